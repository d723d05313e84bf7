"""Writing the minutes, and putting them to all sides."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.people.gates import posted, reads_on_get
from partnerships.joint_sessions import finding
from partnerships.joint_sessions.minutes import actions
from partnerships.joint_sessions.minutes.forms import MinutesForm
from partnerships.joint_sessions.pages import FormPage, ask, press
from partnerships.roles import Permission
from partnerships.room.access import Access, requires


def _section(access: Access, session: str) -> str:
    return reverse("session_detail", args=[access.partnership.public_id, session]) + "#minutes"


@requires(Permission.WRITE_ROOM)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def minutes_edit(request, access: Access, session: str) -> HttpResponse:
    """Write the minutes; anyone of any side."""
    found = finding.session(access, session)
    row = getattr(found, "minutes", None)
    initial = {"text": row.text if row else _headings(found), "version": row.version if row else 0}
    form = MinutesForm(posted(request), initial=initial)
    lead = _("A draft until every side has approved exactly this text.")
    if row is not None and row.put_to_all_at is not None:
        lead = _("These minutes were put to all sides: a change is put to them anew, and earlier approvals end.")
    page = FormPage(
        _("Minutes of “%(session)s”") % {"session": found.subject},
        _("Save"),
        _section(access, session),
        lead,
        template="joint_sessions/minutes_edit.html",
    )

    def save():
        actions.write_minutes(session=found, by=access.participant, now=timezone.now(), **form.cleaned_data)

    return ask(request, access, form, page, save)


def _headings(session) -> str:
    titles = session.agenda.in_order().values_list("title", flat=True)
    return "\n\n".join(f"# {title}\n" for title in titles)


@requires(Permission.WRITE_ROOM)
@require_POST
def minutes_put(request, access: Access, session: str) -> HttpResponse:
    """Put the minutes as they stand to all sides."""
    found = finding.session(access, session)
    return press(
        request,
        lambda: actions.put_minutes(session=found, by=access.participant, now=timezone.now()),
        _section(access, session),
        _("Put to all sides. They are the minutes once every side has approved them."),
    )
