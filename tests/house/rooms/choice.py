"""Routes of choice: who is answered what, and what stands for each name in an address."""

from partnerships.choice.models import PartnerSearch
from tests.factories import (
    BenefitFactory,
    CandidacyFactory,
    ChoiceCriterionFactory,
    IdeaFactory,
    PartnerSearchFactory,
    SearchCriterionFactory,
)
from tests.house.row import OTHER_SIDE, Row


def _search(world, whose):
    return PartnerSearchFactory(organisation=world.organisation(whose))


def _search_of(world, whose):
    return PartnerSearch.objects.filter(organisation=world.organisation(whose)).first() or _search(world, whose)


def _candidacy(world, whose):
    return CandidacyFactory(search=_search_of(world, whose)).partnership.public_id


def _in_a_room(world, whose):
    room = CandidacyFactory(search=_search_of(world, whose)).partnership
    return ChoiceCriterionFactory(partnership=room).public_id


ROWS: dict[str, Row] = {
    "right_partner": Row("partnership:read_room"),
    "benefit_new": Row("partnership:write_room", post=422),
    "benefit_edit": Row("partnership:write_room", post=422, refused=OTHER_SIDE),
    "benefit_remove": Row("partnership:write_room", get=405, post=302, refused=OTHER_SIDE),
    "idea_list": Row("partnership:read_room"),
    "idea": Row("partnership:read_room"),
    "idea_new": Row("partnership:write_room", post=422),
    "idea_edit": Row("partnership:write_room", post=422),
    "idea_stake": Row("partnership:write_room", post=422),
    "idea_move": Row("partnership:write_room", post=422),
    "idea_adopt": Row("partnership:write_room", get=405, post=302),
    "criterion_list": Row("partnership:read_room"),
    "criterion_new": Row("partnership:write_room", post=422),
    "criterion_edit": Row("partnership:write_room", post=422),
    "criterion_remove": Row("partnership:write_room", get=405, post=302),
    "criteria_propose": Row("partnership:write_room", get=405, post=302),
    "knowing_rate": Row("partnership:write_room", post=422),
    "choice_vote": Row("partnership:consent_as_director", post=422),
    "choice_decline": Row("partnership:consent_as_director", post=422),
    "relation_role": Row("partnership:consent_to_work", post=422),
    "relation_intent": Row("partnership:consent_to_work", post=422),
    "interest_declare": Row("partnership:ask_and_answer", post=302),
    "readiness_edit": Row("partnership:use_private_notes", post=422),
    "search_list": Row("organisation:searcher"),
    "search_new": Row("organisation:searcher", post=422),
    "search": Row("organisation:searcher"),
    "search_edit": Row("organisation:searcher", post=422),
    "search_close": Row("organisation:searcher", post=302),
    "search_criterion_new": Row("organisation:searcher", post=422),
    "search_criterion_edit": Row("organisation:searcher", post=422),
    "search_criterion_remove": Row("organisation:searcher", get=405, post=302),
    "search_criterion_take": Row("organisation:searcher", get=405, post=302),
    "candidacy_new": Row("organisation:searcher", post=422),
    "candidacy_bring": Row("organisation:searcher", get=405, post=302),
    "treatment_new": Row("organisation:searcher", post=422),
}
PLACES = {
    "benefit": lambda world, whose: BenefitFactory(written_by=world.seat(whose)).public_id,
    "idea": lambda world, whose: IdeaFactory(brought_by=world.seat(whose)).public_id,
    "criterion": lambda world, whose: ChoiceCriterionFactory(proposed_by=world.seat(whose)).public_id,
    "search": lambda world, whose: _search_of(world, whose).public_id,
    "candidacy": _candidacy,
}
_OF_A_SEARCH = {
    "criterion": lambda world, whose: SearchCriterionFactory(search=_search_of(world, whose)).public_id,
}
PLACES_OF = {
    "search_criterion_edit": _OF_A_SEARCH,
    "search_criterion_remove": _OF_A_SEARCH,
    "search_criterion_take": {"criterion": _in_a_room},
}
