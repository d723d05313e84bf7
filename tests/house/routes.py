"""Every address of the site, found by walking the resolver with all its includes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

from accounts.people.gates import Gate

FLOORS = ("accounts", "partnerships", "assessments", "dashboards", "config")


@dataclass(frozen=True)
class Route:
    """One address: its name, its pattern as written, its view, the names in it."""

    name: str
    pattern: str
    view: Callable
    arguments: dict[str, object] = field(hash=False)

    def __str__(self) -> str:
        return self.name or self.pattern

    @property
    def gates(self) -> list[Gate]:
        """The gates on the way to the view: one is right."""
        return [gate for gate in [getattr(self.view, "gate", None)] if isinstance(gate, Gate)]

    @property
    def gate(self) -> str:
        """The gate as the matrix writes it: `open`, `partnership:write_room`."""
        gate = self.gates[0]
        return f"{gate.kind}:{gate.permission}" if gate.permission else gate.kind

    @property
    def is_ours(self) -> bool:
        """Whether the view is written here, not by a library."""
        return self.view.__module__.split(".")[0] in FLOORS

    def path(self, arguments: dict[str, str]) -> str:
        """Return the address with these texts in it, also texts that `reverse` would refuse."""
        return "/" + re.sub(r"<(?:[^:>]+:)?([^>]+)>", lambda found: arguments[found[1]], self.pattern)


def all_routes() -> list[Route]:
    """Return every address, in the order of the resolver."""
    return list(_walk(get_resolver(), "", {}, ""))


def _walk(resolver: URLResolver, prefix: str, arguments: dict, namespace: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        pattern = prefix + _as_route(entry.pattern)
        inner = arguments | (entry.pattern.converters or dict.fromkeys(entry.pattern.regex.groupindex))
        if isinstance(entry, URLResolver):
            inside = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, pattern, inner, inside)
        elif isinstance(entry, URLPattern):
            yield Route(f"{namespace}{entry.name}" if entry.name else "", pattern, entry.callback, inner)


def _as_route(pattern: RoutePattern | RegexPattern) -> str:
    if isinstance(pattern, RoutePattern):
        return str(pattern)
    return re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", str(pattern)).removeprefix("^").removesuffix("$")
