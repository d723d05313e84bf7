"""Each verb of the event chain as a sentence: one table, and the names that stand in it.

Events hold ids and codes. Names are looked up when the page is shown, for a whole page at once, so that a
renamed organisation reads right and an erased person is nobody. Rooms on upper floors add their verbs with
`register`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.people.sentences import with_names
from partnerships import glossary
from partnerships.roles import Function
from partnerships.room.consent.kinds import kind_of
from partnerships.room.consent.models import Proposal
from partnerships.room.consent.reads import content_of
from partnerships.room.history.models import Event
from partnerships.room.seats.models import OpenSeat, Participant, Side

Names = Callable[[list[Event]], Mapping[int, Mapping[str, str]]]


@dataclass(frozen=True)
class Verb:
    """How one verb reads.

    In `sentence`: `%(who)s` who did it, `%(person)s` and `%(side)s` whom it concerns,
    `%(absent)s` for whom somebody stands in, `%(function)s` and
    `%(before)s` functions, `%(guest)s` the organisation or address a seat is kept for, `%(title)s` and
    `%(version)s` of a proposal. `names(events)` answers further words per event id, for all events of the
    page at once.
    """

    key: str
    sentence: object
    names: Names | None = None


_VERBS: dict[str, Verb] = {}

# What stands before the dot of a verb, as the reader filters by it.
_GROUPS: dict[str, object] = {
    "partnership": gettext_lazy("The partnership"),
    "side": gettext_lazy("Sides at the table"),
    "seat": gettext_lazy("People"),
    "consent": gettext_lazy("Proposals and acceptance"),
}


def register(verb: Verb) -> None:
    """Add a verb; each key once."""
    if verb.key in _VERBS:
        raise ValueError(f"the verb {verb.key!r} is registered twice")
    _VERBS[verb.key] = verb


def register_group(prefix: str, label: object) -> None:
    """Name a group of verbs (`review` for `review.opened` …) for the filter of the history."""
    _GROUPS.setdefault(prefix, label)


def groups() -> list[tuple[str, str]]:
    """Return the groups of verbs that there are, with their labels."""
    used = {key.split(".")[0] for key in _VERBS}
    return [(prefix, str(label)) for prefix, label in _GROUPS.items() if prefix in used]


@dataclass(frozen=True)
class Line:
    """One event as it stands in the history."""

    number: int
    at: object
    text: str
    mark: int


def lines(events: Iterable[Event]) -> list[Line]:
    """Return events as sentences. Four statements for the names, however many events."""
    events = list(events)
    names = _Names(events)
    extra = _extra(events)
    return [
        Line(event.number, event.at, _said(event, names, extra.get(event.pk, {})), names.mark(event))
        for event in events
    ]


def _said(event: Event, names: "_Names", extra: Mapping[str, str]) -> str:
    verb = _VERBS.get(event.verb)
    if verb is None:
        return _("%(who)s did something that this version of Samen has no words for (%(verb)s).") % {
            "who": names.who(event),
            "verb": event.verb,
        }
    return with_names(verb.sentence, {**names.of(event), **extra})


def _extra(events: list[Event]) -> dict[int, Mapping[str, str]]:
    found: dict[int, Mapping[str, str]] = {}
    for key in {event.verb for event in events}:
        verb = _VERBS.get(key)
        if verb is not None and verb.names is not None:
            found |= verb.names([event for event in events if event.verb == key])
    return found


class _Names:
    """The names that a page of events needs, fetched at once."""

    def __init__(self, events: list[Event]):
        data = [event.data if isinstance(event.data, dict) else {} for event in events]
        people = Participant.objects.select_related("user", "side__organisation")
        wanted = {str(said.get("participant", "")) for said in data}
        wanted |= {event.subject_id for event in events if event.subject_kind == "participant"}
        self.people = {p.public_id: p for p in people.filter(public_id__in=wanted)}
        doers = {event.by_id for event in events if event.by_id}
        self.doers = {p.pk: p for p in people.filter(pk__in=doers)}
        sides = Side.objects.select_related("organisation")
        sides = sides.filter(public_id__in={str(said.get("side", "")) for said in data})
        self.sides = {side.public_id: side for side in sides}
        subjects = {event.subject_id for event in events}
        self.seats = {seat.public_id: seat for seat in OpenSeat.objects.filter(public_id__in=subjects)}
        self.proposals = {p.public_id: p for p in Proposal.objects.filter(public_id__in=subjects)}

    def who(self, event: Event) -> str:
        person = self.doers.get(event.by_id)
        return f"{person.user.name} ({person.side.short_name})" if person else "Samen"

    def mark(self, event: Event) -> int:
        person = self.doers.get(event.by_id)
        return person.side.mark if person else 0

    def of(self, event: Event) -> dict[str, str]:
        data = event.data if isinstance(event.data, dict) else {}
        person = self.people.get(str(data.get("participant", "")))
        side = self.sides.get(str(data.get("side", "")))
        seat = self.seats.get(event.subject_id)
        absent = self.people.get(event.subject_id)
        return {
            "who": self.who(event),
            "person": person.user.name if person else _("somebody"),
            "absent": absent.user.name if absent else _("somebody"),
            "side": side.name if side else _("a side"),
            "function": _function(data.get("function")),
            "before": _function(data.get("before")),
            "guest": (seat.organisation_name if seat else "") or _("another organisation"),
            "title": self._title(event),
            "version": str(data.get("version", "")),
        }

    def _title(self, event: Event) -> str:
        proposal = self.proposals.get(event.subject_id)
        if proposal is None:
            return _("something")
        try:
            return str(kind_of(proposal.kind).title(content_of(proposal)))
        except KeyError:  # a kind whose room is no longer installed
            return proposal.kind


def _function(code: object) -> str:
    return glossary.label(f"function.{code}") if code in set(Function) else ""


def register_the_first() -> None:
    """The verbs of this room."""
    for key, sentence in (
        ("partnership.opened", gettext_lazy("%(who)s opened the partnership.")),
        ("side.invited", gettext_lazy("%(who)s kept a seat for %(guest)s.")),
        ("side.withdrawn", gettext_lazy("%(who)s no longer keeps a seat for %(guest)s.")),
        ("side.joined", gettext_lazy("%(side)s sat down at the table: %(person)s, %(function)s.")),
        ("seat.invited", gettext_lazy("%(who)s invited a colleague as %(function)s.")),
        ("seat.withdrawn", gettext_lazy("%(who)s withdrew the invitation of a colleague.")),
        ("seat.taken", gettext_lazy("%(person)s sat down for %(side)s as %(function)s.")),
        ("seat.given", gettext_lazy("%(who)s gave %(person)s a seat as %(function)s.")),
        (
            "seat.function_changed",
            gettext_lazy("%(who)s made %(person)s %(function)s, before that %(before)s."),
        ),
        ("seat.ended", gettext_lazy("The seat of %(person)s for %(side)s ended (by %(who)s).")),
        (
            "seat.stand_in_named",
            gettext_lazy("%(person)s stands in for %(absent)s of %(side)s (named by %(who)s)."),
        ),
        (
            "seat.stand_in_ended",
            gettext_lazy("%(person)s no longer stands in for %(absent)s of %(side)s (ended by %(who)s)."),
        ),
        ("consent.proposed", gettext_lazy("%(who)s proposed “%(title)s”, version %(version)s.")),
        ("consent.accepted", gettext_lazy("%(who)s accepted “%(title)s”, version %(version)s.")),
        ("consent.declined", gettext_lazy("%(who)s declined “%(title)s”, version %(version)s.")),
        ("consent.withdrawn", gettext_lazy("%(who)s took “%(title)s” back, version %(version)s.")),
        (
            "consent.cleared",
            gettext_lazy(
                "%(who)s changed “%(title)s”: what was accepted of version %(version)s is open again.",
            ),
        ),
        (
            "consent.joint",
            gettext_lazy("“%(title)s”, version %(version)s, is joint: every side has accepted it."),
        ),
    ):
        register(Verb(key, sentence))
