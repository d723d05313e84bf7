"""A search belongs to who searches: its pages, its rooms, and what a candidate may learn of it (nothing)."""

import io
import re
import zipfile

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.identifiers import public_id
from accounts.post.actions import deliver_due
from accounts.post.models import OutboxMail
from partnerships.choice.criteria.models import Criterion
from partnerships.choice.models import Candidacy, PartnerSearch
from partnerships.choice.searches import actions
from partnerships.lifecycle import Stage
from partnerships.room.models import Participant, Partnership, Proposal
from partnerships.room.table.actions import Guest
from tests.factories import (
    BenefitFactory,
    CandidacyFactory,
    ChoiceCriterionFactory,
    DeclineFactory,
    IdeaFactory,
    JointSessionFactory,
    OrganisationFactory,
    ParticipantFactory,
    PartnerSearchFactory,
    QuestionFactory,
    SearchCriterionFactory,
    SideFactory,
    VoteFactory,
)
from tests.factories.choice import ANCHORS
from tests.house.routes import all_routes
from tests.moments import NOW
from tests.reading import text


def there(cast, name, *args):
    return reverse(name, args=[cast.noordzee.public_id, *args])


@pytest.fixture
def searcher(cast, client_of):
    """Alice, who may search partners for Noordzee."""
    cast.alice.memberships.update(may_open_partnerships=True)
    return client_of(cast.alice)


@pytest.fixture
def search(cast):
    cast.alice.memberships.update(may_open_partnerships=True)
    return PartnerSearchFactory(organisation=cast.noordzee, started_by=cast.alice)


def guest(name, email):
    return Guest(organisation_name=name, label="supplier", email=email, name=f"Somebody at {name}", language="en")


def room_with(cast, search, name):
    """Make a room of the search at whose table the organisation sits already; returns its lead."""
    candidacy = actions.open_candidacy(
        search=search,
        public_id=public_id(),
        subject=search.subject,
        label="customer",
        guest=guest(f"seat {name}", f"{name.lower()}@{name.lower()}.example"),
        by=cast.alice,
        now=NOW,
    )
    room = candidacy.partnership
    room.open_seats.update(closed_at=NOW)
    side = SideFactory(
        partnership=room, organisation=OrganisationFactory(name=name, short_name=name.split()[0]), mark=2
    )
    return ParticipantFactory(side=side, lead=True, user__name=f"Lead of {name}")


# --- who may -------------------------------------------------------------------
def test_only_who_may_search_sees_searches(cast, client_of, searcher, search):
    for name in ("search_list", "search_new"):
        assert searcher.get(there(cast, name)).status_code == 200
    page = there(cast, "search", search.public_id)
    assert searcher.get(page).status_code == 200
    for user in (cast.bob, cast.petra, cast.ruben):
        assert client_of(user).get(page).status_code == 403
    for user in (cast.marieke, cast.charlie, cast.admin):
        assert client_of(user).get(page).status_code == 404


def test_a_search_of_another_organisation_is_not_there(cast, client_of, searcher):
    foreign = PartnerSearchFactory(organisation=cast.rondeel)
    assert searcher.get(there(cast, "search", foreign.public_id)).status_code == 404
    room = CandidacyFactory(search=foreign).partnership
    own = PartnerSearchFactory(organisation=cast.noordzee)
    bring = there(cast, "candidacy_bring", own.public_id, room.public_id)
    assert searcher.post(bring).status_code == 404
    criterion = ChoiceCriterionFactory(partnership=room)
    take = there(cast, "search_criterion_take", own.public_id, criterion.public_id)
    assert searcher.post(take).status_code == 404


# --- a search and its rooms ------------------------------------------------------
def test_a_search_begins_once_and_invites_into_a_room_of_its_own(cast, searcher):
    typed = {"question": "Who halves the waste?", "subject": "less waste", "purpose": "we burn food"}
    for _twice in range(2):
        searcher.post(there(cast, "search_new"), typed)
    search = PartnerSearch.objects.get()
    criterion = {"title": "Open with each other", "why": "no games", **ANCHORS}
    searcher.post(there(cast, "search_criterion_new", search.public_id), criterion)
    page = there(cast, "candidacy_new", search.public_id)
    once = searcher.get(page).context["form"].initial["once"]
    invited = {
        "once": once,
        "subject": "less waste",
        "label": "customer",
        "guest_organisation": "Tideline Wash",
        "guest_label": "supplier",
        "guest_name": "Toon",
        "guest_email": "toon@tideline.example",
        "guest_language": "en",
    }
    for _twice in range(2):
        assert searcher.post(page, invited).status_code == 302
    room = Candidacy.objects.get().partnership
    assert room.stage == Stage.CHOOSING
    assert [c.title for c in Criterion.objects.filter(partnership=room)] == ["Open with each other"]
    assert Proposal.objects.get(partnership=room).kind == "choice_criteria"
    assert "Tideline Wash" in text(searcher.get(there(cast, "search", search.public_id)))


