"""What the sides are and were to each other."""

from partnerships.choice.relation.models import Intent, RelationRole
from partnerships.room.seats.models import Partnership


def roles(partnership: Partnership) -> list[RelationRole]:
    """Return the steps of the relation, the newest first."""
    return list(RelationRole.objects.filter(partnership=partnership))


def intent(partnership: Partnership) -> Intent | None:
    """Return the newest declaration of intent, or None."""
    return Intent.objects.filter(partnership=partnership).first()
