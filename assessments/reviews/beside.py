"""What upper rooms put beside a result, never inside it: facts next to opinions.

A room registers in its `apps.ready` a template and how its context is found; the page of a result shows all
of them below what people said. Nothing of it enters a figure of the result.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assessments.reviews.models import TrustReview
from partnerships.room.access import Access

Find = Callable[[TrustReview, Access, datetime], Any]


@dataclass(frozen=True)
class Beside:
    """One section. `find(review, access, now)` returns what the template shows as `section`, None for nothing."""

    template: str
    find: Find


@dataclass(frozen=True)
class Section:
    """A section as it stands beside one result."""

    template: str
    shows: Any


_SECTIONS: list[Beside] = []


def register(beside: Beside) -> None:
    """Add a section below those registered before."""
    _SECTIONS.append(beside)


def sections(review: TrustReview, access: Access, now: datetime) -> list[Section]:
    """Return the sections that have something to show beside this result."""
    found = [Section(beside.template, beside.find(review, access, now)) for beside in _SECTIONS]
    return [section for section in found if section.shows is not None]
