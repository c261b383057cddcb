"""The walk: what it counts, tells and finds again."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracles import agreement
from tests.packages.test_space import ISSUES, space_of
from tests.strategies import SUPPOSED, _rule, chosen, issue, red_line

from paraph.packages.space import Space
from paraph.packages.survey import Demands, packages_worth, survey
from paraph.terms.conditions import Rule, RuleKind
from paraph.terms.ids import RuleId

NO_DEMANDS = Demands.of([0, 1], [], [])


def never(name: str, *options: str) -> Rule:
    return Rule(RuleId("never"), RuleKind.NEVER, None, chosen(name, *options), SUPPOSED)


def test_rules_red_lines_and_walk_aways_narrow_the_space_in_turn() -> None:
    space = space_of(ISSUES)
    space.worths.reservations[:] = (10**6, 0)
    line = red_line("no-b0", "ada", chosen("b", "b0"))
    found = survey(space, Demands.of([0, 1], [never("a", "a1")], [line]))
    # 2 x 3 x 1 x 2 = 12 packages; half without a1; two thirds of those without b0; nobody reaches.
    assert (found.packages, found.allowed, found.within_red_lines, found.zone) == (12, 6, 4, 0)


def test_contradictory_rules_leave_nothing() -> None:
    found = survey(space_of(ISSUES), Demands.of([0], [never("a", "a0", "a1")], []))
    assert (found.allowed, found.within_red_lines, found.zone) == (0, 0, 0)
    assert found.frontier.size == 0


def test_only_seats_count_for_frontier_and_zone() -> None:
    space = space_of((issue("a", ["x", "y"]),))
    space.worths.contributions[0][:] = [[0, 9], [1, 0]]
    assert survey(space, Demands.of([0], [], [])).frontier.points.tolist() == [[1]]
    assert survey(space, Demands.of([1], [], [])).frontier.points.tolist() == [[9]]


def test_progress_is_told_from_the_first_block_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.packages.space.BLOCK_PACKAGES", 6)
    told: list[tuple[int, int]] = []
    survey(space_of(ISSUES), NO_DEMANDS, lambda done, of: told.append((done, of)))
    assert told == [(0, 12), (6, 12), (12, 12)]


@given(st.integers(0, 10**6))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_another_rule_never_allows_more(seed: int) -> None:
    random = Random(seed)
    space = space_of(ISSUES, seed=seed)
    rules = [_rule(random, at, ISSUES) for at in range(4)]
    allowed = [survey(space, Demands.of([0, 1], rules[:count], [])).allowed for count in range(5)]
    assert allowed == sorted(allowed, reverse=True)
    assert allowed[0] == 12


@given(st.integers(0, 10**6), st.integers(1, 5))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_an_option_worth_more_to_somebody_never_narrows_the_zone(seed: int, more: int) -> None:
    random = Random(seed)
    space = space_of(ISSUES, seed=seed)
    space.worths.reservations[:] = random.randint(0, 25)
    before = survey(space, NO_DEMANDS).zone
    raised = random.choice(space.worths.contributions)
    raised[random.randrange(len(raised)), random.randrange(2)] += more
    assert survey(fresh(space), NO_DEMANDS).zone >= before


def fresh(space: Space) -> Space:
    """The same space, that has worked nothing out yet."""
    return Space(space.issues, space.worths)


@given(st.integers(0, 10**6), st.sampled_from([1, 2, 7, 1 << 17]), st.integers(1, 4))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_packages_of_a_worth_are_found_again(seed: int, block: int, parties: int) -> None:
    random = Random(seed)
    space = space_of(ISSUES, parties, seed)
    for each in space.worths.contributions:
        np.floor_divide(each, random.choice([1, 5, 20]), out=each)
    table = [
        [[Fraction(int(part)) for part in each[:, at]] for each in space.worths.contributions]
        for at in range(parties)
    ]
    line = red_line("no-b0", "ada", chosen("b", "b0"))
    worth = [
        agreement.package_values(package, ISSUES, table)
        for package in agreement.all_packages(ISSUES)
    ]
    within = [
        number
        for number, package in enumerate(agreement.all_packages(ISSUES))
        if dict(package.choices)["b"] != "b0"
    ]
    points = random.sample(sorted(set(worth)), random.randint(1, len(set(worth))))
    wanted = [random.randint(1, 4) for _ in points]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("paraph.packages.space.BLOCK_PACKAGES", block)
        found = packages_worth(
            space,
            Demands.of(range(parties), [], [line]),
            np.array(points, np.int64),
            wanted,
        )
    assert found == [
        [number for number in within if worth[number] == point][:most]
        for point, most in zip(points, wanted, strict=True)
    ]
