"""What all pages of this room share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone

from accounts.versions import answer_to, attempt_on
from partnerships.equality.at_table import Refused
from partnerships.room.access import Access
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.pages import inner_page

REFUSALS = (Refused, ConsentRefused)


def room_page(
    request, access: Access, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Return an inner page under “Equal footing”."""
    return inner_page(request, access, "equality", template, {"refused": ""} | (context or {}), status)


def ask(
    request,
    access: Access,
    form: forms.Form,
    template: str,
    verb: Callable[..., Any],
    *,
    said: Callable[[], dict[str, Any]] | None = None,
    go: Callable[[Any], HttpResponse],
    done: str = "",
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show a form; when it is sent and well formed, say it by the one verb and `go` on from what was made.

    `said`: where the form says it in other words than its cleaned data.
    A refusal comes back on the page with what was typed, and so do two texts of one thing.
    """

    def do():
        words = said() if said else form.cleaned_data
        return verb(by=access.participant, now=timezone.now(), **words)

    tried = attempt_on(form, do, REFUSALS)
    if tried.is_done:
        if done:
            messages.success(request, done)
        return go(tried.made)
    context = {"form": form, "differences": tried.differences} | (context or {})
    return room_page(request, access, template, context, answer_to(form, tried.differences))
