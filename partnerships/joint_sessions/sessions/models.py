"""JointSession: a meeting of the sides, and who sits at its table."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from accounts.identifiers import public_id as new_uid
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.series.models import Series
from partnerships.room.models import Participant, Partnership, Side


class JointSessionQuerySet(models.QuerySet["JointSession"]):
    """The words in which sessions are looked up."""

    def planned(self):
        """Sessions that are still to be held, or of which nobody has said that they were."""
        return self.filter(state=JointSession.State.PLANNED)

    def held(self):
        """Sessions that took place."""
        return self.filter(state=JointSession.State.HELD)

    def ahead(self, now):
        """Planned sessions that have not ended yet."""
        return self.planned().filter(ends_at__gt=now)

    def to_be_noted(self, now):
        """Sessions whose time has passed and of which nobody has said whether they were held."""
        return self.planned().filter(ends_at__lte=now)


class JointSession(models.Model):
    """A meeting of the sides. Whoever plans it, it stands for all of them.

    Moments are UTC; `time_zone` is the place's. `uid` and `sequence` are what calendar programs know it by:
    each change of time, place or state makes the sequence one higher.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="joint_sessions")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions")
    kind = models.CharField(max_length=20, choices=SessionKind, default=SessionKind.STEERING)
    subject = models.CharField(_("subject"), max_length=160)
    purpose = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=40, default="Europe/Amsterdam")
    place = models.CharField(max_length=300, blank=True, help_text="an address, or the link of a call")
    host = models.ForeignKey(Side, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    uid = models.CharField(max_length=20, unique=True, default=new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    planned_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    changed_at = models.DateTimeField(help_text="when anything a calendar shows was changed last")
    held_at = models.DateTimeField(null=True, blank=True)
    held_noted_by = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(Side, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cancel_reason = models.TextField(blank=True)

    objects = JointSessionQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "starts_at", "pk")
        indexes = [models.Index(fields=["partnership", "state", "starts_at"], name="sessions_by_time")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="sessions_end_after_start")
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def length(self) -> int:
        """How long it lasts, in minutes."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    def is_ahead(self, now: datetime) -> bool:
        """Tell whether it is still to be held and has not ended yet."""
        return self.state == JointSession.State.PLANNED and self.ends_at > now

    def there(self, moment: datetime) -> datetime:
        """Return a moment as the clock at the place shows it."""
        return moment.astimezone(ZoneInfo(self.time_zone))

    # As the form names them.
    @property
    def on(self) -> date:
        return self.there(self.starts_at).date()

    @property
    def starts(self) -> time:
        return self.there(self.starts_at).time()

    @property
    def ends(self) -> time:
        return self.there(self.ends_at).time()

    @property
    def host_key(self) -> str:
        return self.host.public_id if self.host else ""


class SessionGuest(models.Model):
    """Somebody at the table of one session, with the person across from them, and whether they came."""

    session = models.ForeignKey(JointSession, on_delete=models.CASCADE, related_name="guests")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    counterpart = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    came = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("session_id", "pk")
        constraints = [
            models.UniqueConstraint(fields=["session", "participant"], name="sessions_guest_once"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} at {self.session_id}"
