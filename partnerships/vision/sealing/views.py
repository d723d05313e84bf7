"""Pages on the way to the seal, and what was sealed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.vision import pages
from partnerships.vision.sealing import actions, conduct, reads
from partnerships.vision.sealing.board import board, sealed_page
from partnerships.vision.sealing.forms import (
    ConductForm,
    NewSupportForm,
    ReopenForm,
    SupportForm,
    TickForm,
    VoteForm,
)
from partnerships.vision.sealing.models import SealedVision, SupportAsk
from partnerships.vision.text.models import Vision
from partnerships.vision.text.reads import in_drafting, newest_sealed

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def vision_sealing(request, access: Access) -> HttpResponse:
    """What stands between the vision and its seal, and what each side still has to do."""
    return pages.room_page(request, access, "vision/vision_sealing.html", board(access, now=timezone.now()))


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def vision_sealed(request, access: Access, seal: str) -> HttpResponse:
    """What the directors sealed, as a page one would frame."""
    rows = SealedVision.objects.filter(partnership=access.partnership, public_id=seal)
    found = rows.select_related("vision", "proposal").first()
    if found is None:
        raise Http404
    return pages.room_page(request, access, "vision/vision_sealed.html", sealed_page(found, access))


@requires(Permission.CONSENT_TO_WORK)
@require_POST
def vision_propose(request, access: Access) -> HttpResponse:
    """Put the whole vision before the directors."""
    found = _drafting(access)
    try:
        actions.propose_seal(vision=found, by=access.participant, now=timezone.now())
    except pages.REFUSALS as refusal:
        return pages.refused(request, access, refusal, _front(access))
    messages.success(
        request, _("It lies before the directors. It is sealed once a director of every side accepts.")
    )
    return redirect(_front(access))


@requires(Permission.CONSENT_TO_WORK)
@page_with_form
@reads_on_get
def vision_reopen(request, access: Access) -> HttpResponse:
    """Begin the next version of a sealed vision."""
    if newest_sealed(access.partnership) is None:
        raise Http404
    form = ReopenForm(posted(request))

    def do():
        actions.reopen(
            partnership=access.partnership,
            because=form.cleaned_data["because"],
            by=access.participant,
            now=timezone.now(),
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        return redirect("vision", access.partnership.public_id)
    return pages.form_page(request, access, "vision/vision_reopen.html", form, tried, _front(access))


# --- support and readiness ------------------------------------------------
@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def support_ask(request, access: Access) -> HttpResponse:
    """Ask the own management for support."""
    form = NewSupportForm(posted(request), access=access)

    def do():
        typed = form.cleaned_data
        actions.ask_support(
            partnership=access.partnership,
            public_id=typed["once"],
            text=typed["text"],
            answer_by_on=typed["answer_by_on"],
            by=access.participant,
            now=timezone.now(),
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        return redirect(_front(access))
    return pages.form_page(request, access, "vision/support_ask.html", form, tried, _front(access))


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def support_edit(request, access: Access, support: str) -> HttpResponse:
    """Change an ask of the own side, or write down what was answered."""
    rows = SupportAsk.objects.filter(partnership=access.partnership, side=access.side, public_id=support)
    found = rows.select_related("partnership").first()
    if found is None:
        raise Http404
    initial = {name: getattr(found, name) for name in ("text", "answer_by_on", "answer", "version")}
    form = SupportForm(posted(request), initial=initial)

    def do():
        actions.change_support(ask=found, by=access.participant, now=timezone.now(), **form.cleaned_data)

    tried = pages.attempt(form, do)
    if tried.is_done:
        return redirect(_front(access))
    return pages.form_page(request, access, "vision/support_edit.html", form, tried, _front(access))


@requires(Permission.CONSENT_TO_WORK)
@require_POST
def vision_ready_tick(request, access: Access) -> HttpResponse:
    """Say that a point of the list is done on the own side, or not after all."""
    found, form = _drafting(access), TickForm(request.POST)
    if not form.is_valid():
        refusal = actions.VisionRefused(_("This point does not stand on the list."))
        return pages.refused(request, access, refusal, _front(access))
    try:
        actions.tick(
            vision=found,
            point=form.cleaned_data["point"],
            is_done=form.cleaned_data["done"],
            by=access.participant,
            now=timezone.now(),
        )
    except pages.REFUSALS as refusal:
        return pages.refused(request, access, refusal, _front(access))
    return redirect(f"{_front(access)}#ready")


# --- the vote -------------------------------------------------------------
@requires(Permission.CONSENT_TO_WORK)
@require_POST
def synergy_call(request, access: Access) -> HttpResponse:
    """Ask the directors whether the synergy is there."""
    try:
        actions.call_vote(vision=_drafting(access), by=access.participant, now=timezone.now())
    except pages.REFUSALS as refusal:
        return pages.refused(request, access, refusal, _front(access))
    return redirect(f"{_front(access)}#vote")


@requires(Permission.CONSENT_AS_DIRECTOR)
@page_with_form
@reads_on_get
def synergy_vote(request, access: Access) -> HttpResponse:
    """Vote for the own side."""
    found, now = _drafting(access), timezone.now()
    own = reads.own_vote(found, access)
    initial = {"number": max(1, found.vote_round)}
    if own is not None:
        initial |= {"verdict": own.verdict, "reason": own.reason, "return_on": own.return_on}
    form = VoteForm(posted(request), today=access.partnership.day_at(now), initial=initial)

    def do():
        actions.vote(vision=found, by=access.participant, now=now, **form.cleaned_data)

    tried = pages.attempt(form, do)
    if tried.is_done:
        messages.success(request, _("Your vote is kept. It opens once a director of every side has voted."))
        return redirect(f"{_front(access)}#vote")
    return pages.form_page(
        request, access, "vision/synergy_vote.html", form, tried, _front(access), vision=found, own=own
    )


# --- conduct --------------------------------------------------------------
@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def conduct_edit(request, access: Access) -> HttpResponse:
    """Propose how we deal with each other."""
    stands = conduct.as_proposed(access.partnership)
    form = ConductForm(posted(request), initial={"rules": "\n".join(stands.rules), "version": stands.version})

    def do():
        conduct.propose_rules(
            partnership=access.partnership, by=access.participant, now=timezone.now(), **form.cleaned_data
        )

    tried = pages.attempt(form, do)
    if tried.is_done:
        messages.success(request, _("Proposed. It counts from the moment every side has accepted it."))
        return redirect(_front(access))
    return pages.form_page(request, access, "vision/conduct_edit.html", form, tried, _front(access))


# --- small steps ----------------------------------------------------------
def _drafting(access: Access) -> Vision:
    found = in_drafting(access.partnership)
    if found is None:
        raise Http404
    return found


def _front(access: Access) -> str:
    return reverse("vision_sealing", args=[access.partnership.public_id])
