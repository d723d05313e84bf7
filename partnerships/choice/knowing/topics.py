"""The topics on which sides can know each other, in words."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "customers": _("Whom the other works for, and what these ask"),
    "work": _("How the work is done there, day by day"),
    "money": _("What the other earns and what it costs to get there"),
    "people": _("Who decides, and how mistakes are told"),
    "plans": _("Where the other wants to be in five years"),
}
