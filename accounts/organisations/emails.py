"""Letters this room writes. The link is made here, when the letter leaves, and stored nowhere."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.organisations import seats
from accounts.organisations.models import Invitation
from accounts.organisations.tokens import hash_of, token_of
from accounts.people.templatetags.samen import day
from accounts.post.kinds import Letter


def link_of(invitation: Invitation) -> str:
    """Return the personal link of an invitation."""
    return settings.BASE_URL + reverse("join", args=[token_of(invitation.public_id)])


def invitation(about: dict) -> Letter | None:
    """Write the letter of an invitation; None once it was accepted, withdrawn or has run out."""
    row = (
        Invitation.objects.takeable(timezone.now())
        .select_related("organisation", "invited_by")
        .filter(public_id=about["invitation"])
        .first()
    )
    if row is None or row.token_hash != hash_of(token_of(row.public_id)):
        return None
    table = seats.describe(row.seat)
    if row.seat and table is None:
        return None
    return Letter(
        subject=_subject(row, table),
        paragraphs=_paragraphs(row, table),
        link=link_of(row),
        link_label=_("Open the invitation"),
        after=[
            _("The link is for %(address)s only, works once and until %(day)s.")
            % {"address": row.email, "day": day(row.expires_at)},
            _("If you did not expect this letter, you can leave it: nothing happens."),
        ],
    )


def inviter(row: Invitation, table: seats.Table | None = None) -> str:
    """Return who invites, as it stands in a sentence."""
    if table is not None:
        return table.invited_by
    if row.invited_by is None:
        return _("Samen")
    if row.by_installation:
        return _("%(name)s (administrator of this installation)") % {"name": row.invited_by.name}
    return row.invited_by.name


def _subject(row: Invitation, table: seats.Table | None) -> str:
    if table is not None:
        return _("%(who)s keeps a seat for you") % {"who": table.invited_by}
    return _("Invitation to %(organisation)s in Samen") % {"organisation": row.organisation}


def _paragraphs(row: Invitation, table: seats.Table | None) -> list[str]:
    greeting = _("Hello %(name)s,") % {"name": row.name} if row.name else _("Hello,")
    who = inviter(row, table)
    if table is not None:
        what = _("%(who)s keeps a seat for you in Samen, at the table about: %(subject)s.")
        opening = what % {"who": who, "subject": table.about}
    else:
        opening = _("%(who)s invites you to %(organisation)s in Samen.") % {
            "who": who,
            "organisation": row.organisation,
        }
    explained = _("Samen is one room in which organisations that want to achieve more together sit as equals.")
    return [greeting, opening, *([row.message] if row.message else []), explained]
