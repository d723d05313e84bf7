"""What a list can be asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships import glossary
from partnerships.lifecycle import Stage


def _stages() -> list[tuple[str, str]]:
    return [("", _("All stages"))] + [(stage.value, glossary.label(f"stage.{stage.value}")) for stage in Stage]


class PortfolioFilter(forms.Form):
    """Search, stage, order. Anything else in the address is ignored; bad values fall back to the default."""

    q = forms.CharField(label=_("Search by name or subject"), required=False, max_length=100, strip=True)
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=_stages)
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("Needs attention first")),
            ("next", _("Next review")),
            ("subject", _("Subject")),
        ],
    )
    waits = forms.BooleanField(label=_("Something waits"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.input_type = "search"

    def wanted(self) -> dict[str, object]:
        """Return what was asked for, with defaults in place of what was not understood."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        return {
            "search": cleaned.get("q", ""),
            "stage": cleaned.get("stage", ""),
            "order": cleaned.get("order", ""),
            "waits": cleaned.get("waits", False),
        }
