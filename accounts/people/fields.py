"""Form fields for what people type about themselves and others."""

import re
import unicodedata
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Marks that turn the direction of everything after them: a name must not rearrange somebody else's page.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff\ud800-\udfff]")


def tidy(text: str) -> str:
    """Return text in one spelling: composed letters, line ends as LF, no marks that turn the direction."""
    return _TURNS.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))


class LineField(forms.CharField):
    """One line of text: composed letters, single spaces, no control characters."""

    def to_python(self, value):
        text = super().to_python(value)
        return " ".join(tidy(text).split()) if isinstance(text, str) else text

    def validate(self, value):
        super().validate(value)
        if _UNSEEN.search(value):
            raise ValidationError(_("This contains characters that cannot be shown."), code="unseen")


class TextField(forms.CharField):
    """Several lines of text, with line ends in one spelling."""

    widget = forms.Textarea

    def to_python(self, value):
        text = super().to_python(value)
        return tidy(text).strip() if isinstance(text, str) else text

    def validate(self, value):
        super().validate(value)
        if _UNSEEN.search(value):
            raise ValidationError(_("This contains characters that cannot be shown."), code="unseen")


class DayField(forms.DateField):
    """A day, with the browser's own calendar. Outside `years` (the first and the last) it is a slip of the pen."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    years = (1900, 2150)

    def __init__(self, *, years: tuple[int, int] | None = None, **options):
        self.years = years or self.years
        super().__init__(**options)

    def widget_attrs(self, widget):
        first, last = self.years
        return super().widget_attrs(widget) | {"min": f"{first}-01-01", "max": f"{last}-12-31"}

    def validate(self, value):
        super().validate(value)
        first, last = self.years
        if value is not None and not first <= value.year <= last:
            said = {"first": str(first), "last": str(last)}
            raise ValidationError(_("A day between %(first)s and %(last)s."), code="unlikely", params=said)


def past_day(day: date | None, today: date) -> date | None:
    """Return the day if it has been; else a ValidationError for the reader."""
    if day and day > today:
        raise ValidationError(_("A day that has been."))
    return day


class AddressField(forms.EmailField):
    """An e-mail address, in lower case as all addresses are kept."""

    def to_python(self, value):
        return super().to_python(value).lower()


class NewPasswordField(forms.CharField):
    """A password to be chosen. It is taken as typed; the form checks it against the rule."""

    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})

    def __init__(self, **options):
        options.setdefault("label", _("Choose a password"))
        options.setdefault("help_text", _("At least 15 characters. A short sentence works well."))
        super().__init__(strip=False, max_length=400, **options)
