"""Who declared what."""

from partnerships.choice.interests.models import InterestDeclaration
from partnerships.room.seats.models import Partnership


def declarations(partnership: Partnership) -> list[InterestDeclaration]:
    """Return each person's newest declaration, by side and name."""
    rows = InterestDeclaration.objects.filter(partnership=partnership).select_related(
        "participant__user", "participant__side__organisation"
    )
    newest: dict[int, InterestDeclaration] = {}
    for row in rows:
        newest.setdefault(row.participant_id, row)
    return sorted(
        newest.values(),
        key=lambda row: (row.participant.side.name.lower(), row.participant.user.name.lower(), row.pk),
    )
