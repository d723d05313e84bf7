"""What is typed on the page of the condition: own terms, parked topics, keys, rights, what is needed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField, TextField
from partnerships.agreements.models import Agreement, SharingKey
from partnerships.agreements.sharing_keys.bands import NoBands, read
from partnerships.concerns.fields import DayField
from partnerships.room.models import Side


class OwnTermsForm(forms.Form):
    """A text of one side."""

    title = LineField(label=_("What is it called?"), max_length=160)
    text = TextField(label=_("Text"), max_length=60_000, widget=forms.Textarea(attrs={"rows": 12}))


class ParkForm(forms.Form):
    """A topic that waits."""

    text = LineField(label=_("What should not be forgotten?"), max_length=300)


class NeededForm(forms.Form):
    """Which kinds of agreement the sides need."""

    kinds = forms.MultipleChoiceField(
        label=_("Which agreements do you need?"),
        choices=Agreement.Kind.choices,
        widget=forms.CheckboxSelectMultiple,
    )


class ReuseRightForm(forms.Form):
    """Who may use elsewhere what was invented together."""

    what = LineField(label=_("What"), max_length=160)
    who_may = TextField(label=_("Who may use it"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    where = TextField(label=_("Where"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    until_on = DayField(label=_("Until"), required=False)


class SharingKeyForm(forms.Form):
    """A target, two sides and the bands around it."""

    title = LineField(label=_("What is it for?"), max_length=160)
    target = forms.IntegerField(label=_("Target, in whole euros"), min_value=1, max_value=10**12)
    bears = forms.ChoiceField(label=_("Whose cost it is"))
    shares = forms.ChoiceField(label=_("Who takes part in what is saved or overspent"))
    bands = TextField(
        label=_("Bands"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One a line, in percent of the target: “80-120: 50” means that between 80 and 120 percent the other "
            "side takes half. “120+: 100” has no end."
        ),
    )
    replaces = forms.ChoiceField(label=_("Takes the place of"), required=False)

    def __init__(self, *args, sides: list[Side], keys: list[SharingKey], **kwargs):
        super().__init__(*args, **kwargs)
        self.sides = {side.public_id: side for side in sides}
        self.keys = {key.public_id: key for key in keys}
        names = [(key, side.name) for key, side in self.sides.items()]
        self.fields["bears"].choices = names
        self.fields["shares"].choices = names
        if keys:
            titles = [(public_id, key.title) for public_id, key in self.keys.items()]
            self.fields["replaces"].choices = [("", _("nothing")), *titles]
        else:
            del self.fields["replaces"]

    def clean_bands(self):
        try:
            return read(self.cleaned_data["bands"])
        except NoBands as none:
            raise forms.ValidationError(
                _("Line %(line)s is no band, or overlaps with the one before."), params={"line": none.line}
            ) from None

    def clean(self):
        said = super().clean()
        if said.get("bears") and said.get("bears") == said.get("shares"):
            self.add_error("shares", _("A key is between two sides."))
        return said

    def said(self) -> dict:
        """Return what the action takes."""
        data = self.cleaned_data
        return {
            "title": data["title"],
            "target": data["target"] * 100,
            "currency": "EUR",
            "bears": self.sides[data["bears"]],
            "shares": self.sides[data["shares"]],
            "bands": data["bands"],
            "replaces": self.keys.get(data.get("replaces", "")),
        }
