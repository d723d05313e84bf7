"""Invitations: keeping a place for an address, and taking it. Who may ask for it stands at the gates."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.organisations import seats
from accounts.organisations.events import record, rights_of
from accounts.organisations.models import Invitation, Membership, Organisation
from accounts.organisations.tokens import hash_of, token_of
from accounts.organisations.upkeep import Refused, create_organisation, lock
from accounts.people.models import User
from accounts.people.sentences import with_names
from accounts.post.actions import put

VALID = timedelta(days=7)
LETTER_PAUSE = timedelta(minutes=10)
KEPT = timedelta(days=90)


@transaction.atomic
def invite(
    *,
    email: str,
    by,
    now: datetime,
    organisation: Organisation | None = None,
    name: str = "",
    job_title: str = "",
    as_administrator: bool = False,
    as_portfolio_reader: bool = False,
    may_open_partnerships: bool = False,
    language: str = "en",
    message: str = "",
    seat: dict | None = None,
    by_installation: bool = False,
) -> Invitation:
    """Keep a place for an address and send the letter. The same invitation twice is one invitation.

    Raises `Refused` when the person is in the organisation already, or was invited with other rights.
    """
    email = email.strip().lower()
    lock(organisation)
    if organisation is not None and not seat:
        _refuse_member(organisation, email)
    fields = {
        "name": name,
        "job_title": job_title,
        "as_administrator": as_administrator,
        "as_portfolio_reader": as_portfolio_reader,
        "may_open_partnerships": may_open_partnerships,
        "language": language,
        "message": message,
    }
    door = _door(organisation, email, seat or {})
    pending = Invitation.objects.pending().filter(door=door).first()
    if pending is not None and pending.expires_at > now:
        return _same_or_refused(pending, fields)
    if pending is not None:
        _close(pending, now)
    invitation = Invitation(
        organisation=organisation,
        email=email,
        invited_by=by,
        by_installation=by_installation,
        seat=seat or {},
        door=door,
        created_at=now,
        expires_at=now + VALID,
        **fields,
    )
    invitation.token_hash = hash_of(token_of(invitation.public_id))
    invitation.save(force_insert=True)
    _send(invitation, now)
    _record(invitation, "invitation.sent", by=by, now=now, data={"rights": rights_of(invitation)})
    return invitation


def invite_first_administrator(*, organisation: Organisation, email: str, by, now: datetime, **fields):
    """Invite, as administrator of the installation, who will manage an organisation's people.

    Only while the organisation has no administrator; and once it has had people, only at an address in
    one of their mail domains: the installation puts nobody of its own into somebody's organisation.
    """
    _refuse_from_the_installation(organisation, email)
    return invite(
        organisation=organisation,
        email=email,
        by=by,
        now=now,
        as_administrator=True,
        may_open_partnerships=True,
        by_installation=True,
        **fields,
    )


def _refuse_from_the_installation(organisation: Organisation, email: str) -> None:
    """The installation seats nobody of its own: asked when it invites, and again when its letter is used.

    A closed account still counts as administrator, or closing accounts would open the door.
    """
    email = email.strip().lower()
    if User.objects.filter(email=email, is_installation_administrator=True).exists():
        raise Refused(_("Who administers the installation does not administer an organisation."))
    managing = Membership.objects.present().filter(organisation=organisation, is_administrator=True)
    if managing.exists():
        raise Refused(_("This organisation has an administrator, who invites its people."))
    domains = {
        address.rpartition("@")[2] for address in organisation.memberships.values_list("user__email", flat=True)
    }
    if domains and email.rpartition("@")[2] not in domains:
        raise Refused(
            _("Choose an address of the organisation itself (%(domains)s).")
            % {"domains": ", ".join(sorted(domains))}
        )


def _refuse_outlived(invitation: Invitation) -> None:
    """An invitation is worth what its sender may do today, not what the sender might on the day it left."""
    if invitation.organisation is None:
        return
    if invitation.by_installation:
        _refuse_from_the_installation(invitation.organisation, invitation.email)
    elif not invitation.seat:
        administrators = Membership.objects.administrators().filter(organisation=invitation.organisation)
        if not administrators.filter(user=invitation.invited_by).exists():
            raise Refused(_("Who invited you no longer administers this organisation. Ask for a new invitation."))


@transaction.atomic
def resend(*, invitation: Invitation, by, now: datetime) -> bool:
    """Send the letter once more and begin the seven days anew; False if a letter has only just left."""
    row = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if row.accepted_at or row.revoked_at:
        raise Refused(_("This invitation is closed. Invite the person anew."))
    _refuse_outlived(row)
    if row.letter_at and now - row.letter_at < LETTER_PAUSE:
        return False
    row.letters += 1
    row.expires_at = now + VALID
    row.token_hash = hash_of(token_of(row.public_id))
    row.save(update_fields=["letters", "expires_at", "token_hash"])
    _send(row, now)
    _record(row, "invitation.resent", by=by, now=now)
    return True


@transaction.atomic
def revoke(*, invitation: Invitation, by, now: datetime) -> bool:
    """Withdraw an invitation: its link opens nothing any more. False if it was withdrawn before."""
    row = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if row.accepted_at:
        raise Refused(_("%(address)s has accepted already.") % {"address": row.email})
    if row.revoked_at:
        return False
    _close(row, now)
    _record(row, "invitation.revoked", by=by, now=now)
    return True


@dataclass(frozen=True)
class NewOrganisation:
    """The organisation that an invited person brings along."""

    name: str
    short_name: str
    kind: str
    country: str


@transaction.atomic
def accept(
    *,
    invitation: Invitation,
    person: User,
    job_title: str,
    now: datetime,
    organisation: Organisation | None = None,
    new_organisation: NewOrganisation | None = None,
) -> str:
    """Take the place that was kept: membership and, where there is one, the seat. Once.

    For an invitation without an organisation, `organisation` is one of the person's own, or
    `new_organisation` is made. Returns the address of the page to go to (empty: none in particular).
    Raises `Refused`.
    """
    if person.email != invitation.email:
        raise Refused(_("This invitation is for %(address)s.") % {"address": invitation.email})
    _refuse_outlived(invitation)
    taken = Invitation.objects.takeable(now).filter(pk=invitation.pk)
    if not taken.update(accepted_at=now, accepted_by=person):
        raise Refused(_("This invitation has been used, withdrawn or has run out."))
    home = _home(invitation, person, organisation, new_organisation, now)
    _join(home, invitation, person, job_title, now, founder=new_organisation is not None)
    try:
        return seats.take(seat=invitation.seat, user=person, organisation=home, job_title=job_title, now=now)
    except seats.SeatRefused as refusal:
        raise Refused(str(refusal)) from refusal


@transaction.atomic
def accept_as_new_person(
    *, invitation: Invitation, name: str, password: str, language: str, now: datetime, **rest
) -> tuple[User, str]:
    """Make the account of the invited person and accept. The link is the proof of the address."""
    if User.objects.filter(email=invitation.email).exists():
        raise Refused(_("There is an account with this address. Sign in to accept."))
    try:
        with transaction.atomic():
            person = User.objects.create_user(invitation.email, name, password, language=language, joined_at=now)
    except IntegrityError as error:
        raise Refused(_("There is an account with this address. Sign in to accept.")) from error
    return person, accept(invitation=invitation, person=person, now=now, **rest)


def _home(
    invitation: Invitation,
    person: User,
    chosen: Organisation | None,
    new: NewOrganisation | None,
    now: datetime,
) -> Organisation:
    if invitation.organisation is not None:
        return invitation.organisation
    if new is not None:
        return create_organisation(
            name=new.name,
            short_name=new.short_name,
            kind=new.kind,
            country=new.country,
            by=person,
            now=now,
        )
    own = Membership.objects.able_to_open_partnerships().filter(user=person, organisation=chosen)
    if chosen is None or not own.exists():
        raise Refused(_("Choose one of your own organisations."))
    return chosen


def _join(
    home: Organisation, invitation: Invitation, person: User, job_title: str, now: datetime, *, founder: bool
) -> None:
    lock(home)
    membership = Membership.objects.present().filter(organisation=home, user=person).first()
    is_new = membership is None
    if membership is None:
        membership = Membership(organisation=home, user=person, since=now)
    before = rights_of(membership)
    membership.is_administrator |= founder or invitation.as_administrator
    membership.is_portfolio_reader |= invitation.as_portfolio_reader
    membership.may_open_partnerships |= founder or invitation.may_open_partnerships
    membership.job_title = job_title or membership.job_title
    membership.version += not is_new
    membership.save()
    if is_new or rights_of(membership) != before:
        record(
            organisation=home,
            verb="person.joined",
            by=person,
            person=person,
            now=now,
            data={"rights": rights_of(membership)},
        )


def _refuse_member(organisation: Organisation, email: str) -> None:
    if Membership.objects.present().filter(organisation=organisation, user__email=email).exists():
        raise Refused(
            with_names(
                _("%(address)s is in %(organisation)s already."), {"address": email, "organisation": organisation}
            )
        )


def _same_or_refused(pending: Invitation, fields: dict) -> Invitation:
    if all(getattr(pending, name) == value for name, value in fields.items()):
        return pending
    raise Refused(
        _(
            "%(address)s has been invited already. To change the invitation, withdraw it first "
            "and then invite anew."
        )
        % {"address": pending.email}
    )


def _door(organisation: Organisation | None, email: str, seat: dict) -> str:
    digest = hashlib.sha256(json.dumps(seat, sort_keys=True).encode()).hexdigest()[:32] if seat else ""
    return f"{organisation.pk if organisation else ''}|{email}|{digest}"


def _close(invitation: Invitation, now: datetime) -> None:
    invitation.revoked_at = now
    invitation.save(update_fields=["revoked_at"])


def _send(invitation: Invitation, now: datetime) -> None:
    invitation.letter_at = now
    invitation.save(update_fields=["letter_at"])
    put(
        kind="invitation",
        to=invitation.email,
        language=invitation.language,
        once=f"invitation:{invitation.public_id}:{invitation.letters}",
        now=now,
        about={"invitation": invitation.public_id},
    )


def _record(invitation: Invitation, verb: str, *, by, now: datetime, data: dict | None = None) -> None:
    # An invitation to a seat belongs to the room's own history; the organisation's log stays silent.
    if invitation.organisation is not None and not invitation.seat:
        record(
            organisation=invitation.organisation,
            verb=verb,
            by=by,
            now=now,
            invitation=invitation,
            as_installation=invitation.by_installation,
            data=data,
        )


def forget_closed(*, now: datetime) -> int:
    """Take address, name and message out of invitations that were closed, or ran out, ninety days ago.

    The rows stay for the log, which then says "somebody".
    """
    ended = Q(accepted_at__lte=now - KEPT) | Q(revoked_at__lte=now - KEPT)
    ran_out = Q(accepted_at=None, revoked_at=None, expires_at__lte=now - KEPT)
    old = Invitation.objects.filter(ended | ran_out).exclude(email="")
    return old.update(email="", name="", job_title="", message="", door="")
