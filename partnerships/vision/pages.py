"""What every page of this room does alike: the head, trying a form's verb, saying why something was refused."""

from collections.abc import Callable

from django import forms
from django.http import HttpResponse

from accounts.versions import Attempt, attempt_on
from partnerships.room.access import Access
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.consent.forms import DeclineForm
from partnerships.room.pages import inner_page
from partnerships.vision.entitled import VisionRefused

REFUSALS = (VisionRefused, ConsentRefused)


def attempt(form: forms.Form, do: Callable[[], object]) -> Attempt:
    """Do what the form asks for, once it is valid; a refusal stands above the form."""
    return attempt_on(form, do, REFUSALS)


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
    context = {"back_to": "", "decline_form": DeclineForm()} | context
    return inner_page(request, access, "shared_vision", template, context, status)
