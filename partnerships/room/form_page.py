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
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.versions import ChangedMeanwhile, answer_to, second_chance
from partnerships.room.access import Access
from partnerships.room.masthead import masthead


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
    refused, differences = "", []
    if form.is_bound and form.is_valid():
        try:
            return redirect(act(form.cleaned_data))
        except ChangedMeanwhile as meanwhile:
            differences = second_chance(form, meanwhile.current)
        except refusals as refusal:
            refused = str(refusal)
    context = {
        "room": masthead(access, page.nav),
        "compact": True,
        "page": page,
        "form": form,
        "refused": refused,
        "differences": differences,
    }
    status = 409 if refused else answer_to(form, differences)
    return render(request, "room/form_page.html", context, status=status)
