"""Which principles hold, which are under way, and how each stands with the sides."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.equality.principles.models import Principle, SideWord
from partnerships.room.access import Access
from partnerships.room.consent import reads as consent
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Partnership, Side
from partnerships.room.subjects import Shown

PRINCIPLE, PRINCIPLE_END = "principle", "principle_end"
KINDS = (PRINCIPLE, PRINCIPLE_END)


def joint(partnership: Partnership | OuterRef):
    """Principles that hold between the sides, in the order of the page."""
    return Principle.objects.joint().filter(partnership=partnership).in_order()


def are_joint(partnership: Partnership) -> bool:
    """Tell whether the sides have principles: at least one joint, and none that still waits for a side."""
    return Partnership.objects.filter(having_principles(), pk=partnership.pk).exists()


def having_principles() -> Q:
    """Return the same as a condition on partnerships, for a statement that asks more of them."""
    here = OuterRef("pk")
    return Exists(joint(here)) & ~Exists(open_proposals(here))


def open_proposals(partnership: Partnership | OuterRef):
    """Proposals about principles that wait for a side."""
    return Proposal.objects.filter(partnership=partnership, kind__in=KINDS, state=Proposal.State.OPEN)


def content(principle: Principle) -> dict[str, Any]:
    """Return what the sides accept: exactly what the page shows of a principle."""
    return {
        "theme": principle.theme,
        "text": principle.text,
        "reason": principle.reason,
        "words": [{"name": word.side.name, "text": word.text} for word in words_of(principle)],
        "instead_of": principle.replaces.text if principle.replaces else "",
    }


def current(partnership: Partnership, subject_id: str) -> dict[str, Any]:
    """Return what a principle says now, for the check at the moment of acceptance."""
    found = Principle.objects.select_related("replaces").filter(partnership=partnership, public_id=subject_id)
    principle = found.first()
    return content(principle) if principle else {}


def words_of(principle: Principle) -> list[SideWord]:
    """Return what each side says under a principle, by name of the side."""
    if not principle.is_said_per_side:
        return []
    words = principle.side_words.select_related("side__organisation").exclude(text="")
    return sorted(words, key=lambda word: (word.side.name.lower(), word.side_id))


def silent_sides(principle: Principle) -> list[Side]:
    """Return the sides that still have to say their part, by name."""
    if not principle.is_said_per_side:
        return []
    said = principle.side_words.exclude(text="").values("side_id")
    sides = Side.objects.seated().filter(partnership=principle.partnership_id).exclude(pk__in=said)
    return list(sides.select_related("organisation").alphabetical())


def next_order(partnership: Partnership, theme: str) -> int:
    """Return the place of the next principle under a theme."""
    last = Principle.objects.filter(partnership=partnership, theme=theme).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def find(partnership: Partnership, public_ids: Iterable[str]) -> dict[str, Shown]:
    """Return principles by public id as they read in lists of other rooms."""
    rows = Principle.objects.filter(partnership=partnership, public_id__in=list(public_ids))
    return {row.public_id: Shown(_short(row.text), _page(partnership, row)) for row in rows}


# --- the pages ------------------------------------------------------------
@dataclass(frozen=True)
class SideSays:
    """One side's part of a principle; empty where it has not written it."""

    mark: int
    name: str
    is_yours: bool
    text: str


@dataclass(frozen=True)
class Line:
    """One principle as it stands in the list."""

    text: str
    reason: str
    url: str
    state: str
    accepts: list[consent.Answer]
    is_joint: bool
    waits_for_you: bool
    is_new_wording: bool
    sides: list[SideSays]


@dataclass(frozen=True)
class ThemeGroup:
    """A theme with its principles."""

    key: str
    label: str
    lines: list[Line] = field(default_factory=list)


def groups(access: Access, sides: list[Side]) -> list[ThemeGroup]:
    """Return all themes with what holds and what is under way, in two statements."""
    rows = _with_words(access.partnership)
    acceptances = newest_acceptances(access, [row.public_id for row, _words in rows])
    lines: dict[str, list[Line]] = {}
    for row, words in rows:
        shown = _line(row, words, acceptances.get(row.public_id), sides, access)
        lines.setdefault(row.theme, []).append(shown)
    return [ThemeGroup(theme.value, str(theme.label), lines.get(theme.value, [])) for theme in Principle.Theme]


Words = dict[int, str]  # what each side says under a principle, by the key of the side


def _with_words(partnership: Partnership) -> list[tuple[Principle, Words]]:
    """Return what stands on the page with what each side says under it, in one statement."""
    standing = Principle.objects.filter(partnership=partnership, ended_at=None).in_order()
    found: dict[int, tuple[Principle, Words]] = {}
    for row in standing.annotate(said_by=F("side_words__side"), said=F("side_words__text")):
        _principle, words = found.setdefault(row.pk, (row, {}))
        if row.said_by is not None:
            words[row.said_by] = row.said
    return list(found.values())


def newest_acceptances(access: Access, public_ids: list[str]) -> dict[str, consent.Acceptance]:
    """Return by principle what the component shows of the proposal that tells most, in one statement."""
    rows = consent.of_partnership(access).filter(kind__in=KINDS, subject_id__in=public_ids)
    told = sorted(consent.answered(rows.exclude(state=Proposal.State.SUPERSEDED)), key=_tells_most)
    newest = {proposal.subject_id: proposal for proposal in told}
    shown = consent.acceptances(list(newest.values()), access)
    return dict(zip(newest, shown, strict=True))


def _tells_most(proposal: Proposal) -> tuple:
    """Last comes what waits, before it what made the principle joint, before it the newest of the others."""
    state = proposal.state
    made_it_joint = state == Proposal.State.JOINT and proposal.kind == PRINCIPLE
    return state == Proposal.State.OPEN, made_it_joint, proposal.proposed_at, proposal.pk


def side_says(principle: Principle, said: Words, sides: list[Side], access: Access) -> list[SideSays]:
    """Return each side's part under a principle that is said per side."""
    if not principle.is_said_per_side:
        return []
    return [SideSays(s.mark, s.short_name or s.name, s.pk == access.side.pk, said.get(s.pk, "")) for s in sides]


def _line(
    row: Principle, said: Words, shown: consent.Acceptance | None, sides: list[Side], access: Access
) -> Line:
    return Line(
        text=row.text,
        reason=row.reason,
        url=_page(access.partnership, row),
        state=_state(row, shown),
        accepts=shown.accepts if shown and (shown.is_open or row.is_joint) else [],
        is_joint=row.is_joint,
        waits_for_you=bool(shown and shown.needs_you),
        is_new_wording=row.replaces_id is not None and not row.is_joint,
        sides=side_says(row, said, sides, access),
    )


def _state(row: Principle, shown: consent.Acceptance | None) -> str:
    if row.is_joint:
        return ""
    if shown is None:
        return _("Draft, not put to the sides yet.")
    if shown.is_open:
        return _("Proposed: it counts when every side has accepted it.")
    return shown.sentence


def _page(partnership: Partnership, row: Principle) -> str:
    return reverse("principle_detail", args=[partnership.public_id, row.public_id])


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:88].rstrip()} …"
