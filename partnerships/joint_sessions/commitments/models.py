"""Commitment: who promised what by when, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.room.models import Participant, Partnership, Side


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """The words in which commitments are looked up."""

    def proposed(self):
        """Commitments that wait for acceptance."""
        return self.filter(state=Commitment.State.PROPOSED)

    def open(self):
        """Commitments that count and of which nothing has come yet that all agree on."""
        return self.filter(state__in=(Commitment.State.OPEN, Commitment.State.SAID_KEPT))

    def late(self, day):
        """Open commitments whose day has passed and of which nobody has said that they are kept."""
        return self.filter(state=Commitment.State.OPEN, due_on__lt=day)

    def settled(self):
        """Commitments of which it is clear what became of them."""
        return self.exclude(settled_at=None)


class Commitment(models.Model):
    """A promise with an owner, a side and a day. It counts from the moment every side accepted it.

    Its day moves by consent only: `first_due_on` keeps the first one, `moved_count` how often it moved.
    `kept_on` is the day on which the owner's side said it was done; `settled_at` when the other side agreed.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        OPEN = "open", _("under way")
        SAID_KEPT = "said_kept", _("done, says its side")
        KEPT = "kept", _("kept")
        KEPT_ANEW = "kept_anew", _("kept by new agreement")
        MISSED = "missed", _("missed")
        DROPPED = "dropped", _("dropped by consent")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="commitments")
    session = models.ForeignKey(
        JointSession, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    what = models.CharField(max_length=300)
    owner = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+", help_text="the owner's side")
    due_on = models.DateField()
    first_due_on = models.DateField()
    moved_count = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    kept_on = models.DateField(null=True, blank=True)
    said_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_by = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    objection = models.TextField(blank=True, help_text="why the other side does not see it as kept")
    objected_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True, help_text="why it was missed or dropped")
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "due_on", "pk")
        indexes = [models.Index(fields=["partnership", "state", "due_on"], name="sessions_commitments_due")]

    def __str__(self) -> str:
        return self.what

    @property
    def owner_key(self) -> str:
        """As the form names it."""
        return self.owner.public_id
