"""Words that every template may use; loaded as built-ins."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import cos, floor, pi, sin

from django import template
from django.core.paginator import Page
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext, ngettext

from accounts.people.context import THEME_COOKIE, THEMES

register = template.Library()


# --- the shell ------------------------------------------------------------
@register.simple_tag(takes_context=True)
def chosen_theme(context) -> str:
    """The colours a person chose, "light" or "dark", else "auto". Works without context processors too."""
    request = context.get("request")
    theme = request.COOKIES.get(THEME_COOKIE, "") if request is not None else ""
    return theme if theme in THEMES else "auto"


@register.simple_tag
def other_languages(languages: Sequence[tuple[str, str]]) -> list[dict]:
    """The languages one can change to, each named in its own words."""
    current = get_language()
    return [get_language_info(code) for code, _ in languages if code != current]


# --- sides ----------------------------------------------------------------
@register.simple_tag
def mark(number: int) -> SafeString:
    """The mark of a side: 1 circle, 2 square, 3 triangle, 4 diamond. Always beside a name."""
    return format_html('<span class="mark s-{}" aria-hidden="true"></span>', int(number))


@register.filter
def and_list(words: Iterable[object]) -> str:
    """A list as people say it: "A", "A and B", "A, B and C"."""
    *first, last = [str(word) for word in words] or [""]
    if not first:
        return last
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last}


# --- days -----------------------------------------------------------------
def _day(moment: date | datetime | str) -> date:
    if isinstance(moment, str):
        return date.fromisoformat(moment)
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment


@register.filter
def day(moment: date | datetime | str | None) -> str:
    """A day with its year: 18 June 2026, 18 juni 2026; also one that stands in a content as 2026-06-18."""
    return date_format(_day(moment), "j F Y") if moment else ""


@register.filter
def short_day(moment: date | datetime | None, today: date | datetime) -> str:
    """A day of this year: Thu 18 June, do 18 juni; one of another year with its year, without the weekday."""
    return _of_this_year(moment, today, "D j F")


@register.filter
def brief_day(moment: date | datetime | None, today: date | datetime) -> str:
    """A day in a narrow column: 18 June, 18 juni; one of another year than today's with its year."""
    return _of_this_year(moment, today, "j F")


def _of_this_year(moment: date | datetime | None, today: date | datetime, short: str) -> str:
    if not moment or _day(moment).year != _day(today).year:
        return day(moment)
    return date_format(_day(moment), short)


