"""What the pages of all rooms have in common, for views only: the clock stops at the door."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from partnerships.room.access import Access
from partnerships.room.masthead import masthead


def inner_page(
    request, access: Access, nav: str, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render a page under the room's head; `nav` is its entry of the room's navigation."""
    head = {"room": masthead(access, nav), "compact": True}
    return render(request, template, {"can": access.can} | context | head, status=status)


def today_of(access: Access) -> date:
    """Return the day it is now where the partnership lives."""
    return access.partnership.day_at(timezone.now())
