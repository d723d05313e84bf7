"""What of this room waits for a person on the home page, and what a question can be about."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships import glossary
from partnerships.choice.benefits.models import Benefit
from partnerships.choice.criteria.models import Criterion
from partnerships.choice.ideas.models import Idea
from partnerships.choice.voting.models import Vote
from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room import asks, subjects
from partnerships.room.asks import Source, Waits, Words
from partnerships.room.seats.models import Participant, Partnership, Side, StandIn
from partnerships.room.subjects import Shown, Subject


def _votes(seats: Sequence[Participant], now: datetime) -> QuerySet:
    """Rooms in choosing whose own side has never voted, once another side sits there.

    For its directors, and for whoever stands in for one.
    """
    right = Permission.CONSENT_AS_DIRECTOR
    directing = Q(pk__in=[seat.side_id for seat in seats if seat.carries(right)])
    in_place = StandIn.objects.lasting(now).passing_on(right).filter(person__in=[seat.pk for seat in seats])
    others = Side.objects.seated().filter(partnership=OuterRef("partnership")).exclude(pk=OuterRef("pk"))
    rows = Side.objects.filter(directing | Q(pk__in=in_place.values("side")), partnership__stage=Stage.CHOOSING)
    rows = rows.filter(Exists(others)).exclude(Exists(Vote.objects.filter(side=OuterRef("pk"))))
    return asks.columns(rows, key="choice_vote", on="partnership__stage_since", title="partnership__subject")


def _vote_words(waits: Waits) -> Words:
    return Words(
        title=_("do we choose each other?"),
        text=_("Each side votes once, sealed until all have. There is no hurry: read, visit, talk first."),
        url=reverse("choice_vote", args=[waits.room]),
        verb=_("Vote"),
    )


def _page(partnership: Partnership, anchor: str) -> str:
    return reverse("right_partner", args=[partnership.public_id]) + f"#{anchor}"


def _ideas(partnership: Partnership, ids: Collection[str]) -> Mapping[str, Shown]:
    rows = Idea.objects.filter(partnership=partnership, public_id__in=ids)
    return {
        idea.public_id: Shown(idea.title, reverse("idea", args=[partnership.public_id, idea.public_id]))
        for idea in rows
    }


def _benefits(partnership: Partnership, ids: Collection[str]) -> Mapping[str, Shown]:
    rows = Benefit.objects.filter(partnership=partnership, public_id__in=ids, removed_at=None)
    return {row.public_id: Shown(row.text[:100], _page(partnership, "benefits")) for row in rows}


def _criteria(partnership: Partnership, ids: Collection[str]) -> Mapping[str, Shown]:
    rows = Criterion.objects.filter(partnership=partnership, public_id__in=ids, removed_at=None)
    address = reverse("criterion_list", args=[partnership.public_id])
    return {row.public_id: Shown(row.title, address) for row in rows}


def register_all() -> None:
    """Say what waits here, and what can be asked about."""
    asks.register(Source("choice_vote", _votes, _vote_words))
    subjects.register(Subject("idea", glossary.word("idea"), _ideas))
    subjects.register(Subject("benefit", glossary.word("benefit"), _benefits))
    subjects.register(Subject("criterion", gettext_lazy("Criterion"), _criteria))
