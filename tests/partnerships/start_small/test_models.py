"""What the database itself refuses about quick wins."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.factories import InitiativeFactory, QuickWinFactory
from tests.moments import NOW

TODAY = NOW.date()


@pytest.mark.parametrize(("days", "fits"), [(0, True), (90, True), (91, False), (-1, False)])
def test_a_quick_win_is_due_within_ninety_days_of_its_start(db, days, fits):
    dates = {"started_on": TODAY, "due_on": TODAY + timedelta(days=days)}
    if fits:
        assert QuickWinFactory(started=True, **dates).pk
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        QuickWinFactory(started=True, **dates)


@pytest.mark.parametrize("missing", ["owner", "co_owner", "receiver", "started_on", "due_on"])
def test_nothing_is_started_without_two_who_carry_it_and_one_who_receives(db, missing):
    with pytest.raises(IntegrityError), transaction.atomic():
        QuickWinFactory(started=True, **{missing: None})


def test_nothing_is_confirmed_by_nobody(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        QuickWinFactory(confirmed=True, confirmed_by=None)


def test_an_initiative_ends_after_it_started(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        InitiativeFactory(ends_on=TODAY - timedelta(days=21))
