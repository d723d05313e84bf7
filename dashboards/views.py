"""Pages that show several rooms of the house at once. They read and never write."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file, in_portions
from accounts.people.gates import open_to_all, readonly, signed_in
from accounts.people.saved_views.reads import views_of
from dashboards import health, overview, portfolio, together
from dashboards.asks import asks_of
from dashboards.forms import PortfolioFilter
from dashboards.portfolio_sheet import SHEET
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.masthead import masthead

ROWS = 20


@signed_in
@require_safe
@readonly
def portfolio_page(request) -> HttpResponse:
    """Home: what needs the person now, and every partnership the person sees.

    As a file it holds those of which the person may take something along, as lead or director.
    """
    now = timezone.now()
    rooms, reader = portfolio.readable(request.user), portfolio.reader_of(request.user)
    form = PortfolioFilter(
        request.GET or None, countries=portfolio.countries(rooms), reads_more=bool(reader.organisations)
    )
    wanted = form.wanted()
    order = wanted.pop("order")

    def listed(rooms):
        return portfolio.ordered(portfolio.filtered(rooms, reader, **wanted), reader, order)

    own = listed(portfolio.takeable(request.user))
    may_take = own.exists()
    if asks_for_file(request):
        rows = in_portions(own, lambda portion: portfolio.rows_of(portion, reader))
        return SHEET.answer(request, rows, may_take=may_take)
    counts = portfolio.tally(rooms)
    total = None if any(wanted.values()) else counts["all"]
    page = paged(request, listed(rooms), may_take=may_take, per_page=ROWS, total=total)
    waiting = asks_of(request.user, now=now)
    beginning = waiting.beginning()
    return render(
        request,
        "dashboards/portfolio.html",
        {
            "sentence": portfolio.opening_sentence(counts, len(waiting), begins=bool(beginning)),
            "asks": waiting.nearest() or beginning,
            "waiting": len(waiting),
            "form": form,
            "page": page,
            "rows": portfolio.rows_of(list(page), reader),
            "views": views_of(request.user, "portfolio", request.META["QUERY_STRING"]),
            "today": timezone.localdate(now),
            "is_filtered": any(wanted.values()),
            "reads_more": bool(reader.organisations),
            "can_open": overview.may_open_partnerships(request.user),
        },
    )


@signed_in
@require_safe
@readonly
def ask_list(request) -> HttpResponse:
    """Everything that waits for the person, in every room, by date."""
    now = timezone.now()
    waiting = asks_of(request.user, now=now)
    page = paged(request, waiting.dues, may_take=False, per_page=ROWS)
    shown = {"asks": waiting.asks(list(page)), "page": page, "today": waiting.today}
    return render(request, "dashboards/ask_list.html", shown)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def room_overview(request, access: Access) -> HttpResponse:
    """The room: where the partnership stands, and what is next."""
    now = timezone.now()
    answers = overview.answers(access)
    context = overview.of_room(access, answers.waiting, now=now)
    today = access.partnership.day_at(now)
    lower = together.of_room(access, answers.decisions, today=today, now=now)
    if not together.is_empty(lower):
        context["first_steps"] = []  # the first day is over
    context |= {
        "room": masthead(access, "overview"),
        "access": access,
        "can": access.can,
        "today": today,
    }
    return render(request, "dashboards/room_overview.html", context | lower)


@open_to_all
@require_safe
def healthz(request) -> JsonResponse:
    """Tell machines whether database, broker, worker and beat are alive. 503 only without the database."""
    report = health.report(now=timezone.now())
    return JsonResponse(report, status=200 if report["database"] == "ok" else 503)
