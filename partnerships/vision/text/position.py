"""The joint position on sustainability: proposed as a whole, joint once every side has accepted it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.versions import ChangedMeanwhile
from partnerships.roles import Permission
from partnerships.room.canonical import canonical
from partnerships.room.consent.actions import propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.consent.reads import content_of
from partnerships.room.models import Participant, Partnership
from partnerships.vision.entitled import VisionRefused, entitled
from partnerships.vision.text.models import Position

POSITION = "position"
FIELDS = ("text", "norm_title", "norm_version", "norm_link", "verification")


class Draft:
    """The position as it stands for whoever edits it; `version` counts what was proposed so far."""

    def __init__(self, content: dict[str, str], version: int):
        self.version = version
        self.text = content.get("text", "")
        self.norm_title = content.get("norm_title", "")
        self.norm_version = content.get("norm_version", "")
        self.norm_link = content.get("norm_link", "")
        self.verification = content.get("verification", "")

    @property
    def content(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in FIELDS}


def as_proposed(partnership: Partnership) -> Draft:
    """Return what is proposed, else what is joint, else nothing."""
    proposals = list(Proposal.objects.filter(partnership=partnership, kind=POSITION).order_by("pk"))
    open_now = [proposal for proposal in proposals if proposal.state == Proposal.State.OPEN]
    joint = newest(partnership)
    said = (
        content_of(open_now[0]) if open_now else {name: getattr(joint, name) for name in FIELDS} if joint else {}
    )
    return Draft(said, len(proposals))


def newest(partnership: Partnership) -> Position | None:
    """Return the position that counts."""
    return Position.objects.filter(partnership=partnership).order_by("-number").first()


@transaction.atomic
def propose_position(
    *, partnership: Partnership, version: int, content: dict[str, str], by: Participant, now: datetime
) -> Proposal:
    """Put a position to all sides. Raises ChangedMeanwhile when somebody proposed another one meanwhile."""
    by = entitled(by, partnership, Permission.DRAFT_VISION)
    stands = as_proposed(partnership)
    if canonical(stands.content) != canonical(content) and stands.version != version:
        raise ChangedMeanwhile(stands)
    joint = newest(partnership)
    if joint is not None and canonical({name: getattr(joint, name) for name in FIELDS}) == canonical(content):
        raise VisionRefused(_("This is what you agreed already: there is nothing new to propose."))
    return propose(partnership=partnership, kind=POSITION, content=content, by=by, now=now)


def _agree(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    Position.objects.create(
        partnership=proposal.partnership, number=proposal.version, joint_at=now, **{n: content[n] for n in FIELDS}
    )


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    rows = [
        (_("Where we stand"), content["text"]),
        (_("External norm"), content["norm_title"]),
        (_("Version of the norm"), content["norm_version"]),
        (_("Where it can be read"), content["norm_link"]),
        (_("How every side can verify it"), content["verification"]),
    ]
    return [(label, value) for label, value in rows if value]


KIND = Kind(
    key=POSITION,
    permission=Permission.CONSENT_TO_WORK,
    title=lambda content: _("Our joint position on sustainability"),
    rows=_rows,
    on_joint=_agree,
    address=lambda proposal: reverse("vision", args=[proposal.partnership.public_id]),
)
