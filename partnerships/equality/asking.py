"""What waits for a person on the home page: to confirm, to say a last word, to hand in."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.equality.models import Contribution, CultureProfile, Grievance
from partnerships.roles import Permission
from partnerships.room.asks import Source, Waits, Words, columns, register
from partnerships.room.models import Participant, Side


def _own_sides(seats: Sequence[Participant]) -> list[int]:
    return [seat.side_id for seat in seats if seat.carries(Permission.WRITE_ROOM)]


def _to_confirm(seats: Sequence[Participant], now: datetime) -> QuerySet:
    rows = Contribution.objects.unanswered().filter(receiver__in=_own_sides(seats), receiver__left_at=None)
    return columns(
        rows, key="contribution", on="recorded_at", title="what", note="giver__organisation__short_name"
    )


def _confirm_words(waits: Waits) -> Words:
    return Words(
        _("Received? %(what)s") % {"what": waits.title},
        _("%(side)s wrote down that it put this in for you. It counts once your side says so.")
        % {"side": waits.note},
        reverse("contribution_detail", args=[waits.room, waits.subject]),
        _("Read and answer"),
        other_waits=True,
    )


def _to_resolve(seats: Sequence[Participant], now: datetime) -> QuerySet:
    done = Grievance.objects.open().filter(hurt__in=_own_sides(seats))
    done = done.alias(promised=Count("repairs"), undone=Count("repairs", filter=Q(repairs__done_at=None))).filter(
        promised__gt=0, undone=0
    )
    # As a list of ids: grouping and a union do not go together.
    rows = Grievance.objects.filter(pk__in=done.values("pk"))
    return columns(rows, key="grievance", on="open_since", title="title")


def _resolve_words(waits: Waits) -> Words:
    return Words(
        _("Is it resolved? %(title)s") % {"title": waits.title},
        _("All that was promised is done. Only your side can say whether it is good again."),
        reverse("grievance_detail", args=[waits.room, waits.subject]),
        _("Read and say"),
        other_waits=True,
    )


def _to_hand_in(seats: Sequence[Participant], now: datetime) -> QuerySet:
    handed = CultureProfile.objects.filter(
        partnership=OuterRef("partnership"), handed_in_at__isnull=False, revealed_at=None
    ).order_by("handed_in_at", "pk")
    own = handed.filter(side=OuterRef("pk"))
    rows = Side.objects.filter(pk__in=_own_sides(seats)).annotate(
        first=Subquery(handed.exclude(side=OuterRef("pk")).values("handed_in_at")[:1])
    )
    rows = rows.filter(~Exists(own), first__isnull=False).annotate(about=F("partnership__subject"))
    return columns(rows, key="culture", on="first", title="about")


def _hand_in_words(waits: Waits) -> Words:
    return Words(
        _("Say how you see yourselves and each other"),
        _("Another side has handed in its culture profile. All open at the same moment, once yours is in."),
        reverse("culture_profile", args=[waits.room]),
        _("Fill in the profile"),
        other_waits=True,
    )


def register_all() -> None:
    """Tell the home page what waits here."""
    register(Source("contribution", _to_confirm, _confirm_words))
    register(Source("grievance", _to_resolve, _resolve_words))
    register(Source("culture", _to_hand_in, _hand_in_words))
