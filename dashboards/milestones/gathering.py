"""Everything the directors’ page reads, for all partnerships at once: a constant number of statements."""

from dataclasses import dataclass, field

from django.db.models import Q

from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.models import JointSession
from partnerships.roles import Function, Permission, may
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Participant, Partnership, Side
from partnerships.vision.models import Objective, Vision
from partnerships.vision.objectives.kinds import SEALED_OBJECTIVE
from partnerships.vision.objectives.reads import with_everything
from partnerships.vision.whole import VISION


@dataclass
class Room:
    """One partnership with all that the page shows of it."""

    partnership: Partnership
    sides: list[Side] = field(default_factory=list)
    own: set[int] = field(default_factory=set)
    visions: list[Vision] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    boards: list[JointSession] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    seat: Participant | None = None

    @property
    def partners(self) -> list[str]:
        """The names of the sides that are not the reader’s; all of them where the reader has none."""
        others = [side.name for side in self.sides if side.pk not in self.own]
        return others or [side.name for side in self.sides]

    @property
    def sealed(self) -> list[Vision]:
        """The sealed visions, oldest first."""
        return [vision for vision in self.visions if vision.sealed_at is not None]

    @property
    def drafting(self) -> Vision | None:
        """The vision that is being written."""
        return next((vision for vision in self.visions if vision.sealed_at is None), None)

    @property
    def may_seal(self) -> bool:
        """Whether the reader is a director at this table."""
        return self.seat is not None and may(Function(self.seat.function), Permission.CONSENT_AS_DIRECTOR)

    @property
    def may_take(self) -> bool:
        """Whether the reader may take something along from this table."""
        return self.seat is not None and may(Function(self.seat.function), Permission.EXPORT)


def rooms_of(user) -> list[Room]:
    """Return every partnership the person sees that has a vision or an objective, by name of the partner."""
    rows = Partnership.objects.readable_by(user).active()
    begun = Q(pk__in=Vision.objects.values("partnership")) | Q(
        pk__in=Objective.objects.joint().values("partnership")
    )
    with_vision = rows.filter(begun)
    rooms = {partnership.pk: Room(partnership) for partnership in with_vision.order_by("pk")}
    _seat(rooms, user)
    for vision in Vision.objects.filter(partnership__in=rooms).select_related("seal").order_by("number"):
        rooms[vision.partnership_id].visions.append(vision)
    objectives = with_everything(Objective.objects.joint().filter(partnership__in=rooms)).select_related(
        "partnership"
    )
    for objective in objectives.select_related("partnership").order_by("due_on", "pk"):
        rooms[objective.partnership_id].objectives.append(objective)
    _plan(rooms)
    return sorted(rooms.values(), key=lambda room: ([name.lower() for name in room.partners], room.partnership.pk))


def _seat(rooms: dict[int, Room], user) -> None:
    sides = Side.objects.seated().filter(partnership__in=rooms).select_related("organisation")
    for side in sides.alphabetical():
        rooms[side.partnership_id].sides.append(side)
    for seat in Participant.objects.present().filter(partnership__in=rooms, user=user).select_related("side"):
        rooms[seat.partnership_id].seat = seat
        rooms[seat.partnership_id].own.add(seat.side_id)
    read = Side.objects.seated().filter(
        partnership__in=rooms,
        organisation__memberships__user=user,
        organisation__memberships__is_portfolio_reader=True,
        organisation__memberships__left_at=None,
    )
    for pk, partnership in read.values_list("pk", "partnership_id"):
        rooms[partnership].own.add(pk)


def _plan(rooms: dict[int, Room]) -> None:
    boards = JointSession.objects.planned().filter(partnership__in=rooms, kind=SessionKind.BOARD)
    for session in boards.order_by("starts_at", "pk"):
        rooms[session.partnership_id].boards.append(session)
    waiting = Proposal.objects.filter(
        partnership__in=rooms, state=Proposal.State.OPEN, kind__in=[VISION, SEALED_OBJECTIVE]
    )
    waiting = waiting.select_related("proposed_by__user").prefetch_related("consents")
    for proposal in waiting.order_by("proposed_at", "pk"):
        rooms[proposal.partnership_id].proposals.append(proposal)
