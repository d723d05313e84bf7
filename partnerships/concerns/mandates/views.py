"""The page of concerns, and the forms of mandates."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.concerns.entitled import ConcernRefused
from partnerships.concerns.mandates import actions, reads
from partnerships.concerns.mandates.forms import CheckForm, MandateEditForm, MandateForm, TalkForm, WeakenForm
from partnerships.concerns.mandates.models import Mandate
from partnerships.concerns.outside_offers import reads as offers
from partnerships.concerns.outside_offers.rule import window_days
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.form_page import FormPage, answer
from partnerships.room.pages import inner_page, today_of

NAV = "concerns"
FIELDS = ("who", "wants", "horizon_on", "next_check_on", "version")


def page_url(access: Access) -> str:
    """Return the page of concerns of this room."""
    return reverse("concerns", args=[access.partnership.public_id])


def _with_mandate(view):
    """Find the mandate before anything is said about the method: what is not in this room is not there."""

    @wraps(view)
    def finding(request, access: Access, mandate: str) -> HttpResponse:
        found = reads.of_partnership(access.partnership).filter(public_id=mandate).first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def concerns(request, access: Access) -> HttpResponse:
    """Who must stay content on each side, and offers from outside."""
    return show(request, access)


def show(request, access: Access, *, refused: str = "", status: int = 200) -> HttpResponse:
    """Answer with the page of concerns."""
    seen = list(offers.seen_by(access))
    context = {
        "mandates": list(reads.of_partnership(access.partnership).filter(ended_at=None)),
        "own_side": access.side.pk,
        "kept": [offer for offer in seen if offer.opened_at is None],
        "opened": [offer for offer in seen if offer.opened_at is not None],
        "sees_kept": offers.may_see_unopened(access),
        "window": window_days(access.partnership),
        "today": today_of(access),
        "refused": refused,
    }
    return inner_page(request, access, NAV, "concerns/concerns.html", context, status=status)


@requires(Permission.WRITE_ROOM)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def mandate_write(request, access: Access) -> HttpResponse:
    """Write down who must stay content behind the own side."""
    page = FormPage(
        title=_("Who must stay content?"),
        lead=_("All sides read it: what stays unsaid here is what breaks partnerships later."),
        verb=_("Save"),
        back_url=page_url(access),
        nav=NAV,
        under_more=True,
    )

    def act(said) -> str:
        actions.write(partnership=access.partnership, by=access.participant, now=timezone.now(), **said)
        return page_url(access)

    form = MandateForm(posted(request))
    return answer(request, access, form, page, act, refusals=(ConcernRefused,))


@requires(Permission.WRITE_ROOM)
@_with_mandate
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def mandate_edit(request, access: Access, mandate: Mandate) -> HttpResponse:
    """Write a mandate of the own side anew."""
    _own_only(access, mandate)
    initial = {name: getattr(mandate, name) for name in FIELDS}
    form = MandateEditForm(posted(request), initial=initial)
    return _form(request, access, mandate, form, _("Change the mandate"), _("Save"), actions.edit)


@requires(Permission.WRITE_ROOM)
@_with_mandate
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def mandate_weaken(request, access: Access, mandate: Mandate) -> HttpResponse:
    """Say openly that the people behind the own side have doubts."""
    _own_only(access, mandate)
    form = WeakenForm(posted(request))
    return _form(request, access, mandate, form, _("They have doubts"), _("Tell all sides"), actions.weaken)


@requires(Permission.WRITE_ROOM)
@_with_mandate
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def mandate_talk(request, access: Access, mandate: Mandate) -> HttpResponse:
    """Write down the conversation that a weakened mandate asked for."""
    form = TalkForm(posted(request))
    return _form(request, access, mandate, form, _("We talked about it"), _("Save"), actions.talk)


@requires(Permission.CONSENT_TO_WORK)
@_with_mandate
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def mandate_check(request, access: Access, mandate: Mandate) -> HttpResponse:
    """Put a check of the own side's mandate to all sides."""
    _own_only(access, mandate)
    form = CheckForm(posted(request))
    return _form(request, access, mandate, form, _("Check the mandate"), _("Tell all sides"), actions.put_check)


@requires(Permission.WRITE_ROOM)
@_with_mandate
@require_POST
def mandate_restore(request, access: Access, mandate: Mandate) -> HttpResponse:
    """The side says that the people behind it are content again."""
    return _button(request, access, mandate, actions.restore, _("All sides see that they are content again."))


@requires(Permission.WRITE_ROOM)
@_with_mandate
@require_POST
def mandate_end(request, access: Access, mandate: Mandate) -> HttpResponse:
    """Take a mandate of the own side off the page."""
    return _button(request, access, mandate, actions.end, _("Taken off the page. The history keeps it."))


def _button(request, access: Access, mandate: Mandate, act, done: str) -> HttpResponse:
    _own_only(access, mandate)
    try:
        act(mandate=mandate, by=access.participant, now=timezone.now())
    except ConcernRefused as refused:
        return show(request, access, refused=str(refused), status=409)
    messages.success(request, done)
    return redirect(page_url(access))


def _form(request, access: Access, mandate: Mandate, form, title: str, verb: str, act) -> HttpResponse:
    page = FormPage(
        title=title,
        lead=f"{mandate.side.name}: {mandate.get_who_display()}",
        verb=verb,
        back_url=page_url(access),
        nav=NAV,
        under_more=True,
    )

    def do(said) -> str:
        act(mandate=mandate, by=access.participant, now=timezone.now(), **said)
        return page_url(access)

    return answer(request, access, form, page, do, refusals=(ConcernRefused, ConsentRefused))


def _own_only(access: Access, mandate: Mandate) -> None:
    """Each side writes about the people behind itself: for the others there is no such page."""
    if mandate.side_id != access.side.pk:
        raise Http404