def test_a_counter_proposal_taken_over_appears_elsewhere_as_the_searchers_own(cast, searcher, search):
    first, second = (room_with(cast, search, name) for name in ("Groenveld Recovery", "Tideline Wash"))
    theirs = ChoiceCriterionFactory(proposed_by=first, title="Rest at night")
    searcher.post(there(cast, "search_criterion_take", search.public_id, theirs.public_id))
    searcher.post(there(cast, "candidacy_bring", search.public_id, second.partnership.public_id))
    copied = Criterion.objects.get(partnership=second.partnership)
    assert copied.title == "Rest at night"
    assert copied.side.organisation == cast.noordzee
    assert copied.public_id != theirs.public_id
    said = Proposal.objects.get(partnership=second.partnership).content
    assert "Groenveld" not in said
    assert theirs.public_id not in said


def test_candidates_stand_in_alphabetical_order_and_nothing_can_be_sorted(cast, searcher, search):
    for name in ("Tideline Wash", "Groenveld Recovery", "Rondeel Packaging"):
        lead = room_with(cast, search, name)
        BenefitFactory(written_by=lead, text=f"gain of {name}")
    page = searcher.get(there(cast, "search", search.public_id), {"sort": "-fit"})
    body = page.content.decode()
    places = [body.index(f'cand">{name}') for name in ("Groenveld Recovery", "Rondeel Packaging", "Tideline Wash")]
    assert places == sorted(places)
    body = body[body.index("<main") : body.index("</main>")]
    assert "sort=" not in body
    assert "Why is there no ranking?" in body
    words = re.sub("<[^>]+>", " ", body[: body.index('id="no-ranking"')]).replace("no total, no ranking", "")
    assert not re.search(r"\b(rank|score|total|average|winner)\b", words, re.IGNORECASE)


def test_the_comparison_takes_as_many_statements_for_six_as_for_one(cast, searcher, search):
    def statements():
        with CaptureQueriesContext(connection) as found:
            searcher.get(there(cast, "search", search.public_id))
        return len(found)

    BenefitFactory(written_by=room_with(cast, search, "Groenveld Recovery"))
    statements()
    one = statements()
    for number in range(5):
        lead = room_with(cast, search, f"Candidate {number}")
        BenefitFactory(written_by=lead)
        IdeaFactory(brought_by=lead)
    assert statements() == one


def test_votes_stay_sealed_in_the_comparison_as_well(cast, searcher, search):
    lead = room_with(cast, search, "Groenveld Recovery")
    VoteFactory(given_by=lead, answer="no", reason="they are too big for us")
    assert "they are too big for us" not in text(searcher.get(there(cast, "search", search.public_id)))


def test_a_search_ends_and_its_rooms_go_their_own_way(cast, searcher, search):
    lead = room_with(cast, search, "Groenveld Recovery")
    for _twice in range(2):
        searcher.post(there(cast, "search_close", search.public_id), {"because": "we chose"})
    search.refresh_from_db()
    assert search.closed_because == "we chose"
    lead.partnership.refresh_from_db()
    assert lead.partnership.stage == Stage.CHOOSING
    added = searcher.post(
        there(cast, "search_criterion_new", search.public_id), {"title": "late", "why": "x", **ANCHORS}
    )
    assert added.status_code == 409


def test_a_public_body_publishes_and_notes_whom_it_told(cast, client_of, search):
    cast.noordzee.kind = "public_body"
    cast.noordzee.save()
    cast.alice.memberships.update(may_open_partnerships=True)
    client = client_of(cast.alice)
    page = there(cast, "treatment_new", search.public_id)
    assert client.post(page, {"told_on": "2026-01-05", "what": "volumes"}).status_code == 422
    client.post(page, {"told_on": "2026-01-05", "what": "volumes of last year", "told_all": "on"})
    shown = text(client.get(there(cast, "search", search.public_id)))
    assert "volumes of last year" in shown
    assert "when and where the criteria were published" in shown


