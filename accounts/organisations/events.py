"""The log of an organisation: what was done to it and to its people, and by whom."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.organisations.models import Invitation, Membership, Organisation, OrganisationEvent
from accounts.people.sentences import with_names

RIGHT_NAMES = {
    "is_administrator": gettext_lazy("administrator"),
    "is_portfolio_reader": gettext_lazy("portfolio reader"),
    "may_open_partnerships": gettext_lazy("may open partnerships"),
}


def record(
    *,
    organisation: Organisation,
    verb: str,
    by,
    now: datetime,
    as_installation: bool = False,
    person=None,
    invitation: Invitation | None = None,
    data: dict | None = None,
) -> None:
    """Append to the log, in the transaction of what it tells of."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event belongs into the transaction of what it records")
    OrganisationEvent.objects.create(
        organisation=organisation,
        at=now,
        verb=verb,
        by=by,
        as_installation=as_installation,
        person=person,
        invitation=invitation,
        data=data or {},
    )


def rights_of(holder: Membership | Invitation) -> list[str]:
    """Return the codes of the rights a membership has or an invitation will give."""
    names = Membership.RIGHTS
    if isinstance(holder, Invitation):
        names = ("as_administrator", "as_portfolio_reader", "may_open_partnerships")
    return [code for code, name in zip(Membership.RIGHTS, names, strict=True) if getattr(holder, name)]


def rights_in_words(codes: list[str]) -> str:
    """Return the rights as they stand on a page, "no special rights" when there are none."""
    names = [str(RIGHT_NAMES[code]) for code in codes if code in RIGHT_NAMES]
    return ", ".join(names) or _("no special rights")


@dataclass(frozen=True)
class Line:
    """One line of the log, in the reader's language."""

    at: datetime
    sentence: str
    as_installation: bool


def lines(events) -> list[Line]:
    """Put events into words. Names are looked up when the page is read: the log itself holds none."""
    return [Line(event.at, _sentence(event), event.as_installation) for event in events]


def recent(organisation: Organisation):
    """Return the events of an organisation with all that `lines` needs, newest first."""
    return organisation.events.select_related("by", "person", "invitation")


def _sentence(event: OrganisationEvent) -> str:
    names = {
        "by": _by(event),
        "person": event.person.name if event.person else "",
        "address": (event.invitation.email if event.invitation else "") or _("somebody"),
        "rights": rights_in_words(event.data.get("rights", [])),
    }
    return with_names(_SENTENCES[event.verb](), names)


def _by(event: OrganisationEvent) -> str:
    if event.by is None:
        return _("Samen")
    if event.as_installation:
        return _("%(name)s (administrator of this installation)") % {"name": event.by.name}
    return event.by.name


_SENTENCES = {
    "organisation.created": lambda: _("%(by)s entered this organisation."),
    "organisation.edited": lambda: _("%(by)s changed the details of this organisation."),
    "invitation.sent": lambda: _("%(by)s invited %(address)s: %(rights)s."),
    "invitation.resent": lambda: _("%(by)s sent the invitation to %(address)s once more."),
    "invitation.revoked": lambda: _("%(by)s withdrew the invitation to %(address)s."),
    "person.joined": lambda: _("%(person)s accepted the invitation: %(rights)s."),
    "person.changed": lambda: _("%(by)s changed what %(person)s may do: %(rights)s."),
    "person.removed": lambda: _("%(by)s took %(person)s out of this organisation."),
    "person.deactivated": lambda: _("%(by)s closed the account of %(person)s."),
    "person.reactivated": lambda: _("%(by)s opened the account of %(person)s again."),
}
VERBS = frozenset(_SENTENCES)
