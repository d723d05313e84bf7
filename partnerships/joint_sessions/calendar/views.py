"""The calendar file of one session, the private feed, and the page on which a person makes it."""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.people.gates import by_link, readonly, signed_in
from partnerships.joint_sessions.calendar import actions, ics, reads
from partnerships.joint_sessions.calendar.models import CalendarFeed
from partnerships.joint_sessions.models import JointSession
from partnerships.roles import Permission
from partnerships.room.access import Access, requires

KIND = "text/calendar; charset=utf-8"


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def session_ics(request, access: Access, session: str) -> HttpResponse:
    """One session as a file for the reader's own calendar; also a cancelled one, so that it leaves there."""
    found = JointSession.objects.filter(partnership=access.partnership, public_id=session)
    rows = list(found.select_related("partnership"))
    if not rows:
        raise Http404
    body = ics.calendar_of(rows, reads.names_of_sides(rows), language=request.LANGUAGE_CODE)
    response = HttpResponse(body, content_type=KIND)
    response["Content-Disposition"] = f'attachment; filename="{rows[0].starts_at:%Y-%m-%d}-samen.ics"'
    return response


@by_link
@require_safe
@readonly
def calendar_feed(request, token: str) -> HttpResponse:
    """All sessions of the person whose token this is, without a session; 404 for any other token."""
    person = reads.whose(token)
    if person is None:
        raise Http404
    sessions = reads.sessions_of(person, now=timezone.now())
    names = reads.names_of_sides(sessions)
    body = ics.calendar_of(sessions, names, language=person.language, name="Samen")
    response = HttpResponse(body, content_type=KIND)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    return get_conditional_response(request, etag=etag, response=response)


@signed_in
@require_safe
@readonly
def calendar_settings(request) -> HttpResponse:
    """Whether the person has a feed, since when, and the buttons to make, renew and revoke it."""
    feed = CalendarFeed.objects.filter(user=request.user).first()
    return render(request, "joint_sessions/calendar_settings.html", {"feed": feed, "address": ""})


@signed_in
@require_POST
def calendar_make(request) -> HttpResponse:
    """Make or renew the feed and show its address, this once."""
    token = actions.make_feed(person=request.user, now=timezone.now())
    context = {
        "feed": CalendarFeed.objects.get(user=request.user),
        "address": settings.BASE_URL + reverse("calendar_feed", args=[token]),
    }
    response = render(request, "joint_sessions/calendar_settings.html", context)
    response["Cache-Control"] = "no-store"
    return response


@signed_in
@require_POST
def calendar_revoke(request) -> HttpResponse:
    """Take the feed away."""
    actions.revoke_feed(person=request.user)
    messages.success(request, _("The feed is gone; its address opens nothing any more."))
    return redirect("calendar_settings")
