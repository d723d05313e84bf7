"""A simulated load: the same for the same seed, of a piece, and swept in few statements."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from assessments.reviews.models import ReviewResult, TrustReview
from assessments.reviews.pages.reading import read
from assessments.signals.actions import sweep
from assessments.signals.models import ResultDigest, SignalSnapshot, Warning, Watch
from dashboards.simulation.build import simulate
from dashboards.simulation.load import Load
from partnerships.room.models import Participant, Partnership, Standing
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def test_a_load_is_of_a_piece():
    simulate(Load(partnerships=6, rounds=2, seed=3, now=NOW))
    assert Partnership.objects.count() == Standing.objects.count() == 6
    assert TrustReview.objects.filter(state="closed").count() == 12
    for result in ReviewResult.objects.select_related("review__partnership"):
        sides = set(result.review.partnership.sides.values_list("public_id", flat=True))
        assert {side.id for side in read(result.released).sides} == sides
    assert not Partnership.objects.filter(is_demonstration=False).exists()


def test_the_same_seed_gives_the_same_load():
    def made():
        with transaction.atomic():
            simulate(Load(partnerships=3, rounds=1, seed=8, now=NOW))
            found = [
                list(model.objects.order_by("public_id").values_list("public_id", flat=True))
                for model in (Partnership, Participant, TrustReview)
            ]
            results = sorted(ReviewResult.objects.values_list("fingerprint", flat=True))
            transaction.set_rollback(True)
        return found, results

    assert made() == made()


def test_what_is_swept_has_its_digests_and_warnings_from_its_own_results():
    simulate(Load(partnerships=20, rounds=2, seed=5, now=NOW))
    counts = sweep(now=NOW)
    assert counts["snapshots"] == 20
    assert ResultDigest.objects.count() == 40
    for warning in Warning.objects.exclude(evidence=[]):
        ids = [public_id for kind, public_id in warning.evidence if kind == "review"]
        reviews = TrustReview.objects.filter(public_id__in=ids)
        assert set(reviews.values_list("partnership_id", flat=True)) <= {warning.partnership_id}


@pytest.mark.parametrize("arguments", [["--partnerships", "0"], ["--partnerships", "5", "--rounds", "-1"]])
def test_a_load_of_nothing_is_refused(arguments):
    with pytest.raises(CommandError):
        call_command("simulate", *arguments)


@pytest.mark.slow
def test_ten_thousand_partnerships_cost_a_constant_number_of_statements_per_thousand():
    simulate(Load(partnerships=10_000, rounds=0, seed=1, now=NOW, people=2))
    with CaptureQueriesContext(connection) as first:
        counts = sweep(now=NOW)
    assert counts["snapshots"] == 10_000
    assert Watch.objects.filter(seen=None).count() == 0
    assert SignalSnapshot.objects.count() == 10_000
    per_thousand = _per_batch(first.captured_queries)
    # Writing many rows takes as many statements as the database's limit on parameters asks; no more of them
    # in the tenth thousand than in the first, within what the number of findings makes of it.
    assert len(per_thousand) == 10
    reads = [sum(statement.startswith("SELECT") for statement in batch) for batch in per_thousand]
    assert len(set(reads)) == 1, reads
    assert reads[0] <= 45
    assert max(map(len, per_thousand)) <= 400
    with CaptureQueriesContext(connection) as second:
        assert sweep(now=NOW) == {"snapshots": 0, "warnings": 0}
    assert len(second) <= 8, "with nothing new a sweep asks once who is due"


def _per_batch(queries) -> list[list[str]]:
    """Cut the statements of a sweep into its batches: each begins by claiming its rows."""
    batches: list[list[str]] = []
    for query in queries:
        sql = query["sql"]
        if sql.startswith("SELECT") and '"history"' in sql:
            batches.append([])
        if batches and not sql.startswith(("SAVEPOINT", "RELEASE", "BEGIN")):
            batches[-1].append(sql)
    return batches[:-1]  # the last claim found nobody
