"""Forms that make a row: they carry its id, so that a second click makes nothing more."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.access import Access

A_WEEK = 7 * 24 * 3600


class OnceForm(forms.Form):
    """A form with the id that its row will have, signed for this person in this room."""

    once = forms.CharField(max_length=200, widget=forms.HiddenInput)

    def __init__(self, data=None, *, access: Access, **kwargs):
        super().__init__(data, **kwargs)
        self.salt = f"{type(self).__name__}:{access.partnership.pk}:{access.user.pk}"
        self.initial.setdefault("once", signing.dumps(public_id(), salt=self.salt))

    def clean_once(self) -> str:
        try:
            return str(signing.loads(self.cleaned_data["once"], salt=self.salt, max_age=A_WEEK))
        except signing.BadSignature:
            raise ValidationError(_("This page was open for very long. Load it anew and send it again.")) from None
