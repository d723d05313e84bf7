"""What the directors’ page shows: a sentence, what waits for their seal, one line a partnership, objectives."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import and_list, away, day
from dashboards.milestones import timeline
from dashboards.milestones.gathering import Room
from dashboards.milestones.timeline import MarkKind, Moment
from partnerships.room.consent.kinds import kind_of
from partnerships.room.consent.models import Proposal
from partnerships.room.consent.reads import content_of
from partnerships.vision.objectives import path
from partnerships.vision.objectives.detail import Picture, picture
from partnerships.vision.objectives.reads import ObjectiveLine, line


@dataclass(frozen=True)
class Sealing:
    """A side and whether it has sealed."""

    mark: int
    name: str
    words: str
    is_open: bool


@dataclass(frozen=True)
class Ask:
    """Something that waits for the reader’s seal, as `_components/asks.html` shows it."""

    on: date
    away: str
    title: str
    text: str
    accepts: Sequence[Sealing]
    url: str
    verb: str
    is_primary: bool


@dataclass(frozen=True)
class Told:
    """A moment of a line in words, for the table that says the same."""

    on: date
    what: str
    state: str
    is_late: bool


@dataclass(frozen=True)
class Row:
    """One partnership on its line. `subject` only where a partner stands there more than once."""

    partners: str
    subject: str
    url: str
    drawn: timeline.Line
    told: Sequence[Told]
    next_words: str
    is_late: bool
    moves: bool


@dataclass(frozen=True)
class Against:
    """One objective against its target, and the partnership it belongs to.

    `may_take`: the reader may have it in a file.
    """

    line: ObjectiveLine
    partners: str
    sealed_url: str
    sealed_at: datetime | None
    may_take: bool


@dataclass(frozen=True)
class Drill:
    """An objective that asks for attention, with its figures against the path and the step that comes next."""

    against: Against
    picture: Picture
    next_step: str


#: What a mark on the line says, in the words of the key.
STATES = {
    MarkKind.SEALED: _lazy("vision sealed by all sides"),
    MarkKind.PLANNED: _lazy("planned"),
    MarkKind.LATE: _lazy("later than agreed"),
    MarkKind.REACHED: _lazy("step reached"),
    MarkKind.DUE: _lazy("objective due"),
}


# --- waits for the seal ---------------------------------------------------
def asks(rooms: Sequence[Room], *, today: date) -> list[Ask]:
    """Return what lies before the reader as a director, and the board sessions at which a seal is due."""
    found = []
    for room in rooms:
        if not room.may_seal:
            continue
        found += [_ask(room, proposal, today) for proposal in room.proposals if not _answered(room, proposal)]
        if room.drafting is not None and room.boards and not room.proposals:
            found.append(_session_ask(room, today))
    return sorted(found, key=lambda ask: (not ask.is_primary, ask.on, ask.title))


def _answered(room: Room, proposal: Proposal) -> bool:
    return any(consent.side_id in room.own for consent in proposal.consents.all())


def _ask(room: Room, proposal: Proposal, today: date) -> Ask:
    given = {consent.side_id: consent for consent in proposal.consents.all()}
    accepts = []
    for side in room.sides:
        consent = given.get(side.pk)
        words = _("waits for you") if side.pk in room.own else _("not yet")
        if consent is not None:
            words = _("accepted %(day)s") % {"day": day(consent.given_at)}
        accepts.append(Sealing(side.mark, side.short_name or side.name, words, consent is None))
    since = localdate(proposal.proposed_at)
    return Ask(
        on=since,
        away=away(since, today),
        title=_("%(title)s, with %(partners)s")
        % {"title": kind_of(proposal.kind).title(content_of(proposal)), "partners": and_list(room.partners)},
        text=_("Put before the directors by %(who)s.") % {"who": proposal.proposed_by.user.name},
        accepts=accepts,
        url=reverse("consent_detail", args=[room.partnership.public_id, proposal.public_id]),
        verb=_("Read and seal"),
        is_primary=True,
    )


def _session_ask(room: Room, today: date) -> Ask:
    on = localdate(room.boards[0].starts_at)
    return Ask(
        on=on,
        away=away(on, today),
        title=_("Board session with %(partners)s") % {"partners": and_list(room.partners)},
        text=_("The vision can be sealed from the moment it begins. Main topic: how we deal with each other."),
        accepts=[],
        url=reverse("vision_sealing", args=[room.partnership.public_id]),
        verb=_("See what is ready"),
        is_primary=False,
    )


# --- one line a partnership -----------------------------------------------
def rows(rooms: Sequence[Room], *, today: date) -> tuple[timeline.Axis, list[Row]]:
    """Return the axis and a row for every partnership."""
    moments = [_moments(room, today) for room in rooms]
    days = [moment.on for found in moments for moment in found]
    named = Counter(and_list(room.partners) for room in rooms)
    axis = timeline.axis([*days, *(_began(room) for room in rooms)], today=today)
    return axis, [_row(room, found, axis, today, named) for room, found in zip(rooms, moments, strict=True)]


def _began(room: Room) -> date:
    return room.partnership.partners_since or localdate(room.partnership.created_at)


def _moments(room: Room, today: date) -> list[Moment]:
    found = [Moment(localdate(vision.sealed_at), MarkKind.SEALED, _("Vision sealed")) for vision in room.sealed]
    found += [
        Moment(localdate(board.starts_at), MarkKind.PLANNED, _("The boards meet"))
        for board in room.boards
        if localdate(board.starts_at) >= today
    ]
    if room.sealed and room.sealed[-1].renew_on and room.drafting is None:
        renew = room.sealed[-1].renew_on
        kind = MarkKind.LATE if renew < today else MarkKind.PLANNED
        found.append(Moment(renew, kind, _("Vision looked at again")))
    for objective in room.objectives:
        found.append(Moment(objective.due_on, MarkKind.DUE, objective.title))
        found += [_step(step, today) for step in objective.milestones.all() if step.joint_at]
    return found


def _step(step, today: date) -> Moment:
    if step.reached_on:
        return Moment(step.reached_on, MarkKind.REACHED, step.title)
    return Moment(step.due_on, MarkKind.LATE if step.due_on < today else MarkKind.PLANNED, step.title)


def _row(room: Room, moments: list[Moment], axis: timeline.Axis, today: date, named: Counter) -> Row:
    following = timeline.next_of(moments, today=today)
    late = following is not None and following.kind is MarkKind.LATE
    words = ""
    if following is not None:
        said = {"what": following.words, "day": day(following.on)}
        words = _("%(what)s; was due %(day)s") % said if late else _("%(what)s, %(day)s") % said
    return Row(
        partners=and_list(room.partners),
        subject=room.partnership.subject if named[and_list(room.partners)] > 1 else "",
        url=reverse("vision", args=[room.partnership.public_id]),
        drawn=timeline.line(axis, _began(room), moments, today=today),
        told=_told(moments),
        next_words=words,
        is_late=late,
        moves=timeline.moves_this_year(moments, today=today),
    )


def _told(moments: Sequence[Moment]) -> list[Told]:
    rows = [Told(one.on, one.words, str(STATES[one.kind]), one.kind is MarkKind.LATE) for one in moments]
    return sorted(rows, key=lambda row: (row.on, row.what))


def whose(rooms: Sequence[Room]) -> str:
    """Return the names of the reader’s own sides: whose report this is."""
    return and_list(sorted({side.name for room in rooms for side in room.sides if side.pk in room.own}))


# --- objectives -----------------------------------------------------------
def against(rooms: Sequence[Room], *, today: date) -> list[Against]:
    """Return every joint objective, what is furthest from plan first."""
    found = []
    for room in rooms:
        seal = room.sealed[-1].seal if room.sealed else None
        url = reverse("vision_sealed", args=[room.partnership.public_id, seal.public_id]) if seal else ""
        found += [
            Against(
                line(objective, room.partnership, today=today),
                and_list(room.partners),
                url if objective.sealed_at else "",
                objective.sealed_at,
                room.may_take,
            )
            for objective in room.objectives
        ]
    return sorted(found, key=_attention)


def _attention(one: Against) -> tuple:
    standing = one.line.standing
    return (path.ATTENTION.index(standing.state), standing.bar.done - standing.bar.tick, one.line.objective.pk)


def drills(found: Sequence[Against], *, today: date, most: int = 3) -> list[Drill]:
    """Return the first objectives of a list that ask for attention, each with its figures and next step."""
    alarming = [one for one in found if one.line.standing.is_alarm][:most]
    return [_drill(one, today) for one in alarming]


def _drill(one: Against, today: date) -> Drill:
    objective = one.line.objective
    ahead = [step for step in one.line.milestones if step.joint_at and step.reached_on is None]
    said = ""
    if ahead:
        said = _("%(what)s, %(day)s") % {"what": ahead[0].title, "day": day(ahead[0].due_on)}
    return Drill(one, picture(objective, list(objective.measurements.all()), today=today), said)


def matching(found: Sequence[Against], search: str) -> list[Against]:
    """Narrow objectives to those whose title, partner or pillar holds every word."""
    words = search.casefold().split()
    return [
        one
        for one in found
        if all(word in f"{one.line.objective.title} {one.partners} {one.line.pillar}".casefold() for word in words)
    ]


# --- the sentence ---------------------------------------------------------
def sentence(rooms: Sequence[Room], objectives: Sequence[Against], waiting: int) -> str:
    """Return where the visions stand, in a few sentences."""
    sealed = sum(bool(room.sealed) for room in rooms)
    on_course = sum(one.line.standing.is_on_course for one in objectives)
    said = [
        ngettext(
            "%(n)d partnership has a vision that the directors of every side sealed.",
            "%(n)d partnerships have a vision that the directors of every side sealed.",
            sealed,
        )
        % {"n": sealed}
    ]
    if objectives:
        said.append(
            ngettext(
                "Of %(all)d joint objective %(n)d is on course.",
                "Of %(all)d joint objectives %(n)d are on course.",
                len(objectives),
            )
            % {"all": len(objectives), "n": on_course}
        )
    if waiting:
        said.append(
            ngettext("%(n)d thing waits for your seal.", "%(n)d things wait for your seal.", waiting)
            % {"n": waiting}
        )
    return " ".join(said)
