"""Why there is no zone: what the worked examples and the oracle leave open."""

import numpy as np
import pytest
from tests.packages.test_space import ISSUES, space_of
from tests.packages.test_survey import never
from tests.strategies import chosen, issue, red_line

from paraph.packages.arena import Demands
from paraph.packages.contradiction import contradictions, zone_without_each_rule
from paraph.packages.impasse import impasse
from paraph.terms.ids import ActorId

BOTH = (ActorId("ada"), ActorId("ben"))


def test_without_any_allowed_package_there_is_nothing_to_concede() -> None:
    with pytest.raises(ValueError, match="no package meets the rules"):
        impasse(space_of(ISSUES), Demands.of([0, 1], [never("a", "a0", "a1")], []), BOTH)


def test_more_obstacles_than_a_word_has_bits_are_told_apart() -> None:
    space = space_of((issue("a", ["x", "y"]),))
    lines = [red_line(f"line-{at}", "ada", chosen("a", "x")) for at in range(70)]
    lines.append(red_line("line-70", "ben", chosen("a", "y")))
    found = impasse(space, Demands.of([0, 1], [], lines), BOTH)
    # Option y crosses the last line only, option x all others: any of them and the last conflict.
    assert found.conflicts == tuple((line, lines[70]) for line in lines[:70])
    assert found.least_total.red_lines == (lines[70],)
    assert found.alone[0] is not None
    assert found.alone[0].red_lines == tuple(lines[:70])


def test_ties_are_counted_and_the_first_is_named() -> None:
    issues = (issue("a", ["x", "y"]), issue("b", ["u", "v", "w"]))
    space = space_of(issues)
    for each in space.worths.contributions:
        each[:] = 0
    space.worths.reservations[:] = (2, 1)
    found = impasse(space, Demands.of([0, 1], [], []), BOTH)
    assert found.least_total.package == 0
    assert [(way.frontier.first.tolist(), way.frontier.size) for way in found.ways] == [([0], 6)]
    assert (found.least_maximum.package, found.least_maximum.shortfalls) == (0, (2, 1))
    assert found.conflicts == ((BOTH[0],), (BOTH[1],))
    assert found.alone == (None, None)


def test_walk_aways_are_held_against_the_right_columns() -> None:
    space = space_of((issue("a", ["x", "y"]),), parties=3)
    space.worths.contributions[0][:] = [[9, 0, 2], [9, 0, 3]]
    space.worths.reservations[:] = np.array([10**6, 0, 5])
    found = impasse(space, Demands.of([2], [], []), (ActorId("cyd"),))
    assert (found.least_total.package, found.least_total.shortfalls) == (1, (2,))


def test_the_smallest_largest_shortfall_may_be_of_another_package_than_the_smallest_sum() -> None:
    space = space_of((issue("a", ["x", "y", "z"]),))
    # Of 4 each: x leaves 3 and 0, y leaves 2 and 2, z leaves 2 and 3.
    space.worths.contributions[0][:] = [[1, 4], [2, 2], [2, 1]]
    space.worths.reservations[:] = 4
    found = impasse(space, Demands.of([0, 1], [], []), BOTH)
    assert (found.least_total.package, found.least_total.shortfalls) == (0, (3, 0))
    assert (found.least_maximum.package, found.least_maximum.shortfalls) == (1, (2, 2))


def test_a_red_line_kept_outweighs_every_shortfall() -> None:
    space = space_of((issue("a", ["x", "y"]),))
    space.worths.contributions[0][:] = [[0, 0], [4, 3]]
    space.worths.reservations[:] = 4
    line = red_line("no-y", "ada", chosen("a", "y"))
    found = impasse(space, Demands.of([0, 1], [], [line]), BOTH)
    assert (found.least_total.package, found.least_total.shortfalls) == (0, (4, 4))


def test_ways_are_told_apart_by_the_red_lines_they_cross() -> None:
    space = space_of((issue("a", ["x", "y"]), issue("b", ["u", "v"])))
    space.worths.contributions[0][:] = [[0, 0], [0, 0]]
    space.worths.contributions[1][:] = [[1, 1], [2, 1]]
    lines = [red_line("no-x", "ada", chosen("a", "x")), red_line("no-y", "ben", chosen("a", "y"))]
    # Nobody asks for any worth: each package crosses one line, and v is better than u for Ada.
    ways = impasse(space, Demands.of([0, 1], [], lines), BOTH).ways
    assert [(way.red_lines, way.frontier.first.tolist(), way.is_whole) for way in ways] == [
        ((lines[0],), [1], True),
        ((lines[1],), [3], True),
    ]


def test_a_rule_is_in_the_way_if_there_would_be_a_zone_without_it() -> None:
    space = space_of(ISSUES)
    space.worths.reservations[:] = 0
    rules = [never("a", "a0", "a1"), never("b", "b0"), never("b", "b1")]
    line = red_line("no-d0", "ada", chosen("d", "d0"))
    first, second, third = zone_without_each_rule(space, Demands.of([0, 1], rules, [line]))
    # The other two rules leave b2 alone; with a0 or a1, and d1, two packages break only the first.
    assert first is not None
    assert (first.likely, first.is_exact) == (2, True)
    assert (second, third) == (None, None)


def test_where_nobody_can_be_content_no_rule_is_in_the_way() -> None:
    space = space_of(ISSUES)
    space.worths.reservations[:] = 10**6
    demands = Demands.of([0, 1], [never("a", "a0")], [])
    assert zone_without_each_rule(space, demands) == (None,)


def test_a_zone_too_large_to_count_has_at_least_one_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("paraph.packages.counting.MOST_PARTS", 0)
    space = space_of(ISSUES)
    [zone] = zone_without_each_rule(space, Demands.of([0, 1], [never("a", "a0", "a1")], []))
    assert zone is not None
    assert zone.low == 1


def test_the_smallest_sets_of_rules_that_contradict_are_named() -> None:
    rules = [never("a", "a0"), never("b", "b0"), never("a", "a1"), never("a", "a0", "b0")]
    found = contradictions(space_of(ISSUES), Demands.of([0, 1], rules, []))
    # Without a0 and a1 nothing is left of a; the first and the last say the same.
    assert found == ((0, 2), (2, 3))


def test_of_a_cover_the_nearest_packages_are_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.packages.merging.MOST_HELD", 0)
    monkeypatch.setattr("paraph.packages.merging.FEW_HELD", 1)
    for seed in range(60):
        space = space_of(ISSUES, seed=seed)
        space.worths.reservations[:] = (22, 23)
        whole = Demands.of([0, 1], [], [])
        found = impasse(space, whole, BOTH)
        for each in (found.least_maximum, found.least_total):
            short = np.maximum(space.worths.reservations - space.values(each.package), 0)
            assert tuple(short.tolist()) == each.shortfalls
