"""Administration of the installation: organisations and accounts. No page here knows a partnership."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.calendars.countries import country_name
from accounts.lists import listing, paged
from accounts.lists.files import asks_for_file, in_portions
from accounts.organisations import actions, events, upkeep
from accounts.organisations.forms import (
    FirstAdministratorInvitationForm,
    OrganisationEditForm,
    OrganisationInPlaceForm,
)
from accounts.organisations.models import Invitation, Membership, Organisation
from accounts.organisations.sheets import LOG, MEMBERS, ORGANISATIONS, PEOPLE
from accounts.organisations.views.organisation import DETAILS, RECENT, say_resent, say_revoked
from accounts.people.gates import installation_administrator, posted, readonly, reads_on_get
from accounts.people.models import User
from accounts.versions import answer_to, attempt_on

ORGANISATION_SORTS = {"name": "name", "people": "people", "since": "created_at"}
PERSON_SORTS = {"name": "name", "email": "email", "since": "joined_at"}


@installation_administrator
@require_safe
@readonly
def administration(request) -> HttpResponse:
    """All organisations of the installation."""
    found = listing(request, Organisation.objects.with_people(), sorts=ORGANISATION_SORTS, may_take=True)
    if asks_for_file(request):
        return ORGANISATIONS.answer(request, found.rows, may_take=True)
    return render(request, "organisations/administration.html", {"listing": found})


@installation_administrator
@reads_on_get
def administration_organisation_new(request) -> HttpResponse:
    """Enter an organisation."""
    form = OrganisationInPlaceForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            organisation = upkeep.create_organisation(
                by=request.user, now=timezone.now(), as_installation=True, **form.cleaned_data
            )
        except upkeep.Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("administration_organisation_invite", organisation.public_id)
    context = {"form": form, "back_url": reverse("administration")}
    return render(request, "organisations/administration_organisation_new.html", context, status=answer_to(form))


@installation_administrator
@require_safe
@readonly
def administration_organisation(request, organisation: str) -> HttpResponse:
    """An organisation: details, people, the installation's own invitations, and its log."""
    shown = get_object_or_404(Organisation, public_id=organisation)
    people = shown.memberships.present().select_related("user")
    found = listing(request, people, sorts={"name": "user__name", "since": "since"}, may_take=True)
    if asks_for_file(request):
        return MEMBERS.answer(request, found.rows, may_take=True)
    return render(
        request,
        "organisations/administration_organisation.html",
        {
            "organisation": shown,
            "country": country_name(shown.country, get_language()),
            "listing": found,
            "has_administrator": Membership.objects.administrators().filter(organisation=shown).exists(),
            "invitations": _invitations().filter(organisation=shown).pending().order_by("-created_at", "pk"),
            "log": events.lines(events.recent(shown)[:RECENT]),
            "now": timezone.now(),
        },
    )


@installation_administrator
@require_safe
@readonly
def administration_organisation_log(request, organisation: str) -> HttpResponse:
    """Everything that was done to an organisation and its people."""
    shown = get_object_or_404(Organisation, public_id=organisation)
    if asks_for_file(request):
        return LOG.answer(request, in_portions(events.recent(shown), events.lines), may_take=True)
    page = paged(request, events.recent(shown), may_take=True)
    context = {
        "organisation": shown,
        "log": events.lines(page.object_list),
        "page": page,
        "back_url": reverse("administration_organisation", args=[shown.public_id]),
    }
    return render(request, "organisations/organisation_log.html", context)


@installation_administrator
@reads_on_get
def administration_organisation_edit(request, organisation: str) -> HttpResponse:
    """Change the details of an organisation; the organisation sees that."""
    shown = get_object_or_404(Organisation, public_id=organisation)
    form = OrganisationEditForm(
        posted(request),
        initial={name: getattr(shown, name) for name in DETAILS},
    )

    def do():
        return upkeep.edit_organisation(
            organisation=shown,
            by=request.user,
            now=timezone.now(),
            as_installation=True,
            **form.cleaned_data,
        )

    tried = attempt_on(form, do, (upkeep.Refused,), at="name")
    if tried.is_done:
        messages.success(request, _("Saved."))
        return redirect("administration_organisation", shown.public_id)
    context = {
        "organisation": shown,
        "form": form,
        "differences": tried.differences,
        "back_url": reverse("administration_organisation", args=[shown.public_id]),
    }
    return render(
        request,
        "organisations/administration_organisation_edit.html",
        context,
        status=answer_to(form, tried.differences),
    )


@installation_administrator
@reads_on_get
def administration_organisation_invite(request, organisation: str) -> HttpResponse:
    """Invite who will manage the people of an organisation that has nobody to do so."""
    shown = get_object_or_404(Organisation, public_id=organisation)
    form = FirstAdministratorInvitationForm(posted(request), initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        try:
            invitation = actions.invite_first_administrator(
                organisation=shown, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except upkeep.Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(
                request, _("The letter to %(address)s is on its way.") % {"address": invitation.email}
            )
            return redirect("administration_organisation", shown.public_id)
    context = {
        "organisation": shown,
        "form": form,
        "back_url": reverse("administration_organisation", args=[shown.public_id]),
    }
    return render(
        request, "organisations/administration_organisation_invite.html", context, status=answer_to(form)
    )


def _invitations():
    return Invitation.objects.filter(by_installation=True, seat={})


@installation_administrator
@require_POST
def administration_invitation_resend(request, invitation: str) -> HttpResponse:
    """Send the letter to an organisation's first administrator once more."""
    row = get_object_or_404(_invitations(), public_id=invitation)
    say_resent(request, row)
    return redirect("administration_organisation", row.organisation.public_id)


@installation_administrator
@require_POST
def administration_invitation_revoke(request, invitation: str) -> HttpResponse:
    """Withdraw the invitation of an organisation's first administrator."""
    row = get_object_or_404(_invitations(), public_id=invitation)
    say_revoked(request, row)
    return redirect("administration_organisation", row.organisation.public_id)


@installation_administrator
@require_safe
@readonly
def administration_people(request) -> HttpResponse:
    """All accounts."""
    found = listing(request, User.objects.all(), sorts=PERSON_SORTS, may_take=True)
    if asks_for_file(request):
        return PEOPLE.answer(request, found.rows, may_take=True)
    return render(request, "organisations/administration_people.html", {"listing": found})


@installation_administrator
@require_safe
@readonly
def administration_person(request, person: str) -> HttpResponse:
    """An account: its organisations, and whether it can sign in."""
    shown = get_object_or_404(User, public_id=person)
    memberships = shown.memberships.present().select_related("organisation").order_by("organisation__name")
    context = {"person": shown, "memberships": memberships, "is_self": shown.pk == request.user.pk}
    return render(request, "organisations/administration_person.html", context)


@installation_administrator
@require_POST
def administration_person_deactivate(request, person: str) -> HttpResponse:
    """Close an account."""
    shown = get_object_or_404(User, public_id=person)
    try:
        upkeep.deactivate(person=shown, by=request.user, now=timezone.now())
    except upkeep.Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The account of %(name)s is closed.") % {"name": shown.name})
    return redirect("administration_person", shown.public_id)


@installation_administrator
@require_POST
def administration_person_reactivate(request, person: str) -> HttpResponse:
    """Open a closed account again."""
    shown = get_object_or_404(User, public_id=person)
    upkeep.reactivate(person=shown, by=request.user, now=timezone.now())
    messages.success(request, _("%(name)s can sign in again.") % {"name": shown.name})
    return redirect("administration_person", shown.public_id)
