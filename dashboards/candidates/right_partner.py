"""The Right partner page of a room: what each side gains, brings, sees and says."""

from dataclasses import dataclass
from typing import Any

from assessments.fit.views import fit_for
from partnerships.choice.benefits.models import Benefit
from partnerships.choice.ideas import reads as ideas
from partnerships.choice.interests.reads import declarations
from partnerships.choice.knowing.reads import knowing
from partnerships.choice.knowing.topics import LABELS as TOPICS
from partnerships.choice.readiness.models import Readiness
from partnerships.choice.readiness.questions import LABELS as QUESTIONS
from partnerships.choice.relation import actions as relation
from partnerships.choice.relation.models import RelationRole
from partnerships.choice.relation.reads import intent, roles
from partnerships.choice.voting.reads import declined, voting
from partnerships.equality.principles import reads as principles
from partnerships.journey.stages.reads import Needed, open_before
from partnerships.lifecycle import Need, Stage
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.consent import reads as consents
from partnerships.room.models import Partnership, Side

SHOWN = 5


@dataclass(frozen=True)
class SideColumn:
    """One side's half of the page: what it hopes to gain. `own`: the reader's side."""

    side: Side
    benefits: list[Benefit]
    has_more_than_money: bool
    is_own: bool


def of_room(access: Access) -> dict[str, Any]:
    """Return what the page shows, the same for every side but for its private corner and its own vote."""
    room = access.partnership
    columns = _columns(access)
    newest = list(ideas.named(room)[: SHOWN + 1])
    proposal, fit = fit_for(access)
    steps = roles(room)
    return {
        "columns": columns,
        "is_open": room.stage != Stage.PARTED,
        "is_choosing": room.stage == Stage.CHOOSING,
        "ideas": newest[:SHOWN],
        "has_more_ideas": len(newest) > SHOWN,
        "fit": fit,
        "criteria_since": proposal.settled_at if proposal else None,
        "knowing": knowing(access),
        "topics": TOPICS,
        "voting": voting(access),
        "declined": declined(room),
        "roles": steps,
        "only_in_name": _only_in_name(room, steps),
        "intent": intent(room),
        "waiting": _waiting(access),
        "readiness": _readiness(access),
        "questions": len(QUESTIONS),
        "is_public": any(column.side.organisation.kind == "public_body" for column in columns),
        "declarations": declarations(room),
    }


def _columns(access: Access) -> list[SideColumn]:
    room: Partnership = access.partnership
    written = list(Benefit.objects.filter(partnership=room, removed_at=None))
    return [
        SideColumn(
            side=side,
            benefits=[benefit for benefit in written if benefit.side_id == side.pk],
            has_more_than_money=any(b.beyond_money for b in written if b.side_id == side.pk),
            is_own=side.pk == access.side.pk,
        )
        for side in access.sides
    ]


def _only_in_name(room: Partnership, steps: list[RelationRole]) -> list[Needed]:
    """Return what partners have made before they say so, where sides call each other partners without it.

    Where principles are joint, one more that waits for a side takes nothing away from the word.
    """
    if not steps or steps[0].role != RelationRole.Role.PARTNER:
        return []
    missing = open_before(room, Stage.AGREEING)
    return [
        needed for needed in missing if needed.key != Need.PRINCIPLES_JOINT or not principles.joint(room).exists()
    ]


def _waiting(access: Access) -> list[consents.Acceptance]:
    """Return what is proposed about the relation and waits for acceptance."""
    rows = consents.of_partnership(access).filter(state="open", kind__in=[relation.ROLE, relation.INTENT])
    return consents.acceptances(consents.answered(rows.order_by("kind")), access)


def _readiness(access: Access) -> Readiness | None:
    """Return the own side's private look at itself, for who may read private notes."""
    found = Readiness.objects.filter(side=access.side).first()  # asked for everybody: as many statements
    return found if access.may(Permission.USE_PRIVATE_NOTES) else None
