"""The cast stands as its table says, on the database that the suite runs on."""

import pytest
from django.apps import apps
from django.utils import timezone

from partnerships.room.models import Partnership
from tests import factories
from tests.factories import DjangoModelFactory
from tests.moments import NOW

FACTORIES = [
    value
    for value in vars(factories).values()
    if isinstance(value, type) and issubclass(value, DjangoModelFactory) and value is not DjangoModelFactory
]


def test_alice_sees_the_meals_and_not_the_snacks(cast, other_partnership):
    assert list(Partnership.objects.readable_by(cast.alice)) == [cast.meals]
    assert set(Partnership.objects.readable_by(cast.petra)) == {cast.meals, other_partnership}
    assert not Partnership.objects.readable_by(cast.sander).exists()
    assert not Partnership.objects.readable_by(cast.wouter).exists()
    assert not Partnership.objects.readable_by(cast.admin).exists()


def test_every_model_has_a_factory():
    floors = ("accounts", "partnerships", "assessments", "dashboards")
    ours = {model for model in apps.get_models() if model.__module__.split(".")[0] in floors}
    assert ours == {factory._meta.model for factory in FACTORIES}


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda f: f.__name__)
def test_every_factory_makes_a_row(factory):
    row = factory()
    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda f: f.__name__)
def test_every_trait_makes_a_row(factory):
    for trait in factory._meta.parameters:
        factory(**{trait: True})


def test_the_clock_stands_still(now):
    assert timezone.now() == now == NOW
