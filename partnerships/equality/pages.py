"""What all pages of this room share."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from partnerships.room.access import Access
from partnerships.room.masthead import masthead


def room_page(
    request, access: Access, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Return an inner page under “Equal footing”."""
    shared = {"room": masthead(access, "equality"), "compact": True, "can": access.can, "refused": ""}
    return render(request, template, shared | (context or {}), status=status)
