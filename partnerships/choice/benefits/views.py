"""Pages on which a side writes down what it hopes to gain."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.people.gates import posted, reads_on_get
from partnerships.choice.benefits import actions
from partnerships.choice.benefits.forms import BenefitEditForm, BenefitForm
from partnerships.choice.benefits.models import Benefit
from partnerships.choice.pages import form_page, front, press
from partnerships.roles import Permission
from partnerships.room.access import Access, requires

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _own(access: Access, public_id: str, *, also_removed: bool = False) -> Benefit:
    rows = Benefit.objects.filter(public_id=public_id, partnership=access.partnership, side=access.side)
    found = rows.first() if also_removed else rows.filter(removed_at=None).first()
    if found is None:
        raise Http404
    return found


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def benefit_new(request, access: Access) -> HttpResponse:
    """Write down something the own side hopes to gain."""
    return form_page(
        request,
        access,
        template="choice/benefit_new.html",
        form=BenefitForm(posted(request), initial={"beyond_money": True}),
        save=lambda typed: actions.write_benefit(by=access.participant, now=timezone.now(), **typed),
        done=_("Written down. Every side at this table reads it."),
        back=front(access, "benefits"),
    )


@requires(Permission.WRITE_ROOM)
@page_with_form
@reads_on_get
def benefit_edit(request, access: Access, benefit: str) -> HttpResponse:
    """Write it anew."""
    found = _own(access, benefit)
    initial = {"text": found.text, "beyond_money": found.beyond_money, "version": found.version}
    form = BenefitEditForm(posted(request), initial=initial)
    return form_page(
        request,
        access,
        template="choice/benefit_edit.html",
        form=form,
        save=lambda typed: actions.change_benefit(
            benefit=found, by=access.participant, now=timezone.now(), **typed
        ),
        done=_("Saved."),
        back=front(access, "benefits"),
        context={"benefit": found},
    )


@requires(Permission.WRITE_ROOM)
def benefit_remove(request, access: Access, benefit: str) -> HttpResponse:
    """Take it back."""
    found = _own(access, benefit, also_removed=True)
    return press(
        request,
        run=lambda: actions.remove_benefit(benefit=found, by=access.participant, now=timezone.now()),
        done=_("Taken back."),
        back=front(access, "benefits"),
    )
