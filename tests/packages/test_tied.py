"""Packages of equal worth: the first ones of each point, by definition."""

import pytest
from tests.arenas import listing_of, noted, random_arena, vast_arena

from paraph.packages.diagram import diagram_of
from paraph.packages.merging import merge
from paraph.packages.tied import tied_packages


def test_the_first_packages_of_each_point_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(300):
        with noted(seed) as random:
            monkeypatch.setattr("paraph.packages.clauses.MOST_PRODUCT", random.choice([1, 2, 64]))
            arena = random_arena(random)
            frontier = merge(arena.space, diagram_of(arena.clauses), arena.seats).frontier
            truth = listing_of(arena)
            points = truth.frontier(truth.within)
            most = random.choice([1, 2, 5, 100])
            found = tied_packages(arena, frontier, range(len(frontier.first)), most)
            left = most
            for row, numbers in found.items():
                expected = sorted(points[tuple(frontier.points[row].tolist())])
                assert numbers == expected[: most if left > 0 else 1]
                left -= len(numbers)


def test_the_first_of_very_many_are_given_without_going_through_all() -> None:
    for seed in range(4):
        with noted(seed) as random:
            vast, small = vast_arena(random)
            frontier = merge(vast.space, diagram_of(vast.clauses), vast.seats).frontier
            points = listing_of(small).frontier(listing_of(small).within)
            rows = range(len(frontier.first))
            for row, numbers in tied_packages(vast, frontier, rows, 20).items():
                first = min(points[tuple(frontier.points[row].tolist())]) * 10**21
                expected = range(first, first + 20)
                assert numbers == list(expected[: len(numbers)])
