"""What waits for leads and directors here: that what is joint is put to a side which has joined."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.agreements.models import AcceptedAgreement, Agreement
from partnerships.equality.charter.reads import CHARTER
from partnerships.equality.principles.models import Principle
from partnerships.equality.principles.reads import PRINCIPLE
from partnerships.roles import Function, Permission, may
from partnerships.room.asks import Source, Waits, Words, columns
from partnerships.room.models import Participant, Proposal, Side
from partnerships.vision.models import SealedVision, Vision


def _newcomers(seats: Sequence[Participant], now: datetime) -> QuerySet:
    """Sides that joined when something was joint already which nobody has put to all since."""
    own = [seat.side_id for seat in seats if may(Function(seat.function), Permission.CONSENT_TO_WORK)]
    here, joined = {"partnership": OuterRef("partnership")}, OuterRef("joined_at")
    put = Proposal.objects.filter(**here, proposed_at__gte=joined)
    joint = Proposal.objects.filter(**here, settled_at__lt=joined, state=Proposal.State.JOINT)
    principles = Principle.objects.joint().filter(**here, joint_at__lt=joined)
    sealed = SealedVision.objects.filter(**here, sealed_at__lt=joined)
    accepted = AcceptedAgreement.objects.filter(**here, accepted_at__lt=joined)
    again = AcceptedAgreement.objects.filter(**here, accepted_at__gte=joined)
    begun = Agreement.objects.filter(**here, is_drafting=True)
    waits = (
        Q(Exists(principles)) & ~Q(Exists(put.filter(kind=PRINCIPLE)))
        | Q(Exists(joint.filter(kind=CHARTER))) & ~Q(Exists(put.filter(kind=CHARTER)))
        | Q(Exists(sealed)) & ~Q(Exists(Vision.objects.filter(**here, begun_at__gte=joined)))
        | Q(Exists(accepted)) & ~Q(Exists(begun)) & ~Q(Exists(again))
    )
    rows = Side.objects.seated().filter(waits, partnership__sides__in=own).annotate(who=F("organisation__name"))
    return columns(rows, key="journey_anew", on="joined_at", title="who")


def _words(waits: Waits) -> Words:
    return Words(
        _("%(side)s joined: put to all anew what is joint") % {"side": waits.title},
        _("Principles, vision and agreements hold for who accepted them. Whoever joins is asked as well."),
        reverse("journey_anew", args=[waits.room]),
        _("See what waits"),
        other_waits=True,
    )


SOURCES = (Source("journey_anew", _newcomers, _words),)
