"""Pages about who sits at the table."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.organisations.models import Membership
from accounts.organisations.seats import SeatRefused
from accounts.organisations.upkeep import Refused
from accounts.people.gates import posted, readonly, reads_on_get, signed_in
from partnerships.roles import Permission
from partnerships.room import navigation
from partnerships.room.access import Access, requires
from partnerships.room.pages import inner_page, today_of
from partnerships.room.seats.models import OpenSeat, Participant
from partnerships.room.table import actions, reads, standing_in
from partnerships.room.table.forms import (
    ColleagueForm,
    EndSeatForm,
    GuestForm,
    InvitePersonForm,
    OpeningForm,
    SeatForm,
    StandInForm,
)

REFUSALS = (SeatRefused, Refused)
page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def _own_open_seat(access: Access, public_id: str) -> OpenSeat:
    kept = OpenSeat.objects.filter(public_id=public_id, partnership=access.partnership, kept_by__side=access.side)
    found = kept.select_related("invitation").first()
    if found is None:
        raise Http404
    return found


def _with_kept_seat(view):
    """Find the seat before anything is said about the method: what is not ours is not there."""

    @wraps(view)
    def finding(request, access: Access, seat: str) -> HttpResponse:
        return view(request, access, _own_open_seat(access, seat))

    return finding


def _with_own_person(view):
    """Find the person before anything is said about the method: who is not of the own side is not there."""

    @wraps(view)
    def finding(request, access: Access, participant: str) -> HttpResponse:
        return view(request, access, _own_person(access, participant))

    return finding


# --- opening --------------------------------------------------------------
@signed_in
@page_with_form
@reads_on_get
def partnership_open(request) -> HttpResponse:
    """Open a partnership; for who may not, the people who can."""
    organisations = actions.may_open_for(request.user)
    if not organisations:
        context = {"openers": _openers_around(request.user)}
        return render(request, "room/partnership_open_refused.html", context, status=403)
    form = OpeningForm(
        posted(request),
        user=request.user,
        organisations=organisations,
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            partnership = actions.open_partnership(
                public_id=typed["once"],
                subject=typed["subject"],
                organisation=typed["organisation"],
                label=typed["label"],
                lead=typed["lead"],
                partners_since=typed["partners_since"],
                guest=form.guest(),
                by=request.user,
                now=timezone.now(),
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("The room is open. The letter to %(address)s is on its way.")
                % {"address": typed["guest_email"]},
            )
            return redirect(navigation.front_of(partnership))
    status = 422 if request.method == "POST" else 200
    return render(request, "room/partnership_open.html", {"form": form}, status=status)


def _openers_around(user) -> list[Membership]:
    """Return the people of this person's organisations who may open partnerships."""
    own = Membership.objects.present().filter(user=user).values("organisation_id")
    able = Membership.objects.able_to_open_partnerships().filter(organisation__in=own, user__is_active=True)
    return list(able.select_related("user", "organisation").order_by("organisation__name", "user__name", "pk"))


# --- people ---------------------------------------------------------------
@requires(Permission.READ_ROOM)
@require_safe
@readonly
def room_people(request, access: Access) -> HttpResponse:
    """Both sides side by side: who sits where, as what."""
    context = {
        "columns": reads.columns(access, now=timezone.now()),
        "can_manage": access.may(Permission.MANAGE_SEATS),
        "can_take_more_sides": reads.can_take_more_sides(access),
    }
    return _room_page(request, access, "room/room_people.html", context)


@requires(Permission.MANAGE_SEATS)
@page_with_form
@reads_on_get
def seat_add(request, access: Access) -> HttpResponse:
    """Give a colleague a seat."""
    form = ColleagueForm(posted(request), colleagues=reads.colleagues_without_seat(access))
    if request.method == "POST":
        again = _already_added(request, access)
        if again is not None:
            return redirect("room_people", access.partnership.public_id)
        if form.is_valid():
            typed = form.cleaned_data
            try:
                actions.add_participant(
                    user=typed["person"],
                    function=typed["function"],
                    job_title=typed["job_title"],
                    by=access.participant,
                    now=timezone.now(),
                )
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("%(name)s has a seat now.") % {"name": typed["person"].name})
                return redirect("room_people", access.partnership.public_id)
    status = 422 if request.method == "POST" else 200
    return _room_page(request, access, "room/seat_add.html", {"form": form}, status=status)


def _already_added(request, access: Access) -> Participant | None:
    """A double click: the first one has taken the person off the list that is offered."""
    return (
        Participant.objects.present()
        .filter(
            side=access.side,
            user__memberships__public_id=request.POST.get("person", "")[:20].replace("\x00", ""),
            user__memberships__organisation=access.side.organisation_id,
        )
        .first()
    )


