"""What slips if a step slips."""

import datetime as dt

import pytest
from tests.roadmap.made import START, by, calendar, done, road, some_of, step, within

from paraph.roadmap.finding import RoadmapFinding
from paraph.roadmap.slipping import SlipFinding, slipped
from paraph.terms.ids import StepId
from paraph.terms.steps import Escrow, Tranches


def slip(found: RoadmapFinding, name: str, days: int) -> SlipFinding:
    return slipped(found.timed, StepId(name), days)


def told(found: SlipFinding) -> list[tuple[str, int, bool]]:
    return [(each.after.name, each.days, each.is_missed) for each in found.slips]


CHAIN = (
    step("d", lasts=1),
    step("a", lasts=3),
    step("b", "a", 2, deadline=by(7)),
    step("c", "b x", 1),
    step("x", lasts=6),
)


@pytest.mark.parametrize(
    ("name", "days", "expected", "end"),
    [
        ("a", 0, [], 7),
        ("a", 1, [("A", 1, False), ("B", 1, False)], 7),
        ("a", 2, [("A", 2, False), ("B", 2, False), ("C", 1, False)], 8),
        ("a", 3, [("A", 3, False), ("B", 3, True), ("C", 2, False)], 9),
        ("d", 30, [("D", 30, False)], 31),
        ("c", 2, [("C", 2, False)], 9),
    ],
)
def test_what_waits_for_a_step_slips_by_what_is_not_slack(
    name: str, days: int, expected: list[tuple[str, int, bool]], end: int
) -> None:
    found = slip(road(*CHAIN), name, days)
    assert told(found) == expected
    assert (found.end_before - START).days == 7
    assert (found.end - START).days == end


def test_a_deadline_that_runs_from_the_step_moves_with_it() -> None:
    after = step("b", "a", 2, deadline=within(2, done("a")))
    assert told(slip(road(step("a"), after), "a", 9)) == [("A", 9, False), ("B", 9, False)]


def test_another_way_is_taken_where_there_is_one() -> None:
    either = some_of(1, done("a"), done("b"))
    found = road(step("a", lasts=2), step("b", lasts=5), step("c", either, 1))
    assert told(slip(found, "a", 30)) == [("A", 30, False), ("C", 3, False)]


def test_every_tranche_slips_and_the_step_comes_first() -> None:
    found = road(step("b", "a", 1), step("a", lasts=2, tranches=Tranches(2)))
    assert told(slip(found, "a", 3)) == [("A (1)", 3, False), ("A (2)", 3, False), ("B", 3, False)]


def test_what_waits_in_escrow_takes_effect_later_but_is_done_as_before() -> None:
    found = road(step("a", lasts=2), step("b", lasts=1, escrow=Escrow(done("a"))))
    assert told(slip(found, "a", 3)) == [("A", 3, False)]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
@pytest.mark.parametrize("start", ["2023-10-20", "2023-03-01"])
def test_days_are_days_through_changes_of_the_clock(zone: str, start: str) -> None:
    first = dt.date.fromisoformat(start)
    found = road(step("a", lasts=5), step("b", "a", 1), start=first, counted=calendar(zone))
    for days in (1, 20, 40):
        assert told(slip(found, "a", days)) == [("A", days, False), ("B", days, False)]


def test_a_step_that_is_not_there_cannot_slip() -> None:
    with pytest.raises(KeyError):
        slip(road(step("a")), "gone", 1)
    with pytest.raises(OverflowError):
        slip(road(step("a")), "a", 10**9)
