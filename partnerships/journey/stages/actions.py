"""Moving along the way: through a gate, brought in as it runs, or a step back. All by consent of all sides."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships import glossary, lifecycle
from partnerships.joint_sessions.sessions.actions import call_off_ahead
from partnerships.journey.stages import reads
from partnerships.journey.stages.models import StageMove
from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.consent.actions import ConsentRefused, propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import hold, record
from partnerships.room.models import Participant, Partnership

STAGE = "stage"
Way = StageMove.Way


class GateClosed(ConsentRefused):
    """Something is missing. `missing` are the needs in words, each with the page where it is made."""

    def __init__(self, missing: list[reads.Needed]):
        self.missing = missing
        words = "; ".join(needed.words for needed in missing)
        super().__init__(_("Not yet: %(missing)s.") % {"missing": words})


class CannotMove(ConsentRefused):
    """This move does not exist from here; the message says why."""


@transaction.atomic
def propose_forward(*, partnership: Partnership, by: Participant, now: datetime) -> Proposal:
    """Put the step through the next gate to all sides. Raises GateClosed with what is missing."""
    hold(partnership)
    partnership.refresh_from_db(fields=["stage"])
    stage = Stage(partnership.stage)
    following = lifecycle.following(stage)
    if following is None:
        raise CannotMove(_("There is no further gate: from here a partnership grows."))
    missing = reads.missing(partnership)
    if missing:
        raise GateClosed(missing)
    return _propose(partnership, following, Way.FORWARD, by, now)


@transaction.atomic
def propose_bringing_in(
    *, partnership: Partnership, to: Stage, since: date, by: Participant, now: datetime
) -> Proposal:
    """Put to all sides that their partnership already runs, and where it stands since when.

    What is not in the room yet shows as open. Possible until the first move; raises CannotMove afterwards.
    """
    hold(partnership)
    partnership.refresh_from_db(fields=["stage"])
    if not may_be_brought_in(partnership):
        raise CannotMove(_("This partnership has begun its way here. From now on it moves through the gates."))
    if to not in lifecycle.ORDER[1:]:
        raise CannotMove(_("Choose the stage in which the partnership is today."))
    return _propose(partnership, to, Way.BROUGHT_IN, by, now, since=since.isoformat())


@transaction.atomic
def propose_back(*, partnership: Partnership, to: Stage, reason: str, by: Participant, now: datetime) -> Proposal:
    """Put a step back to all sides, with the reason. Nothing that was made is lost by it."""
    hold(partnership)
    partnership.refresh_from_db(fields=["stage"])
    if to not in lifecycle.earlier(Stage(partnership.stage)):
        raise CannotMove(_("Choose a stage that lies behind you."))
    return _propose(partnership, to, Way.BACK, by, now, reason=reason)


def may_be_brought_in(partnership: Partnership) -> bool:
    """Tell whether the partnership may still say that it already runs."""
    return partnership.stage == Stage.CHOOSING and not partnership.stage_moves.exists()


def _propose(
    partnership: Partnership, to: Stage, way: str, by: Participant, now: datetime, **more: str
) -> Proposal:
    content = {"from": str(partnership.stage), "to": str(to), "way": str(way), **more}
    return propose(partnership=partnership, kind=STAGE, content=content, by=by, now=now)


def move(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Move, at the moment when every side has accepted. What has become untrue meanwhile is refused."""
    partnership = Partnership.objects.get(pk=proposal.partnership_id)
    if partnership.stage != content["from"]:
        raise CannotMove(_("The partnership has moved on since this was proposed. Propose the step anew."))
    missing = reads.missing(partnership)
    if content["way"] == Way.FORWARD and missing:
        raise GateClosed(missing)
    since = date.fromisoformat(content["since"]) if content.get("since") else partnership.day_at(now)
    _write(partnership, Stage(content["to"]), content["way"], since, proposal.public_id, now)


def part(partnership: Partnership, now: datetime, proposal: str = "") -> None:
    """End the partnership, and what was planned in it. Inside the verbs of parting and of a trial's end only."""
    _write(partnership, Stage.PARTED, Way.PARTED, partnership.day_at(now), proposal, now)
    call_off_ahead(partnership=partnership, now=now)


def _write(partnership: Partnership, to: Stage, way: str, since: date, proposal: str, now: datetime) -> None:
    before = Stage(partnership.stage)
    StageMove.objects.create(
        partnership=partnership,
        from_stage=before,
        to_stage=to,
        way=way,
        moved_on=since,
        moved_at=now,
        proposal=proposal,
        still_open=[str(needed.key) for needed in reads.open_before(partnership, to)],
    )
    partnership.stage, partnership.stage_since = to, since
    partnership.parted_from = str(before) if to is Stage.PARTED else ""
    if to not in (Stage.CHOOSING, Stage.PARTED) and partnership.partners_since is None:
        partnership.partners_since = since
    partnership.save(update_fields=["stage", "stage_since", "parted_from", "partners_since"])
    record(
        partnership=partnership,
        verb="stage.parted" if to is Stage.PARTED else "stage.moved",
        by=None,
        now=now,
        subject=("stage", proposal),
        data={"from": str(before), "to": str(to), "way": str(way)},
    )


# --- as a kind of consent ---------------------------------------------------
def _title(content: dict[str, Any]) -> str:
    to = glossary.label(f"stage.{content['to']}")
    if content["way"] == Way.BACK:
        return _("Step back to “%(stage)s”") % {"stage": to}
    if content["way"] == Way.BROUGHT_IN:
        return _("We already work together: “%(stage)s”") % {"stage": to}
    return _("On to “%(stage)s”") % {"stage": to}


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    rows = [
        (_("From"), glossary.label(f"stage.{content['from']}")),
        (_("To"), glossary.label(f"stage.{content['to']}")),
    ]
    if content.get("since"):
        rows.append((_("Since"), day(content["since"])))
    if content.get("reason"):
        rows.append((_("Why"), content["reason"]))
    return rows


def _page(proposal: Proposal) -> str:
    return reverse("journey", args=[proposal.partnership.public_id])


KINDS = [Kind(STAGE, Permission.CONSENT_AS_DIRECTOR, _title, _rows, move, address=_page)]
