"""Keeping organisations and their people in order. Who may ask for it stands at the gates."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from accounts.calendars.countries import zone_of
from accounts.organisations import seats
from accounts.organisations.events import record, rights_of
from accounts.organisations.models import Membership, Organisation
from accounts.people.models import User
from accounts.people.sentences import with_names
from accounts.versions import save_if_unchanged


class Refused(Exception):
    """It cannot be done now; the message is for the reader."""


@transaction.atomic
def create_organisation(
    *, name: str, short_name: str, kind: str, country: str, by, now: datetime, time_zone: str = "", **how
) -> Organisation:
    """Enter an organisation. Raises `Refused` when its name is taken."""
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(
                name=name,
                short_name=short_name,
                kind=kind,
                country=country,
                time_zone=time_zone or zone_of(country),
                created_at=now,
            )
    except IntegrityError as error:
        raise Refused(_name_taken(name)) from error
    record(organisation=organisation, verb="organisation.created", by=by, now=now, **how)
    return organisation


@transaction.atomic
def edit_organisation(
    *, organisation: Organisation, version: int, by, now: datetime, as_installation: bool = False, **fields
) -> None:
    """Change an organisation's details. Raises `ChangedMeanwhile` or `Refused`."""
    try:
        with transaction.atomic():
            saved = save_if_unchanged(organisation, version, **fields)
    except IntegrityError as error:
        raise Refused(_name_taken(fields["name"])) from error
    if saved:
        record(
            organisation=organisation,
            verb="organisation.edited",
            by=by,
            now=now,
            as_installation=as_installation,
        )


def _name_taken(name: str) -> str:
    return _("The name “%(name)s” is taken. Add what tells yours apart, for example the place.") % {"name": name}


@transaction.atomic
def edit_membership(*, membership: Membership, version: int, by, now: datetime, **fields) -> None:
    """Change what a person does and may do. Raises `ChangedMeanwhile` or `Refused`."""
    lock(membership.organisation)
    if membership.is_administrator and not fields["is_administrator"]:
        _refuse_last_administrator(membership)
    before = rights_of(membership)
    if save_if_unchanged(membership, version, **fields) and rights_of(membership) != before:
        record(
            organisation=membership.organisation,
            verb="person.changed",
            by=by,
            person=membership.user,
            now=now,
            data={"rights": rights_of(membership)},
        )


@transaction.atomic
def remove(*, membership: Membership, by, now: datetime) -> bool:
    """Take a person out of the organisation: rights and seats end, the row stays. False if done before."""
    lock(membership.organisation)
    membership.refresh_from_db()
    if membership.left_at is not None:
        return False
    _refuse_last_administrator(membership)
    Membership.objects.filter(pk=membership.pk).update(
        left_at=now, version=F("version") + 1, **dict.fromkeys(Membership.RIGHTS, False)
    )
    try:
        seats.give_up(user=membership.user, organisation=membership.organisation, by=by, now=now)
    except seats.SeatRefused as refusal:
        raise Refused(str(refusal)) from refusal
    record(
        organisation=membership.organisation,
        verb="person.removed",
        by=by,
        person=membership.user,
        now=now,
    )
    return True


def _refuse_last_administrator(membership: Membership) -> None:
    others = Membership.objects.administrators().filter(organisation=membership.organisation)
    if membership.is_administrator and not others.exclude(pk=membership.pk).exists():
        names = {"name": membership.user.name, "organisation": membership.organisation}
        refusal = _(
            "%(name)s is the only administrator of %(organisation)s. Make somebody else administrator first."
        )
        raise Refused(with_names(refusal, names))


def lock(organisation: Organisation | None) -> None:
    """Let two people who change the same organisation's people at the same moment take turns."""
    if organisation is not None:
        Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


@transaction.atomic
def deactivate(*, person: User, by: User, now: datetime) -> bool:
    """Close an account: no sign-in, open sessions end. Its organisations see it. False if done before."""
    if person.pk == by.pk:
        raise Refused(_("You cannot close your own account."))
    if not User.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        return False
    _record_for_organisations(person, "person.deactivated", by=by, now=now)
    return True


@transaction.atomic
def reactivate(*, person: User, by: User, now: datetime) -> bool:
    """Open a closed account again. Its organisations see it. False if it was open."""
    if not User.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        return False
    _record_for_organisations(person, "person.reactivated", by=by, now=now)
    return True


def _record_for_organisations(person: User, verb: str, *, by: User, now: datetime) -> None:
    for membership in person.memberships.present().select_related("organisation"):
        record(
            organisation=membership.organisation,
            verb=verb,
            by=by,
            as_installation=True,
            person=person,
            now=now,
        )
