"""What the pages of this room have in common: the head, and one form that runs one verb."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse

from accounts.organisations.seats import SeatRefused
from accounts.organisations.upkeep import Refused
from accounts.versions import Difference, attempt_on
from partnerships.choice.acting import ChoiceRefused
from partnerships.room.access import Access
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.form_page import press_button
from partnerships.room.pages import inner_page

REFUSALS = (ChoiceRefused, ConsentRefused, SeatRefused, Refused)
FRONT = "right_partner"


def front(access: Access, anchor: str = "") -> str:
    """Return the address of the Right partner page, at one of its sections."""
    return reverse(FRONT, args=[access.partnership.public_id]) + (f"#{anchor}" if anchor else "")


def room_page(request, access: Access, template: str, context: dict, status: int = 200) -> HttpResponse:
    """Show an inner page of the room."""
    return inner_page(request, access, "partner_choice", template, context, status)


def form_page(
    request,
    access: Access,
    *,
    template: str,
    form: forms.Form,
    save: Callable[[dict], Any],
    done: str,
    back: str,
    context: dict | None = None,
) -> HttpResponse:
    """Show a form or, when it is sent, run one verb with what was typed and go back."""
    shown = context or {}

    def page(differences: list[Difference], status: int) -> HttpResponse:
        more = {"form": form, "differences": differences, "back_url": back}
        return room_page(request, access, template, shown | more, status)

    return answer_form(request, form=form, save=save, done=done, back=back, page=page)


def answer_form(
    request,
    *,
    form: forms.Form,
    save: Callable[[dict], Any],
    done: str,
    back: str | Callable[[Any], str],
    page: Callable[[list[Difference], int], HttpResponse],
) -> HttpResponse:
    """Run the verb of a form that was sent well; else show `page(differences, status)`."""
    tried = attempt_on(form, lambda: save(dict(form.cleaned_data)), REFUSALS)
    if tried.is_done:
        messages.success(request, done)
        return redirect(back(tried.made) if callable(back) else back)
    return page(tried.differences, tried.status)


def press(request, *, run: Callable[[], Any], done: str, back: str) -> HttpResponse:
    """Run the verb of a button and go back, with the reason where it is refused.

    Asked by GET it is 405, after the view has looked the row up: what is not there stays 404.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    return press_button(request, run, back, done, refusals=REFUSALS)
