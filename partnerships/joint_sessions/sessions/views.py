"""Pages of sessions: the list, the plan, one session, and what is changed about it."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.lists import PER_PAGE, paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.joint_sessions import finding
from partnerships.joint_sessions.agenda import reads as agendas
from partnerships.joint_sessions.agenda.models import AgendaItem
from partnerships.joint_sessions.commitments import reads as commitments
from partnerships.joint_sessions.dates.reads import open_polls
from partnerships.joint_sessions.decisions import reads as decisions
from partnerships.joint_sessions.fields import people_of
from partnerships.joint_sessions.kinds import SessionKind
from partnerships.joint_sessions.learned.reads import lines_of
from partnerships.joint_sessions.minutes import reads as minutes
from partnerships.joint_sessions.pages import FormPage, ask, filled, newest_answers, room_page
from partnerships.joint_sessions.readiness.reads import checklist_of
from partnerships.joint_sessions.series.reads import next_day, series_of, waiting_of
from partnerships.joint_sessions.sessions import actions, reads
from partnerships.joint_sessions.sessions.forms import (
    CancelForm,
    GuestsForm,
    HoldForm,
    SessionEditForm,
    SessionFilter,
    SessionPlanForm,
)
from partnerships.joint_sessions.sessions.models import JointSession, SessionGuest
from partnerships.joint_sessions.sessions.sheet import SHEET
from partnerships.roles import Function, Permission
from partnerships.room.access import Access, requires
from partnerships.room.attachments import reads as attachments
from partnerships.room.models import Participant
from partnerships.room.notes import reads as notes
from partnerships.room.pages import today_of
from partnerships.room.questions import reads as questions

State = JointSession.State
page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def session_list(request, access: Access) -> HttpResponse:
    """The next session first, then those to come, those held, the rhythm and what waits for a session.

    As a file it holds all of them, also those to come.
    """
    now = timezone.now()
    form, may_take = SessionFilter(request.GET), access.may(Permission.EXPORT)
    rows = reads.with_all(JointSession.objects.filter(partnership=access.partnership))
    found = form.found_in(rows)
    if asks_for_file(request):
        return SHEET.answer(request, found, may_take=may_take)
    coming = [reads.line(row, access, now) for row in rows.ahead(now).order_by("starts_at", "pk")[:PER_PAGE]]
    unnoted = [reads.line(row, access, now) for row in rows.to_be_noted(now).order_by("-starts_at", "pk")[:6]]
    page = paged(request, found.exclude(state=State.PLANNED), may_take=may_take)
    page.object_list = [reads.line(row, access, now) for row in page.object_list]
    items = agendas.left_over(access.partnership)
    context = {
        "upcoming": coming[0] if coming else None,
        "later": coming[1:],
        "unnoted": unnoted,
        "form": form,
        "clear_url": reverse("session_list", args=[access.partnership.public_id]),
        "page": page,
        "polls": open_polls(access),
        "series": series_of(access),
        "waiting_series": waiting_of(access),
        "backlog": [agendas.row(item, access) for item in items if item.session is None],
        "left_over": [agendas.row(item, access) for item in items if item.session is not None],
    }
    return room_page(request, access, "joint_sessions/session_list.html", context)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def session_detail(request, access: Access, session: str) -> HttpResponse:
    """One session, before and after: agenda, who sits there, decisions, commitments, minutes, what was learned."""
    found = finding.session(access, session)
    now, today = timezone.now(), today_of(access)
    sides = access.sides
    held, board = found.state == State.HELD, found.kind == SessionKind.BOARD
    of_session = list(decisions.with_all(found.decisions.order_by("number")))
    promised = list(commitments.with_all(found.commitments.order_by("due_on", "pk")))
    answers = newest_answers(
        access,
        {*decisions.KINDS, *commitments.KINDS, minutes.KIND},
        [row.public_id for row in (found, *of_session, *(one for one in promised if one.settled_at is None))],
    )
    planned = found.state == State.PLANNED
    writes = access.may(Permission.WRITE_ROOM)
    context = {
        "session": found,
        "line": reads.line(found, access, now),
        "agenda": agendas.agenda_of(found, access),
        "columns": reads.guests_of(found, access, sides),
        "checklist": checklist_of(found, access, sides) if board and planned else None,
        "decisions": decisions.decisions(of_session, access, today, answers),
        "commitments": commitments.commitments(promised, access, today, answers),
        "minutes": minutes.minutes_of(found, access, answers) if held else None,
        "learned": lines_of(found, access, sides, now) if held else [],
        "can_change": planned and writes,
        "can_hold": planned and writes and now >= found.starts_at,
        "can_add": writes and found.state != State.CANCELLED,
        "own_note": notes.own(access, "session", found.public_id),
        "questions": questions.about(access, "session", found.public_id),
        "attachments": attachments.on(access, "session", found.public_id),
        "back_to": _page(access, found),
        "today": today,
    }
    return room_page(request, access, "joint_sessions/session_detail.html", context)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def session_plan(request, access: Access) -> HttpResponse:
    """Plan a session, from a series or by itself, with what was left over and what waits."""
    series = finding.series(access, request.GET["series"]) if request.GET.get("series") else None
    form = SessionPlanForm(
        posted(request),
        access=access,
        sides=access.sides,
        people=people_of(access.partnership),
        items=agendas.left_over(access.partnership),
        initial=_proposed(request, access, series),
    )
    page = FormPage(
        _("Plan a session"),
        _("Plan it"),
        reverse("session_list", args=[access.partnership.public_id]),
        _("It stands for all sides at once, and every side can add to its agenda."),
        template="joint_sessions/session_plan.html",
    )

    def plan():
        return actions.plan_session(
            partnership=access.partnership,
            series=series,
            occasion=request.GET.get("about", ""),
            by=access.participant,
            now=timezone.now(),
            **form.said(),
        )

    return ask(request, access, form, page, plan)


def _proposed(request, access: Access, series) -> dict:
    """Return what the form proposes: the next day of the series, or a week from now in the morning."""
    people = _usual_guests(access)
    kind = request.GET.get("kind", "")
    carry = AgendaItem.objects.filter(partnership=access.partnership).left_over()
    start = {
        "kind": kind if kind in SessionKind.values else SessionKind.STEERING,
        "subject": request.GET.get("subject", ""),
        "on": today_of(access) + timedelta(days=7),
        "starts": "10:00",
        "ends": "12:00",
        "time_zone": access.partnership.time_zone,
        "guests": list(people.order_by("pk").values_list("public_id", flat=True)),
        "carry": list(carry.order_by("pk").values_list("public_id", flat=True)),
    }
    if series is not None:
        ends = datetime(2000, 1, 1, 10) + timedelta(minutes=series.length)
        start |= {
            "kind": series.kind,
            "subject": series.title,
            "place": series.place,
            "on": next_day(series, today_of(access)),
            "ends": f"{ends:%H:%M}",
        }
    return start


def _usual_guests(access: Access):
    """Return who came to the last session and still has a seat; before there was one, the leads."""
    present = Participant.objects.present().filter(partnership=access.partnership, side__left_at=None)
    last = JointSession.objects.filter(partnership=access.partnership).held().order_by("-starts_at", "-pk").first()
    if last is None:
        return present.filter(function=Function.LEAD)
    return present.filter(pk__in=last.guests.filter(came=True).values("participant_id"))


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def session_edit(request, access: Access, session: str) -> HttpResponse:
    """Change what a session is about, when and where."""
    found = finding.session(access, session)
    form = SessionEditForm(posted(request), sides=access.sides, initial=filled(SessionEditForm, found))
    page = FormPage(
        _("Change this session"),
        _("Save"),
        _page(access, found),
        found.subject,
        _("Saved."),
    )

    def save():
        return actions.edit_session(
            session=found,
            version=form.cleaned_data["version"],
            by=access.participant,
            now=timezone.now(),
            **form.said(),
        )

    return ask(request, access, form, page, save)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def session_guests(request, access: Access, session: str) -> HttpResponse:
    """Say who comes, and who sits across from whom."""
    found = finding.session(access, session)
    rows = SessionGuest.objects.filter(session=found).select_related("participant", "counterpart")
    initial: dict[str, object] = {}
    for guest in rows:
        initial[f"comes_{guest.participant.public_id}"] = True
        across = guest.counterpart.public_id if guest.counterpart else ""
        initial[f"across_{guest.participant.public_id}"] = across
    form = GuestsForm(posted(request), people=people_of(access.partnership), initial=initial)
    page = FormPage(
        _("Who sits at the table?"),
        _("Save"),
        _page(access, found),
        found.subject,
        template="joint_sessions/session_guests.html",
    )

    def save():
        actions.seat_guests(session=found, across=form.across(), by=access.participant, now=timezone.now())

    return ask(request, access, form, page, save)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def session_cancel(request, access: Access, session: str) -> HttpResponse:
    """Cancel a session, with the reason."""
    found = finding.session(access, session)
    form = CancelForm(posted(request))
    lead = _("“%(session)s” then no longer takes place. All sides read that you cancelled it, and why.")
    page = FormPage(
        _("Cancel this session?"), _("Cancel the session"), _page(access, found), lead % {"session": found.subject}
    )

    def cancel():
        reason = form.cleaned_data["reason"]
        actions.cancel_session(session=found, reason=reason, by=access.participant, now=timezone.now())

    return ask(request, access, form, page, cancel)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def session_hold(request, access: Access, session: str) -> HttpResponse:
    """Note that a session was held: who came, and what was dealt with."""
    found = finding.session(access, session)
    people = people_of(access.partnership)
    expected = set(found.guests.values_list("participant__public_id", flat=True))
    items = list(found.agenda.in_order())
    form = HoldForm(
        posted(request),
        people=people,
        items=items,
        initial={
            "came": [person.public_id for person in people if person.public_id in expected],
            "dealt_with": [item.public_id for item in items],
        },
    )
    page = FormPage(
        _("This session was held"),
        _("Note it"),
        _page(access, found),
        _("Who came, and what did you get to? Either side can note it, for all."),
        _("Noted. Now write down what you decided and who promised what, while it is fresh."),
    )

    def hold():
        actions.hold_session(session=found, by=access.participant, now=timezone.now(), **form.said())

    return ask(request, access, form, page, hold)


def _page(access: Access, session: JointSession) -> str:
    return reverse("session_detail", args=[access.partnership.public_id, session.public_id])