@register.filter
def away(moment: date | datetime, today: date | datetime) -> str:
    """How far a day is from today, in words; the clock stays with the caller."""
    days = (_day(moment) - _day(today)).days
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("tomorrow")
    if days == -1:
        return gettext("yesterday")
    distance = abs(days)
    if distance < 21:
        return (_in_days if days > 0 else _days_ago)(distance)
    if distance < 63:
        return (_in_weeks if days > 0 else _weeks_ago)(distance // 7)
    months = round(distance / 30.44)
    if months < 24:
        return (_in_months if days > 0 else _months_ago)(months)
    return (_in_years if days > 0 else _years_ago)(months // 12)


def _in_days(n: int) -> str:
    return ngettext("in %(n)s day", "in %(n)s days", n) % {"n": n}


def _days_ago(n: int) -> str:
    return ngettext("%(n)s day ago", "%(n)s days ago", n) % {"n": n}


def _in_weeks(n: int) -> str:
    return ngettext("in %(n)s week", "in %(n)s weeks", n) % {"n": n}


def _weeks_ago(n: int) -> str:
    return ngettext("%(n)s week ago", "%(n)s weeks ago", n) % {"n": n}


def _in_months(n: int) -> str:
    return ngettext("in %(n)s month", "in %(n)s months", n) % {"n": n}


def _months_ago(n: int) -> str:
    return ngettext("%(n)s month ago", "%(n)s months ago", n) % {"n": n}


def _in_years(n: int) -> str:
    return ngettext("in %(n)s year", "in %(n)s years", n) % {"n": n}


def _years_ago(n: int) -> str:
    return ngettext("%(n)s year ago", "%(n)s years ago", n) % {"n": n}


# --- layout ---------------------------------------------------------------
@register.simple_block_tag(end_name="endsection")
def section(content, title, id, text="", *, wide=False, first=False, link_url="", link_label="") -> SafeString:
    """A section with its head at the side (or above, if wide): title, a sentence, one link."""
    looks = {"title": title, "id": id, "text": text, "wide": wide, "first": first}
    link = {"link_url": link_url, "link_label": link_label}
    return render_to_string("_components/section.html", {"content": content, **looks, **link})


@register.simple_block_tag(end_name="endsideways")
def sideways(content, label) -> SafeString:
    """A table that must stay a table: scrolls sideways in a region one can reach with the keyboard."""
    frame = '<div class="table-wrap" tabindex="0" role="region" aria-label="{}">{}</div>'
    return format_html(frame, gettext("%(table)s, scrolls sideways") % {"table": label}, content)


# --- forms and lists ------------------------------------------------------
@register.simple_tag
def form_field(field: BoundField, label: str | None = None, hint: str | None = None) -> SafeString:
    """One field the way crispy shows it, with other words where the page needs them."""
    if label is not None:
        field.label = label
    if hint is not None:
        field.help_text = hint
    field.field.widget.attrs.pop("placeholder", None)
    shown = {"field": field, "form_show_errors": True, "form_show_labels": True}
    return render_to_string("samen/field.html", shown)


@register.simple_tag
def page_numbers(page: Page) -> list[int | None]:
    """The page numbers to offer, None for a gap."""
    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in elided]


# --- questionnaire --------------------------------------------------------
@register.inclusion_tag("_components/progress_pentagon.html")
def progress_pentagon(now: int, parts: int) -> dict:
    """A pentagon that fills part by part; `now` is the part being answered, counted from 1."""
    state = {-1: "is-done", 0: "is-now", 1: ""}
    return {
        "wedges": [
            {"points": points, "state": state[(number > now) - (number < now)]}
            for number, points in enumerate(pentagon_wedges(parts), start=1)
        ]
    }


def pentagon_wedges(parts: int) -> list[str]:
    """Cut a pentagon (centre 22,23, radius 20) into equal stretches of its rim, from the top clockwise."""
    angles = [pi * (0.4 * corner - 0.5) for corner in range(5)]
    corners = [(22 + 20 * cos(angle), 23 + 20 * sin(angle)) for angle in angles]

    def on_rim(edges: float) -> tuple[float, float]:
        before = floor(edges)
        (x0, y0), (x1, y1), part = corners[before % 5], corners[(before + 1) % 5], edges - before
        return x0 + (x1 - x0) * part, y0 + (y1 - y0) * part

    wedges = []
    for number in range(parts):
        start, end = 5 * number / parts - 0.5, 5 * (number + 1) / parts - 0.5
        inside = [corners[i % 5] for i in range(-1, 6) if start < i < end]
        rim = [(22, 23), on_rim(start), *inside, on_rim(end)]
        wedges.append(" ".join(f"{x:.1f},{y:.1f}".replace(".0,", ",").removesuffix(".0") for x, y in rim))
    return wedges


# --- charts: the picture brings its own coordinates (assessments.charts), the template the words ---------
@register.simple_tag
def dots_in_words(sides) -> str:
    """The sides' dots: "Aldersteen 52, Noordzee 73"."""
    hidden = gettext("hidden")
    return ", ".join(f"{side.name} {hidden if side.hidden else side.dot_figure}" for side in sides)


@register.simple_tag
def bands_in_words(sides) -> str:
    """The sides' bands: "Aldersteen 20 to 40, divided; Noordzee: fewer than four could judge"."""
    return "; ".join(_band_in_words(side) for side in sides)


def _band_in_words(side) -> str:
    if side.hidden:
        return gettext("%(name)s: %(reason)s") % {"name": side.name, "reason": side.reason}
    figures = {"name": side.name, "lo": side.lo_figure, "hi": side.hi_figure}
    words = gettext("%(name)s %(lo)s to %(hi)s") % figures
    return f"{words}, {gettext('divided')}" if side.divided else words


def _chart_tag(name: str) -> None:
    @register.inclusion_tag(f"_components/charts/{name}.html", name=name)
    def draw(chart) -> dict:
        return {"chart": chart}


for _name in (
    "radar",
    "band_row",
    "band_table",
    "trend_by_side",
    "trend_together",
    "glyph",
    "sparkline",
    "mini_pair",
):
    _chart_tag(_name)
