"""Contributions, gains, and the size of a side."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.models import Participant, Partnership, Side

MOST_WORTH = 100


def _worth(name: str, field: str) -> models.CheckConstraint:
    inside = Q(**{f"{field}__gte": 0, f"{field}__lte": MOST_WORTH})
    return models.CheckConstraint(condition=Q(**{field: None}) | inside, name=name)


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """The words in which contributions are looked up."""

    def standing(self):
        """Contributions that were neither taken back nor replaced by a correction."""
        return self.filter(withdrawn_at=None, corrected_at=None)

    def unanswered(self):
        """Contributions about which the receiver has not said anything."""
        return self.standing().filter(answer="")

    def confirmed(self):
        """Contributions that the receiver has confirmed."""
        return self.standing().filter(answer=Contribution.Answer.CONFIRMED)

    def gifts(self):
        """Contributions for which no return is expected."""
        return self.filter(is_gift=True)

    def not_gifts(self):
        """Contributions that count in give and take."""
        return self.filter(is_gift=False)


class Contribution(models.Model):
    """What one side put in for another. Once the receiver has confirmed it, it never changes.

    `amount` stands in its own `unit` and is never turned into money. `giver_worth` and `receiver_worth`:
    how much it was worth to each, 0 to 100, each side on a scale of its own. A correction of a confirmed
    one is a row that `corrects` it and takes its place when it is confirmed itself.
    """

    class Kind(models.TextChoices):
        KNOWLEDGE = "knowledge", _("knowledge")
        PEOPLE_DAYS = "people_days", _("people’s days")
        CAPACITY = "capacity", _("capacity")
        VOLUME = "volume", _("volume")
        MONEY = "money", _("money")
        DATA = "data", _("data")
        GOODWILL = "goodwill", _("a gesture of goodwill")

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        OTHERWISE = "otherwise", _("seen otherwise")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="contributions")
    giver = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="given")
    receiver = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="received")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    what = models.CharField(_("what"), max_length=200)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    on_day = models.DateField(_("date"))
    is_gift = models.BooleanField(default=False)
    giver_worth = models.PositiveSmallIntegerField(null=True, blank=True)
    receiver_worth = models.PositiveSmallIntegerField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_note = models.TextField(blank=True)
    answered_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    corrected_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ("partnership_id", "-on_day", "-pk")
        indexes = [models.Index(fields=["partnership", "-on_day"], name="equality_contribution_day")]
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="equality_not_to_itself"),
            _worth("equality_giver_worth", "giver_worth"),
            _worth("equality_receiver_worth", "receiver_worth"),
            models.UniqueConstraint(
                fields=["corrects"], condition=Q(withdrawn_at=None), name="equality_one_correction"
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Gain(models.Model):
    """What a side gained from the partnership besides what another side gave it, in its own words and worth."""

    class Kind(models.TextChoices):
        MONEY = "money", _("money")
        QUALITY = "quality", _("quality")
        TIME = "time", _("time")
        KNOWLEDGE = "knowledge", _("knowledge")
        VOLUME = "volume", _("volume")
        REPUTATION = "reputation", _("reputation")
        PEOPLE = "people", _("people")
        SUSTAINABILITY = "sustainability", _("sustainability")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="gains")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="gains")
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    what = models.CharField(_("what"), max_length=200)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    on_day = models.DateField(_("date"))
    worth = models.PositiveSmallIntegerField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("partnership_id", "-on_day", "-pk")
        indexes = [models.Index(fields=["partnership", "-on_day"], name="equality_gain_day")]
        constraints = [_worth("equality_gain_worth", "worth")]

    def __str__(self) -> str:
        return self.what


class SideSize(models.Model):
    """How big a side says it is: turnover in millions of one currency, if it wants to be seen by that."""

    side = models.OneToOneField(Side, on_delete=models.CASCADE, related_name="size")
    turnover = models.PositiveIntegerField(_("turnover in millions"))
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("side_id",)

    def __str__(self) -> str:
        return f"{self.turnover} m {self.currency}"
