"""The cast, and their programs."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine

from phasedesk.accounts.models import Person
from tests.api.program import Program
from tests.testing.cast import MONDAY, Cast

CallAs = Callable[..., Program]
NOON = MONDAY + timedelta(hours=3)


@pytest.fixture(autouse=True)
def _at_noon() -> Iterator[None]:
    """The door reads the clock: let it be Monday, a quarter past noon in Berlin."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """A desk with its people, on Monday 9 November 2026 at 09:14 in Berlin."""
    return Cast.make()


@pytest.fixture
def call_as(cast: Cast) -> CallAs:
    """`call_as(cast.cleo)` gives her program; scopes may follow."""

    def make(person: Person | None = None, *scopes: str) -> Program:
        return Program(person, *scopes)

    return make
