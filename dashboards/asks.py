"""Needs you now: what waits for this person, in every room, by date."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import and_list, away
from assessments.reviews.models import ReviewInvitation, ReviewSide, TrustReview
from dashboards.first_day import first_step_of
from partnerships.roles import Function, Permission, may, may_for
from partnerships.room.asks import waiting
from partnerships.room.consent.kinds import kind_of
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.consent.reads import content_of
from partnerships.room.models import Participant, Side
from partnerships.room.seats.reads import standing_in

MOST = 5  # shown at home; all of them stand on a page of their own
LISTED = 1_000  # of the rooms: nobody reads on beyond
FAR_OFF = 10**6  # days; what has no day comes last


@dataclass(frozen=True)
class Ask:
    """One thing that waits, with the one action that settles it."""

    on: date | None
    away: str
    title: str
    text: str
    url: str
    verb: str
    partnership: int
    is_primary: bool = False


@dataclass(frozen=True)
class Waiting:
    """What waits for a person, by date; `named` gives a part of it the names of the others."""

    asks: Sequence[Ask]
    seats: Sequence[Participant]
    today: date

    def __len__(self) -> int:
        return len(self.asks)

    def nearest(self) -> list[Ask]:
        """Return the few whose day is nearest, by date: what closes today is not pushed out by old things."""
        near = sorted(
            self.asks, key=lambda ask: (abs((ask.on - self.today).days) if ask.on else FAR_OFF, ask.title)
        )
        few = set(map(id, near[:MOST]))
        return self.named([ask for ask in self.asks if id(ask) in few])

    def beginning(self) -> list[Ask]:
        """Return what can be begun with where nothing waits: the first step in a room in its first days."""
        found = first_step_of(self.seats) if not self.asks else None
        if found is None:
            return []
        seat, step = found
        title = "%(partners)s: " + step.title.replace("%", "%%")
        return self.named([Ask(None, "", title, step.text, step.url, step.verb, seat.partnership_id, True)])

    def named(self, some: Sequence[Ask]) -> list[Ask]:
        """Return some of them with the names of the other sides, one button standing out; one statement."""
        return _one_primary(_with_names(some, self.seats)) if some else []


def asks_of(user, *, now: datetime) -> Waiting:
    """Return what waits for a person, by date, in at most six statements; one more names the others."""
    seats = list(
        Participant.objects.present()
        .filter(user=user, side__left_at=None)
        .select_related("partnership")
        .order_by("pk")
    )
    today = localdate(now)
    if not seats:
        return Waiting([], [], today)
    found = [*_answers(seats, now), *_too_few(seats, now)]
    # Where the sides have parted nothing waits but the farewell review.
    together = [seat for seat in seats if not seat.partnership.has_parted]
    if together:
        found += [*_proposals(together, now), *_of_the_rooms(together, now)]
    found.sort(key=lambda ask: (ask.on or date.max, ask.title))
    return Waiting(found, seats, today)


def _answers(seats: list[Participant], now: datetime) -> Iterable[Ask]:
    """Open rounds in which the person is asked. Whether the person has answered is not known here."""
    invitations = ReviewInvitation.objects.filter(
        participant__in=[seat.pk for seat in seats],
        review__state=TrustReview.State.OPEN,
        review__closes_at__gt=now,
    ).select_related("review__partnership")
    for invitation in invitations:
        room = invitation.review.partnership
        closes = localdate(invitation.review.closes_at)
        yield Ask(
            on=closes,
            away=away(closes, localdate(now)),
            title=_("%(partners)s: say how you see it"),
            text=_(
                "A review is open. Your personal link is in your mail; nobody can see whether you have used it, "
                "not even this page."
            ),
            url=reverse("review_list", args=[room.public_id]),
            verb=_("Go to the review"),
            partnership=room.pk,
        )


def _proposals(seats: list[Participant], now: datetime) -> Iterable[Ask]:
    """Proposals that the person's own side has not answered and that the person may answer."""
    own = {seat.partnership_id: seat for seat in seats}
    standing = standing_in(seats, now)
    waiting = (
        Proposal.objects.filter(partnership__in=own, state=Proposal.State.OPEN)
        .exclude(
            Exists(
                Consent.objects.filter(
                    proposal=OuterRef("pk"),
                    side__participants__user=seats[0].user_id,
                    side__participants__left_at=None,
                )
            )
        )
        .select_related("partnership")
        .order_by("proposed_at", "pk")
    )
    for proposal in waiting:
        kind = kind_of(proposal.kind)
        seat = own[proposal.partnership_id]
        in_place = any(may_for(absent, kind.permission) for absent in standing[seat.pk])
        if not in_place and not may(Function(seat.function), kind.permission):
            continue
        since = localdate(proposal.proposed_at)
        yield Ask(
            on=since,
            away=away(since, localdate(now)),
            title="%(partners)s: " + kind.title(content_of(proposal)).replace("%", "%%"),
            text=_("The others have put this to you. It counts when every side has accepted it."),
            url=reverse("consent_detail", args=[proposal.partnership.public_id, proposal.public_id]),
            verb=_("Read and answer"),
            partnership=proposal.partnership_id,
            is_primary=True,
        )


