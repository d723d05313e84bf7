"""A trial with an agreed end, and the renewal of every year: both by consent of the directors of all sides."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships import glossary
from partnerships.choice.relation.models import RelationRole
from partnerships.journey.stages.actions import part
from partnerships.journey.terms.models import Renewal, Trial
from partnerships.lifecycle import Stage
from partnerships.roles import Permission
from partnerships.room.consent.actions import ConsentRefused, propose
from partnerships.room.consent.kinds import Kind
from partnerships.room.consent.models import Proposal
from partnerships.room.history.actions import hold
from partnerships.room.models import Participant, Partnership

TRIAL, RENEWAL = "trial", "renewal"


@transaction.atomic
def propose_trial(
    *, partnership: Partnership, ends_on: date | None, looks_at: str, by: Participant, now: datetime
) -> Proposal:
    """Put a trial's end to all sides; without a day: to go on without an end."""
    if ends_on is not None and ends_on <= partnership.day_at(now):
        raise ConsentRefused(_("A trial ends on a day ahead."))
    content = {"ends_on": ends_on.isoformat() if ends_on else "", "looks_at": looks_at}
    return propose(partnership=partnership, kind=TRIAL, content=content, by=by, now=now)


def agree_on_trial(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Take the end that every side accepted."""
    ends_on = date.fromisoformat(content["ends_on"]) if content["ends_on"] else None
    if ends_on is not None and ends_on <= proposal.partnership.day_at(now):
        raise ConsentRefused(_("This day has passed meanwhile. Propose another one."))
    Trial.objects.update_or_create(
        partnership=proposal.partnership,
        defaults={"ends_on": ends_on, "looks_at": content["looks_at"], "joint_at": now},
    )


def end_trials_due(*, now: datetime) -> int:
    """Part those whose trial has come to its agreed end; returns how many. Safe to run twice."""
    ended = Trial.objects.filter(ends_on__lte=now.date() + timedelta(days=1)).exclude(
        partnership__stage=Stage.PARTED
    )
    return sum(_end(pk, now) for pk in ended.order_by("partnership_id").values_list("pk", flat=True))


@transaction.atomic
def _end(trial_pk: int, now: datetime) -> int:
    trial = Trial.objects.select_related("partnership").get(pk=trial_pk)
    hold(trial.partnership)
    trial = Trial.objects.select_related("partnership").get(pk=trial_pk)
    if trial.ends_on is None or trial.ends_on > trial.partnership.day_at(now):
        return 0
    if trial.partnership.has_parted:
        return 0
    part(trial.partnership, now)
    return 1


@transaction.atomic
def propose_renewal(
    *, partnership: Partnership, stays: str, changes: str, by: Participant, now: datetime
) -> Proposal:
    """Put to all sides that they choose each other for another year: what stays, what changes."""
    hold(partnership)
    partnership.refresh_from_db(fields=["stage"])
    if partnership.stage == Stage.CHOOSING:
        raise ConsentRefused(_("Nothing to renew yet: you are still choosing each other."))
    # What the sides are to each other is looked at again each time, and accepted with the rest.
    role = RelationRole.objects.filter(partnership=partnership).first()
    content = {
        "on": partnership.day_at(now).isoformat(),
        "stays": stays,
        "changes": changes,
        "role": role.role if role else "",
    }
    return propose(partnership=partnership, kind=RENEWAL, content=content, by=by, now=now)


def renew(proposal: Proposal, content: dict[str, Any], now: datetime) -> None:
    """Write down that the sides chose each other again."""
    Renewal.objects.create(
        partnership=proposal.partnership,
        renewed_on=proposal.partnership.day_at(now),
        stays=content["stays"],
        changes=content["changes"],
        proposal=proposal.public_id,
        joint_at=now,
    )


# --- as kinds of consent ----------------------------------------------------
def _trial_title(content: dict[str, Any]) -> str:
    if not content["ends_on"]:
        return _("Go on without an end")
    return _("A trial until %(day)s") % {"day": day(content["ends_on"])}


def _trial_rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    ends = day(content["ends_on"]) if content["ends_on"] else _("no end")
    return [(_("Ends on"), ends), (_("What we look at"), content["looks_at"])]


def _renewal_rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    role = content.get("role", "")
    return [
        (_("What stays"), content["stays"]),
        (_("What changes"), content["changes"] or _("nothing")),
        *([(_("We are to each other"), glossary.label(f"relation.{role}"))] if role else []),
    ]


def _page(proposal: Proposal) -> str:
    return reverse("journey", args=[proposal.partnership.public_id])


KINDS = [
    Kind(TRIAL, Permission.CONSENT_AS_DIRECTOR, _trial_title, _trial_rows, agree_on_trial, address=_page),
    Kind(
        RENEWAL,
        Permission.CONSENT_AS_DIRECTOR,
        lambda content: _("We choose each other for another year"),
        _renewal_rows,
        renew,
        address=_page,
    ),
]
