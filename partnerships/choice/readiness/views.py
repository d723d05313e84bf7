"""The private page of a side about its own readiness."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.people.gates import posted, reads_on_get
from partnerships.choice.pages import form_page, front
from partnerships.choice.readiness import actions
from partnerships.choice.readiness.forms import ReadinessForm
from partnerships.choice.readiness.models import Readiness
from partnerships.roles import Permission
from partnerships.room.access import Access, requires


@requires(Permission.USE_PRIVATE_NOTES)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def readiness_edit(request, access: Access) -> HttpResponse:
    """Write down whether the own side is ready; no other side reads it."""
    found = Readiness.objects.filter(side=access.side).first()
    initial = (
        {"version": 0} if found is None else {"ready": found.ready, "note": found.note, "version": found.version}
    )
    return form_page(
        request,
        access,
        template="choice/readiness_edit.html",
        form=ReadinessForm(posted(request), initial=initial),
        save=lambda typed: actions.write_readiness(by=access.participant, now=timezone.now(), **typed),
        done=_("Saved. Only your side reads it."),
        back=front(access, "readiness"),
    )
