"""Figures as people read and type them: exact decimals with a unit, comma or point."""

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

PLACES, DIGITS = 4, 11
_IN_THOUSANDS = {
    "nl": re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?"),
    "en": re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?"),
}


def plain(value: Decimal) -> Decimal:
    """Return the same figure without trailing zeros and without an exponent."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def said(value: Decimal | None, unit: str = "") -> str:
    """Return a figure in the reader's language with its unit: "€ 1,100", "€ 6 m", "71 %"."""
    if value is None:
        return "–"
    bare = plain(value)
    places = max(0, -int(bare.as_tuple().exponent))
    number = number_format(abs(bare), decimal_pos=places, use_l10n=True, force_grouping=True)
    number = f"−{number}" if bare < 0 else number
    sign, rest = (unit[0], unit[1:].strip()) if unit[:1] in ("€", "£", "$") else ("", unit)
    return "\u00a0".join(part for part in (sign, number, rest) if part)


def parsed(text: str) -> Decimal | None:
    """Return the figure that somebody typed, in the way of the reader's language; None if it is none."""
    text = re.sub(r"[\s\u00a0\u202f]", "", text).replace("−", "-")
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    language = "nl" if (get_language() or "en").startswith("nl") else "en"
    if _IN_THOUSANDS[language].fullmatch(digits):
        digits = digits.replace("." if language == "nl" else ",", "")
    digits = digits.replace(",", ".")
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", digits):
        return None
    return Decimal(sign + digits)


class FigureField(forms.CharField):
    """A figure, typed with a comma or a point; kept exactly."""

    def __init__(self, **options):
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=40, **options)

    def prepare_value(self, value):
        if isinstance(value, Decimal):
            return said(value).replace("−", "-")
        return value

    def clean(self, value) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        figure = parsed(text)
        if figure is None:
            raise ValidationError(_("Write a number, for example 12.5."), code="no_figure")
        whole, _point, part = format(abs(plain(figure)), "f").partition(".")
        if len(whole) > DIGITS or len(part) > PLACES:
            raise ValidationError(
                _("At most %(digits)d digits before and %(places)d behind the point."),
                code="too_long",
                params={"digits": DIGITS, "places": PLACES},
            )
        return plain(figure)
