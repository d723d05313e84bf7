"""What something is about, as an address and a form say it: `decision:kp4…`, or nothing for the whole room."""

import re
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from accounts.identifiers import PublicIdConverter
from partnerships.room import navigation, subjects
from partnerships.room.seats.models import Partnership

_CODE = re.compile(rf"\A(?P<kind>[a-z_]{{1,40}}):(?P<public_id>{PublicIdConverter.regex})\Z")


@dataclass(frozen=True)
class About:
    """One thing of a room that every side may see; `kind` is empty for the room itself."""

    kind: str
    public_id: str
    title: str
    url: str

    @property
    def code(self) -> str:
        """How it stands in an address."""
        return code_of(self.kind, self.public_id)

    @property
    def label(self) -> str:
        """The word for its kind."""
        return subjects.label(self.kind) if self.kind else _("The partnership")


def code_of(kind: str, public_id: str) -> str:
    """Return kind and id as one text; empty for the room itself."""
    return f"{kind}:{public_id}" if kind else ""


def the_room(partnership: Partnership) -> About:
    """Return the room itself as something one can be about."""
    return About("", "", partnership.subject, navigation.front_of(partnership))


def find_about(partnership: Partnership, code: str) -> About:
    """Return what a code stands for.

    Raises Http404 for what is not in this room, exactly as for what is nowhere.
    """
    if not code:
        return the_room(partnership)
    parts = _CODE.match(code)
    shown = subjects.find(partnership, parts["kind"], parts["public_id"]) if parts else None
    if parts is None or shown is None:
        raise Http404
    return About(parts["kind"], parts["public_id"], shown.title, shown.url)


def find_abouts(partnership: Partnership, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], About]:
    """Return many at once, one statement for each kind; what is no longer there is left out."""
    found = subjects.find_all(partnership, (pair for pair in wanted if pair[0]))
    abouts = {pair: About(*pair, shown.title, shown.url) for pair, shown in found.items()}
    if ("", "") in wanted:
        abouts["", ""] = the_room(partnership)
    return abouts
