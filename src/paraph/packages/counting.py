"""How many packages of a diagram are worth at least so much to every party.

The first issues are gone through from the front, keeping for each node what each party still
needs; the last ones from the back, keeping what they can give. Equal needs and equal gifts fall
together, and so do needs that any way on meets: then the two are joined. Where even this is too
much, packages are drawn with equal chances and the count is an interval.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from paraph.packages.diagram import NOWHERE, Diagram
from paraph.packages.frontier import Frontier, join, merged
from paraph.packages.space import Space, Whole

MOST_PARTS = 2_000_000
"""Different parts of packages, from the front or from the back, that are held."""

FEW_PARTS = 20_000
"""So many parts are gone through whatever is to come."""

HOPE = 8
"""Parts may turn out to be so many times fewer than they grow towards."""

MOST_CELLS = 40_000_000
"""Cells of a table of what the last issues can give."""

MOST_PAIRS = 4_000_000_000
"""Pairs of parts that are held against each other one by one, where a table is too large."""


@dataclass(frozen=True)
class Count:
    """A number of packages, or the interval in which it lies.

    Attributes:
        likely: The number itself where it is exact.
        low: Not more than the number, 99 times in 100 where it is not exact.
        high: Not less, likewise.
        drawn: Packages drawn for it; 0 where none were.
    """

    likely: int
    low: int
    high: int
    drawn: int = 0

    @classmethod
    def at_least_one(cls, most: int) -> "Count":
        """Return that there is one package at least, and no more is known."""
        return cls(1, 1, most)

    @classmethod
    def exactly(cls, number: int) -> "Count":
        """Return an exact count."""
        return cls(number, number, number)

    @property
    def is_exact(self) -> bool:
        """Whether it is the number itself."""
        return self.low == self.high

    def __bool__(self) -> bool:
        """Tell whether there may be any."""
        return self.high > 0


class TooManyError(Exception):
    """There are too many different parts to count exactly."""


def packages_reaching(space: Space, diagram: Diagram, seats: Sequence[int], floors: Whole) -> int:
    """Return how many packages of a diagram are worth at least so much to every party, exactly.

    Args:
        seats: Columns of the worths that count.
        floors: Shape (seats,), in parts.

    Raises:
        TooManyError: It would take too long.

    Source:
        horowitz1974, for splitting a sum in two halves.
    """
    if diagram.is_empty:
        return 0
    if not seats:
        return diagram.packages
    counting = _Counting(space, diagram, list(seats), floors)
    return counting.reaching()


@dataclass(frozen=True)
class _Counting:
    """One count under way."""

    space: Space
    diagram: Diagram
    seats: list[int]
    floors: Whole

    def worth(self, issue: int) -> Whole:
        """Return what the options of an issue, or of a named truth, add; (options, seats)."""
        if issue >= len(self.space.sizes):
            return np.zeros((2, len(self.seats)), np.int64)
        return self.space.worths.contributions[issue][:, self.seats]

    def worths(self) -> list[Whole]:
        truths = max(self.diagram.order) + 1
        return [self.worth(issue) for issue in range(truths)]

    def reaching(self) -> int:
        """Join the parts from the front with those from the back."""
        middle = self.middle()
        sure, needs = self.needs(middle)
        gifts = self.gifts(middle)
        return sure + sum(_joined(needs[node], gifts[node]) for node in needs if node in gifts)

    def middle(self) -> int:
        """Return the layer at which about as many parts lie before as behind."""
        before = [1]
        for children in self.diagram.children:
            before.append(before[-1] * children.shape[1])
        behind = [int(each.max()) for each in self.diagram.counts]
        return min(range(len(before)), key=lambda at: max(before[at], behind[at]))

    def needs(self, middle: int) -> tuple[int, dict[int, Frontier]]:
        """Return packages that reach whatever follows, and what the others still need by node."""
        most = self.diagram.furthest(self.worths())
        least = [-each for each in self.diagram.furthest([-worth for worth in self.worths()])]
        kind = self.space.number_type
        origin = Frontier.origin(len(self.seats), kind)
        held = {0: Frontier(self.floors[None, :], origin.packages, origin.first)}
        sure, before = 0, held
        for layer in range(middle):
            worth = -self.worth(self.diagram.order[layer])
            held = _stepped(held, self.diagram.children[layer], worth)
            for node, each in held.items():
                needs = np.maximum(each.points, least[layer + 1][node])
                is_sure = (needs == least[layer + 1][node]).all(axis=1)
                may = (needs <= most[layer + 1][node]).all(axis=1) & ~is_sure
                ways = int(self.diagram.counts[layer + 1][node])
                sure += int(each.packages[is_sure].sum()) * ways
                left = Frontier(needs, each.packages, each.first).of(may)
                held[node] = merged(left)
            _require_few(held)
            _require_hope(held, before, self.diagram.children[layer + 1 : middle])
            before = held
        return sure, {node: each for node, each in held.items() if len(each.first)}

    def gifts(self, middle: int) -> dict[int, Frontier]:
        """Return what the issues from the middle on can give, by the node they start from."""
        held = {0: Frontier.origin(len(self.seats), self.space.number_type)}
        for layer in range(len(self.diagram.order) - 1, middle - 1, -1):
            worth = self.worth(self.diagram.order[layer])
            children = self.diagram.children[layer]
            reached: dict[int, Frontier] = {}
            for node, ends in enumerate(children):
                there = np.flatnonzero(ends != NOWHERE)
                parts = [_moved(held[int(ends[at])], worth[at]) for at in there]
                _require_room(parts)
                reached[node] = merged(join(parts))
            held = reached
            _require_few(held)
        return held


def _moved(some: Frontier, by: Whole) -> Frontier:
    return Frontier(some.points + by, some.packages, some.first)


def _stepped(
    held: Mapping[int, Frontier], children: NDArray[np.int64], worth: Whole
) -> dict[int, Frontier]:
    """Return the parts at each node of the next layer."""
    arriving: dict[int, list[Frontier]] = {}
    for node, option in np.argwhere(children != NOWHERE).tolist():
        if node in held:
            parts = arriving.setdefault(int(children[node, option]), [])
            parts.append(_moved(held[node], worth[option]))
    for parts in arriving.values():
        _require_room(parts)
    return {node: join(parts) for node, parts in arriving.items()}


def _require_room(parts: Sequence[Frontier]) -> None:
    if sum(len(part.first) for part in parts) > MOST_PARTS * 2:
        raise TooManyError


def _require_few(held: Mapping[int, Frontier]) -> None:
    if sum(len(each.first) for each in held.values()) > MOST_PARTS:
        raise TooManyError


def _require_hope(
    held: Mapping[int, Frontier],
    before: Mapping[int, Frontier],
    ahead: Sequence[NDArray[np.int64]],
) -> None:
    """Give up early where parts hardly fall together and many issues are still to come."""
    now, then = (sum(len(each.first) for each in some.values()) for some in (held, before))
    if now < FEW_PARTS:
        return
    growth = now / max(then, 1)
    expected = now * prod(min(growth, children.shape[1]) for children in ahead)
    if expected > HOPE * MOST_PARTS:
        raise TooManyError


def _joined(needs: Frontier, gifts: Frontier) -> int:
    """Return how many pairs of a need and a gift there are in which the gift is enough."""
    levels = [np.unique(column) for column in gifts.points.T]
    if prod(len(each) for each in levels) <= MOST_CELLS:
        return _joined_by_table(needs, gifts, levels)
    if len(needs.first) * len(gifts.first) > MOST_PAIRS:
        raise TooManyError
    return _joined_one_by_one(needs, gifts)


def _joined_by_table(needs: Frontier, gifts: Frontier, levels: Sequence[Whole]) -> int:
    """Look each need up in a table of how many gifts are at least so large in every column."""
    table = np.zeros([len(each) + 1 for each in levels], gifts.packages.dtype)
    at = _places(gifts.points, levels)
    np.add.at(table, at, gifts.packages)
    for axis in range(table.ndim):
        table = np.flip(np.flip(table, axis).cumsum(axis), axis)
    asked = _places(needs.points, levels)
    return int((table[asked].astype(object) * needs.packages).sum())


def _places(points: Whole, levels: Sequence[Whole]) -> tuple[NDArray[np.intp], ...]:
    """Return for each column the place of every point among the levels."""
    pairs = zip(levels, points.T, strict=True)
    return tuple(np.asarray(np.searchsorted(each, column), np.intp) for each, column in pairs)


def _joined_one_by_one(needs: Frontier, gifts: Frontier) -> int:
    """Hold every gift against every need."""
    columns = [np.ascontiguousarray(column) for column in gifts.points.T]
    total = 0
    for need, count in zip(needs.points, needs.packages.tolist(), strict=True):
        enough = columns[0] >= need[0]
        for column, least in zip(columns[1:], need[1:], strict=True):
            enough &= column >= least
        total += count * int(gifts.packages[enough].sum())
    return total
