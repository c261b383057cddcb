"""Why no package is acceptable to all, and the least that would have to give.

What keeps a package out of the zone is a set of obstacles: red lines it crosses, and walk-away
worths it does not reach. A set of obstacles is in conflict when every allowed package meets at
least one of them. Each question is put to a search, so that the size of the space does not matter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from paraph.packages.arena import Arena, Demands, UndecidedError
from paraph.packages.conflicts import (
    Avoids,
    TooManyWaysError,
    least_given_up,
    remembering,
    smallest_conflicts,
)
from paraph.packages.field import Row
from paraph.packages.frontier import Frontier, merged, undominated
from paraph.packages.goals import Anything, Goal, Shortfall, Smallest
from paraph.packages.hitting import MOST_SETS, Members
from paraph.packages.merging import merge
from paraph.packages.space import Progress, Space, no_progress
from paraph.terms.conditions import Not, RedLine, holds
from paraph.terms.ids import ActorId

Obstacle = RedLine | ActorId
"""A red line, or the party whose walk-away worth is not reached."""

MOST_WAYS = 12
"""Smallest sets of red lines to lift that are looked at; there can be very many of one size."""

MOST_TIED = 100
"""Packages that ask for as little that are sought, where they cannot be counted."""


@dataclass(frozen=True, slots=True)
class Concession:
    """What must give before one package is acceptable.

    Attributes:
        package: Its number, the first where several ask for as little.
        red_lines: Red lines it crosses.
        shortfalls: Shape (seats,), in parts: how far it stays under each walk-away worth.
    """

    package: int
    red_lines: tuple[RedLine, ...]
    shortfalls: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of giving as little as possible.

    Attributes:
        red_lines: The red lines that it asks to lift.
        frontier: The undominated packages of this way.
        is_whole: Whether these are all of them.
    """

    red_lines: tuple[RedLine, ...]
    frontier: Frontier
    is_whole: bool


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
        ways: Every way of the least maximum, by the red lines that it asks to lift, of the first
            `MOST_WAYS` sets of as few red lines as can be.
        alone: For each seat the least that this party alone would have to give: its fewest red
            lines, then its smallest shortfall; None where its giving way is not enough.
        is_smallest: Whether conflicts, and red lines to lift, are known to be the fewest; else
            they are such that nothing can be left out of them.
    """

    conflicts: tuple[tuple[Obstacle, ...], ...]
    least_maximum: Concession
    least_total: Concession
    ways: tuple[Way, ...]
    alone: tuple[Concession | None, ...]
    is_smallest: bool


def impasse(
    space: Space, demands: Demands, parties: tuple[ActorId, ...], progress: Progress = no_progress
) -> Impasse:
    """Return why no allowed package is acceptable.

    Args:
        parties: Who sits at each seat.

    Raises:
        ValueError: No package meets the rules at all; there is nothing to concede then.
        UndecidedError: A search was given up.

    Source:
        liffiton2008: smallest conflicts hit every set of obstacles that could be given up.
    """
    stuck = _Stuck(space, demands, parties, progress)
    if stuck.arena(frozenset()).any_within(()) is None:
        msg = "no package meets the rules"
        raise ValueError(msg)
    sets = stuck.fewest_lines()
    ways = tuple(stuck.way(each) for each in stuck.least_maximum(sets))
    return Impasse(
        conflicts=stuck.conflicts(),
        least_maximum=stuck.concession(ways),
        least_total=stuck.concession([stuck.way(each) for each in stuck.least_total(sets)]),
        ways=ways,
        alone=tuple(stuck.alone(seat) for seat in range(len(parties))),
        is_smallest=stuck.is_smallest,
    )


@dataclass(frozen=True, slots=True)
class _Least:
    """The least that packages of one arena ask.

    Attributes:
        given_up: Places of the red lines that it leaves out.
        largest: The largest shortfall, in parts.
        total: The sum of shortfalls.
        rows: What every package that asks so little meets.
    """

    given_up: Members
    largest: int
    total: int
    rows: tuple[Row, ...]


class _Stuck:
    """A case without a zone, and every arena of it that was asked for."""

    def __init__(
        self, space: Space, demands: Demands, parties: tuple[ActorId, ...], progress: Progress
    ) -> None:
        self.space, self.demands, self.parties = space, demands, parties
        self.progress = progress
        self.lines = demands.red_lines
        self.every_line = frozenset(range(len(self.lines)))
        self.can_meet = remembering(self.met)
        self.is_smallest = True
        self._arenas: dict[Members, Arena] = {}

    def arena(self, lines: Members) -> Arena:
        """Return what may be agreed under the rules and some of the red lines."""
        if lines not in self._arenas:
            kept = (Not(self.lines[at].never) for at in sorted(lines))
            conditions = (*self.demands.rules, *kept)
            self._arenas[lines] = Arena(self.space, self.demands.seats, conditions)
        return self._arenas[lines]

    def smallest(
        self,
        find: Callable[[int, Avoids, int], list[Members]],
        demands: int,
        can_meet: Avoids,
        most: int,
    ) -> list[Members]:
        """Return the smallest sets, or where they are too many to find, one that is minimal."""
        try:
            return find(demands, can_meet, most)
        except TooManyWaysError as error:
            self.is_smallest = False
            return [error.known]

    def met(self, held: Members) -> Members | None:
        """Return all obstacles that some package avoids which avoids these; None without one.

        Args:
            held: Places of red lines, then of the seats whose walk-away worths are to be reached.
        """
        self.progress(0, 1)
        arena = self.arena(held & self.every_line)
        first = len(self.lines)
        seats = sorted(at - first for at in held - self.every_line)
        lines = arena.any_within(arena.floors(seats), self.progress)
        if lines is None:
            return None
        package = self.space.package(arena.number(lines))
        kept = {
            at for at, line in enumerate(self.lines) if not holds(line.never, package.__getitem__)
        }
        is_reached = arena.field.values(lines) >= arena.reservations
        return frozenset(kept | {first + seat for seat in np.flatnonzero(is_reached).tolist()})

    def conflicts(self) -> tuple[tuple[Obstacle, ...], ...]:
        """Return the smallest sets of obstacles that no package avoids."""
        obstacles: tuple[Obstacle, ...] = (*self.lines, *self.parties)
        sets = self.smallest(smallest_conflicts, len(obstacles), self.can_meet, MOST_SETS)
        return tuple(tuple(obstacles[at] for at in sorted(each)) for each in sets)

    def fewest_lines(self) -> list[Members]:
        """Return the smallest sets of red lines without which some package meets the rest."""
        return self.smallest(least_given_up, len(self.lines), self.can_meet, MOST_WAYS)

    def least_maximum(self, sets: Sequence[Members]) -> list[_Least]:
        """Return what each set of red lines asks, by the largest shortfall and then the sum."""
        asked: list[_Least] = []
        for given_up in sets:
            arena = self.arena(self.every_line - given_up)
            largest, level = self._lowest(arena, _worst_off(arena), ())
            floors = arena.floors(under=largest)
            total, also = self._lowest(arena, Shortfall(arena.reservations), floors)
            asked.append(_Least(given_up, largest, total, (*floors, *level, *also)))
        least = min((each.largest, each.total) for each in asked)
        return [each for each in asked if (each.largest, each.total) == least]

    def least_total(self, sets: Sequence[Members]) -> list[_Least]:
        """Return what each set of red lines asks, by the sum of shortfalls and then the largest."""
        asked: list[_Least] = []
        for given_up in sets:
            arena = self.arena(self.every_line - given_up)
            goal = Shortfall(arena.reservations)
            total, level = self._lowest(arena, goal, ())
            largest, also = self._lowest(arena, _worst_off(arena), goal.every_row(total))
            floors = arena.floors(under=largest)
            asked.append(_Least(given_up, largest, total, (*floors, *level, *also)))
        least = min((each.total, each.largest) for each in asked)
        return [each for each in asked if (each.total, each.largest) == least]

    def way(self, least: _Least) -> Way:
        """Return the undominated packages that ask for just as little."""
        arena = self.arena(self.every_line - least.given_up)
        near, is_whole = undominated_within(arena, least.rows)
        short = np.maximum(arena.reservations - near.points, 0)
        lines = tuple(self.lines[at] for at in sorted(least.given_up))
        return Way(lines, near.of(short.sum(axis=1) == least.total), is_whole)

    def concession(self, ways: Sequence[Way]) -> Concession:
        """Return what the first package of some ways asks."""
        way = min(ways, key=lambda each: int(each.frontier.first[0]))
        reservations = self.space.worths.reservations[list(self.demands.seats)]
        short = np.maximum(reservations - way.frontier.points[0], 0)
        return Concession(int(way.frontier.first[0]), way.red_lines, tuple(short.tolist()))

    def alone(self, seat: int) -> Concession | None:
        """Return the least that one party would have to give if nobody else gave."""
        own = [at for at, line in enumerate(self.lines) if line.party == self.parties[seat]]
        others = self.every_line - frozenset(own)
        seats = [at for at in range(len(self.parties)) if at != seat]

        firm = others | {len(self.lines) + at for at in seats}

        def can_meet(held: Members) -> bool:
            return self.can_meet(firm | {own[at] for at in held})

        ways: list[tuple[int, Way]] = []
        for given_up in self.smallest(least_given_up, len(own), can_meet, MOST_WAYS):
            lines = frozenset(own[at] for at in given_up)
            arena = self.arena(self.every_line - lines)
            goal = Smallest((arena.own[seat],), (-int(arena.reservations[seat]),), (1,))
            short, level = self._lowest(arena, goal, arena.floors(seats))
            floors = (*arena.floors(seats), *arena.floors([seat], under=short), *level)
            near, is_whole = undominated_within(arena, floors)
            lifted = tuple(self.lines[at] for at in sorted(lines))
            ways.append((short, Way(lifted, near, is_whole)))
        least = min((short for short, _ in ways), default=0)
        best = [way for short, way in ways if short == least]
        return self.concession(best) if best else None

    def _lowest(
        self, arena: Arena, goal: Goal, floors: Sequence[Row]
    ) -> tuple[int, tuple[Row, ...]]:
        """Return by how much the best package by a goal stays under 0, and the rows of such.

        Where it does not stay under 0, nothing is lacking, and there are no rows.
        """
        found = arena.seek(goal, floors, progress=self.progress)
        if found.best is None or not found.is_proven:
            raise UndecidedError
        short = max(0, -int(found.best))
        return short, found.level if short else ()


def _worst_off(arena: Arena) -> Smallest:
    """Return the goal of making the least gain large."""
    offsets = tuple(-int(each) for each in arena.reservations)
    return Smallest(arena.own, offsets, (1,) * len(offsets))


def undominated_within(
    arena: Arena, floors: Sequence[Row], where_sought: Sequence[Row] = ()
) -> tuple[Frontier, bool]:
    """Return the undominated packages that meet some floors, and whether these are all.

    Args:
        where_sought: Rows that they meet as well where they cannot be merged, so that the few
            which are sought are not beside the point.

    Raises:
        UndecidedError: A search was given up.

    Source:
        mas-colell1995, definition 10.B.2.
    """
    near = merge(arena.space, arena.diagram, arena.seats, floors) if arena.diagram else None
    if near is not None and near.is_exact:
        return near.frontier, True
    found = arena.seek(Anything(), (*floors, *where_sought), most_tied=MOST_TIED)
    if found.best is None:
        raise UndecidedError
    kind = arena.space.number_type
    numbers = np.array([arena.number(lines) for lines in found.packages], kind)
    points = arena.field.values(found.packages)
    several = merged(undominated(Frontier(points, np.ones(len(numbers), kind), numbers)))
    return several.by_first(), found.has_all
