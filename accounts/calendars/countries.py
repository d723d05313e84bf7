"""Countries and their time zones, named in the reader's language (names from Unicode's CLDR)."""

from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

_REGIONS = {
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
}
DEFAULT_ZONE = "Europe/Amsterdam"
# Where a country has several zones: the one most of its people live in.
_USUAL = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
}


@lru_cache(maxsize=8)
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Return (ISO 3166 code, name) of every country, sorted by name in that language."""
    zones = get_global("territory_zones")
    names = Locale.parse(language, sep="-").territories
    known = [(code, name) for code, name in names.items() if len(code) == 2 and code in zones]
    return tuple(sorted(known, key=lambda country: country[1].casefold()))


def country_name(code: str, language: str) -> str:
    """Return the name of a country in that language; the code itself if nobody knows it."""
    return dict(countries(language)).get(code, code)


@lru_cache(maxsize=1)
def zones() -> tuple[str, ...]:
    """Return the time zones people live in, by name."""
    return tuple(sorted(zone for zone in available_timezones() if zone.split("/")[0] in _REGIONS))


def zone_of(country: str) -> str:
    """Return the time zone of a country; of a large country the one most of its people live in."""
    if country in _USUAL:
        return _USUAL[country]
    of_country = get_global("territory_zones").get(country) or [DEFAULT_ZONE]
    return of_country[0] if of_country[0] in zones() else DEFAULT_ZONE
