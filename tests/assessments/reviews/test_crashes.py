"""A worker that dies anywhere leaves enough to finish the work, once."""

import json
import re
from datetime import timedelta

import pytest
from django.core import mail

from accounts.post.actions import deliver_due
from accounts.post.models import OutboxMail
from assessments.reviews import actions, keyring
from assessments.reviews.models import (
    AnswerSheet,
    Remark,
    ReviewInvitation,
    ReviewResult,
    ReviewStatistics,
    SealedSheet,
    TrustReview,
)
from partnerships.room.models import Event, Standing
from tests.assessments.reviews.staging import opened, seated
from tests.moments import NOW

pytestmark = pytest.mark.slow


def picture() -> dict:
    """Return what must be the same after a crash, without ids made by chance."""
    results = []
    for text in ReviewResult.objects.values_list("released", flat=True):
        result = json.loads(text)
        names = {row["id"]: row["mark"] for row in result["sides"]}
        for side, mark in names.items():
            text = text.replace(side, f"side-{mark}")
        text = re.sub(r"Side (\d) of \d+", r"Side \1", text)  # row numbers go on after a flush
        results.append(json.loads(text))
    return {
        "reviews": list(TrustReview.objects.values_list("number", "kind", "state")),
        "results": results,
        "statistics": ReviewStatistics.objects.count(),
        "sheets": sorted(
            bytes(answers).hex() for answers in AnswerSheet.objects.values_list("answers", flat=True)
        ),
        "sealed": SealedSheet.objects.count(),
        "remarks": sorted(Remark.objects.values_list("text", flat=True)),
        "invited": ReviewInvitation.objects.count(),
        "events": list(Event.objects.values_list("number", "verb")),
        "standing": list(Standing.objects.values_list("level", "reviews_closed", "open_review_until")),
        "outbox": sorted(
            (kind, sent is not None) for kind, sent in OutboxMail.objects.values_list("kind", "sent_at")
        ),
        "keys": len(keyring.kept(older_than=1e12)),
        "cleaned": TrustReview.objects.filter(cleaned_at=None).exclude(state="open").count(),
    }


def run_everything(now) -> None:
    actions.run_due(now=now)
    deliver_due(now=now + timedelta(minutes=10))
    # A mail that a dead worker had claimed is free again after five minutes.
    deliver_due(now=now + timedelta(minutes=20))


def test_opening_survives_every_crash(survives_every_crash):
    def run():
        run_everything(NOW)
        # Keys that a dead opening left behind belong to nothing and go after an hour.
        for name in keyring.kept(older_than=1e12):
            if not TrustReview.objects.filter(public_id=name).exists():
                keyring.destroy(name)

    points = survives_every_crash(prepare=lambda: seated((2, 1)), run=run, picture=picture)
    assert points > 10


def test_closing_survives_every_crash(survives_every_crash):
    moment = {}

    def prepare():
        mail.outbox.clear()
        round_ = opened(seated((5, 4)))
        round_.answer(1, [6, 5, 6, 7, 5], remarks=[{"keep": f"remark {n}"} for n in range(5)])
        round_.answer(2, [3, 4, 3])
        OutboxMail.objects.all().delete()
        moment["closes"] = round_.review.closes_at + timedelta(minutes=1)

    points = survives_every_crash(prepare=prepare, run=lambda: run_everything(moment["closes"]), picture=picture)
    assert points > 15
