"""What the templates make of the charts: the same in every language, inert, named."""

import re
from xml.etree import ElementTree

import pytest
from django.template import engines
from django.utils import translation

from assessments.charts import TrendBySide, TrendTogether
from tests.assessments.charts import examples, preview

pytestmark = pytest.mark.urls("tests.assessments.charts.preview")

DRAWINGS = {
    "radar": examples.the_radar,
    "band_row": lambda: examples.the_table().groups[1].lines[0].row,
    "band_table": examples.a_table_of_four,
    "trend_by_side": lambda: TrendBySide(examples.the_rounds(), examples.EVENTS),
    "trend_together": lambda: TrendTogether(examples.the_rounds()),
    "glyph": lambda: examples.a_glyph(75, 55, None, 55, 60),
    "sparkline": lambda: examples.a_sparkline((58.25, 4.5), (63, 4)),
    "mini_pair": lambda: examples.a_pair(73, ("Aldersteen", 52), told_apart=True),
}
GEOMETRY = re.compile(r'\b(?:x|y|x1|x2|y1|y2|cx|cy|r|width|height|points|d|transform|viewBox)="([^"]*)"')
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


def draw(tag: str, chart, language: str = "en") -> str:
    with translation.override(language):
        drawn = engines["django"].from_string("{% " + tag + " chart %}").render({"chart": chart})
    return re.sub(r"\s+(?=<)", "", drawn)


@pytest.mark.parametrize("tag", DRAWINGS)
def test_dutch_coordinates_are_the_english_ones(tag, settings):
    settings.USE_THOUSAND_SEPARATOR = True
    chart = DRAWINGS[tag]()
    assert GEOMETRY.findall(draw(tag, chart, "nl")) == GEOMETRY.findall(draw(tag, chart, "en"))


@pytest.mark.parametrize("tag", DRAWINGS)
def test_coordinates_are_canonical(tag):
    for attribute in GEOMETRY.findall(draw(tag, DRAWINGS[tag](), "nl")):
        for text in re.split(r"[ ,MLZ()%]|translate", attribute):
            assert re.fullmatch(r"|-?(0|[1-9]\d*)(\.[1-9])?", text), attribute
            assert text != "-0"


@pytest.mark.parametrize("tag", DRAWINGS)
def test_every_chart_is_an_image_with_a_name(tag):
    drawn = draw(tag, DRAWINGS[tag]()).replace("&nbsp;", " ")
    for svg in re.findall(r"<svg[^>]*role=\"img\".*?</svg>", drawn, re.DOTALL):
        assert re.search(r"<title[^>]*>\s*\S", svg)


@pytest.mark.parametrize("tag", DRAWINGS)
def test_every_chart_is_well_formed(tag):
    ElementTree.fromstring(f"<div>{draw(tag, DRAWINGS[tag]())}</div>".replace("&nbsp;", " "))


@pytest.mark.parametrize("tag", ["trend_by_side", "trend_together"])
def test_trends_can_be_read_as_a_table(tag):
    drawn = draw(tag, DRAWINGS[tag]())
    assert '<details class="as-table">' in drawn
    assert "March 2026" in drawn


def test_titles_name_the_sides_alphabetically_with_their_bands():
    assert "<title>Aldersteen 20 to 40; Noordzee 70 to 90</title>" in draw("band_row", DRAWINGS["band_row"]())
    assert "<title>Aldersteen 52, Noordzee 73</title>" in draw("mini_pair", DRAWINGS["mini_pair"]())
    radar = draw("radar", DRAWINGS["radar"]())
    assert "Right partner: Aldersteen 70, between 60 and 80; Noordzee 80, between 70 and 90;" in radar


def test_a_hidden_side_is_named_with_the_reason():
    drawn = draw("band_table", examples.the_table())
    assert "Aldersteen: fewer than four could judge" in drawn
    assert "Aldersteen: not shown" in drawn


@pytest.mark.parametrize("name", preview.PAGES)
@pytest.mark.parametrize("language", ["en", "nl"])
def test_example_pages_render_without_style_or_script_of_their_own(name, language):
    html = preview.page(name, language=language)
    assert " style=" not in html
    assert "<style" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\son[a-z]+=", html)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
