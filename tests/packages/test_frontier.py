"""The frontier: nothing dominated on it, nothing undominated off it."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraph.packages.frontier import Frontier, join, merged, pareto_frontier, undominated

Rows = list[tuple[int, ...]]


def rows_of(parties: int) -> st.SearchStrategy[Rows]:
    return st.lists(st.tuples(*[st.integers(0, 3)] * parties), min_size=1, max_size=30)


def is_dominated(row: tuple[int, ...], rows: Rows) -> bool:
    return any(
        all(a >= b for a, b in zip(other, row, strict=True)) and other != row for other in rows
    )


def points_of(rows: Rows, first: int = 0) -> Frontier:
    """Every row a point of its own, numbered from the first."""
    numbers = np.arange(first, first + len(rows))
    return Frontier(np.array(rows, np.int64), np.ones(len(rows), np.int64), numbers)


def grown(rows: Rows, size: int) -> Frontier:
    """The frontier of rows that come in portions."""
    frontier = Frontier.empty(len(rows[0]), np.int64)
    for first in range(0, len(rows), size):
        portion = points_of(rows[first : first + size], first)
        frontier = merged(undominated(join([frontier, portion])))
    return frontier.by_first()


@given(st.integers(1, 5).flatmap(rows_of))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_a_package_is_on_the_frontier_just_when_none_dominates_it(rows: Rows) -> None:
    found = pareto_frontier(np.array(rows, np.int64))
    assert found.tolist() == [not is_dominated(row, rows) for row in rows]


@given(st.integers(1, 4).flatmap(rows_of), st.integers(1, 7), st.sampled_from([1, 2, 3, 16]))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_a_frontier_grown_in_portions_counts_every_tie_and_keeps_the_first(
    rows: Rows, size: int, pivots: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("paraph.packages.frontier.PIVOTS", pivots)
        patch.setattr("paraph.packages.frontier.MANY", 0)
        frontier = grown(rows, size)
    points = [row for row in dict.fromkeys(rows) if not is_dominated(row, rows)]
    assert [tuple(point) for point in frontier.points.tolist()] == points
    assert frontier.packages.tolist() == [rows.count(point) for point in points]
    assert frontier.first.tolist() == [rows.index(point) for point in points]
    assert frontier.size == sum(rows.count(point) for point in points)


def test_no_packages_have_no_frontier() -> None:
    assert pareto_frontier(np.zeros((0, 3), np.int64)).tolist() == []
    assert pareto_frontier(np.zeros((0, 1), np.int64)).tolist() == []
    assert merged(undominated(Frontier.empty(2, np.int64))).size == 0


def test_equal_packages_in_great_number_make_one_point() -> None:
    frontier = merged(undominated(points_of([(1,) * 5] * 300_000)))
    assert (len(frontier.points), frontier.size, frontier.first.tolist()) == (1, 300_000, [0])


def test_whole_numbers_up_to_the_largest_denominator_are_told_apart() -> None:
    most = 1 << 44
    values = np.array([[most, most - 1], [most - 1, most], [most - 1, most - 1]])
    assert pareto_frontier(values).tolist() == [True, True, False]


def test_the_order_of_packages_changes_nothing_but_the_order() -> None:
    random = Random(5)
    rows = [tuple(random.randint(0, 9) for _ in range(4)) for _ in range(400)]
    shuffled = random.sample(rows, len(rows))
    assert set(map(tuple, grown(rows, 50).points.tolist())) == set(
        map(tuple, grown(shuffled, 50).points.tolist())
    )
