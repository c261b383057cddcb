"""The named solutions: which package each rule for dividing gains picks.

All four pick among the frontier within the zone of possible agreement, keep every tie, and
compare exactly: gains are whole numbers of one denominator, so no tolerance decides.
"""

from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from math import prod

import numpy as np
from numpy.typing import NDArray

from paraph.packages.space import Whole

Rows = NDArray[np.intp]
"""Indices of rows, ascending."""


class SolutionName(StrEnum):
    """The solutions by the names of the literature."""

    NASH = "nash"
    KALAI_SMORODINSKY = "kalai-smorodinsky"
    EGALITARIAN = "egalitarian"
    UTILITARIAN = "utilitarian"


def nash_solution(gains: Whole) -> Rows:
    """Return the rows with the largest product of gains.

    Where no row gives every party something, as many parties as possible gain, and the product
    is over those who do (the convention for maximum Nash welfare).

    Args:
        gains: Shape (rows, parties). Value less reservation value, none negative.

    Source:
        nash1950, section "Examples", for many parties harsanyi1963; no common gain:
        caragiannis2019, definition 2.

    Example:
        >>> nash_solution(np.array([[9, 1], [4, 4], [0, 10]]))
        array([1])
    """

    def key(row: Whole) -> tuple[int, int]:
        positive = [int(gain) for gain in row if gain > 0]
        return len(positive), prod(positive)

    return _largest(gains, key)


def kalai_smorodinsky_solution(gains: Whole) -> Rows:
    """Return the rows with the largest smallest gain, each gain a share of the party's best.

    A party that gains nothing anywhere has no say.

    Args:
        gains: Shape (rows, parties). The best of each column is the party's ideal.

    Source:
        kalai1975, theorem; max-min form for several parties: imai1983.

    Example:
        >>> kalai_smorodinsky_solution(np.array([[10, 1], [6, 3], [0, 4]]))
        array([1])
    """
    ideal = [int(best) for best in gains.max(axis=0, initial=0)]

    def key(row: Whole) -> Fraction:
        shares = (Fraction(int(gain), best) for gain, best in zip(row, ideal, strict=True) if best)
        return min(shares, default=Fraction(1))

    return _largest(gains, key)


def egalitarian_solution(gains: Whole) -> Rows:
    """Return the rows where the least gain is largest, then the second least, and so on (leximin).

    Compares gains across the parties' scales.

    Args:
        gains: Shape (rows, parties). Value less reservation value.

    Source:
        kalai1977, theorem 1; lexicographic extension: imai1983.

    Example:
        >>> egalitarian_solution(np.array([[3, 3, 8], [3, 4, 5], [2, 9, 9]]))
        array([1])
    """

    def key(row: Whole) -> tuple[int, ...]:
        return tuple(sorted(int(gain) for gain in row))

    return _largest(gains, key)


def utilitarian_solution(gains: Whole) -> Rows:
    """Return the rows with the largest sum of gains.

    Adds gains across the parties' scales.

    Args:
        gains: Shape (rows, parties). Value less reservation value.

    Source:
        thomson1981, section 1.

    Example:
        >>> utilitarian_solution(np.array([[3, 3], [9, 0], [0, 9]]))
        array([1, 2])
    """
    return _largest(gains, lambda row: sum(int(gain) for gain in row))


def _largest(gains: Whole, key: Callable[[Whole], object]) -> Rows:
    """Return the rows of the largest key, all ties kept."""
    keys = [key(row) for row in gains]
    best = max(keys, default=None)  # pyright: ignore[reportArgumentType, reportCallIssue] - keys of one solution compare
    return np.array([at for at, each in enumerate(keys) if each == best], np.intp)


SOLUTIONS: dict[SolutionName, Callable[[Whole], Rows]] = {
    SolutionName.NASH: nash_solution,
    SolutionName.KALAI_SMORODINSKY: kalai_smorodinsky_solution,
    SolutionName.EGALITARIAN: egalitarian_solution,
    SolutionName.UTILITARIAN: utilitarian_solution,
}
"""Every solution by its name, in the order in which a brief gives them."""
