"""What is typed about a search."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.organisations.models import Organisation
from accounts.people.fields import DayField, LineField, TextField, past_day
from accounts.versions import VersionedForm
from partnerships.room.once import Once
from partnerships.room.seats.models import Side
from partnerships.room.table.forms import GuestForm


def _labels() -> list[tuple[str, str]]:
    return [(label.value, capfirst(str(label.label))) for label in Side.Label]


class SearchStartForm(forms.Form):
    """What is looked for, and why."""

    question = LineField(
        label=_("The question you go out with"),
        max_length=160,
        help_text=_("For example: who can halve the waste between galley and kitchen with us?"),
    )
    subject = LineField(
        label=_("What the rooms are called"),
        max_length=160,
        help_text=_("Whoever you invite reads this and nothing of the search. For example: less waste on board."),
    )
    purpose = TextField(
        label=_("Why you want a partner for this"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only your own organisation reads this."),
    )


class SearchEditForm(SearchStartForm, VersionedForm):
    """The same, with the day on which a public body published its criteria."""

    published_on = DayField(
        label=_("Criteria published on"),
        required=False,
        help_text=_("A public body publishes objective criteria before it chooses."),
    )
    published_at_place = LineField(label=_("Published where"), required=False, max_length=300)

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_published_on(self) -> date | None:
        day = self.cleaned_data["published_on"]
        if day and not 1990 <= day.year <= self.today.year + 1:
            raise ValidationError(_("This day cannot be right."))
        return day


class SearchCloseForm(forms.Form):
    """Why a search ends."""

    because = TextField(
        label=_("How it ended"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For your own organisation. Each room goes its own way."),
    )


class CandidacyForm(Once, GuestForm):
    """A room with one organisation; `once` is the id it will have, signed for this search."""

    subject = LineField(label=_("What the room is called"), max_length=160)
    label = forms.ChoiceField(label=_("What your organisation does in the chain"), choices=_labels)

    field_order = ("once", "subject", "label")

    def __init__(self, data=None, *, search, user, **kwargs):
        super().__init__(data, **kwargs)
        self.give_out("candidacy", search.public_id, user.pk)
        is_public = search.organisation.kind == Organisation.Kind.PUBLIC_BODY
        self.initial.setdefault("subject", search.subject)
        self.initial.setdefault("label", Side.Label.PUBLIC_BODY if is_public else Side.Label.CUSTOMER)
        self.initial.setdefault("guest_label", Side.Label.SUPPLIER)
        self.initial.setdefault("guest_language", user.language)


class TreatmentForm(forms.Form):
    """A line of the equal-treatment log."""

    told_on = DayField(label=_("Day"), years=(1990, 2150))
    what = TextField(label=_("What was told"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    told_all = forms.BooleanField(label=_("Everybody got it, at the same time"), required=False)
    whom = LineField(label=_("If not: who got it"), required=False, max_length=300)
    why_not_all = TextField(
        label=_("And why the others did not"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_told_on(self) -> date:
        return past_day(self.cleaned_data["told_on"], self.today)

    def clean(self):
        typed = super().clean()
        if not typed.get("told_all") and not (typed.get("whom") and typed.get("why_not_all")):
            raise ValidationError(_("Say who got it, and why the others did not."))
        return typed
