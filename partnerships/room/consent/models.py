"""Consent: how anything becomes joint."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership, Side


class Proposal(models.Model):
    """One exact version of something that binds, put to all sides.

    `content` is the canonical form (JSON text) of what is shown on the page; `fingerprint` is its SHA-256.
    Changed content is a new proposal; the one before it is superseded and its consents count no more.
    """

    class State(models.TextChoices):
        OPEN = "open", _("waits for acceptance")
        JOINT = "joint", _("accepted by all sides")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SUPERSEDED = "superseded", _("replaced by a newer version")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1)
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    proposed_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-proposed_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "subject_id", "version"], name="room_proposal_version_once"
            ),
            models.UniqueConstraint(
                fields=["partnership", "kind", "subject_id"],
                condition=Q(state="open"),
                name="room_one_open_proposal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} v{self.version} ({self.state})"


class Consent(models.Model):
    """One side's answer to one proposal: accepted, or declined with a reason. Never changed afterwards."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="consents")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64)
    given_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    in_place_of = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("given_at", "pk")
        constraints = [models.UniqueConstraint(fields=["proposal", "side"], name="room_one_consent_a_side")]

    def __str__(self) -> str:
        return f"{self.side_id} {self.verdict} {self.proposal_id}"
