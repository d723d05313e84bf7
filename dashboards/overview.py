"""The overview of one room: where the partnership stands in words, then in pictures, and what is next."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.people.templatetags.samen import and_list, away, day, short_day
from assessments.charts import Radar, Spoke, TrendBySide
from assessments.charts.shapes import figure
from assessments.criteria.models import Facet
from assessments.disclosure import Band, Bar, codes
from assessments.reviews.models import ReviewResult, TrustReview
from assessments.reviews.pages import words
from assessments.reviews.pages.opening import in_short
from assessments.reviews.pages.pictures import line_by_side, side_band
from assessments.reviews.pages.reading import FacetRead, Reading, SideRead, read
from assessments.signals.models import Warning
from assessments.signals.pages.seen import Seen, seen
from dashboards import together
from dashboards.dated import events_of
from dashboards.first_day import beginnings
from dashboards.giving.reads import Felt, felt_in
from partnerships.conditions import Condition
from partnerships.joint_sessions.decisions.content import DECISION
from partnerships.joint_sessions.models import Decision, JointSession
from partnerships.room.access import Access
from partnerships.room.consent.models import Proposal
from partnerships.room.consent.reads import Acceptance, acceptances, of_partnership
from partnerships.room.first_day import first_steps
from partnerships.room.table.actions import may_open_for


@dataclass(frozen=True)
class Figure:
    """A side's dot in a table."""

    mark: int
    name: str
    figure: str
    note: str


@dataclass(frozen=True)
class ConditionRow:
    """One condition: the dots of the sides and how they stand to each other."""

    number: int
    label: str
    figures: Sequence[Figure]
    words: str
    flag: str
    seen: Sequence[Seen]


@dataclass(frozen=True)
class NextStep:
    """The one next step, as `_components/next_step.html` wants it."""

    title: str
    when: str = ""
    at: datetime | None = None
    place: str = ""
    text: str = ""
    url: str = ""
    verb: str = ""
    is_over: bool = False


@dataclass(frozen=True)
class Stand:
    """Where the partnership stands after its last full review."""

    sentence: str
    level: str
    bar: str
    change: str
    month: str
    url: str
    radar: Radar | None
    widest: str
    rows: Sequence[ConditionRow]
    sides: Sequence[SideRead]
    trend: TrendBySide | None
    trend_words: str
    shows_signals: bool
    warnings: int
    felt: Felt | None


@dataclass(frozen=True)
class Answers:
    """Proposals of the room: those that wait, and of each decision shown the newest one by its public id."""

    waiting: Sequence[Acceptance]
    decisions: dict[str, Acceptance]


def may_open_partnerships(user) -> bool:
    """Tell whether a person may open a partnership for any organisation."""
    return bool(may_open_for(user))


def answers(access: Access) -> Answers:
    """Return what the overview says of proposals, in three statements."""
    shown = Decision.objects.filter(partnership=access.partnership).newest()[: together.DECISIONS]
    asked = Q(state=Proposal.State.OPEN)
    told = Q(kind=DECISION, subject_id__in=shown.values("public_id")) & ~Q(state=Proposal.State.SUPERSEDED)
    rows = list(of_partnership(access).filter(asked | told).order_by("proposed_at", "pk"))
    found = list(zip(rows, acceptances(rows, access), strict=True))
    still = [one for _row, one in found if one.is_open and not access.partnership.has_parted]
    return Answers(
        waiting=sorted(still, key=lambda one: not one.needs_you),
        decisions={row.subject_id: one for row, one in found if row.kind == DECISION},
    )


def of_room(access: Access, waiting: Sequence[Acceptance], *, now: datetime) -> dict[str, Any]:
    """Return what the overview shows beside the masthead, in at most six statements."""
    today = access.partnership.day_at(now)
    to_talk_about = Warning.objects.open().shown_to(access.side, now).not_aside(today)
    result = (
        ReviewResult.objects.filter(review__partnership=access.partnership, review__kind=TrustReview.Kind.FULL)
        .select_related("review__partnership__watch__snapshot")
        .annotate(warnings=number_of(to_talk_about.filter(partnership=OuterRef("review__partnership"))))
        .order_by("-review__number")
        .first()
    )
    return {
        "stand": _stand(access, result) if result else None,
        "step": _next_step(access, waiting, now),
        "first_steps": []
        if result or access.partnership.has_parted
        else first_steps(access, together=beginnings(access)),
        "your_side": access.side.public_id,
    }


