"""What is sent with a file."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from accounts.lists import OrderedForm, by_day
from partnerships.room.attachments.actions import MOST_BYTES
from partnerships.room.attachments.reads import ACCEPTED


class AttachmentForm(forms.Form):
    """One file; what it is, the action tells by its content."""

    file = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_("Up to 10 MB: PDF, pictures, office documents without macros, text."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:  # before its content is read
            raise ValidationError(
                _("This file is larger than 10 MB. A smaller one, or a link in the text, works.")
            )
        return file


class FileFilter(OrderedForm):
    """Which files the list shows."""

    searched = ("name",)
    orders = by_day("uploaded_at") | {"name": (_("By name"), ("name",)), "size": (_("Biggest first"), ("-size",))}
