"""Pages about the criteria of a room."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.choice.criteria import actions, reads
from partnerships.choice.criteria.forms import CriterionEditForm, CriterionForm
from partnerships.choice.criteria.models import Criterion
from partnerships.choice.pages import form_page, press, room_page
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent import reads as consents
from partnerships.room.consent.forms import DeclineForm

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _find(access: Access, public_id: str, *, also_removed: bool = False) -> Criterion:
    rows = Criterion.objects.filter(public_id=public_id, partnership=access.partnership)
    found = rows.first() if also_removed else rows.filter(removed_at=None).first()
    if found is None:
        raise Http404
    return found


def _list(access: Access) -> str:
    return reverse("criterion_list", args=[access.partnership.public_id])


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def criterion_list(request, access: Access) -> HttpResponse:
    """The criteria as they stand, what of them is joint, and why there is no ranking."""
    proposals = list(
        consents.of_partnership(access).filter(kind=reads.KIND, state__in=["open", "joint"]).order_by("-version")
    )
    open_now = next((p for p in proposals if p.state == "open"), None)
    joint = next((p for p in proposals if p.state == "joint"), None)
    newest = open_now or joint
    context = {
        "criteria": list(reads.standing(access.partnership)),
        "acceptance": consents.acceptance(newest, access) if newest else None,
        "is_joint": newest is not None and newest is joint,
        "differs": reads.differs(access.partnership, newest),
        "decline_form": DeclineForm(),
        "back_to": _list(access),
    }
    return room_page(request, access, "choice/criterion_list.html", context)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def criterion_new(request, access: Access) -> HttpResponse:
    """Bring a criterion."""
    return form_page(
        request,
        access,
        template="choice/criterion_new.html",
        form=CriterionForm(posted(request)),
        save=lambda typed: actions.add_criterion(by=access.participant, now=timezone.now(), **typed),
        done=_("It stands on the page. It counts once it was put to all sides and accepted."),
        back=_list(access),
    )


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def criterion_edit(request, access: Access, criterion: str) -> HttpResponse:
    """Word a criterion anew."""
    found = _find(access, criterion)
    initial = found.texts() | {"version": found.version}
    return form_page(
        request,
        access,
        template="choice/criterion_edit.html",
        form=CriterionEditForm(posted(request), initial=initial),
        save=lambda typed: actions.change_criterion(
            criterion=found, by=access.participant, now=timezone.now(), **typed
        ),
        done=_("Changed. It counts once it was put to all sides and accepted."),
        back=_list(access),
        context={"criterion": found},
    )


@requires(Permission.WRITE_ROOM)
def criterion_remove(request, access: Access, criterion: str) -> HttpResponse:
    """Propose to do without it."""
    found = _find(access, criterion, also_removed=True)
    return press(
        request,
        run=lambda: actions.remove_criterion(criterion=found, by=access.participant, now=timezone.now()),
        done=_("Taken off the list. It counts once every side has accepted the list without it."),
        back=_list(access),
    )


@requires(Permission.WRITE_ROOM)
def criteria_propose(request, access: Access) -> HttpResponse:
    """Put the criteria as they stand to all sides."""
    return press(
        request,
        run=lambda: actions.propose_criteria(by=access.participant, now=timezone.now()),
        done=_("Put to all sides. It counts from the moment every side has accepted it."),
        back=_list(access),
    )
