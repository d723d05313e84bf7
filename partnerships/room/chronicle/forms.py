"""What the reader of the history wants to see."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from partnerships.room.chronicle import sentences


class HistoryFilter(forms.Form):
    """By person, by what happened and by kind of thing; only what is offered."""

    person = forms.ChoiceField(label=_("Who"), required=False)
    kind = forms.ChoiceField(label=_("What happened"), required=False)
    subject = forms.ChoiceField(label=_("About"), required=False)
    about = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args, people: list[tuple[str, str]], subjects: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Everybody")), *people]
        self.fields["kind"].choices = [("", _("Everything")), *sentences.groups()]
        self.fields["subject"].choices = [
            ("", _("Everything")),
            *((key, capfirst(word)) for key, word in subjects),
        ]
        if len(subjects) == 0:
            del self.fields["subject"]
