"""What the page of the shared vision shows: where it stands, in a sentence and in parts, and what is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships.room.access import Access
from partnerships.room.consent import reads as consents
from partnerships.room.consent.models import Proposal
from partnerships.room.questions import reads as questions
from partnerships.vision.objectives import initiatives
from partnerships.vision.objectives.reads import ObjectiveLine, lines, serving
from partnerships.vision.text import expectations, position
from partnerships.vision.text.models import Vision
from partnerships.vision.text.reads import visions_of
from partnerships.vision.whole import VISION


@dataclass(frozen=True)
class NextStep:
    """The one next step, as `_components/next_step.html` wants it."""

    title: str
    text: str = ""
    url: str = ""
    verb: str = ""
    when: str = ""
    at: datetime | None = None
    place: str = ""


def overview(access: Access, *, today: date, now: datetime) -> dict[str, Any]:
    """Return the parts of the page; a constant number of statements."""
    visions = visions_of(access.partnership)
    drafting, sealed = visions.drafting, visions.sealed
    shown = drafting or sealed
    objectives = lines(access.partnership, today=today)
    served = serving(initiatives.of_partnership(access.partnership))
    stated, understood = expectations.counts(access.partnership, access.sides)
    return {
        "vision": shown,
        "drafting": drafting,
        "sealed": sealed,
        "earlier": [one for one in visions.rows if one.sealed_at is not None and one != shown],
        "opening": _opening(drafting, sealed),
        "objectives": objectives,
        "joint_objectives": sum(one.is_joint for one in objectives),
        "without_initiative": _without_initiative(objectives, served),
        "without_step": [one for one in objectives if one.is_joint and not one.milestones],
        "without_goal": served.get("", []),
        "stated": stated,
        "understood": understood,
        "position": position.newest(access.partnership),
        "waiting": _waiting(access),
        "remarks": _remarks(shown),
        "questions": questions.about(access, "vision", shown.public_id) if shown else None,
        "step": _next_step(access, drafting, sealed, objectives),
    }


def _opening(drafting: Vision | None, sealed: Vision | None) -> str:
    """Return where the vision stands, in a sentence."""
    if drafting is not None and sealed is not None:
        return _("Re-opened: version %(number)d is being written. What was sealed on %(day)s still counts.") % {
            "number": drafting.version,
            "day": day(sealed.sealed_at),
        }
    if drafting is not None:
        return _("Being written by the working pair: version %(number)d.") % {"number": drafting.version}
    if sealed is not None:
        return _("Sealed on %(day)s by a director of every side.") % {"day": day(sealed.sealed_at)}
    return _("Not written yet. It begins at the table of those who do the work, not in the boardroom.")


def _without_initiative(objectives: Sequence[ObjectiveLine], served: dict[str, list]) -> list[ObjectiveLine]:
    if not initiatives.are_known():
        return []
    return [one for one in objectives if one.is_joint and not served.get(one.objective.public_id)]


def _waiting(access: Access) -> list[consents.Acceptance]:
    """Return what is proposed about text, position and conduct and waits for acceptance."""
    rows = consents.of_partnership(access).filter(state=Proposal.State.OPEN, kind__in=[VISION, position.POSITION])
    return consents.acceptances(consents.answered(rows.order_by("proposed_at", "pk")), access)


def _remarks(vision: Vision | None) -> list:
    if vision is None:
        return []
    rows = vision.comments.select_related("by__user", "by__side__organisation", "settled_by__user")
    return sorted(rows.order_by("-at", "-pk")[:50], key=lambda remark: remark.settled_at is not None)


def _next_step(
    access: Access, drafting: Vision | None, sealed: Vision | None, objectives: Sequence[ObjectiveLine]
) -> NextStep | None:
    def to(name: str) -> str:
        return reverse(name, args=[access.partnership.public_id])

    may = access.can["draft_vision"]
    if drafting is None and sealed is None:
        title = _("Write down why together, in one sentence")
        text = _("The lead of each side drafts; directors read along and comment. Everything is kept in versions.")
        return NextStep(title, text, to("vision_write") if may else "", _("Begin to write"))
    if not objectives:
        title = _("Put a first number to it")
        text = _("What is it now, what should it be, by when, and how does each of you check it?")
        return NextStep(title, text, to("objective_new") if may else "", _("Draft an objective"))
    drafts = [one for one in objectives if not one.is_joint]
    if drafts:
        title = _("Agree on: %(title)s") % {"title": drafts[0].objective.title}
        text = _("It counts once every side has accepted the same numbers.")
        return NextStep(title, text, drafts[0].url, _("Read the objective"))
    return None
