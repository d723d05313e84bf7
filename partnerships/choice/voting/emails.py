"""Letters about votes and declining: one link, and nothing of what was said."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.post.kinds import Letter
from partnerships.room.seats.models import Participant


def choice_votes_opened(about: dict) -> Letter | None:
    """Every side has voted."""
    seat = _seat(about)
    if seat is None:
        return None
    return _letter(
        seat,
        _("Every side has voted: %(subject)s"),
        _("Every side at your table has voted, and the votes are open: “%(subject)s”."),
        _("Read the votes"),
    )


def choice_declined(about: dict) -> Letter | None:
    """Another side does not go on."""
    seat = _seat(about)
    if seat is None:
        return None
    return _letter(
        seat,
        _("Not going on: %(subject)s"),
        _("The other side has decided not to go on, and has written down why: “%(subject)s”."),
        _("Read the reason"),
    )


def _seat(about: dict) -> Participant | None:
    return (
        Participant.objects.present()
        .filter(partnership__public_id=about["partnership"], side__left_at=None, user=about["user"])
        .select_related("partnership")
        .first()
    )


def _letter(seat: Participant, subject: str, text: str, verb: str) -> Letter:
    said = {"subject": seat.partnership.subject}
    path = reverse("right_partner", args=[seat.partnership.public_id]) + "#vote"
    return Letter(subject % said, [text % said], settings.BASE_URL + path, verb)
