"""A visitor who meets the shared layer at addresses of the tests' own."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

TEMPLATES = Path(__file__).parent / "templates"


@pytest.fixture
def visitor(settings: Settings, db: None) -> Client:
    """Somebody who is not signed in; what breaks is answered, not raised."""
    settings.ROOT_URLCONF = "tests.web.addresses"
    own, *others = settings.TEMPLATES
    settings.TEMPLATES = [{**own, "DIRS": [TEMPLATES]}, *others]
    return Client(HTTP_HOST="127.0.0.1", raise_request_exception=False)
