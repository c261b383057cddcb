"""Why there is no zone: what the worked examples and the oracle leave open."""

import numpy as np
import pytest
from tests.packages.test_space import ISSUES, space_of
from tests.packages.test_survey import never
from tests.strategies import chosen, issue, red_line

from paraph.packages.impasse import impasse
from paraph.packages.survey import Demands
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
    assert (found.least_total.package, found.least_total.packages) == (0, 6)
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
