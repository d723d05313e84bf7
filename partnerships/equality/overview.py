"""The first page of “Equal footing”: how things are, in one sentence and a few lines of each part."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import and_list, day
from partnerships.equality.charter import reads as charter
from partnerships.equality.culture import reads as culture
from partnerships.equality.grievances import reads as grievances
from partnerships.equality.ledger import reads as ledger
from partnerships.equality.people_map import reads as people_map
from partnerships.equality.principles import reads as principles
from partnerships.equality.principles.models import Principle
from partnerships.equality.voice import reads as voice
from partnerships.room.access import Access
from partnerships.room.models import Side

MOST_ENTRIES, MOST_HURTS = 6, 3


@dataclass(frozen=True)
class Column:
    """One side under “what each side put in and gained”."""

    name: str
    mark: int
    is_yours: bool
    put_in: list[str]
    gained: list[str]


@dataclass(frozen=True)
class EqualityPage:
    """What the page shows."""

    sentence: str
    themes: list[principles.ThemeGroup]
    charter_words: str
    charter_entries: list[tuple[str, str]]
    columns: list[Column]
    waiting: int
    gaps: list[str]
    subjects: int
    culture_words: str
    grievance_words: str
    open_grievances: list[tuple]
    voices: list[voice.Voice]
    independence: list[principles.Line] = field(default_factory=list)


def page(access: Access, sides: list[Side], now: datetime) -> EqualityPage:
    """Return the whole page, in a number of statements that depends on nothing."""
    partnership = access.partnership
    groups = principles.groups(access, sides)
    subjects = people_map.subjects(access, sides)
    hurts = list(grievances.of_partnership(partnership).order_by("-open_since", "-pk"))
    facts = grievances.facts_of(hurts, now)
    still_open = [row for row in hurts if row.resolved_at is None][:MOST_HURTS]
    waiting = ledger.waiting_for(partnership, access.side)
    since, entries, waits = charter.standing(partnership)
    words = ledger.put_in_and_gained(partnership)
    profiles = culture.page(access, sides)
    return EqualityPage(
        sentence=_sentence(groups, facts),
        themes=[group for group in groups if group.lines and group.key != Principle.Theme.INDEPENDENCE],
        independence=[
            line for group in groups if group.key == Principle.Theme.INDEPENDENCE for line in group.lines
        ],
        charter_entries=[(entry["what"], charter.said(entry)) for entry in entries[:MOST_ENTRIES]],
        charter_words=_charter(since, waits),
        columns=[_column(side, words.get(side.pk, ([], [])), access) for side in sides],
        waiting=waiting,
        gaps=[_gap(subject, met) for subject, met in people_map.gaps(subjects)][:4],
        subjects=len(subjects),
        culture_words=_culture(profiles),
        grievance_words=_grievances(facts),
        open_grievances=[(row, grievances.state(row, now)) for row in still_open],
        voices=voice.voices(partnership, sides),
    )


def _sentence(groups: list[principles.ThemeGroup], facts: grievances.Facts) -> str:
    joint = sum(line.is_joint for group in groups for line in group.lines)
    under_way = sum(not line.is_joint for group in groups for line in group.lines)
    if not joint and not under_way:
        return _("Nothing is written down yet. Begin with one principle that both of you could say.")
    parts = [
        ngettext("One principle holds between us", "%(n)s principles hold between us", joint) % {"n": joint}
        if joint
        else _("No principle holds between us yet")
    ]
    if under_way:
        parts.append(ngettext("one is under way", "%(n)s are under way", under_way) % {"n": under_way})
    first = f"{and_list(parts)}."
    if not facts.open:
        return first
    hurts = ngettext("One thing still hurts.", "%(n)s things still hurt.", facts.open) % {"n": facts.open}
    return f"{first} {hurts}"


def _charter(since, waits: bool) -> str:
    if since and waits:
        return _("Joint since %(day)s; a new version waits for acceptance.") % {"day": day(since)}
    if since:
        return _("Joint since %(day)s.") % {"day": day(since)}
    if waits:
        return _("Waits for acceptance.")
    return _("Not joint yet.")


def _culture(profiles: culture.CulturePage) -> str:
    if profiles.opened_at:
        talk = [
            _("%(side)s: %(what)s") % {"side": portrait.name, "what": "; ".join(portrait.talk)}
            for portrait in profiles.portraits
            if portrait.talk
        ]
        if not talk:
            return _("The profiles are open. Nobody sees a side far from how it sees itself.")
        return _("Seen most differently: %(what)s.") % {"what": " · ".join(talk)}
    handed = [side.name for side in profiles.handed if side.handed_in_at]
    if handed:
        return _("Handed in: %(sides)s. The profiles open once every side has handed in.") % {
            "sides": and_list(handed)
        }
    return _("No profile yet. Each side says how it sees itself and the others; all open at the same moment.")


def _grievances(facts: grievances.Facts) -> str:
    if not facts.open and not facts.resolved:
        return _("Nobody has named anything that hurts. Old wounds are better named at the start.")
    resolved = ngettext("%(n)s resolved", "%(n)s resolved", facts.resolved) % {"n": facts.resolved}
    again = ngettext("%(n)s hurt again", "%(n)s hurt again", facts.reopened) % {"n": facts.reopened}
    parts = [resolved, again] if facts.reopened else [resolved]
    return f"{and_list(parts)}."[:1].upper() + f"{and_list(parts)}."[1:]


def _gap(subject: people_map.Subject, met: people_map.Met) -> str:
    return _("%(subject)s, %(side)s: %(gap)s") % {
        "subject": subject.about,
        "side": met.side_name,
        "gap": met.gap,
    }


def _column(side: Side, words: tuple[list[str], list[str]], access: Access) -> Column:
    return Column(side.name, side.mark, side.pk == access.side.pk, words[0], words[1])
