"""One walk over all packages: how many are allowed, how many acceptable, and the frontier."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from paraph.packages.frontier import Frontier, empty_frontier, widened
from paraph.packages.space import Block, Space, Truths, Whole
from paraph.terms.conditions import Condition, RedLine, Rule

MOST_PACKAGES = 10_000_000
"""Largest space that is walked whole; a larger one wants an engine that uses its structure."""

Progress = Callable[[int, int], None]
"""Told how many packages of how many are done."""


def no_progress(done: int, of: int) -> None:
    """Take no notice."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What a package must meet.

    Attributes:
        seats: Places of the parties whose acceptance is needed, in the columns of the worths.
        rules: One condition for each rule.
        red_lines: The red lines of those parties; each must not hold.
    """

    seats: tuple[int, ...]
    rules: tuple[Condition, ...]
    red_lines: tuple[RedLine, ...]

    @classmethod
    def of(
        cls, seats: Sequence[int], rules: Sequence[Rule], red_lines: Sequence[RedLine]
    ) -> "Demands":
        """Gather what a package must meet."""
        return cls(tuple(seats), tuple(rule.must_hold for rule in rules), tuple(red_lines))


@dataclass(frozen=True, slots=True)
class Survey:
    """What the walk found.

    Attributes:
        packages: All combinations.
        allowed: Those that meet every rule.
        within_red_lines: Those that also cross no red line.
        zone: Those that are also worth at least the walk-away to every party that must accept.
        frontier: Of the packages within rules and red lines, over the parties that must accept.
    """

    packages: int
    allowed: int
    within_red_lines: int
    zone: int
    frontier: Frontier


def survey(space: Space, demands: Demands, progress: Progress = no_progress) -> Survey:
    """Walk the whole space once.

    Source:
        raiffa1982, chapter 17 (zone of agreement, efficient frontier).
    """
    seats = list(demands.seats)
    floor = space.worths.reservations[seats]
    allowed = within = zone = 0
    frontier = empty_frontier(len(seats))
    for block, is_allowed in walk(space, demands, progress):
        is_within = is_allowed & respects(block, demands.red_lines)
        values = block.values[is_within][:, seats]
        allowed += int(is_allowed.sum())
        within += len(values)
        zone += int((values >= floor).all(axis=1).sum())
        if len(values):
            frontier = widened(frontier, values, block.first + np.flatnonzero(is_within))
    return Survey(space.packages, allowed, within, zone, frontier)


def walk(space: Space, demands: Demands, progress: Progress) -> Iterator[tuple[Block, Truths]]:
    """Give every block with the truth of which of its packages meet all rules."""
    for block in space.blocks():
        progress(block.first, space.packages)
        is_allowed = np.ones(len(block.values), np.bool_)
        for rule in demands.rules:
            is_allowed &= block.holds(rule)
        yield block, is_allowed
    progress(space.packages, space.packages)


def respects(block: Block, red_lines: Sequence[RedLine]) -> Truths:
    """Tell which packages of a block cross no red line; shape (packages,)."""
    keeps = np.ones(len(block.values), np.bool_)
    for line in red_lines:
        keeps &= ~block.holds(line.never)
    return keeps


def packages_worth(
    space: Space, demands: Demands, points: Whole, progress: Progress = no_progress
) -> list[list[int]]:
    """Return, for each point, the numbers of all packages within demands that are worth just that.

    Args:
        points: Shape (points, seats), in parts; no two rows equal.
    """
    seats = list(demands.seats)
    found: list[list[int]] = [[] for _ in points]
    for block, is_allowed in walk(space, demands, progress):
        is_within = is_allowed & respects(block, demands.red_lines)
        values = block.values[:, seats]
        for at, point in enumerate(points):
            equal = is_within & (values == point).all(axis=1)
            found[at] += (block.first + np.flatnonzero(equal)).tolist()
    return found
