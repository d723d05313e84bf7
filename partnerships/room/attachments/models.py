"""Files that hang on something in a room."""

import secrets

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models import Sum

from accounts.identifiers import public_id
from partnerships.room.seats.models import Participant, Partnership, Side


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """The words in which files are looked up."""

    def kept(self):
        """Files that can still be read."""
        return self.filter(removed_at=None)

    def on(self, kind: str, public_id: str):
        """Files on one thing."""
        return self.filter(subject_kind=kind, subject_id=public_id)

    def bytes(self) -> int:
        """Return how much room these files take."""
        return self.aggregate(total=Sum("size"))["total"] or 0


class Attachment(models.Model):
    """A file that one side put where all sides read it. Its bytes lie in `ATTACHMENT_DIR` as `stored_as`.

    A removed one leaves its row: everybody sees that there was a file, and who took it away.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="attachments")
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=160)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=64, unique=True)
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    uploaded_by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    removed_by = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ("uploaded_at", "pk")
        indexes = [
            models.Index(fields=["partnership", "subject_kind", "subject_id"], name="room_attachment_on"),
        ]

    def __str__(self) -> str:
        return self.name


def storage() -> FileSystemStorage:
    """Return where the bytes lie: outside everything that is served, readable by the process alone."""
    return FileSystemStorage(
        location=settings.ATTACHMENT_DIR, file_permissions_mode=0o600, directory_permissions_mode=0o700
    )


def new_storage_name() -> str:
    """Return a name that tells nothing and cannot be guessed, in one of 256 folders."""
    name = secrets.token_hex(24)
    return f"{name[:2]}/{name}"
