"""What is typed about an idea."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm
from partnerships.choice.ideas.models import Idea


def _labelled(choices) -> list[tuple[str, str]]:
    return [(value, capfirst(str(label))) for value, label in choices]


class IdeaForm(forms.Form):
    """A concrete idea."""

    title = LineField(label=_("The idea"), max_length=120)
    text = TextField(
        label=_("What we would do, and what gets better"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Concrete enough to try within a year."),
    )
    kind = forms.ChoiceField(label=_("It improves"), choices=lambda: _labelled(Idea.Kind.choices))
    reuse = forms.ChoiceField(
        label=_("What we invent together, who may use it elsewhere?"),
        choices=lambda: _labelled(Idea.Reuse.choices),
    )
    reuse_note = LineField(label=_("More about that"), required=False, max_length=300)


class IdeaEditForm(IdeaForm, VersionedForm):
    """The same, for an idea on the table."""


class StakeForm(forms.Form):
    """What the own side puts in."""

    text = LineField(
        label=_("What your side puts in"),
        max_length=300,
        help_text=_("Days, people, money, a machine, data. If it is nothing, say so."),
    )


class MoveForm(forms.Form):
    """How it goes on with an idea."""

    status = forms.ChoiceField(
        label=_("How it goes on"),
        choices=lambda: [
            (value, label) for value, label in _labelled(Idea.Status.choices) if value != Idea.Status.ADOPTED
        ],
    )
    reason = TextField(label=_("Why"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self):
        typed = super().clean()
        if typed.get("status") == Idea.Status.SET_ASIDE and not typed.get("reason"):
            self.add_error("reason", ValidationError(_("Say why it is set aside: who brought it should know.")))
        return typed