@requires(Permission.MANAGE_SEATS)
@page_with_form
@reads_on_get
def seat_invite(request, access: Access) -> HttpResponse:
    """Invite somebody of the own organisation by e-mail."""
    form = InvitePersonForm(posted(request), initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_person(by=access.participant, now=timezone.now(), **form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(
                request,
                _("The letter to %(address)s is on its way.") % {"address": form.cleaned_data["email"]},
            )
            return redirect("room_people", access.partnership.public_id)
    status = 422 if request.method == "POST" else 200
    return _room_page(request, access, "room/seat_invite.html", {"form": form}, status=status)


@requires(Permission.MANAGE_SEATS)
@page_with_form
@reads_on_get
def seat_edit(request, access: Access, participant: str) -> HttpResponse:
    """Change the function of somebody on the own side."""
    person = _own_person(access, participant)
    form = SeatForm(
        posted(request),
        initial={"function": person.function, "job_title": person.job_title},
    )
    warning = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_function(
                participant=person, by=access.participant, now=timezone.now(), **form.cleaned_data
            )
        except actions.LastOfItsKind as last:
            warning = str(last)
        except REFUSALS as refusal:
            form.add_error("function", str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("room_people", access.partnership.public_id)
    passes_on = person.carries(Permission.CONSENT_TO_WORK)
    context = {"form": form, "person": person, "warning": warning, "passes_on": passes_on}
    status = 422 if request.method == "POST" else 200
    return _room_page(request, access, "room/seat_edit.html", context, status=status)


@requires(Permission.MANAGE_SEATS)
@page_with_form
@reads_on_get
def seat_end(request, access: Access, participant: str) -> HttpResponse:
    """End the seat of somebody on the own side, after asking once more."""
    person = _own_person(access, participant, also_gone=request.method == "POST")
    form = EndSeatForm(posted(request))
    warning = refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_seat(participant=person, by=access.participant, now=timezone.now(), **form.cleaned_data)
        except actions.LastOfItsKind as last:
            warning = str(last)
        except REFUSALS as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("The seat of %(name)s has ended.") % {"name": person.user.name})
            if person.user_id == request.user.pk:
                return redirect("portfolio")
            return redirect("room_people", access.partnership.public_id)
    context = {"form": form, "person": person, "warning": warning, "refused": refused}
    status = 422 if request.method == "POST" else 200
    return _room_page(request, access, "room/seat_end.html", context, status=status)


@requires(Permission.MANAGE_SEATS)
@page_with_form
@reads_on_get
def stand_in_name(request, access: Access, participant: str) -> HttpResponse:
    """Name somebody who accepts in the place of an absent lead or director of the own side."""
    person = _own_person(access, participant)
    form = StandInForm(
        posted(request),
        people=reads.may_stand_in(person),
        today=today_of(access),
    )
    if request.method == "POST" and form.is_valid():
        try:
            standing_in.name_stand_in(
                absent=person, by=access.participant, now=timezone.now(), **form.cleaned_data
            )
        except SeatRefused as refusal:
            form.add_error("person", str(refusal))
        else:
            messages.success(request, _("Named. All sides see who stands in for whom."))
            return redirect("room_people", access.partnership.public_id)
    current = reads.lasting_stand_in(person, now=timezone.now())
    context = {
        "form": form,
        "person": person,
        "current": current,
        "until": reads.last_day(current, access.partnership.time_zone) if current else None,
    }
    return _room_page(
        request, access, "room/stand_in_name.html", context, status=422 if request.method == "POST" else 200
    )


@requires(Permission.MANAGE_SEATS)
@_with_own_person
@require_POST
def stand_in_end(request, access: Access, person: Participant) -> HttpResponse:
    """The absent person is back."""
    try:
        standing_in.end_stand_in(absent=person, by=access.participant, now=timezone.now())
    except SeatRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Ended. Nobody stands in any more."))
    return redirect("room_people", access.partnership.public_id)


# --- seats that are kept --------------------------------------------------
@requires(Permission.MANAGE_SEATS)
@page_with_form
@reads_on_get
def side_invite(request, access: Access) -> HttpResponse:
    """Keep a seat for one more organisation."""
    form = GuestForm(
        posted(request),
        initial={"guest_language": request.user.language, "guest_label": "other"},
    )
    if request.method == "POST" and form.is_valid():
        guest = form.guest()
        try:
            actions.keep_seat_for_organisation(
                partnership=access.partnership, guest=guest, by=access.participant, now=timezone.now()
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The letter to %(address)s is on its way.") % {"address": guest.email})
            return redirect("room_people", access.partnership.public_id)
    status = 422 if request.method == "POST" else 200
    return _room_page(request, access, "room/side_invite.html", {"form": form}, status=status)


@requires(Permission.MANAGE_SEATS)
@_with_kept_seat
@require_POST
def open_seat_again(request, access: Access, kept: OpenSeat) -> HttpResponse:
    """Send the letter of a kept seat once more."""
    try:
        sent = actions.invite_again(seat=kept, by=access.participant, now=timezone.now())
    except REFUSALS as refusal:
        messages.warning(request, str(refusal))
    else:
        if sent:
            messages.success(request, _("The letter is on its way once more. Its link works for seven days."))
        else:
            messages.info(request, _("A letter left only minutes ago. Give it a little time."))
    return redirect("room_people", access.partnership.public_id)


@requires(Permission.MANAGE_SEATS)
@_with_kept_seat
@page_with_form
@reads_on_get
def open_seat_withdraw(request, access: Access, kept: OpenSeat) -> HttpResponse:
    """Keep a seat no longer, after asking once more."""
    if request.method == "POST":
        try:
            actions.withdraw_seat(seat=kept, by=access.participant, now=timezone.now())
        except REFUSALS as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("The invitation is withdrawn; its link opens nothing any more."))
        return redirect("room_people", access.partnership.public_id)
    return _room_page(request, access, "room/open_seat_withdraw.html", {"seat": kept})


# --- small steps ----------------------------------------------------------
def _room_page(request, access: Access, template: str, context: dict, status: int = 200) -> HttpResponse:
    back_url = reverse("room_people", args=[access.partnership.public_id])
    own = {"own_organisation": access.side.name, "back_url": back_url}
    return inner_page(request, access, "people", template, own | context, status)


def _own_person(access: Access, public_id: str, *, also_gone: bool = False) -> Participant:
    seats = Participant.objects.all() if also_gone else Participant.objects.present()
    person = seats.filter(public_id=public_id, side=access.side).select_related("user", "side").first()
    if person is None:
        raise Http404
    return person
