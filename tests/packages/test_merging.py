"""Merging: the same frontier as by definition, and a cover that keeps what it promises."""

import numpy as np
import pytest
from tests.arenas import listing_of, noted, random_arena, vast_arena

from paraph.packages.diagram import diagram_of
from paraph.packages.field import Row
from paraph.packages.frontier import Frontier
from paraph.packages.merging import merge, thinned

Points = list[tuple[tuple[int, ...], int, int]]


def listed(frontier: Frontier) -> Points:
    columns = (frontier.points, frontier.packages, frontier.first)
    rows = zip(*(each.tolist() for each in columns), strict=True)
    return [(tuple(point), tied, first) for point, tied, first in rows]


def by_definition(frontier: dict[tuple[int, ...], list[int]]) -> Points:
    points = [(point, len(numbers), min(numbers)) for point, numbers in frontier.items()]
    return sorted(points, key=lambda each: each[2])


def test_points_ties_and_first_packages_are_those_of_the_definition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for seed in range(500):
        with noted(seed) as random:
            monkeypatch.setattr("paraph.packages.clauses.MOST_PRODUCT", random.choice([1, 2, 64]))
            monkeypatch.setattr("paraph.packages.merging.MOST_COMPARED", random.choice([0, 256]))
            arena = random_arena(random)
            found = merge(arena.space, diagram_of(arena.clauses), arena.seats)
            truth = listing_of(arena)
            assert found.is_exact
            assert not found.errors.any()
            assert listed(found.frontier) == by_definition(truth.frontier(truth.within))


def test_floors_leave_out_what_does_not_reach_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(500, 900):
        with noted(seed) as random:
            monkeypatch.setattr("paraph.packages.merging.MOST_COMPARED", random.choice([0, 256]))
            arena = random_arena(random)
            truth = listing_of(arena)
            some = list(truth.values.values()) or [(0,) * len(arena.seats)]
            rows = []
            for _ in range(random.randint(1, 3)):
                weights = np.array([random.randint(0, 2) for _ in arena.seats])
                rows.append(Row(weights, int(weights @ np.array(random.choice(some)))))
            found = merge(arena.space, diagram_of(arena.clauses), arena.seats, rows)
            reaching = [
                number
                for number, values in truth.values.items()
                if all(int(row.weights @ np.array(values)) >= row.least for row in rows)
            ]
            assert listed(found.frontier) == by_definition(truth.frontier(reaching))


def test_a_cover_has_a_true_package_near_every_package(monkeypatch: pytest.MonkeyPatch) -> None:
    covers = 0
    for seed in range(900, 1_300):
        with noted(seed) as random:
            monkeypatch.setattr("paraph.packages.merging.MOST_HELD", random.choice([0, 2, 5]))
            monkeypatch.setattr("paraph.packages.merging.AT_LAST", random.choice([1, 10]))
            monkeypatch.setattr("paraph.packages.merging.FEW_HELD", random.choice([1, 2, 5]))
            arena = random_arena(random)
            found = merge(arena.space, diagram_of(arena.clauses), arena.seats)
            truth = listing_of(arena)
            points = listed(found.frontier)
            assert all(truth.values.get(first) == point for point, _, first in points)
            errors = found.errors.tolist()
            for values in truth.values.values():
                assert any(
                    all(a - b <= c for a, b, c in zip(values, point, errors, strict=True))
                    for point, _, _ in points
                )
            assert found.is_exact == (not any(errors))
            if found.is_exact:
                expected = truth.frontier(truth.within)
                assert {point for point, _, _ in points} == set(expected)
            covers += not found.is_exact
    assert covers > 50


def test_each_node_keeps_a_point_however_few_are_asked_for() -> None:
    one = Frontier(np.array([[0, 9], [9, 0]]), np.ones(2, np.int64), np.arange(2))
    left, errors = thinned({0: one, 1: one}, 1)
    assert [len(each.first) for each in left.values()] == [1, 1]
    assert errors.max() == 9


def test_numbers_longer_than_a_machine_has_are_exact() -> None:
    for seed in range(6):
        with noted(seed) as random:
            vast, small = vast_arena(random)
            found = merge(vast.space, diagram_of(vast.clauses), vast.seats)
            truth = listing_of(small)
            many = 10**21
            assert listed(found.frontier) == [
                (point, tied * many, first * many)
                for point, tied, first in by_definition(truth.frontier(truth.within))
            ]
