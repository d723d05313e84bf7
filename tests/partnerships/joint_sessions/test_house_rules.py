"""What holds on every page of sessions: the mirror, the island, and a constant number of statements."""

import re

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.joint_sessions.models import Commitment, Decision
from partnerships.joint_sessions.series.models import Series
from partnerships.joint_sessions.series.reads import step
from partnerships.room.models import Side
from tests.factories import (
    AgendaItemFactory,
    CommitmentFactory,
    DecisionFactory,
    JointSessionFactory,
    LearnedFactory,
    PartnershipFactory,
    SeriesFactory,
)


def url(cast, name, *args):
    return reverse(name, args=[cast.meals.public_id, *args])


def fill(cast, many: int = 1):
    """Make a room with sessions, items, decisions and promises of both sides."""
    ours, theirs = cast.seat_of(cast.alice), cast.seat_of(cast.marieke)
    for seat in (ours, theirs):
        JointSessionFactory.create_batch(many, partnership=cast.meals, planned_by=seat, held=True)
        DecisionFactory.create_batch(many, proposed_by=seat, joint=True)
        CommitmentFactory.create_batch(many, owner=seat, late=True)
    session = JointSessionFactory(partnership=cast.meals, planned_by=ours, held=True, host=ours.side)
    for seat in (ours, theirs):
        AgendaItemFactory.create_batch(many, session=session, added_by=seat)
        DecisionFactory.create_batch(many, proposed_by=seat, session=session)
        CommitmentFactory.create_batch(many, owner=seat, session=session, said_kept=True)
    LearnedFactory(session=session, written_by=ours, about=theirs.side, text="Ours")
    LearnedFactory(session=session, written_by=theirs, about=ours.side, text="Theirs")
    SeriesFactory(partnership=cast.meals)
    return session


def pages(cast, session) -> list[str]:
    return [
        url(cast, "session_list"),
        url(cast, "session_detail", session.public_id),
        url(cast, "decision_list"),
        url(cast, "commitment_list"),
    ]


def test_an_observer_of_either_kind_reads_all_and_may_do_nothing(cast, client_of):
    session = fill(cast)
    for person in (cast.olive, cast.petra):
        for page in pages(cast, session):
            answer = client_of(person).get(page)
            assert answer.status_code == 200
            body = answer.content.decode()
            assert 'method="post" action="/p/' not in body[body.index("<main") :]


def test_mirror_both_sides_see_the_same_rows_in_the_same_order(cast, client_of):
    session = fill(cast)

    def neutral(user, page):
        body = client_of(user).get(page).content.decode()
        body = re.sub("<[^>]+>", " ", body[body.index("<h1") : body.index("<footer")])
        for word in ("your side", "waits for you", "Only Noordzee reads this.", "Only Aldersteen reads this."):
            body = body.replace(word, "")
        for word in ("Change these lines", "Does this fit\\?", "That fits partly", "That fits", "Not quite yet"):
            body = re.sub(word, "", body)
        return " ".join(body.split())

    for page in pages(cast, session):
        assert neutral(cast.ruben, page) == neutral(cast.hugo, page)


@pytest.mark.parametrize("name", ["session_list", "decision_list", "commitment_list"])
def test_nothing_of_another_partnership_is_there(cast, client_of, name):
    iris = cast.seat_of(cast.iris, cast.snacks)
    JointSessionFactory(partnership=cast.snacks, planned_by=iris, subject="Secret crisps")
    DecisionFactory(proposed_by=iris, text="Secret crisps")
    CommitmentFactory(owner=iris, what="Secret crisps")
    AgendaItemFactory(in_backlog=True, added_by=iris, title="Secret crisps")
    assert "Secret crisps" not in client_of(cast.alice).get(url(cast, name) + "?q=crisps").content.decode()
    assert client_of(cast.charlie).get(url(cast, name)).status_code == 404


@pytest.mark.parametrize("page", range(4))
def test_a_page_costs_the_same_statements_however_many_rows(cast, client_of, page):
    session = fill(cast, 2)
    client = client_of(cast.ruben)
    address = pages(cast, session)[page]
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address)
    fill(cast, 12)
    for seat in (cast.seat_of(cast.alice), cast.seat_of(cast.marieke)):
        AgendaItemFactory.create_batch(12, session=session, added_by=seat)
        DecisionFactory.create_batch(12, proposed_by=seat, session=session)
        CommitmentFactory.create_batch(12, owner=seat, session=session, said_kept=True)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("model", "factory", "field"),
    [(Decision, DecisionFactory, "text"), (Commitment, CommitmentFactory, "what")],
)
def test_what_all_accepted_is_never_rewritten(cast, model, factory, field):
    row = factory(joint=True) if model is Decision else factory()
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**{field: "otherwise"})


def test_with_four_sides_every_side_accepts(db, client_of):
    from partnerships.joint_sessions.decisions.actions import propose_decision
    from partnerships.room.consent.actions import accept
    from partnerships.room.consent.models import Proposal
    from partnerships.room.models import Participant
    from tests.moments import NOW

    room = PartnershipFactory(growing=True, sides=4)
    leads = list(Participant.objects.filter(partnership=room, function="lead").order_by("pk"))
    decision = propose_decision(partnership=room, public_id="2" * 20, text="We go on.", by=leads[0], now=NOW)
    for lead in leads[1:]:
        decision.refresh_from_db()
        assert decision.joint_at is None
        proposal = Proposal.objects.get(subject_id=decision.public_id)
        accept(proposal=proposal, fingerprint=proposal.fingerprint, by=lead, now=NOW)
    decision.refresh_from_db()
    assert decision.joint_at == NOW
    page = client_of(leads[3].user).get(reverse("decision_detail", args=[room.public_id, decision.public_id]))
    for side in Side.objects.filter(partnership=room).select_related("organisation"):
        assert side.short_name in page.content.decode()


@pytest.mark.parametrize(
    ("day", "every", "unit", "expected"),
    [
        ("2026-01-31", 1, Series.Unit.MONTHS, "2026-02-28"),
        ("2026-12-15", 1, Series.Unit.MONTHS, "2027-01-15"),
        ("2026-11-30", 12, Series.Unit.MONTHS, "2027-11-30"),
        ("2026-03-23", 2, Series.Unit.WEEKS, "2026-04-06"),
    ],
)
def test_a_step_of_a_rhythm(day, every, unit, expected):
    from datetime import date

    assert str(step(date.fromisoformat(day), every, unit)) == expected
