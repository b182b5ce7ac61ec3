"""The cast, for every test of what can happen to a ticket."""

import pytest

from tests.testing.cast import Cast


@pytest.fixture
def cast(db: None) -> Cast:
    """A desk with its people, on Monday 9 November 2026 at 09:14 in Berlin."""
    return Cast.make()
