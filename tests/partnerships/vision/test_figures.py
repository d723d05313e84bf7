"""Figures as people type and read them."""

from decimal import Decimal as D

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from partnerships.vision.figures import FigureField, parsed, said


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("en", "0.42", "0.42"),
        ("en", "0,42", "0.42"),
        ("en", "1,100", "1100"),
        ("en", "1.100", "1.1"),
        ("en", "1,100,000.5", "1100000.5"),
        ("nl", "0,42", "0.42"),
        ("nl", "0.42", "0.42"),
        ("nl", "1.100", "1100"),
        ("nl", "1,100", "1.1"),
        ("nl", "1.100.000,5", "1100000.5"),
        ("nl", "0.425", "0.425"),
        ("en", "−5.1", "-5.1"),
        ("en", " 12 ", "12"),
        ("nl", "1 000", "1000"),
    ],
)
def test_what_is_typed_is_what_is_meant(language, typed, meant):
    with translation.override(language):
        assert parsed(typed) == D(meant)


@pytest.mark.parametrize("typed", ["", "a", "1e5", "NaN", "Infinity", "1.2.3", "--1", "٣", "1,2,3.4"])
def test_what_is_no_figure(typed):
    with translation.override("en"):
        assert parsed(typed) is None


def test_figures_are_read_in_the_readers_way():
    with translation.override("en"):
        assert said(D("1100.50"), "€") == "€\u00a01,100.5"
        assert said(D("1.1"), "€ m") == "€\u00a01.1\u00a0m"
        assert said(D("0.38"), "€/meal") == "€\u00a00.38\u00a0/meal"
        assert said(D("-5.1"), "%") == "−5.1\u00a0%"
        assert said(D("1E+3")) == "1,000"
    with translation.override("nl"):
        assert said(D("1100.5"), "kg") == "1.100,5\u00a0kg"
    assert said(None) == "–"


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("value", ["0.425", "1100", "1234567.8912", "-3", "0", "0.0001", "1.1"])
def test_what_a_form_shows_is_read_back_the_same(language, value):
    with translation.override(language):
        field = FigureField()
        assert field.clean(field.prepare_value(D(value))) == D(value)


@pytest.mark.parametrize("typed", ["1.23456", "123456789012", "x"])
def test_a_figure_that_cannot_be_kept_exactly_is_refused(typed):
    with translation.override("en"), pytest.raises(ValidationError):
        FigureField().clean(typed)
