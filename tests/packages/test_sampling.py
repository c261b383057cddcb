"""Drawn packages: all equally likely, and intervals that hold the truth."""

from functools import partial

import numpy as np
import pytest
from tests.arenas import listing_of, noted, random_arena

from paraph.packages.diagram import diagram_of
from paraph.packages.sampling import drawn, estimated, interval, relaxed


def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.packages.sampling.DRAWN", 2_000)
    monkeypatch.setattr("paraph.packages.sampling.CHUNK", 1_000)


@pytest.mark.parametrize("most", [1 << 15, 1])
def test_the_interval_holds_the_truth(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    few_draws(monkeypatch)
    monkeypatch.setattr("paraph.packages.arena.diagram_of", partial(diagram_of, most=most))
    monkeypatch.setattr("paraph.packages.sampling.MOST_RELAXED", 2)
    missed = without_diagram = 0
    for seed in range(200):
        with noted(seed) as random:
            arena = random_arena(random)
            without_diagram += arena.diagram is None
            truth = listing_of(arena)
            found = estimated(arena, arena.floors(), np.random.default_rng(seed))
            assert found.low <= found.likely <= found.high
            assert found.drawn == 2_000 or not truth.within
            missed += not found.low <= len(truth.zone) <= found.high
    # Of 200 intervals that each hold the truth 99 times in 100, eight miss once in 2 000 times.
    assert missed < 8
    assert (without_diagram > 20) == (most == 1)


def test_every_package_is_drawn_equally_often() -> None:
    for seed in range(8):
        with noted(seed) as random:
            arena = random_arena(random, most_issues=4)
            diagram = diagram_of(arena.clauses)
            within = listing_of(arena).within
            if not within:
                continue
            count = 200 * len(within)
            lines = drawn(diagram, arena.field.starts, count, np.random.default_rng(seed))
            assert arena.field.are_met(lines).all()
            numbers, times = np.unique([arena.number(row) for row in lines], return_counts=True)
            assert numbers.tolist() == within
            # Each about 200 times, give or take 14; six times that is next to impossible.
            assert abs(times - 200).max() < 85


def test_of_no_packages_none_are_drawn() -> None:
    with noted(0) as random:
        while True:
            arena = random_arena(random)
            if not listing_of(arena).within:
                break
    found = estimated(arena, arena.floors(), np.random.default_rng(0))
    assert (found.likely, found.low, found.high, found.drawn) == (0, 0, 0, 0)


def test_a_relaxed_diagram_allows_no_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.packages.sampling.MOST_RELAXED", 2)
    for seed in range(100):
        with noted(seed) as random:
            arena = random_arena(random)
            assert relaxed(arena.clauses).packages >= len(listing_of(arena).within)


def test_intervals_are_those_of_wilson() -> None:
    # With z = 2.5758: 10 of 100 lie about (0.1 + 0.03317) / 1.06635, give or take 0.07886.
    low, high = interval(10, 100)
    assert (round(low, 4), round(high, 4)) == (0.0460, 0.2037)
    assert interval(0, 100)[0] == 0.0
    assert interval(100, 100)[1] == 1.0
