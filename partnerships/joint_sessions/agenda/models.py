"""AgendaItem: what is talked about, for how long, and who asked for it."""

from django.db import models

from accounts.identifiers import public_id
from partnerships.joint_sessions.series.models import Series
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.joint_sessions.themes import Theme
from partnerships.room.models import Participant, Partnership, Side


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """The words in which agenda items are looked up."""

    def in_order(self):
        """In the order in which they are talked about."""
        return self.order_by("session_id", "position", "pk")

    def backlog(self):
        """Items that have no session yet."""
        return self.filter(session=None)

    def left_over(self):
        """Items of sessions that were held without getting to them, and that nobody carried over or let go."""
        return self.filter(
            session__state=JointSession.State.HELD, dealt_with=False, carried_to=None, let_go_at=None
        )


class AgendaItem(models.Model):
    """One item of an agenda; without a session it waits in the backlog.

    `side` is who asked for it; empty: it comes from all. `is_how` marks the item “how we deal with each
    other” of a board session. An item that was not got to can be carried over: the new one says where it
    came from.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="agenda_items")
    session = models.ForeignKey(
        JointSession, on_delete=models.CASCADE, null=True, blank=True, related_name="agenda"
    )
    series = models.ForeignKey(Series, on_delete=models.PROTECT, null=True, blank=True, related_name="backlog")
    title = models.CharField(max_length=200)
    details = models.TextField(blank=True)
    theme = models.CharField(max_length=20, choices=Theme, default=Theme.OTHER)
    own_theme = models.CharField(max_length=80, blank=True)
    minutes = models.PositiveSmallIntegerField(default=15)
    position = models.PositiveIntegerField(default=0)
    side = models.ForeignKey(Side, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    owner = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_how = models.BooleanField(default=False)
    dealt_with = models.BooleanField(default=False)
    carried_to = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="carried_from"
    )
    let_go_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ("session_id", "position", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def owner_key(self) -> str:
        """As the form names it."""
        return self.owner.public_id if self.owner else ""
