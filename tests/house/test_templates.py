"""The browser's rules hold in every template, sheet and script of ours."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

TEMPLATES = settings.BASE_DIR / "templates"
STATIC = settings.BASE_DIR / "static"
PAGES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
SHEETS = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
FORBIDDEN = {
    "inline style": re.compile(r"\sstyle\s*=|<style", re.IGNORECASE),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "event handler": re.compile(r"<[^>%]*\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "something from elsewhere": re.compile(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE),
    "safe by decree": re.compile(r"\{%\s*autoescape\s+off"),
}
# Who one is and a password: nothing that would be missed.
NOT_GUARDED = {page for page in PAGES if page.startswith("account/")} | {
    "organisations/join.html",
    "people/setup.html",
}


def text_of(name: str) -> str:
    return (TEMPLATES / name).read_text()


@pytest.mark.parametrize("name", PAGES)
def test_every_template_compiles(name):
    get_template(name)


#: A part of a picture that has a name, and a picture inside a figure that is hidden from a reader as a whole.
NAMED_AROUND = {"_components/charts/mark.html", "room/first_day.html"}


def pictures_in(text: str) -> list[str]:
    """Every picture of a template: its opening tag and what follows it directly; pictures inside one left out."""
    found, depth = [], 0
    for tag in re.finditer(r"<svg\b[^>]*>|</svg>", text):
        if tag[0] == "</svg>":
            depth -= 1
            continue
        if depth == 0:
            found.append(text[tag.start() : tag.end() + 40])
        depth += not tag[0].endswith("/>")
    return found


@pytest.mark.parametrize("name", sorted(set(PAGES) - NAMED_AROUND))
def test_every_picture_is_named_or_left_to_the_eye(name):
    """A picture that says something has a role and a title; one that only adorns is hidden from a reader."""
    for picture in pictures_in(text_of(name)):
        tag, _, rest = picture.partition(">")
        assert 'aria-hidden="true"' in tag or ('role="img"' in tag and rest.lstrip().startswith("<title")), picture


@pytest.mark.parametrize("name", PAGES)
def test_no_template_breaks_the_policy(name):
    found = [what for what, pattern in FORBIDDEN.items() if pattern.search(text_of(name))]
    assert found == []


@pytest.mark.parametrize("name", PAGES)
def test_every_form_that_sends_carries_its_token(name):
    forms = re.findall(r"<form\b[^>]*method=.post.*?</form>", text_of(name), re.DOTALL | re.IGNORECASE)
    assert all("{% csrf_token %}" in form for form in forms)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in NOT_GUARDED])
def test_every_form_that_one_writes_in_asks_before_it_is_left(name):
    forms = re.findall(r"(<form\b[^>]*method=.post[^>]*>)(.*?)</form>", text_of(name), re.DOTALL | re.IGNORECASE)
    writes = re.compile(r"<textarea|\|crispy|form_field|block fields|type=\"text")
    assert [tag for tag, inside in forms if writes.search(inside) and "data-guard" not in tag] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_button_says_what_it_is(name):
    buttons = re.findall(r"<button\b[^>]*>", text_of(name))
    assert all("type=" in button or "flat_attrs" in button for button in buttons)


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_not_given_twice_in_a_template(name):
    ids = re.findall(r'\sid="([^"{]+)"', text_of(name))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheets_load_nothing_but_our_own_typefaces(sheet):
    css = sheet.read_text()
    assert "@import" not in css
    assert set(re.findall(r"url\(([^)]*)\)", css)) <= {
        '"../built/fonts/source-serif-4.woff2"',
        '"../built/fonts/hanken-grotesk.woff2"',
    }


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_make_no_code_and_no_markup(script):
    assert not re.search(
        r"\beval\b|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write", script.read_text()
    )


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html", "500.html", "503.html"])
def test_error_pages_need_no_request_and_no_query(name):
    assert "<h1>" in render_to_string(name)


def test_an_outsider_reads_the_same_as_at_a_wrong_address():
    page = get_template("404.html").template
    theirs, nowhere = (RequestFactory().get(path) for path in ("/partnerships/1/", "/nothing/at/all/"))
    assert page.render(Context({"request": theirs})) == page.render(Context({"request": nowhere}))


def test_the_first_page_is_light_enough():
    """Cold and uncompressed, sheet and scripts leave room for two typefaces (78 KB) within 150 KB."""
    heavy = sum(Path(path).stat().st_size for path in [*SHEETS, *SCRIPTS, STATIC / "logo.svg"])
    assert heavy <= 70_000
