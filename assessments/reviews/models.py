"""Trust reviews: rounds, sealed sheets, results.

What a dump of these tables must never give: a way from a person to a sheet. So no row here tells who has
answered, no sheet carries a person, an address or a time, and the key that opens sealed sheets is not here.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from assessments.criteria.models import CriteriaSet
from partnerships.joint_sessions.models import JointSession
from partnerships.room.models import Participant, Partnership, Side


class ReviewPlan(models.Model):
    """What the sides agreed about their reviews: the statements, the rhythm, what may be shown.

    Written only when all sides have consented. `next_full_on` and `next_pulse_on` say what is due.
    """

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="review_plan")
    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, null=True, related_name="+")
    full_every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    pulse_every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    window_days = models.PositiveSmallIntegerField(default=10)
    minimum = models.PositiveSmallIntegerField(default=4)
    keep_below = models.PositiveSmallIntegerField(default=0)
    next_full_on = models.DateField(null=True, blank=True)
    next_pulse_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id",)
        indexes = [
            models.Index(fields=["next_full_on"], name="reviews_next_full"),
            models.Index(fields=["next_pulse_on"], name="reviews_next_pulse"),
        ]

    def __str__(self) -> str:
        return f"plan of {self.partnership_id}"


class TrustReview(models.Model):
    """One round in which people of every side answer the same statements."""

    class Kind(models.TextChoices):
        FULL = "full", _("full review")
        PULSE = "pulse", _("pulse")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        VOID = "void", _("void")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reviews")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.FULL)
    is_farewell = models.BooleanField(default=False, help_text="opened out of rhythm because the sides part")
    due_on = models.DateField()
    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="+")
    item_codes = models.JSONField(help_text="codes of the statements asked, in order")
    extra_statements = models.JSONField(
        default=dict, blank=True, help_text="conduct rules asked beside the set: code and text, as they were then"
    )
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    minimum = models.PositiveSmallIntegerField(default=4)
    keep_below = models.PositiveSmallIntegerField(default=0)
    public_key = models.CharField(max_length=64, help_text="sheets are sealed to this key (base64)")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    next_coverage_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    key_destroyed_at = models.DateTimeField(null=True, blank=True)
    cleaned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("partnership_id", "-number")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="reviews_number_once"),
            models.UniqueConstraint(
                fields=["partnership", "kind", "due_on"],
                condition=~Q(state="void"),
                name="reviews_period_once",
            ),
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(state="open"), name="reviews_one_open_round"
            ),
        ]
        indexes = [
            models.Index(fields=["closes_at"], name="reviews_to_close", condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"{self.partnership_id}/{self.number}"


class KeyFolder(models.Model):
    """Which key folder belongs to this installation: a single row with the mark that lies in the folder.

    A process with another folder, or without one, must not conclude that keys are gone.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    mark = models.CharField(max_length=32)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="reviews_one_key_folder")]

    def __str__(self) -> str:
        return "key folder"


class ReviewSide(models.Model):
    """A side in a round: how many were invited, and the coverage as it was last told."""

    review = models.ForeignKey(TrustReview, on_delete=models.CASCADE, related_name="sides")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    invited = models.PositiveIntegerField()
    open_mode = models.BooleanField(
        default=False, help_text="too few people for anonymity: one joint, signed sheet"
    )
    answered = models.PositiveIntegerField(null=True, blank=True, help_text="as last told, not as it is now")
    enough = models.BooleanField(default=False)
    told_on = models.DateField(null=True, blank=True)
    reminders_sent = models.PositiveSmallIntegerField(default=0)
    next_reminder_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("review_id", "pk")
        constraints = [models.UniqueConstraint(fields=["review", "side"], name="reviews_side_once")]
        indexes = [models.Index(fields=["next_reminder_at"], name="reviews_to_remind")]

    def __str__(self) -> str:
        return f"{self.review_id}: side {self.side_id}"


