"""Pages on which a step of the relation or an intent is put to all sides."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.people.gates import posted, reads_on_get
from partnerships.choice.pages import form_page, front
from partnerships.choice.relation import actions
from partnerships.choice.relation.forms import IntentForm, RoleForm
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.pages import today_of

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.CONSENT_TO_WORK)
@page_with_form
@reads_on_get
def relation_role(request, access: Access) -> HttpResponse:
    """Propose what the sides are to each other from a day on."""
    return form_page(
        request,
        access,
        template="choice/relation_role.html",
        form=RoleForm(posted(request), today=today_of(access), initial={"since": today_of(access)}),
        save=lambda typed: actions.propose_role(by=access.participant, now=timezone.now(), **typed),
        done=_("Proposed. It counts from the moment every side has accepted it."),
        back=front(access, "relation"),
    )


@requires(Permission.CONSENT_TO_WORK)
@page_with_form
@reads_on_get
def relation_intent(request, access: Access) -> HttpResponse:
    """Propose a declaration of intent."""
    return form_page(
        request,
        access,
        template="choice/relation_intent.html",
        form=IntentForm(posted(request), today=today_of(access), initial={"declared_on": today_of(access)}),
        save=lambda typed: actions.propose_intent(by=access.participant, now=timezone.now(), **typed),
        done=_("Proposed. It counts when a director of every side has accepted it."),
        back=front(access, "relation"),
    )
