"""Criteria sets: versioned lists of statements, frozen once published."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id


def _in_reader_language(row: models.Model, field: str) -> str:
    language = "nl" if (get_language() or "en").startswith("nl") else "en"
    return getattr(row, f"{field}_{language}")


class CriteriaSet(models.Model):
    """One version of a list of statements (`trust`) or of criteria for choosing a partner (`fit`).

    A published set never changes. A changed wording is a new version, and starts a new series.
    """

    class Purpose(models.TextChoices):
        TRUST = "trust", _("trust review")
        FIT = "fit", _("choosing a partner")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        RETIRED = "retired", _("retired")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    code = models.SlugField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    purpose = models.CharField(max_length=8, choices=Purpose, default=Purpose.TRUST)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    name_en = models.CharField(max_length=120)
    name_nl = models.CharField(max_length=120)
    points = models.PositiveSmallIntegerField(default=7)
    labels_en = models.JSONField(default=list, help_text="one label per scale point, from low to high")
    labels_nl = models.JSONField(default=list)
    parts = models.JSONField(default=list, help_text="titles of the parts of the questionnaire: [{en, nl}]")
    typical_spread = models.PositiveSmallIntegerField(
        default=15, help_text="public typical spread on the 0–100 scale, for the sampling bar"
    )
    fingerprint = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("code", "-version")
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="criteria_version_once"),
            models.UniqueConstraint(fields=["code"], condition=Q(status="draft"), name="criteria_one_draft"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"

    @property
    def name(self) -> str:
        return _in_reader_language(self, "name")

    @property
    def labels(self) -> list[str]:
        return _in_reader_language(self, "labels")

    @property
    def is_draft(self) -> bool:
        return self.status == CriteriaSet.Status.DRAFT


class Facet(models.Model):
    """A group of statements that are read together: a facet of trust, or a condition."""

    class Kind(models.TextChoices):
        TRUST = "trust", _("facet of trust")
        CONDITION = "condition", _("condition")
        EXPECTED = "expected", _("expected view")
        EXTRA = "extra", _("beside the index")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    version = models.PositiveIntegerField(default=0, help_text="counts changes of a draft")
    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="facets")
    code = models.SlugField(max_length=40)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    weight = models.PositiveSmallIntegerField(default=0)
    part = models.PositiveSmallIntegerField(default=1, help_text="part of the questionnaire, from 1")
    frozen = models.BooleanField(default=False, help_text="published: the database refuses changes")
    name_en = models.CharField(max_length=120)
    name_nl = models.CharField(max_length=120)

    class Meta:
        ordering = ("criteria_set_id", "order")
        constraints = [models.UniqueConstraint(fields=["criteria_set", "code"], name="criteria_facet_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def name(self) -> str:
        return _in_reader_language(self, "name")


class Criterion(models.Model):
    """One statement. `{they}` in its text becomes the name of the other side or sides.

    `reversed`: agreeing is the bad news; scored as points + 1 − answer. `mirrors`: for an expected view, the
    code of the facet that it guesses.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    version = models.PositiveIntegerField(default=0, help_text="counts changes of a draft")
    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="criteria")
    facet = models.ForeignKey(Facet, on_delete=models.CASCADE, related_name="criteria")
    code = models.CharField(max_length=12)
    order = models.PositiveSmallIntegerField()
    reversed = models.BooleanField(default=False)
    mirrors = models.SlugField(max_length=40, blank=True)
    frozen = models.BooleanField(default=False, help_text="published: the database refuses changes")
    text_en = models.CharField(max_length=300)
    text_nl = models.CharField(max_length=300)

    class Meta:
        ordering = ("criteria_set_id", "order")
        constraints = [models.UniqueConstraint(fields=["criteria_set", "code"], name="criteria_code_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def text(self) -> str:
        return _in_reader_language(self, "text")
