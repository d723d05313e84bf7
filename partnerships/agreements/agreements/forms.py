"""What is typed about an agreement, its dates and its glossary."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm
from partnerships.agreements.agreements.models import Agreement
from partnerships.concerns.fields import DayField


class BeginForm(forms.Form):
    """What kind of agreement, and what it is called."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Agreement.Kind.choices, widget=forms.RadioSelect)
    title = LineField(label=_("What is it called?"), max_length=160)


class AgreementForm(VersionedForm):
    """Title and dates; for a public body also whether a change is substantial."""

    title = LineField(label=_("What is it called?"), max_length=160)
    begins_on = DayField(label=_("Holds from"), required=False)
    ends_on = DayField(label=_("Ends on"), required=False)
    review_on = DayField(label=_("Looked at again on"), required=False)
    renew_by_on = DayField(
        label=_("Decide on renewal by"), required=False, help_text=_("Samen asks all sides two months before.")
    )
    check_on = DayField(
        label=_("Checked next on"), required=False, help_text=_("An exit plan is checked every year.")
    )
    substantial = forms.ChoiceField(
        label=_("Is this change a substantial one in the sense of procurement law?"),
        choices=[("", _("not said yet")), *Agreement.Substantial.choices],
        required=False,
    )
    substantial_because = TextField(
        label=_("Why?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, agreement: Agreement, asks_substantial: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_substantial:
            del self.fields["substantial"], self.fields["substantial_because"]
        if agreement.kind != Agreement.Kind.EXIT:
            del self.fields["check_on"]

    def clean(self):
        said = super().clean()
        if said.get("substantial") and not said.get("substantial_because"):
            self.add_error("substantial_because", _("Say why: it is kept with the version."))
        return said


class TermForm(forms.Form):
    """A word and its meaning."""

    term = LineField(label=_("Word"), max_length=80)
    meaning = TextField(
        label=_("What all sides mean by it"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class TermEditForm(VersionedForm):
    """Another meaning of a word."""

    meaning = TextField(
        label=_("What all sides mean by it"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ExitCheckForm(forms.Form):
    """What somebody found who looked whether the exit plan still works."""

    found = TextField(
        label=_("Does it still work? What did you find?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    next_on = DayField(label=_("Checked next on"))


class CopyForm(forms.Form):
    """A copy somebody holds, to be laid beside what was accepted. Nothing of it is stored."""

    text = TextField(
        label=_("Text of your copy"),
        required=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("The text of the printed document, or the content of the file that Samen gave out."),
    )
    file = forms.FileField(label=_("or the file"), required=False)

    def clean(self):
        said = super().clean()
        file = said.get("file")
        if file and file.size > 2_000_000:
            self.add_error("file", _("This file is too large to be a copy of an agreement."))
        elif file:
            try:
                said["text"] = file.read().decode("utf-8-sig")
            except UnicodeDecodeError:
                self.add_error("file", _("This is not a text that Samen gave out."))
        elif not said.get("text") and not self.errors:
            self.add_error("text", _("Paste your copy, or choose the file."))
        return said
