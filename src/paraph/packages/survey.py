"""One walk over all packages: how many are allowed, how many acceptable, and the frontier."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from paraph.packages.frontier import Frontier, empty_frontier, thinned, widened
from paraph.packages.space import Block, Space, Truths, Whole
from paraph.terms.conditions import Condition, RedLine, Rule

MOST_PACKAGES = 10_000_000
"""Largest space that is walked whole; a larger one wants an engine that uses its structure."""

Rows = NDArray[np.intp]

PENDING = 1 << 16
"""Fewest packages that wait before they are put to the frontier; as many as it has points do."""

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
        raiffa1982 (zone of agreement, efficient frontier).
    """
    seats = list(demands.seats)
    floor = space.worths.reservations[seats]
    allowed = within = zone = 0
    gathered = _Gathered(empty_frontier(len(seats)))
    for block, is_allowed in walk(space, demands, progress):
        is_within = is_allowed & respects(block, demands.red_lines)
        values = block.values[is_within][:, seats]
        allowed += int(is_allowed.sum())
        within += len(values)
        zone += int(reaches(values, floor).sum())
        gathered.take(values, block.first + np.flatnonzero(is_within))
    return Survey(space.packages, allowed, within, zone, gathered.put_together())


@dataclass
class _Gathered:
    """The frontier of a walk so far, and the packages that wait to be put to it.

    Packages wait until they are as many as the frontier has points, so that even a frontier of
    most packages is put together a few times only, and not once for every block.
    """

    frontier: Frontier
    waiting: list[tuple[Whole, Whole]] = field(default_factory=list)
    count: int = 0

    def take(self, values: Whole, numbers: Whole) -> None:
        """Sieve the packages of a block and let the rest wait."""
        self.waiting.append(thinned(self.frontier, values, numbers))
        self.count += len(self.waiting[-1][1])
        if self.count > max(PENDING, len(self.frontier.first)):
            self.put_together()

    def put_together(self) -> Frontier:
        """Put everything that waits to the frontier, and return that."""
        values = [values for values, _ in self.waiting]
        numbers = [numbers for _, numbers in self.waiting]
        if self.count:
            joined = np.vstack(values), np.concatenate(numbers)
            self.frontier = widened(self.frontier, *joined)
        self.waiting, self.count = [], 0
        return self.frontier


def reaches(values: Whole, floor: Whole) -> Truths:
    """Tell which packages are worth at least the walk-away to every party; shape (packages,)."""
    is_enough = np.ones(len(values), np.bool_)
    for party, least in enumerate(floor):
        is_enough &= values[:, party] >= least
    return is_enough


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
    space: Space,
    demands: Demands,
    points: Whole,
    wanted: Sequence[int],
    progress: Progress = no_progress,
) -> list[list[int]]:
    """Return, for each point, the numbers of the first packages within demands worth just that.

    Args:
        points: Shape (points, seats), in parts; no two rows equal.
        wanted: For each point how many packages at most; the walk ends once all are found.
    """
    seats = list(demands.seats)
    found: list[list[int]] = [[] for _ in points]
    for block, is_allowed in walk(space, demands, progress):
        rows = np.flatnonzero(is_allowed & respects(block, demands.red_lines))
        rows, which = _matches(block.values[:, seats], rows, points)
        for point in map(int, np.unique(which)):
            missing = max(wanted[point] - len(found[point]), 0)
            found[point] += (block.first + rows[which == point][:missing]).tolist()
        if all(len(numbers) >= most for numbers, most in zip(found, wanted, strict=True)):
            progress(space.packages, space.packages)
            break
    return found


def _matches(values: Whole, rows: Rows, points: Whole) -> tuple[Rows, Rows]:
    """Return which of some rows of values equal a point, and which point.

    Goes party by party: rows and points that agree so far share a code, and only rows whose
    code some point has go on.
    """
    code, point_code = np.zeros(len(rows), np.intp), np.zeros(len(points), np.intp)
    for party in range(points.shape[1]):
        levels, level = np.unique(points[:, party], return_inverse=True)
        rows, code, at = _found(levels, values[rows, party], rows, code)
        known, point_code = np.unique(point_code * len(levels) + level, return_inverse=True)
        key = code * len(levels) + at
        rows, _, code = _found(known, key, rows, code)
    order = np.argsort(point_code)
    return rows, order[code]


def _found(levels: Whole, sought: Whole, rows: Rows, code: Rows) -> tuple[Rows, Rows, Rows]:
    """Keep the rows whose number is among some ascending levels, and say at which level."""
    at = np.minimum(np.searchsorted(levels, sought), len(levels) - 1)
    is_there = levels[at] == sought
    return rows[is_there], code[is_there], at[is_there]
