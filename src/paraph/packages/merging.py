"""The frontier of a space that no one can enumerate, by merging issue after issue.

A part of a package that is worth less than another part, on the same issues and with the same ways
on, cannot become better by what follows, since values add up: so only undominated parts are
carried on. What the rules still ask is held by the nodes of the diagram, and a part at one node
also falls to a better one at a node from which every way on leads that leads on from its own.

Where more points come about than may be held, near ones are put together and the error that this
makes is measured each time, so that the sum of the errors bounds what was lost.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paraph.packages.diagram import NOWHERE, Diagram
from paraph.packages.field import Row
from paraph.packages.frontier import Frontier, join, merged, pareto_frontier, undominated
from paraph.packages.space import Progress, Space, Truths, Whole, no_progress

MOST_HELD = 200_000
"""Points of one layer beyond which near ones are put together."""

FEWER_HELD = 40_000
"""The same where there are more than `FEW_SEATS` parties: comparing points then takes longer."""

FEW_SEATS = 5

FINEST = 64
"""Cells to a side of the first grid by which near points are put together."""

FEW_HELD = 4_000
"""Points of a layer that are left then."""

AT_LAST = 10
"""In the last layer, after which nothing is made of them, so many times as many may be held."""

AGAIN = 4
"""From there on points are put together whenever they are so many times as many again."""

MOST_COMPARED = 256
"""Nodes of a layer up to which the points of different nodes are held against each other."""


@dataclass(frozen=True)
class Merged:
    """What merging found.

    Attributes:
        frontier: Of all packages of a diagram; where it is not exact, packages near it.
        errors: Shape (seats,), in parts. For every package of the diagram, some point of
            `frontier` is worth at most this much less to each party; all 0 where it is exact.
        is_exact: Whether no points were put together.
    """

    frontier: Frontier
    errors: Whole
    is_exact: bool


def merge(
    space: Space,
    diagram: Diagram,
    seats: Sequence[int],
    floors: Sequence[Row] = (),
    progress: Progress = no_progress,
) -> Merged:
    """Return the frontier of the packages of a diagram.

    Args:
        seats: Columns of the worths that count; at least one.
        floors: Rows that packages must meet, over these seats; their weights are not negative,
            so that nothing that dominates a package within them is left out.

    Source:
        mas-colell1995, definition 10.B.2. Merging issue by issue is dynamic programming over
        undominated vectors: ehrgott2005, chapter 9; on the nodes of a diagram: bergman2016.
    """
    errors = np.zeros(len(seats), np.int64)
    most = MOST_HELD if len(seats) <= FEW_SEATS else min(MOST_HELD, FEWER_HELD)
    held = {0: Frontier.origin(len(seats), space.number_type)}

    def thin(reached: dict[int, Frontier], ahead: int) -> dict[int, Frontier]:
        nonlocal most, errors
        bearable = most if ahead else most * AT_LAST
        if sum(len(each.first) for each in reached.values()) <= bearable:
            return reached
        most = min(most, AGAIN * FEW_HELD)
        reached, error = thinned(reached, FEW_HELD)
        errors = errors + error
        return reached

    for layer, reached in enumerate(layers(space, diagram, seats, floors, thin), start=1):
        held = reached
        progress(layer, len(diagram.order))
    if diagram.is_empty or 0 not in held:
        nothing = Frontier.empty(len(seats), space.number_type)
        return Merged(nothing, errors, is_exact=not errors.any())
    frontier, is_exact = held[0].by_first(), not errors.any()
    if not is_exact:
        errors = _least_error(space, diagram, seats, frontier, errors)
    return Merged(frontier, errors, is_exact)


def _least_error(
    space: Space, diagram: Diagram, seats: Sequence[int], frontier: Frontier, errors: Whole
) -> Whole:
    """Return the errors, or how far one point stays under every party's best, if that is less."""
    columns = list(seats)
    worths = [_steps(space, issue, columns).points for issue in range(max(diagram.order) + 1)]
    under = diagram.furthest(worths)[0][0] - frontier.points
    nearest = under[under.max(axis=1).argmin()]
    return nearest if nearest.max() < errors.max() else errors


def layers(
    space: Space,
    diagram: Diagram,
    seats: Sequence[int],
    floors: Sequence[Row] = (),
    thin: Callable[[dict[int, Frontier], int], dict[int, Frontier]] | None = None,
) -> Iterator[dict[int, Frontier]]:
    """Give the undominated parts of packages at each node, layer after layer.

    Args:
        thin: Puts parts together where there are too many; told how many layers are ahead.
    """
    columns = list(seats)
    wider = _wider(diagram)
    reach = _Reach.of(space, diagram, columns, floors)
    held = {0: Frontier.origin(len(columns), space.number_type)}
    for layer, (issue, children) in enumerate(zip(diagram.order, diagram.children, strict=True)):
        held = _next(held, children, _steps(space, issue, columns), reach.after(layer))
        held = _compared(held, wider[layer + 1]) if wider else held
        if thin is not None:
            held = thin(held, len(diagram.order) - layer - 1)
        yield held


def _steps(space: Space, issue: int, columns: list[int]) -> Frontier:
    """Return what each option of an issue adds; nothing for a named truth."""
    if issue >= len(space.sizes):
        return join([Frontier.origin(len(columns), space.number_type)] * 2)
    worth = space.worths.contributions[issue][:, columns]
    firsts = [option * space.strides[issue] for option in range(len(worth))]
    kind = space.number_type
    return Frontier(worth, np.ones(len(worth), kind), np.array(firsts, kind))


