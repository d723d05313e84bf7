"""Proposing a rhythm of sessions, or another one."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.people.gates import posted, reads_on_get
from partnerships.joint_sessions import finding
from partnerships.joint_sessions.pages import FormPage, ask, filled
from partnerships.joint_sessions.series import actions
from partnerships.joint_sessions.series.forms import SeriesChangeForm, SeriesProposeForm
from partnerships.roles import Permission
from partnerships.room.access import Access, requires

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def series_propose(request, access: Access) -> HttpResponse:
    """Put a new rhythm to all sides."""
    form = SeriesProposeForm(posted(request), access=access)
    page = FormPage(
        _("A rhythm of sessions"),
        _("Put it to all sides"),
        _list(access),
        _("How often you meet, without having to arrange it each time. It counts once every side accepts it."),
        _("Put to all sides. It counts when every side has accepted it."),
    )

    def propose():
        _propose(access, **form.said())

    return ask(request, access, form, page, propose)


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def series_change(request, access: Access, series: str) -> HttpResponse:
    """Put another rhythm, or its end, to all sides."""
    found = finding.series(access, series)
    form = SeriesChangeForm(posted(request), initial=filled(SeriesChangeForm, found))
    page = FormPage(
        _("Another rhythm for “%(series)s”") % {"series": found.title},
        _("Put it to all sides"),
        _list(access),
        _("Until every side has accepted the new one, the rhythm of today counts."),
        _("Put to all sides. It counts when every side has accepted it."),
    )

    def propose():
        _propose(access, public_id=found.public_id, **form.said())

    return ask(request, access, form, page, propose)


def _propose(access: Access, **said):
    actions.propose_series(partnership=access.partnership, by=access.participant, now=timezone.now(), **said)


def _list(access: Access) -> str:
    return reverse("session_list", args=[access.partnership.public_id]) + "#series"