def _too_few(seats: list[Participant], now: datetime) -> Iterable[Ask]:
    """For leads and directors: an open round in which the own side would stay hidden."""
    leading = {s.side_id: s for s in seats if may(Function(s.function), Permission.OPEN_ROUND)}
    rows = ReviewSide.objects.filter(
        side__in=leading,
        review__state=TrustReview.State.OPEN,
        review__closes_at__gt=now,
        told_on__isnull=False,
        enough=False,
        open_mode=False,
    ).select_related("review__partnership")
    for row in rows:
        closes, minimum = localdate(row.review.closes_at), row.review.minimum
        yield Ask(
            on=closes,
            away=away(closes, localdate(now)),
            title=_("%(partners)s: too few answers from your side yet"),
            text=ngettext(
                "A side’s results appear from %(count)d answer on. Who answered is not visible to you.",
                "A side’s results appear from %(count)d answers on. Who answered is not visible to you.",
                minimum,
            )
            % {"count": minimum},
            url=reverse("review_list", args=[row.review.partnership.public_id]),
            verb=_("See the round"),
            partnership=row.review.partnership_id,
        )


def _of_the_rooms(seats: list[Participant], now: datetime) -> Iterable[Ask]:
    """What the nouns of the rooms say: one statement for all of them."""
    for waits, words in waiting(seats, now=now, most=LISTED):
        yield Ask(
            on=waits.on,
            away=away(waits.on, localdate(now)) if waits.on else "",
            title="%(partners)s: " + words.title.replace("%", "%%"),
            text=words.text,
            url=words.url,
            verb=words.verb,
            partnership=waits.partnership,
            is_primary=words.other_waits,
        )


def _with_names(asks: Sequence[Ask], seats: Sequence[Participant]) -> list[Ask]:
    """Put the names of the other sides into the titles."""
    own = {seat.side_id for seat in seats}
    rooms = {ask.partnership for ask in asks}
    names: dict[int, list[str]] = defaultdict(list)
    sides = Side.objects.seated().filter(partnership__in=rooms).select_related("organisation").alphabetical()
    subjects = {seat.partnership_id: seat.partnership.subject for seat in seats}
    for side in sides:
        if side.pk not in own:
            names[side.partnership_id].append(side.name)
    return [
        replace(ask, title=ask.title % {"partners": and_list(names[ask.partnership]) or subjects[ask.partnership]})
        for ask in asks
    ]


def _one_primary(asks: list[Ask]) -> list[Ask]:
    """One button stands out: the first at which another side is waiting."""
    first = next((place for place, ask in enumerate(asks) if ask.is_primary), None)
    return [replace(ask, is_primary=place == first) for place, ask in enumerate(asks)]
