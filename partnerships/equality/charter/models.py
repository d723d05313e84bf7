"""Entries of the information charter."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.models import Partnership, Side


class CharterEntry(models.Model):
    """One kind of information as the sides mean to treat it. What holds is the joint version of all entries.

    `side`: whose information it is; empty if of every side. `until`: empty as long as the partnership lasts.
    """

    class Openness(models.TextChoices):
        OPEN = "open", _("open between us")
        NAMED = "named", _("for named people")
        SUMMARY = "summary", _("only in summary")
        NOT_SHARED = "not_shared", _("not shared")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="charter_entries")
    what = models.CharField(_("information"), max_length=160)
    side = models.ForeignKey(Side, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    openness = models.CharField(_("how open"), max_length=12, choices=Openness, default=Openness.OPEN)
    with_whom = models.CharField(_("with whom"), max_length=200, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("partnership_id", "order", "pk")

    def __str__(self) -> str:
        return self.what
