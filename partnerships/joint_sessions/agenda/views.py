"""Building the agenda: add, change, order, take off; carry over what was left."""

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.people.gates import posted, reads_on_get
from partnerships.joint_sessions import finding
from partnerships.joint_sessions.agenda import actions
from partnerships.joint_sessions.agenda.forms import ItemAddForm, ItemEditForm
from partnerships.joint_sessions.agenda.models import AgendaItem
from partnerships.joint_sessions.fields import people_of
from partnerships.joint_sessions.pages import FormPage, ask, filled, press
from partnerships.joint_sessions.sessions.models import JointSession
from partnerships.roles import Permission
from partnerships.room.access import Access, requires

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def agenda_add(request, access: Access, session: str) -> HttpResponse:
    """Put something on the agenda of a session."""
    found = finding.session(access, session)
    form = ItemAddForm(posted(request), access=access, people=people_of(access.partnership))
    page = FormPage(_("Put something on the agenda"), _("Put it on"), _agenda(access, found), found.subject)

    def add():
        _add(access, form, session=found)

    return ask(request, access, form, page, add)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def backlog_add(request, access: Access) -> HttpResponse:
    """Keep something for a session that is not planned yet."""
    form = ItemAddForm(posted(request), access=access, people=people_of(access.partnership))
    page = FormPage(
        _("Keep something for a session"),
        _("Keep it"),
        _list(access),
        _("It waits here, and is offered when the next session is planned."),
    )

    def add():
        _add(access, form)

    return ask(request, access, form, page, add)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def agenda_edit(request, access: Access, agenda_item: str) -> HttpResponse:
    """Change an item, whoever added it."""
    found = finding.item(access, agenda_item)
    form = ItemEditForm(posted(request), people=people_of(access.partnership), initial=filled(ItemEditForm, found))
    page = FormPage(_("Change this item"), _("Save"), _where(access, found), found.title)

    def save():
        actions.edit_item(
            item=found,
            version=form.cleaned_data["version"],
            by=access.participant,
            now=timezone.now(),
            **form.said(),
        )

    return ask(request, access, form, page, save)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def agenda_remove(request, access: Access, agenda_item: str) -> HttpResponse:
    """Take an item off the agenda, after asking once more."""
    found = finding.item(access, agenda_item)
    back = _where(access, found)
    if request.method == "POST":
        return press(
            request, lambda: actions.remove_item(item=found, by=access.participant, now=timezone.now()), back
        )
    page = FormPage(_("Take this off the agenda?"), _("Take it off"), back, found.title)
    return ask(request, access, Form(), page, lambda: None)


@requires(Permission.WRITE_ROOM)
@require_POST
def agenda_move(request, access: Access, agenda_item: str) -> HttpResponse:
    """Move an item one place up or down."""
    found = finding.item(access, agenda_item)
    seen_at = request.POST.get("place", "")

    def move():
        if seen_at.isascii() and seen_at.isdigit():
            actions.move_item(
                item=found,
                up=request.POST.get("to") == "up",
                seen_at=int(seen_at[:6]),
                by=access.participant,
                now=timezone.now(),
            )

    return press(request, move, _where(access, found))


@requires(Permission.WRITE_ROOM)
@require_POST
def agenda_how(request, access: Access, session: str) -> HttpResponse:
    """Put “how we deal with each other” first on the agenda of a board session."""
    found = finding.session(access, session)
    return press(
        request,
        lambda: actions.begin_with_how(session=found, by=access.participant, now=timezone.now()),
        _agenda(access, found),
    )


@requires(Permission.WRITE_ROOM)
@require_POST
def agenda_carry(request, access: Access, agenda_item: str) -> HttpResponse:
    """Carry an item over to the next planned session."""
    found = finding.item(access, agenda_item)
    ahead = JointSession.objects.filter(partnership=access.partnership).ahead(timezone.now())
    to = ahead.select_related("partnership").order_by("starts_at", "pk").first()
    if to is None:
        return press(request, _no_session, _list(access))
    return press(
        request,
        lambda: actions.carry_over(item=found, to=to, by=access.participant, now=timezone.now()),
        _agenda(access, to),
        _("Carried over to “%(session)s”.") % {"session": to.subject},
    )


@requires(Permission.WRITE_ROOM)
@require_POST
def agenda_let_go(request, access: Access, agenda_item: str) -> HttpResponse:
    """Say of a left-over item that it needs no session any more."""
    found = finding.item(access, agenda_item)
    return press(
        request,
        lambda: actions.let_go(item=found, by=access.participant, now=timezone.now()),
        _list(access),
        _("Let go."),
    )


# --- small steps ----------------------------------------------------------
def _add(access: Access, form: ItemAddForm, session: JointSession | None = None) -> AgendaItem:
    return actions.add_item(
        partnership=access.partnership,
        session=session,
        by=access.participant,
        now=timezone.now(),
        **form.said(),
    )


def _no_session() -> None:
    raise actions.Refused(_("No session is planned to carry this over to. Plan one first."))


def _agenda(access: Access, session: JointSession) -> str:
    return reverse("session_detail", args=[access.partnership.public_id, session.public_id]) + "#agenda"


def _list(access: Access) -> str:
    return reverse("session_list", args=[access.partnership.public_id]) + "#backlog"


def _where(access: Access, item: AgendaItem) -> str:
    return _agenda(access, item.session) if item.session else _list(access)
