"""The survey: what is counted, in which arena, and where the frontier cannot be had."""

from functools import partial
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.arenas import listing_of, noted, random_arena
from tests.packages.test_space import ISSUES, space_of
from tests.strategies import SUPPOSED, _rule, chosen, issue, red_line

from paraph.packages.arena import Demands
from paraph.packages.diagram import diagram_of
from paraph.packages.space import EnoughError, Progress, Space, no_progress
from paraph.packages.survey import Survey, counted, survey
from paraph.terms.conditions import Rule, RuleKind
from paraph.terms.ids import RuleId


def never(name: str, *options: str) -> Rule:
    return Rule(RuleId("never"), RuleKind.NEVER, None, chosen(name, *options), SUPPOSED)


def surveyed(space: Space, demands: Demands, progress: Progress = no_progress) -> Survey:
    return survey(space, demands, np.random.default_rng(1), progress)


def counts(found: Survey) -> tuple[int, ...]:
    each = (found.allowed, found.within_red_lines, found.zone)
    assert all(count.is_exact for count in each)
    return (found.packages, *(count.likely for count in each))


def points(found: Survey) -> list[list[int]]:
    assert found.merged is not None
    return found.merged.frontier.points.tolist()


def test_rules_red_lines_and_walk_aways_narrow_the_space_in_turn() -> None:
    space = space_of(ISSUES)
    space.worths.reservations[:] = (10**6, 0)
    line = red_line("no-b0", "ada", chosen("b", "b0"))
    found = surveyed(space, Demands.of([0, 1], [never("a", "a1")], [line]))
    # 2 x 3 x 1 x 2 = 12 packages; half without a1; two thirds of those without b0; nobody reaches.
    assert counts(found) == (12, 6, 4, 0)


def test_contradictory_rules_leave_nothing() -> None:
    found = surveyed(space_of(ISSUES), Demands.of([0], [never("a", "a0", "a1")], []))
    assert counts(found) == (12, 0, 0, 0)
    assert points(found) == []
    assert found.frontier_is_exact


def test_only_seats_count_for_frontier_and_zone() -> None:
    space = space_of((issue("a", ["x", "y"]),))
    space.worths.contributions[0][:] = [[0, 9], [1, 0]]
    assert points(surveyed(space, Demands.of([0], [], []))) == [[1]]
    assert points(surveyed(space, Demands.of([1], [], []))) == [[9]]


def test_progress_is_told_issue_by_issue() -> None:
    told: list[tuple[int, int]] = []
    surveyed(space_of(ISSUES), Demands.of([0, 1], [], []), lambda *step: told.append(step))
    assert told[-4:] == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_who_wants_no_more_gets_the_counts_without_the_frontier() -> None:
    def enough(done: int, of: int) -> None:
        del done, of
        raise EnoughError

    found = surveyed(space_of(ISSUES), Demands.of([0, 1], [], []), enough)
    assert counts(found) == (12, 12, 12, 12)
    assert found.merged is None
    assert not found.frontier_is_exact


def test_what_cannot_be_counted_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.packages.sampling.DRAWN", 1_000)
    monkeypatch.setattr("paraph.packages.sampling.CHUNK", 1_000)
    monkeypatch.setattr("paraph.packages.counting.MOST_PARTS", 0)
    missed = 0
    for seed in range(60):
        with noted(seed) as random:
            arena = random_arena(random)
            zone = len(listing_of(arena).zone)
            found = counted(arena, arena.floors(), np.random.default_rng(seed))
            missed += not found.low <= zone <= found.high
    assert missed < 4


def test_rules_that_tie_too_much_together_leave_no_frontier(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("paraph.packages.arena.diagram_of", partial(diagram_of, most=0))
    found = surveyed(space_of(ISSUES), Demands.of([0, 1], [], []))
    assert found.merged is None
    assert found.allowed.drawn
    assert found.allowed.likely == 12


@given(st.integers(0, 10**6))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_another_rule_never_enlarges_the_zone(seed: int) -> None:
    random = Random(seed)
    space = space_of(ISSUES, seed=seed)
    space.worths.reservations[:] = random.randint(0, 15)
    rules = [_rule(random, at, ISSUES) for at in range(4)]
    found = [counts(surveyed(space, Demands.of([0, 1], rules[:count], []))) for count in range(5)]
    for column in zip(*found, strict=True):
        assert list(column) == sorted(column, reverse=True)
    assert found[0][:3] == (12, 12, 12)


@given(st.integers(0, 10**6))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_a_party_less_never_shrinks_the_zone(seed: int) -> None:
    random = Random(seed)
    space = space_of(ISSUES, 3, seed)
    space.worths.reservations[:] = random.randint(0, 20)
    rules = [_rule(random, 0, ISSUES)]
    zones = [
        counts(surveyed(space, Demands.of(seats, rules, [])))[-1]
        for seats in ([0, 1, 2], [0, 1], [0])
    ]
    assert zones == sorted(zones)


@given(st.integers(0, 10**6), st.integers(1, 5))
@settings(max_examples=60, derandomize=True, deadline=None)
def test_an_option_worth_more_to_somebody_never_narrows_the_zone(seed: int, more: int) -> None:
    random = Random(seed)
    space = space_of(ISSUES, seed=seed)
    space.worths.reservations[:] = random.randint(0, 25)
    demands = Demands.of([0, 1], [], [])
    before = counts(surveyed(space, demands))[-1]
    raised = random.choice(space.worths.contributions)
    raised[random.randrange(len(raised)), random.randrange(2)] += more
    assert counts(surveyed(Space(space.issues, space.worths), demands))[-1] >= before
