"""The one page control that only the demonstration has."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.people.gates import signed_in
from dashboards.demonstration import build

CLOSES_IN = timedelta(minutes=2)


@signed_in
@require_POST
def demo_answer(request) -> HttpResponse:
    """Let the invented colleagues answer the open reviews; the worker closes these two minutes later."""
    count = build.let_colleagues_answer(now=timezone.now(), closes_in=CLOSES_IN)
    messages.success(
        request,
        ngettext(
            "The colleagues have answered. %(count)s review closes in two minutes; the worker does it.",
            "The colleagues have answered. %(count)s reviews close in two minutes; the worker does it.",
            count,
        )
        % {"count": count},
    )
    return redirect("demo_post")
