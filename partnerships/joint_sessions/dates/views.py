"""Pages of finding a date together."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.joint_sessions.dates import actions, reads
from partnerships.joint_sessions.dates.forms import AnswersForm, ChosenForm, DatePollForm
from partnerships.joint_sessions.dates.models import DatePoll, MomentAnswer, ProposedMoment
from partnerships.joint_sessions.pages import FormPage, ask, press, room_page
from partnerships.joint_sessions.seating import Refused
from partnerships.roles import Permission
from partnerships.room.access import Access, requires


def _with_poll(view):
    """Find the poll before anything is said about the method."""

    @wraps(view)
    def finding(request, access: Access, poll: str) -> HttpResponse:
        rows = DatePoll.objects.filter(partnership=access.partnership, public_id=poll)
        found = rows.select_related("partnership", "session", "asked_by__user", "asked_by__side").first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


@requires(Permission.WRITE_ROOM)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def date_poll_add(request, access: Access) -> HttpResponse:
    """Propose several moments to everybody at the table."""
    room = access.partnership
    now = timezone.now()
    form = DatePollForm(posted(request), access=access, now=now, initial={"time_zone": room.time_zone})
    made: list[DatePoll] = []
    page = FormPage(
        _("Find a date together"),
        _("Ask everybody"),
        reverse("session_list", args=[room.public_id]),
        _("Propose some moments. Everybody at the table says which fit, and all sides see it."),
        template="joint_sessions/date_poll_add.html",
    )

    def do():
        made.append(actions.ask_for_date(partnership=room, by=access.participant, now=now, **form.said()))

    response = ask(request, access, form, page, do)
    return redirect(_url(access, made[0])) if made else response


@requires(Permission.READ_ROOM)
@_with_poll
@require_safe
@readonly
def date_poll_detail(request, access: Access, poll: DatePoll) -> HttpResponse:
    """The moments and everybody's answers, the same for all sides."""
    return _page(request, access, poll)


@requires(Permission.ASK_AND_ANSWER)
@_with_poll
@require_POST
def date_poll_answer(request, access: Access, poll: DatePoll) -> HttpResponse:
    """Say which moments fit."""
    form = AnswersForm(request.POST, moments=reads.moments_of(poll, access, timezone.now()))
    if not form.is_valid():
        return _page(request, access, poll, form=form, status=422)
    try:
        actions.answer(poll=poll, says=form.says(), by=access.participant, now=timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, access, poll, form=form, status=409)
    messages.success(request, _("Saved. All sides see it."))
    return redirect(_url(access, poll))


@requires(Permission.WRITE_ROOM)
@_with_poll
@require_POST
def date_poll_plan(request, access: Access, poll: DatePoll) -> HttpResponse:
    """Plan the session on one of the moments."""
    form = ChosenForm(request.POST, moments=reads.moments_of(poll, access, timezone.now()))
    if not form.is_valid():
        return _page(request, access, poll, status=422)
    chosen = ProposedMoment.objects.get(poll=poll, pk=form.cleaned_data["moment"])
    try:
        session = actions.plan_on(poll=poll, moment=chosen, by=access.participant, now=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect(_url(access, poll))
    messages.success(request, _("The session is planned."))
    return redirect("session_detail", access.partnership.public_id, session.public_id)


@requires(Permission.WRITE_ROOM)
@_with_poll
@require_POST
def date_poll_call_off(request, access: Access, poll: DatePoll) -> HttpResponse:
    """Look for no date any more."""

    def do():
        actions.call_off(poll=poll, by=access.participant, now=timezone.now())

    return press(request, do, reverse("session_list", args=[access.partnership.public_id]), _("Called off."))


# --- small steps ----------------------------------------------------------
def _url(access: Access, poll: DatePoll) -> str:
    return reverse("date_poll_detail", args=[access.partnership.public_id, poll.public_id])


def _page(request, access: Access, poll: DatePoll, *, form=None, status: int = 200) -> HttpResponse:
    rows = reads.moments_of(poll, access, timezone.now())
    is_open = poll.session_id is None and poll.called_off_at is None
    mine = MomentAnswer.objects.filter(moment__poll=poll, participant=access.participant)
    own = {f"m{moment}": says for moment, says in mine.values_list("moment_id", "says")}
    context = {
        "poll": poll,
        "moments": rows,
        "is_open": is_open,
        "can_answer": is_open and access.may(Permission.ASK_AND_ANSWER),
        "can_settle": is_open
        and access.may(Permission.WRITE_ROOM)
        and actions.may_settle(poll, access.participant),
        "form": form or AnswersForm(moments=rows, initial=own),
    }
    return room_page(request, access, "joint_sessions/date_poll_detail.html", context, status=status)
