"""Routes of agreements: who is answered what, and what stands for each name in an address."""

from tests.factories import (
    AcceptedAgreementFactory,
    AgreementFactory,
    ClauseFactory,
    ClauseRestatementFactory,
    OwnTermsFactory,
    ParkedTopicFactory,
    SharingKeyFactory,
    TermFactory,
)
from tests.house.row import OTHER_SIDE, Row

READ, DRAFT, CONFIRM = "partnership:read_room", "partnership:draft_agreement", "partnership:confirm_clause"

ROWS: dict[str, Row] = {
    "agreements": Row(READ),
    "agreement_begin": Row(DRAFT, post=422),
    "agreements_needed": Row(DRAFT, post=422),
    "own_terms_bring": Row(DRAFT, post=422),
    "own_terms_detail": Row(READ),
    "own_terms_take_back": Row(DRAFT, get=405, post=302, refused=OTHER_SIDE),
    "topic_park": Row("partnership:ask_and_answer", post=422),
    "topic_take_up": Row(DRAFT, get=405, post=302),
    "reuse_right_propose": Row(DRAFT, post=422),
    "sharing_key_propose": Row(DRAFT, post=422),
    "sharing_key_detail": Row(READ),
    "agreement_detail": Row(READ),
    "agreement_edit": Row(DRAFT, post=422),
    "agreement_propose": Row(DRAFT, get=405, post=409),
    "agreement_checked": Row(CONFIRM, post=422),
    "agreement_version": Row(READ),
    "agreement_print": Row(READ),
    "agreement_copy": Row(READ),
    "agreement_check": Row(READ, post=422),
    "clause_add": Row(DRAFT, post=422),
    "clause_detail": Row(READ),
    "clause_edit": Row(DRAFT, post=422),
    "clause_remove": Row(DRAFT, get=405, post=302),
    "clause_restate": Row(DRAFT, get=405, post=422),
    "clause_confirm": Row(CONFIRM, get=405, post=409),
    "clause_unclear": Row(CONFIRM, get=405, post=422),
    "term_add": Row(DRAFT, post=422),
    "term_edit": Row(DRAFT, post=422),
    "term_remove": Row(DRAFT, get=405, post=302),
}


def _agreement(world, whose, **options):
    return AgreementFactory(begun_by=world.seat(whose), **options)


def _accepted(world, whose):
    content = {
        "agreement": "a",
        "kind": "framework",
        "title": "Working together",
        "version": 1,
        "dates": {},
        "clauses": [],
        "glossary": [],
        "files": [],
        "substantial": {"answer": "", "because": ""},
    }
    agreement = _agreement(world, whose)
    return AcceptedAgreementFactory(agreement=agreement, proposal__says=content)


def _of_agreement(maker):
    """Agreement and something in it come from one pair, whichever the address asks for first."""

    def agreement(world, whose):
        return _pair(world, whose, maker).agreement.public_id

    def part(world, whose):
        return _pair(world, whose, maker).public_id

    return {"agreement": agreement, maker.__name__.removeprefix("_"): part}


def _pair(world, whose, maker):
    kept = world.__dict__.setdefault("pairs", {})
    key = (maker.__name__, whose)
    if key not in kept:
        kept[key] = maker(world, whose)
    return kept[key]


def _term(world, whose):
    return TermFactory(agreement=_agreement(world, whose))


def _restatement(world, whose):
    clause = ClauseFactory(agreement=_agreement(world, whose))
    return ClauseRestatementFactory(clause=clause)


def _key(world, whose) -> str:
    return SharingKeyFactory(proposal__proposed_by=world.seat(whose)).public_id


PLACES = {
    "agreement": lambda world, whose: _agreement(world, whose).public_id,
    "clause": lambda world, whose: ClauseFactory(agreement=_agreement(world, whose)).public_id,
    "accepted": lambda world, whose: _pair(world, whose, _accepted).public_id,
    "terms": lambda world, whose: OwnTermsFactory(brought_by=world.seat(whose)).public_id,
    "topic": lambda world, whose: ParkedTopicFactory(parked_by=world.seat(whose)).public_id,
    "key": _key,
    "term": lambda world, whose: _pair(world, whose, _term).public_id,
}
_VERSION = {"agreement": lambda world, whose: _pair(world, whose, _accepted).agreement.public_id}
PLACES_OF = {
    "agreement_checked": {"agreement": lambda world, whose: _agreement(world, whose, exit=True).public_id},
    "agreement_version": _VERSION,
    "agreement_print": _VERSION,
    "agreement_copy": _VERSION,
    "agreement_check": _VERSION,
    "term_edit": _of_agreement(_term),
    "term_remove": _of_agreement(_term),
    "clause_unclear": {
        "clause": lambda world, whose: _pair(world, whose, _restatement).clause.public_id,
        "restatement": lambda world, whose: _pair(world, whose, _restatement).public_id,
    },
}
