"""What the zone holds for a party that need not accept."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from tests.arenas import listing_of, noted, random_arena

from paraph.packages.arena import Arena
from paraph.packages.field import Field, Row
from paraph.packages.goals import Goal
from paraph.packages.others import span_for
from paraph.packages.search import Search, search


def test_the_span_is_that_of_the_zone() -> None:
    for seed in range(200):
        with noted(seed) as random:
            whole = random_arena(random, parties=random.choice([2, 3]))
            arena = Arena(whole.space, whole.seats[:-1], whole.conditions)
            truth = listing_of(arena)
            worth = [truth.worth(number, whole.seats[-1]) for number in truth.zone]
            expected = (min(worth), max(worth)) if worth else (None, None)
            assert span_for(arena, whole.seats[-1]) == expected


@dataclass(frozen=True)
class Few:
    """A search that gives up after a few boxes."""

    boxes: int

    def __call__(self, field: Field, floors: Sequence[Row], goal: Goal, **how: object) -> Search:
        del how
        return search(field, floors, goal, most_boxes=self.boxes)


def test_what_is_not_proven_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = 0
    for seed in range(200):
        with noted(seed) as random:
            few = Few(random.choice([0, 1, 2]))
            monkeypatch.setattr("paraph.packages.arena.search", few)
            whole = random_arena(random, parties=random.choice([2, 3]))
            arena = Arena(whole.space, whole.seats[:-1], whole.conditions)
            truth = listing_of(arena)
            worth = [truth.worth(number, whole.seats[-1]) for number in truth.zone]
            least, most = span_for(arena, whole.seats[-1])
            assert least in (None, min(worth, default=None))
            assert most in (None, max(worth, default=None))
            told += least is not None
    assert told > 10
