"""An outside offer: kept by the side that got it, opened, answered, decided together.

Until it is opened no event, mail or count speaks of it: only its own table does.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.calendars.working_days import add_working_days
from accounts.post.actions import put_many
from accounts.post.models import OutboxMail
from accounts.versions import save_if_unchanged
from partnerships.concerns.entitled import ConcernRefused, able
from partnerships.concerns.outside_offers.models import OfferResponse, OutsideOffer
from partnerships.concerns.outside_offers.rule import window_days
from partnerships.roles import Permission
from partnerships.room.consent.actions import propose
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant, Partnership, Proposal, Side

DECISION = "offer_decision"


class OfferRefused(ConcernRefused):
    """It could not be done with this offer; the message is for the reader."""


@transaction.atomic
def keep(
    *,
    partnership: Partnership,
    title: str,
    from_whom: str,
    better: str,
    received_on: date,
    by: Participant,
    now: datetime,
) -> OutsideOffer:
    """Write an offer down for the own side alone. The same once more is the same offer."""
    hold(partnership)  # leaves no trace
    by = able(by, partnership, Permission.WRITE_ROOM)
    if received_on > partnership.day_at(now):
        raise OfferRefused(_("This day lies ahead: an offer is written down once it is there."))
    offer, _made = OutsideOffer.objects.unopened().get_or_create(
        partnership=partnership,
        side=by.side,
        title=title,
        from_whom=from_whom,
        better=better,
        received_on=received_on,
        defaults={"written_by": by, "written_at": now},
    )
    return offer


@transaction.atomic
def edit(*, offer: OutsideOffer, version: int, by: Participant, now: datetime, **fields: Any) -> OutsideOffer:
    """Write an unopened offer anew. Raises ChangedMeanwhile, OfferRefused once it is open."""
    offer, _by = _unopened(offer, by, Permission.WRITE_ROOM)
    if fields["received_on"] > offer.partnership.day_at(now):
        raise OfferRefused(_("This day lies ahead: an offer is written down once it is there."))
    save_if_unchanged(offer, version, **fields)
    return offer


@transaction.atomic
def drop(*, offer: OutsideOffer, by: Participant) -> None:
    """Take an unopened offer away: nobody else ever saw it."""
    hold(offer.partnership)
    by = able(by, offer.partnership, Permission.WRITE_ROOM)
    OutsideOffer.objects.unopened().filter(pk=offer.pk, side=by.side_id).delete()


@transaction.atomic
def open_offer(*, offer: OutsideOffer, version: int, by: Participant, now: datetime) -> OutsideOffer:
    """Lay the offer on the table: every side sees it, and has the agreed number of working days. Twice is once.

    Raises OfferRefused without the right, or if it reads otherwise than on the page.
    """
    hold(offer.partnership)
    by = able(by, offer.partnership, Permission.CONSENT_TO_WORK)
    offer = OutsideOffer.objects.select_related("partnership").get(pk=offer.pk)
    if offer.side_id != by.side_id:
        raise OfferRefused(_("Only the side that got an offer opens it."))
    if offer.opened_at is not None:
        return offer
    if offer.version != version:
        raise OfferRefused(_("This offer changed while you were reading. Please read it once more."))
    offer.opened_at, offer.opened_by = now, by
    offer.respond_by_on = _respond_by(offer.partnership, now)
    offer.save(update_fields=["opened_at", "opened_by", "respond_by_on"])
    _note(offer, "offer.opened", by, now, {"side": by.side.public_id})
    _tell_others(offer, by, now)
    return offer


@transaction.atomic
def respond(*, offer: OutsideOffer, way: str, text: str, by: Participant, now: datetime) -> OfferResponse:
    """Say for the own side what to do with it. The same once more is once. Late ones are taken, and show."""
    offer, by = _open(offer, by, Permission.WRITE_ROOM)
    last = OfferResponse.objects.filter(offer=offer, side=by.side_id).order_by("-pk").first()
    if last is not None and (last.way, last.text) == (way, text):
        return last
    response = OfferResponse.objects.create(offer=offer, side=by.side, way=way, text=text, by=by, at=now)
    _note(offer, "offer.answered", by, now)
    return response


@transaction.atomic
def put_decision(*, offer: OutsideOffer, way: str, reason: str, by: Participant, now: datetime) -> Proposal:
    """Put a decision with its reason to all sides. Before the window ends only once every side has answered."""
    offer, by = _open(offer, by, Permission.CONSENT_TO_WORK)
    silent = _silent(offer)
    until = offer.respond_by_on
    if silent and until is not None and offer.partnership.day_at(now) <= until:
        names = ", ".join(side.short_name or side.name for side in silent)
        raise OfferRefused(_("Not yet: %(sides)s can still answer.") % {"sides": names})
    return propose(
        partnership=offer.partnership,
        kind=DECISION,
        subject_id=offer.public_id,
        content={"offer": offer.public_id, "title": offer.title, "way": way, "reason": reason},
        by=by,
        now=now,
    )


def decide(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """All sides accepted the decision. Inside the last acceptance."""
    offer = OutsideOffer.objects.get(partnership=proposal.partnership, public_id=content["offer"])
    offer.way, offer.reason, offer.decided_at = content["way"], content["reason"], now
    offer.save(update_fields=["way", "reason", "decided_at"])
    _note(offer, "offer.decided", None, now, {"way": content["way"]})


# --- small steps ------------------------------------------------------------
def _unopened(offer: OutsideOffer, by: Participant, permission: Permission) -> tuple[OutsideOffer, Participant]:
    hold(offer.partnership)
    by = able(by, offer.partnership, permission)
    offer = OutsideOffer.objects.select_related("partnership").get(pk=offer.pk)
    if offer.side_id != by.side_id or offer.opened_at is not None:
        raise OfferRefused(_("This offer was opened: what all sides read stays as it is."))
    return offer, by


def _open(offer: OutsideOffer, by: Participant, permission: Permission) -> tuple[OutsideOffer, Participant]:
    hold(offer.partnership)
    by = able(by, offer.partnership, permission)
    offer = OutsideOffer.objects.opened().select_related("partnership").get(pk=offer.pk)
    if offer.decided_at is not None:
        raise OfferRefused(_("This offer is decided."))
    return offer, by


def _silent(offer: OutsideOffer) -> list[Side]:
    said = OfferResponse.objects.filter(offer=offer).values("side_id")
    seated = Side.objects.seated().filter(partnership=offer.partnership_id).exclude(pk=offer.side_id)
    return list(seated.exclude(pk__in=said).select_related("organisation").alphabetical())


def _respond_by(partnership: Partnership, now: datetime) -> date:
    sides = Side.objects.seated().filter(partnership=partnership).order_by("pk")
    countries = set(sides.values_list("organisation__country", flat=True))
    return add_working_days(partnership.day_at(now), window_days(partnership), countries)


def _tell_others(offer: OutsideOffer, by: Participant, now: datetime) -> None:
    people = Participant.objects.present().able_to(Permission.CONSENT_TO_WORK)
    others = people.filter(partnership=offer.partnership_id, side__left_at=None).exclude(side=by.side_id)
    put_many(
        [
            OutboxMail(
                kind="offer_opened",
                to_email=person.user.email,
                language=person.user.language,
                once=f"offer_opened:{offer.public_id}:{person.user_id}",
                about={"offer": offer.public_id, "user": person.user_id},
            )
            for person in others.select_related("user").order_by("pk")
            if person.user.is_active
        ],
        now=now,
    )


def _note(
    offer: OutsideOffer, verb: str, by: Participant | None, now: datetime, data: dict[str, Any] | None = None
) -> None:
    record(
        partnership=offer.partnership,
        verb=verb,
        by=by,
        now=now,
        subject=("outside_offer", offer.public_id),
        data=data,
    )
