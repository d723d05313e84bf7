"""Taking a place that was kept: the page behind an invitation's link. Asking for it changes nothing."""

from enum import StrEnum

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.organisations import actions, emails, events, seats, upkeep
from accounts.organisations.forms import (
    JoinForm,
    NewPersonForm,
    OrganisationForm,
    OwnOrganisationForm,
)
from accounts.organisations.models import Invitation, Membership, Organisation
from accounts.organisations.tokens import hash_of
from accounts.people.gates import by_link, posted, reads_on_get
from accounts.people.models import User
from accounts.people.sentences import with_names


class Visitor(StrEnum):
    """Who stands before the door."""

    OWNER = "owner"  # signed in with the invited address
    OTHER = "other"  # signed in as somebody else
    KNOWN = "known"  # not signed in; the invited address has an account
    NEW = "new"


@by_link
@reads_on_get
def join(request, token: str) -> HttpResponse:
    """Show an invitation; by POST accept it."""
    rows = Invitation.objects.select_related("organisation", "invited_by")
    invitation = get_object_or_404(rows, token_hash=hash_of(token))
    visitor = _visitor(request, invitation)
    table = seats.describe(invitation.seat)
    if _is_closed(invitation, table):
        return _closed(request, invitation, visitor)
    forms = _forms(request, invitation, visitor, table)
    if request.method == "POST" and forms and all(form.is_valid() for form in forms.values()):
        try:
            return _accept(request, invitation, visitor, forms)
        except upkeep.Refused as refusal:
            invitation.refresh_from_db()
            if _is_closed(invitation, table):
                return _closed(request, invitation, visitor)
            next(iter(forms.values())).add_error(None, str(refusal))
    context = {
        "invitation": invitation,
        "table": table,
        "visitor": visitor,
        "forms": forms,
        # The masthead names the organisation of who invites.
        "inviter": emails.inviter(invitation, table if invitation.invited_by is None else None),
        "rights": events.rights_in_words(events.rights_of(invitation)),
        "has_rights": bool(events.rights_of(invitation)),
        "link": request.path,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/join.html", context, status=status)


def _visitor(request, invitation: Invitation) -> Visitor:
    if request.user.is_authenticated:
        return Visitor.OWNER if request.user.email == invitation.email else Visitor.OTHER
    return Visitor.KNOWN if User.objects.filter(email=invitation.email).exists() else Visitor.NEW


def _is_closed(invitation: Invitation, table: seats.Table | None) -> bool:
    is_open = invitation.accepted_at is None and invitation.revoked_at is None
    is_kept = not invitation.seat or table is not None
    return not (is_open and is_kept and invitation.expires_at > timezone.now())


def _closed(request, invitation: Invitation, visitor: Visitor) -> HttpResponse:
    if invitation.accepted_at and visitor is Visitor.OWNER:
        return redirect("portfolio")
    context = {"invitation": invitation, "is_accepted": invitation.accepted_at is not None}
    return render(request, "organisations/join_closed.html", context, status=410)


def _forms(request, invitation: Invitation, visitor: Visitor, table: seats.Table | None) -> dict:
    data = posted(request)
    if visitor in (Visitor.OTHER, Visitor.KNOWN):
        return {}
    if visitor is Visitor.OWNER:
        forms = {"person": JoinForm(data, initial={"job_title": invitation.job_title})}
    else:
        initial = {
            "name": invitation.name,
            "job_title": invitation.job_title,
            "language": translation.get_language() if data is None else None,
        }
        forms = {"person": NewPersonForm(data, initial=initial, email=invitation.email)}
    if invitation.organisation is None:
        forms["organisation"] = _organisation_form(request, data, table)
    return forms


def _organisation_form(request, data, table: seats.Table | None):
    own = _own_organisations(request.user)
    if own.exists():
        only = own[0].public_id if own.count() == 1 else None
        return OwnOrganisationForm(data, own=own, prefix="own", initial={"organisation": only})
    kept = next((place.name for place in table.sides if place.is_open), "") if table else ""
    return OrganisationForm(data, prefix="organisation", initial={"country": "NL", "name": kept})


def _own_organisations(user):
    if not user.is_authenticated:
        return Organisation.objects.none()
    able = Membership.objects.able_to_open_partnerships().filter(user=user)
    return Organisation.objects.filter(pk__in=able.values("organisation_id")).order_by("name")


def _accept(request, invitation: Invitation, visitor: Visitor, forms: dict) -> HttpResponse:
    said = dict(forms["person"].cleaned_data)
    said.update(_chosen(forms.get("organisation")))
    now = timezone.now()
    if visitor is Visitor.NEW:
        person, address = actions.accept_as_new_person(invitation=invitation, now=now, **said)
        login(request, person)
    else:
        address = actions.accept(invitation=invitation, person=request.user, now=now, **said)
    if address:
        return redirect(address)
    if invitation.organisation is None:
        return redirect("portfolio")
    messages.success(
        request, with_names(_("Welcome to %(organisation)s."), {"organisation": invitation.organisation})
    )
    return redirect("organisation", invitation.organisation.public_id)


def _chosen(form) -> dict:
    if isinstance(form, OwnOrganisationForm):
        return {"organisation": form.cleaned_data["organisation"]}
    if isinstance(form, OrganisationForm):
        return {"new_organisation": actions.NewOrganisation(**form.cleaned_data)}
    return {}
