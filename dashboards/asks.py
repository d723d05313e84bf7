"""Needs you now: what waits for this person, in every room, by date."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import and_list, away
from assessments.reviews.models import ReviewInvitation, ReviewSide, TrustReview
from dashboards.first_day import first_step_of
from partnerships.roles import Function, Permission, may, may_for
from partnerships.room.asks import Waits, Words, waiting, words_of
from partnerships.room.consent.kinds import kind_of
from partnerships.room.consent.models import Consent, Proposal
from partnerships.room.consent.reads import content_of
from partnerships.room.models import Participant, Partnership, Side
from partnerships.room.seats.reads import standing_in

MOST = 5  # shown at home; all of them stand on a page of their own
LISTED = 1_000  # of the rooms: nobody reads on beyond
FAR_OFF = 10**6  # days; what has no day comes last


@dataclass(frozen=True)
class Ask:
    """One thing that waits, in words, with the one action that settles it."""

    on: date | None
    away: str
    title: str
    text: str
    url: str
    verb: str
    is_primary: bool = False


@dataclass(frozen=True)
class Due:
    """One thing that waits, not yet in words: most of them are counted and not shown.

    `words` says it; its title is a pattern that takes the names of the other sides as `partners`. `order` puts
    in order what falls on one day.
    """

    on: date | None
    order: str
    partnership: int
    words: Callable[[], Words]


@dataclass(frozen=True)
class Waiting:
    """What waits for a person, by date; `asks` puts a part of it into words."""

    dues: Sequence[Due]
    seats: Sequence[Participant]
    today: date

    def __len__(self) -> int:
        return len(self.dues)

    def nearest(self) -> list[Ask]:
        """Return the few whose day is nearest, by date: what closes today is not pushed out by old things."""
        near = sorted(
            self.dues, key=lambda due: (abs((due.on - self.today).days) if due.on else FAR_OFF, due.order)
        )
        few = set(map(id, near[:MOST]))
        return self.asks([due for due in self.dues if id(due) in few])

    def beginning(self) -> list[Ask]:
        """Return what can be begun with where nothing waits: the first step in a room in its first days."""
        found = first_step_of(self.seats) if not self.dues else None
        if found is None:
            return []
        seat, step = found
        words = Words(_of_partners(step.title), step.text, step.url, step.verb, other_waits=True)
        return self.asks([Due(None, "", seat.partnership_id, lambda: words)])

    def asks(self, some: Sequence[Due]) -> list[Ask]:
        """Say some of them, with the names of the other sides, one button standing out; one statement."""
        return _in_words(some, self.seats, self.today) if some else []


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
    found.sort(key=lambda due: (due.on or date.max, due.order))
    return Waiting(found, seats, today)


def _answers(seats: list[Participant], now: datetime) -> Iterable[Due]:
    """Open rounds in which the person is asked. Whether the person has answered is not known here."""
    invitations = ReviewInvitation.objects.filter(
        participant__in=[seat.pk for seat in seats],
        review__state=TrustReview.State.OPEN,
        review__closes_at__gt=now,
    ).select_related("review__partnership")
    for invitation in invitations:
        review = invitation.review
        yield Due(localdate(review.closes_at), "", review.partnership_id, partial(_say_answer, review.partnership))


def _say_answer(room: Partnership) -> Words:
    return Words(
        title=_("%(partners)s: say how you see it"),
        text=_(
            "A review is open. Your personal link is in your mail; nobody can see whether you have used it, "
            "not even this page."
        ),
        url=reverse("review_list", args=[room.public_id]),
        verb=_("Go to the review"),
    )


def _proposals(seats: list[Participant], now: datetime) -> Iterable[Due]:
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
        needed = kind_of(proposal.kind).permission
        seat = own[proposal.partnership_id]
        in_place = any(may_for(absent, needed) for absent in standing[seat.pk])
        if in_place or may(Function(seat.function), needed):
            since = localdate(proposal.proposed_at)
            yield Due(since, proposal.kind, proposal.partnership_id, partial(_say_proposal, proposal))


def _say_proposal(proposal: Proposal) -> Words:
    return Words(
        title=_of_partners(kind_of(proposal.kind).title(content_of(proposal))),
        text=_("The others have put this to you. It counts when every side has accepted it."),
        url=reverse("consent_detail", args=[proposal.partnership.public_id, proposal.public_id]),
        verb=_("Read and answer"),
        other_waits=True,
    )


def _too_few(seats: list[Participant], now: datetime) -> Iterable[Due]:
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
        review = row.review
        yield Due(localdate(review.closes_at), "", review.partnership_id, partial(_say_too_few, review))


def _say_too_few(review: TrustReview) -> Words:
    return Words(
        title=_("%(partners)s: too few answers from your side yet"),
        text=ngettext(
            "A side’s results appear from %(count)d answer on. Who answered is not visible to you.",
            "A side’s results appear from %(count)d answers on. Who answered is not visible to you.",
            review.minimum,
        )
        % {"count": review.minimum},
        url=reverse("review_list", args=[review.partnership.public_id]),
        verb=_("See the round"),
    )


def _of_the_rooms(seats: list[Participant], now: datetime) -> Iterable[Due]:
    """What the nouns of the rooms say: one statement for all of them."""
    for waits in waiting(seats, now=now, most=LISTED):
        yield Due(waits.on, waits.title, waits.partnership, partial(_say_noun, waits))


def _say_noun(waits: Waits) -> Words:
    words = words_of(waits)
    return replace(words, title=_of_partners(words.title))


def _of_partners(title: str) -> str:
    """Return the pattern that puts the names of the other sides before a title."""
    return "%(partners)s: " + title.replace("%", "%%")


def _in_words(dues: Sequence[Due], seats: Sequence[Participant], today: date) -> list[Ask]:
    """Say them; one button stands out: the first at which another side is waiting."""
    partners = _partners({due.partnership for due in dues}, seats)
    said = [(due, due.words()) for due in dues]
    first = next((due for due, words in said if words.other_waits), None)
    return [
        Ask(
            on=due.on,
            away=away(due.on, today) if due.on else "",
            title=words.title % {"partners": partners[due.partnership]},
            text=words.text,
            url=words.url,
            verb=words.verb,
            is_primary=due is first,
        )
        for due, words in said
    ]


def _partners(rooms: Collection[int], seats: Sequence[Participant]) -> dict[int, str]:
    """Return for each of these partnerships the names of the other sides, in one statement."""
    own = {seat.side_id for seat in seats}
    names: dict[int, list[str]] = defaultdict(list)
    sides = Side.objects.seated().filter(partnership__in=rooms).select_related("organisation").alphabetical()
    for side in sides:
        if side.pk not in own:
            names[side.partnership_id].append(side.name)
    subjects = {seat.partnership_id: seat.partnership.subject for seat in seats}
    return {room: and_list(names[room]) or subjects[room] for room in rooms}
