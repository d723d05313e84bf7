"""Every address has one door, and the door is written on it."""

import inspect
import re
from pathlib import Path

import pytest

from partnerships.roles import Permission
from tests.house.matrix import RULES
from tests.house.routes import Route, all_routes

ROOT = Path(__file__).resolve().parents[2]
ROUTES = all_routes()
# The pages one reaches without signing in. A page that joins them is a decision: write it down here.
WITHOUT_SIGNING_IN = {
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "answer_check",
    "answer_link",
    "answer_part",
    "answer_thanks",
    "answer_together",
    "answer_withdraw",
    "answer_withdrawn",
    "calendar_feed",
    "healthz",
    "join",
    "method",
    "person_language",
    "person_theme",
    "setup",
    "setup_where",
    "what_we_store",
}


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_a_view_stands_behind_exactly_one_gate(route: Route):
    assert len(route.gates) == 1, (
        f"{route.view.__module__}.{route.view.__name__} has no gate: decorate it with @requires(…), @signed_in, "
        "@installation_administrator, @organisation_member, @by_link or @open_to_all"
    )
    kind = route.gates[0].kind
    assert kind in RULES, f"gate {kind!r} is new: give it a rule in tests/house/matrix.py"
    if kind == "partnership":
        assert route.gates[0].permission in set(Permission)


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_nobody_is_let_in_by_oversight(route: Route):
    """Django's own middleware asks for a sign-in unless the view says otherwise; only doors may say so."""
    without = not getattr(route.view, "login_required", True)
    assert without == (route.gates[0].kind in ("open", "link"))
    if without:
        assert route.name in WITHOUT_SIGNING_IN, "decide, and add it to WITHOUT_SIGNING_IN"


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_a_route_has_a_name_of_its_own(route: Route):
    assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", route.name), f"no good name: {route.name!r}"
    assert sum(other.name == route.name for other in ROUTES) == 1
    if route.is_ours:
        view = inspect.unwrap(route.view).__name__
        assert view in (route.name, f"{route.name}_page"), "a view is named like its address"
    assert route.pattern.endswith("/") or "." in route.pattern or route.name == "healthz" or not route.pattern


@pytest.mark.parametrize("route", ROUTES, ids=str)
def test_no_address_tells_a_row_number(route: Route):
    """Ids in addresses are public ids or tokens: nothing to count, nothing to guess."""
    for name, converter in route.arguments.items():
        assert name not in ("pk", "id"), "use the public id"
        if type(converter).__name__ == "IntConverter":
            assert name in ("number", "version", "year", "month", "page", "part"), (
                f"{name} looks like a row number"
            )


def test_every_address_that_is_named_exists():
    """In templates and in Python: a link to a page that is not there is a 500 on the page that holds it."""
    named: dict[str, str] = {}
    for path in (ROOT / "templates").rglob("*.*"):
        for name in re.findall(r"{%\s*url\s+[\"']([^\"']+)[\"']", path.read_text()):
            named.setdefault(name, path.relative_to(ROOT).as_posix())
    for floor in ("accounts", "partnerships", "assessments", "dashboards"):
        for path in (ROOT / floor).rglob("*.py"):
            for name in re.findall(r"\b(?:reverse|redirect)\(\s*[\"']([a-z_:]+)[\"']", path.read_text()):
                named.setdefault(name, path.relative_to(ROOT).as_posix())
    known = {route.name for route in ROUTES}
    missing = {name: place for name, place in named.items() if name not in known}
    assert not missing
