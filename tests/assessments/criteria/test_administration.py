"""Criteria sets through the pages of their administrator: draft, change, publish, retire."""

import re

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from assessments.charts.hundred import LineOfHundred, Weight
from assessments.criteria import actions
from assessments.criteria.actions import ensure_default
from assessments.criteria.models import CriteriaSet, Criterion, Facet
from tests.factories import CriteriaSetFactory, ReviewPlanFactory

Status = CriteriaSet.Status


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast.admin)
    return client


@pytest.fixture
def draft(db):
    return CriteriaSetFactory(facets=3)


def _post(client, name, row, **typed):
    return client.post(reverse(name, args=[row.public_id]), typed)


def _weights(draft, *weights):
    typed = {}
    for facet, weight in zip(draft.facets.all(), weights, strict=True):
        typed |= {f"w_{facet.code}": weight, f"seen_{facet.code}": facet.weight}
    return typed


def test_weights_visibly_add_up_and_are_kept_before_they_do(administrator, draft):
    assert _post(administrator, "criteria_weights", draft, **_weights(draft, 40, 30, 25)).status_code == 302
    page = administrator.get(reverse("criteria_set", args=[draft.public_id])).content.decode()
    assert "The weights make 95. Give out 5 more points to publish." in page
    assert "5 left to give" in page
    assert re.search(r"<button[^>]*disabled[^>]*>\s*Publish version", page)
    assert _post(administrator, "criteria_publish", draft).status_code == 409
    assert _post(administrator, "criteria_weights", draft, **_weights(draft, 40, 35, 25)).status_code == 302
    assert _post(administrator, "criteria_publish", draft).status_code == 302
    draft.refresh_from_db()
    assert draft.status == Status.PUBLISHED


@pytest.mark.parametrize("weights", [(101, 0, 0), (-1, 50, 51), ("", 50, 50), ("x", 50, 50)])
def test_a_weight_that_is_none_is_refused_and_nothing_is_lost(administrator, draft, weights):
    answer = _post(administrator, "criteria_weights", draft, **_weights(draft, *weights))
    assert answer.status_code == 422
    if weights[1]:
        assert f'value="{weights[1]}"' in answer.content.decode()


def test_two_who_weigh_at_once_lose_nothing(administrator, draft):
    typed = _weights(draft, 50, 30, 20)
    first = draft.facets.first()
    Facet.objects.filter(pk=first.pk).update(weight=44)
    answer = _post(administrator, "criteria_weights", draft, **typed)
    assert answer.status_code == 409
    assert f"{first.name} 44" in answer.content.decode()
    first.refresh_from_db()
    assert first.weight == 44


def test_a_published_version_never_changes(administrator, now):
    published = ensure_default(now)
    facet, statement = published.facets.first(), published.criteria.first()
    before = actions.content_of(published)
    assert _post(administrator, "facet_remove", facet).status_code == 409
    assert _post(administrator, "statement_remove", statement).status_code == 409
    assert _post(administrator, "criteria_discard", published).status_code == 409
    typed = {"text_en": "Other", "text_nl": "Anders", "version": 0}
    assert _post(administrator, "statement_edit", statement, **typed).status_code == 422
    assert actions.content_of(published) == before
    with pytest.raises(DatabaseError), transaction.atomic():
        Criterion.objects.filter(pk=statement.pk).update(text_en="Behind the back")


def test_the_next_version_says_what_is_different(administrator, now):
    published = ensure_default(now)
    assert _post(administrator, "criteria_draft", published).status_code == 302
    draft = CriteriaSet.objects.get(status=Status.DRAFT)
    assert (draft.version, draft.criteria.count()) == (published.version + 1, published.criteria.count())
    statement = draft.criteria.get(code="E1")
    typed = {"text_en": "Our say weighs the same.", "text_nl": "Onze inbreng weegt even zwaar.", "version": 0}
    assert _post(administrator, "statement_edit", statement, **typed).status_code == 302
    page = administrator.get(reverse("criteria_set", args=[draft.public_id])).content.decode()
    assert "<ins>Our say weighs the same.</ins>" in page
    assert "Reworded: its series starts anew." in page
    assert "One statement reworded" in page
    # The one before stays as it is, and a second draft is the first one.
    assert published.criteria.get(code="E1").text_en != "Our say weighs the same."
    _post(administrator, "criteria_draft", published)
    assert CriteriaSet.objects.filter(status=Status.DRAFT).count() == 1