def number_of(rows: QuerySet) -> Coalesce:
    """Return how many rows there are, as a column of another statement."""
    counted = rows.order_by().values("partnership").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _stand(access: Access, result: ReviewResult) -> Stand:
    reading = read(result.released)
    signals = _seen(result, reading)
    url = reverse("review_result", args=[access.partnership.public_id, result.review.public_id])
    facets = Facet.objects.filter(criteria_set=result.review.criteria_set_id)
    names = {facet.code: words.facet_name(facet) for facet in facets}
    conditions = [facet for facet in reading.of_kind(Facet.Kind.CONDITION) if facet.code in set(Condition)]
    level, bar = reading.together.level.value, reading.together.bar
    return Stand(
        sentence=" ".join(in_short(reading, names)),
        level=figure(level.dot) if isinstance(level, Band) else "",
        bar=words.whole(bar) if isinstance(bar, Bar) and bar.half_width else "",
        change=words.begun(words.change(reading.together.change)) or _("First review: too early to tell"),
        month=words.month(reading.closed_on),
        url=url,
        radar=_radar(reading, conditions, names),
        widest=_widest(reading, conditions, names),
        rows=[_row(number, facet, reading, names, signals) for number, facet in enumerate(conditions, start=1)],
        sides=reading.sides,
        trend=line_by_side(reading, events_of(access.partnership) if len(reading.series) > 1 else ()),
        trend_words=words.trend(reading.together.trend.word, reading.together.trend.rounds),
        shows_signals=any(signals.values()),
        warnings=result.warnings,
        felt=felt_in(reading, url),
    )


def _seen(result: ReviewResult, reading: Reading) -> dict[Condition, list[Seen]]:
    """What the newest sweep found of each condition; nothing before the first sweep."""
    watch = getattr(result.review.partnership, "watch", None)
    if watch is None or watch.snapshot is None:
        return {}
    return seen(json.loads(watch.snapshot.says), [(side.id, side.mark, side.short_name) for side in reading.sides])


def _radar(reading: Reading, conditions: Sequence[FacetRead], names: dict[str, str]) -> Radar | None:
    if len(conditions) != len(Condition):
        return None
    return Radar(
        Spoke(_short(facet.code, names), [side_band(side, facet.values[side.id]) for side in reading.sides])
        for facet in conditions
    )


def _short(code: str, names: dict[str, str]) -> str:
    """Beside the shape there is room for two words."""
    return _("Start small") if code == Condition.START_SMALL else names[code]


def _row(
    number: int, facet: FacetRead, reading: Reading, names: dict[str, str], signals: dict[Condition, list[Seen]]
) -> ConditionRow:
    apart = facet.between.word == codes.TOLD_APART
    return ConditionRow(
        number=number,
        label=names[facet.code],
        figures=[_figure(side, facet) for side in reading.sides],
        words=words.between(facet.between, reading),
        flag=_("You see it differently") if apart else "",
        seen=signals.get(Condition(facet.code), []),
    )


def _figure(side: SideRead, facet: FacetRead) -> Figure:
    value = facet.values[side.id]
    if not isinstance(value, Band):
        return Figure(side.mark, side.short_name, "–", words.why_hidden(value, joint=side.joint))
    return Figure(side.mark, side.short_name, figure(value.dot), _("divided") if value.divided else "")


def _widest(reading: Reading, conditions: Sequence[FacetRead], names: dict[str, str]) -> str:
    """Say where the sides see it most differently, if anywhere they can be told apart."""
    apart = [facet for facet in conditions if facet.between.word == codes.TOLD_APART]
    if not apart:
        return _("Nowhere do the sides see it so differently that it could be told apart.")
    most = max(apart, key=lambda facet: abs(facet.between.difference.dots))
    figures = [_figure(side, most).figure for side in reading.sides]
    return _("The sides see it most differently at %(what)s: %(figures)s.") % {
        "what": names[most.code],
        "figures": and_list(figures),
    }


