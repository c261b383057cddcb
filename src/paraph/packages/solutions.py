"""The named solutions among packages that can be listed: which each way of dividing gains picks.

All pick among the frontier within the zone of possible agreement, keep every tie, and compare
exactly: gains are whole numbers of one denominator, so no tolerance decides. Floats only leave
out, beforehand, what is far from the best. `optimum` finds the same where no list can be made.

Each solution has a weighted variant, in which a party of weight 2 counts as two.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction
from math import lcm, prod

import numpy as np
from numpy.typing import NDArray

from paraph.packages.space import Whole

Rows = NDArray[np.intp]
"""Indices of rows, ascending."""

MARGIN = 1e-6
"""What falls short of the best by more than this share in floats, which err far less, is not it."""

LEAST = np.iinfo(np.int64).min


class SolutionName(StrEnum):
    """The solutions by the names of the literature."""

    NASH = "nash"
    KALAI_SMORODINSKY = "kalai-smorodinsky"
    EGALITARIAN = "egalitarian"
    UTILITARIAN = "utilitarian"
    WEIGHTED_NASH = "weighted-nash"
    WEIGHTED_KALAI_SMORODINSKY = "weighted-kalai-smorodinsky"
    WEIGHTED_EGALITARIAN = "weighted-egalitarian"
    WEIGHTED_UTILITARIAN = "weighted-utilitarian"

    @property
    def is_weighted(self) -> bool:
        """Whether the parties' weights count in it."""
        return self.startswith("weighted-")

    @property
    def plain(self) -> "SolutionName":
        """The solution of which this is the weighted variant, or itself."""
        return SolutionName(self.removeprefix("weighted-"))


PLAIN = tuple(name for name in SolutionName if not name.is_weighted)
WEIGHTED = tuple(name for name in SolutionName if name.is_weighted)

Weights = Sequence[int]
"""One for each party, whole and above 0; () for all alike."""


def nash_solution(gains: Whole, weights: Weights = ()) -> Rows:
    """Return the rows with the largest product of gains, each to the power of its weight.

    Where no row gives every party something, as many parties as possible gain, and of the rows
    from which the same parties gain, those stand whose product over these parties is largest
    (the convention for maximum Nash welfare; products over different parties are never compared).

    Args:
        gains: Shape (rows, parties). Value less reservation value, none negative.

    Source:
        nash1950, for many parties harsanyi1963; weighted: kalai1977b; no common gain:
        caragiannis2019.

    Example:
        >>> nash_solution(np.array([[9, 1], [4, 4], [0, 10]]))
        array([1])
    """
    is_gain = gains > 0
    gaining = is_gain.sum(axis=1)
    most = gaining.max(initial=0)
    rows = np.flatnonzero(gaining == most)
    all_gain = most == gains.shape[1]
    powers = np.array(weights or [1] * gains.shape[1])
    kept: list[int] = []
    for who in is_gain[rows[:1]] if all_gain else np.unique(is_gain[rows], axis=0):
        same = rows[(is_gain[rows] == who).all(axis=1)]
        kept += _largest_product(gains[:, who], powers[who], same)
    return np.array(sorted(kept), np.intp)


def _largest_product(gains: Whole, powers: Whole, rows: Rows) -> list[int]:
    """Return those of some rows whose product is largest; all their gains are above 0."""
    logs = np.log(gains[rows]) @ powers

    def product(row: int) -> int:
        return prod(map(pow, gains[row].tolist(), powers.tolist()))

    return _largest(rows[logs >= logs.max() - MARGIN], product)


def kalai_smorodinsky_solution(gains: Whole, weights: Weights = ()) -> Rows:
    """Return the rows with the largest smallest gain, each gain a share of the party's best.

    A party that gains nothing anywhere has no say. Rows of the same smallest share tie, whatever
    their other shares (imai1983, for several parties, goes on to compare those too). In the
    weighted variant each share is divided by the party's weight.

    Args:
        gains: Shape (rows, parties), none negative. The best of each column is the party's ideal.

    Source:
        kalai1975; on several parties imai1983; the weighted variant is ours.

    Example:
        >>> kalai_smorodinsky_solution(np.array([[10, 1], [6, 3], [0, 4]]))
        array([1])
    """
    powers = np.array(weights or [1] * gains.shape[1])
    ideal = gains.max(axis=0, initial=0)
    who = ideal > 0
    gains, best = gains[:, who], list(map(int.__mul__, ideal[who].tolist(), powers[who].tolist()))
    if not best:
        return np.arange(len(gains))
    least = (gains / np.array(best, np.float64)).min(axis=1)

    def smallest_share(row: int) -> Fraction:
        return min(
            Fraction(gain, most) for gain, most in zip(gains[row].tolist(), best, strict=True)
        )

    near = np.flatnonzero(least >= least.max() - MARGIN)
    return np.array(_largest(near, smallest_share), np.intp)


def egalitarian_solution(gains: Whole, weights: Weights = ()) -> Rows:
    """Return the rows where the least gain is largest, then the second least, and so on (leximin).

    Compares gains across the parties' scales; in the weighted variant each gain is divided by
    the party's weight (the proportional solution).

    Args:
        gains: Shape (rows, parties). Value less reservation value.

    Source:
        kalai1977; lexicographic extension: chun1988.

    Example:
        >>> egalitarian_solution(np.array([[3, 3, 8], [3, 4, 5], [2, 9, 9]]))
        array([1])
    """
    if weights:
        gains = gains.astype(object) * (lcm(*weights) // np.array(weights, object))
    rows = np.arange(len(gains))
    for rank in np.sort(gains, axis=1).T:
        rows = rows[rank[rows] == rank[rows].max(initial=LEAST)]
    return rows


def utilitarian_solution(gains: Whole, weights: Weights = ()) -> Rows:
    """Return the rows with the largest sum of gains, each times its weight.

    Adds gains across the parties' scales.

    Args:
        gains: Shape (rows, parties). Value less reservation value.

    Source:
        thomson1981.

    Example:
        >>> utilitarian_solution(np.array([[3, 3], [9, 0], [0, 9]]))
        array([1, 2])
    """
    sums = gains @ np.array(weights or [1] * gains.shape[1])
    return np.flatnonzero(sums == sums.max(initial=LEAST))


def _largest(rows: Rows, key: Callable[[int], int | Fraction]) -> list[int]:
    """Return those of some rows whose key is largest, all ties kept."""
    keys = [key(int(row)) for row in rows]
    best = max(keys)
    return [int(row) for row, each in zip(rows, keys, strict=True) if each == best]


PICKS: dict[SolutionName, Callable[[Whole, Weights], Rows]] = {
    SolutionName.NASH: nash_solution,
    SolutionName.KALAI_SMORODINSKY: kalai_smorodinsky_solution,
    SolutionName.EGALITARIAN: egalitarian_solution,
    SolutionName.UTILITARIAN: utilitarian_solution,
}
"""How each solution picks."""


def picked(name: SolutionName, gains: Whole, weights: Weights) -> Rows:
    """Return the rows that a solution picks; weights count in a weighted one only.

    Args:
        gains: Shape (rows, parties). Value less reservation value, of the frontier in the zone.
    """
    return PICKS[name.plain](gains, weights if name.is_weighted else ())
