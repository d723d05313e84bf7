"""What waits for a person: quick wins to confirm, and own ones due within a week."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.roles import Permission
from partnerships.room.asks import Source, Waits, Words, columns
from partnerships.start_small.models import QuickWin

DUE_SOON = timedelta(days=7)
STATE = QuickWin.State


def _to_confirm(seats, now):
    leading = [seat.side_id for seat in seats if seat.carries(Permission.CONSENT_TO_WORK)]
    rows = QuickWin.objects.filter(state=STATE.DELIVERED, receiver__in=leading)
    return columns(rows, key="quick_win", on="delivered_at", title="title")


def _due_soon(seats, now):
    mine = [seat.pk for seat in seats]
    rows = QuickWin.objects.filter(state=STATE.STARTED, due_on__lte=(now + DUE_SOON).date())
    rows = rows.filter(owner__in=mine) | rows.filter(co_owner__in=mine)
    return columns(rows, key="quick_win_due", on="due_on", title="title")


def _confirm_words(waits: Waits) -> Words:
    return Words(
        _("Delivered: %(title)s") % {"title": waits.title},
        _("Your side receives it. Is it there and does it work?"),
        reverse("quick_win_detail", args=[waits.room, waits.subject]),
        _("Confirm"),
        other_waits=True,
    )


def _due_words(waits: Waits) -> Words:
    return Words(
        _("You carry: %(title)s") % {"title": waits.title},
        _("It is due. Say that it is delivered, or move the day together."),
        reverse("quick_win_detail", args=[waits.room, waits.subject]),
        _("Look at it"),
    )


SOURCES = (Source("quick_win", _to_confirm, _confirm_words), Source("quick_win_due", _due_soon, _due_words))
