"""Smallest conflicts, and the least to give up, against all sets of demands."""

from collections.abc import Callable
from itertools import combinations
from random import Random

from tests.arenas import noted
from tests.oracles import listing

from paraph.packages.conflicts import (
    grown,
    least_given_up,
    remembering,
    smallest_conflicts,
)

Members = frozenset[int]


def random_case(random: Random) -> tuple[int, Callable[[Members], bool]]:
    """So many demands, and what can be met: by some packages, each leaving some unmet."""
    demands = random.randint(0, 7)
    unmet = [
        {at for at in range(demands) if random.random() < random.choice([0.2, 0.5])}
        for _ in range(random.choice([0, 1, 3, 8]))
    ]
    return demands, lambda some: any(not some & each for each in unmet)


def met_by(can_meet: Callable[[Members], bool]) -> Callable[[Members], Members | None]:
    """Answer with the demands themselves, where a package meets them."""
    return lambda some: some if can_meet(some) else None


def test_smallest_conflicts_are_what_the_definition_says() -> None:
    for seed in range(800):
        with noted(seed) as random:
            demands, can_meet = random_case(random)
            expected = listing.smallest_conflicts(demands, can_meet)
            found = smallest_conflicts(demands, remembering(met_by(can_meet)))
            assert found == sorted(expected, key=sorted)


def test_the_least_to_give_up_is_what_the_definition_says() -> None:
    for seed in range(800):
        with noted(seed) as random:
            demands, can_meet = random_case(random)
            found = least_given_up(demands, remembering(met_by(can_meet)))
            expected = listing.least_given_up(demands, can_meet) if can_meet(frozenset()) else set()
            assert found == sorted(expected, key=sorted)


def test_of_very_many_sets_so_many_are_listed() -> None:
    def can_meet(some: Members) -> bool:
        return len(some) < 3

    every = [frozenset(each) for each in combinations(range(7), 3)]
    found = smallest_conflicts(7, can_meet, most=5)
    assert len(found) == 5
    assert set(found) <= set(every)
    given_up = least_given_up(7, can_meet, most=5)
    assert len(given_up) == 5
    assert all(len(each) == 5 for each in given_up)


def test_as_many_demands_are_added_as_can_be_met() -> None:
    def can_meet(some: Members) -> bool:
        return not {1, 2} <= some

    assert grown(frozenset({2}), 5, can_meet) == {0, 2, 3, 4}
    assert grown(frozenset(), 5, can_meet) == {0, 1, 3, 4}


def test_nothing_is_asked_that_follows_from_what_is_known() -> None:
    asked: list[Members] = []

    def can_meet(some: Members) -> bool:
        asked.append(some)
        return 0 not in some

    answer = remembering(met_by(can_meet))
    assert answer(frozenset({1, 2}))
    assert answer(frozenset({1}))
    assert not answer(frozenset({0}))
    assert not answer(frozenset({0, 3}))
    assert asked == [{1, 2}, {0}]
