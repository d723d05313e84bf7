"""What is typed about giving and gaining."""

from datetime import date

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField, TextField, past_day
from accounts.versions import VersionedForm
from partnerships.equality.fields import DayField, WorthField
from partnerships.equality.ledger.models import Contribution, Gain
from partnerships.room.models import Side
from partnerships.room.once import OnceForm


class AmountFields(forms.Form):
    """What, how much in its own unit, and when."""

    what = LineField(label=_("What"), max_length=200)
    amount = forms.DecimalField(
        label=_("How much"), required=False, max_digits=12, decimal_places=2, min_value=0, localize=True
    )
    unit = LineField(
        label=_("Of what"),
        required=False,
        max_length=40,
        help_text=_("In its own unit: days, meals, pallets, euros. Nothing is turned into money."),
    )
    on_day = DayField(label=_("When"))
    today: date

    def clean_on_day(self) -> date | None:
        return past_day(self.cleaned_data["on_day"], self.today)


class ContributionFields(AmountFields):
    """What the own side put in, and how much it was worth to it."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=lambda: [(k.value, capfirst(k.label)) for k in Contribution.Kind]
    )
    is_gift = forms.BooleanField(
        label=_("No return expected"),
        required=False,
        help_text=_("A gift is shown apart and never counts as imbalance. A gesture of goodwill always is one."),
    )
    giver_worth = WorthField(
        label=_("What it took of us, 0 to 100"),
        required=False,
        help_text=_("On a scale of your own: 0 nothing, 50 a real effort, 100 the most we ever did."),
    )


class ContributionForm(ContributionFields, OnceForm):
    """Something new that the own side put in."""

    receiver = forms.ChoiceField(label=_("For whom"))

    field_order = ("once", "receiver", "kind", "what", "amount", "unit", "on_day", "giver_worth", "is_gift")

    def __init__(self, data=None, *, sides: list[Side], today: date, **options):
        super().__init__(data, **options)
        self.today = today
        self.sides = {side.public_id: side for side in sides}
        self.fields["receiver"].choices = [(key, side.name) for key, side in self.sides.items()]

    def clean_receiver(self) -> Side:
        return self.sides[self.cleaned_data["receiver"]]


class CorrectionForm(ContributionFields, OnceForm):
    """How a confirmed contribution should have read."""

    field_order = ("once", "kind", "what", "amount", "unit", "on_day", "giver_worth", "is_gift")

    def __init__(self, data=None, *, today: date, **options):
        super().__init__(data, **options)
        self.today = today


class ContributionEditForm(ContributionFields, VersionedForm):
    """A contribution that is not confirmed yet."""

    field_order = ("kind", "what", "amount", "unit", "on_day", "giver_worth", "is_gift")

    def __init__(self, data=None, *, today: date, **options):
        super().__init__(data, **options)
        self.today = today


class AnswerForm(VersionedForm):
    """What the receiving side says."""

    answer = forms.ChoiceField(
        label=_("Was it so?"),
        choices=[
            (Contribution.Answer.CONFIRMED.value, _("Yes, we received this")),
            (Contribution.Answer.OTHERWISE.value, _("We see it otherwise")),
        ],
        widget=forms.RadioSelect,
    )
    worth = WorthField(
        label=_("What it was worth to us, 0 to 100"),
        required=False,
        help_text=_("On a scale of your own: 0 nothing, 50 a real help, 100 the most we ever got."),
    )
    note = TextField(
        label=_("In words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed if you see it otherwise. All sides read this."),
    )

    def clean(self):
        typed = super().clean()
        if typed.get("answer") == Contribution.Answer.OTHERWISE:
            typed["worth"] = None
            if not typed.get("note"):
                self.add_error("note", _("Say how you see it."))
        return typed


class GainFields(AmountFields):
    """What the own side gained, and how much that is worth to it."""

    kind = forms.ChoiceField(label=_("Kind"), choices=lambda: [(k.value, capfirst(k.label)) for k in Gain.Kind])
    worth = WorthField(
        label=_("What it is worth to us, 0 to 100"),
        required=False,
        help_text=_("On the same scale of your own as what others gave you."),
    )


class GainForm(GainFields, OnceForm):
    """Something new that the own side gained."""

    field_order = ("once", "kind", "what", "amount", "unit", "on_day", "worth")

    def __init__(self, data=None, *, today: date, **options):
        super().__init__(data, **options)
        self.today = today


class GainEditForm(GainFields, VersionedForm):
    """A gain that is changed."""

    field_order = ("kind", "what", "amount", "unit", "on_day", "worth")

    def __init__(self, data=None, *, today: date, **options):
        super().__init__(data, **options)
        self.today = today


class SizeForm(VersionedForm):
    """How big the own side is."""

    turnover = forms.IntegerField(
        label=_("Turnover a year, in millions"),
        required=False,
        min_value=1,
        max_value=2_000_000,
        help_text=_("Empty: your side is counted by its people at the table."),
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=[(c, c) for c in ("EUR", "GBP", "JPY", "USD")])
