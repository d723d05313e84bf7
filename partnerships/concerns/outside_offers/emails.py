"""The letter that tells the other sides that an offer lies on the table: one link, nothing of its content."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.post.kinds import Letter
from partnerships.concerns.outside_offers.models import OutsideOffer
from partnerships.room.models import Participant


def offer_opened(about: dict) -> Letter | None:
    """An outside offer was opened. Nothing to somebody without a seat, or once it is decided."""
    rows = OutsideOffer.objects.opened().select_related("partnership")
    offer = rows.filter(public_id=about.get("offer", ""), decided_at=None).first()
    if offer is None:
        return None
    seats = Participant.objects.present().filter(partnership=offer.partnership_id, side__left_at=None)
    if not seats.filter(user=about.get("user"), user__is_active=True).exists():
        return None
    path = reverse("offer_detail", args=[offer.partnership.public_id, offer.public_id])
    return Letter(
        subject=_("An outside offer lies on the table"),
        paragraphs=[
            _("Another side of your partnership opened an offer from outside, and asks what you say to it.")
        ],
        link=settings.BASE_URL + path,
        link_label=_("Read it and answer"),
    )
