"""An organisation's search for a partner. It belongs to that organisation alone; no room knows of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from accounts.organisations.models import Organisation
from partnerships.choice.criteria.models import CriterionText
from partnerships.room.seats.models import Partnership


class PartnerSearchQuerySet(models.QuerySet["PartnerSearch"]):
    """The words in which searches are looked up."""

    def matching(self, text: str):
        """Searches whose question or purpose contains the text."""
        return self.filter(Q(question__icontains=text) | Q(purpose__icontains=text)) if text else self


class PartnerSearch(models.Model):
    """What an organisation looks for, whom it talks with, and the criteria it proposes.

    `subject` is what the rooms are called; only the own organisation reads question and purpose.

    There is no order among candidates, no threshold and no sum: a search holds conversations, not scores.
    `published_on` and `published_at_place`: where a public body made its criteria public beforehand.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="searches")
    question = models.CharField(_("question"), max_length=160)
    subject = models.CharField(max_length=160)
    purpose = models.TextField(_("purpose"))
    published_on = models.DateField(null=True, blank=True)
    published_at_place = models.CharField(max_length=300, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = PartnerSearchQuerySet.as_manager()

    class Meta:
        ordering = ("-started_at", "-pk")

    def __str__(self) -> str:
        return self.question


class SearchCriterion(CriterionText):
    """A criterion that the searching organisation proposes to whom it talks with."""

    search = models.ForeignKey(PartnerSearch, on_delete=models.CASCADE, related_name="criteria")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class Candidacy(models.Model):
    """That a room belongs to a search. Only pages of the searching organisation read this table."""

    search = models.ForeignKey(PartnerSearch, on_delete=models.CASCADE, related_name="candidacies")
    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.search_id}: {self.partnership_id}"


class TreatmentNote(models.Model):
    """A line of a public body's equal-treatment log: what was told, to whom, when. Never changed."""

    search = models.ForeignKey(PartnerSearch, on_delete=models.PROTECT, related_name="treatment")
    told_on = models.DateField()
    what = models.TextField()
    told_all = models.BooleanField(default=True)
    whom = models.CharField(max_length=300, blank=True)
    why_not_all = models.TextField(blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("-told_on", "-pk")

    def __str__(self) -> str:
        return f"{self.search_id} {self.told_on}"
