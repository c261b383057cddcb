"""Packages of equal worth: all that make one point of a frontier."""

from collections.abc import Iterator, Sequence

from paraph.packages.arena import Arena
from paraph.packages.diagram import NOWHERE, Diagram, TooWideError, diagram_of
from paraph.packages.field import Row
from paraph.packages.frontier import Frontier
from paraph.packages.merging import layers
from paraph.packages.space import Whole

_State = tuple[int, tuple[int, ...]]
"""A node, and what has been gathered on the way to it."""


def tied_packages(
    arena: Arena, frontier: Frontier, rows: Sequence[int], most: int
) -> dict[int, list[int]]:
    """Return the numbers of the packages that make some points, the first ones of each.

    Args:
        rows: Of the frontier, in order.
        most: Packages that are wanted at most, of all rows together; of the rows after those
            only the first package is given.

    Returns:
        By row, in order.
    """
    found: dict[int, list[int]] = {}
    left = most
    for row in rows:
        found[row] = [int(frontier.first[row])]
        if frontier.packages[row] > 1 and left > 0:
            found[row] = _packages_at(arena, frontier.points[row], most)
        left -= len(found[row])
    return found


def _packages_at(arena: Arena, point: Whole, most: int) -> list[int]:
    """Return the first packages that are worth just a point of the frontier.

    Parts that may still reach the point in every value, and that no other dominates, lead to
    nothing else, since nothing dominates the point itself.
    """
    diagram = _in_order(arena)
    floors = tuple(map(Row, arena.own, point.tolist()))
    held = [
        {(node, tuple(part)) for node, each in layer.items() for part in each.points.tolist()}
        for layer in layers(arena.space, diagram, arena.seats, floors)
    ]
    ways = _Ways(arena, diagram, held, tuple(point.tolist()))
    numbers: list[int] = []
    for number in ways.numbers(0, (0, (0,) * len(point)), 0):
        numbers.append(number)
        if len(numbers) == most:
            break
    return sorted(numbers)


def _in_order(arena: Arena) -> Diagram:
    """Return a diagram in the order of the issues, so that first packages come first."""
    try:
        return diagram_of(arena.clauses, order=range(len(arena.clauses.sizes)))
    except TooWideError:
        return diagram_of(arena.clauses)


class _Ways:
    """All ways through a diagram that end at one point."""

    def __init__(
        self, arena: Arena, diagram: Diagram, held: list[set[_State]], point: tuple[int, ...]
    ) -> None:
        self.arena, self.diagram, self.held, self.point = arena, diagram, held, point
        self.dead: set[tuple[int, _State]] = set()

    def numbers(self, layer: int, state: _State, number: int) -> Iterator[int]:
        """Give the numbers of the packages that go on from a state, in the diagram's order."""
        if layer == len(self.diagram.order):
            if state[1] == self.point:
                yield number
            return
        if (layer, state) in self.dead:
            return
        is_dead = True
        for option, following in self._steps(layer, state):
            step = option * self._stride(layer)
            for each in self.numbers(layer + 1, following, number + step):
                is_dead = False
                yield each
        if is_dead:
            self.dead.add((layer, state))

    def _steps(self, layer: int, state: _State) -> Iterator[tuple[int, _State]]:
        """Give each option that leads to a state which is held."""
        node, gathered = state
        issue = self.diagram.order[layer]
        for option, end in enumerate(self.diagram.children[layer][node].tolist()):
            if end != NOWHERE:
                worth = self._worth(issue, option)
                following = (end, tuple(map(int.__add__, gathered, worth)))
                if following in self.held[layer]:
                    yield option, following

    def _worth(self, issue: int, option: int) -> list[int]:
        lines = self.arena.field.starts
        return self.arena.field.worths[lines[issue] + option].tolist()

    def _stride(self, layer: int) -> int:
        issue = self.diagram.order[layer]
        strides = self.arena.space.strides
        return strides[issue] if issue < len(strides) else 0
