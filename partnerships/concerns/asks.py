"""What waits for a person: mandates to check and to talk about, offers to answer."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.concerns.models import Mandate, OfferResponse, OutsideOffer
from partnerships.roles import Permission
from partnerships.room.asks import Source, Waits, Words, columns

AHEAD = timedelta(days=14)


def _sides(seats) -> list[int]:
    return [seat.side_id for seat in seats if seat.carries(Permission.CONSENT_TO_WORK)]


def _to_check(seats, now):
    rows = Mandate.objects.standing().filter(side__in=_sides(seats), next_check_on__lte=(now + AHEAD).date())
    return columns(rows, key="mandate_check", on="next_check_on", title="wants")


def _to_talk(seats, now):
    sides = _sides(seats)
    rows = Mandate.objects.weakened().filter(talked_at=None, partnership__sides__in=sides)
    return columns(rows, key="mandate_weakened", on="weakened_at", title="wants")


def _to_answer(seats, now):
    sides = _sides(seats)
    said = OfferResponse.objects.filter(offer=OuterRef("pk"), side__in=sides)
    rows = OutsideOffer.objects.opened().filter(decided_at=None, partnership__sides__in=sides)
    rows = rows.exclude(side__in=sides).exclude(Exists(said))
    return columns(rows, key="outside_offer", on="respond_by_on", title="title")


def _check_words(waits: Waits) -> Words:
    return Words(
        _("Check whether they are still content"),
        _("What keeps them content: %(wants)s") % {"wants": waits.title},
        reverse("mandate_check", args=[waits.room, waits.subject]),
        _("Check the mandate"),
    )


def _talk_words(waits: Waits) -> Words:
    return Words(
        _("A mandate is weaker: talk about it"),
        _("Somebody who must stay content has doubts. A conversation now saves a surprise later."),
        reverse("concerns", args=[waits.room]),
        _("Read what happened"),
        other_waits=True,
    )


def _answer_words(waits: Waits) -> Words:
    return Words(
        _("An outside offer lies on the table"),
        _("Say what your side would do with it: match, three-way, carve-out or let go."),
        reverse("offer_detail", args=[waits.room, waits.subject]),
        _("Read it and answer"),
        other_waits=True,
    )


SOURCES = (
    Source("mandate_check", _to_check, _check_words),
    Source("mandate_weakened", _to_talk, _talk_words),
    Source("outside_offer", _to_answer, _answer_words),
)
