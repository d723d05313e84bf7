"""What makes a page's HTML valid and its parts find each other."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from tests.house.rendered import Page

POINTS_TO = (
    *("for", "form", "headers", "list", "popovertarget"),
    *("aria-labelledby", "aria-describedby", "aria-details", "aria-errormessage"),
    *("aria-controls", "aria-owns", "aria-activedescendant"),
)
LABELLED = ("input", "select", "textarea", "meter", "output", "progress", "button")
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {
    *("address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "fieldset", "figure"),
    *("footer", "form", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
#: Element → what must not stand inside it, however deep.
REFUSED = (
    dict.fromkeys(("abbr", "b", "button", "cite", "code", "em", "i", "label", "p"), BLOCKS)
    | dict.fromkeys(("small", "span", "strong", "time", *HEADINGS), BLOCKS)
    | dict.fromkeys(("legend", "summary"), BLOCKS - HEADINGS)
    | {"caption": {"table"}, "dt": HEADINGS | {"header", "footer", "article", "section", "nav"}}
)
#: Element → where alone it may stand.
PARENTS = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
    "option": {"select", "optgroup", "datalist"},
    "legend": {"fieldset"},
    "summary": {"details"},
    "figcaption": {"figure"},
    "caption": {"table"},
}
#: Element → what alone may stand right in it.
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"caption", "thead", "tbody", "tfoot", "colgroup"},
    "tr": {"td", "th"},
    "select": {"option", "optgroup", "hr"},
}
NUMBERS = ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height")
NUMBER = re.compile(r"-?\d+(\.\d+)?%?")
ACTIVE = {"a", "button", "input", "select", "textarea", "details"}


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page's markup, each in a line."""
    checks = (_parsing, _ids, _references, _headings, _nesting, _numbers, _document)
    return list(dict.fromkeys(fault for check in checks for fault in check(page)))


def _parsing(page: Page) -> Iterator[str]:
    yield from page.errors


def _ids(page: Page) -> Iterator[str]:
    given = [element.get("id") for element in page.elements if "id" in element.attrib]
    for name, count in Counter(given).items():
        if count > 1:
            yield f"id {name!r} is given {count} times"
        if not name or re.search(r"\s", name):
            yield f"id {name!r} is empty or has a space"


def _references(page: Page) -> Iterator[str]:
    by_id = {element.get("id"): element for element in page.elements}
    for element in page.elements:
        for name in POINTS_TO:
            for target in element.get(name, "").split():
                if target not in by_id:
                    yield f"{_shown(element)}: {name} leads to no id {target!r}"
                elif name == "for" and element.tag == "label" and by_id[target].tag not in LABELLED:
                    yield f"{_shown(element)}: for leads to a <{by_id[target].tag}>"
        address = element.get("href", "")
        if element.tag == "a" and address.startswith("#") and address != "#" and address[1:] not in by_id:
            yield f"{_shown(element)}: leads to no place on the page"


def _headings(page: Page) -> Iterator[str]:
    levels = [int(element.tag[1]) for element in page.elements if re.fullmatch("h[1-6]", element.tag)]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} main headings"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def _nesting(page: Page) -> Iterator[str]:
    for parent in page.elements:
        allowed = CHILDREN.get(parent.tag)
        for child in parent:
            if not isinstance(child.tag, str):
                continue
            if allowed and child.tag not in allowed | {"script", "template"}:
                yield f"{_shown(child)} stands right in {_shown(parent)}"
            if child.tag in PARENTS and parent.tag not in PARENTS[child.tag]:
                yield f"{_shown(child)} stands in {_shown(parent)}"
        refused = REFUSED.get(parent.tag, set())
        active = ACTIVE if parent.tag in ("a", "button") else {"label"} if parent.tag == "label" else set()
        for inner in parent.iter():
            if inner is not parent and inner.tag in refused | active:
                yield f"{_shown(inner)} stands inside {_shown(parent)}"


def _numbers(page: Page) -> Iterator[str]:
    """What a machine reads has a point, whatever the reader's language has."""
    for element in page.elements:
        for name in NUMBERS:
            if name in element.attrib and not NUMBER.fullmatch(element.get(name)):
                yield f'{_shown(element)}: {name}="{element.get(name)}" is no number'
        if element.tag in ("meter", "progress") and not NUMBER.fullmatch(element.get("value", "0")):
            yield f'{_shown(element)}: value="{element.get("value")}" is no number'


def _document(page: Page) -> Iterator[str]:
    titles = [element for element in page.elements if element.tag == "title" and element in list(page.root[0])]
    if len(titles) != 1 or not "".join(titles[0].itertext()).strip():
        yield "a page has one title"
    if not page.root.get("lang"):
        yield "a page says its language"
    for element in page.elements:
        if element.tag == "img" and "alt" not in element.attrib:
            yield f"{_shown(element)} has no alt"
        if element.tag == "time" and not element.get("datetime"):
            yield f"{_shown(element)} has no datetime"


def _shown(element: Element) -> str:
    names = ("id", "class", "name", "href")
    known = "".join(f' {name}="{element.get(name)}"' for name in names if element.get(name))
    return f"<{element.tag}{known}>"
