"""What the pages of this room have in common: a form and its verb, a button and its verb, the newest answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from accounts.versions import attempt_on
from partnerships.joint_sessions.seating import Refused
from partnerships.room.access import Access
from partnerships.room.consent import reads as consents
from partnerships.room.consent.actions import ConsentRefused
from partnerships.room.consent.models import Proposal
from partnerships.room.form_page import press_button
from partnerships.room.pages import inner_page

NAV = "sessions"
REFUSALS = (Refused, ConsentRefused)


@dataclass(frozen=True)
class FormPage:
    """What stands around a form: its heading, a sentence, the word on its button, where one comes from."""

    title: str
    verb: str
    back_url: str
    lead: str = ""
    done: str = ""
    to: str = ""
    template: str = "joint_sessions/form_page.html"


def room_page(request, access: Access, template: str, context: dict, status: int = 200) -> HttpResponse:
    """Render a page under the room's head."""
    return inner_page(request, access, NAV, template, context, status)


def filled(form_class: type[forms.Form], row) -> dict[str, object]:
    """Return what a form starts with when it is filled from a row."""
    return {name: getattr(row, name) for name in form_class.base_fields if hasattr(row, name)}


def ask(
    request,
    access: Access,
    form: forms.Form,
    page: FormPage,
    do: Callable[[], object],
    extra: dict | None = None,
) -> HttpResponse:
    """Show a form; when it is sent and well formed, do the one thing and go on.

    A refusal comes back on the page (409) with what was typed, and so do two texts of one thing.
    """
    tried = attempt_on(form, do, REFUSALS)
    if tried.is_done:
        if page.done:
            messages.success(request, page.done)
        return redirect(page.to or page.back_url)
    context = {"form": form, "page": page, "differences": tried.differences} | (extra or {})
    return room_page(request, access, page.template, context, tried.status)


def press(request, do: Callable[[], object], back: str, done: str = "") -> HttpResponse:
    """Do what a button says and go back; a refusal is told there."""
    return press_button(request, do, back, done, refusals=REFUSALS)


Answers = dict[tuple[str, str], consents.Acceptance]  # by kind and subject


def newest_answers(access: Access, kinds: Iterable[str], subjects: Iterable[str]) -> Answers:
    """Return by kind and subject the newest proposal about each of these things, as the pages show it."""
    rows = consents.of_partnership(access).filter(kind__in=list(kinds), subject_id__in=list(subjects))
    newest: dict[tuple[str, str], Proposal] = {}
    for proposal in consents.answered(rows.exclude(state=Proposal.State.SUPERSEDED).order_by("version")):
        newest[proposal.kind, proposal.subject_id] = proposal
    shown = consents.acceptances(list(newest.values()), access)
    return dict(zip(newest, shown, strict=True))
