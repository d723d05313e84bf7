"""Pages of signals and warnings inside a room."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file, in_portions
from accounts.people.gates import readonly
from assessments.signals.asides import ASIDE, propose_aside
from assessments.signals.forms import AsideForm
from assessments.signals.models import Warning
from assessments.signals.pages import alone, signals, warnings
from assessments.signals.sheet import SHEET
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent import reads as consents
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.consent.forms import DeclineForm
from partnerships.room.pages import inner_page, today_of


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def signal_list(request, access: Access) -> HttpResponse:
    """What the facts say beside the opinions, and what asks the sides to talk; as a file all warnings."""
    now, today = timezone.now(), today_of(access)
    rows = Warning.objects.filter(partnership=access.partnership).shown_to(access.side, now)
    may_take = access.may(Permission.EXPORT)
    if asks_for_file(request):
        every = in_portions(rows.order_by("-since", "pk"), lambda portion: warnings.show(portion, access, now))
        return SHEET.answer(request, every, may_take=may_take)
    page = paged(request, rows.closed().order_by("-closed_at", "-pk"), may_take=may_take)
    there = list(rows.open().order_by("-since", "pk"))
    shown = warnings.show([*there, *page.object_list], access, now)
    resting = {row.public_id for row in there if row.aside_until and row.aside_until > today}
    context = {
        "open": [warning for warning in shown[: len(there)] if warning.public_id not in resting],
        "aside": [warning for warning in shown[: len(there)] if warning.public_id in resting],
        "closed": shown[len(there) :],
        "page": page,
        "signals": signals.newest(access),
        "alone": alone.steps(access, now),
        "can": access.can,
    }
    return _room_page(request, access, "signals/signal_list.html", context)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def warning_detail(request, access: Access, warning: str) -> HttpResponse:
    """One warning with all it rests on, and the way to put it aside together."""
    return _warning_page(request, access, _find(access, warning), AsideForm(today=today_of(access)))


@requires(Permission.OPEN_ROUND)
@require_POST
def warning_aside(request, access: Access, warning: str) -> HttpResponse:
    """Put to all sides that a warning rests until a day."""
    found = _find(access, warning)
    form = AsideForm(request.POST, today=today_of(access))
    if not form.is_valid():
        return _warning_page(request, access, found, form, status=422)
    try:
        propose_aside(warning=found, by=access.participant, now=timezone.now(), **form.cleaned_data)
    except ConsentRefused as refused:
        form.add_error(None, str(refused))
        return _warning_page(request, access, found, form, status=409)
    messages.success(request, _("Proposed. It rests from the moment every side has accepted."))
    return redirect("warning_detail", access.partnership.public_id, found.public_id)


def _find(access: Access, public_id: str) -> Warning:
    rows = Warning.objects.filter(partnership=access.partnership, public_id=public_id)
    found = rows.shown_to(access.side, timezone.now()).first()
    if found is None:
        raise Http404
    return found


def _warning_page(request, access: Access, found: Warning, form: AsideForm, status: int = 200) -> HttpResponse:
    now = timezone.now()
    (shown,) = warnings.show([found], access, now)
    proposals = consents.of_partnership(access).filter(kind=ASIDE, subject_id=found.public_id, state="open")
    waiting = consents.acceptances(consents.answered(proposals), access)
    may_propose = access.may(Permission.OPEN_ROUND) and found.closed_at is None and not shown.only_you
    context = {
        "warning": shown,
        "is_resting": bool(found.aside_until and found.aside_until > today_of(access)),
        "waiting": waiting,
        "form": form if may_propose and not waiting else None,
        "back_to": shown.url,
        "decline_form": DeclineForm(),
    }
    return _room_page(request, access, "signals/warning_detail.html", context, status=status)


def _room_page(request, access: Access, template: str, context: dict, status: int = 200) -> HttpResponse:
    return inner_page(request, access, "trust", template, context, status)
