"""Ways of giving least, and rules in the way: what the oracle leaves open."""

import pytest
from tests.packages.test_space import ISSUES, space_of
from tests.packages.test_survey import never
from tests.strategies import chosen, issue, red_line

from paraph.packages.impasse import impasse
from paraph.packages.nearest import least_ways, zone_without_each_rule
from paraph.packages.survey import Demands
from paraph.terms.ids import ActorId

BOTH = (ActorId("ada"), ActorId("ben"))


def test_ways_are_told_apart_by_the_red_lines_they_cross() -> None:
    space = space_of((issue("a", ["x", "y"]), issue("b", ["u", "v"])))
    space.worths.contributions[0][:] = [[0, 0], [0, 0]]
    space.worths.contributions[1][:] = [[1, 1], [2, 1]]
    lines = [red_line("no-x", "ada", chosen("a", "x")), red_line("no-y", "ben", chosen("a", "y"))]
    demands = Demands.of([0, 1], [], lines)
    least = impasse(space, demands, BOTH).least_maximum
    # Nobody asks for any worth: each package crosses one line, and v is better than u for Ada.
    ways = least_ways(space, demands, least)
    assert [(way.red_lines, way.frontier.first.tolist(), way.packages) for way in ways] == [
        ((lines[0],), [1], 2),
        ((lines[1],), [3], 2),
    ]


def test_the_walk_ends_when_all_packages_of_the_ways_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("paraph.packages.space.BLOCK_PACKAGES", 2)
    space = space_of((issue("a", ["x", "y", "z"]), issue("b", ["u", "v"])))
    space.worths.contributions[0][:] = [[3, 3], [0, 0], [0, 0]]
    space.worths.contributions[1][:] = 0
    space.worths.reservations[:] = 4
    demands = Demands.of([0, 1], [], [])
    least = impasse(space, demands, BOTH).least_maximum
    told: list[tuple[int, int]] = []
    [way] = least_ways(space, demands, least, lambda done, of: told.append((done, of)))
    assert (way.red_lines, way.packages) == ((), 2)
    assert told == [(0, 6), (2, 6), (6, 6)]


def test_a_rule_is_in_the_way_if_there_would_be_a_zone_without_it() -> None:
    space = space_of(ISSUES)
    space.worths.reservations[:] = 0
    rules = [never("a", "a0", "a1"), never("b", "b0"), never("b", "b1")]
    line = red_line("no-d0", "ada", chosen("d", "d0"))
    told: list[tuple[int, int]] = []
    found = zone_without_each_rule(
        space, Demands.of([0, 1], rules, [line]), lambda done, of: told.append((done, of))
    )
    # The other two rules leave b2 alone; with a0 or a1, and d1, two packages break only the first.
    assert found == (2, 0, 0)
    assert told == [(0, 12), (12, 12)]


def test_where_nobody_can_be_content_no_rule_is_in_the_way() -> None:
    space = space_of(ISSUES)
    space.worths.reservations[:] = 10**6
    demands = Demands.of([0, 1], [never("a", "a0")], [])
    assert zone_without_each_rule(space, demands) == (0,)
