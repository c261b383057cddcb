"""Around a case without a zone: every way of giving as little as possible, and rules in the way.

Where many packages ask for as little, which of them comes first in a list means nothing: they are
told apart by whom they ask to lift a red line, and of each kind the undominated ones count.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paraph.packages.frontier import Frontier, empty_frontier, thinned, widened
from paraph.packages.hitting import as_words, distinct, from_words
from paraph.packages.impasse import Asked, Concession, asked_by
from paraph.packages.space import Space
from paraph.packages.survey import Demands, Progress, no_progress, reaches, respects, walk
from paraph.terms.conditions import RedLine

Rows = NDArray[np.intp]


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
    counts: Counter[tuple[int, ...]] = Counter()
    seats = list(demands.seats)
    for block, is_allowed in walk(space, demands, progress):
        if counts.total() == least.packages:
            progress(space.packages, space.packages)
            break
        what = asked_by(block, is_allowed, demands, space.worths.reservations)
        for key, here in _by_red_lines(what, least):
            known = frontiers.get(key, empty_frontier(len(seats)))
            numbers = what.numbers[here]
            values = block.values[numbers - block.first][:, seats]
            frontiers[key] = widened(known, *thinned(known, values, numbers))
            counts[key] += len(here)
    return tuple(
        Way(tuple(demands.red_lines[at] for at in key), frontiers[key], counts[key])
        for key in sorted(frontiers)
    )


def _by_red_lines(what: Asked, least: Concession) -> Iterator[tuple[tuple[int, ...], Rows]]:
    """Give the rows that ask for as little, by the places of the red lines that they cross."""
    is_least = what.crossings == len(least.red_lines)
    is_least &= what.total == sum(least.shortfalls)
    is_least &= what.largest == max(least.shortfalls)
    rows = np.flatnonzero(is_least)
    words = as_words((crossed[rows] for crossed in what.crossed), len(rows))
    for lines in distinct(words):
        [members] = from_words(lines[None, :])
        yield tuple(sorted(members)), rows[(words == lines).all(axis=1)]


def zone_without_each_rule(
    space: Space, demands: Demands, progress: Progress = no_progress
) -> tuple[int, ...]:
    """Return how many packages would lie in the zone if one rule were dropped, for each rule.

    Source:
        liffiton2008: the rule is a member of the conflict where this is not 0.
    """
    counts = [0] * len(demands.rules)
    seats = list(demands.seats)
    floor = space.worths.reservations[seats]
    for block in space.blocks():
        progress(block.first, space.packages)
        is_wanted = reaches(block.values[:, seats], floor)
        if is_wanted.any():
            is_wanted &= respects(block, demands.red_lines)
            is_broken = [~block.holds(rule) for rule in demands.rules]
            is_wanted &= sum(is_broken, np.zeros(len(is_wanted), np.int64)) == 1
            for at, broken in enumerate(is_broken):
                counts[at] += int((is_wanted & broken).sum())
    progress(space.packages, space.packages)
    return tuple(counts)
