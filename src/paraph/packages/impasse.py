"""Why no package is acceptable to all, and the least that would have to give.

What keeps a package out of the zone is a set of obstacles: red lines it crosses, and walk-away
worths it does not reach. A set of obstacles is in conflict when every allowed package meets at
least one of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from paraph.packages.hitting import as_words, from_words, minimal_sets, smallest_hitting_sets
from paraph.packages.space import Block, Space, Truths, Whole
from paraph.packages.survey import Demands, Progress, no_progress, walk
from paraph.terms.conditions import RedLine
from paraph.terms.ids import ActorId

Obstacle = RedLine | ActorId
"""A red line, or the party whose walk-away worth is not reached."""


@dataclass(frozen=True, slots=True)
class Concession:
    """What must give before one package is acceptable.

    Attributes:
        package: Its number, the first where several ask for as little.
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
        conflicts: Every smallest set of obstacles that no allowed package avoids, up to the
            `MOST_SETS` of `hitting`. Whichever member of a set is removed, some package avoids
            the rest of it.
        least_maximum: Fewest red lines crossed, then the smallest largest shortfall, then the
            smallest sum of them; both compare the parties' scales.
        least_total: Fewest red lines crossed, then the smallest sum of shortfalls, which adds the
            parties' scales, then the smallest largest one.
        alone: For each seat the least that this party alone would have to give: its fewest red
            lines, then its smallest shortfall; None where its giving way is not enough.
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
        liffiton2008: smallest conflicts hit every set of obstacles that could be given up.
    """
    obstacles: tuple[Obstacle, ...] = (*demands.red_lines, *parties)
    met = as_words([np.zeros(0, np.bool_)] * len(obstacles), 0)
    searches = _searches(demands, parties)
    for block, is_allowed in walk(space, demands, progress):
        asked = asked_by(block, is_allowed, demands, space.worths.reservations)
        met = minimal_sets(np.vstack([met, asked.obstacles]))
        for search in searches:
            search.take(asked)
    if not len(met):
        msg = "no package meets the rules"
        raise ValueError(msg)
    sets = smallest_hitting_sets(from_words(met))
    conflicts = tuple(tuple(obstacles[at] for at in sorted(each)) for each in sets)
    maximum, total, *alone = (search.found for search in searches)
    if maximum is None or total is None:  # pragma: no cover - some package is allowed
        msg = "an allowed package without a concession"
        raise AssertionError(msg)
    return Impasse(conflicts, maximum, total, tuple(alone))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the allowed packages of a block ask of whom; every array of shape (packages,).

    Attributes:
        crossed: For each red line which packages cross it.
        short: For each seat how far the packages stay under its walk-away worth.
        crossings: How many red lines each package crosses.
        total: The sum of its shortfalls.
        largest: The largest of them.
    """

    numbers: NDArray[np.int64]
    crossed: tuple[Truths, ...]
    short: tuple[Whole, ...]
    crossings: Whole
    total: Whole
    largest: Whole

    @property
    def obstacles(self) -> NDArray[np.uint64]:
        """The set of obstacles that each package meets, as bits: red lines first, then seats."""
        return as_words((*self.crossed, *(short > 0 for short in self.short)), len(self.numbers))

    def concession(self, rows: NDArray[np.intp], red_lines: tuple[RedLine, ...]) -> Concession:
        """Return what the first of some packages asks, all of which ask for as little."""
        row = int(rows[0])
        lines = zip(red_lines, self.crossed, strict=True)
        crossed = tuple(line for line, is_crossed in lines if is_crossed[row])
        shortfalls = tuple(int(short[row]) for short in self.short)
        return Concession(int(self.numbers[row]), crossed, shortfalls, len(rows))


def asked_by(block: Block, is_allowed: Truths, demands: Demands, reservations: Whole) -> Asked:
    """Return what the allowed packages of a block ask of whom."""
    numbers = block.first + np.flatnonzero(is_allowed)
    crossed = tuple(block.holds(line.never)[is_allowed] for line in demands.red_lines)
    values = block.values[is_allowed]
    short = tuple(np.maximum(reservations[seat] - values[:, seat], 0) for seat in demands.seats)
    crossings, total, largest = (np.zeros(len(numbers), np.int64) for _ in range(3))
    for is_crossed in crossed:
        crossings += is_crossed
    for amount in short:
        total += amount
        np.maximum(largest, amount, out=largest)
    return Asked(numbers, crossed, short, crossings, total, largest)


@dataclass(slots=True)
class _Search:
    """Keeps the package that asks for least, by one measure, as blocks go by.

    Attributes:
        amounts: Gives of the packages of a block the amounts to be made small, first things
            first; each of shape (packages,).
        admits: Tells which packages may be taken at all; shape (packages,).
    """

    amounts: Callable[[Asked], tuple[Whole, ...]]
    admits: Callable[[Asked], Truths]
    red_lines: tuple[RedLine, ...]
    best: tuple[int, ...] = ()
    found: Concession | None = None

    def take(self, asked: Asked) -> None:
        """Look at the packages of one block."""
        rows = np.flatnonzero(self.admits(asked))
        if not len(rows):
            return
        amounts = self.amounts(asked)
        for amount in amounts:
            rows = rows[amount[rows] == amount[rows].min()]
        least = tuple(int(amount[rows[0]]) for amount in amounts)
        if self.found is not None and least == self.best:
            self.found = replace(self.found, packages=self.found.packages + len(rows))
        elif self.found is None or least < self.best:
            self.best = least
            self.found = asked.concession(rows, self.red_lines)


def _searches(demands: Demands, parties: tuple[ActorId, ...]) -> list[_Search]:
    """Return a search for the least maximum, the least total, and each seat alone."""
    lines = demands.red_lines
    alone = (
        _Search(_by_total, _gives_alone(seat, party, lines), lines)
        for seat, party in enumerate(parties)
    )
    return [
        _Search(_by_maximum, _any_package, lines),
        _Search(_by_total, _any_package, lines),
        *alone,
    ]


def _by_maximum(asked: Asked) -> tuple[Whole, ...]:
    return asked.crossings, asked.largest, asked.total


def _by_total(asked: Asked) -> tuple[Whole, ...]:
    return asked.crossings, asked.total, asked.largest


def _any_package(asked: Asked) -> Truths:
    return np.ones(len(asked.numbers), np.bool_)


def _gives_alone(
    seat: int, party: ActorId, lines: tuple[RedLine, ...]
) -> Callable[[Asked], Truths]:
    """Return which packages ask nothing of anyone but this party."""
    own = [at for at, line in enumerate(lines) if line.party == party]

    def admits(asked: Asked) -> Truths:
        crossings = sum((asked.crossed[at] for at in own), np.zeros(len(asked.numbers), np.int64))
        return (asked.total == asked.short[seat]) & (asked.crossings == crossings)

    return admits
