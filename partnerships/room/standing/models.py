"""Standing: one narrow row per partnership, so that lists need not look anything up."""

from django.db import models

from partnerships.room.seats.models import Partnership


class Standing(models.Model):
    """Where a partnership stands, as the upper floors last wrote it down.

    Every figure is derived from released cells. Lists read only this row; who computes a figure writes
    it here.
    """

    partnership = models.OneToOneField(Partnership, on_delete=models.CASCADE, related_name="standing")
    level = models.PositiveSmallIntegerField(null=True, blank=True, help_text="0–100, the mean of the sides")
    half_width = models.PositiveSmallIntegerField(null=True, blank=True, help_text="sampling bar, points")
    movement = models.CharField(max_length=20, blank=True, help_text="word about change")
    told_apart = models.BooleanField(default=False)
    lowest_condition = models.CharField(max_length=30, blank=True)
    lowest_level = models.PositiveSmallIntegerField(null=True, blank=True)
    picture = models.JSONField(default=dict, help_text="glyph, line and pair of dots, from released cells")
    reviews_closed = models.PositiveSmallIntegerField(default=0)
    last_review_on = models.DateField(null=True, blank=True)
    open_review_until = models.DateTimeField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    next_session_at = models.DateTimeField(null=True, blank=True)
    quick_wins_open = models.PositiveSmallIntegerField(default=0, help_text="candidates and under way")
    quick_wins_delivered = models.PositiveSmallIntegerField(default=0, help_text="confirmed by the receiver")
    last_today_on = models.DateField(null=True, blank=True, help_text="when the lane of today last moved")
    last_tomorrow_on = models.DateField(null=True, blank=True, help_text="when the lane of tomorrow last moved")
    principles_joint = models.PositiveSmallIntegerField(default=0, help_text="that hold between the sides")
    attention_since = models.DateField(null=True, blank=True)
    attention_reason = models.CharField(max_length=40, blank=True, help_text="code of the dated reason")
    attention_data = models.JSONField(default=dict, blank=True)
    search_text = models.TextField(blank=True, help_text="subject and names, lower case, without accents")
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ("partnership_id",)
        indexes = [
            models.Index(fields=["attention_since", "partnership"], name="room_attention"),
            models.Index(fields=["next_review_on", "partnership"], name="room_next_review"),
        ]

    def __str__(self) -> str:
        return f"standing of {self.partnership_id}"
