"""Voice: what each side proposed and what of it every side accepted. In words, in no order of merit."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.room.consent.models import Proposal
from partnerships.room.models import Partnership, Side

State = Proposal.State


@dataclass(frozen=True)
class Voice:
    """One side's proposals: made, accepted by every side, and waiting."""

    side: Side
    made: int
    joint: int
    waiting: int

    @property
    def words(self) -> str:
        """The counts as a sentence."""
        if not self.made:
            return _("has proposed nothing yet")
        said = ngettext("%(n)s proposal", "%(n)s proposals", self.made) % {"n": self.made}
        joint = ngettext("%(n)s accepted by every side", "%(n)s accepted by every side", self.joint)
        parts = [said, joint % {"n": self.joint}]
        if self.waiting:
            parts.append(ngettext("%(n)s waits", "%(n)s wait", self.waiting) % {"n": self.waiting})
        return ", ".join(parts)


def voices(partnership: Partnership, sides: list[Side]) -> list[Voice]:
    """Return each side's voice, in the order of `sides`, in one statement.

    What was replaced by a newer version is counted once, at the version that stands.
    """
    rows = Proposal.objects.filter(partnership=partnership).exclude(state=State.SUPERSEDED).order_by()
    counted = {
        row["proposed_by__side"]: row
        for row in rows.values("proposed_by__side").annotate(
            made=Count("pk"),
            joint=Count("pk", filter=Q(state=State.JOINT)),
            waiting=Count("pk", filter=Q(state=State.OPEN)),
        )
    }
    none = {"made": 0, "joint": 0, "waiting": 0}
    return [
        Voice(side, **{key: counted.get(side.pk, none)[key] for key in ("made", "joint", "waiting")})
        for side in sides
    ]
