"""Which point, and whether it is done."""

from django import forms

from partnerships.joint_sessions.readiness.models import Readiness


class TickForm(forms.Form):
    """A point of the list; `done` is on for ticked."""

    point = forms.ChoiceField(choices=Readiness.Point)
    done = forms.BooleanField(required=False)
