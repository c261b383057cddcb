"""Why no package is acceptable to all, and the least that would have to give.

What keeps a package out of the zone is a set of obstacles: red lines it crosses, and walk-away
worths it does not reach. A set of obstacles is in conflict when every allowed package meets at
least one of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from paraph.packages.space import Block, Space, Truths, Whole
from paraph.packages.survey import Demands, Progress, no_progress, walk
from paraph.terms.conditions import RedLine
from paraph.terms.ids import ActorId

Obstacle = RedLine | ActorId
"""A red line, or the party whose walk-away worth is not reached."""

Obstacles = frozenset[int]
"""Places in the list of obstacles: red lines first, then one for each seat."""


@dataclass(frozen=True, slots=True)
class Concession:
    """What must give before one package is acceptable.

    Attributes:
        package: Its number.
        red_lines: Red lines it crosses.
        shortfalls: Shape (seats,), in parts: how far it stays under each walk-away worth.
        packages: How many packages ask for as little, by the same measure.
    """

    package: int
    red_lines: tuple[RedLine, ...]
    shortfalls: tuple[int, ...]
    packages: int


@dataclass(frozen=True, slots=True)
class Impasse:
    """Why there is no zone.

    Attributes:
        conflicts: Every smallest set of obstacles that no allowed package avoids. Removing any
            member of a set leaves a package that avoids the rest of it.
        least_maximum: Fewest red lines crossed, then the smallest largest shortfall.
        least_total: Fewest red lines crossed, then the smallest sum of shortfalls, which adds the
            parties' scales.
        alone: For each seat the least that this party alone would have to give; None where its
            giving way is not enough.
    """

    conflicts: tuple[tuple[Obstacle, ...], ...]
    least_maximum: Concession
    least_total: Concession
    alone: tuple[Concession | None, ...]


def impasse(
    space: Space, demands: Demands, parties: tuple[ActorId, ...], progress: Progress = no_progress
) -> Impasse:
    """Return why no allowed package is acceptable, by one walk over all packages.

    Args:
        parties: Who sits at each seat.

    Raises:
        ValueError: No package meets the rules at all; there is nothing to concede then.

    Source:
        conflicts: reiter1987, theorem 4.4 (minimal conflicts are minimal hitting sets).
    """
    obstacles: tuple[Obstacle, ...] = (*demands.red_lines, *parties)
    met: set[bytes] = set()
    searches = _searches(demands, parties)
    for block, is_allowed in walk(space, demands, progress):
        crossed, short = _obstacles_met(block, demands, space.worths.reservations)
        crossed, short = crossed[is_allowed], short[is_allowed]
        packed = np.packbits(np.hstack([crossed, short > 0]), axis=1)
        met.update(row.tobytes() for row in np.unique(packed, axis=0))
        numbers = block.first + np.flatnonzero(is_allowed)
        for search in searches:
            search.take(crossed, short, numbers)
    if not met:
        msg = "no package meets the rules"
        raise ValueError(msg)
    sets = smallest_hitting_sets(_unpacked(met, len(obstacles)))
    conflicts = tuple(tuple(obstacles[at] for at in sorted(each)) for each in sets)
    maximum, total, *alone = (search.concession() for search in searches)
    if maximum is None or total is None:  # pragma: no cover - some package is allowed
        msg = "an allowed package without a concession"
        raise AssertionError(msg)
    return Impasse(conflicts, maximum, total, tuple(alone))


def _obstacles_met(block: Block, demands: Demands, reservations: Whole) -> tuple[Truths, Whole]:
    """Return which red lines each package crosses, and how far it stays under each walk-away."""
    seats = list(demands.seats)
    crossed = np.zeros((len(block.values), len(demands.red_lines)), np.bool_)
    for at, line in enumerate(demands.red_lines):
        crossed[:, at] = block.holds(line.never)
    return crossed, np.maximum(reservations[seats] - block.values[:, seats], 0)


def _unpacked(packed: Iterable[bytes], count: int) -> list[Obstacles]:
    """Return the sets of obstacles behind their packed bits."""
    rows = (np.unpackbits(np.frombuffer(row, np.uint8), count=count) for row in sorted(packed))
    return [frozenset(int(at) for at in np.flatnonzero(row)) for row in rows]


def smallest_hitting_sets(sets: Iterable[Obstacles]) -> list[Obstacles]:
    """Return every set of least size that shares a member with each of some sets.

    1. Keep only the sets that contain no other: whatever hits the smaller hits the larger.
    2. Deepen the size from 1; branch on the members of a smallest set not yet hit.

    Source:
        reiter1987, section 4 (HS-tree), cut at the least depth.

    Example:
        >>> [sorted(each) for each in smallest_hitting_sets(
        ...     [frozenset({0, 1}), frozenset({1, 2}), frozenset({0, 2})])]
        [[0, 1], [0, 2], [1, 2]]
    """
    minimal: list[Obstacles] = []
    for each in sorted(set(sets), key=lambda one: (len(one), sorted(one))):
        if not any(kept <= each for kept in minimal):
            minimal.append(each)
    if frozenset[int]() in minimal:
        return []
    size = 0
    while True:
        hitting = set(_hitting(minimal, frozenset(), size))
        if hitting:
            return sorted(hitting, key=sorted)
        size += 1


def _hitting(sets: list[Obstacles], chosen: Obstacles, left: int) -> Iterable[Obstacles]:
    """Give the sets that hit all, made of `chosen` and exactly `left` more members at most."""
    unhit = next((each for each in sets if not each & chosen), None)
    if unhit is None:
        yield chosen
    elif left:
        for member in sorted(unhit):
            yield from _hitting(sets, chosen | {member}, left - 1)


@dataclass(slots=True)
class _Search:
    """Keeps the package that asks for least, by one measure, as blocks go by.

    Attributes:
        measure: Takes the crossings and shortfalls of the packages of a block, gives the amounts
            to be made small, first things first: shape (packages, amounts).
        admits: Which packages may be taken at all; shape (packages,).
    """

    measure: Callable[[Truths, Whole], Whole]
    admits: Callable[[Truths, Whole], Truths]
    red_lines: tuple[RedLine, ...]
    best: tuple[int, ...] | None = None
    found: Concession | None = None

    def take(self, crossed: Truths, short: Whole, numbers: NDArray[np.int64]) -> None:
        """Look at the packages of one block."""
        rows = np.flatnonzero(self.admits(crossed, short))
        amounts = self.measure(crossed[rows], short[rows])
        for column in range(amounts.shape[1]):
            if not len(rows):
                return
            least = amounts[:, column] == amounts[:, column].min()
            rows, amounts = rows[least], amounts[least]
        if len(rows):
            self._keep(tuple(int(each) for each in amounts[0]), rows, crossed, short, numbers)

    def _keep(
        self,
        amount: tuple[int, ...],
        rows: NDArray[Any],
        crossed: Truths,
        short: Whole,
        numbers: NDArray[np.int64],
    ) -> None:
        if self.best is not None and amount > self.best:
            return
        count = len(rows)
        if self.found is not None and amount == self.best:
            before = self.found
            self.found = Concession(before.package, before.red_lines, before.shortfalls, before.packages + count)
            return
        row = int(rows[0])
        lines = tuple(line for line, is_crossed in zip(self.red_lines, crossed[row], strict=True) if is_crossed)
        self.best = amount
        self.found = Concession(int(numbers[row]), lines, tuple(int(each) for each in short[row]), count)

    def concession(self) -> Concession | None:
        """Return the least found; None where no package was admitted."""
        return self.found


def _searches(demands: Demands, parties: tuple[ActorId, ...]) -> list[_Search]:
    """Return a search for the least maximum, the least total, and each seat alone."""
    lines = demands.red_lines
    alone = (_Search(_by_total, _gives_alone(seat, party, lines), lines) for seat, party in enumerate(parties))
    return [_Search(_by_maximum, _any_package, lines), _Search(_by_total, _any_package, lines), *alone]


def _by_maximum(crossed: Truths, short: Whole) -> Whole:
    return np.column_stack([crossed.sum(axis=1), short.max(axis=1), short.sum(axis=1)])


def _by_total(crossed: Truths, short: Whole) -> Whole:
    return np.column_stack([crossed.sum(axis=1), short.sum(axis=1), short.max(axis=1)])


def _any_package(crossed: Truths, _short: Whole) -> Truths:
    return np.ones(len(crossed), np.bool_)


def _gives_alone(seat: int, party: ActorId, lines: tuple[RedLine, ...]) -> Callable[[Truths, Whole], Truths]:
    """Return which packages ask nothing of anyone but this party."""
    others_lines = [at for at, line in enumerate(lines) if line.party != party]

    def admits(crossed: Truths, short: Whole) -> Truths:
        others = np.delete(short, seat, axis=1)
        return ~crossed[:, others_lines].any(axis=1) & (others == 0).all(axis=1)

    return admits
