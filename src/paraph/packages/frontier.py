"""The Pareto frontier: the packages, or parts of packages, that no other dominates."""

from collections.abc import Sequence
from dataclasses import dataclass

import moocore  # pyright: ignore[reportMissingTypeStubs] - it has none
import numpy as np

from paraph.packages.space import Numbers, NumberType, Truths, Whole

PIVOTS = 16
"""Points of large sum that all are first held against, to thin them out cheaply."""

MANY = 1 << 14
"""Fewer points than this are not worth thinning out."""


@dataclass(frozen=True, slots=True)
class Frontier:
    """Undominated packages; those of equal worth to every party make one point.

    Attributes:
        points: Shape (points, parties), in parts.
        packages: Shape (points,). How many packages make each point.
        first: Shape (points,). The least number of any of them.
    """

    points: Whole
    packages: Numbers
    first: Numbers

    @classmethod
    def empty(cls, parties: int, number_type: NumberType) -> "Frontier":
        """Return the frontier of no packages."""
        nothing: Numbers = np.zeros(0, number_type)
        return cls(np.zeros((0, parties), np.int64), nothing, nothing)

    @classmethod
    def origin(cls, parties: int, number_type: NumberType) -> "Frontier":
        """Return the one point from which packages begin, with nothing chosen."""
        one: Numbers = np.ones(1, number_type)
        zero: Numbers = np.zeros(1, number_type)
        return cls(np.zeros((1, parties), np.int64), one, zero)

    @property
    def size(self) -> int:
        """Number of packages on the frontier, ties counted."""
        return int(self.packages.sum())

    def of(self, rows: Truths | Whole) -> "Frontier":
        """Return some of the points."""
        return Frontier(self.points[rows], self.packages[rows], self.first[rows])

    def moved(self, steps: "Frontier", option: int) -> "Frontier":
        """Return the points with one option more."""
        return Frontier(
            self.points + steps.points[option], self.packages, self.first + steps.first[option]
        )

    def by_first(self) -> "Frontier":
        """Return the points in the order of their first packages."""
        return self.of(np.argsort(self.first, kind="stable"))


def join(parts: Sequence[Frontier]) -> Frontier:
    """Put points together, dominated ones and equals among them."""
    if len(parts) == 1:
        return parts[0]
    return Frontier(
        np.concatenate([part.points for part in parts]),
        np.concatenate([part.packages for part in parts]),
        np.concatenate([part.first for part in parts]),
    )


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


def undominated(some: Frontier) -> Frontier:
    """Leave out the points that another dominates; equal ones all stay.

    Source:
        mas-colell1995, definition 10.B.2.
    """
    thin = some.of(_unbeaten(some.points)) if len(some.points) > MANY else some
    return thin.of(pareto_frontier(thin.points))


def merged(some: Frontier) -> Frontier:
    """Put equal points together, sorted by their worth."""
    if not len(some.points):
        return some
    by_point = some.of(np.lexsort(some.points.T))
    is_new = np.ones(len(by_point.points), np.bool_)
    is_new[1:] = (by_point.points[1:] != by_point.points[:-1]).any(axis=1)
    starts = np.flatnonzero(is_new)
    return Frontier(
        by_point.points[starts],
        np.add.reduceat(by_point.packages, starts),
        np.minimum.reduceat(by_point.first, starts),
    )


def _unbeaten(points: Whole) -> Truths:
    """Tell which points a few of the largest sum do not dominate: a cheap first sieve."""
    sums = points.sum(axis=1)
    largest = np.argsort(sums)[-PIVOTS:]
    stands = np.ones(len(points), np.bool_)
    for pivot, most in zip(points[largest], sums[largest], strict=True):
        stands &= (points > pivot).any(axis=1) | (sums >= most)
    return stands
