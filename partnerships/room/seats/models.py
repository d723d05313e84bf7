"""Partnership, sides and participants: who sits at the table."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.calendars.zones import local_day
from accounts.identifiers import public_id
from accounts.organisations.models import Invitation, Organisation
from partnerships import lifecycle
from partnerships.glossary import word
from partnerships.lifecycle import Stage
from partnerships.roles import TABLE, Function, Permission


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    """The words in which partnerships are looked up."""

    def active(self):
        """Partnerships that have not parted."""
        return self.exclude(stage=Stage.PARTED)

    def readable_by(self, user):
        """Partnerships that this person sees: by a seat, or as portfolio reader of an organisation in it.

        Two lists of ids joined by UNION inside the database, so that each half uses its own index.
        """
        seats = Participant.objects.order_by().filter(user=user, left_at=None).values("partnership_id")
        read = Side.objects.order_by().filter(
            left_at=None,
            organisation__memberships__user=user,
            organisation__memberships__is_portfolio_reader=True,
        )
        return self.filter(pk__in=seats.union(read.values("partnership_id")))


_STAGES = [(stage.value, word(f"stage.{stage}")) for stage in Stage]


class Partnership(models.Model):
    """The shared room of two or more organisations. None of them owns it.

    `parted_from`: the stage in which the sides parted; empty before. Whoever goes while they still choose
    has parted from nothing: the sides did not choose each other.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    subject = models.CharField(
        _("what it is about"), max_length=160, help_text=_("For example: maintenance of forty bridges.")
    )
    stage = models.CharField(max_length=20, choices=_STAGES, default=Stage.CHOOSING)
    stage_since = models.DateField()
    parted_from = models.CharField(max_length=20, choices=_STAGES, blank=True)
    partners_since = models.DateField(null=True, blank=True)
    time_zone = models.CharField(max_length=40, default="Europe/Amsterdam")
    created_at = models.DateTimeField()
    is_demonstration = models.BooleanField(default=False)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.subject

    @property
    def was_not_chosen(self) -> bool:
        """Whether the sides went their ways while they were still choosing each other."""
        return self.stage == Stage.PARTED and self.parted_from == Stage.CHOOSING

    @property
    def stage_number(self) -> int:
        """The place on the way, 1 to 5; of sides that parted the place they had come to."""
        return lifecycle.number(Stage(self.parted_from or self.stage))

    def day_at(self, moment: datetime) -> date:
        """Return the day that a moment falls on where the partnership lives: what the room calls today."""
        return local_day(moment, self.time_zone)

    @property
    def has_parted(self) -> bool:
        return self.stage == Stage.PARTED


class SideQuerySet(models.QuerySet["Side"]):
    """The words in which sides are looked up."""

    def seated(self):
        """Sides that have not left."""
        return self.filter(left_at=None)

    def alphabetical(self):
        """The one order of sides on every page: by name of the organisation, whoever looks."""
        return self.order_by(Lower("organisation__name"), "pk")


class Side(models.Model):
    """One organisation's seat in one partnership. All sides have equal rights.

    What the side does in the chain is a label and nothing more. The mark (1 circle, 2 square, 3 triangle,
    4 diamond) is unique in the partnership and stays with the side.
    """

    class Label(models.TextChoices):
        CUSTOMER = "customer", word("side.customer")
        SUPPLIER = "supplier", word("side.supplier")
        SERVICE_PARTNER = "service_partner", word("side.service_partner")
        PUBLIC_BODY = "public_body", word("side.public_body")
        OTHER = "other", word("side.other")

    MOST = 4

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="sides")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sides")
    label = models.CharField(_("in the chain"), max_length=20, choices=Label, default=Label.OTHER)
    mark = models.PositiveSmallIntegerField()
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects = SideQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "mark")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "mark"], name="room_mark_once"),
            models.UniqueConstraint(
                fields=["partnership", "organisation"], condition=Q(left_at=None), name="room_side_once"
            ),
            models.CheckConstraint(condition=Q(mark__gte=1, mark__lte=4), name="room_mark_1_to_4"),
        ]

    def __str__(self) -> str:
        return self.organisation.name

    @property
    def name(self) -> str:
        return self.organisation.name

    @property
    def short_name(self) -> str:
        return self.organisation.short_name


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """The words in which participants are looked up."""

    def present(self):
        """People who hold a seat today."""
        return self.filter(left_at=None)

    def able_to(self, permission):
        """People whose function carries this permission."""
        return self.filter(function__in=[function.value for function in TABLE[permission]])


