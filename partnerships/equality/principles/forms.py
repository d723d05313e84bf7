"""What is typed about principles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from accounts.versions import VersionedForm
from partnerships.equality.principles.models import Principle
from partnerships.room.once import OnceForm


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


OWN_WORD = {
    Principle.Theme.GOALS: _("What your side wants from this, for itself"),
    Principle.Theme.INDEPENDENCE: _("What your side keeps deciding alone"),
}


class WordingForm(forms.Form):
    """The text of a principle; `own_word` only under themes that each side fills for itself."""

    text = TextField(label=_("Principle"), max_length=1000, widget=_area(3))
    reason = TextField(
        label=_("Why"),
        max_length=1000,
        required=False,
        widget=_area(2),
        help_text=_("What would go wrong without it. Whoever comes new understands it then."),
    )
    own_word = TextField(max_length=1000, required=False, widget=_area(3))

    def for_theme(self, theme: str) -> None:
        """Keep or take out the part that each side says for itself."""
        if theme in OWN_WORD:
            self.fields["own_word"].label = OWN_WORD[Principle.Theme(theme)]
        else:
            del self.fields["own_word"]


class PrincipleForm(WordingForm, OnceForm):
    """A new principle under a theme."""

    field_order = ("once", "text", "reason", "own_word")

    def __init__(self, data=None, *, theme: str, **options):
        super().__init__(data, **options)
        self.for_theme(theme)


class PrincipleEditForm(WordingForm, VersionedForm):
    """A draft that is changed."""

    def __init__(self, data=None, *, theme: str, **options):
        super().__init__(data, **options)
        self.for_theme(theme)


class EndForm(forms.Form):
    """Why a principle should hold no longer."""

    reason = TextField(label=_("Why should it end? All sides read this."), max_length=1000, widget=_area(3))