def test_the_second_who_rewords_sees_both_texts(administrator, draft):
    statement = draft.criteria.first()
    Criterion.objects.filter(pk=statement.pk).update(text_en="Theirs", version=1)
    typed = {"text_en": "Mine", "text_nl": statement.text_nl, "version": 0}
    answer = _post(administrator, "statement_edit", statement, **typed)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Mine" in page
    assert "Theirs" in page


def test_statements_and_facets_come_go_and_move(administrator, draft):
    facet = draft.facets.first()
    typed = {"text_en": "{they} listen.", "text_nl": "{they} luisteren.", "reversed": "on"}
    for _again in range(2):
        assert _post(administrator, "statement_add", facet, **typed).status_code == 302
    added = draft.criteria.get(text_en="{they} listen.")
    assert added.reversed
    _post(administrator, "statement_move", added, to="up")
    ordered = list(draft.criteria.filter(facet=facet).order_by("order").values_list("pk", flat=True))
    assert ordered.index(added.pk) == 1
    _post(administrator, "facet_move", facet, to="down")
    assert [f.pk for f in draft.facets.order_by("order")].index(facet.pk) == 1
    numbers = list(draft.criteria.order_by("order").values_list("order", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    _post(administrator, "statement_remove", added)
    assert not Criterion.objects.filter(pk=added.pk).exists()


def test_an_empty_facet_keeps_a_set_from_being_published(administrator, draft):
    assert _post(administrator, "facet_add", draft, name_en="Courage", name_nl="Moed").status_code == 302
    answer = _post(administrator, "criteria_publish", draft)
    assert answer.status_code == 409
    assert "“Courage” has no statement yet." in answer.content.decode()


def test_the_last_of_its_purpose_cannot_be_retired(administrator, now):
    published = ensure_default(now)
    assert _post(administrator, "criteria_retire", published).status_code == 409
    CriteriaSetFactory(facets=1, published=True)
    assert _post(administrator, "criteria_retire", published).status_code == 302
    published.refresh_from_db()
    assert published.status == Status.RETIRED


def test_the_preview_shows_what_people_see(administrator, now):
    page = administrator.get(reverse("criteria_preview", args=[ensure_default(now).public_id])).content.decode()
    assert page.count('<fieldset class="statement"') == 23
    assert "{they}" not in page
    assert "Strongly agree" in page


def test_it_says_how_many_use_a_version_and_not_who(administrator, cast, now):
    published = ensure_default(now)
    ReviewPlanFactory(partnership=cast.meals, criteria_set=published)
    page = administrator.get(reverse("criteria_set", args=[published.public_id])).content.decode()
    assert "1 partnership" in page
    assert "Noordzee" not in page
    assert "meals above" not in page


def test_a_set_for_another_purpose_begins_as_a_copy(administrator, now):
    published = ensure_default(now)
    typed = {"name_en": "Trust in care", "name_nl": "Vertrouwen in de zorg"}
    for _again in range(2):
        assert _post(administrator, "criteria_copy", published, **typed).status_code == 302
    draft = CriteriaSet.objects.get(code="trust-in-care")
    assert (draft.version, draft.status) == (1, Status.DRAFT)


def test_the_list_costs_the_same_however_many_versions_there_are(administrator, django_assert_max_num_queries):
    for version in range(1, 9):
        CriteriaSetFactory(code="long", version=version, published=True)
    with django_assert_max_num_queries(8):
        administrator.get(reverse("criteria_sets"))


@pytest.mark.parametrize(
    ("weights", "left", "segments"), [((40, 60), 0, 2), ((40, 0, 55), 5, 2), ((80, 40), -20, 2)]
)
def test_the_line_of_one_hundred(weights, left, segments):
    line = LineOfHundred([Weight(str(n), f"part {n}", weight) for n, weight in enumerate(weights)])
    assert (line.left, len(line.segments)) == (left, segments)
    ends = [float(s.x[:-1]) + float(s.width[:-1]) for s in line.segments]
    assert ends == sorted(ends)
    assert ends[-1] <= 100.1
