"""What waits for a person in this room: a vote to give, an expectation to say again, a figure to enter."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.roles import Permission
from partnerships.room.asks import Source, Waits, Words, columns
from partnerships.room.models import Participant
from partnerships.vision.objectives.models import Objective
from partnerships.vision.sealing.models import SynergyVote
from partnerships.vision.text.models import Expectation, Restatement, Vision

QUIET_FOR = timedelta(days=100)  # a figure every quarter


def _able(seats: Sequence[Participant], permission: Permission) -> list[Participant]:
    return [seat for seat in seats if seat.carries(permission)]


def _votes(seats: Sequence[Participant], now: datetime) -> QuerySet:
    directing = _able(seats, Permission.CONSENT_AS_DIRECTOR)
    voted = SynergyVote.objects.filter(
        vision=OuterRef("pk"), number=OuterRef("vote_round"), side__in=[seat.side_id for seat in directing]
    )
    asked = Vision.objects.filter(
        partnership__in=[seat.partnership_id for seat in directing],
        sealed_at=None,
        vote_asked_on__lte=now.date(),
    ).exclude(Exists(voted))
    return columns(asked, key="synergy_vote", on="vote_asked_on", title="why")


def _vote_in_words(waits: Waits) -> Words:
    return Words(
        _("Is the synergy there?"),
        _("Yes, not yet or no, with your reason. It opens once a director of every side has voted."),
        reverse("synergy_vote", args=[waits.room]),
        _("Vote"),
        other_waits=True,
    )


def _restatements(seats: Sequence[Participant], now: datetime) -> QuerySet:
    """Expectations of others that the own side has not said in its words as they stand now."""
    drafting = _able(seats, Permission.DRAFT_VISION)
    own = [seat.side_id for seat in drafting]
    said = Restatement.objects.filter(
        expectation=OuterRef("pk"), side__in=own, of_version=OuterRef("version")
    ).exclude(verdict=Restatement.Verdict.CORRECTED)
    rows = Expectation.objects.filter(
        partnership__in=[seat.partnership_id for seat in drafting], withdrawn_at=None
    ).exclude(side__in=own)
    return columns(rows.exclude(Exists(said)), key="expectation", on="stated_at", title="text")


def _restatement_in_words(waits: Waits) -> Words:
    return Words(
        _("Say in your own words what they expect"),
        "“" + waits.title[:160] + "”",
        reverse("expectation_restate", args=[waits.room, waits.subject]),
        _("Say it"),
        other_waits=True,
    )


def _answers(seats: Sequence[Participant], now: datetime) -> QuerySet:
    drafting = _able(seats, Permission.DRAFT_VISION)
    rows = Restatement.objects.filter(
        verdict="",
        expectation__side__in=[seat.side_id for seat in drafting],
        expectation__withdrawn_at=None,
        of_version=F("expectation__version"),
    )
    return columns(rows, key="restatement", on="restated_at", title="text")


def _answer_in_words(waits: Waits) -> Words:
    return Words(
        _("Is this what your side meant?"),
        "“" + waits.title[:160] + "”",
        reverse("restatement_answer", args=[waits.room, waits.subject]),
        _("Read and answer"),
        other_waits=True,
    )


def _figures(seats: Sequence[Participant], now: datetime) -> QuerySet:
    """Joint objectives of which the person is an owner and that were not measured for a quarter."""
    rows = Objective.objects.joint().filter(
        Q(owner__in=[seat.pk for seat in _able(seats, Permission.DRAFT_VISION)])
        | Q(counterpart__in=[seat.pk for seat in _able(seats, Permission.DRAFT_VISION)]),
        joint_at__lt=now - QUIET_FOR,
        baseline_on__lt=(now - QUIET_FOR).date(),
    )
    late = rows.annotate(last_on=Max("measurements__measured_on")).filter(
        Q(last_on=None) | Q(last_on__lt=(now - QUIET_FOR).date())
    )
    return columns(late, key="measurement", on="baseline_on", title="title")


def _figure_in_words(waits: Waits) -> Words:
    return Words(
        _("Enter a figure: %(title)s") % {"title": waits.title},
        _("The last one is more than a quarter old, or there is none yet."),
        reverse("measurement_record", args=[waits.room, waits.subject]),
        _("Enter it"),
    )


SOURCES = [
    Source("synergy_vote", _votes, _vote_in_words),
    Source("expectation", _restatements, _restatement_in_words),
    Source("restatement", _answers, _answer_in_words),
    Source("measurement", _figures, _figure_in_words),
]
