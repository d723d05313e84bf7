"""What an agreement asks of a person."""

from datetime import timedelta

import pytest

from partnerships.room.asks import waiting
from tests.factories.agreements import (
    AgreementFactory,
    ClauseConfirmationFactory,
    ClauseFactory,
    ClauseWordingFactory,
)

pytestmark = pytest.mark.django_db


def test_an_open_clause_waits_since_its_words_of_now_were_written_however_old_it_is(cast, now):
    lead = cast.seat_of(cast.marieke)
    agreement = AgreementFactory(begun_by=lead, begun_at=now - timedelta(days=900))
    confirmed = ClauseFactory(agreement=agreement, drafted_at=now - timedelta(days=800))
    ClauseConfirmationFactory(clause=confirmed, confirmed_by=lead)
    for days in (20, 10):
        clause = ClauseFactory(agreement=agreement, drafted_at=now - timedelta(days=700), version=1)
        for number, ago in ((1, 700), (2, days)):
            ClauseWordingFactory(clause=clause, number=number, written_at=now - timedelta(days=ago))
    (on,) = [waits.on for waits in waiting([lead], now=now) if waits.key == "agreement_clauses"]
    assert on == (now - timedelta(days=20)).date()
