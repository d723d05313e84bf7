"""Pages about ideas."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.lists import listing
from accounts.lists.files import asks_for_file
from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.choice.ideas import actions, reads
from partnerships.choice.ideas.forms import IdeaEditForm, IdeaForm, MoveForm, StakeForm
from partnerships.choice.ideas.models import Idea
from partnerships.choice.ideas.sheet import SHEET
from partnerships.choice.pages import form_page, press, room_page
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent import reads as consents
from partnerships.room.consent.forms import DeclineForm

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _find(access: Access, public_id: str) -> Idea:
    found = reads.of_partnership(access.partnership).filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def _page(access: Access, idea: Idea) -> str:
    return reverse("idea", args=[access.partnership.public_id, idea.public_id])


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def idea_list(request, access: Access) -> HttpResponse:
    """All ideas of this room; ideas keep coming, they are not a pitch."""
    rows = reads.of_partnership(access.partnership)
    sorts = {"title": "title", "brought": "brought_at", "status": "status"}
    may_take = access.may(Permission.EXPORT)
    found = listing(request, rows, sorts=sorts, may_take=may_take)
    if asks_for_file(request):
        return SHEET.answer(request, found.rows, may_take=may_take)
    return room_page(request, access, "choice/idea_list.html", {"listing": found})


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def idea(request, access: Access, idea: str) -> HttpResponse:
    """One idea: what each side puts in, how it goes on, and its way to being adopted."""
    found = _find(access, idea)
    proposals = consents.of_partnership(access).filter(kind=reads.KIND, subject_id=found.public_id)
    newest = proposals.filter(state__in=["open", "joint"]).order_by("-version").first()
    own = next((stake.text for stake in found.stakes.all() if stake.side_id == access.side.pk), "")
    context = {
        "idea": found,
        "stakes": sorted(found.stakes.all(), key=lambda s: (s.side.name.lower(), s.side_id)),
        "acceptance": consents.acceptance(newest, access) if newest else None,
        "decline_form": DeclineForm(),
        "back_to": _page(access, found),
        "is_open": found.status != Idea.Status.ADOPTED,
        "stake_form": StakeForm(initial={"text": own}),
        "move_form": MoveForm(initial={"status": found.status, "reason": found.reason}),
    }
    return room_page(request, access, "choice/idea.html", context)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def idea_new(request, access: Access) -> HttpResponse:
    """Bring an idea."""
    return form_page(
        request,
        access,
        template="choice/idea_new.html",
        form=IdeaForm(posted(request)),
        save=lambda typed: actions.bring_idea(by=access.participant, now=timezone.now(), **typed),
        done=_("The idea is on the table."),
        back=reverse("idea_list", args=[access.partnership.public_id]),
    )


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def idea_edit(request, access: Access, idea: str) -> HttpResponse:
    """Word an idea anew."""
    found = _find(access, idea)
    names = ("title", "text", "kind", "reuse", "reuse_note", "version")
    form = IdeaEditForm(posted(request), initial={name: getattr(found, name) for name in names})
    return form_page(
        request,
        access,
        template="choice/idea_edit.html",
        form=form,
        save=lambda typed: actions.change_idea(idea=found, by=access.participant, now=timezone.now(), **typed),
        done=_("Saved."),
        back=_page(access, found),
        context={"idea": found},
    )


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def idea_stake(request, access: Access, idea: str) -> HttpResponse:
    """Say what the own side puts in."""
    found = _find(access, idea)
    own = next((stake.text for stake in found.stakes.all() if stake.side_id == access.side.pk), "")
    return form_page(
        request,
        access,
        template="choice/idea_stake.html",
        form=StakeForm(posted(request), initial={"text": own}),
        save=lambda typed: actions.put_in(idea=found, by=access.participant, now=timezone.now(), **typed),
        done=_("Written down. Every side at this table reads it."),
        back=_page(access, found),
        context={"idea": found},
    )


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def idea_move(request, access: Access, idea: str) -> HttpResponse:
    """Say how it goes on with an idea."""
    found = _find(access, idea)
    form = MoveForm(posted(request), initial={"status": found.status, "reason": found.reason})
    return form_page(
        request,
        access,
        template="choice/idea_move.html",
        form=form,
        save=lambda typed: actions.move_idea(idea=found, by=access.participant, now=timezone.now(), **typed),
        done=_("Saved."),
        back=_page(access, found),
        context={"idea": found},
    )


@requires(Permission.WRITE_ROOM)
def idea_adopt(request, access: Access, idea: str) -> HttpResponse:
    """Put an idea to all sides."""
    found = _find(access, idea)
    return press(
        request,
        run=lambda: actions.propose_adoption(idea=found, by=access.participant, now=timezone.now()),
        done=_("Put to all sides. It counts from the moment every side has accepted it."),
        back=_page(access, found),
    )
