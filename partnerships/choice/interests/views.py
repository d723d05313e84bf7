"""The page on which a person declares interests."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.people.gates import posted, reads_on_get
from partnerships.choice.interests import actions
from partnerships.choice.interests.forms import InterestForm
from partnerships.choice.pages import form_page, front
from partnerships.roles import Permission
from partnerships.room.access import Access, requires


@requires(Permission.ASK_AND_ANSWER)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def interest_declare(request, access: Access) -> HttpResponse:
    """Declare an interest, or that there is none."""
    return form_page(
        request,
        access,
        template="choice/interest_declare.html",
        form=InterestForm(posted(request)),
        save=lambda typed: actions.declare_interest(by=access.participant, now=timezone.now(), **typed),
        done=_("Declared. Every side at this table reads it."),
        back=front(access, "public"),
    )
