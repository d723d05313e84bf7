"""Pages of commitments."""

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
from partnerships.joint_sessions.commitments import actions, reads
from partnerships.joint_sessions.commitments.forms import (
    CommitmentEditForm,
    CommitmentFilter,
    CommitmentPromiseForm,
    KeptForm,
    MoveForm,
    ReasonForm,
)
from partnerships.joint_sessions.commitments.models import Commitment
from partnerships.joint_sessions.commitments.sheet import SHEET
from partnerships.joint_sessions.fields import people_of
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
State = Commitment.State


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def commitment_list(request, access: Access) -> HttpResponse:
    """Who promised what: open ones first, by day; search, state and side."""
    today = today_of(access)
    form = CommitmentFilter(request.GET, sides=access.sides)
    asked = form.asked
    rows = _of_state(Commitment.objects.filter(partnership=access.partnership), asked["state"], today)
    if asked["side"]:
        rows = rows.filter(side__public_id=asked["side"])
    rows, may_take = form.found_in(reads.with_all(rows)), access.may(Permission.EXPORT)
    if asks_for_file(request):
        return SHEET.answer(request, rows, may_take=may_take)
    page = paged(request, rows, may_take=may_take)
    page.object_list = reads.commitments(list(page.object_list), access, today)
    context = {
        "form": form,
        "page": page,
        "clear_url": reverse("commitment_list", args=[access.partnership.public_id]),
        "late": Commitment.objects.filter(partnership=access.partnership).late(today).count(),
    }
    return room_page(request, access, "joint_sessions/commitment_list.html", context)


def _of_state(rows, state: str, today):
    match state:
        case "open":
            return rows.open()
        case "late":
            return rows.late(today)
        case "proposed":
            return rows.proposed()
        case "settled":
            return rows.settled()
    return rows


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def commitment_detail(request, access: Access, commitment: str) -> HttpResponse:
    """One commitment: what, who, by when, what became of it, and what can be done."""
    found = finding.commitment(access, commitment)
    context = {
        "commitment": reads.commitments([found], access, today_of(access))[0],
        "own_note": notes.own(access, "commitment", found.public_id),
        "questions": questions.about(access, "commitment", found.public_id),
        "attachments": attachments.on(access, "commitment", found.public_id),
        "back_to": _page(access, found),
        "decline_form": "",
    }
    return room_page(request, access, "joint_sessions/commitment_detail.html", context)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def commitment_promise(request, access: Access) -> HttpResponse:
    """Put a commitment to all sides."""
    sessions = recent(JointSession.objects.filter(partnership=access.partnership))
    form = CommitmentPromiseForm(
        posted(request),
        access=access,
        sessions=sessions,
        people=people_of(access.partnership),
        today=today_of(access),
        initial={"session_key": request.GET.get("session", "")},
    )
    page = FormPage(
        _("Write down a commitment"),
        _("Put it to all sides"),
        _back(request, access, sessions),
        _("Who does what, by when. It counts when every side has accepted it."),
        _("Put to all sides. It counts when every side has accepted it."),
    )

    def promise():
        actions.promise(partnership=access.partnership, by=access.participant, now=timezone.now(), **form.said())

    return ask(request, access, form, page, promise)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def commitment_edit(request, access: Access, commitment: str) -> HttpResponse:
    """Change a commitment that waits for acceptance."""
    found = finding.commitment(access, commitment)
    form = CommitmentEditForm(
        posted(request),
        people=people_of(access.partnership),
        today=today_of(access),
        initial=filled(CommitmentEditForm, found),
    )
    page = FormPage(
        _("Change this commitment"),
        _("Put it to all sides anew"),
        _page(access, found),
        _("What was accepted of it is open again, and whoever accepted it is told."),
    )

    def change():
        actions.change(
            commitment=found,
            version=form.cleaned_data["version"],
            by=access.participant,
            now=timezone.now(),
            **form.said(),
        )

    return ask(request, access, form, page, change)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def commitment_move(request, access: Access, commitment: str) -> HttpResponse:
    """Ask all sides for another date."""
    found = finding.commitment(access, commitment)
    form = MoveForm(posted(request), today=today_of(access))
    lead = _(
        "A date moves only when every side accepts the new one. Kept then, it counts as kept by new agreement."
    )
    page = FormPage(_("Ask for another date"), _("Put it to all sides"), _page(access, found), lead)

    def move():
        _do(actions.propose_move, access, found, **form.cleaned_data)

    return ask(request, access, form, page, move)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def commitment_drop(request, access: Access, commitment: str) -> HttpResponse:
    """Ask all sides to drop a commitment."""
    found = finding.commitment(access, commitment)
    form = ReasonForm(posted(request))
    lead = _("It is dropped when every side accepts that.")
    page = FormPage(_("Drop this commitment?"), _("Put it to all sides"), _page(access, found), lead)
    return ask(
        request,
        access,
        form,
        page,
        lambda: _do(actions.propose_drop, access, found, **form.cleaned_data),
    )


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def commitment_keep(request, access: Access, commitment: str) -> HttpResponse:
    """The owner's side says that it is done."""
    found = finding.commitment(access, commitment)
    form = KeptForm(posted(request), today=today_of(access), initial={"kept_on": today_of(access)})
    page = FormPage(
        _("It is done"), _("Say that it is done"), _page(access, found), _("Another side confirms it.")
    )
    return ask(request, access, form, page, lambda: _do(actions.say_kept, access, found, **form.cleaned_data))


@requires(Permission.WRITE_ROOM)
@require_POST
def commitment_confirm(request, access: Access, commitment: str) -> HttpResponse:
    """Another side confirms that it is done."""
    found = finding.commitment(access, commitment)
    do = partial(_do, actions.confirm_kept, access, found)
    return press(request, do, _page(access, found), _("Confirmed: kept."))


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def commitment_object(request, access: Access, commitment: str) -> HttpResponse:
    """Another side does not see it as done, and says why."""
    found = finding.commitment(access, commitment)
    form = ReasonForm(posted(request))
    page = FormPage(_("What is still missing?"), _("Say it"), _page(access, found), _("It is under way again."))
    return ask(
        request, access, form, page, lambda: _do(actions.object_to_kept, access, found, **form.cleaned_data)
    )


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def commitment_miss(request, access: Access, commitment: str) -> HttpResponse:
    """The owner's side says that it was missed, and why."""
    found = finding.commitment(access, commitment)
    form = ReasonForm(posted(request))
    lead = _("Saying so, with the reason, is worth more to the other side than silence.")
    page = FormPage(_("This will not be kept"), _("Say it"), _page(access, found), lead)
    return ask(request, access, form, page, lambda: _do(actions.say_missed, access, found, **form.cleaned_data))


def _do(verb, access: Access, commitment: Commitment, **said):
    return verb(commitment=commitment, by=access.participant, now=timezone.now(), **said)


def _page(access: Access, commitment: Commitment) -> str:
    return reverse("commitment_detail", args=[access.partnership.public_id, commitment.public_id])


def _back(request, access: Access, sessions) -> str:
    room = access.partnership.public_id
    wanted = request.POST.get("session_key") or request.GET.get("session", "")
    if wanted in {session.public_id for session in sessions}:
        return reverse("session_detail", args=[room, wanted]) + "#commitments"
    return reverse("commitment_list", args=[room])