# --- the crawl -----------------------------------------------------------------
MARKERS = (
    "Groenveld",
    "Tideline",
    "gain of the other",
    "idea of the other",
    "question of the other",
    "session of the other",
    "Who can halve",
    "we burn what",
)


@pytest.fixture
def crowd(cast, search):
    """Three candidates; Rondeel's lead is the one who crawls. Returns the lead and the ids of the others."""
    SearchCriterionFactory(search=search)
    leads = {name: room_with(cast, search, name) for name in ("Groenveld Recovery", "Tideline Wash")}
    ids = {search.public_id}
    for lead in leads.values():
        benefit = BenefitFactory(written_by=lead, text="gain of the other")
        idea = IdeaFactory(brought_by=lead, title="idea of the other")
        criterion = ChoiceCriterionFactory(proposed_by=lead)
        ids |= {benefit.public_id, idea.public_id, criterion.public_id, lead.public_id, lead.side.public_id}
        ids |= {lead.partnership.public_id, lead.side.organisation.public_id}
        question = QuestionFactory(asked_by=lead, text="question of the other")
        session = JointSessionFactory(
            planned_by=lead, partnership=lead.partnership, subject="session of the other"
        )
        ids |= {question.public_id, session.public_id}
        ids |= set(Proposal.objects.filter(partnership=lead.partnership).values_list("public_id", flat=True))
    DeclineFactory(declined_by=leads["Tideline Wash"], reason="Tideline has no people for it")
    own = room_with(cast, search, "Quell Packaging")
    own.user.memberships.filter(organisation=own.side.organisation).update(
        is_administrator=True, is_portfolio_reader=True, may_open_partnerships=True
    )
    BenefitFactory(written_by=own)
    IdeaFactory(brought_by=own)
    return own, ids


