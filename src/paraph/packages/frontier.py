"""The Pareto frontier: the packages that no other package dominates."""

from dataclasses import dataclass

import moocore
import numpy as np

from paraph.packages.space import Truths, Whole

PIVOTS = 16
"""Points of the frontier so far that a block is first held against, to thin it out cheaply."""


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
        mas-colell1995, definition 10.B.2 (Pareto optimality); algorithm: fonseca2006.

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


def widened(frontier: Frontier, values: Whole, numbers: Whole) -> Frontier:
    """Return the frontier of the packages so far together with some more.

    Args:
        values: Shape (packages, parties), in parts.
        numbers: Shape (packages,), ascending, all above those on the frontier.

    Source:
        mas-colell1995, definition 10.B.2.
    """
    may_stand = ~_is_beaten(values, _pivots(frontier.points))
    values, numbers = values[may_stand], numbers[may_stand]
    stands = pareto_frontier(values)
    values, numbers = values[stands], numbers[stands]
    points = np.vstack([frontier.points, values])
    stands = pareto_frontier(points)
    counts = np.concatenate([frontier.packages, np.ones(len(values), np.int64)])
    first = np.concatenate([frontier.first, numbers])
    return _merged(points[stands], counts[stands], first[stands])


def _pivots(points: Whole) -> Whole:
    """Return a few points spread over the frontier, those of largest sum among them."""
    if len(points) <= PIVOTS:
        return points
    by_sum = np.argsort(points.sum(axis=1), kind="stable")[::-1]
    spread = np.linspace(0, len(points) - 1, PIVOTS // 2).astype(np.intp)
    return points[np.concatenate([by_sum[: PIVOTS // 2], spread])]


def _is_beaten(values: Whole, pivots: Whole) -> Truths:
    """Tell which packages one of some points dominates; equal is not beaten."""
    beaten = np.zeros(len(values), np.bool_)
    for pivot in pivots:
        no_more = (values <= pivot).all(axis=1)
        beaten |= no_more & (values < pivot).any(axis=1)
    return beaten


def _merged(points: Whole, counts: Whole, first: Whole) -> Frontier:
    """Put equal points together, in the order of their first packages."""
    unique, where = np.unique(points, axis=0, return_inverse=True)
    where = where.ravel()
    packages = np.bincount(where, weights=counts, minlength=len(unique)).astype(np.int64)
    earliest = np.full(len(unique), np.iinfo(np.int64).max)
    np.minimum.at(earliest, where, first)
    order = np.argsort(earliest)
    return Frontier(unique[order], packages[order], earliest[order])
