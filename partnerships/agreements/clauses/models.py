"""Clauses: where each comes from, why it is there, and that every side reads the same in it."""

from django.db import models
from django.db.models import Q

from accounts.identifiers import public_id
from partnerships.agreements.agreements.models import Agreement
from partnerships.equality.models import Principle
from partnerships.joint_sessions.models import Decision
from partnerships.room.models import Participant, Question, Side
from partnerships.vision.models import Objective


class ClauseQuerySet(models.QuerySet["Clause"]):
    """The words in which clauses are looked up."""

    def standing(self):
        """Clauses that nobody took out."""
        return self.filter(removed_at=None)

    def with_source(self):
        """Each with the thing it rests on."""
        return self.select_related("decision", "principle", "objective")


class Clause(models.Model):
    """One numbered clause as it stands now. `place` is its number as something to sort by.

    It rests on at most one thing, which must be joint before the clause can be confirmed.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="clauses")
    number = models.CharField(max_length=12)
    place = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    text = models.TextField()
    reason = models.TextField(blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=0)
    drafted_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ("agreement_id", "place", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "place"], condition=Q(removed_at=None), name="agreements_clause_number_once"
            ),
            models.CheckConstraint(
                condition=Q(decision=None, principle=None)
                | Q(decision=None, objective=None)
                | Q(principle=None, objective=None),
                name="agreements_clause_one_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class ClauseWording(models.Model):
    """A clause as somebody saved it. Never changed afterwards."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="wordings")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    text = models.TextField()
    reason = models.TextField(blank=True)
    written_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ("clause_id", "number")
        constraints = [models.UniqueConstraint(fields=["clause", "number"], name="agreements_wording_once")]

    def __str__(self) -> str:
        return f"wording {self.number} of {self.clause_id}"


class ClauseRestatement(models.Model):
    """A clause in the words of one side. The newest one of a side counts, if it is of the wording of now.

    `unclear_for`: the side that says these words are not what it means; `question` is what it asked then.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="restatements")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    of_version = models.PositiveIntegerField()
    text = models.TextField()
    restated_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    restated_at = models.DateTimeField()
    unclear_for = models.ForeignKey(Side, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unclear_at = models.DateTimeField(null=True, blank=True)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("clause_id", "side_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["clause", "side", "number"], name="agreements_restatement_once"),
        ]

    def __str__(self) -> str:
        return f"{self.clause_id} in the words of {self.side_id}"


class ClauseConfirmation(models.Model):
    """A side's lead confirmed reason and restatements of a clause. Any change of the clause removes the row."""

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="confirmations")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    of_version = models.PositiveIntegerField()
    confirmed_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ("clause_id", "confirmed_at", "pk")
        constraints = [models.UniqueConstraint(fields=["clause", "side"], name="agreements_confirmed_once")]

    def __str__(self) -> str:
        return f"{self.clause_id} confirmed by {self.side_id}"
