"""What all pages of this room share."""

from typing import Any

from django.http import HttpResponse

from partnerships.room.access import Access
from partnerships.room.pages import inner_page


def room_page(
    request, access: Access, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Return an inner page under “Equal footing”."""
    return inner_page(request, access, "equality", template, {"refused": ""} | (context or {}), status)
