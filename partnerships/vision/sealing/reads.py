"""How a vision stands on its way to the seal: reasons, readiness, support, the vote, what was sealed."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import and_list, day
from partnerships.roles import Function, Permission
from partnerships.room.access import Access
from partnerships.room.models import Partnership, Side
from partnerships.room.seats.reads import Seated, table_of
from partnerships.vision.objectives.models import Objective
from partnerships.vision.sealing import rules, sessions
from partnerships.vision.sealing.models import ReadinessPoint, SealedVision, SupportAsk, SynergyVote
from partnerships.vision.text.models import Vision
from partnerships.vision.text.reads import in_drafting


# --- for other rooms ------------------------------------------------------
def is_sealed(partnership: Partnership) -> bool:
    """Tell whether a vision of this partnership has been sealed: the gate to agreements."""
    return Partnership.objects.filter(having_sealed(), pk=partnership.pk).exists()


def having_sealed() -> Exists:
    """Return the same as a condition on partnerships, for a statement that asks more of them."""
    return Exists(SealedVision.objects.filter(partnership=OuterRef("pk")))


def evidence(partnership: Partnership, *, now: datetime) -> list[rules.Reason]:
    """Return what is missing for the gate to agreements, as data; empty once a vision is sealed."""
    if is_sealed(partnership):
        return []
    return missing(partnership, in_drafting(partnership), now=now)


# --- what is missing ------------------------------------------------------
def facts(
    partnership: Partnership,
    vision: Vision | None,
    *,
    table: Sequence[Seated],
    vote: "TheVote | None",
    now: datetime,
) -> rules.Facts:
    """Return how things stand, in two statements; `table` and `vote` have been read."""
    held = sessions.sessions_for_the_seal(partnership, vision, now=now)
    objectives = Objective.objects.standing().filter(partnership=partnership)
    counted = objectives.aggregate(joint=Count("joint_at"), all=Count("pk"))
    return rules.Facts(
        has_why=bool(vision and vision.why),
        joint_objectives=counted["joint"],
        principles_held=held.principles_held,
        board_at=held.board_at,
        board_has_begun=held.board_has_begun,
        sides_without_director=_without_director(table),
        vote=vote.state if vote else "",
        return_on=vote.return_on if vote else None,
        draft_objectives=counted["all"] - counted["joint"],
    )


def missing(partnership: Partnership, vision: Vision | None, *, now: datetime) -> list[rules.Reason]:
    """Return what stands between the vision and its seal."""
    table, vote = table_of(partnership).seated, the_vote(vision)
    return rules.missing(facts(partnership, vision, table=table, vote=vote, now=now))


def in_words(reason: rules.Reason) -> str:
    """Return one missing thing as a sentence."""
    match reason.what:
        case rules.Missing.WHY:
            return _("The text does not say yet why you do this together.")
        case rules.Missing.OBJECTIVE:
            return _("No objective has been accepted by every side yet.")
        case rules.Missing.PRINCIPLES_SESSION:
            return _("No principles session was held yet.")
        case rules.Missing.DIRECTOR:
            return _("No director sits here for %(sides)s.") % {"sides": and_list(reason.sides)}
        case rules.Missing.VOTE_OPEN:
            return _("The directors’ vote is not opened yet: not every side has voted.")
        case rules.Missing.NOT_YET:
            return _("The directors said “not yet”; they look at it again on %(day)s.") % {"day": day(reason.on)}
        case rules.Missing.NO:
            return _("The directors do not see the synergy: a side said no.")
        case rules.Missing.BOARD_SESSION:
            return _("No board session is planned.")
    return _("The board session begins on %(day)s; the seal is set there.") % {"day": day(reason.at)}


def _without_director(table: Sequence[Seated]) -> list[str]:
    return [
        seated.side.name
        for seated in table
        if all(person.function != Function.DIRECTOR for person in seated.people)
    ]


# --- the vote -------------------------------------------------------------
@dataclass(frozen=True)
class TheVote:
    """The newest round that has anything to say. Before it is opened, `votes` is empty whoever asks."""

    number: int
    state: str
    votes: list[SynergyVote]
    return_on: date | None
    opened_at: datetime | None


def the_vote(vision: Vision | None) -> TheVote | None:
    """Return the directors' vote as every side may see it.

    A round that directors are asked for but that is not open says "open" and nothing else, whether anybody
    has voted or not. While a return date lies ahead, the round before it is what counts.
    """
    if vision is None or vision.vote_round == 0:
        return None
    opened = SynergyVote.objects.filter(vision=vision, opened_at__isnull=False)
    rows = list(opened.select_related("side__organisation", "voted_by__user").order_by("-number", "pk"))
    newest = rows[0].number if rows else 0
    votes = sorted((row for row in rows if row.number == newest), key=lambda row: row.side.name.lower())
    if newest < vision.vote_round and not _returns(vision, newest, votes):
        return TheVote(vision.vote_round, "open", [], None, None)
    said = rules.outcome([vote.verdict for vote in votes])
    later = max((vote.return_on for vote in votes if vote.return_on), default=None)
    return TheVote(newest, said, votes, later if said == "not_yet" else None, votes[0].opened_at)


def _returns(vision: Vision, newest: int, votes: list[SynergyVote]) -> bool:
    """Tell whether the round to come is the one that a "not yet" asked for: till then, that is what counts."""
    later = max((vote.return_on for vote in votes if vote.return_on), default=None)
    return newest == vision.vote_round - 1 and later is not None and later == vision.vote_asked_on


def own_vote(vision: Vision | None, access: Access) -> SynergyVote | None:
    """Return what the own side has said in the round that is not opened, for its directors only."""
    if vision is None or not access.may(Permission.CONSENT_AS_DIRECTOR):
        return None
    return SynergyVote.objects.filter(
        vision=vision, number=vision.vote_round, side=access.side, opened_at=None
    ).first()


# --- readiness and support ------------------------------------------------
@dataclass(frozen=True)
class Check:
    """One line of the list before the board session. `side` is None where it concerns all."""

    text: str
    note: str
    is_done: bool
    side: Side | None = None
    point: str = ""
    you_tick: bool = False


def checklist(access: Access, vision: Vision | None, known: rules.Facts, sides: list[Side]) -> list[Check]:
    """Return the list that all sides see alike; one statement."""
    checks = [
        Check(_("Why together is written down"), "", known.has_why),
        Check(
            _("Objectives with a starting point, a target and a date are joint"),
            _("%(joint)d joint, %(drafts)d in drafting")
            % {"joint": known.joint_objectives, "drafts": known.draft_objectives},
            bool(known.joint_objectives) and not known.draft_objectives,
        ),
        Check(_("The starting principles were talked through in a session"), "", known.principles_held),
        Check(
            _("The board session is planned"), day(known.board_at) if known.board_at else "", bool(known.board_at)
        ),
        Check(
            _("The directors see the synergy"),
            _("opened when every side has voted") if known.vote == "open" else "",
            known.vote == "yes",
        ),
    ]
    return checks + _of_sides(access, vision, sides)


def _of_sides(access: Access, vision: Vision | None, sides: list[Side]) -> list[Check]:
    rows = ReadinessPoint.objects.filter(vision=vision).select_related("done_by__user") if vision else []
    done = {(row.side_id, row.point): row for row in rows}
    checks = []
    for point in ReadinessPoint.Point:
        for side in sides:
            row = done.get((side.pk, point.value))
            if row and point == ReadinessPoint.Point.DIRECTOR_READ and vision and row.of_version != vision.version:
                row = None
            checks.append(
                Check(
                    text=str(point.label),
                    note=f"{row.done_by.user.name}, {day(row.done_at)}" if row else "",
                    is_done=row is not None,
                    side=side,
                    point=point.value,
                    you_tick=vision is not None and side.pk == access.side.pk and access.may(needed_for(point)),
                )
            )
    return checks


def needed_for(point: str) -> Permission:
    """Return who may tick a point: what a director has read, only a director can say."""
    if point == ReadinessPoint.Point.DIRECTOR_READ:
        return Permission.CONSENT_AS_DIRECTOR
    return Permission.CONSENT_TO_WORK


@dataclass(frozen=True)
class Support:
    """That a side asked its own management for support: the fact all sides see, and nothing more."""

    side: Side
    asked: int
    answered: int


def support_facts(partnership: Partnership, sides: list[Side]) -> list[Support]:
    """Return for each side how many asks there are and how many are answered; one statement."""
    rows = list(SupportAsk.objects.filter(partnership=partnership).values_list("side_id", "answered_at"))
    return [
        Support(
            side,
            sum(owner == side.pk for owner, _at in rows),
            sum(owner == side.pk and at is not None for owner, at in rows),
        )
        for side in sides
    ]


def own_asks(access: Access):
    """Return the asks of the own side, for whoever may read its private notes."""
    if not access.may(Permission.USE_PRIVATE_NOTES):
        return SupportAsk.objects.none()
    rows = SupportAsk.objects.filter(partnership=access.partnership, side=access.side)
    return rows.select_related("asked_by__user").order_by("-asked_at", "-pk")


# --- what was sealed ------------------------------------------------------
def sealed_content(seal: SealedVision) -> dict[str, Any]:
    """Return what a seal says."""
    content = json.loads(seal.content)
    assert isinstance(content, dict)
    return content
