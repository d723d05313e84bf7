"""The table at which agreements are made: leads, directors and counsel of both sides, a joint principle."""

import pytest

from partnerships.agreements.agreements import actions
from partnerships.agreements.clauses import actions as clauses
from tests.factories import ParticipantFactory, PrincipleFactory, SealedVisionFactory


@pytest.fixture
def people(cast):
    """Everybody's seat in `meals`, by first name."""
    ParticipantFactory(side=cast.side_of(cast.aldersteen), counsel=True)
    names = ("alice", "ruben", "noor", "bob", "olive", "marieke", "hugo")
    return {name: cast.seat_of(getattr(cast, name)) for name in names}


@pytest.fixture
def principle(cast, people):
    return PrincipleFactory(joint=True, drafted_by=people["alice"], text="We tell each other first.")


@pytest.fixture
def sealed(cast, people):
    """The directors have sealed a vision."""
    return SealedVisionFactory(partnership=cast.meals)


@pytest.fixture
def framework(cast, people, sealed, now):
    """A framework agreement that nobody has written anything in."""
    return actions.begin(
        partnership=cast.meals, kind="framework", title="Working together", by=people["alice"], now=now
    )


@pytest.fixture
def clause(framework, principle, people, now):
    """Clause 7.2, resting on a joint principle, with its reason."""
    return clauses.add(
        agreement=framework,
        number="7.2",
        title="Changing a menu",
        text="A menu can be changed up to 21 days before its first flight.",
        reason="Six of fourteen cycles had less notice.",
        principle=principle,
        objective=None,
        by=people["alice"],
        now=now,
    )


@pytest.fixture
def confirmed(clause, people, now):
    """The clause, said and confirmed by both sides."""
    confirm_all(clause, people, now)
    return clause


def confirm_all(clause, people, now):
    """Let both sides say a clause in own words, and confirm it."""
    clause.refresh_from_db()
    for name in ("alice", "marieke"):
        clauses.restate(
            clause=clause, version=clause.version, text=f"Tell us in time ({name}).", by=people[name], now=now
        )
    for name in ("alice", "marieke"):
        clauses.confirm(clause=clause, version=clause.version, by=people[name], now=now)


@pytest.fixture
def accepted(confirmed, framework, people, now):
    """Version 1 of the framework, accepted by both directors."""
    return accept(framework, people, now)


def accept(agreement, people, now):
    """Put the version to the directors and let both accept it."""
    from partnerships.room.consent.actions import accept as say_yes

    proposal = actions.put_to_directors(agreement=agreement, by=people["alice"], now=now)
    for name in ("ruben", "hugo"):
        proposal = say_yes(proposal=proposal, fingerprint=proposal.fingerprint, by=people[name], now=now)
    agreement.refresh_from_db()
    return agreement.accepted.get(proposal=proposal)
