"""A load of any size, the same for the same seed, written slice by slice."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from accounts.organisations.models import Organisation
from accounts.people.models import User
from assessments.criteria.actions import ensure_default
from assessments.reviews.models import AnswerSheet, ReviewPlan, ReviewResult, ReviewSide, TrustReview
from assessments.reviews.rhythm import add_months
from dashboards.simulation import names
from dashboards.simulation.courses import PLACES, Drawn, RoundDrawn, draw
from dashboards.simulation.happenings import happen
from dashboards.simulation.load import PEOPLE, Load, new_id
from partnerships.lifecycle import Stage
from partnerships.roles import Function
from partnerships.room.canonical import fingerprint
from partnerships.room.models import ChainHead, Participant, Partnership, Side, Standing
from partnerships.room.standing.actions import searchable

SLICE = 1000
PER_ORGANISATION = 10  # in how many partnerships one organisation sits
FUNCTIONS = (Function.LEAD, Function.DIRECTOR, *[Function.MEMBER] * (PEOPLE - 2))
STAGES = (*[Stage.GROWING] * 6, Stage.MEETING, Stage.ENVISIONING, Stage.AGREEING)


def simulate(load: Load) -> int:
    """Write the load; returns how many partnerships there are. Marked as test data, so that time may be moved."""
    chance = Random(load.seed)
    criteria_set = ensure_default(load.now)
    # The newest round closed about a month ago, the others half a year before each other.
    closes = [
        add_months((load.now - timedelta(days=33)).date(), -6 * (load.rounds - 1 - place))
        for place in range(load.rounds)
    ]
    drawn = draw(criteria_set, closes, load.seed)
    with transaction.atomic():
        organisations = _organisations(load, chance)
        people = _people(load, organisations, chance)
    for start in range(0, load.partnerships, SLICE):
        with transaction.atomic():
            _slice(load, min(SLICE, load.partnerships - start), organisations, people, drawn, chance)
    return load.partnerships


def _organisations(load: Load, chance: Random) -> list[Organisation]:
    count = max(2, 2 * load.partnerships // PER_ORGANISATION)
    rows = []
    for number in range(1, count + 1):
        name = names.organisation(chance, number)
        rows.append(
            Organisation(public_id=new_id(chance), name=name, short_name=name.split(" ")[0], created_at=load.now)
        )
    return Organisation.objects.bulk_create(rows, batch_size=SLICE)


def _people(load: Load, organisations: Sequence[Organisation], chance: Random) -> list[list[User]]:
    rows = [
        User(
            public_id=new_id(chance),
            email=f"p{place}.{number}.{load.seed}@simulated.example",
            name=names.person(chance),
            password="!",
            joined_at=load.now - timedelta(days=900),
        )
        for number in range(len(organisations))
        for place in range(load.people)
    ]
    made = User.objects.bulk_create(rows, batch_size=SLICE)
    return [made[start : start + load.people] for start in range(0, len(made), load.people)]


def _slice(
    load: Load,
    count: int,
    organisations: Sequence[Organisation],
    people: Sequence[Sequence[User]],
    drawn: Drawn,
    chance: Random,
) -> None:
    began = load.now - timedelta(days=180 * load.rounds + 60)
    rooms = Partnership.objects.bulk_create(
        Partnership(
            public_id=new_id(chance),
            subject=chance.choice(names.SUBJECTS),
            stage=chance.choice(STAGES),
            stage_since=(load.now - timedelta(days=chance.randint(5, 90))).date(),
            partners_since=began.date(),
            created_at=began,
            is_demonstration=True,
        )
        for _ in range(count)
    )
    at_table = [chance.sample(range(len(organisations)), 2) for _ in rooms]
    sides = Side.objects.bulk_create(
        Side(
            public_id=new_id(chance),
            partnership=room,
            organisation=organisations[place],
            mark=mark,
            joined_at=began,
        )
        for room, places in zip(rooms, at_table, strict=True)
        for mark, place in enumerate(places, start=1)
    )
    pairs = list(zip(sides[::2], sides[1::2], strict=True))
    leads = _seats(pairs, at_table, people, began, chance)
    ChainHead.objects.bulk_create(ChainHead(partnership=room) for room in rooms)
    Standing.objects.bulk_create(
        Standing(
            partnership=room,
            search_text=searchable(room.subject, *(organisations[place].name for place in places)),
            reviews_closed=load.rounds,
            updated_at=load.now,
        )
        for room, places in zip(rooms, at_table, strict=True)
    )
    _plans(load, rooms, chance)
    newest = _rounds(load, rooms, pairs, drawn, chance) if load.rounds else []
    happen(load, rooms, leads, newest, chance)


def _seats(
    pairs: Sequence[tuple[Side, Side]],
    at_table: Sequence[Sequence[int]],
    people: Sequence[Sequence[User]],
    began: datetime,
    chance: Random,
) -> list[Participant]:
    """Seat everybody; returns a lead of each partnership."""
    seats = Participant.objects.bulk_create(
        Participant(
            public_id=new_id(chance),
            partnership_id=side.partnership_id,
            side=side,
            user=user,
            function=function,
            joined_at=began,
            # Now and then a lead or director has gone and nobody came.
            left_at=began + timedelta(days=20) if place < 2 and chance.random() < 0.03 else None,
        )
        for pair, places in zip(pairs, at_table, strict=True)
        for side, organisation in zip(pair, places, strict=True)
        for place, (user, function) in enumerate(zip(people[organisation], FUNCTIONS, strict=False))
    )
    return seats[:: len(seats) // len(pairs)]


def _plans(load: Load, rooms: Sequence[Partnership], chance: Random) -> None:
    criteria_set = ensure_default(load.now)
    ReviewPlan.objects.bulk_create(
        ReviewPlan(
            partnership=room,
            criteria_set=criteria_set,
            full_every_months=6,
            pulse_every_months=3,
            next_full_on=(load.now + timedelta(days=chance.randint(1, 180))).date()
            if chance.random() < 0.95
            else None,
        )
        for room in rooms
    )


def _rounds(
    load: Load,
    rooms: Sequence[Partnership],
    pairs: Sequence[tuple[Side, Side]],
    drawn: Drawn,
    chance: Random,
) -> list[TrustReview]:
    """Write the closed rounds; returns the newest of each partnership."""
    criteria_set = ensure_default(load.now)
    courses = [chance.choice(drawn.courses) for _ in rooms]
    reviews = TrustReview.objects.bulk_create(
        _review(load, room, number, course[number - 1], drawn, criteria_set.pk, chance)
        for room, course in zip(rooms, courses, strict=True)
        for number in range(1, load.rounds + 1)
    )
    told = [
        (review, pair, course[review.number - 1])
        for review, pair, course in zip(
            reviews,
            [pair for pair in pairs for _ in range(load.rounds)],
            [course for course in courses for _ in range(load.rounds)],
            strict=True,
        )
    ]
    ReviewSide.objects.bulk_create(
        ReviewSide(review=review, side=side, invited=PEOPLE, answered=PEOPLE - 1, told_on=review.due_on)
        for review, pair, _round in told
        for side in pair
    )
    ReviewResult.objects.bulk_create(list(_results(told)), batch_size=200)
    AnswerSheet.objects.bulk_create(list(_sheets(told, chance)), batch_size=SLICE)
    return reviews[load.rounds - 1 :: load.rounds]


def _review(
    load: Load, room: Partnership, number: int, drawn_round: RoundDrawn, drawn: Drawn, set_pk: int, chance: Random
) -> TrustReview:
    closed_on = json.loads(drawn_round.says)["closed_on"]
    closed_at = datetime.fromisoformat(f"{closed_on}T15:00:00+00:00")
    return TrustReview(
        public_id=new_id(chance),
        partnership=room,
        number=number,
        due_on=(closed_at - timedelta(days=14)).date(),
        criteria_set_id=set_pk,
        item_codes=list(drawn.codes),
        state=TrustReview.State.CLOSED,
        public_key="simulated",
        opens_at=closed_at - timedelta(days=14),
        closes_at=closed_at,
        next_coverage_at=closed_at,
        closed_at=closed_at,
        key_destroyed_at=closed_at,
        cleaned_at=closed_at,
    )


Told = Sequence[tuple[TrustReview, tuple[Side, Side], RoundDrawn]]


def _results(told: Told) -> Iterator[ReviewResult]:
    for review, pair, drawn_round in told:
        text = drawn_round.released
        for placeholder, side in zip(PLACES, pair, strict=True):
            text = text.replace(placeholder, side.public_id)
        for mark, side in enumerate(pair, start=1):
            text = text.replace(f'"Side {mark}"', json.dumps(side.organisation.short_name))
        yield ReviewResult(
            review=review, released=text, fingerprint=fingerprint(text), revealed_at=review.closed_at
        )


def _sheets(told: Told, chance: Random) -> Iterator[AnswerSheet]:
    for review, pair, drawn_round in told:
        for place, answers, sums, counts in drawn_round.sheets:
            yield AnswerSheet(
                id=f"{chance.getrandbits(128):032x}",
                review=review,
                side=pair[place],
                answers=answers,
                facet_sums=sums,
                facet_counts=counts,
            )
