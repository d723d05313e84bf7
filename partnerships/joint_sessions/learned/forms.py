"""What is typed about another side's situation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from accounts.versions import VersionedForm
from partnerships.joint_sessions.learned.models import Learned


class LearnedForm(VersionedForm):
    """Two lines."""

    text = TextField(
        label=_("What I learned about your situation"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Two lines. The other side reads them once it has written its own, or after a week."),
    )


class FitForm(VersionedForm):
    """How well it fits."""

    fit = forms.ChoiceField(choices=Learned.Fit)
