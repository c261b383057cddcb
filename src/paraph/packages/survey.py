"""How many packages there are, how many are acceptable, and the frontier."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from paraph.packages.arena import Arena, Demands, UndecidedError
from paraph.packages.counting import Count, TooManyError, packages_reaching
from paraph.packages.field import Row
from paraph.packages.merging import Merged, merge
from paraph.packages.sampling import estimated
from paraph.packages.space import EnoughError, Progress, Space, no_progress
from paraph.terms.conditions import Not


@dataclass(frozen=True)
class Survey:
    """What is there.

    Attributes:
        packages: All combinations.
        allowed: Those that meet every rule.
        within_red_lines: Those that also cross no red line.
        zone: Those that are also worth at least the walk-away to every party that must accept.
        merged: Of the packages within rules and red lines, over the parties that must accept,
            the frontier or a cover of it; None where the rules tie too much together, or a
            person wanted no more.
    """

    packages: int
    allowed: Count
    within_red_lines: Count
    zone: Count
    merged: Merged | None

    @property
    def frontier_is_exact(self) -> bool:
        """Whether the frontier is known whole."""
        return self.merged is not None and self.merged.is_exact


def arena_of(space: Space, demands: Demands) -> Arena:
    """Return the packages within rules and red lines."""
    lines = (Not(line.never) for line in demands.red_lines)
    return Arena(space, demands.seats, (*demands.rules, *lines))


def survey(
    space: Space,
    demands: Demands,
    generator: np.random.Generator,
    progress: Progress = no_progress,
) -> Survey:
    """Count the packages, and find the frontier.

    Args:
        generator: Draws packages where they cannot be counted.

    Source:
        raiffa1982 (zone of agreement, efficient frontier).
    """
    ruled = Arena(space, demands.seats, demands.rules)
    arena = arena_of(space, demands)
    zone = zone_of(arena, generator, progress)
    within = _at_least(counted(arena, (), generator), zone)
    allowed = _at_least(counted(ruled, (), generator), within)
    return Survey(space.packages, allowed, within, zone, merged_or_none(arena, progress))


def _at_least(many: Count, some: Count) -> Count:
    """Return a count of packages among which some others are."""
    return replace(many, likely=max(many.likely, some.likely), low=max(many.low, some.low))


def zone_of(arena: Arena, generator: np.random.Generator, progress: Progress) -> Count:
    """Return how many packages are acceptable to all; a search tells first if there are any."""
    floors = arena.floors()
    try:
        is_empty = arena.any_within(floors, progress) is None
    except UndecidedError:
        return counted(arena, floors, generator)
    if is_empty:
        return Count.exactly(0)
    zone = counted(arena, floors, generator)
    return replace(zone, likely=max(zone.likely, 1), low=max(zone.low, 1))


def counted(arena: Arena, floors: Sequence[Row], generator: np.random.Generator) -> Count:
    """Return how many packages of an arena meet some floors, exactly where that can be."""
    if arena.diagram is None:
        return estimated(arena, floors, generator)
    if not floors:
        return Count.exactly(arena.diagram.packages)
    leasts = np.array([row.least for row in floors], np.int64)
    try:
        return Count.exactly(packages_reaching(arena.space, arena.diagram, arena.seats, leasts))
    except TooManyError:
        return estimated(arena, floors, generator)


def merged_or_none(arena: Arena, progress: Progress) -> Merged | None:
    """Return the frontier, if it can be had."""
    if arena.diagram is None:
        return None
    try:
        return merge(arena.space, arena.diagram, arena.seats, progress=progress)
    except EnoughError:
        return None
