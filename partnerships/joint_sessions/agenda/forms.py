"""What is typed about an agenda item."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm
from partnerships.joint_sessions.fields import offered, themes
from partnerships.joint_sessions.themes import Theme
from partnerships.room.models import Participant
from partnerships.room.once import OnceForm


class ItemForm(forms.Form):
    """Title, how long, theme and who leads the conversation."""

    title = LineField(label=_("What do we talk about?"), max_length=200)
    details = TextField(
        label=_("In a few words"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=600, initial=15)
    theme = forms.ChoiceField(label=_("Theme"), choices=themes, initial=Theme.OTHER)
    own_theme = LineField(
        label=_("Own theme"),
        required=False,
        max_length=80,
        help_text=_("Only with “another theme”, if you want to name it."),
    )
    owner_key = forms.ChoiceField(label=_("Who leads this part"), required=False)

    def __init__(self, *args, people: list[Participant], **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for person in people}
        self.fields["owner_key"].choices = [("", _("nobody in particular")), *offered(people)]

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the names of the item's fields."""
        typed = self.cleaned_data
        own_theme = typed["own_theme"] if typed["theme"] == Theme.OTHER else ""
        return {
            "title": typed["title"],
            "details": typed["details"],
            "minutes": typed["minutes"],
            "theme": typed["theme"],
            "own_theme": own_theme,
            "owner": self.people.get(typed["owner_key"]),
        }


class ItemEditForm(ItemForm, VersionedForm):
    """The same, filled from one version of the item."""


class ItemAddForm(OnceForm, ItemForm):
    """A new item, of one's own side or of all."""

    from_all = forms.BooleanField(label=_("This comes from all of us"), required=False)

    def said(self) -> dict[str, Any]:
        """Return what was typed, by the names of `add_item`."""
        typed = self.cleaned_data
        return super().said() | {"public_id": typed["once"], "from_all": typed["from_all"]}
