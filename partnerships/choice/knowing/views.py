"""The page on which a side says how well the sides know each other."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.people.gates import posted, reads_on_get
from partnerships.choice.knowing import actions
from partnerships.choice.knowing.forms import DepthForm
from partnerships.choice.pages import form_page, front
from partnerships.roles import Permission
from partnerships.room.access import Access, requires


@requires(Permission.WRITE_ROOM)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def knowing_rate(request, access: Access) -> HttpResponse:
    """Say it for the own side."""
    form = DepthForm(posted(request))
    return form_page(
        request,
        access,
        template="choice/knowing_rate.html",
        form=form,
        save=lambda typed: actions.hand_in_depth(
            levels=form.levels(), learned=typed["learned"], by=access.participant, now=timezone.now()
        ),
        done=_("Handed in. It opens for all at once, when every side has handed in."),
        back=front(access, "knowing"),
    )
