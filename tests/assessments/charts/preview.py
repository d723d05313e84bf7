"""Example pages for looking at: `python -m tests.assessments.charts.preview FOLDER` writes them as HTML.

The module is also the address book under which templates are tested, so that they need no view.
"""

import os
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace as Thing

from django.http import HttpResponse
from django.template import Context, Engine
from django.test import RequestFactory
from django.urls import path
from django.utils import translation

from accounts.lists import paged
from assessments.charts import TrendBySide, TrendTogether
from tests.assessments.charts import examples


def _nothing(request, **_) -> HttpResponse:
    return HttpResponse()


NAMES = (
    "portfolio",
    "ask_list",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_change_password",
    "account_set_password",
    "person_settings",
    "person_language",
    "person_theme",
    "method",
    "what_we_store",
)
urlpatterns = [path(f"{name}/", _nothing, name=name) for name in NAMES]

FOLDER = Path(__file__).parent / "pages"


def charts() -> dict:
    """Every chart, with two sides and with four, whole and with holes."""
    return {
        "the_radar": examples.the_radar(),
        "four_radar": examples.a_radar_of_four(),
        "by_side": TrendBySide(examples.the_rounds(), examples.EVENTS),
        "together": TrendTogether(examples.the_rounds()),
        "table": examples.the_table(),
        "four_table": examples.a_table_of_four(),
        "glyphs": [
            examples.a_glyph(75, 55, 65, 55, 60),
            examples.a_glyph(75, 55, None, 55, 60),
            examples.a_glyph(),
        ],
        "sparks": [
            examples.a_sparkline((58, 4), (63, 4), (69, 4), (72, 4), (69, 4), (62, 4)),
            examples.a_sparkline((55, 6), (60, 6), (None, None), (66, 6), (61, 6)),
        ],
        "pairs": [
            examples.a_pair(73, ("Aldersteen", 52), told_apart=True),
            examples.a_pair(72, ("Lindqvist", 70)),
            examples.a_pair(79, ("Pelorus", 77)),
        ],
        "four": examples.four_over_time(),
        "first": TrendBySide(examples.the_rounds()[:1], key="first", title="One review"),
    }


def parts() -> dict:
    """The components that are not charts."""
    from tests.assessments.charts.example_forms import Filters

    accepts = [
        Thing(mark=2, name="Aldersteen", words="4 June", is_open=False),
        Thing(mark=1, name="Noordzee", words="waits for you", is_open=True),
    ]
    return {
        "accepts": accepts,
        "facts": [
            Thing(label="Aldersteen", text="52, between 42 and 62", mark=2),
            Thing(label="Noordzee", text="73, between 63 and 83", mark=1),
        ],
        "rows": [
            Thing(
                title="Open books on menu costs",
                url="#",
                text="28 May 2026, Amstelveen. 3 decisions",
                accepts=None,
            ),
            Thing(title="We share the cost model of forty dishes.", url="", text="", accepts=accepts),
        ],
        "today": date(2026, 6, 11),
        "waiting": 7,
        "has_head": False,
        "asks": [
            Thing(
                on=date(2026, 6, 12),
                away="tomorrow",
                title="Tansen Foods: one more Noordzee answer, or the results stay hidden",
                text="3 of 9 colleagues have answered the review.",
                accepts=None,
                url="#",
                verb="Remind everyone invited",
                is_primary=False,
            ),
            Thing(
                on=date(2026, 6, 18),
                away="in 7 days",
                title="Aldersteen Catering: read clause 7.2, menu changes",
                text="",
                accepts=accepts,
                url="#",
                verb="Read the clause",
                is_primary=True,
            ),
        ],
        "step": Thing(
            when="Thursday 25 June, 10:00",
            at=date(2026, 6, 25),
            place="At Aldersteen’s kitchen, Schiphol-Rijk",
            title="Who carries the cost of a late menu change?",
            text="Two questions from Aldersteen have no answer from Noordzee yet.",
            url="#",
            verb="Prepare the session",
        ),
        "filters": Filters({"stage": "growing"}),
        "page": paged(RequestFactory().get("/?page=5"), range(230), may_take=True, per_page=8),
    }


def form(data: dict | None = None) -> dict:
    """A form with every kind of field; with data also its errors."""
    from tests.assessments.charts.example_forms import QuickWinForm

    one = QuickWinForm(data)
    return {"form": one, "helper": one.helper}


def ask() -> dict:
    """One part of a questionnaire, with scales of seven and of five points."""
    words = [
        "Strongly disagree",
        "Disagree",
        "Slightly disagree",
        "Neither agree nor disagree",
        "Slightly agree",
        "Agree",
        "Strongly agree",
    ]
    points = [Thing(value=str(value), label=label) for value, label in enumerate(words, start=1)]
    return {
        "progress": Thing(part=3, parts=5, answered=8, statements=23, minutes_left=2, title="How they see us"),
        "statements": [
            Thing(
                name="s20",
                text="Aldersteen would say that we keep our word.",
                points=points,
                cant_value="0",
                answer="6",
                error="",
            ),
            Thing(
                name="s21",
                text="This partnership gives me energy.",
                points=points[1:6],
                cant_value="0",
                answer="",
                error="Choose one, or “I can’t judge this”.",
            ),
        ],
    }


TWO = [examples.ALDERSTEEN, examples.NOORDZEE]
THREE = [examples.ALDERSTEEN, examples.OOSTWAARDE, examples.NOORDZEE]
FOUR = [*THREE, examples.WIJKWERK]
PAGES = {
    "charts": ("charts.html", charts, TWO, True),
    "parts": ("parts.html", parts, TWO, False),
    "form": ("form.html", form, THREE, False),
    "form-errors": ("form.html", lambda: form({}), FOUR, True),
    "ask": ("ask.html", ask, TWO, True),
}


def page(name: str, *, language: str = "en", theme: str = "", signed_in: bool = True) -> str:
    """One example page as HTML."""
    template, context, sides, compact = PAGES[name]
    request = RequestFactory().get("/example/?stage=growing&page=5")
    request.COOKIES["samen-theme"] = theme
    request.user = Thing(is_authenticated=signed_in, name="Esther Vonk", email="esther@noordzee.example")
    nav = [
        Thing(label=label, url="#", current=not at)
        for at, label in enumerate(("Partnerships", "Choose", "Milestones"))
    ]
    shell = {"request": request, "csrf_token": "a-token", "messages": [], "main_nav": nav}
    head = {"title": name, "room": examples.a_room(*sides), "compact": compact}
    # A plain context: what the context processors of the site gather is not asked for here.
    drawn = Engine.get_default().from_string((FOLDER / template).read_text())
    with translation.override(language):
        everything = Context({**shell, **head, **context()})
        everything.request = request  # where the querystring tag looks
        return drawn.render(everything)


def main(folder: Path) -> None:
    """Write every page, light and dark, English and Dutch."""
    from django.conf import settings

    settings.ROOT_URLCONF = __name__
    folder.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        for theme in ("light", "dark"):
            for language in ("en", "nl"):
                (folder / f"{name}.{language}.{theme}.html").write_text(page(name, language=language, theme=theme))


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    main(Path(sys.argv[1]))
