"""Concrete ideas to improve products and processes, and what each side puts into them."""

from django.db import models
from django.db.models import Q

from accounts.identifiers import public_id
from partnerships.glossary import word
from partnerships.room.seats.models import Participant, Partnership, Side


class IdeaQuerySet(models.QuerySet["Idea"]):
    """The words in which ideas are looked up."""

    def matching(self, text: str):
        """Ideas whose title or text contains what is searched for."""
        return self.filter(Q(title__icontains=text) | Q(text__icontains=text)) if text else self


class Idea(models.Model):
    """A concrete proposal to improve product or process.

    proposed → tried → adopted by consent of all sides, or set aside with a reason. `reuse`: who may use
    elsewhere what is invented together.
    """

    class Kind(models.TextChoices):
        PRODUCT = "product", word("idea.product")
        PROCESS = "process", word("idea.process")
        OTHER = "other", word("idea.other")

    class Status(models.TextChoices):
        PROPOSED = "proposed", word("idea.proposed")
        TRIED = "tried", word("idea.tried")
        ADOPTED = "adopted", word("idea.adopted")
        SET_ASIDE = "set_aside", word("idea.set_aside")

    class Reuse(models.TextChoices):
        OPEN = "open", word("reuse.open")
        EACH = "each", word("reuse.each")
        OWN_FIELD = "own_field", word("reuse.own_field")
        TOGETHER = "together", word("reuse.together")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="ideas")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    text = models.TextField()
    kind = models.CharField(max_length=10, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    status_on = models.DateField()
    reason = models.TextField(blank=True)
    reuse = models.CharField(max_length=10, choices=Reuse, default=Reuse.OPEN)
    reuse_note = models.CharField(max_length=300, blank=True)
    brought_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        ordering = ("-brought_at", "-pk")

    def __str__(self) -> str:
        return self.title


class Stake(models.Model):
    """What one side puts into an idea, in its own words; nobody writes another side's line."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="stakes")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("idea_id", "pk")
        constraints = [models.UniqueConstraint(fields=["idea", "side"], name="choice_one_stake_a_side")]

    def __str__(self) -> str:
        return self.text[:60]
