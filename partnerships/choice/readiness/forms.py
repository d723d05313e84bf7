"""What a side says about its readiness."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from accounts.versions import VersionedForm
from partnerships.choice.readiness.questions import LABELS


class ReadinessForm(VersionedForm):
    """Each question with a tick, and a note."""

    ready = forms.MultipleChoiceField(
        label=_("What holds for your side today"),
        required=False,
        choices=lambda: list(LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    note = TextField(
        label=_("What still has to happen on our side"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_ready(self) -> list[str]:
        return [key for key in LABELS if key in self.cleaned_data["ready"]]
