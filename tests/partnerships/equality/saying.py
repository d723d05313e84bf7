"""What the tests of this room say again and again."""

import re

from accounts.identifiers import public_id
from partnerships.equality.culture.dimensions import KEYS
from partnerships.equality.ledger import actions as ledger
from partnerships.equality.principles import actions as principles
from partnerships.room.consent import actions as consent
from partnerships.room.models import Proposal, Side


def once_of(answer) -> str:
    """Return the id that was given out with an empty form."""
    found = re.search(r'name="once" value="([^"]+)"', answer.content.decode())
    assert found, "no form that makes something"
    return found.group(1)


def address(cast, rest: str = "", partnership=None) -> str:
    """Return an address under “Equal footing”."""
    return f"/p/{(partnership or cast.meals).public_id}/equality/{rest}"


def draft(cast, now, *, by="bob", theme="1_transparency", words="We tell each other first.", own_word=""):
    """Draft a principle in `meals`."""
    return principles.draft_principle(
        partnership=cast.meals,
        theme=theme,
        text=words,
        reason="",
        own_word=own_word,
        once=public_id(),
        by=cast.seat_of(getattr(cast, by)),
        now=now,
    )


def propose(cast, now, principle, by="alice") -> Proposal:
    """Put a draft to all sides."""
    return principles.propose_principle(principle=principle, by=cast.seat_of(getattr(cast, by)), now=now)


def accept(cast, now, proposal, by="marieke") -> Proposal:
    """Accept what stands there now."""
    proposal.refresh_from_db()
    seat = cast.seat_of(getattr(cast, by))
    return consent.accept(proposal=proposal, fingerprint=proposal.fingerprint, by=seat, now=now)


def joint(cast, now, **said):
    """Return a principle that every side has accepted."""
    principle = draft(cast, now, **said)
    accept(cast, now, propose(cast, now, principle))
    principle.refresh_from_db()
    return principle


def give(cast, now, *, by="bob", to="aldersteen", **said):
    """Write down what one side put in for the other."""
    fields = {
        "kind": "people_days",
        "what": "Two engineers",
        "amount": 10,
        "unit": "days",
        "on_day": now.date(),
        "is_gift": False,
        "giver_worth": 50,
        "once": public_id(),
    }
    return ledger.record_contribution(
        partnership=cast.meals,
        receiver=cast.side_of(getattr(cast, to)),
        by=cast.seat_of(getattr(cast, by)),
        now=now,
        **(fields | said),
    )


def answer(cast, now, row, *, by="marieke", verdict="confirmed", worth=60, note="", version=0):
    """Say for a side whether it was so."""
    return ledger.answer_contribution(
        contribution=row,
        version=version,
        answer=verdict,
        worth=worth,
        note=note,
        by=cast.seat_of(getattr(cast, by)),
        now=now,
    )


def full_profile(partnership, point: int = 2) -> dict[str, dict[str, int]]:
    """Return a profile in which nothing is missing."""
    sides = Side.objects.filter(partnership=partnership).values_list("public_id", flat=True)
    return {key: dict.fromkeys(sides, point) for key in KEYS}
