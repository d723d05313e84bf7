"""The demonstration's equality: the people of the stories agree, give, gain, hurt and repair."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from accounts.identifiers import public_id
from assessments.reviews.rhythm import add_months
from dashboards.demonstration.rooms.equality_lighter import STORIES
from dashboards.demonstration.rooms.equality_told import Gave, Hurt, Said, Told
from dashboards.demonstration.scene import Scene, Step
from partnerships.equality.charter import actions as charter
from partnerships.equality.charter.reads import CHARTER
from partnerships.equality.culture import actions as culture
from partnerships.equality.culture.dimensions import KEYS
from partnerships.equality.grievances import actions as grievances
from partnerships.equality.ledger import actions as ledger
from partnerships.equality.ledger import gaining
from partnerships.equality.models import Contribution, Grievance, MeetingLine, Principle, Repair
from partnerships.equality.people_map import actions as people
from partnerships.equality.principles import actions as principles
from partnerships.equality.principles.reads import PRINCIPLE
from partnerships.room.consent import actions as consent
from partnerships.room.models import Participant, Proposal


def steps(scene: Scene) -> Iterator[Step]:
    """Return what happens here, by the story's key."""
    told = STORIES.get(scene.key)
    if told is None:
        return
    for said in told.principles:
        yield from _principle(scene, said)
    yield from _charter(scene, told)
    yield from _meetings(scene, told)
    yield from _cultures(scene, told)
    for gave in told.gave:
        yield from _contribution(scene, gave)
    for gained in told.gained:
        yield Step(
            scene.ago(days=gained.days - 5),
            lambda at, gained=gained: gaining.record_gain(
                partnership=scene.partnership,
                kind=gained.kind,
                what=gained.what,
                amount=_amount(gained.amount),
                unit=gained.unit,
                on_day=scene.ago(days=gained.days).date(),
                worth=gained.worth,
                once=public_id(),
                by=scene.seats[gained.by],
                now=at,
            ),
        )
    for hurt in told.hurts:
        yield from _grievance(scene, hurt)
    for who, turnover in told.sizes.items():
        yield Step(
            scene.ago(months=1),
            lambda at, who=who, turnover=turnover: gaining.say_size(
                version=0, turnover=turnover, currency="EUR", by=scene.seats[who], now=at
            ),
        )


# --- principles and charter ---------------------------------------------------
def _principle(scene: Scene, said: Said) -> Iterator[Step]:
    once, began = public_id(), _months(scene, said.months)

    def row() -> Principle:
        return Principle.objects.get(public_id=once)

    yield Step(
        began,
        lambda at: principles.draft_principle(
            partnership=scene.partnership,
            theme=said.theme,
            text=said.text,
            reason=said.reason,
            own_word=said.words.get(said.by, ""),
            once=once,
            by=scene.seats[said.by],
            now=at,
        ),
    )
    for who, word in said.words.items():
        if who != said.by:
            yield Step(
                began + timedelta(hours=5), lambda at, who=who, word=word: _add_word(scene, row(), who, word, at)
            )
    if said.proposed:
        yield Step(
            began + timedelta(days=1),
            lambda at: principles.propose_principle(principle=row(), by=scene.seats[said.by], now=at),
        )
    for place, who in enumerate(said.accepted):
        yield Step(
            began + timedelta(days=3 + place),
            lambda at, who=who: _accept(scene.seats[who], PRINCIPLE, once, at),
        )


def _add_word(scene: Scene, row: Principle, who: str, word: str, at: datetime) -> None:
    principles.edit_principle(
        principle=row,
        version=row.version,
        text=row.text,
        reason=row.reason,
        own_word=word,
        by=scene.seats[who],
        now=at,
    )


def _charter(scene: Scene, told: Told) -> Iterator[Step]:
    if not told.charter:
        return
    first, *others = told.charter_by
    began = _months(scene, told.charter_months)
    for place, (what, whose, openness, with_whom, until) in enumerate(told.charter):
        yield Step(
            began + timedelta(minutes=place),
            lambda at, what=what, whose=whose, openness=openness, with_whom=with_whom, until=until: (
                charter.add_entry(
                    partnership=scene.partnership,
                    what=what,
                    side=scene.sides.get(whose),
                    openness=openness,
                    with_whom=with_whom,
                    until=add_months(scene.now.date(), until) if until else None,
                    once=public_id(),
                    by=scene.seats[first],
                    now=at,
                )
            ),
        )
    yield Step(
        began + timedelta(days=1),
        lambda at: charter.propose_charter(partnership=scene.partnership, by=scene.seats[first], now=at),
    )
    for place, who in enumerate(others):
        yield Step(
            began + timedelta(days=4 + place), lambda at, who=who: _accept(scene.seats[who], CHARTER, "", at)
        )


def _accept(by: Participant, kind: str, subject_id: str, at: datetime) -> None:
    waiting = Proposal.objects.filter(
        partnership=by.partnership_id, kind=kind, subject_id=subject_id, state=Proposal.State.OPEN
    )
    for proposal in waiting:
        consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=by, now=at)


