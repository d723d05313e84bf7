"""Writing what was learned, and saying how well it fits."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.people.gates import posted, reads_on_get
from accounts.versions import ChangedMeanwhile
from partnerships.joint_sessions import finding
from partnerships.joint_sessions.learned import actions
from partnerships.joint_sessions.learned.forms import FitForm, LearnedForm
from partnerships.joint_sessions.learned.models import Learned
from partnerships.joint_sessions.learned.reads import lines_of
from partnerships.joint_sessions.pages import FormPage, ask, press
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.models import Side


def _side(access: Access, public_id: str) -> Side:
    side = next((side for side in access.sides if side.public_id == public_id), None)
    if side is None or side.pk == access.side.pk:
        raise Http404
    return side


def _section(access: Access, session: str) -> str:
    return reverse("session_detail", args=[access.partnership.public_id, session]) + "#learned"


@requires(Permission.WRITE_ROOM)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def learned_write(request, access: Access, session: str, side: str) -> HttpResponse:
    """Write two lines about the situation of another side."""
    found, about = finding.session(access, session), _side(access, side)
    row = Learned.objects.filter(session=found, side=access.side, about=about).first()
    initial = {"text": row.text if row else "", "version": row.version if row else 0}
    form = LearnedForm(posted(request), initial=initial)
    page = FormPage(
        _("What I learned about the situation of %(side)s") % {"side": about.name},
        _("Save"),
        _section(access, session),
        found.subject,
    )

    def write():
        actions.write_learned(
            session=found, about=about, by=access.participant, now=timezone.now(), **form.cleaned_data
        )

    return ask(request, access, form, page, write)


@requires(Permission.WRITE_ROOM)
@require_POST
def learned_fit(request, access: Access, session: str, side: str) -> HttpResponse:
    """Say how well the lines of another side about one's own fit."""
    found, by_whom = finding.session(access, session), _side(access, side)
    row = Learned.objects.filter(session=found, side=by_whom, about=access.side).select_related("session").first()
    back = _section(access, session)
    form = FitForm(request.POST)
    seen = [
        line
        for line in lines_of(found, access, [by_whom, access.side], timezone.now())
        if line.about_mark == access.side.mark and line.text
    ]
    if row is None or not seen or not form.is_valid():
        return redirect(back)
    try:
        return press(
            request,
            lambda: actions.say_fit(learned=row, by=access.participant, now=timezone.now(), **form.cleaned_data),
            back,
        )
    except ChangedMeanwhile:
        messages.warning(
            request, _("These lines were changed while you were reading. Please read them once more.")
        )
        return redirect(back)
