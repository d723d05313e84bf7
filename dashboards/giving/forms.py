"""What the list of contributions can be asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField
from dashboards.giving.reads import ALL, GAINS, GIFTS, WAITING


class GivingFilter(forms.Form):
    """Search, what to show, over which time. What cannot be read counts as not said."""

    q = LineField(
        label=_("Search"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    show = forms.ChoiceField(
        label=_("What"),
        required=False,
        choices=[
            (ALL, _("All contributions")),
            (WAITING, _("Waiting for a side")),
            (GIFTS, _("Gifts")),
            (GAINS, _("Gains")),
        ],
    )
    span = forms.ChoiceField(
        label=_("Figures over"),
        required=False,
        choices=[("", _("the last twelve months")), ("all", _("the whole time"))],
    )

    def wanted(self) -> dict[str, str]:
        """Return what was asked for, with defaults in place of what was not understood."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        return {name: cleaned.get(name) or "" for name in ("q", "show", "span")}
