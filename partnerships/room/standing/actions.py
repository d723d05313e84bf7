"""Writing the standing down: what lists read."""

import unicodedata
from datetime import datetime

from partnerships.room.seats.models import Partnership, Side
from partnerships.room.standing.models import Standing


def searchable(*words: str) -> str:
    """Return words as people type them into a search box: lower case, without accents."""
    decomposed = unicodedata.normalize("NFKD", " ".join(words))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


def note_names(*, partnership: Partnership, now: datetime) -> None:
    """Write subject and names of the sides down for the search; makes the row of a new partnership."""
    names = Side.objects.seated().filter(partnership=partnership).alphabetical()
    text = searchable(partnership.subject, *names.values_list("organisation__name", flat=True))
    Standing.objects.update_or_create(
        partnership=partnership,
        defaults={"search_text": text},
        create_defaults={"search_text": text, "updated_at": now},
    )
