"""What a list can be asked for."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.calendars.countries import country_name
from partnerships import glossary
from partnerships.conditions import Condition
from partnerships.lifecycle import Stage
from partnerships.room.models import Side


def _stages() -> list[tuple[str, str]]:
    return [("", _("All stages"))] + [
        (stage.value, capfirst(glossary.label(f"stage.{stage.value}"))) for stage in Stage
    ]


def _conditions() -> list[tuple[str, str]]:
    return [("", _("All"))] + [(one.value, glossary.label(f"condition.{one.value}")) for one in Condition]


class PortfolioFilter(forms.Form):
    """Search, filters, order. Anything else in the address is ignored; bad values fall back to the default.

    `countries`: the codes of the countries that occur; `reads_more`: the person reads partnerships without a
    seat in them, so that there are own ones and others.
    """

    FIRST = ("q", "stage", "order", "waits")

    q = forms.CharField(label=_("Search by name or subject"), required=False, max_length=100, strip=True)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=_stages)
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("Needs attention first")),
            ("session", _("Next session")),
            ("next", _("Next review")),
            ("last", _("Last review, longest ago first")),
            ("partner", _("Name of the partner")),
            ("subject", _("Subject")),
        ],
    )
    waits = forms.BooleanField(label=_("Something waits"), required=False)
    condition = forms.ChoiceField(label=_("Lowest condition"), required=False, choices=_conditions)
    role = forms.ChoiceField(label=_("What we are in the chain"), required=False)
    country = forms.ChoiceField(label=_("Country of a partner"), required=False)
    mine = forms.BooleanField(label=_("Only where I sit at the table"), required=False)

    def __init__(self, *args, countries: list[str], reads_more: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.input_type = "search"
        self.fields["role"].choices = [("", _("All")), *Side.Label.choices]
        named = sorted((country_name(code, get_language()), code) for code in countries)
        self.fields["country"].choices = [("", _("All")), *((code, name) for name, code in named)]
        if len(countries) < 2:
            del self.fields["country"]
        if not reads_more:
            del self.fields["mine"]

    def wanted(self) -> dict[str, object]:
        """Return what was asked for, with defaults in place of what was not understood."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        asked = {name: cleaned.get(name, "") for name in ("stage", "order", "condition", "role", "country")}
        return asked | {
            "search": cleaned.get("q", ""),
            "waits": cleaned.get("waits", False),
            "mine": cleaned.get("mine", False),
        }

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """What most people ask for."""
        return [self[name] for name in self.FIRST]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What is asked for now and then."""
        return [self[name] for name in self.fields if name not in self.FIRST]

    @property
    def asks_more(self) -> bool:
        """Whether one of the rarer filters is in use."""
        return any(field.value() for field in self.more_fields)
