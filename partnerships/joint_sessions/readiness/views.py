"""Ticking a point of the own side."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships.joint_sessions import finding
from partnerships.joint_sessions.pages import press
from partnerships.joint_sessions.readiness import actions
from partnerships.joint_sessions.readiness.forms import TickForm
from partnerships.roles import Permission
from partnerships.room.access import Access, requires


@requires(Permission.WRITE_ROOM)
@require_POST
def readiness_tick(request, access: Access, session: str) -> HttpResponse:
    """Tick a point for the own side, or take the tick away."""
    found = finding.session(access, session)
    back = reverse("session_detail", args=[access.partnership.public_id, session]) + "#ready"
    form = TickForm(request.POST)
    if not form.is_valid():
        return redirect(back)
    said = form.cleaned_data
    return press(
        request,
        lambda: actions.tick(session=found, by=access.participant, now=timezone.now(), **said),
        back,
    )
