"""A quick win, and what it is worth to each side."""

from django.db import models
from django.db.models import F, Func, IntegerField, Q
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership, Side
from partnerships.start_small.kitchen_visits.models import KitchenVisit
from partnerships.start_small.lanes.models import Initiative
from partnerships.vision.models import Objective

MOST_DAYS = 90


class DaysSince(Func):
    """Whole days that the first day lies after the second, written as a constraint of each database takes it."""

    output_field = IntegerField()
    arity = 2

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(
            compiler,
            connection,
            template="(julianday(%(expressions)s))",
            arg_joiner=") - julianday(",
            **context,
        )

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner=" - ", **context)


class QuickWinQuerySet(models.QuerySet["QuickWin"]):
    """The words in which quick wins are looked up."""

    def open(self):
        """Candidates, and what is started or waits for its confirmation."""
        State = QuickWin.State
        return self.filter(state__in=(State.CANDIDATE, State.STARTED, State.DELIVERED))

    def under_way(self):
        """What is started or waits for its confirmation."""
        return self.filter(state__in=(QuickWin.State.STARTED, QuickWin.State.DELIVERED))

    def confirmed(self):
        """What the receiving side has confirmed."""
        return self.filter(state=QuickWin.State.CONFIRMED)


class QuickWin(models.Model):
    """A small improvement: what is wrong, what is done about it, who carries it, who receives it.

    `owner` and `co_owner` are of two sides; each side names its own. `due_on` lies within ninety days of
    `started_on`. `not_yet_*`: what the receiving side said last when it was not there yet.
    """

    class State(models.TextChoices):
        CANDIDATE = "candidate", _("candidate")
        STARTED = "started", _("under way")
        DELIVERED = "delivered", _("delivered, to be confirmed")
        CONFIRMED = "confirmed", _("confirmed")
        SET_ASIDE = "set_aside", _("set aside")

    class Origin(models.TextChoices):
        KITCHEN_VISIT = "kitchen_visit", _("a kitchen visit")
        IRRITATION = "irritation", _("an operational irritation")
        IDEA = "idea", _("an idea")
        SESSION = "session", _("a session")
        OPEN_ISSUE = "open_issue", _("a list of open issues")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="quick_wins")
    title = models.CharField(max_length=160)
    problem = models.TextField(blank=True)
    origin = models.CharField(max_length=16, choices=Origin, default=Origin.IDEA)
    irritates = models.ForeignKey(
        Side, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="whose irritation"
    )
    kitchen_visit = models.ForeignKey(
        KitchenVisit, on_delete=models.PROTECT, null=True, blank=True, related_name="quick_wins"
    )
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="quick_wins"
    )
    slice_of = models.ForeignKey(
        Initiative, on_delete=models.PROTECT, null=True, blank=True, related_name="slices"
    )
    grew_into = models.ForeignKey(
        Initiative, on_delete=models.PROTECT, null=True, blank=True, related_name="grown_from"
    )
    effort_days = models.PositiveSmallIntegerField(null=True, blank=True)
    receiver = models.ForeignKey(Side, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    co_owner = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.CANDIDATE)
    started_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    not_yet_because = models.TextField(blank=True)
    not_yet_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    not_yet_at = models.DateTimeField(null=True, blank=True)
    set_aside_because = models.TextField(blank=True)
    set_aside_by = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    moved_at = models.DateTimeField(help_text="when it last changed its state")

    objects = QuickWinQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "added_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("candidate", "set_aside"))
                | Q(
                    started_on__isnull=False,
                    due_on__isnull=False,
                    receiver__isnull=False,
                    owner__isnull=False,
                    co_owner__isnull=False,
                ),
                name="start_small_started_with_all",
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("started_on")), name="start_small_due_after_start"),
            models.CheckConstraint(
                condition=LessThanOrEqual(DaysSince("due_on", "started_on"), MOST_DAYS),
                name="start_small_within_90_days",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_on__isnull=False, confirmed_by__isnull=False),
                name="start_small_confirmed_by_whom",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "state", "due_on"], name="start_small_wins"),
            models.Index(fields=["receiver", "state"], name="start_small_to_confirm"),
        ]

    def __str__(self) -> str:
        return self.title


class SideValue(models.Model):
    """What a quick win is worth to one side, in its own words."""

    quick_win = models.ForeignKey(QuickWin, on_delete=models.PROTECT, related_name="values_said")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("quick_win_id", "pk")
        constraints = [models.UniqueConstraint(fields=["quick_win", "side"], name="start_small_worth_once")]

    def __str__(self) -> str:
        return f"worth to {self.side_id}"
