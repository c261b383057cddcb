"""Diagrams: every way through is one allowed package, and every allowed package one way."""

from collections.abc import Iterator

import numpy as np
import pytest
from tests.arenas import listing_of, noted, random_arena, vast_arena

from paraph.packages.arena import Arena
from paraph.packages.clauses import Clauses
from paraph.packages.diagram import NOWHERE, Diagram, TooWideError, diagram_of, issue_order


def ways(diagram: Diagram, layer: int = 0, node: int = 0) -> Iterator[dict[int, int]]:
    """Every way from a node to the end, as the option of each issue and named truth."""
    if diagram.is_empty:
        return
    if layer == len(diagram.order):
        yield {}
        return
    for option, end in enumerate(diagram.children[layer][node].tolist()):
        if end != NOWHERE:
            for rest in ways(diagram, layer + 1, end):
                yield {diagram.order[layer]: option, **rest}


def arenas(monkeypatch: pytest.MonkeyPatch, seeds: range) -> Iterator[tuple[Arena, Diagram]]:
    for seed in seeds:
        with noted(seed) as random:
            monkeypatch.setattr("paraph.packages.clauses.MOST_PRODUCT", random.choice([1, 2, 64]))
            arena = random_arena(random)
            places = list(range(len(arena.clauses.sizes)))
            order = random.sample(places, len(places)) if random.random() < 0.5 else None
            yield arena, diagram_of(arena.clauses, order=order)


def test_the_ways_are_the_allowed_packages_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for arena, diagram in arenas(monkeypatch, range(400)):
        within = listing_of(arena).within
        assert diagram.packages == len(within)
        assert diagram.is_empty == (not within)
        strides = arena.space.strides
        numbers = [
            sum(way[at] * stride for at, stride in enumerate(strides)) for way in ways(diagram)
        ]
        assert sorted(numbers) == within


def test_furthest_is_what_the_best_way_on_from_each_node_is_worth(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for arena, diagram in arenas(monkeypatch, range(400, 500)):
        field = arena.field
        worths = [field.worths[field.lines_of(issue)] for issue in range(field.issues)]
        found = diagram.furthest(worths)
        for layer, most in enumerate(found[:-1]):
            for node, row in enumerate(most.tolist()):
                rest = list(ways(diagram, layer, node))
                assert diagram.counts[layer][node] == len(rest)
                values = [
                    [
                        sum(int(worths[at][option][column]) for at, option in way.items())
                        for way in rest
                    ]
                    for column in range(len(row))
                ]
                assert row == [max(each) for each in values]


def test_no_two_nodes_of_a_layer_have_the_same_ways_on(monkeypatch: pytest.MonkeyPatch) -> None:
    for _, diagram in arenas(monkeypatch, range(500, 600)):
        for children in diagram.children:
            assert len(np.unique(children, axis=0)) == len(children)


def test_every_order_has_every_issue_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for arena, diagram in arenas(monkeypatch, range(600, 800)):
        places = list(range(len(arena.clauses.sizes)))
        assert sorted(issue_order(arena.clauses)) == places
        assert sorted(diagram.order) == places


def test_a_diagram_too_wide_is_given_up() -> None:
    # Each issue of the first half must agree with one of the second: all 2^8 choices are open.
    listed = tuple(
        clause for at in range(8) for clause in ({at: 0b01, at + 8: 0b10}, {at: 0b10, at + 8: 0b01})
    )
    clauses = Clauses((2,) * 16, 16, listed)
    with pytest.raises(TooWideError):
        diagram_of(clauses, 255, order=range(16))
    assert diagram_of(clauses, 256, order=range(16)).width == 256
    # Pairs that stand side by side need two nodes only, and that order is found.
    assert diagram_of(clauses).width == 2
    assert diagram_of(clauses).packages == 256


def test_more_packages_than_machine_numbers_are_counted() -> None:
    for seed in range(5):
        with noted(seed) as random:
            vast, small = vast_arena(random)
            assert diagram_of(vast.clauses).packages == len(listing_of(small).within) * 10**21
