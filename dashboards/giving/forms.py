"""What the list of contributions can be asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.lists import OrderedForm, by_day
from dashboards.giving.reads import ALL, GAINS, GIFTS, WAITING


class GivingFilter(OrderedForm):
    """Search, what to show, over which time. What cannot be read counts as not said."""

    searched = ("what",)
    orders = by_day("on_day") | {"what": (_("By name"), ("what",))}

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
