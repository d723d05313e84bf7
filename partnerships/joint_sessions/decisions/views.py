"""Pages of decisions."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.joint_sessions import finding
from partnerships.joint_sessions.decisions import actions, reads
from partnerships.joint_sessions.decisions.forms import (
    DecisionEditForm,
    DecisionFilter,
    DecisionProposeForm,
    EndForm,
    HoldsForm,
)
from partnerships.joint_sessions.decisions.models import Decision
from partnerships.joint_sessions.decisions.sheet import SHEET
from partnerships.joint_sessions.pages import FormPage, ask, filled, press, room_page
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.joint_sessions.sessions.reads import recent
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.attachments import reads as attachments
from partnerships.room.notes import reads as notes
from partnerships.room.pages import today_of
from partnerships.room.questions import reads as questions

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def decision_list(request, access: Access) -> HttpResponse:
    """All decisions of this partnership, newest first, with a search."""
    form = DecisionFilter(request.GET)
    asked = form.asked
    rows = _of_state(Decision.objects.filter(partnership=access.partnership), asked["state"], today_of(access))
    if asked["theme"]:
        rows = rows.filter(theme=asked["theme"])
    rows, may_take = form.found_in(reads.with_all(rows)), access.may(Permission.EXPORT)
    if asks_for_file(request):
        return SHEET.answer(request, rows, may_take=may_take)
    page = paged(request, rows, may_take=may_take)
    page.object_list = reads.decisions(list(page.object_list), access, today_of(access))
    context = {
        "form": form,
        "page": page,
        "clear_url": reverse("decision_list", args=[access.partnership.public_id]),
    }
    return room_page(request, access, "joint_sessions/decision_list.html", context)


def _of_state(rows, state: str, today):
    match state:
        case "joint":
            return rows.joint()
        case "again":
            return rows.to_look_at_again(today)
        case "proposed":
            return rows.proposed()
        case "ended":
            return rows.exclude(joint_at=None).exclude(ended_at=None)
    return rows


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def decision_detail(request, access: Access, decision: str) -> HttpResponse:
    """One decision: what was decided, why, who accepted it, whether it still holds."""
    found = finding.decision(access, decision)
    context = {
        "decision": reads.decisions([found], access, today_of(access))[0],
        "own_note": notes.own(access, "decision", found.public_id),
        "questions": questions.about(access, "decision", found.public_id),
        "attachments": attachments.on(access, "decision", found.public_id),
        "back_to": _page(access, found),
        "decline_form": "",
    }
    return room_page(request, access, "joint_sessions/decision_detail.html", context)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def decision_propose(request, access: Access) -> HttpResponse:
    """Put a decision to all sides."""
    sessions = recent(JointSession.objects.filter(partnership=access.partnership))
    form = DecisionProposeForm(
        posted(request),
        access=access,
        sessions=sessions,
        today=today_of(access),
        initial={"session_key": request.GET.get("session", "")},
    )
    page = FormPage(
        _("Propose a decision"),
        _("Put it to all sides"),
        _back(request, access, sessions),
        _("It counts when every side has accepted it. One name per side."),
        _("Put to all sides. It counts when every side has accepted it."),
    )

    def propose():
        actions.propose_decision(
            partnership=access.partnership, by=access.participant, now=timezone.now(), **form.said()
        )

    return ask(request, access, form, page, propose)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def decision_edit(request, access: Access, decision: str) -> HttpResponse:
    """Change a decision that waits; of a joint one, propose what is to replace it."""
    found = finding.decision(access, decision)
    if found.joint_at is not None:
        return _replace(request, access, found)
    form = DecisionEditForm(posted(request), today=today_of(access), initial=filled(DecisionEditForm, found))
    page = FormPage(
        _("Change this proposal"),
        _("Put it to all sides anew"),
        _page(access, found),
        _("What was accepted of it is open again, and whoever accepted it is told."),
        _("Changed, and put to all sides anew."),
    )

    def change():
        actions.change_decision(
            decision=found,
            version=form.cleaned_data["version"],
            by=access.participant,
            now=timezone.now(),
            **form.said(),
        )

    return ask(request, access, form, page, change)


def _replace(request, access: Access, found: Decision) -> HttpResponse:
    initial = {name: getattr(found, name) for name in ("text", "reason", "theme")}
    form = DecisionProposeForm(
        posted(request),
        access=access,
        sessions=recent(JointSession.objects.filter(partnership=access.partnership)),
        today=today_of(access),
        initial=initial,
    )
    page = FormPage(
        _("Propose what replaces %(number)s") % {"number": f"D-{found.number}"},
        _("Put it to all sides"),
        _page(access, found),
        _("The decision of today holds until every side has accepted the new one."),
        _("Put to all sides. Until all have accepted it, the decision of today holds."),
        to=reverse("decision_list", args=[access.partnership.public_id]),
    )

    def propose():
        actions.propose_decision(
            partnership=access.partnership,
            replaces=found,
            by=access.participant,
            now=timezone.now(),
            **form.said(),
        )

    return ask(request, access, form, page, propose)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def decision_confirm(request, access: Access, decision: str) -> HttpResponse:
    """Say that a decision still holds, and until when; joint once all say so."""
    found = finding.decision(access, decision)
    form = HoldsForm(posted(request), today=today_of(access))
    page = FormPage(_("Does this still hold?"), _("It still holds"), _page(access, found), found.text)

    def confirm():
        actions.ask_whether_it_holds(
            decision=found, by=access.participant, now=timezone.now(), **form.cleaned_data
        )

    return ask(request, access, form, page, confirm)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def decision_end(request, access: Access, decision: str) -> HttpResponse:
    """Propose that a decision ends."""
    found = finding.decision(access, decision)
    form = EndForm(posted(request))
    page = FormPage(_("End this decision?"), _("Propose to end it"), _page(access, found), found.text)

    def end():
        actions.propose_end(decision=found, by=access.participant, now=timezone.now(), **form.cleaned_data)

    return ask(request, access, form, page, end)


@requires(Permission.WRITE_ROOM)
@require_POST
def decision_set_aside(request, access: Access, decision: str) -> HttpResponse:
    """Let a proposed decision rest."""
    found = finding.decision(access, decision)
    do = partial(actions.set_aside, decision=found, by=access.participant, now=timezone.now())
    return press(request, do, _page(access, found))


def _page(access: Access, decision: Decision) -> str:
    return reverse("decision_detail", args=[access.partnership.public_id, decision.public_id])


def _back(request, access: Access, sessions) -> str:
    room = access.partnership.public_id
    wanted = request.POST.get("session_key") or request.GET.get("session", "")
    if wanted in {session.public_id for session in sessions}:
        return reverse("session_detail", args=[room, wanted]) + "#decisions"
    return reverse("decision_list", args=[room])