def _next_step(access: Access, proposals: Sequence[Acceptance], now: datetime) -> NextStep | None:
    """The one thing that comes next: what waits for this side, an open review, or the next one."""
    standing = getattr(access.partnership, "standing", None)
    if access.partnership.has_parted and not (standing and standing.open_review_until):
        return _what_stays(access)
    asked = next((proposal for proposal in proposals if proposal.needs_you), None)
    if asked is not None:
        return NextStep(
            title=asked.title,
            text=_("%(who)s has put this to you. It counts when every side has accepted it.")
            % {"who": asked.proposed_by},
            url=asked.url,
            verb=_("Read and answer"),
        )
    session = together.next_session(access.partnership, now)
    if session is not None:
        return _session_step(access, session, now)
    if standing is None:
        return None
    if standing.open_review_until:
        return _open_review_step(access, standing.open_review_until, now)
    if proposals:
        return NextStep(
            title=proposals[0].title,
            text=_who_moves(proposals[0]),
            url=proposals[0].url,
            verb=_("See who has accepted"),
        )
    return _next_review_step(access, standing.next_review_on, access.partnership.day_at(now))


def _open_review_step(access: Access, until: datetime, now: datetime) -> NextStep:
    return NextStep(
        title=_("A trust review is open"),
        when=_("until %(day)s") % {"day": short_day(until, now)},
        text=_("Everybody asked has a personal link in the mail. Both sides see the result at the same moment."),
        url=reverse("review_list", args=[access.partnership.public_id]),
        verb=_("Go to the review"),
    )


def _next_review_step(access: Access, on: date | None, today: date) -> NextStep:
    room = access.partnership.public_id
    if on is not None:
        return NextStep(
            title=_("The next trust review"),
            when=day(on),
            place=away(on, today),
            text=_("It opens by itself; everybody asked gets a personal link."),
            url=reverse("review_list", args=[room]),
            verb=_("See rounds and rhythm"),
        )
    return NextStep(
        title=_("Agree on when to look at trust together"),
        text=_("No review is planned. One side proposes statements and rhythm; it counts when all accept."),
        url=reverse("review_plan", args=[room]),
        verb=_("Propose a rhythm"),
    )


def _who_moves(proposal: Acceptance) -> str:
    """Say whose answer is still to come; the reader’s own side may be among them, where a colleague answers."""
    sides = [answer.name for answer in proposal.accepts if answer.is_open]
    return ngettext(
        "%(sides)s has not answered yet. It counts when every side has accepted it.",
        "%(sides)s have not answered yet. It counts when every side has accepted it.",
        len(sides),
    ) % {"sides": and_list(sides)}


def _what_stays(access: Access) -> NextStep:
    """After parting nothing is next: what was made stays, and can be taken along."""
    url = reverse("parting", args=[access.partnership.public_id])
    if access.partnership.was_not_chosen:
        return NextStep(
            title=_("You did not go on together"),
            text=_("What was said here stays readable for every side, with the reasons."),
            url=url,
            verb=_("What each side keeps"),
            is_over=True,
        )
    return NextStep(
        title=_("You have parted"),
        text=_("The farewell review, what was handed over and all that you made stay readable for every side."),
        url=url,
        verb=_("How you parted"),
        is_over=True,
    )


def _session_step(access: Access, session: JointSession, now: datetime) -> NextStep:
    zone = ZoneInfo(session.time_zone)
    starts = session.starts_at.astimezone(zone)
    this_year = starts.year == now.astimezone(zone).year
    url = together.address("session_detail", access.partnership, session.public_id)
    return NextStep(
        title=session.subject,
        when=date_format(starts, "l j F, H:i" if this_year else "l j F Y, H:i"),
        at=session.starts_at,
        place=session.place,
        text=session.purpose,
        url=url,
        verb=_("Prepare the session") if url else "",
    )
