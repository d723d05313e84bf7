"""Forms that make a row: they carry its id, so that a second click makes nothing more."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id
from partnerships.room.access import Access

A_WEEK = 7 * 24 * 3600


class Once(forms.Form):
    """A form with the id that its row will have. A form that stands on this says whom it is signed for.

    The id is given out with the empty form (`give_out`); `cleaned_data["once"]` is the bare id.
    """

    once = forms.CharField(max_length=200, widget=forms.HiddenInput)

    def give_out(self, *signed_for: object) -> None:
        """Sign an id for these: nobody can send one that was given to somebody else, or for something else."""
        self.salt = ":".join(str(part) for part in signed_for)
        if not self.is_bound:
            self.initial["once"] = signing.dumps(public_id(), salt=self.salt)

    def clean_once(self) -> str:
        try:
            return str(signing.loads(self.cleaned_data["once"], salt=self.salt, max_age=A_WEEK))
        except signing.BadSignature:
            raise ValidationError(_("This page was open for very long. Load it anew and send it again.")) from None


class OnceForm(Once):
    """The same in a room: signed for this person, this room and this form."""

    def __init__(self, data=None, *, access: Access, **options):
        super().__init__(data, **options)
        self.give_out(type(self).__name__, access.partnership.pk, access.user.pk)
