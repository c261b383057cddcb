"""Around a case without a zone: every way of giving as little as possible, and rules in the way.

Where many packages ask for as little, which of them comes first in a list means nothing: they are
told apart by whom they ask to lift a red line, and of each kind the undominated ones count.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from paraph.packages.frontier import Frontier, empty_frontier, widened
from paraph.packages.impasse import Concession
from paraph.packages.space import Block, Space, Truths, Whole
from paraph.packages.survey import Demands, Progress, no_progress, respects, walk
from paraph.terms.conditions import RedLine


@dataclass(frozen=True, slots=True)
class Way:
    """One way of giving as little as possible.

    Attributes:
        red_lines: The red lines that it asks to lift.
        frontier: The undominated packages of this way.
        packages: All packages of this way.
    """

    red_lines: tuple[RedLine, ...]
    frontier: Frontier
    packages: int


def least_ways(
    space: Space, demands: Demands, least: Concession, progress: Progress = no_progress
) -> tuple[Way, ...]:
    """Return every way that asks for just as little as a least concession.

    As little means: as many red lines crossed, the same largest shortfall, the same sum.

    Returns:
        One for each set of red lines crossed, in the order of the red lines.

    Source:
        mas-colell1995, definition 10.B.2, within each way.
    """
    frontiers: dict[tuple[int, ...], Frontier] = {}
    counts: dict[tuple[int, ...], int] = {}
    seats = list(demands.seats)
    for block, is_allowed in walk(space, demands, progress):
        rows, crossed = _asking(block, is_allowed, demands, least, space.worths.reservations)
        for lines in np.unique(crossed, axis=0):
            key = tuple(np.flatnonzero(lines).tolist())
            here = rows[(crossed == lines).all(axis=1)]
            known = frontiers.get(key, empty_frontier(len(seats)))
            frontiers[key] = widened(known, block.values[here][:, seats], block.first + here)
            counts[key] = counts.get(key, 0) + len(here)
    return tuple(
        Way(tuple(demands.red_lines[at] for at in key), frontiers[key], counts[key])
        for key in sorted(frontiers)
    )


def _asking(
    block: Block, is_allowed: Truths, demands: Demands, least: Concession, reservations: Whole
) -> tuple[Whole, Truths]:
    """Return the rows of a block that ask for as little, and which red lines each crosses."""
    seats = list(demands.seats)
    short = np.maximum(reservations[seats] - block.values[:, seats], 0)
    is_least = is_allowed & (short.sum(axis=1) == sum(least.shortfalls))
    is_least &= short.max(axis=1) == max(least.shortfalls)
    crossed = np.zeros((len(short), len(demands.red_lines)), np.bool_)
    for at, line in enumerate(demands.red_lines):
        crossed[:, at] = block.holds(line.never)
    is_least &= crossed.sum(axis=1) == len(least.red_lines)
    return np.flatnonzero(is_least), crossed[is_least]


def zone_without_each_rule(
    space: Space, demands: Demands, progress: Progress = no_progress
) -> tuple[int, ...]:
    """Return how many packages would lie in the zone if one rule were dropped, for each rule.

    Source:
        liffiton2008: the rule is a member of the conflict where this is not 0.
    """
    counts = [0] * len(demands.rules)
    for block, broken in _broken(space, demands, progress):
        seats = list(demands.seats)
        floor = space.worths.reservations[seats]
        is_wanted = (block.values[:, seats] >= floor).all(axis=1)
        is_wanted &= respects(block, demands.red_lines)
        alone = is_wanted & (broken.sum(axis=1) == 1)
        for at in range(len(counts)):
            counts[at] += int((alone & broken[:, at]).sum())
    return tuple(counts)


def _broken(space: Space, demands: Demands, progress: Progress) -> Iterator[tuple[Block, Truths]]:
    """Give every block with the rules that each of its packages breaks; (packages, rules)."""
    for block in space.blocks():
        progress(block.first, space.packages)
        broken = np.zeros((len(block.values), len(demands.rules)), np.bool_)
        for at, rule in enumerate(demands.rules):
            broken[:, at] = ~block.holds(rule)
        yield block, broken
    progress(space.packages, space.packages)
