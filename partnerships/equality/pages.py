"""What all pages of this room share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse

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
    do: Callable[[], Any],
    *,
    go: Callable[[Any], HttpResponse],
    done: str = "",
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show a form; when it is sent and well formed, do the one thing and `go` on from what it made.

    A refusal comes back on the page with what was typed, and so do two texts of one thing.
    """
    tried = attempt_on(form, do, REFUSALS)
    if tried.is_done:
        if done:
            messages.success(request, done)
        return go(tried.made)
    context = {"form": form, "differences": tried.differences} | (context or {})
    return room_page(request, access, template, context, answer_to(form, tried.differences))
