"""A page of a room with one form on it: shown, sent, done or refused.

    page = FormPage(title=_("New clause"), verb=_("Save"), back_url=…, nav="transparent_agreements")
    return answer(request, access, form, page, act, refusals=(ClauseRefused,))

`act(cleaned_data)` calls one action and returns the address to go to. What it refuses (`refusals`) stands on
the page with 409, as does what somebody saved meanwhile (`accounts/versions.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.versions import attempt
from partnerships.room.access import Access
from partnerships.room.pages import inner_page


def press_button(
    request, do: Callable[[], Any], back: str, done: str = "", *, refusals: tuple[type[Exception], ...]
) -> HttpResponse:
    """Do what a button says and go back; a refusal is told there."""
    try:
        do()
    except refusals as refusal:
        messages.warning(request, str(refusal))
    else:
        if done:
            messages.success(request, done)
    return redirect(back)


@dataclass(frozen=True)
class FormPage:
    """What stands around the form. `nav`: the entry of the room's navigation; `notice`: a calm word before it."""

    title: str
    verb: str
    back_url: str
    nav: str
    lead: str = ""
    notice: str = ""
    under_more: bool = False
    multipart: bool = False


def answer(
    request,
    access: Access,
    form: forms.Form,
    page: FormPage,
    act: Callable[[dict[str, Any]], str],
    *,
    refusals: tuple[type[Exception], ...] = (),
) -> HttpResponse:
    """Show the form, or do what was sent."""
    tried = attempt(form, lambda: act(form.cleaned_data), refusals)
    if tried.is_done:
        return redirect(tried.made)
    context = {"page": page, "form": form, "refused": tried.refusal, "differences": tried.differences}
    return inner_page(request, access, page.nav, "room/form_page.html", context, tried.status)