def _next(
    held: Mapping[int, Frontier],
    children: NDArray[np.int64],
    steps: Frontier,
    may_reach: Callable[[int, Whole], Truths],
) -> dict[int, Frontier]:
    """Return the undominated parts at each node of the next layer that may reach the floors."""
    arriving: dict[int, list[Frontier]] = {}
    for node, option in np.argwhere(children != NOWHERE).tolist():
        if node in held:
            parts = arriving.setdefault(int(children[node, option]), [])
            parts.append(held[node].moved(steps, option))
    reached: dict[int, Frontier] = {}
    for node, parts in arriving.items():
        joined = join(parts)
        left = joined.of(may_reach(node, joined.points))
        if len(left.first):
            reached[node] = merged(undominated(left))
    return reached


@dataclass(frozen=True)
class _Reach:
    """What the ways on from each node can still add to some rows.

    Attributes:
        weights: Shape (rows, seats).
        leasts: Shape (rows,).
        most: For each layer and the end, shape (nodes, rows).
    """

    weights: Whole
    leasts: Whole
    most: tuple[Whole, ...]

    @classmethod
    def of(
        cls, space: Space, diagram: Diagram, columns: list[int], floors: Sequence[Row]
    ) -> "_Reach":
        weights = np.array([row.weights for row in floors], np.int64).reshape(-1, len(columns))
        worths = [
            _steps(space, issue, columns).points @ weights.T
            for issue in range(max(diagram.order, default=-1) + 1)
        ]
        most = diagram.furthest(worths) if floors else ()
        return cls(weights, np.array([row.least for row in floors], np.int64), most)

    def after(self, layer: int) -> Callable[[int, Whole], Truths]:
        """Return what tells which parts at a node after a layer may still meet every row."""

        def may_reach(node: int, points: Whole) -> Truths:
            if not len(self.leasts):
                return np.ones(len(points), np.bool_)
            hoped = points @ self.weights.T + self.most[layer + 1][node]
            return (hoped >= self.leasts).all(axis=1)

        return may_reach


def _wider(diagram: Diagram) -> list[Truths]:
    """Return for each layer which nodes lead wherever which others lead.

    Returns:
        Each of shape (nodes, nodes): true at [n, m] where every way on from n is one from m. None
        at all where a layer has more than `MOST_COMPARED` nodes, or all have one.
    """
    if not 1 < diagram.width <= MOST_COMPARED:
        return []
    wider = [np.ones((1, 1), np.bool_)]
    for children in reversed(diagram.children):
        below = np.pad(wider[-1], ((0, 1), (0, 1)))
        below[NOWHERE, :] = True
        leads = np.ones((len(children), len(children)), np.bool_)
        for ends in children.T:
            leads &= below[np.ix_(ends, ends)]
        wider.append(leads)
    return wider[::-1]


def _compared(held: Mapping[int, Frontier], wider: Truths) -> dict[int, Frontier]:
    """Leave out parts that one at a node with every way on, and more, dominates."""
    left = dict(held)
    for node in held:
        others = [left[at] for at in held if at != node and wider[node, at]]
        if others:
            own = left[node]
            stands = pareto_frontier(join([*others, own]).points)
            left[node] = own.of(stands[-len(own.first) :] if len(own.first) else stands[:0])
    return left


def thinned(held: Mapping[int, Frontier], most: int) -> tuple[dict[int, Frontier], Whole]:
    """Put near points together until no more than so many are left, or one at each node.

    Returns:
        The points left, and the most that a point put aside is worth more to each party than
        the one that stands for it; shape (seats,).

    Source:
        papadimitriou2000, for covering a frontier by the cells of a grid.
    """
    every = np.concatenate([each.points for each in held.values()])
    low, spread = every.min(axis=0), np.ptp(every, axis=0)
    cells = FINEST
    cell = {node: _cells(each.points - low, spread, cells) for node, each in held.items()}
    while cells > 1 and sum(len(np.unique(each)) for each in cell.values()) > most:
        cells = cells * 4 // 5
        cell = {node: _cells(each.points - low, spread, cells) for node, each in held.items()}
    near = {node: _standing_for(each, cell[node]) for node, each in held.items()}
    errors = [
        (each.points - each.points[near[node]]).max(axis=0, initial=0)
        for node, each in held.items()
    ]
    kept = {node: each.of(np.unique(near[node])) for node, each in held.items()}
    return kept, np.max(errors, axis=0)


def _cells(points: Whole, spread: Whole, cells: int) -> Whole:
    """Return the cell of each point in a grid of so many cells to a side; shape (points,)."""
    key = np.zeros(len(points), np.int64)
    for column, whole in zip(points.T, spread.tolist(), strict=True):
        _, key = np.unique(key, return_inverse=True)
        key = key * cells + column // (whole // cells + 1)
    return key


def _standing_for(some: Frontier, key: Whole) -> NDArray[np.intp]:
    """Return for each point the one of largest sum in its cell."""
    _, cell = np.unique(key, return_inverse=True)
    by_sum = np.argsort(some.points.sum(axis=1), kind="stable")
    best = np.zeros(int(cell.max(initial=-1)) + 1, np.intp)
    best[cell[by_sum]] = by_sum
    return best[cell]
