"""The page about giving and gaining."""

from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import readonly
from dashboards.giving import reads
from dashboards.giving.balance import balance
from dashboards.giving.forms import GivingFilter
from dashboards.giving.sheets import CONTRIBUTIONS, GAINS
from partnerships.equality.ledger import reads as ledger
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.pages import inner_page, today_of

A_YEAR = timedelta(days=365)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def contribution_list(request, access: Access) -> HttpResponse:
    """What each side put in and gained, how that balances, how it feels, and every single row."""
    form = GivingFilter(request.GET)
    wanted = form.asked
    rows, may_take = form.found_in(reads.listed(access, wanted["show"])), access.may(Permission.EXPORT)
    shows_gains = wanted["show"] == reads.GAINS
    if asks_for_file(request):
        return (GAINS if shows_gains else CONTRIBUTIONS).answer(request, rows, may_take=may_take)
    page = paged(request, rows, may_take=may_take)
    page.object_list = [reads.shown(row, access) for row in page.object_list]
    since = None if wanted["span"] == "all" else today_of(access) - A_YEAR
    totals = ledger.totals(access.partnership, access.sides, since)
    context = {
        "form": form,
        "whole_time": since is None,
        "shows_gains": shows_gains,
        "balance": balance(totals, access.side.pk),
        "felt": reads.felt(access),
        "gifts": reads.gifts(access),
        "page": page,
        "clear_url": reverse("contribution_list", args=[access.partnership.public_id]),
    }
    return inner_page(request, access, "equality", "dashboards/contribution_list.html", context)
