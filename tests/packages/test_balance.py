"""Exactly opposed parties: pairs are recognised, and packages that suit both alike are found."""

from random import Random

import numpy as np
import pytest
from tests.arenas import space_from
from tests.strategies import issue

from paraph.packages.arena import Arena
from paraph.packages.balance import balanced, opposed_pairs
from paraph.packages.optimum import Optimiser
from paraph.packages.solutions import SolutionName


def arena_of(worths: list[list[list[int]]], reservations: list[int]) -> Arena:
    """Issues with a row of worths for each option."""
    issues = [
        issue(f"i{at}", [f"o{place}" for place in range(len(rows))])
        for at, rows in enumerate(worths)
    ]
    return Arena(space_from(issues, worths, reservations), tuple(range(len(reservations))), ())


def opposed(random: Random, issues: int, most: int) -> list[list[list[int]]]:
    """Worths to two pairs of parties; in each the second loses what the first gains."""
    return [
        [
            [a, most - a, b, most - b]
            for a, b in ((random.randint(0, most), random.randint(0, most)) for _ in range(8))
        ]
        for _ in range(issues)
    ]


def test_pairs_are_those_whose_worths_sum_to_the_same_on_every_issue() -> None:
    arena = arena_of([[[0, 3, 5], [3, 0, 1]], [[1, 1, 0], [2, 0, 4]]], [0, 0, 0])
    assert opposed_pairs(arena.field) == [(0, 1)]


def test_parties_who_hold_everything_for_alike_are_not_opposed() -> None:
    arena = arena_of([[[1, 1], [1, 1]]], [0, 0])
    assert opposed_pairs(arena.field) == []
    assert len(balanced(arena, np.random.default_rng(1))) == 0


def test_with_coarse_worths_both_of_each_pair_gain_exactly_alike() -> None:
    arena = arena_of(opposed(Random(1), 16, 60), [0, 0, 0, 0])
    found = balanced(arena, np.random.default_rng(1))
    assert len(found) > 0
    assert {tuple(values) for values in arena.field.values(found).tolist()} == {(480,) * 4}


@pytest.mark.parametrize("most", [10**4, 10**6])
def test_with_fine_worths_they_gain_nearly_alike(most: int) -> None:
    arena = arena_of(opposed(Random(2), 12, most), [0, 0, 0, 0])
    found = balanced(arena, np.random.default_rng(1))
    assert len(found) > 0
    assert arena.field.values(found).min(axis=1).max() >= 6 * most * 99 // 100


def test_the_even_package_is_proven_where_groping_would_not_end() -> None:
    arena = arena_of(opposed(Random(3), 20, 60), [0, 0, 0, 0])
    start = balanced(arena, np.random.default_rng(1))
    for name in (SolutionName.EGALITARIAN, SolutionName.NASH):
        found = Optimiser(arena.field, arena.reservations).solution(name, (1, 1, 1, 1), start)
        assert found is not None
        assert found.search.is_proven
        assert arena.field.values(found.packages[0]).tolist() == [600] * 4
