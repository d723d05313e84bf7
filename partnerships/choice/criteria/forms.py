"""What is typed about a criterion."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm


class CriterionForm(forms.Form):
    """A criterion with its five anchors."""

    title = LineField(label=_("Criterion"), max_length=120, help_text=_("For example: open with each other."))
    why = TextField(
        label=_("Why it matters"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    at_0 = LineField(label=_("0, not yet: what that looks like"), max_length=200)
    at_25 = LineField(label=_("25, a beginning"), max_length=200)
    at_50 = LineField(label=_("50, in part"), max_length=200)
    at_75 = LineField(label=_("75, largely"), max_length=200)
    at_100 = LineField(label=_("100, fully"), max_length=200)
    offers = TextField(
        label=_("What does your side offer in return?"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who asks something of the other also says what it does for it."),
    )
    is_law = forms.BooleanField(
        label=_("A law asks for this"),
        required=False,
        help_text=_("So that everybody can tell what is law and what is ours."),
    )
    law_reference = LineField(label=_("Which law, which article"), required=False, max_length=200)

    def clean(self):
        typed = super().clean()
        if typed.get("is_law") and not typed.get("law_reference"):
            self.add_error("law_reference", ValidationError(_("Say which law asks for it.")))
        if not typed.get("is_law"):
            typed["law_reference"] = ""
        return typed


class CriterionEditForm(CriterionForm, VersionedForm):
    """The same, for a criterion that stands."""
