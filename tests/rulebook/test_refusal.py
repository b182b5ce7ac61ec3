"""A refusal has words for the person and a code for the program."""

import pytest

from phasedesk.rulebook import refusal
from phasedesk.rulebook.refusal import LifecycleRefused, NotNow, Refusal

ALL = [kind for kind in vars(refusal).values() if isinstance(kind, type) and issubclass(kind, Refusal)]


@pytest.mark.parametrize("kind", ALL)
def test_each_says_something_and_has_a_name_and_a_status(kind: type[Refusal]) -> None:
    assert kind.sentence.endswith(".")
    assert kind.code == kind.code.lower().replace(" ", "-")
    assert 400 <= kind.status < 500


def test_no_two_share_a_code() -> None:
    codes = [kind.code for kind in ALL]
    assert sorted(set(codes)) == sorted(codes)


def test_a_sentence_of_ones_own_and_facts() -> None:
    given = NotNow("Not before Monday.", on="Monday")
    assert (str(given), given.sentence, given.facts) == ("Not before Monday.", "Not before Monday.", {"on": "Monday"})


def test_without_words_it_speaks_for_itself() -> None:
    assert str(NotNow()) == NotNow.sentence


def test_a_lifecycle_is_refused_with_the_whole_list() -> None:
    refused = LifecycleRefused(["It has no phases.", "It has no name."])
    assert refused.problems == ["It has no phases.", "It has no name."]
    assert refused.facts == {"problems": refused.problems}
    assert str(refused) == "This lifecycle cannot be published: It has no phases. It has no name."