def body_of(answer) -> str:
    """Return what an answer holds, also of a file, and what is packed inside an archive."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if zipfile.is_zipfile(io.BytesIO(content)):
        archive = zipfile.ZipFile(io.BytesIO(content))
        content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8", "replace")


def crawl(client, start):
    """Follow every link of our own from these addresses; returns address → answer."""
    seen, waiting = {}, list(start)
    while waiting:
        address = waiting.pop()
        if address in seen or len(seen) > 400:
            continue
        seen[address] = answer = client.get(address)
        if answer.status_code in (301, 302):
            waiting.append(answer["Location"])
        elif "text/html" in answer.get("Content-Type", ""):
            found = re.findall(r'(?:href|action)="(/[^"#]*)', answer.content.decode())
            waiting += [
                link.replace("&amp;", "&") for link in found if not link.startswith(("/static", "/accounts"))
            ]
    return seen


def test_a_candidates_person_who_crawls_every_page_learns_nothing_of_the_others(client_of, crowd):
    own, ids = crowd
    client = client_of(own.user)
    pages = crawl(client, ["/", f"/p/{own.partnership.public_id}/", "/organisation/"])
    assert any(address.endswith("/partner/") for address in pages)
    assert len(pages) > 20
    for address, answer in pages.items():
        said = body_of(answer) + str(answer.headers) + address
        for marker in (*MARKERS, *ids):
            assert marker not in said, (marker, address)


def test_no_address_of_the_url_tree_tells_a_candidate_of_the_others(client_of, crowd):
    """Every address that needs no more than the own room or organisation: pages, exports, settings, search."""
    own, ids = crowd
    client = client_of(own.user)
    places = {"partnership": own.partnership.public_id, "organisation": own.side.organisation.public_id}
    asked = set()
    for route in all_routes():
        if not route.name or route.name == "account_logout" or not set(route.arguments) <= set(places):
            continue
        for query in ("", "?q=Groenveld&search=Groenveld&page=1", "?q=halve"):
            answer = client.get(route.path(places) + query)
            assert answer.status_code < 500, route.name
            said = body_of(answer) + str(answer.headers)
            if answer.status_code == 200:
                asked.add(route.name)
            # A search gives back the word that was typed, and nothing else of the others.
            told = ids if query else (*MARKERS, *ids)
            assert not [marker for marker in told if marker in said], (route.name, query)
    assert {"room_export_file", "search_everything", "calendar_settings", "milestones", "portfolio"} <= asked


def test_a_search_finds_and_counts_nothing_of_the_others(client_of, crowd):
    own, _ids = crowd
    client = client_of(own.user)

    def found(word):
        main = client.get(reverse("search_everything"), {"q": word}).text
        return main[main.index("<main") :].replace(word, "")

    nowhere = re.sub("<[^>]+>", " ", found("Zzyzx"))
    for marker in MARKERS:
        assert re.sub("<[^>]+>", " ", found(marker)) == nowhere


def test_the_calendar_feed_of_a_candidate_holds_the_own_sessions_alone(client_of, crowd):
    own, ids = crowd
    client = client_of(own.user)
    session = JointSessionFactory(planned_by=own, partnership=own.partnership)
    page = client.post(reverse("calendar_make")).text
    feed = client_of().get(re.search(r"/calendar/[^\s\"<]+\.ics", page)[0]).text
    feed = feed.replace("\r\n ", "")  # long lines are folded
    assert session.public_id in feed
    assert not [marker for marker in (*MARKERS, *ids) if marker in feed]


def test_guessing_every_address_with_the_ids_of_the_others_finds_nothing(cast, client_of, crowd):
    """Rooms and organisations of others as such, and things of others within the own room."""
    own, ids = crowd
    client = client_of(own.user)
    rival = Candidacy.objects.exclude(partnership=own.partnership).first().partnership
    things = [
        rival.public_id,
        rival.criteria.first().public_id,
        rival.benefits.first().public_id,
        rival.ideas.first().public_id,
        PartnerSearch.objects.get().public_id,
    ]
    for route in all_routes():
        first = {"partnership", "organisation"} & set(route.arguments)
        if not route.name or not first:
            continue
        home = own.partnership if "partnership" in first else own.side.organisation
        tried = [dict.fromkeys(route.arguments, rival.public_id)]
        if len(route.arguments) > 1:
            tried += [
                dict.fromkeys(route.arguments, thing) | {first.copy().pop(): home.public_id} for thing in things
            ]
        for arguments in tried:
            answer = client.get(route.path(arguments))
            # 403: in the own room the function is asked for before anything is looked up.
            at_home = arguments.get("partnership") == own.partnership.public_id
            refused = (403, 404, 405) if at_home else (404, 405)
            assert answer.status_code in refused, (route.name, arguments, answer.status_code)
            body = body_of(answer)
            assert not any(other in body for other in ids)


def test_the_room_costs_as_many_statements_with_rivals_as_without(cast, client_of, search):
    own = room_with(cast, search, "Quell Packaging")
    client = client_of(own.user)
    pages = [
        reverse(name, args=[own.partnership.public_id])
        for name in ("right_partner", "room_overview", "criterion_list", "room_people", "room_history", "fit")
    ]

    def picture():
        found = []
        for page in ["/", *pages]:
            with CaptureQueriesContext(connection) as statements:
                body = client.get(page).content
            found.append((len(statements), re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", body)))
        return found

    picture()
    alone = picture()
    for name in ("Groenveld Recovery", "Tideline Wash"):
        BenefitFactory(written_by=room_with(cast, search, name))
    assert picture() == alone


def test_letters_to_a_candidate_name_nobody_else(cast, search):
    for name in ("Groenveld Recovery", "Tideline Wash", "Quell Packaging"):
        SearchCriterionFactory(search=search)
        room_with(cast, search, name)
    assert OutboxMail.objects.count() >= 3
    deliver_due(now=NOW)
    for letter in mail.outbox:
        own = letter.to[0].split("@")[0].split(" ")[0]
        others = {"groenveld", "tideline", "quell"} - {own}
        said = f"{letter.subject} {letter.body} {letter.message()}".lower()
        assert not any(name in said for name in others) or own == "alice"


def test_nothing_of_the_room_leads_to_the_search():
    """By construction: no model that a room's pages read has a column that points at a search."""
    for model in (Partnership, Participant, Criterion, Proposal):
        assert not [
            field
            for field in model._meta.get_fields()
            if field.related_model in (PartnerSearch, Candidacy) and not field.hidden and not field.auto_created
        ]
