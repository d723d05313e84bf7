"""What waits for a person: clauses to say and confirm, dates that come near."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.agreements.models import AcceptedAgreement, Agreement, Clause, ClauseConfirmation, ClauseWording
from partnerships.roles import Permission
from partnerships.room.asks import Source, Waits, Words, columns

AHEAD = timedelta(days=60)


def _confirming(seats) -> list[int]:
    return [seat.side_id for seat in seats if seat.carries(Permission.CONFIRM_CLAUSE)]


def _to_confirm(seats, now):
    sides = _confirming(seats)
    given = ClauseConfirmation.objects.filter(clause=OuterRef("pk"), side__in=sides)
    open_clauses = Clause.objects.standing().filter(agreement=OuterRef("pk")).exclude(Exists(given))
    rows = Agreement.objects.filter(is_drafting=True, partnership__sides__in=sides).filter(Exists(open_clauses))
    # Waits since the first of its open clauses got its words of now: agreement and clause may be years older.
    wordings = ClauseWording.objects.filter(
        clause__agreement=OuterRef("pk"), clause__removed_at=None, number=F("clause__version") + 1
    ).exclude(Exists(ClauseConfirmation.objects.filter(clause=OuterRef("clause"), side__in=sides)))
    rows = rows.annotate(since=Subquery(wordings.order_by("written_at").values("written_at")[:1]))
    return columns(rows, key="agreement_clauses", on="since", title="title")


def _dates(seats, now):
    sides = _confirming(seats)
    today, until = now.date(), (now + AHEAD).date()
    near = Q(renew_by_on__range=(today, until)) | Q(review_on__range=(today, until)) | Q(check_on__lte=until)
    rows = Agreement.objects.filter(near, partnership__sides__in=sides)
    counts = AcceptedAgreement.objects.filter(agreement=OuterRef("pk"))
    rows = rows.filter(Exists(counts)).annotate(near=Coalesce("renew_by_on", "review_on", "check_on"))
    return columns(rows, key="agreement_dates", on="near", title="title")


def _confirm_words(waits: Waits) -> Words:
    return Words(
        _("Clauses to say and confirm: %(title)s") % {"title": waits.title},
        _("Each clause counts when every side has said it in own words and confirmed it."),
        reverse("agreement_detail", args=[waits.room, waits.subject]),
        _("Read the clauses"),
        other_waits=True,
    )


def _date_words(waits: Waits) -> Words:
    return Words(
        _("A date comes near: %(title)s") % {"title": waits.title},
        _("Talk about it before the day is there: keep it, change it or let it end."),
        reverse("agreement_detail", args=[waits.room, waits.subject]),
        _("See the dates"),
    )


SOURCES = (
    Source("agreement_clauses", _to_confirm, _confirm_words),
    Source("agreement_dates", _dates, _date_words),
)
