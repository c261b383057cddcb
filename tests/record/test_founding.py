"""The case without its history: one event for each thing, and the same state again."""

from random import Random

import pytest
from tests.strategies import random_matter

from paraph.record.evolve import fold
from paraph.record.founding import founding_events
from paraph.record.growing import value_key
from paraph.record.negotiation import Negotiation


@pytest.mark.parametrize("seed", range(20))
def test_the_founding_events_of_talks_found_them_again(seed: int) -> None:
    matter = random_matter(Random(seed))
    talks = Negotiation(
        title="Talks",
        parties=matter.parties,
        issues=matter.issues,
        rules=matter.rules,
        weights=matter.weights,
        values=matter.values,
        reservations=matter.reservations,
    )
    said_once = fold(founding_events(talks))  # a random matter may give one number twice
    assert fold(founding_events(said_once)) == said_once
    assert {value_key(each) for each in said_once.values} == set(map(value_key, talks.values))
    assert said_once.rules == talks.rules
    assert said_once.issues == talks.issues
