"""What every page of this room does alike: the head, trying a form's verb, saying why something was refused."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from accounts.versions import ChangedMeanwhile, Difference, second_chance
from partnerships.room.access import Access
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.consent.forms import DeclineForm
from partnerships.room.masthead import masthead
from partnerships.vision.entitled import VisionRefused

REFUSALS = (VisionRefused, ConsentRefused)


@dataclass(frozen=True)
class Attempt:
    """What came of a form: `is_done`, or the status of the page that shows it again."""

    is_done: bool = False
    status: int = 200
    differences: list[Difference] = field(default_factory=list)


def attempt(request, form: forms.Form, do: Callable[[], object]) -> Attempt:
    """Do what the form asks for, once it is valid; a refusal stands above the form."""
    if request.method != "POST":
        return Attempt()
    if not form.is_valid():
        return Attempt(status=422)
    try:
        do()
    except ChangedMeanwhile as meanwhile:
        return Attempt(status=409, differences=second_chance(form, meanwhile.current))
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return Attempt(status=409)
    return Attempt(is_done=True)


def form_page(
    request, access: Access, template: str, form: forms.Form, tried: Attempt, back_url: str, **context
) -> HttpResponse:
    """Show a form, for the first time or again."""
    context |= {"form": form, "differences": tried.differences, "back_url": back_url}
    return room_page(request, access, template, context, status=tried.status)


def refused(request, access: Access, refusal: Exception, back_url: str) -> HttpResponse:
    """Say why a button did nothing, and lead back."""
    context = {"refusal": str(refusal), "back_url": back_url}
    return room_page(request, access, "vision/refused.html", context, status=409)


def room_page(request, access: Access, template: str, context: dict, status: int = 200) -> HttpResponse:
    """Show a page of this room under the head of the partnership."""
    context = {"can": access.can, "back_to": "", "decline_form": DeclineForm()} | context
    context |= {"room": masthead(access, "shared_vision"), "compact": True}
    return render(request, template, context, status=status)
