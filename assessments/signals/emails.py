"""The mail about new warnings: how many, one link, and nothing of what they say."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.post import kinds
from accounts.post.kinds import Letter
from assessments.signals.models import Warning
from partnerships.room.models import Participant


def register_mails() -> None:
    """Tell the post how the mail of this room is written."""
    kinds.register("warnings", warnings)


def warnings(about: dict) -> Letter | None:
    """Warnings were raised in rooms of the reader. Nothing where none of them is open and visible any more."""
    seats = {
        seat.partnership_id: seat
        for seat in Participant.objects.present()
        .filter(user=about.get("user"), user__is_active=True, side__left_at=None)
        .select_related("side", "partnership")
    }
    rows = Warning.objects.open().filter(public_id__in=about.get("warnings", []), partnership__in=seats)
    seen = [row for row in rows if _is_shown(row, seats[row.partnership_id])]
    if not seen:
        return None
    rooms = {row.partnership_id for row in seen}
    path = reverse("portfolio")
    if len(rooms) == 1:
        path = reverse("signal_list", args=[seats[seen[0].partnership_id].partnership.public_id])
    count = len(seen)
    return Letter(
        subject=ngettext("A warning asks you to talk", "%(count)d warnings ask you to talk", count)
        % {"count": count},
        paragraphs=[
            _("Something in your partnership has changed in a way that asks the sides to talk about it.")
            if len(rooms) == 1
            else _("Something in your partnerships has changed in a way that asks the sides to talk about it."),
            _("What it is, on which figures it rests and what usually helps stands on the page."),
        ],
        link=settings.BASE_URL + path,
        link_label=_("Read the warning") if count == 1 else _("Read the warnings"),
    )


def _is_shown(row: Warning, seat: Participant) -> bool:
    return row.shown_first_to_id in (None, seat.side_id) or row.told_all_at is not None