class ReviewInvitation(models.Model):
    """Who is asked in a round, frozen at its opening. Knows the hash of a link and nothing of any answer.

    `took_part` is written at the close, for all at once, and only where the sides chose `keep_below`: the
    rule needs to know how much who answered has changed. Until then no row tells who has answered.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    review = models.ForeignKey(TrustReview, on_delete=models.CASCADE, related_name="invitations")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    took_part = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ("review_id", "pk")
        constraints = [models.UniqueConstraint(fields=["review", "participant"], name="reviews_invited_once")]

    def __str__(self) -> str:
        return f"{self.review_id}: {self.participant_id}"


class SealedSheet(models.Model):
    """A sheet of an open round. Found only with the link; read by nobody before the close.

    `id` is derived from the link's token. `draft` is encrypted with a key derived from the token; `sealed`
    to the round's public key, whose other half only the worker has.
    """

    id = models.CharField(max_length=64, primary_key=True)
    review = models.ForeignKey(TrustReview, on_delete=models.CASCADE, related_name="sealed_sheets")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    draft = models.BinaryField()
    sealed = models.BinaryField(null=True, blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return "sealed sheet"


class JointSheet(models.Model):
    """The one, signed sheet of a side with too few people for anonymity. Not anonymous, and says so.

    It counts when every invited person of the side has signed the same version.
    """

    review = models.ForeignKey(TrustReview, on_delete=models.CASCADE, related_name="joint_sheets")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    answers = models.JSONField(default=dict)
    keep = models.TextField(blank=True)
    change = models.TextField(blank=True)

    class Meta:
        ordering = ("review_id", "pk")
        constraints = [models.UniqueConstraint(fields=["review", "side"], name="reviews_joint_sheet_once")]

    def __str__(self) -> str:
        return f"joint sheet of side {self.side_id} in {self.review_id}"


class JointSignature(models.Model):
    """A person's name under one version of the joint sheet of the own side."""

    sheet = models.ForeignKey(JointSheet, on_delete=models.CASCADE, related_name="signatures")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ("sheet_id", "pk")
        constraints = [models.UniqueConstraint(fields=["sheet", "participant"], name="reviews_signed_once")]

    def __str__(self) -> str:
        return f"{self.participant_id} under version {self.version}"


class AnswerSheet(models.Model):
    """A sheet of a closed round, written anew at the close in random order under a random id.

    `answers` holds one byte per statement in the round's order, 0 for "cannot judge". `facet_sums` and
    `facet_counts` hold the scored sums beside them (reversed statements turned), by facet code.
    """

    id = models.CharField(max_length=32, primary_key=True)
    review = models.ForeignKey(TrustReview, on_delete=models.CASCADE, related_name="answer_sheets")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    answers = models.BinaryField()
    facet_sums = models.JSONField()
    facet_counts = models.JSONField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return "answer sheet"


class Remark(models.Model):
    """What somebody wrote, apart from every figure. Kept only where at least five of the side wrote."""

    id = models.CharField(max_length=32, primary_key=True)
    review = models.ForeignKey(TrustReview, on_delete=models.CASCADE, related_name="remarks")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=8)
    text = models.TextField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return "remark"


class ReviewResult(models.Model):
    """What a closed round says, as shown to all sides at the same moment. Stored once, never recomputed.

    `released` is the canonical JSON text of the released cells and of all that was derived from them.
    """

    review = models.OneToOneField(TrustReview, on_delete=models.PROTECT, related_name="result")
    released = models.TextField()
    fingerprint = models.CharField(max_length=64)
    revealed_at = models.DateTimeField()

    class Meta:
        ordering = ("review_id",)

    def __str__(self) -> str:
        return f"result of {self.review_id}"


class ReviewTalk(models.Model):
    """The session in which a result is talked about. Once it is held, the result has been."""

    review = models.ForeignKey(TrustReview, on_delete=models.PROTECT, related_name="talks")
    session = models.ForeignKey(JointSession, on_delete=models.PROTECT, related_name="review_talks")
    noted_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ("review_id", "pk")
        constraints = [models.UniqueConstraint(fields=["review", "session"], name="reviews_talk_once")]

    def __str__(self) -> str:
        return f"talk about {self.review_id}"


class ReviewStatistics(models.Model):
    """Figures at full precision, for method checks over many partnerships. No page reads them."""

    review = models.OneToOneField(TrustReview, on_delete=models.PROTECT, related_name="statistics")
    figures = models.TextField()

    class Meta:
        ordering = ("review_id",)
        verbose_name_plural = "review statistics"

    def __str__(self) -> str:
        return f"statistics of {self.review_id}"
