"""What is typed about questions. Forms check; actions write."""

from django import forms
from django.db.models import Case, IntegerField, Value, When
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.lists import OrderedForm
from accounts.people.fields import TextField
from accounts.versions import VersionedForm
from partnerships.room import subjects
from partnerships.room.questions.models import Question
from partnerships.room.seats.models import Side


class AskForm(forms.Form):
    """A question, and to whom it goes. With one other side there is nothing to choose."""

    text = TextField(
        label=_("Your question"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("All sides read it. One question at a time is answered sooner."),
    )
    to_side = forms.ChoiceField(label=_("To"), required=False)

    def __init__(self, *args, sides: list[Side], **kwargs):
        super().__init__(*args, **kwargs)
        self.sides = {side.public_id: side for side in sides}
        if len(sides) < 2:
            del self.fields["to_side"]
        else:
            names = [(key, side.name) for key, side in self.sides.items()]
            self.fields["to_side"].choices = [("", _("Any other side")), *names]

    def asked_side(self) -> Side | None:
        """Return the side that is to answer, None for any other."""
        if "to_side" not in self.fields:
            return next(iter(self.sides.values()), None)
        return self.sides.get(self.cleaned_data["to_side"])


class AnswerForm(VersionedForm):
    """An answer to what stood on the page."""

    text = TextField(
        label=_("Your answer"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("All sides read it. What was said stays; say more in a further answer."),
    )


class AskOnForm(VersionedForm):
    """What is still open after an answer."""

    text = TextField(label=_("What is still open?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


OPEN_FIRST = Case(When(state=Question.State.OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())


class QuestionFilter(OrderedForm):
    """Which questions the list shows; only what is offered."""

    searched = ("text",)
    orders = {
        "": (_("Open ones first"), (OPEN_FIRST, "-asked_at")),
        "newest": (_("Newest first"), ("-asked_at",)),
        "oldest": (_("Oldest first"), ("asked_at",)),
    }

    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("About"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        states = [(state.value, capfirst(state.label)) for state in Question.State]
        self.fields["state"].choices = [("", _("All")), *states]
        kinds = [(subject.key, capfirst(str(subject.label))) for subject in subjects.known()]
        self.fields["kind"].choices = [("", _("Everything")), ("room", _("The partnership")), *kinds]
