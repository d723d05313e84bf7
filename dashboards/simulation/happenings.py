"""What people of a simulated partnership do: meet, talk about results, promise, deliver, give and take."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from assessments.reviews.models import ReviewTalk, TrustReview
from dashboards.simulation.load import Load, new_id
from partnerships.choice.models import Idea
from partnerships.equality.models import Contribution, Grievance
from partnerships.joint_sessions.models import Commitment, JointSession
from partnerships.room.models import Participant, Partnership, Side
from partnerships.start_small.models import Initiative, QuickWin

State = Commitment.State
PROMISES = ("Send the forecast", "Share the planning", "Train two people", "Mend the labels")
WINS = ("One delivery a night", "Labels in one format", "One list of open points")
IDEAS = ("Order by booking", "One lid for all classes", "Tell the kitchen what came back")
COURSES_OF_IDEAS = (
    *[Idea.Status.PROPOSED] * 3,
    *[Idea.Status.TRIED] * 2,
    Idea.Status.ADOPTED,
    Idea.Status.SET_ASIDE,
)
OUTCOMES = (*[State.KEPT] * 7, State.KEPT_ANEW, State.MISSED, State.OPEN)


def happen(
    load: Load,
    rooms: Sequence[Partnership],
    leads: Sequence[Participant],
    newest: Sequence[TrustReview],
    chance: Random,
) -> None:
    """Write sessions, talks, promises, lanes, give and take of these partnerships; `leads` one for each."""
    held = _sessions(load, rooms, leads, chance)
    ReviewTalk.objects.bulk_create(
        ReviewTalk(review=review, session=session, noted_by=session.planned_by, noted_at=session.starts_at)
        for review, session in zip(newest, held, strict=False)
        if session.starts_at > review.closed_at and chance.random() < 0.8
    )
    _promises(load, held, chance)
    _lanes(load, rooms, leads, chance)
    _ideas(load, leads, chance)
    _give_and_take(load, leads, chance)


def _sessions(
    load: Load, rooms: Sequence[Partnership], leads: Sequence[Participant], chance: Random
) -> list[JointSession]:
    def session(room, lead, days, state):
        at = load.now + timedelta(days=days)
        return JointSession(
            public_id=new_id(chance),
            uid=new_id(chance),
            partnership=room,
            kind="review",
            subject="Where we stand",
            starts_at=at,
            ends_at=at + timedelta(hours=1),
            state=state,
            held_at=at if state == "held" else None,
            planned_by=lead,
            planned_at=load.now - timedelta(days=60),
            changed_at=load.now - timedelta(days=60),
        )

    pairs = list(zip(rooms, leads, strict=True))
    held = [session(room, lead, -chance.randint(1, 20), "held") for room, lead in pairs]
    ahead = [
        session(room, lead, chance.randint(5, 60), "planned") for room, lead in pairs if chance.random() < 0.9
    ]
    JointSession.objects.bulk_create([*held, *ahead])
    return held


def _promises(load: Load, sessions: Sequence[JointSession], chance: Random) -> None:
    rows = []
    for session in sessions:
        for _ in range(4):
            day = (load.now - timedelta(days=chance.randint(1, 300))).date()
            rows.append(
                Commitment(
                    public_id=new_id(chance),
                    partnership_id=session.partnership_id,
                    session=session,
                    what=chance.choice(PROMISES),
                    owner=session.planned_by,
                    side_id=session.planned_by.side_id,
                    due_on=day,
                    first_due_on=day,
                    state=chance.choice(OUTCOMES),
                    written_by=session.planned_by,
                    written_at=load.now - timedelta(days=320),
                )
            )
    Commitment.objects.bulk_create(rows)


def _lanes(load: Load, rooms: Sequence[Partnership], leads: Sequence[Participant], chance: Random) -> None:
    wins, initiatives = [], []
    for room, lead in zip(rooms, leads, strict=True):
        common = {"partnership": room, "added_by": lead, "added_at": load.now - timedelta(days=70)}
        moved = [load.now - timedelta(days=chance.randint(1, 55)) for _ in range(2)]
        wins.append(
            QuickWin(public_id=new_id(chance), title=chance.choice(WINS), problem="", moved_at=moved[0], **common)
        )
        initiatives.append(
            Initiative(
                public_id=new_id(chance),
                title="Fewer empty kilometres",
                starts_on=(load.now - timedelta(days=60)).date(),
                ends_on=(load.now + timedelta(days=100)).date(),
                moved_at=moved[1],
                **common,
            )
        )
    QuickWin.objects.bulk_create(wins)
    Initiative.objects.bulk_create(initiatives)


def _ideas(load: Load, leads: Sequence[Participant], chance: Random) -> None:
    rows = []
    for lead in leads:
        brought = chance.randint(30, 330)
        rows.append(
            Idea(
                public_id=new_id(chance),
                partnership_id=lead.partnership_id,
                side_id=lead.side_id,
                title=chance.choice(IDEAS),
                text="",
                kind=Idea.Kind.PROCESS,
                status=chance.choice(COURSES_OF_IDEAS),
                status_on=(load.now - timedelta(days=chance.randint(1, brought))).date(),
                brought_by=lead,
                brought_at=load.now - timedelta(days=brought),
            )
        )
    Idea.objects.bulk_create(rows)


def _give_and_take(load: Load, leads: Sequence[Participant], chance: Random) -> None:
    """Three contributions, to and fro, and in every third partnership something that hurts."""
    others = _others(leads)
    given, hurt = [], []
    for lead in leads:
        other = others[lead.partnership_id, lead.side_id]
        for giver, receiver in ((lead.side_id, other), (other, lead.side_id), (lead.side_id, other)):
            day = load.now - timedelta(days=chance.randint(1, 330))
            given.append(
                Contribution(
                    public_id=new_id(chance),
                    partnership_id=lead.partnership_id,
                    giver_id=giver,
                    receiver_id=receiver,
                    kind=Contribution.Kind.KNOWLEDGE,
                    what="A day beside the planners",
                    on_day=day.date(),
                    answer=Contribution.Answer.CONFIRMED,
                    answered_at=day + timedelta(days=2),
                    recorded_by=lead,
                    recorded_at=day,
                )
            )
        if chance.random() < 1 / 3:
            since = load.now - timedelta(days=chance.randint(1, 200))
            hurt.append(
                Grievance(
                    public_id=new_id(chance),
                    partnership_id=lead.partnership_id,
                    hurt_id=lead.side_id,
                    title="The menu change",
                    what="It came a day before.",
                    raised_by=lead,
                    raised_at=since,
                    open_since=since,
                )
            )
    Contribution.objects.bulk_create(given)
    Grievance.objects.bulk_create(hurt)


def _others(leads: Sequence[Participant]) -> dict[tuple[int, int], int]:
    """The side across the table, by partnership and side."""
    seated: dict[int, list[int]] = {}
    rows = Side.objects.filter(partnership__in=[lead.partnership_id for lead in leads]).order_by("pk")
    for partnership, side in rows.values_list("partnership_id", "pk"):
        seated.setdefault(partnership, []).append(side)
    return {
        (partnership, side): next(other for other in sides if other != side)
        for partnership, sides in seated.items()
        for side in sides
    }
