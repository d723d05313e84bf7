"""What is typed about a clause."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm
from partnerships.agreements.clauses.numbers import is_number
from partnerships.agreements.clauses.sources import Offered


class ClauseForm(forms.Form):
    """A clause: number, words, where it comes from and why."""

    number = LineField(label=_("Number"), max_length=11, help_text=_("For example 7 or 7.2."))
    title = LineField(label=_("Title"), max_length=160)
    text = TextField(label=_("Text"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8}))
    source = forms.ChoiceField(
        label=_("Rests on"),
        required=False,
        help_text=_(
            "Something all sides have accepted. Without it the clause is one side’s wish: it can be talked about, "
            "but not confirmed."
        ),
    )
    reason = TextField(
        label=_("Because"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why is it there? Somebody who was not in the room should understand it."),
    )

    def __init__(self, *args, offered: Offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = offered
        self.fields["source"].choices = [("", _("nothing joint yet")), *offered.choices]

    def clean_number(self):
        number = self.cleaned_data["number"]
        if not is_number(number):
            raise forms.ValidationError(_("A number like 7, 7.2 or 7.2.1."))
        return number

    def fields_of_clause(self) -> dict:
        """Return what the action writes."""
        said = {name: self.cleaned_data[name] for name in ("number", "title", "text", "reason")}
        return said | self.offered.columns(self.cleaned_data["source"])


class ClauseEditForm(ClauseForm, VersionedForm):
    """The same for a clause that is there."""


class RestateForm(forms.Form):
    """A clause in the words of a side, of the wording that stood on the page."""

    of_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    text = TextField(
        label=_("In your side’s own words: what does this clause ask, and of whom?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ConfirmForm(forms.Form):
    """The wording that is confirmed."""

    of_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)


class UnclearForm(forms.Form):
    """What reads differently."""

    text = TextField(
        label=_("What reads differently? This becomes a question to that side."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
