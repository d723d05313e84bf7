"""What a side asks itself before it chooses."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "time": _("We have people with time for this, not only good will"),
    "board": _("Our own board wants this and has said so"),
    "open_books": _("We are ready to show what we show nobody else"),
    "give_up": _("We know what we would give up for it"),
    "same_people": _("The people who begin this will still be here in two years"),
    "not_only_price": _("We would want this also if it saved no money in the first year"),
}
