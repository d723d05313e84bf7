"""Notes of one side, which only that side reads."""

from django.db import models

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership, Side


class Note(models.Model):
    """What a side wrote for itself about one thing; one note for each thing. An empty text is no note.

    `subject_kind` and `subject_id` as in `room/subjects.py`; empty: the partnership itself. Nothing about a
    note is ever counted, searched or told outside its side: it leaves no event.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="notes")
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    updated_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ("-updated_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["side", "subject_kind", "subject_id"], name="room_one_note_a_thing")
        ]

    def __str__(self) -> str:
        return f"note of side {self.side_id}"
