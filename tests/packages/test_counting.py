"""Counts of what is worth enough to everybody, every way of counting held to the definition."""

import numpy as np
import pytest
from tests.arenas import listing_of, noted, random_arena, vast_arena

from paraph.packages.counting import Count, TooManyError, packages_reaching
from paraph.packages.diagram import diagram_of


def test_counts_are_exact_by_table_and_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(600):
        with noted(seed) as random:
            monkeypatch.setattr("paraph.packages.clauses.MOST_PRODUCT", random.choice([1, 2, 64]))
            monkeypatch.setattr("paraph.packages.counting.MOST_CELLS", random.choice([0, 10**6]))
            arena = random_arena(random)
            truth = listing_of(arena)
            floors = list(random.choice([truth.floors, *list(truth.values.values())[:3]]))
            diagram = diagram_of(arena.clauses)
            found = packages_reaching(arena.space, diagram, arena.seats, np.array(floors))
            assert found == len(truth.reaching(floors))


def test_without_seats_every_allowed_package_is_enough() -> None:
    for seed in range(20):
        with noted(seed) as random:
            arena = random_arena(random)
            diagram = diagram_of(arena.clauses)
            nothing = np.zeros(0, np.int64)
            found = packages_reaching(arena.space, diagram, (), nothing)
            assert found == len(listing_of(arena).within)


@pytest.mark.parametrize("limits", [{"MOST_PARTS": 0}, {"MOST_CELLS": 0, "MOST_PAIRS": 0}])
def test_what_would_take_too_long_is_given_up(
    limits: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, most in limits.items():
        monkeypatch.setattr(f"paraph.packages.counting.{name}", most)
    given_up = 0
    for seed in range(100):
        with noted(seed) as random:
            arena = random_arena(random)
            truth = listing_of(arena)
            diagram = diagram_of(arena.clauses)
            try:
                found = packages_reaching(arena.space, diagram, arena.seats, np.array(truth.floors))
            except TooManyError:
                given_up += 1
            else:
                assert found == len(truth.zone)
    assert given_up > 10


def test_more_packages_than_machine_numbers_are_counted() -> None:
    for seed in range(10):
        with noted(seed) as random:
            vast, small = vast_arena(random, random.choice([1, 2, 3]))
            truth = listing_of(small)
            diagram = diagram_of(vast.clauses)
            found = packages_reaching(vast.space, diagram, vast.seats, vast.reservations)
            assert found == len(truth.zone) * 10**21


def test_a_count_tells_whether_there_may_be_any() -> None:
    assert not Count.exactly(0)
    assert Count.exactly(3)
    assert Count(0, 0, 5, 100)
    assert not Count(0, 0, 5, 100).is_exact
    assert (Count.at_least_one(9).low, Count.at_least_one(9).high) == (1, 9)
    assert Count.at_least_one(1).is_exact
