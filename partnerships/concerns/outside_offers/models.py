"""Outside offers: a better solution from outside, confidential to the side that got it until it opens it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.models import Participant, Partnership, Side


class OutsideOfferQuerySet(models.QuerySet["OutsideOffer"]):
    """The words in which outside offers are looked up."""

    def opened(self):
        """Offers that every side sees."""
        return self.filter(opened_at__isnull=False)

    def unopened(self):
        """Offers that only the side which got them sees."""
        return self.filter(opened_at=None)


class OutsideOffer(models.Model):
    """An offer of an organisation outside the partnership.

    Until `opened_at` nothing outside this table speaks of it. From then on the protocol runs: the other
    sides answer until `respond_by_on`, then all decide together with a reason.
    """

    class Way(models.TextChoices):
        MATCH = "match", _("match: we do it ourselves, together")
        THREE_WAY = "three_way", _("three-way: the outsider joins for this")
        CARVE_OUT = "carve_out", _("carve-out: this piece goes outside")
        LET_GO = "let_go", _("let go: we leave it")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="outside_offers")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="outside_offers")
    title = models.CharField(max_length=160)
    from_whom = models.CharField(max_length=160, blank=True)
    better = models.TextField()
    received_on = models.DateField()
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    respond_by_on = models.DateField(null=True, blank=True)
    way = models.CharField(max_length=10, choices=Way, blank=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = OutsideOfferQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "received_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None) | (Q(opened_at__isnull=False) & ~Q(way="")),
                name="concerns_decided_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OfferResponse(models.Model):
    """What a side says to an opened offer. Never changed afterwards; say more in a further one."""

    offer = models.ForeignKey(OutsideOffer, on_delete=models.PROTECT, related_name="responses")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=OutsideOffer.Way)
    text = models.TextField()
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("offer_id", "at", "pk")

    def __str__(self) -> str:
        return f"{self.side_id} on {self.offer_id}"
