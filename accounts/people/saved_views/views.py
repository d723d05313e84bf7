"""Keeping and dropping views of lists."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.people.gates import signed_in
from accounts.people.saved_views import actions
from accounts.people.saved_views.forms import ViewForm


@signed_in
@require_POST
def view_keep(request) -> HttpResponse:
    """Keep the list as it is shown, under a name."""
    form = ViewForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Not kept: give the view a name of at most 60 letters."))
        return redirect("portfolio")
    try:
        view = actions.keep_view(by=request.user, now=timezone.now(), **form.cleaned_data)
    except actions.ViewRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(form.cleaned_data["page"])
    messages.success(
        request, _("Kept as “%(name)s”. Its address can be sent to colleagues.") % {"name": view.name}
    )
    return redirect(view.url)


@signed_in
@require_POST
def view_drop(request, view: str) -> HttpResponse:
    """Take an own view away."""
    found = request.user.saved_views.filter(public_id=view).first()
    if found is None:
        raise Http404
    actions.drop_view(view=found)
    messages.success(request, _("“%(name)s” is taken away.") % {"name": found.name})
    return redirect(found.page)
