"""The demonstration's partner search: three organisations, one of which did not go on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from accounts.identifiers import public_id
from accounts.organisations.models import Invitation, Membership, Organisation
from accounts.people.models import User
from assessments.fit.actions import write_fit
from dashboards.demonstration.scene import Scene, Step
from partnerships.choice.benefits.actions import write_benefit
from partnerships.choice.criteria.reads import joint_criteria, joint_proposal
from partnerships.choice.ideas.actions import bring_idea
from partnerships.choice.models import PartnerSearch
from partnerships.choice.searches import actions
from partnerships.choice.voting.actions import decline, vote
from partnerships.room.consent.actions import accept
from partnerships.room.models import OpenSeat, Participant, Partnership, Proposal
from partnerships.room.table import taking
from partnerships.room.table.actions import Guest, add_participant, ticket

QUESTION = "Who can halve the waste between galley and kitchen with us?"


@dataclass(frozen=True)
class Candidate:
    """An organisation that is looked at and looks back. `ours`, `theirs`: level and evidence per criterion."""

    name: str
    short_name: str
    domain: str
    lead: tuple[str, str, str]
    director: tuple[str, str]
    begun_days_ago: int
    gain: str
    our_gain: str
    ideas: tuple[str, ...]
    ours: tuple[tuple[int, str], ...] = ()
    theirs: tuple[tuple[int, str], ...] = ()
    to_talk_about: str = ""
    declines: str = ""
    votes: bool = False


CRITERIA = (
    (
        "Innovation as a way of life",
        "what they changed unasked in three years",
        ("waits to be asked", "an idea now and then", "ideas every year", "tries things unasked", "cannot stop"),
    ),
    (
        "Sincere interest in each other",
        "do they know our world, do we know theirs",
        ("knows the contract", "knows our people", "has visited", "has worked along", "asks what we never said"),
    ),
    (
        "Willing to invest knowledge and skill",
        "both ways",
        ("nothing", "a person now and then", "a person for a project", "a person for good", "its best people"),
    ),
    (
        "Open with each other",
        "cost, capacity, bad news",
        ("prices only", "capacity as well", "costs on request", "costs as they are", "bad news on the same day"),
    ),
)

CANDIDATES = (
    Candidate(
        "Groenveld Recovery",
        "Groenveld",
        "groenveld.example",
        ("fenna", "Fenna Groenveld", "Plant manager"),
        ("rein", "Rein Groenveld"),
        70,
        "Proof that food waste from flights can become feed; it opens airports elsewhere.",
        "A use for what is now burnt by law.",
        (
            "Sort in the galley by colour, not by text",
            "Compact trays as one block",
            "Weigh per flight, share the figure with crew",
        ),
        (
            (75, "Four of six lines rebuilt by own staff"),
            (75, "Walked along on two night shifts"),
            (50, "A chemist, one day a week"),
            (50, "Shared capacity, not yet cost"),
        ),
        (
            (75, "They test on real flights, not in a hall"),
            (50, "Noordzee has not visited yet"),
            (50, "We ask for flight data, not for money"),
            (75, "Told us what the other caterer said no to"),
        ),
        "When can we come and see the night shift together?",
    ),
    Candidate(
        "Lindehout Packaging",
        "Lindehout",
        "lindehout.example",
        ("maud", "Maud Linde", "Sales director"),
        ("bart", "Bart Linde"),
        64,
        "Crew as daily testers of our materials.",
        "Packaging knowledge that we do not have.",
        ("One tray lid for all classes", "Fibre cup without lining"),
        declines=(
            "We looked hard at our own people. Two of our three designers are tied to another line until next "
            "summer, and half a designer is not what you deserve. We would rather say so now. If the question is "
            "still there in a year, we would gladly talk again."
        ),
    ),
    Candidate(
        "Tideline Wash",
        "Tideline",
        "tideline.example",
        ("toon", "Toon Hamer", "Operations manager"),
        ("sascha", "Sascha Hamer"),
        58,
        "A steady base load that pays a second line.",
        "Cups and cutlery that return within a day.",
        ("Cutlery with a chip, counted on return", "Night wash next to the apron", "Rinse water for trolleys"),
        (
            (50, "Steady improvement, few leaps"),
            (75, "Knows our galleys well"),
            (75, "An engineer, full time"),
            (75, "Open books offered; we are to follow"),
        ),
        (
            (75, "They let the crew decide what is tried"),
            (50, "We ask Noordzee to learn how a wash line plans"),
            (75, "A planner of theirs joins us in spring"),
            (75, "Told us their peak figures"),
        ),
        "What if volumes fall by a third?",
        votes=True,
    ),
)


def steps(scene: Scene) -> Iterator[Step]:
    """Return the search of Noordzee, told beside its oldest partnership."""
    yield Step(scene.ago(days=80), lambda at: _begin(scene, at))
    for candidate in CANDIDATES:
        days = candidate.begun_days_ago
        yield Step(scene.ago(days=days), lambda at, c=candidate: _invite(scene, c, at))
        yield Step(scene.ago(days=days - 5), lambda at, c=candidate: _sit_down(scene, c, at))
        yield Step(scene.ago(days=days - 14), lambda at, c=candidate: _bring(c, at))
        yield Step(scene.ago(days=days - 30), lambda at, c=candidate: _judge(c, at))


def _begin(scene: Scene, at: datetime) -> None:
    alice = scene.seats["alice"]
    search = actions.start_search(
        organisation=alice.side.organisation,
        question=QUESTION,
        subject="Less waste between galley and kitchen",
        purpose=(
            "A third of what comes back from a flight was never touched, and what was touched is burnt. Neither "
            "we nor our caterer can change that alone."
        ),
        by=alice.user,
        now=at,
    )
    names = ("at_0", "at_25", "at_50", "at_75", "at_100")
    for title, why, anchors in CRITERIA:
        texts = dict(zip(names, anchors, strict=True))
        actions.add_search_criterion(
            search=search,
            title=title,
            why=why,
            offers="The same from us, and we go first." if title == "Open with each other" else "",
            is_law=False,
            law_reference="",
            by=alice.user,
            now=at,
            **texts,
        )


def _invite(scene: Scene, candidate: Candidate, at: datetime) -> None:
    alice, ruben = scene.seats["alice"], scene.seats["ruben"]
    login, name, _job = candidate.lead
    candidacy = actions.open_candidacy(
        search=PartnerSearch.objects.get(question=QUESTION),
        public_id=public_id(),
        subject="Less waste between galley and kitchen",
        label="customer",
        guest=Guest(candidate.name, "supplier", f"{login}@{candidate.domain}", name, "en"),
        by=alice.user,
        now=at,
    )
    room = candidacy.partnership
    Partnership.objects.filter(pk=room.pk).update(is_demonstration=True)
    add_participant(user=ruben.user, function="director", by=_seat(room, "alice"), now=at)


def _sit_down(scene: Scene, candidate: Candidate, at: datetime) -> None:
    organisation = Organisation.objects.create(name=candidate.name, short_name=candidate.short_name, created_at=at)
    kept = OpenSeat.objects.get(organisation_name=candidate.name)
    people = []
    for login, name, job in (candidate.lead, (*candidate.director, "Director")):
        user = User.objects.create(
            email=f"{login}@{candidate.domain}",
            name=name,
            language="en",
            password=scene.seats["alice"].user.password,
            is_demonstration=True,
            joined_at=at,
        )
        Membership.objects.create(
            organisation=organisation, user=user, job_title=job, is_administrator=not people, since=at
        )
        people.append(user)
    taking.take(seat=ticket(kept), user=people[0], organisation=organisation, job_title="", now=at)
    Invitation.objects.filter(pk=kept.invitation_id).update(accepted_at=at, accepted_by=people[0])
    lead = Participant.objects.get(user=people[0])
    add_participant(user=people[1], function="director", by=lead, now=at)
    proposal = Proposal.objects.get(partnership=lead.partnership, kind="choice_criteria")
    accept(proposal=proposal, fingerprint=proposal.fingerprint, by=lead, now=at)


def _bring(candidate: Candidate, at: datetime) -> None:
    lead = _lead(candidate)
    write_benefit(text=candidate.gain, beyond_money=True, by=lead, now=at)
    write_benefit(text=candidate.our_gain, beyond_money=True, by=_seat(lead.partnership, "alice"), now=at)
    for title in candidate.ideas:
        bring_idea(
            title=title,
            text="To be tried on one route before the summer.",
            kind="process",
            reuse="own_field",
            reuse_note="",
            by=lead,
            now=at,
        )


def _judge(candidate: Candidate, at: datetime) -> None:
    lead = _lead(candidate)
    director = Participant.objects.get(user__email=f"{candidate.director[0]}@{candidate.domain}")
    if candidate.declines:
        decline(reason=candidate.declines, talk_offered=True, by=director, now=at)
        return
    fit(_seat(lead.partnership, "alice"), candidate.ours, "", at)
    fit(lead, candidate.theirs, candidate.to_talk_about, at)
    if candidate.votes:
        vote(answer="yes", reason="They came at three in the morning, and stayed.", by=director, now=at)


def fit(by: Participant, seen: tuple[tuple[int, str], ...], to_talk_about: str, at: datetime) -> None:
    """Hand in how a side sees the fit, along the joint criteria in their order."""
    proposal = joint_proposal(by.partnership)
    assert proposal is not None
    marks = {
        criterion.public_id: {"level": level, "evidence": evidence}
        for criterion, (level, evidence) in zip(joint_criteria(proposal), seen, strict=True)
    }
    write_fit(
        criteria=proposal.fingerprint,
        marks=marks,
        belief=75,
        belief_because="",
        to_talk_about=to_talk_about,
        version=0,
        hand_in=True,
        by=by,
        now=at,
    )


def _lead(candidate: Candidate) -> Participant:
    people = Participant.objects.select_related("partnership", "side")
    return people.get(user__email=f"{candidate.lead[0]}@{candidate.domain}")


def _seat(room: Partnership, login: str) -> Participant:
    people = Participant.objects.select_related("partnership", "side__organisation", "user")
    return people.get(partnership=room, user__email__startswith=f"{login}@")
