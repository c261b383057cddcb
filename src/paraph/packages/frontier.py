"""The Pareto frontier: the packages that no other package dominates."""

from collections.abc import Sequence
from dataclasses import dataclass

import moocore  # pyright: ignore[reportMissingTypeStubs] - it has none
import numpy as np

from paraph.packages.space import Truths, Whole

PIVOTS = 32
"""Points of the frontier so far that packages are first held against, to thin them out cheaply."""


FEW = 16
"""A pivot that beats less than one package in so many is not worth a copy of the rest."""


@dataclass(frozen=True, slots=True)
class Frontier:
    """Undominated packages; those of equal worth to every party make one point.

    Attributes:
        points: Shape (points, parties), in parts, sorted by first package.
        packages: Shape (points,). How many packages make each point.
        first: Shape (points,). Number of the first of them.
    """

    points: Whole
    packages: Whole
    first: Whole

    @property
    def size(self) -> int:
        """Number of packages on the frontier, ties counted."""
        return int(self.packages.sum())


def pareto_frontier(values: Whole) -> Truths:
    """Tell which packages no other package dominates.

    Package j dominates package k when every party values j at least as much as k, and at least
    one party values it more. Packages of equal worth to all do not dominate each other.

    Args:
        values: Shape (packages, parties). Any numbers that a float64 holds exactly; scales of
            different parties are never compared.

    Returns:
        Shape (packages,). True for the undominated, equal rows all kept.

    Source:
        mas-colell1995, definition 10.B.2 (Pareto optimality); algorithm: kung1975.

    Example:
        >>> pareto_frontier(np.array([[10, 0], [4, 4], [5, 5], [5, 5]]))
        array([ True, False,  True,  True])
    """
    if values.shape[1] == 1:
        return values[:, 0] == values[:, 0].max(initial=np.iinfo(np.int64).min)
    if not len(values):
        return np.zeros(0, np.bool_)
    kept = moocore.is_nondominated(values.astype(np.float64), maximise=True, keep_weakly=True)
    return np.asarray(kept, np.bool_)


def empty_frontier(parties: int) -> Frontier:
    """Return the frontier of no packages."""
    nothing = np.zeros(0, np.int64)
    return Frontier(np.zeros((0, parties), np.int64), nothing, nothing)


def thinned(frontier: Frontier, values: Whole, numbers: Whole) -> tuple[Whole, Whole]:
    """Return the packages that a few points of the frontier do not beat: a cheap first sieve.

    Args:
        values: Shape (packages, parties), in parts.
        numbers: Shape (packages,).

    Source:
        mas-colell1995, definition 10.B.2; a package left out here is dominated.
    """
    columns = [np.ascontiguousarray(column) for column in values.T]
    rows = np.arange(len(numbers))
    for pivot in _pivots(frontier.points):
        is_beaten = _is_beaten(columns, pivot)
        if np.count_nonzero(is_beaten) * FEW > len(rows):
            rows = rows[~is_beaten]
            columns = [column[~is_beaten] for column in columns]
    return values[rows], numbers[rows]


def widened(frontier: Frontier, values: Whole, numbers: Whole) -> Frontier:
    """Return the frontier of the packages so far together with some more.

    Args:
        values: Shape (packages, parties), in parts.
        numbers: Shape (packages,), in any order, none of them on the frontier.

    Source:
        mas-colell1995, definition 10.B.2.
    """
    counted = _merged(values, np.ones(len(values), np.int64), numbers)
    more = _standing(counted)
    points = np.vstack([frontier.points, more.points])
    packages = np.concatenate([frontier.packages, more.packages])
    return _standing(_merged(points, packages, np.concatenate([frontier.first, more.first])))


def _pivots(points: Whole) -> Whole:
    """Return a few points spread over the frontier, those of largest sum first."""
    if len(points) <= PIVOTS:
        return points
    by_sum = np.argsort(points.sum(axis=1), kind="stable")[::-1]
    spread = np.linspace(0, len(points) - 1, PIVOTS // 2).astype(np.intp)
    return points[np.concatenate([by_sum[: PIVOTS // 2], spread])]


def _is_beaten(columns: Sequence[Whole], pivot: Whole) -> Truths:
    """Tell which packages a point dominates, by a column for each party; equal is not beaten."""
    is_no_more = np.ones(len(columns[0]), np.bool_)
    is_less = np.zeros(len(columns[0]), np.bool_)
    for column, most in zip(columns, pivot, strict=True):
        is_no_more &= column <= most
        is_less |= column < most
    return is_no_more & is_less


def _standing(some: Frontier) -> Frontier:
    """Leave out the points that another dominates."""
    stands = pareto_frontier(some.points)
    return Frontier(some.points[stands], some.packages[stands], some.first[stands])


def _merged(points: Whole, packages: Whole, first: Whole) -> Frontier:
    """Put equal points together, in the order of their first packages."""
    if not len(points):
        return Frontier(points, packages, first)
    by_point = np.lexsort((first, *points.T))
    points, packages, first = points[by_point], packages[by_point], first[by_point]
    is_new = np.ones(len(points), np.bool_)
    is_new[1:] = (points[1:] != points[:-1]).any(axis=1)
    starts = np.flatnonzero(is_new)
    order = np.argsort(first[starts])
    merged = np.add.reduceat(packages, starts)
    return Frontier(points[starts][order], merged[order], first[starts][order])
