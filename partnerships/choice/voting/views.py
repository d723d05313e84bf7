"""Pages of the sealed vote and of declining."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.people.gates import posted, reads_on_get
from partnerships.choice.pages import form_page, front
from partnerships.choice.voting import actions, reads
from partnerships.choice.voting.forms import DeclineChoiceForm, VoteForm
from partnerships.roles import Permission
from partnerships.room.access import Access, requires

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.CONSENT_AS_DIRECTOR)
@page_with_form
@reads_on_get
def choice_vote(request, access: Access) -> HttpResponse:
    """Vote for the own side."""
    own = reads.voting(access).own
    initial = {"answer": own.answer, "reason": own.reason} if own else {}
    return form_page(
        request,
        access,
        template="choice/choice_vote.html",
        form=VoteForm(posted(request), initial=initial),
        save=lambda typed: actions.vote(by=access.participant, now=timezone.now(), **typed),
        done=_("Your side has voted. Nothing of it shows before every side has."),
        back=front(access, "vote"),
        context={"own": own},
    )


@requires(Permission.CONSENT_AS_DIRECTOR)
@page_with_form
@reads_on_get
def choice_decline(request, access: Access) -> HttpResponse:
    """Choose not to go on, with a reason."""
    return form_page(
        request,
        access,
        template="choice/choice_decline.html",
        form=DeclineChoiceForm(posted(request), initial={"talk_offered": True}),
        save=lambda typed: actions.decline(by=access.participant, now=timezone.now(), **typed),
        done=_("Said. The other side reads your reason; the room stays readable for both."),
        back=front(access, "vote"),
    )
