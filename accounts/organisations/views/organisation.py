"""An organisation's own pages, for its people."""

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
from accounts.organisations.forms import InvitationForm, MembershipForm, OrganisationEditForm
from accounts.organisations.models import Invitation, Membership, Organisation
from accounts.organisations.sheets import LOG, MEMBERS
from accounts.people.gates import (
    organisation_administrator,
    organisation_member,
    posted,
    readonly,
    reads_on_get,
    signed_in,
)
from accounts.people.sentences import with_names
from accounts.versions import answer_to, attempt_on

RECENT = 6
SORTS = {"name": "user__name", "since": "since"}
DETAILS = ("name", "short_name", "kind", "country", "time_zone", "version")


def _page_of(own: Organisation) -> str:
    return reverse("organisation", args=[own.public_id])


@signed_in
@require_safe
@readonly
def organisations(request) -> HttpResponse:
    """Lead to the person's organisation; who is in several chooses."""
    memberships = request.user.memberships.present().select_related("organisation")
    memberships = list(memberships.order_by("organisation__name", "pk"))
    if len(memberships) == 1:
        return redirect("organisation", memberships[0].organisation.public_id)
    return render(request, "organisations/organisations.html", {"memberships": memberships})


@organisation_member
@require_safe
@readonly
def organisation(request, membership: Membership) -> HttpResponse:
    """The people of an organisation, who is invited, and what was done last."""
    own = membership.organisation
    people = own.memberships.present().filter(user__is_active=True).select_related("user")
    may_take = membership.is_administrator
    found = listing(request, people, sorts=SORTS, may_take=may_take)
    if asks_for_file(request):
        return MEMBERS.answer(request, found.rows, may_take=may_take)
    pending = own.invitations.pending().filter(seat={}).order_by("-created_at", "pk")
    invitations = list(pending) if membership.is_administrator else []
    is_alone = not found.searched and found.page.paginator.count == 1 and not invitations
    first_day = membership.is_administrator and is_alone
    return render(
        request,
        "organisations/organisation.html",
        {
            "organisation": own,
            "country": country_name(own.country, get_language()),
            "membership": membership,
            "listing": found,
            "invitations": invitations,
            "is_first_day": first_day,
            "shows_searches": not first_day and (membership.is_administrator or membership.may_open_partnerships),
            "log": events.lines(events.recent(own)[:RECENT]),
            "now": timezone.now(),
        },
    )


@organisation_member
@require_safe
@readonly
def organisation_log(request, membership: Membership) -> HttpResponse:
    """Everything that was done to an organisation and its people."""
    own = membership.organisation
    may_take = membership.is_administrator
    if asks_for_file(request):
        return LOG.answer(request, in_portions(events.recent(own), events.lines), may_take=may_take)
    page = paged(request, events.recent(own), may_take=may_take)
    context = {
        "organisation": own,
        "log": events.lines(page.object_list),
        "page": page,
        "back_url": _page_of(own),
    }
    return render(request, "organisations/organisation_log.html", context)


@organisation_administrator
@reads_on_get
def organisation_edit(request, membership: Membership) -> HttpResponse:
    """Change the details of the own organisation."""
    own = membership.organisation
    form = OrganisationEditForm(
        posted(request),
        initial={name: getattr(own, name) for name in DETAILS},
    )

    def do():
        return upkeep.edit_organisation(organisation=own, by=request.user, now=timezone.now(), **form.cleaned_data)

    tried = attempt_on(form, do, (upkeep.Refused,), at="name")
    if tried.is_done:
        messages.success(request, _("Saved."))
        return redirect("organisation", own.public_id)
    context = {"organisation": own, "form": form, "differences": tried.differences, "back_url": _page_of(own)}
    return render(
        request, "organisations/organisation_edit.html", context, status=answer_to(form, tried.differences)
    )


