"""Packages in which exactly opposed parties gain alike: found by matching halves.

Where what one party gains another loses, on every issue by the same measure, no bound tells good
packages from bad ones until they are nearly complete, and branch and bound gropes. But then there
are very many packages with nearly the same gain for both, and two samples of halves of packages
hold a pair that fits: of a hundred thousand each there are ten thousand million pairs, and a
sorted list finds those that match.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from paraph.packages.arena import Arena
from paraph.packages.diagram import Diagram
from paraph.packages.field import Field, Lines
from paraph.packages.sampling import drawn
from paraph.packages.space import Whole

DRAWN = 300_000
"""Packages drawn for their halves."""

ENOUGH = 100
"""Packages that fit are sought until there are so many."""

MOST_KEY = 1 << 62
"""Keys of halves are machine numbers."""


def balanced(arena: Arena, generator: np.random.Generator) -> Lines:
    """Return packages in which exactly opposed parties gain as nearly alike as can be found.

    Returns:
        Shape (packages, issues), as lines; none where no two parties are exactly opposed, or the
        rules have no diagram or need named truths.

    Source:
        horowitz1974, for matching halves; that samples of them hold a match is ours.
    """
    none = np.zeros((0, arena.field.issues), np.intp)
    pairs = opposed_pairs(arena.field)
    diagram = arena.diagram
    if not pairs or diagram is None or diagram.is_empty:
        return none
    if arena.field.issues > len(arena.space.sizes):
        return none
    halves = _Halves.of(arena, diagram, [one for one, _ in pairs], generator)
    middles = [_middle(arena, one, other) for one, other in pairs]
    width = 1
    while width <= max(int(halves.front.max()), 1):
        found = halves.matching(middles, width)
        if len(found):
            return found
        width *= 2
    return none


def opposed_pairs(field: Field) -> list[tuple[int, int]]:
    """Return pairs of seats of which one loses on every issue just what the other gains.

    Source:
        mas-colell1995, chapter 10: between such two every package is on the frontier.
    """
    starts, pairs = field.starts[:-1], list[tuple[int, int]]()
    for one, other in product(range(field.worths.shape[1]), repeat=2):
        if one < other and not any({one, other} & {*pair} for pair in pairs):
            both = field.worths[:, one] + field.worths[:, other]
            most, least = np.maximum.reduceat(both, starts), np.minimum.reduceat(both, starts)
            if (most == least).all() and np.ptp(field.worths[:, one]):
                pairs.append((one, other))
    return pairs


def _middle(arena: Arena, one: int, other: int) -> int:
    """Return the value to the first party at which both gain alike, rounded up."""
    whole = arena.field.worths[:, one] + arena.field.worths[:, other]
    both = int(np.maximum.reduceat(whole, arena.field.starts[:-1]).sum())
    away_one, away_other = arena.reservations[[one, other]].tolist()
    return away_one + -(-(both - away_one - away_other) // 2)


@dataclass(frozen=True)
class _Halves:
    """Packages drawn, cut in two at one layer of the diagram.

    Attributes:
        chosen: Shape (packages, issues), as lines.
        issues: The issues of the front half.
        nodes: Shape (packages,). Where each is cut.
        front: Shape (packages, parties). What the front half is worth to one of each pair.
        back: The same of the back half.
    """

    chosen: Lines
    issues: list[int]
    nodes: NDArray[np.int64]
    front: Whole
    back: Whole

    @classmethod
    def of(
        cls, arena: Arena, diagram: Diagram, seats: list[int], generator: np.random.Generator
    ) -> "_Halves":
        chosen = drawn(diagram, arena.field.starts, DRAWN, generator)
        cut = len(diagram.order) // 2
        nodes = np.zeros(len(chosen), np.int64)
        for layer in range(cut):
            issue = diagram.order[layer]
            nodes = diagram.children[layer][nodes, chosen[:, issue] - arena.field.starts[issue]]
        front, back = list(diagram.order[:cut]), list(diagram.order[cut:])
        worths = arena.field.worths[:, seats]
        values = [worths[chosen[:, half]].sum(axis=1) for half in (front, back)]
        return cls(chosen, front, nodes, values[0], values[1])

    def matching(self, middles: list[int], width: int) -> Lines:
        """Return packages of a front and a back half whose worths meet near some middles.

        Args:
            width: How coarsely worths are compared, in parts.
        """
        front, back = self.front // width, self.back // width
        spans = (np.maximum(front.max(axis=0), back.max(axis=0)) + 1).tolist()
        if prod(spans) * (int(self.nodes.max()) + 1) > MOST_KEY:
            return self.chosen[:0]
        keys = _keys(self.nodes, back, spans)
        order = np.argsort(keys, kind="stable")
        found: list[Lines] = []
        for target in _near(middles, width):
            wanted = np.array(target) - front
            rows = np.flatnonzero(((wanted >= 0) & (wanted < spans)).all(axis=1))
            sought = _keys(self.nodes[rows], wanted[rows], spans)
            at = np.minimum(np.searchsorted(keys[order], sought), len(keys) - 1)
            hits = np.flatnonzero(keys[order][at] == sought)[:ENOUGH]
            joined = self.chosen[order[at[hits]]]
            joined[:, self.issues] = self.chosen[rows[hits]][:, self.issues]
            found.append(joined)
        return np.unique(np.concatenate(found), axis=0)[:ENOUGH]


def _near(middles: list[int], width: int) -> Iterator[tuple[int, ...]]:
    """Give the coarse sums that may come to the middles: rounding loses up to one in two."""
    if width == 1:
        yield tuple(middles)
        return
    yield from product(*((middle // width - 1, middle // width) for middle in middles))


def _keys(nodes: NDArray[np.int64], worths: Whole, spans: list[int]) -> NDArray[np.int64]:
    """Return one number for each node with its worths."""
    keys = nodes
    for column, span in zip(worths.T, spans, strict=True):
        keys = keys * span + column
    return keys
