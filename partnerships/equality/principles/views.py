"""Pages of the principles."""

from functools import partial, wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.equality.pages import REFUSALS, ask, room_page
from partnerships.equality.principles import actions, reads
from partnerships.equality.principles.forms import EndForm, PrincipleEditForm, PrincipleForm
from partnerships.equality.principles.models import Principle
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.consent.forms import DeclineForm

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _with_principle(view):
    """Find the principle before anything is said about the method."""

    @wraps(view)
    def finding(request, access: Access, principle: str) -> HttpResponse:
        found = (
            Principle.objects.filter(partnership=access.partnership, public_id=principle)
            .select_related("partnership", "replaces", "drafted_by__user", "drafted_by__side__organisation")
            .prefetch_related("side_words")
            .first()
        )
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


def _own_word(principle: Principle, access: Access) -> str:
    return next((word.text for word in principle.side_words.all() if word.side_id == access.side.pk), "")


def _to(access: Access, principle: Principle) -> HttpResponse:
    return redirect("principle_detail", access.partnership.public_id, principle.public_id)


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def principle_list(request, access: Access) -> HttpResponse:
    """All principles by theme: what holds, and what is under way."""
    return room_page(
        request,
        access,
        "equality/principle_list.html",
        {"groups": reads.groups(access, access.sides)},
    )


@requires(Permission.READ_ROOM)
@_with_principle
@require_safe
@readonly
def principle_detail(request, access: Access, principle: Principle) -> HttpResponse:
    """One principle: its wording, each side's part, who accepted it, and its earlier wordings."""
    return _detail(request, access, principle)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def principle_new(request, access: Access) -> HttpResponse:
    """Draft a principle under the theme in the address."""
    theme = request.GET.get("theme", "")
    if theme not in Principle.Theme.values:
        theme = Principle.Theme.TRANSPARENCY.value
    form = PrincipleForm(posted(request), theme=theme, access=access)

    label = Principle.Theme(theme).label
    return ask(
        request,
        access,
        form,
        "equality/principle_new.html",
        partial(actions.draft_principle, partnership=access.partnership, theme=theme),
        go=lambda made: _to(access, made),
        done=_("Written down as a draft. Every side sees it; nobody is asked yet."),
        context={"theme": theme, "theme_label": label, "themes": Principle.Theme.choices},
    )


@requires(Permission.WRITE_ROOM)
@_with_principle
@page_with_form
@reads_on_get
def principle_edit(request, access: Access, principle: Principle) -> HttpResponse:
    """Change a draft; what was proposed is proposed anew."""
    own_word = _own_word(principle, access)
    form = PrincipleEditForm(
        posted(request),
        theme=principle.theme,
        initial={
            "text": principle.text,
            "reason": principle.reason,
            "own_word": own_word,
            "version": principle.version,
        },
    )

    return ask(
        request,
        access,
        form,
        "equality/principle_edit.html",
        partial(actions.edit_principle, principle=principle),
        go=lambda _made: _to(access, principle),
        done=_("Saved."),
        context={"principle": principle},
    )


@requires(Permission.WRITE_ROOM)
@_with_principle
@page_with_form
@reads_on_get
def principle_reword(request, access: Access, principle: Principle) -> HttpResponse:
    """Write a new wording of a joint principle."""
    own_word = _own_word(principle, access)
    form = PrincipleForm(
        posted(request),
        theme=principle.theme,
        access=access,
        initial={"text": principle.text, "reason": principle.reason, "own_word": own_word},
    )

    return ask(
        request,
        access,
        form,
        "equality/principle_reword.html",
        partial(actions.reword_principle, principle=principle),
        go=lambda made: _to(access, made),
        done=_("The new wording is a draft. The old one holds until all accept this."),
        context={"principle": principle},
    )


@requires(Permission.WRITE_ROOM)
@_with_principle
@page_with_form
@reads_on_get
def principle_end(request, access: Access, principle: Principle) -> HttpResponse:
    """Propose that a joint principle ends."""
    form = EndForm(posted(request))

    return ask(
        request,
        access,
        form,
        "equality/principle_end.html",
        partial(actions.propose_end, principle=principle),
        go=lambda _made: _to(access, principle),
        done=_("Proposed. The principle holds until every side has accepted its end."),
        context={"principle": principle},
    )


@requires(Permission.WRITE_ROOM)
@_with_principle
@require_POST
def principle_propose(request, access: Access, principle: Principle) -> HttpResponse:
    """Put a draft to all sides."""
    try:
        actions.propose_principle(principle=principle, by=access.participant, now=timezone.now())
    except REFUSALS as refusal:
        return _detail(request, access, principle, refused=str(refusal), status=409)
    messages.success(request, _("Proposed. It counts from the moment every side has accepted it."))
    return _to(access, principle)


@requires(Permission.WRITE_ROOM)
@_with_principle
@require_POST
def principle_drop(request, access: Access, principle: Principle) -> HttpResponse:
    """Take a draft off the page."""
    try:
        actions.drop_draft(principle=principle, by=access.participant, now=timezone.now())
    except REFUSALS as refusal:
        return _detail(request, access, principle, refused=str(refusal), status=409)
    messages.success(request, _("Taken off."))
    return redirect("principle_list", access.partnership.public_id)


def _detail(
    request, access: Access, principle: Principle, *, refused: str = "", status: int = 200
) -> HttpResponse:
    acceptance = reads.newest_acceptances(access, [principle.public_id]).get(principle.public_id)
    writes = access.may(Permission.WRITE_ROOM)
    is_draft = principle.joint_at is None and principle.ended_at is None
    is_open = acceptance is not None and acceptance.is_open
    said = {word.side_id: word.text for word in principle.side_words.all()}
    newer = principle.newer_wordings.exclude(ended_at__isnull=False, joint_at=None).first()
    return room_page(
        request,
        access,
        "equality/principle_detail.html",
        {
            "principle": principle,
            "theme_label": principle.get_theme_display(),
            "sides": reads.side_says(principle, said, access.sides, access),
            "acceptance": acceptance,
            "decline_form": DeclineForm(),
            "back_to": request.path if request.method == "GET" else "",
            "newer": newer,
            "is_open": is_open and principle.joint_at is None,
            "refused": refused,
            "may": {
                "edit": writes and is_draft,
                "propose": writes and is_draft and not is_open,
                "drop": writes and is_draft and not is_open and principle.drafted_by.side_id == access.side.pk,
                "reword": writes and principle.is_joint and newer is None,
                "end": writes and principle.is_joint and not is_open,
            },
        },
        status=status,
    )
