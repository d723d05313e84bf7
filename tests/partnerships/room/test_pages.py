"""Masthead, navigation, consent pages, history page, first day, glossary."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from accounts.post.kinds import compose
from accounts.post.models import OutboxMail
from partnerships import glossary
from partnerships.conditions import Condition
from partnerships.lifecycle import Stage
from partnerships.roles import Function
from partnerships.room import navigation
from partnerships.room.access import enter
from partnerships.room.canonical import in_fours
from partnerships.room.chronicle import sentences
from partnerships.room.consent import actions as consent
from partnerships.room.consent.models import Proposal
from partnerships.room.consent.reads import acceptances, answered, of_partnership
from partnerships.room.first_day import first_steps
from partnerships.room.history.actions import record
from partnerships.room.history.models import Event
from partnerships.room.masthead import masthead
from partnerships.room.models import Participant, Side
from partnerships.room.questions import actions as questions
from partnerships.room.stage_sentence import about, stage_sentence
from partnerships.room.table import actions as table
from tests import kinds
from tests.factories import IdeaFactory, OpenSeatFactory, ParticipantFactory, SideFactory, StandInFactory
from tests.reading import text


def propose(cast, now, by="bob", subject_id="1", kind="test_text", **content):
    return consent.propose(
        partnership=cast.meals,
        kind=kind,
        subject_id=subject_id,
        content=content or {"title": "Open books", "text": "We share the cost model."},
        by=cast.seat_of(getattr(cast, by)),
        now=now,
    )


def page_of(proposal, verb="") -> str:
    return f"/p/{proposal.partnership.public_id}/consent/{proposal.public_id}/{verb}"


# --- masthead -------------------------------------------------------------------
def test_one_statement_and_the_same_head_for_both_sides(cast):
    heads = {}
    for user in (cast.alice, cast.marieke):
        access = enter(user, cast.meals.public_id)
        with CaptureQueriesContext(connection) as captured:
            heads[user] = masthead(access)
        assert len(captured) == 1
    alice, marieke = heads[cast.alice], heads[cast.marieke]
    assert [side.name for side in alice.sides] == ["Aldersteen Catering", "Noordzee Airways"]
    assert [side.is_yours for side in alice.sides] == [False, True]
    assert [side.is_yours for side in marieke.sides] == [True, False]
    assert [side.people_line for side in alice.sides] == [side.people_line for side in marieke.sides]
    assert alice.sides[0].people_line == "Marieke van Aalst, lead · Hugo Aldersteen, director"
    assert alice.about == marieke.about


def test_a_kept_seat_is_hollow_and_stands_in_its_place(cast, now, django_assert_num_queries):
    for mark, name, done in ((3, "boven Rijn", {}), (4, "Zuid", {}), (4, "Filled", {"filled_at": now})):
        OpenSeatFactory(
            kept_by=cast.seat_of(cast.alice), for_organisation=True, mark=mark, organisation_name=name, **done
        )
    OpenSeatFactory(kept_by=cast.seat_of(cast.alice))
    access = enter(cast.hugo, cast.meals.public_id)
    with django_assert_num_queries(1):
        sides = masthead(access).sides
    assert [(side.name, side.mark, side.is_open, side.people_line.count(",")) for side in sides] == [
        ("Aldersteen Catering", 2, False, 2),
        ("boven Rijn", 3, True, 0),
        ("Noordzee Airways", 1, False, 2),
        ("Zuid", 4, True, 0),
    ]


def test_a_side_without_lead_and_director_keeps_its_place(cast, now):
    Participant.objects.filter(user__in=(cast.marieke, cast.hugo)).update(left_at=now)
    aldersteen, noordzee = masthead(enter(cast.alice, cast.meals.public_id)).sides
    assert (aldersteen.name, aldersteen.people_line) == ("Aldersteen Catering", "")
    assert noordzee.people_line


def test_leads_stand_before_directors_and_nobody_else_stands_there(cast, now):
    side = SideFactory(partnership=cast.meals)
    ParticipantFactory(side=side, director=True, user__name="Dora")
    ParticipantFactory(side=side, lead=True, user__name="Lena", job_title="buyer")
    ParticipantFactory(side=side, lead=True, user__name="Lars", left_at=now)
    ParticipantFactory(side=side, user__name="Mees")
    (head,) = (one for one in masthead(enter(cast.alice, cast.meals.public_id)).sides if one.mark == side.mark)
    assert head.people_line == "Lena, buyer · Dora, director"


def test_a_side_that_left_is_not_at_the_table(cast):
    side = SideFactory(partnership=cast.meals, left=True)
    ParticipantFactory(side=side, lead=True)
    assert side.name not in [s.name for s in masthead(enter(cast.alice, cast.meals.public_id)).sides]


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        (Stage.CHOOSING, "Choosing each other since June 2024."),
        (Stage.GROWING, "Growing since June 2024."),
        (Stage.PARTED, "Parted in June 2024."),
    ],
)
def test_the_stage_is_a_sentence(cast, stage, sentence):
    cast.meals.stage, cast.meals.stage_since, cast.meals.partners_since = stage, date(2024, 6, 1), None
    assert stage_sentence(cast.meals) == sentence
    cast.meals.subject = "linen for all wards."
    assert about(cast.meals) == f"Linen for all wards. {sentence}"


def test_partners_since_before_growing_since(cast):
    cast.meals.stage_since, cast.meals.partners_since = date(2024, 6, 1), date(2023, 5, 1)
    assert stage_sentence(cast.meals) == "Partners since May 2023, growing since June 2024."


# --- navigation -----------------------------------------------------------------
def test_what_has_no_page_is_not_in_the_navigation(cast):
    access = enter(cast.alice, cast.meals.public_id)
    navigation.register(navigation.Entry("test_nowhere", "Nowhere", "no_such_page", 20))
    navigation.register(navigation.Entry("test_people", "Sessions", "room_people", 70))
    try:
        labels = [item.label for item in navigation.items(access, "people")]
        assert "Nowhere" not in labels
        assert labels.index("Sessions") < labels.index("More")
        assert {item.label: item.is_current for item in navigation.items(access, "people")}["More"]
        with pytest.raises(ValueError, match="twice"):
            navigation.register(navigation.Entry("test_people", "Again", "room_people", 70))
    finally:
        del navigation._ENTRIES["test_nowhere"], navigation._ENTRIES["test_people"]


# --- consent pages ----------------------------------------------------------------
def test_the_page_shows_every_row_and_each_sides_answer(cast, client_of, now):
    proposal = propose(cast, now, by="alice")
    for who in ("marieke", "bob", "olive", "petra"):
        shown = text(client_of(getattr(cast, who)).get(page_of(proposal)))
        assert "We share the cost model." in shown
        assert "Noordzee: accepted by Alice Vermeer, 9 March 2026" in shown
        assert proposal.fingerprint[:4] in shown


def test_who_may_accept_is_offered_it_and_others_read_who_can(cast, client_of, now):
    proposal = propose(cast, now)
    assert "Accept for Aldersteen" in text(client_of(cast.marieke).get(page_of(proposal)))
    olive = text(client_of(cast.olive).get(page_of(proposal)))
    assert "Accept for" not in olive
    assert "lead or director" in olive


def test_accepting_by_post_twice_is_one_acceptance(cast, client_of, now):
    proposal = propose(cast, now, by="alice")
    client = client_of(cast.marieke)
    for _ in range(2):
        answer = client.post(page_of(proposal, "accept/"), {"fingerprint": proposal.fingerprint})
        assert answer.status_code == 302
    assert Proposal.objects.get().state == "joint"
    assert "Joint since 9 March 2026" in text(client.get(page_of(proposal)))
    assert client.get(page_of(proposal, "accept/")).status_code == 405


@pytest.mark.parametrize("shown", ["", "x", "\x00" * 64, "0" * 64, "F" * 64, "0" * 100_000])
def test_without_the_right_fingerprint_nothing_is_accepted(cast, client_of, now, shown):
    proposal = propose(cast, now)
    answer = client_of(cast.marieke).post(page_of(proposal, "accept/"), {"fingerprint": shown})
    assert answer.status_code == 409
    assert not proposal.consents.exists()


def test_a_stale_acceptance_shows_old_beside_new(cast, client_of, now):
    first = propose(cast, now, title="Open books", text="We share the cost model.")
    propose(cast, now, title="Open books", text="We share everything.")
    answer = client_of(cast.marieke).post(page_of(first, "accept/"), {"fingerprint": first.fingerprint})
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "<del>We share the cost model.</del>" in body
    assert "<ins>We share everything.</ins>" in body
    assert "Accept for Aldersteen" in body  # the version of now, under its own address


def test_rows_that_moved_on_are_shown_and_not_accepted(cast, client_of, now):
    kinds.ROWS["7"] = {"text": "one"}
    proposal = propose(cast, now, kind="test_rows", subject_id="7", text="one")
    kinds.ROWS["7"] = {"text": "two"}
    client = client_of(cast.marieke)
    assert "<ins>two</ins>" in client.get(page_of(proposal)).content.decode()
    answer = client.post(page_of(proposal, "accept/"), {"fingerprint": proposal.fingerprint})
    assert answer.status_code == 409


def test_declining_by_post(cast, client_of, now):
    proposal = propose(cast, now, by="alice")
    client = client_of(cast.marieke)
    empty = client.post(page_of(proposal, "decline/"), {"fingerprint": proposal.fingerprint, "reason": " "})
    assert empty.status_code == 422
    assert "Say why" in text(empty)
    for _ in range(2):
        data = {"fingerprint": proposal.fingerprint, "reason": "<b>too early</b>"}
        assert client.post(page_of(proposal, "decline/"), data).status_code == 302
    shown = client_of(cast.alice).get(page_of(proposal)).content.decode()
    assert "&lt;b&gt;too early" in shown
    assert "declined by Marieke" in shown


def test_taking_back_by_post(cast, client_of, now):
    proposal = propose(cast, now, by="bob")
    assert client_of(cast.marieke).post(page_of(proposal, "withdraw/")).status_code == 409
    for _ in range(2):
        assert client_of(cast.bob).post(page_of(proposal, "withdraw/")).status_code == 302
    assert Proposal.objects.get().state == "withdrawn"


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"])
def test_back_is_never_off_site(cast, client_of, now, target):
    proposal = propose(cast, now)
    data = {"fingerprint": proposal.fingerprint, "next": target}
    answer = client_of(cast.marieke).post(page_of(proposal, "accept/"), data)
    assert answer["Location"] == page_of(proposal)


def test_a_proposal_of_another_room_is_not_found_here(cast, client_of, now):
    proposal = propose(cast, now)
    address = f"/p/{cast.snacks.public_id}/consent/{proposal.public_id}/"
    assert client_of(cast.charlie).get(address).status_code == 404
    assert (
        client_of(cast.charlie).post(address + "accept/", {"fingerprint": proposal.fingerprint}).status_code == 404
    )


def test_the_list_takes_as_many_statements_for_forty_proposals(cast, client_of, now):
    client = client_of(cast.marieke)
    address = reverse("consent_list", args=[cast.meals.public_id])

    def add(numbers):
        for number in numbers:
            propose(cast, now, by="alice", subject_id=f"open {number}")
            settled = propose(cast, now, by="bob", subject_id=f"settled {number}")
            consent.withdraw(proposal=settled, by=cast.seat_of(cast.bob), now=now)
            propose(cast, now, by="alice", subject_id=f"changed {number}", text="a")
            propose(cast, now, by="alice", subject_id=f"changed {number}", text="b")

    add(range(1))
    few = _statements(client, address)
    add(range(1, 12))
    assert _statements(client, address) == few


def test_what_was_answered_reads_the_same_in_one_statement_as_in_two(cast, now, django_assert_num_queries):
    ruben, bob, hugo = (cast.seat_of(user) for user in (cast.ruben, cast.bob, cast.hugo))
    StandInFactory(absent=ruben, person=bob)
    half = propose(cast, now, by="alice", subject_id="accepted by one side", kind="test_charter")
    consent.accept(proposal=half, fingerprint=half.fingerprint, by=bob, now=now)
    joint = propose(cast, now, by="alice", subject_id="joint")
    for seat in (ruben, hugo):
        consent.accept(proposal=joint, fingerprint=joint.fingerprint, by=seat, now=now)
    declined = propose(cast, now, by="alice", subject_id="declined")
    consent.decline(proposal=declined, fingerprint=declined.fingerprint, reason="Not yet", by=hugo, now=now)
    propose(cast, now, by="alice", subject_id="nobody answered")
    access = enter(cast.alice, cast.meals.public_id)
    rows = of_partnership(access).order_by("pk")
    with django_assert_num_queries(1):
        together = answered(rows)
    shown = acceptances(together, access)
    assert shown == acceptances(list(rows), access)
    of_half = next(one for one in shown if one.public_id == half.public_id)
    words = [answer.words for answer in of_half.accepts]
    assert words == ["not yet", "accepted by Bob de Wit (standing in for Ruben Dekker), 9 March 2026"]
    assert len(shown) == 4


def _statements(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_version_that_was_replaced_says_on_which_day(cast, now, client_of):
    first = propose(cast, now, title="Open books", text="one")
    propose(cast, now, title="Open books", text="two")
    shown = client_of(cast.marieke).get(page_of(first)).text
    assert "Replaced by a newer version on 9 March 2026." in shown


# --- history ----------------------------------------------------------------------
def history(cast) -> str:
    return reverse("room_history", args=[cast.meals.public_id])


def test_events_read_as_sentences_in_the_readers_language(cast, client_of, now):
    propose(cast, now, by="alice")
    table.change_function(
        participant=cast.seat_of(cast.bob), function="lead", job_title="", by=cast.seat_of(cast.alice), now=now
    )
    shown = text(client_of(cast.marieke).get(history(cast)))
    assert "Alice Vermeer (Noordzee) proposed “Open books”, version 1." in shown
    assert "Alice Vermeer (Noordzee) made Bob de Wit lead, before that member." in shown


def test_every_verb_that_this_room_writes_has_a_sentence(cast):
    written = set()
    for path in Path("partnerships").rglob("*.py"):
        written |= set(re.findall(r'"((?:consent|seat|side|partnership)\.[a-z_]+)"', path.read_text()))
    assert len(written) > 12
    assert written - set(glossary.WORDS) <= set(sentences._VERBS)


def test_a_verb_nobody_knows_is_said_so_and_breaks_nothing(cast, client_of, now):
    with transaction.atomic():
        record(partnership=cast.meals, verb="moon.landed", by=None, now=now, data={"side": 3})
    assert "moon.landed" in text(client_of(cast.alice).get(history(cast)))


def test_filtered_by_person_and_kind(cast, client_of, now):
    propose(cast, now, by="alice")
    table.add_participant(user=cast.wouter, function="member", by=cast.seat_of(cast.ruben), now=now)
    client = client_of(cast.alice)
    lines = lambda **by: re.findall(r'<li id="e\d+"', client.get(history(cast), by).content.decode())  # noqa: E731
    assert len(lines()) == 3
    assert len(lines(person=cast.seat_of(cast.alice).public_id)) == 2
    assert len(lines(kind="seat")) == 1
    assert len(lines(kind="consent", person=cast.seat_of(cast.ruben).public_id)) == 0


@pytest.mark.parametrize("value", ["\x00", "x" * 5000, "1e309", "-1", "'", "‮", "99999999999999999999"])
def test_odd_addresses_never_break_the_history(cast, client_of, now, value):
    propose(cast, now)
    client = client_of(cast.alice)
    for name in ("person", "kind", "page"):
        assert client.get(history(cast), {name: value}).status_code == 200
    stranger = cast.seat_of(cast.charlie, cast.snacks).public_id
    assert client.get(history(cast), {"person": stranger}).status_code == 200


def test_the_history_is_paged_and_takes_as_many_statements_for_all_of_it(cast, client_of, now):
    client = client_of(cast.alice)
    propose(cast, now, by="alice", subject_id="0")
    few = _statements(client, history(cast))
    for number in range(1, 40):
        propose(cast, now, by="alice", subject_id=str(number))
    assert Event.objects.filter(partnership=cast.meals).count() == 80
    assert _statements(client, history(cast)) == few
    body = client.get(history(cast), {"page": "2"}).content.decode()
    assert 'id="e1"' in body
    assert 'id="e80"' not in body


def test_a_history_looks_up_only_the_names_that_its_sentences_mention(cast, now, django_assert_num_queries):
    seat = cast.seat_of(cast.alice)
    idea = IdeaFactory(brought_by=seat)
    for verb in ("idea.brought", "idea.changed", "idea.adopted"):
        record(partnership=cast.meals, verb=verb, by=seat, now=now, subject=("idea", idea.public_id))
    events = list(Event.objects.filter(partnership=cast.meals).order_by("number"))
    with django_assert_num_queries(2):  # who did it, and what the idea is called: for three verbs at once
        said = [line.text for line in sentences.lines(events)]
    assert all(idea.title in sentence for sentence in said)
    proposal = propose(cast, now, title="Open books")
    event = Event.objects.get(verb="consent.proposed")
    with django_assert_num_queries(2):
        (line,) = sentences.lines([event])
    assert "Open books" in line.text
    assert proposal.public_id == event.subject_id


def test_the_head_of_the_chain_is_shown_in_short(cast, client_of, now):
    propose(cast, now)
    head = cast.meals.chain_head
    head.refresh_from_db()
    assert f"{head.digest[:4]} {head.digest[4:8]}" in text(client_of(cast.olive).get(history(cast)))


# --- first day ----------------------------------------------------------------------
def test_steps_that_exist_and_none_that_is_done(cast, now):
    def titles() -> list[str]:
        return [step.title for step in first_steps(enter(cast.marieke, cast.meals.public_id))]

    assert "Bring in your colleagues" not in titles()
    table.end_seat(participant=cast.seat_of(cast.hugo), by=cast.seat_of(cast.marieke), now=now, anyway=True)
    assert "Bring in your colleagues" in titles()
    OpenSeatFactory(kept_by=cast.seat_of(cast.alice), for_organisation=True, organisation_name="Wijkwerk")
    assert titles()[0] == "Fill the seat of Wijkwerk"


def test_the_first_steps_ask_no_more_than_the_head_of_the_page(cast, django_assert_num_queries):
    access = enter(cast.marieke, cast.meals.public_id)
    with django_assert_num_queries(1):
        masthead(access)
        first_steps(access)


def test_no_step_is_offered_to_who_may_not_take_it(cast, now, client_of):
    Side.objects.filter(pk=cast.side_of(cast.aldersteen).pk).update(left_at=now)
    for who in (cast.olive, cast.petra):
        for step in first_steps(enter(who, cast.meals.public_id)):
            if step.url:
                assert client_of(who).get(step.url).status_code == 200


# --- words --------------------------------------------------------------------------
def test_every_code_has_its_word_in_both_languages():
    keys = [f"condition.{c}" for c in Condition] + [f"stage.{s}" for s in Stage]
    keys += [f"function.{f}" for f in Function] + [f"side.{label}" for label in Side.Label.values]
    for key in keys:
        assert glossary.WORDS[key]
    assert len(glossary.WORDS) == len(glossary.TABLE)
    for entry in glossary.TABLE:
        assert all((entry.en, entry.nl, entry.means_en, entry.means_nl))


def test_a_word_takes_the_language_of_the_moment():
    lazy = glossary.word("condition.equality")
    with translation.override("nl"):
        assert str(lazy) == "Gelijkwaardig"
    with translation.override("en"):
        assert str(lazy) == "Equal footing"
        shown = Template('{% load room %}{% word "condition.start_small" %}').render(Context())
    assert shown == "Start small, think big"
    with pytest.raises(KeyError):
        glossary.word("no.such")


# --- the history of one thing, and the head that leaves the house ------------------------
def test_the_history_is_filtered_by_kind_of_thing_and_by_one_thing(cast, client_of, now):
    one = propose(cast, now, by="alice", title="Open books")
    propose(cast, now, by="alice", subject_id="2", title="Winter timetable")
    question = questions.ask(
        partnership=cast.meals,
        text="Which books?",
        about=("proposal", one.public_id),
        by=cast.seat_of(cast.marieke),
        now=now,
    )
    client = client_of(cast.olive)
    address = reverse("room_history", args=[cast.meals.public_id])
    by_kind = text(client.get(address, {"subject": "question"}))
    assert "Which books?" in by_kind
    assert "proposed" not in by_kind
    of_one = text(client.get(address, {"about": f"proposal:{one.public_id}"}))
    assert "proposed “Open books”" in of_one
    assert "Winter timetable" not in of_one
    of_question = text(client.get(address, {"about": f"question:{question.public_id}"}))
    assert "Which books?" in of_question
    assert client.get(address, {"about": "proposal:" + "2" * 20}).status_code == 404


def test_the_head_stands_on_the_history_below_prints_and_in_the_mail_to_all_sides(cast, client_of, now):
    proposal = propose(cast, now, by="alice")
    consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=cast.seat_of(cast.marieke), now=now)
    head = cast.meals.chain_head
    head.refresh_from_db()
    short = in_fours(head.digest[:16])
    for name in ("room_history", "room_people", "question_list"):
        page = client_of(cast.hugo).get(reverse(name, args=[cast.meals.public_id])).content.decode()
        assert re.search(rf"print-only[^>]*>[^<]*entry {head.number}, fingerprint {short}", page)
    joint = Event.objects.get(verb="consent.joint")
    mail = OutboxMail.objects.filter(kind="consent_joint").first()
    assert in_fours(joint.digest) in " ".join(compose(mail.kind, mail.about).after)