# --- people and cultures --------------------------------------------------------
def _meetings(scene: Scene, told: Told) -> Iterator[Step]:
    began = scene.began + timedelta(days=40)
    for place, (about, named) in enumerate(told.meetings):
        once = public_id()
        yield Step(
            began + timedelta(minutes=place),
            lambda at, about=about, once=once, named=named: people.add_line(
                partnership=scene.partnership, about=about, once=once, by=scene.seats[next(iter(named))], now=at
            ),
        )
        for who, (person, stand_in) in named.items():
            yield Step(
                began + timedelta(days=1, minutes=place),
                lambda at, once=once, who=who, person=person, stand_in=stand_in: people.name_person(
                    line=MeetingLine.objects.get(public_id=once),
                    version=0,
                    person=scene.seats[person],
                    stand_in=scene.seats.get(stand_in),
                    by=scene.seats[who],
                    now=at,
                ),
            )


def _cultures(scene: Scene, told: Told) -> Iterator[Step]:
    began = _months(scene, told.profile_months)
    for place, (who, views) in enumerate(told.profiles.items()):
        yield Step(
            began + timedelta(days=2 * place),
            lambda at, who=who, views=views: culture.save_profile(
                partnership=scene.partnership,
                version=0,
                answers=_answers(scene, views),
                hand_in=True,
                number=1,
                by=scene.seats[who],
                now=at,
            ),
        )
    for place, (who, text) in enumerate(told.notes.items()):
        yield Step(
            began + timedelta(days=9, minutes=place),
            lambda at, who=who, text=text: culture.write_visit_note(
                version=0, text=text, by=scene.seats[who], now=at
            ),
        )


def _answers(scene: Scene, views: dict[str, tuple[int, ...]]) -> dict[str, dict[str, int]]:
    return {
        key: {scene.sides[side].public_id: points[place] for side, points in views.items()}
        for place, key in enumerate(KEYS)
    }


# --- giving and grievances ------------------------------------------------------
def _contribution(scene: Scene, gave: Gave) -> Iterator[Step]:
    once = public_id()
    yield Step(
        scene.ago(days=max(gave.days - 4, 1)),
        lambda at: ledger.record_contribution(
            partnership=scene.partnership,
            receiver=scene.sides[gave.to],
            kind=gave.kind,
            what=gave.what,
            amount=_amount(gave.amount),
            unit=gave.unit,
            on_day=scene.ago(days=gave.days).date(),
            is_gift=gave.gift,
            giver_worth=gave.worth,
            once=once,
            by=scene.seats[gave.by],
            now=at,
        ),
    )
    if gave.answered_by:
        yield Step(
            scene.ago(days=max(gave.days - 9, 0), hour=8),
            lambda at: ledger.answer_contribution(
                contribution=Contribution.objects.get(public_id=once),
                version=0,
                answer="confirmed" if gave.theirs is not None else "otherwise",
                worth=gave.theirs,
                note=gave.note,
                by=scene.seats[gave.answered_by],
                now=at,
            ),
        )


def _grievance(scene: Scene, hurt: Hurt) -> Iterator[Step]:
    once = public_id()

    def row() -> Grievance:
        return Grievance.objects.select_related("partnership").get(public_id=once)

    yield Step(
        scene.ago(days=hurt.days),
        lambda at: grievances.raise_grievance(
            partnership=scene.partnership,
            title=hurt.title,
            what=hurt.what,
            about=scene.sides[hurt.about],
            happened_on=None if hurt.baseline else scene.ago(days=hurt.days + 3).date(),
            is_baseline=hurt.baseline,
            once=once,
            by=scene.seats[hurt.by],
            now=at,
        ),
    )
    for promised, owner, what, done in hurt.repairs:
        repair = public_id()
        yield Step(
            scene.ago(days=promised, hour=10),
            lambda at, owner=owner, what=what, repair=repair: grievances.promise_repair(
                grievance=row(),
                what=what,
                owner=scene.seats[owner],
                due_on=at.date() + timedelta(days=45),
                once=repair,
                by=scene.seats[owner],
                now=at,
            ),
        )
        if done:
            yield Step(
                scene.ago(days=done, hour=10),
                lambda at, owner=owner, repair=repair: grievances.repair_done(
                    repair=Repair.objects.select_related("grievance__partnership").get(public_id=repair),
                    by=scene.seats[owner],
                    now=at,
                ),
            )
    for days, verb, word in (
        (hurt.resolved, grievances.resolve, hurt.word),
        (hurt.reopened, grievances.reopen, hurt.again),
    ):
        if days:
            yield Step(
                scene.ago(days=days, hour=11),
                lambda at, verb=verb, word=word: verb(
                    grievance=row(), last_word=word, by=scene.seats[hurt.by], now=at
                ),
            )


def _months(scene: Scene, months: int) -> datetime:
    """Return a moment so many months ago; 0 is the beginning of this week's work."""
    return scene.ago(months=months) if months else scene.ago(days=6)


def _amount(text: str) -> Decimal | None:
    return Decimal(text) if text else None
