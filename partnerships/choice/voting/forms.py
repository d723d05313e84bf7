"""What is typed when voting and declining."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from partnerships import glossary
from partnerships.choice.voting.models import Vote


def _answers() -> list[tuple[str, str]]:
    return [(a.value, f"{capfirst(str(a.label))}. {glossary.meaning(f'vote.{a}')}") for a in Vote.Answer]


class VoteForm(forms.Form):
    """Yes, not yet or no; the latter two with a reason."""

    answer = forms.ChoiceField(label=_("Do we choose each other?"), choices=_answers, widget=forms.RadioSelect)
    reason = TextField(
        label=_("Why"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed for “not yet” and “no”. All sides read it once the votes open."),
    )

    def clean(self):
        typed = super().clean()
        if typed.get("answer") in (Vote.Answer.NOT_YET, Vote.Answer.NO) and not typed.get("reason"):
            self.add_error("reason", ValidationError(_("Say why: the other side can only answer a reason.")))
        return typed


class DeclineChoiceForm(forms.Form):
    """Not going on, and why."""

    reason = TextField(
        label=_("Why your side does not go on"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("All sides at this table read it. Say it as you would want to be told."),
    )
    talk_offered = forms.BooleanField(label=_("We are glad to talk about it"), required=False)
