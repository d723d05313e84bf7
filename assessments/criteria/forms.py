"""What is typed about criteria sets. Forms check; actions write."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm
from assessments.criteria.models import CriteriaSet, Facet


class SetNameForm(forms.Form):
    """A name in both languages."""

    name_en = LineField(label=_("Name in English"), max_length=120)
    name_nl = LineField(label=_("Name in Dutch"), max_length=120)


class FacetForm(SetNameForm):
    """A new facet."""


class FacetEditForm(VersionedForm, FacetForm):
    """A facet that exists."""


class StatementForm(forms.Form):
    """A statement in both languages."""

    text_en = TextField(
        label=_("Statement in English"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Write {they} where the name of the other side comes."),
    )
    text_nl = TextField(
        label=_("Statement in Dutch"), max_length=300, widget=forms.Textarea(attrs={"rows": 2, "lang": "nl"})
    )
    reversed = forms.BooleanField(
        label=_("Agreeing is the bad news"),
        required=False,
        help_text=_("Such a statement is turned around before it is counted."),
    )


class StatementEditForm(VersionedForm, StatementForm):
    """A statement that exists."""


class ScaleForm(SetNameForm):
    """The name of the set and a label for each point of its scale."""

    def __init__(self, *args, criteria_set: CriteriaSet, **kwargs):
        super().__init__(*args, **kwargs)
        self.points = criteria_set.points
        for number in range(1, self.points + 1):
            for language, name in (("en", _("Point %(n)d in English")), ("nl", _("Point %(n)d in Dutch"))):
                labels = getattr(criteria_set, f"labels_{language}")
                self.fields[f"label_{number}_{language}"] = LineField(
                    label=name % {"n": number},
                    max_length=80,
                    initial=labels[number - 1] if number <= len(labels) else "",
                )
        self.initial.setdefault("name_en", criteria_set.name_en)
        self.initial.setdefault("name_nl", criteria_set.name_nl)

    def typed(self) -> dict:
        """Return what `change_scale` wants."""
        typed = self.cleaned_data
        labels = {
            f"labels_{language}": [typed[f"label_{n}_{language}"] for n in range(1, self.points + 1)]
            for language in ("en", "nl")
        }
        return {"name_en": typed["name_en"], "name_nl": typed["name_nl"], **labels}


class WeightsForm(forms.Form):
    """The weights of all facets that count, and those that stood on the page."""

    def __init__(self, *args, facets: Sequence[Facet], **kwargs):
        super().__init__(*args, **kwargs)
        self.facets = facets
        for facet in facets:
            self.fields[f"w_{facet.code}"] = forms.IntegerField(
                label=facet.name, min_value=0, max_value=100, initial=facet.weight
            )
            self.fields[f"seen_{facet.code}"] = forms.IntegerField(
                min_value=0, max_value=100, initial=facet.weight, widget=forms.HiddenInput
            )

    def weights(self) -> dict[str, int]:
        """Return what was typed, by facet code."""
        return {facet.code: self.cleaned_data[f"w_{facet.code}"] for facet in self.facets}

    def seen(self) -> dict[str, int]:
        """Return what stood on the page, by facet code."""
        return {facet.code: self.cleaned_data[f"seen_{facet.code}"] for facet in self.facets}
