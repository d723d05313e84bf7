"""Is the answer well formed?"""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField

_hexadecimal = RegexValidator(r"\A[0-9a-f]{64}\Z")


class AcceptForm(forms.Form):
    """The fingerprint of what stood on the page."""

    fingerprint = forms.CharField(
        min_length=64, max_length=64, validators=[_hexadecimal], widget=forms.HiddenInput
    )


class DeclineForm(AcceptForm):
    """The fingerprint, and why not."""

    reason = TextField(
        label=_("Why not? All sides read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}),
        error_messages={"required": _("Say why: the other side can only answer a reason.")},
    )
