"""Agreements, what was accepted of them, and the yearly look at an exit plan."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.glossary import word
from partnerships.room.models import Participant, Partnership, Proposal, Side


class Agreement(models.Model):
    """One agreement. The row holds the version in drafting, or the one that counts when nothing is drafted.

    `draft_number` is the number of the version that is drafted, or that was accepted last. What was accepted
    stands in `AcceptedAgreement` and stays.
    """

    class Kind(models.TextChoices):
        CONFIDENTIALITY = "confidentiality", word("agreement.confidentiality")
        INFORMATION = "information", word("agreement.information")
        FRAMEWORK = "framework", word("agreement.framework")
        COMMERCIAL = "commercial", word("agreement.commercial")
        EXIT = "exit", word("agreement.exit")

    class Substantial(models.TextChoices):
        NO = "no", _("no, it stays within what was awarded")
        YES = "yes", _("yes, and the procedure that follows from it has been gone through")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="agreements")
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=160)
    draft_number = models.PositiveSmallIntegerField(default=1)
    is_drafting = models.BooleanField(default=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    renew_by_on = models.DateField(null=True, blank=True)
    check_on = models.DateField(null=True, blank=True, help_text="next yearly look at an exit plan")
    substantial = models.CharField(max_length=3, choices=Substantial, blank=True)
    substantial_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    begun_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        ordering = ("partnership_id", "begun_at", "pk")

    def __str__(self) -> str:
        return f"{self.title}, version {self.draft_number}"


class AcceptedAgreement(models.Model):
    """One version that the directors of all sides accepted. Never changed, never removed.

    `content` is the canonical text, `fingerprint` its SHA-256, `chain_number` and `chain_digest` the event of
    the history that carries the fingerprint.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="accepted_agreements")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="accepted")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()
    chain_number = models.PositiveIntegerField()
    chain_digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("agreement_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="agreements_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.agreement_id}"


class ExitCheck(models.Model):
    """Somebody looked whether an exit plan still works. Never changed afterwards."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="checks")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()
    found = models.TextField()
    next_on = models.DateField()

    class Meta:
        ordering = ("agreement_id", "checked_at", "pk")

    def __str__(self) -> str:
        return f"check of {self.agreement_id}"
