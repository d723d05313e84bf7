"""What the tests of the house share."""

import logging

import pytest


@pytest.fixture
def quiet_requests():
    """Thousands of refusals are the point here: they need not be logged."""
    logging.getLogger("django.request").setLevel(logging.CRITICAL)
    yield
    logging.getLogger("django.request").setLevel(logging.NOTSET)
