"""The overview of one room: where the partnership stands in words, then in pictures, and what is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import and_list, away, day, short_day
from assessments.charts import Radar, Spoke, TrendBySide
from assessments.charts.shapes import figure
from assessments.criteria.models import Facet
from assessments.disclosure import Band, Bar, codes
from assessments.reviews.models import ReviewResult, TrustReview
from assessments.reviews.pages import words
from assessments.reviews.pages.opening import opening
from assessments.reviews.pages.pictures import line_by_side, side_band
from assessments.reviews.pages.reading import FacetRead, Reading, SideRead, read
from dashboards import together
from partnerships.conditions import Condition
from partnerships.joint_sessions.models import JointSession
from partnerships.lifecycle import Stage
from partnerships.room.access import Access
from partnerships.room.consent.reads import waiting
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


def may_open_partnerships(user) -> bool:
    """Tell whether a person may open a partnership for any organisation."""
    return bool(may_open_for(user))


def of_room(access: Access, *, now: datetime) -> dict[str, Any]:
    """Return what the overview shows beside the masthead, in at most seven statements."""
    result = (
        ReviewResult.objects.filter(review__partnership=access.partnership, review__kind=TrustReview.Kind.FULL)
        .select_related("review")
        .order_by("-review__number")
        .first()
    )
    return {
        "stand": _stand(access, result) if result else None,
        "step": _next_step(access, now),
        "first_steps": [] if result or access.partnership.stage == Stage.PARTED else first_steps(access),
        "your_side": access.side.public_id,
    }


def _stand(access: Access, result: ReviewResult) -> Stand:
    reading = read(result.released)
    facets = Facet.objects.filter(criteria_set=result.review.criteria_set_id)
    names = {facet.code: words.facet_name(facet) for facet in facets}
    conditions = [facet for facet in reading.of_kind(Facet.Kind.CONDITION) if facet.code in set(Condition)]
    level, bar = reading.together.level.value, reading.together.bar
    return Stand(
        sentence=" ".join(opening(reading, names)),
        level=figure(level.dot) if isinstance(level, Band) else "",
        bar=words.whole(bar) if isinstance(bar, Bar) and bar.half_width else "",
        change=words.begun(words.change(reading.together.change)) or _("First review: too early to tell"),
        month=words.month(reading.closed_on),
        url=reverse("review_result", args=[access.partnership.public_id, result.review.public_id]),
        radar=_radar(reading, conditions, names),
        widest=_widest(reading, conditions, names),
        rows=[_row(number, facet, reading, names) for number, facet in enumerate(conditions, start=1)],
        sides=reading.sides,
        trend=line_by_side(reading),
        trend_words=words.trend(reading.together.trend.word, reading.together.trend.rounds),
    )


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


def _row(number: int, facet: FacetRead, reading: Reading, names: dict[str, str]) -> ConditionRow:
    apart = facet.between.word == codes.TOLD_APART
    return ConditionRow(
        number=number,
        label=names[facet.code],
        figures=[_figure(side, facet) for side in reading.sides],
        words=words.between(facet.between, reading),
        flag=_("You see it differently") if apart else "",
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


def _next_step(access: Access, now: datetime) -> NextStep | None:
    """The one thing that comes next: what waits for this side, an open review, or the next one."""
    room = access.partnership.public_id
    standing = getattr(access.partnership, "standing", None)
    if access.partnership.stage == Stage.PARTED and not (standing and standing.open_review_until):
        return _what_stays(access)
    proposals = waiting(access)
    asked = next((proposal for proposal in proposals if proposal.needs_you), None)
    if asked is not None:
        return NextStep(
            title=asked.title,
            text=_("The others have put this to you. It counts when every side has accepted it."),
            url=asked.url,
            verb=_("Read and answer"),
        )
    session = together.next_session(access.partnership, now)
    if session is not None:
        return _session_step(access, session)
    if standing is None:
        return None
    if standing.open_review_until:
        return NextStep(
            title=_("A trust review is open"),
            when=_("until %(day)s") % {"day": short_day(standing.open_review_until)},
            text=_(
                "Everybody asked has a personal link in the mail. Both sides see the result at the same moment."
            ),
            url=reverse("review_list", args=[room]),
            verb=_("Go to the review"),
        )
    if proposals:
        return NextStep(
            title=proposals[0].title,
            text=_("Your side has answered; the other side has not yet."),
            url=proposals[0].url,
            verb=_("See who has accepted"),
        )
    if standing.next_review_on:
        return NextStep(
            title=_("The next trust review"),
            when=day(standing.next_review_on),
            place=away(standing.next_review_on, localdate(now)),
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


def _session_step(access: Access, session: JointSession) -> NextStep:
    starts = session.starts_at.astimezone(ZoneInfo(session.time_zone))
    url = together.address("session_detail", access.partnership, session.public_id)
    return NextStep(
        title=session.subject,
        when=date_format(starts, "l j F, H:i"),
        at=session.starts_at,
        place=session.place,
        text=session.purpose,
        url=url,
        verb=_("Prepare the session") if url else "",
    )
