"""Packages drawn with equal chances, and what they tell of how many there are."""

from collections.abc import Sequence
from math import ceil, floor, sqrt

import numpy as np

from paraph.packages.arena import Arena
from paraph.packages.clauses import Clauses
from paraph.packages.counting import Count
from paraph.packages.diagram import Diagram, diagram_of
from paraph.packages.field import Lines, Row
from paraph.packages.relaxation import Reals

DRAWN = 400_000
"""Packages drawn for an estimate."""

CHUNK = 50_000
"""Packages drawn at a time."""

MOST_RELAXED = 1 << 12
"""Nodes of a layer of a diagram that leaves some clauses out."""

Z = 2.5758
"""The 99.5 % quantile of the normal law: an interval holds the true share 99 times in 100."""


def estimated(arena: Arena, floors: Sequence[Row], generator: np.random.Generator) -> Count:
    """Return about how many packages of an arena meet some floors.

    Packages are drawn from the arena's diagram, each with equal chance; where that is too wide,
    from one without some of the clauses, and those that do not meet them do not count.

    Source:
        wilson1927, for the interval of a share; the share is of packages that are counted exactly.
    """
    diagram = arena.diagram or relaxed(arena.clauses)
    if diagram.is_empty:
        return Count.exactly(0)
    hits = 0
    for _ in range(DRAWN // CHUNK):
        chosen = drawn(diagram, arena.field.starts, CHUNK, generator)
        is_hit = arena.field.are_met(chosen)
        values = arena.field.values(chosen[is_hit])
        reaches = np.ones(len(values), np.bool_)
        for row in floors:
            reaches &= values @ row.weights >= row.least
        hits += int(reaches.sum())
    low, high = interval(hits, DRAWN)
    every = diagram.packages
    return Count(_part(every, hits / DRAWN), floor(_part(every, low)), _part(every, high), DRAWN)


def _part(every: int, share: float) -> int:
    """Return a share of a number that may be longer than a float holds."""
    return min(every, every * ceil(share * 10**12) // 10**12)


def interval(hits: int, of: int) -> tuple[float, float]:
    """Return the share in which a chance lies 99 times in 100, by hits among draws.

    Source:
        wilson1927.

    Example:
        >>> low, high = interval(0, 1000)
        >>> round(low, 6), round(high, 6)
        (0.0, 0.006591)
    """
    share = hits / of
    middle = (share + Z**2 / (2 * of)) / (1 + Z**2 / of)
    half = Z / (1 + Z**2 / of) * sqrt(share * (1 - share) / of + Z**2 / (4 * of**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def drawn(diagram: Diagram, starts: Lines, count: int, generator: np.random.Generator) -> Lines:
    """Return packages of a diagram drawn with equal chances, repeats allowed.

    Args:
        starts: First line of each issue and named truth.

    Returns:
        Shape (count, issues), as lines.
    """
    chosen = np.empty((count, len(diagram.order)), np.intp)
    nodes = np.zeros(count, np.int64)
    for layer, (issue, children) in enumerate(zip(diagram.order, diagram.children, strict=True)):
        ways = np.append(diagram.counts[layer + 1], 0)[children]
        shares = (ways / ways.sum(axis=1, keepdims=True)).astype(np.float64)
        dice = generator.random(count)[:, None]
        passed = (dice >= np.cumsum(shares, axis=1)[nodes]).sum(axis=1)
        option = np.minimum(passed, _last(shares)[nodes])
        chosen[:, issue] = starts[issue] + option
        nodes = children[nodes, option]
    return chosen


def _last(shares: Reals) -> Lines:
    """Return the last option that each node has."""
    return shares.shape[1] - 1 - np.argmax(shares[:, ::-1] > 0, axis=1)


def relaxed(clauses: Clauses) -> Diagram:
    """Return the diagram of as many clauses as it can hold.

    Source:
        bergman2016, chapter 4, on diagrams relaxed to a width.
    """
    return diagram_of(clauses, MOST_RELAXED, is_relaxed=True)