class Participant(models.Model):
    """A person on a side, with a function. One person has at most one seat in a partnership."""

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="participants")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats")
    function = models.CharField(
        _("function"), max_length=12, choices=[(f.value, f.value) for f in Function], default=Function.MEMBER
    )
    job_title = models.CharField(_("what you do there"), max_length=120, blank=True)
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "side_id", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user"], condition=Q(left_at=None), name="room_one_seat_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.function})"

    def carries(self, permission: Permission) -> bool:
        """Tell whether the own function carries this right; standing in for somebody plays no part."""
        return self.function in TABLE[permission]


class OpenSeatQuerySet(models.QuerySet["OpenSeat"]):
    """The words in which open seats are looked up."""

    def kept(self):
        """Seats that wait for somebody."""
        return self.filter(filled_at=None, closed_at=None)

    def for_organisations(self):
        """Seats that wait for another organisation: the hollow marks at the table."""
        return self.filter(side=None)

    def for_people_of(self, side):
        """Seats that wait for a person of this side."""
        return self.filter(side=side)


class OpenSeat(models.Model):
    """A seat that is kept: for another organisation (`side` is empty), or for a person of a side.

    `organisation_name` is what the inviter calls the organisation, and stands in the masthead until
    somebody accepts; whether the installation knows that organisation plays no part. The mark is kept for
    it as well. The address and the link are the invitation's.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="open_seats")
    side = models.ForeignKey(Side, on_delete=models.CASCADE, null=True, blank=True, related_name="open_seats")
    organisation_name = models.CharField(max_length=160, blank=True)
    label = models.CharField(max_length=20, choices=Side.Label, default=Side.Label.OTHER)
    mark = models.PositiveSmallIntegerField(null=True, blank=True)
    function = models.CharField(
        max_length=12,
        choices=[(f.value, word(f"function.{f}")) for f in Function],
        default=Function.LEAD,
    )
    invitation = models.OneToOneField(
        Invitation, on_delete=models.SET_NULL, null=True, blank=True, related_name="open_seat"
    )
    kept_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    filled_at = models.DateTimeField(null=True, blank=True)
    filled_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OpenSeatQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "mark"],
                condition=Q(filled_at=None, closed_at=None),
                name="room_kept_mark_once",
            ),
            models.CheckConstraint(
                condition=Q(mark=None, side__isnull=False) | Q(mark__gte=1, mark__lte=4, side=None),
                name="room_open_seat_of_side_or_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_name or self.side}: {self.function}"


class StandInQuerySet(models.QuerySet["StandIn"]):
    """The words in which stand-ins are looked up."""

    def lasting(self, now):
        """Those that count at this moment: named, not ended, and both people still at the table."""
        return self.filter(
            ended_at=None, ends_at__gt=now, absent__left_at=None, person__left_at=None, side__left_at=None
        )


class StandIn(models.Model):
    """Somebody of the own side accepts in the place of an absent lead or director, for a while.

    `ends_at` is the first moment at which it no longer counts. One person at a time for each absent one.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="stand_ins")
    absent = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="stand_ins")
    person = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="stands_in")
    named_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        ordering = ("named_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["absent"], condition=Q(ended_at=None), name="room_one_stand_in_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(absent=models.F("person")), name="room_nobody_stands_in_for_self"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.absent_id}"
