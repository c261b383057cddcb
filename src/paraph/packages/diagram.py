"""All packages that meet some clauses, as a decision diagram.

A diagram has a layer for each issue. A node of a layer stands for what must be remembered of the
options chosen so far: which clauses they have met. An arc is an option; every path from the first
node to the last is one package, and every package that meets all clauses is one path. What takes
a walk over all packages otherwise takes one over the arcs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from paraph.packages.clauses import Clause, Clauses

Nodes = NDArray[np.int64]
"""For each node of a layer and each option the node of the next; `NOWHERE` where there is none."""

NOWHERE = -1

MOST_NODES = 1 << 15
"""Nodes of one layer beyond which a diagram is given up as too wide."""


class TooWideError(Exception):
    """The rules tie too many issues together for a diagram that can be held."""


@dataclass(frozen=True)
class Diagram:
    """The packages that meet some clauses.

    Attributes:
        order: The issue, or named truth, of each layer.
        children: One for each layer, shape (nodes, options). The first layer has one node, or
            none where no package meets the clauses; the layer after the last has one.
    """

    order: tuple[int, ...]
    children: tuple[Nodes, ...]

    @property
    def width(self) -> int:
        """Nodes of the widest layer."""
        return max((len(each) for each in self.children), default=1)

    @property
    def is_empty(self) -> bool:
        """Whether no package meets the clauses."""
        return bool(self.children) and not len(self.children[0])

    @cached_property
    def counts(self) -> tuple[NDArray[np.object_], ...]:
        """For each layer, and the end, how many ways lead from each node to the end; exact."""
        below = np.array([1], object)
        counts = [below]
        for children in reversed(self.children):
            padded = np.append(below, 0)
            below = padded[children].sum(axis=1) if len(children) else np.zeros(0, object)
            counts.append(below)
        return tuple(reversed(counts))

    @property
    def packages(self) -> int:
        """How many packages meet the clauses."""
        return 0 if self.is_empty else int(self.counts[0][0])

    def furthest(self, worths: Sequence[NDArray[np.int64]]) -> tuple[NDArray[np.int64], ...]:
        """Return, for each layer and the end, the most that a way from each node can be worth.

        Args:
            worths: For each issue and named truth by place, shape (options, columns).

        Returns:
            Each of shape (nodes, columns).
        """
        below = np.zeros((1, worths[0].shape[1]), np.int64)
        best = [below]
        for issue, children in zip(reversed(self.order), reversed(self.children), strict=True):
            most = np.full((len(children), below.shape[1]), np.iinfo(np.int64).min)
            for option, ends in enumerate(children.T):
                there = np.flatnonzero(ends != NOWHERE)
                reached = below[ends[there]] + worths[issue][option]
                most[there] = np.maximum(most[there], reached)
            below = most
            best.append(below)
        return tuple(reversed(best))


def diagram_of(
    clauses: Clauses,
    most: int = MOST_NODES,
    order: Sequence[int] | None = None,
    *,
    is_relaxed: bool = False,
) -> Diagram:
    """Return the diagram of all packages that meet some clauses.

    Args:
        most: Nodes of a layer.
        order: Of the issues and named truths; one that makes it narrow if not given.
        is_relaxed: Whether clauses may be forgotten where a layer would be too wide, so that
            the diagram has packages that do not meet them as well.

    Raises:
        TooWideError: A layer would have more than `most` nodes, and nothing may be forgotten.

    Source:
        bergman2016, chapter 3: layer by layer from the top, then nodes with the same future merged.
    """
    order = issue_order(clauses) if order is None else tuple(order)
    return Diagram(order, _reduced(list(_layers(clauses, order, most, is_relaxed=is_relaxed))))


def _layers(
    clauses: Clauses, order: Sequence[int], most: int, *, is_relaxed: bool
) -> Iterator[Nodes]:
    """Give the layers from the top; a node is the set, as bits, of clauses that are still open.

    Only clauses of which an issue has come and another is to come need remembering: one not
    begun is open in every node, one that is over is met in every node.
    """
    at_layer = {issue: layer for layer, issue in enumerate(order)}
    spans = [sorted(at_layer[issue] for issue in clause) for clause in clauses.listed]
    nodes = {0: 0} if all(clauses.listed) else {}
    forgotten = 0
    for layer, issue in enumerate(order):
        begun = sum(1 << at for at, span in enumerate(spans) if span and span[0] == layer)
        ended = sum(1 << at for at, span in enumerate(spans) if span and span[-1] == layer)
        met = _met(clauses.listed, issue, clauses.sizes[issue])
        children, following = _next(nodes, begun & ~forgotten, ended, met)
        if len(following) > most:
            if not is_relaxed:
                raise TooWideError
            dropped = _longest(following, spans, most)
            forgotten |= dropped
            children, following = _without(children, following, dropped)
        yield children
        nodes = following


def _next(
    nodes: Mapping[int, int], begun: int, ended: int, meets: Sequence[int]
) -> tuple[Nodes, dict[int, int]]:
    """Return the arcs of a layer, and the nodes of the next by what is open in them."""
    following: dict[int, int] = {}
    children = np.full((len(nodes), len(meets)), NOWHERE, np.int64)
    for at, still_open in enumerate(nodes):
        reached = still_open | begun
        for option, met in enumerate(meets):
            left = reached & ~met
            if not left & ended:
                children[at, option] = following.setdefault(left, len(following))
    return children, following


def _longest(nodes: Mapping[int, int], spans: Sequence[Sequence[int]], most: int) -> int:
    """Return open clauses, as bits, without which few enough nodes differ.

    Those that would have to be remembered longest are forgotten first.
    """
    by_end = sorted(range(len(spans)), key=lambda at: spans[at][-1] if spans[at] else 0)
    dropped = 0
    while len({node & ~dropped for node in nodes}) > most:
        dropped |= 1 << by_end.pop()
    return dropped


def _without(
    children: Nodes, nodes: Mapping[int, int], dropped: int
) -> tuple[Nodes, dict[int, int]]:
    """Return the same arcs and nodes with some clauses forgotten."""
    kept: dict[int, int] = {}
    renamed = [kept.setdefault(node & ~dropped, len(kept)) for node in nodes]
    return np.append(np.array(renamed, np.int64), NOWHERE)[children], kept


def _met(listed: Sequence[Clause], issue: int, size: int) -> list[int]:
    """Return the clauses, as bits, that each option of an issue meets."""
    here = [(at, clause[issue]) for at, clause in enumerate(listed) if issue in clause]
    return [sum(1 << at for at, options in here if options >> place & 1) for place in range(size)]


def _reduced(layers: Sequence[Nodes]) -> tuple[Nodes, ...]:
    """Leave out nodes from which no way leads to the end, and merge those with the same ways."""
    below = np.zeros(1, np.int64)
    kept: list[Nodes] = []
    for children in reversed(layers):
        renamed = np.append(below, NOWHERE)[children]
        leads = (renamed != NOWHERE).any(axis=1)
        distinct, which = np.unique(renamed[leads], axis=0, return_inverse=True)
        below = np.full(len(children), NOWHERE, np.int64)
        below[leads] = which.ravel()
        kept.append(distinct)
    return tuple(reversed(kept))


def issue_order(clauses: Clauses) -> tuple[int, ...]:
    """Return an order of the issues in which few clauses are open at a time.

    Issues that clauses tie together stand together, those tied to none at the end. Within a
    group the next issue is the one that leaves fewest clauses open, from the best of all starts.

    Source:
        bergman2016, chapter 7, on orders that keep diagrams narrow; the rule is ours.
    """
    touching = [
        sum(1 << at for at, clause in enumerate(clauses.listed) if issue in clause)
        for issue in range(len(clauses.sizes))
    ]
    free = [issue for issue, touched in enumerate(touching) if not touched]
    tied = (
        min((_from(start, group, touching) for start in group), key=lambda each: each[0])[1]
        for group in _groups(touching)
    )
    return (*(issue for group in tied for issue in group), *free)


def _groups(touching: Sequence[int]) -> list[list[int]]:
    """Return the issues that clauses tie together, each group once."""
    groups: list[tuple[int, list[int]]] = []
    for issue, touched in enumerate(touching):
        if touched:
            near = [group for group in groups if group[0] & touched]
            groups = [group for group in groups if not group[0] & touched]
            joined = touched
            for bits, _ in near:
                joined |= bits
            groups.append((joined, [*(each for _, group in near for each in group), issue]))
    return [group for _, group in groups]


def _from(start: int, group: Sequence[int], touching: Sequence[int]) -> tuple[int, list[int]]:
    """Return an order of a group that begins at one issue, after how wide it may become."""
    left, order, seen, widest = sorted(group), [start], touching[start], 0
    left.remove(start)
    while left:
        coming = _union(touching[issue] for issue in left)
        widest += 1 << (seen & coming).bit_count()
        following = min(left, key=lambda issue: _open_after(issue, left, seen, touching))
        left.remove(following)
        order.append(following)
        seen |= touching[following]
    return widest, order


def _open_after(issue: int, left: Sequence[int], seen: int, touching: Sequence[int]) -> int:
    """Return how many clauses are open once an issue has come."""
    coming = _union(touching[other] for other in left if other != issue)
    return ((seen | touching[issue]) & coming).bit_count()


def _union(sets: Iterable[int]) -> int:
    union = 0
    for each in sets:
        union |= each
    return union
