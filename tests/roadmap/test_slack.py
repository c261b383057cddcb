"""How far each part can slip by itself."""

from random import Random

import pytest
from tests.oracles.slacks import Slipping
from tests.roadmap.made import (
    LAUNCH,
    START,
    begun,
    by,
    days,
    done,
    lasting,
    months,
    road,
    step,
    steps_called,
    verified,
    within,
    working,
)

from paraph.roadmap.finding import RoadmapFinding
from paraph.roadmap.slipping import slipped
from paraph.terms.deadlines import Deadline, EarlierOf, LaterOf, MonthAfter, Upon
from paraph.terms.ids import StepId
from paraph.terms.preconditions import Precondition, every
from paraph.terms.steps import Step, Tranches


def random_origin(random: Random, names: list[str]) -> Precondition:
    name = random.choice(names)
    return random.choice([LAUNCH, done(name), done(name), begun(name), verified(name)])


def random_deadline(random: Random, names: list[str], depth: int = 1) -> Deadline:
    kind = random.choice(["by", "by", "within", "within", "upon", "earlier"])
    if kind == "earlier" and depth:
        parts = tuple(random_deadline(random, names, 0) for _ in range(2))
        return EarlierOf(parts)
    if kind == "within":
        return within(days(random.randint(0, 12)), random_origin(random, names))
    if kind == "upon":
        return Upon(random_origin(random, names))
    return by(random.randint(5, 40))


def random_steps(random: Random) -> list[Step]:
    """Steps that wait for all of some before them, with deadlines of every kind."""
    names = [f"s{at}" for at in range(random.randint(2, 5))]
    return [
        step(
            name,
            every(
                tuple(
                    random.choice([done, done, begun, verified])(other)
                    for other in random.sample(names[:at], min(at, random.choice([0, 1, 1, 2])))
                )
            ),
            random.randint(0, 6),
            deadline=random_deadline(random, names) if random.random() < 0.5 else None,
            start_by=random_deadline(random, names) if random.random() < 0.2 else None,
            verification=lasting(random.randint(0, 3)) if random.random() < 0.3 else None,
            tranches=Tranches(2) if random.random() < 0.15 else None,
            simultaneous=steps_called(random.choice(names)) if random.random() < 0.1 else (),
        )
        for at, name in enumerate(names)
    ]


@pytest.mark.parametrize("part", range(4))
def test_a_part_can_start_so_late_that_one_day_more_would_miss_something(part: int) -> None:
    for seed in range(part, 80, 4):
        steps = random_steps(Random(seed))
        found, truth = road(*steps), Slipping(steps, START)
        latest = {
            (each.step.id, each.tranche or 1): (each.latest_start - START).days
            for each in found.scheduled
        }
        assert latest == {turn: truth.latest_start(turn) for turn in truth.rows}, seed


def slack_of(*steps: Step) -> dict[str, int]:
    return {each.step.id: each.slack_days for each in road(*steps).scheduled}


def test_a_step_before_a_deadline_has_the_days_that_are_left() -> None:
    assert slack_of(step("a", lasts=3, deadline=by(10)), step("b", "a", 2, deadline=by(8))) == {
        "a": 3,
        "b": 3,
    }


def test_a_deadline_after_the_roadmap_s_end_leaves_time_after_that_end() -> None:
    assert slack_of(step("a", lasts=3, deadline=by(50), verification=lasting(2))) == {"a": 47}


def test_what_no_deadline_bounds_is_bounded_by_the_end() -> None:
    free = step("a", lasts=3, deadline=None, verification=lasting(4))
    assert slack_of(free, step("b", lasts=20, deadline=None)) == {"a": 13, "b": 0}


def test_a_late_step_and_what_it_waits_for_have_no_slack() -> None:
    steps = [step("a", lasts=3), step("b", "a", 3, deadline=by(4)), step("c", lasts=1)]
    assert slack_of(*steps)["a"] == slack_of(*steps)["b"] == 0


def test_of_two_limits_on_one_start_the_first_counts() -> None:
    tied = [
        step("a", lasts=1, start_by=by(9), deadline=None),
        step("b", lasts=1, start_by=by(4), deadline=None, simultaneous=steps_called("a")),
    ]
    assert slack_of(*tied) == {"a": 4, "b": 4}
    assert slack_of(*reversed(tied)) == {"a": 4, "b": 4}


def test_a_late_and_a_kept_deadline_on_one_start_leave_none() -> None:
    tied = [
        step("x", lasts=5),
        step("a", "x", 1, start_by=by(3), deadline=None),
        step("b", lasts=1, start_by=by(30), deadline=None, simultaneous=steps_called("a")),
    ]
    assert slack_of(*tied) == {"x": 0, "a": 0, "b": 0}


def test_a_deadline_that_runs_from_a_step_moves_with_it() -> None:
    first = step("a", lasts=3, deadline=by(20))
    after = step("b", "a", 4, deadline=within(10, done("a")))
    assert slack_of(first, after) == {"a": 17, "b": 6}


def test_a_step_that_puts_off_what_is_due_before_it_puts_off_the_deadline_is_bound() -> None:
    steps = [
        step("p", lasts=1, deadline=by(100)),
        step("q", lasts=30, deadline=by(100)),
        step("a", "p q", 1, deadline=by(100)),
        step("b", "p", 20, deadline=within(5, done("a"))),
    ]
    assert slack_of(*steps) == {"p": 15, "q": 69, "a": 69, "b": 15}


def test_later_of_two_gives_until_the_later() -> None:
    due = LaterOf((by(5), within(9, done("a"))))
    assert slack_of(step("a", lasts=2, deadline=by(2)), step("b", lasts=1, deadline=due))["b"] == 10


def test_the_first_of_the_next_month_does_not_move_within_a_month() -> None:
    first = step("a", lasts=3, deadline=by(60))
    after = step("b", "a", 10, deadline=MonthAfter(done("a")))
    assert slack_of(first, after) == {"a": 3, "b": 3}


def test_working_days_and_months_leave_as_many_days_as_the_calendar_has() -> None:
    [a] = road(step("a", lasts=working(1), deadline=by(4))).scheduled
    assert (a.end - START).days == 1
    assert (a.latest_start - START).days == 3
    [b] = road(step("b", lasts=months(1), deadline=by(45))).scheduled
    assert ((b.end - START).days, (b.latest_start - START).days) == (30, 15)


def misses(found: RoadmapFinding, name: str, slip: int) -> tuple[bool, bool]:
    """Whether a slip misses a deadline, and whether it puts off the end."""
    after = slipped(found.timed, StepId(name), slip)
    return any(each.is_missed for each in after.slips), after.end > after.end_before


def test_a_step_that_slips_by_its_slack_misses_nothing_and_by_a_day_more_does() -> None:
    told = 0
    for seed in range(80):
        random = Random(seed)
        names = [f"s{at}" for at in range(5)]
        steps = [
            step(
                name,
                " ".join(random.sample(names[:at], min(at, 2))),
                random.randint(1, 6),
                deadline=random.choice([None, by(random.randint(12, 40))]),
            )
            for at, name in enumerate(names)
        ]
        found = road(*steps)
        for each in found.scheduled:
            if each.slack_days:
                assert not misses(found, each.step.id, each.slack_days)[0]
                assert any(misses(found, each.step.id, each.slack_days + 1))
                told += 1
    assert told > 50