@organisation_administrator
@reads_on_get
def organisation_invite(request, membership: Membership) -> HttpResponse:
    """Invite a colleague."""
    own = membership.organisation
    form = InvitationForm(posted(request), initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        try:
            invitation = actions.invite(organisation=own, by=request.user, now=timezone.now(), **form.cleaned_data)
        except upkeep.Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(
                request, _("The letter to %(address)s is on its way.") % {"address": invitation.email}
            )
            return redirect("organisation", own.public_id)
    context = {"organisation": own, "form": form, "back_url": _page_of(own)}
    return render(request, "organisations/organisation_invite.html", context, status=answer_to(form))


@organisation_administrator
@reads_on_get
def membership_edit(request, membership: Membership, member: str) -> HttpResponse:
    """Change what a colleague does and may do."""
    colleague = _colleague(membership, member)
    form = MembershipForm(posted(request), initial=MembershipForm.held(colleague))

    def do():
        return upkeep.edit_membership(
            membership=colleague, by=request.user, now=timezone.now(), **form.cleaned_data
        )

    tried = attempt_on(form, do, (upkeep.Refused,), at="is_administrator")
    if tried.is_done:
        messages.success(request, _("Saved."))
        return redirect("organisation", membership.organisation.public_id)
    context = {
        "organisation": membership.organisation,
        "colleague": colleague,
        "form": form,
        "differences": tried.differences,
        "back_url": _page_of(membership.organisation),
    }
    return render(
        request, "organisations/membership_edit.html", context, status=answer_to(form, tried.differences)
    )


@organisation_administrator
@reads_on_get
def membership_remove(request, membership: Membership, member: str) -> HttpResponse:
    """Ask once more, then take a colleague out of the organisation."""
    colleague = _colleague(membership, member, gone_too=request.method == "POST")
    refused = ""
    if request.method == "POST":
        try:
            upkeep.remove(membership=colleague, by=request.user, now=timezone.now())
        except upkeep.Refused as refusal:
            refused = str(refusal)
        else:
            messages.success(
                request,
                with_names(
                    _("%(name)s is no longer in %(organisation)s."),
                    {"name": colleague.user.name, "organisation": membership.organisation},
                ),
            )
            if colleague.user == request.user:
                return redirect("person_settings")
            return redirect("organisation", membership.organisation.public_id)
    context = {
        "organisation": membership.organisation,
        "colleague": colleague,
        "refused": refused,
        "back_url": reverse("membership_edit", args=[membership.organisation.public_id, member]),
    }
    return render(request, "organisations/membership_remove.html", context, status=422 if refused else 200)


def _colleague(membership: Membership, member: str, *, gone_too: bool = False) -> Membership:
    people = membership.organisation.memberships.select_related("user", "organisation")
    return get_object_or_404(people if gone_too else people.present(), public_id=member)


@organisation_administrator
@require_POST
def invitation_resend(request, membership: Membership, invitation: str) -> HttpResponse:
    """Send a colleague's letter once more."""
    say_resent(request, _invitation(membership, invitation))
    return redirect("organisation", membership.organisation.public_id)


@organisation_administrator
@require_POST
def invitation_revoke(request, membership: Membership, invitation: str) -> HttpResponse:
    """Withdraw an invitation."""
    say_revoked(request, _invitation(membership, invitation))
    return redirect("organisation", membership.organisation.public_id)


def _invitation(membership: Membership, invitation: str) -> Invitation:
    # Invitations to a seat belong to the room they lead to.
    return get_object_or_404(membership.organisation.invitations.filter(seat={}), public_id=invitation)


def say_resent(request, invitation: Invitation) -> None:
    """Send the letter once more and say what came of it."""
    address = {"address": invitation.email}
    try:
        sent = actions.resend(invitation=invitation, by=request.user, now=timezone.now())
    except upkeep.Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(
            request,
            _("The letter to %(address)s is on its way.") % address
            if sent
            else _("A letter to %(address)s has only just left.") % address,
        )


def say_revoked(request, invitation: Invitation) -> None:
    """Withdraw an invitation and say what came of it."""
    try:
        actions.revoke(invitation=invitation, by=request.user, now=timezone.now())
    except upkeep.Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The invitation to %(address)s is withdrawn.") % {"address": invitation.email})
