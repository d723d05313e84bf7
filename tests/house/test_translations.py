"""Everything Samen says, it says in Dutch as well."""

import re

import pytest
from django.utils.dates import MONTHS

from tests.house.messages import NotLiteral, all_messages, catalogue, from_python, of_template

WORD = re.compile(r"[^\W\d_]{2,}")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{\w*\}")


def test_texts_are_found_in_templates():
    source = """{% load i18n %}<p title="{% translate 'one' %}">{% blocktranslate with n=x %}two {{ n }}
    it's{% endblocktranslate %}</p>{% blocktranslate count n=x %}{{ n }} day{% plural %}{{ n }} days
    {% endblocktranslate %}{% translate "may" context "month" %} don't {{ _("three") }}"""
    found = {(m.context, m.text.strip()[:4], bool(m.plural)) for m in of_template(source, "x.html")}
    assert found == {
        ("", "one", False),
        ("", "two ", False),
        ("", "%(n)", True),
        ("month", "may", False),
        ("", "thre", False),
    }


def test_every_text_stands_in_the_source_as_it_is():
    try:
        assert list(from_python())
    except NotLiteral as error:
        pytest.fail(str(error))


def test_a_text_has_one_plural():
    """The same everywhere, else one of the two is never translated."""
    plurals: dict[tuple, set] = {}
    for message in (m for m in all_messages() if m.plural):
        plurals.setdefault(message.key, set()).add(message.plural)
    assert not {key for key, found in plurals.items() if len(found) > 1}


def test_no_text_takes_the_place_of_a_month():
    """“May” as a heading would make every fifth month “Mag”: such a text needs a context."""
    months = {str(month) for month in MONTHS.values()}
    assert not [m.place for m in all_messages() if m.text in months and not m.context]


def test_every_text_has_its_dutch():
    dutch = catalogue()
    lacking = []
    for message in all_messages():
        known = dutch.get(message.text, message.context or None)
        said = known.string if known else ""
        said = list(said) if isinstance(said, tuple | list) else [said]
        if known is None or known.fuzzy or not all(said) or (message.plural and len(said) < 2):
            lacking.append(f"{message.place}: {message.text[:90]!r}")
    assert not lacking, (
        f"{len(lacking)} texts without Dutch; `python -m tests.house.messages` writes them into the catalogue:\n"
        + "\n".join(lacking)
    )


#: Dutch says these with the same words as English.
SAME_IN_DUTCH = {
    *("Account", "Agenda", "Band", "Begin", "Criteria", "E-mail", "Menu", "Open", "Partner", "Trends", "open"),
    *("Bytes", "Quick win", "%(n)s open", "Beat", "Broker", "Database", "Worker"),
    *("volume", "Samen", "Aldersteen", "Quick wins", "%(n)s min", "%(n)s quick win open", "%(n)s quick wins open"),
}


def test_no_text_stays_english_in_the_catalogue():
    """What has words of its own says them otherwise in Dutch, or stands in the list."""
    same = set()
    for message in (m for m in catalogue() if m.id):
        texts = message.id if isinstance(message.id, tuple | list) else [message.id]
        said = message.string if isinstance(message.string, tuple | list) else [message.string]
        same |= {text for text in texts if text in said and WORD.search(PLACEHOLDER.sub("", text))}
    assert same <= SAME_IN_DUTCH, sorted(same - SAME_IN_DUTCH)
    assert same == SAME_IN_DUTCH, f"not the same any more: {sorted(SAME_IN_DUTCH - same)}"


def test_dutch_keeps_the_places_for_names_and_numbers():
    wrong = []
    for message in catalogue():
        if not message.id:
            continue
        texts = message.id if isinstance(message.id, tuple | list) else [message.id]
        said = message.string if isinstance(message.string, tuple | list) else [message.string]
        asked = set(PLACEHOLDER.findall(texts[-1]))
        wrong += [f"{texts[0]!r} → {s!r}" for s in said if s and set(PLACEHOLDER.findall(s)) - asked]
        if said[-1] and set(PLACEHOLDER.findall(said[-1])) != asked:
            wrong.append(f"{texts[0]!r} → {said[-1]!r}")
    assert not wrong


def test_the_catalogue_holds_nothing_that_nobody_says():
    known = {message.key for message in all_messages()}
    dead = [
        m.id
        for m in catalogue()
        if m.id and (m.context or "", m.id[0] if isinstance(m.id, tuple | list) else m.id) not in known
    ]
    assert not dead, "`python -m tests.house.messages` takes them out"
