"""The roadmap: order, dates, faults of time."""

import datetime as dt
from collections.abc import Iterable
from random import Random
from typing import Any

import pytest
from tests.oracles import schedules
from tests.roadmap.made import (
    FAR,
    LAUNCH,
    START,
    by,
    dates,
    days,
    done,
    road,
    step,
    steps_called,
    weeks,
    within,
)
from tests.strategies import chosen

from paraph.roadmap.faults import FaultKind
from paraph.roadmap.finding import RoadmapFinding, entailed
from paraph.terms.agenda import Package
from paraph.terms.deadlines import Deadline
from paraph.terms.periods import Period, PeriodUnit
from paraph.terms.preconditions import steps_named
from paraph.terms.steps import Step, Tranches

CENTURY = Period(100, PeriodUnit.YEARS)


def faults(*steps: Step) -> list[tuple[FaultKind, tuple[str, ...]]]:
    return told(road(*steps))


def told(found: RoadmapFinding) -> list[tuple[FaultKind, tuple[str, ...]]]:
    return [(fault.kind, fault.steps) for fault in found.faults]


def test_a_step_starts_when_all_it_waits_for_is_complete() -> None:
    found = road(step("sign", "draft survey"), step("draft"), step("survey", lasts=10))
    assert dates(found) == [("draft", 0, 7), ("survey", 0, 10), ("sign", 10, 17)]
    assert [each.binding for each in found.scheduled] == [(), (), ("survey",)]
    assert found.end == START + dt.timedelta(days=17)


def test_steps_that_end_together_bind_together() -> None:
    found = road(step("a"), step("b"), step("c", "a b a"))
    assert found.scheduled[-1].binding == ("a", "b")


def test_a_step_without_duration_takes_no_time() -> None:
    assert dates(road(step("a", lasts=None), step("b", "a"))) == [("a", 0, 0), ("b", 0, 7)]


def test_of_no_steps_the_end_is_the_start() -> None:
    found = road()
    assert (found.end, found.scheduled, found.faults) == (START, (), ())


def test_steps_of_one_date_stand_in_the_order_of_the_case() -> None:
    found = road(step("b"), step("a"), step("c", lasts=None))
    assert [each for each, _, _ in dates(found)] == ["c", "b", "a"]


def test_tranches_are_told_one_by_one_and_only_the_last_is_due() -> None:
    found = road(step("a", lasts=2, tranches=Tranches(2), start_by=by(1)))
    assert [each.name for each in found.scheduled] == ["A (1)", "A (2)"]
    assert [each.due is None for each in found.scheduled] == [True, False]
    assert [each.start_due is None for each in found.scheduled] == [False, True]


def test_a_package_brings_the_steps_of_its_options_and_those_of_every_package() -> None:
    steps = (
        step("always"),
        step("fast", carries_out=chosen("pace", "fast")),
        step("slow", "fast", carries_out=chosen("pace", "slow")),
    )
    package = Package.of([("pace", "slow")])
    assert [each.id for each in entailed(steps, package)] == ["always", "slow"]
    assert [each.id for each in entailed(steps, None)] == ["always", "fast", "slow"]
    found = road(*steps, package=package)
    assert found.left_out == ("fast",)
    assert told(found) == [
        (FaultKind.CARRIES_NOTHING, ("always",)),
        (FaultKind.ABSENT_STEP, ("slow", "fast")),
    ]
    assert dates(found) == [("always", 0, 7), ("slow", 0, 7)]


def test_a_step_with_nothing_wrong_has_no_fault() -> None:
    assert faults(step("a"), step("b", "a")) == []


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"actors": ""}, FaultKind.NO_ACTOR),
        ({"deadline": None}, FaultKind.NO_DEADLINE),
        ({"verifiers": ""}, FaultKind.NO_VERIFIER),
        ({"verifiers": "ada"}, FaultKind.OWN_VERIFIER),
        ({"actors": "ada ben", "verifiers": "ben"}, FaultKind.OWN_VERIFIER),
        ({"deadline": by(0)}, FaultKind.TOO_LATE),
        ({"after": "a"}, FaultKind.CIRCULAR),
    ],
)
def test_each_fault_is_found(wrong: dict[str, Any], kind: FaultKind) -> None:
    assert faults(step("a", **wrong)) == [(kind, ("a",))]


def test_several_faults_of_one_step_are_all_told() -> None:
    assert faults(step("a", actors="", deadline=None, verifiers="")) == [
        (FaultKind.NO_ACTOR, ("a",)),
        (FaultKind.NO_DEADLINE, ("a",)),
        (FaultKind.NO_VERIFIER, ("a",)),
    ]


def test_a_verifier_among_others_may_be_an_actor() -> None:
    assert faults(step("a", verifiers="ada cyd")) == []


def test_an_absent_step_is_told_once_and_with_who_waits_for_it() -> None:
    assert faults(step("a", "gone gone")) == [(FaultKind.ABSENT_STEP, ("a", "gone"))]
    both = step("a", "gone", simultaneous=steps_called("gone"), parallel=steps_called("gone"))
    assert faults(both) == [(FaultKind.ABSENT_STEP, ("a", "gone"))]
    anchored = within(weeks(1), done("gone"))
    assert faults(step("a", deadline=anchored)) == [(FaultKind.ABSENT_ANCHOR, ("a", "gone"))]


@pytest.mark.parametrize(
    ("deadline", "is_late"),
    [
        (by(7), False),
        (by(6), True),
        (within(weeks(1)), False),
        (within(6), True),
        (within(weeks(1), done("first")), False),
        (within(1, done("first")), True),
        (within(CENTURY), False),
    ],
)
def test_a_deadline_on_the_very_day_is_kept_and_the_day_before_is_late(
    deadline: Deadline, *, is_late: bool
) -> None:
    found = road(step("first", lasts=None), step("a", deadline=deadline))
    assert [each.is_late for each in found.scheduled] == [False, is_late]
    assert [fault.kind for fault in found.faults] == [FaultKind.TOO_LATE] * is_late


def test_a_late_step_names_what_forces_its_date_up_to_the_nearest_late_one() -> None:
    chain = [
        step("a"),
        step("b", "a"),
        step("c", "b", deadline=by(0)),
        step("d", "c"),
        step("e", "d", deadline=by(0)),
    ]
    assert faults(*chain) == [
        (FaultKind.TOO_LATE, ("c", "b", "a")),
        (FaultKind.TOO_LATE, ("e", "d", "c")),
    ]


def test_what_waits_for_a_circle_cannot_be_dated_and_the_rest_can() -> None:
    found = road(step("a", "b"), step("b", "a"), step("c", "b"), step("d"), step("e", "c d"))
    assert dates(found) == [("d", 0, 7)]
    assert told(found) == [
        (FaultKind.CIRCULAR, ("a", "b")),
        (FaultKind.UNDATED, ("c",)),
        (FaultKind.UNDATED, ("e",)),
    ]


def test_the_other_circle_of_a_figure_of_eight_cannot_be_dated() -> None:
    assert faults(step("a", "b"), step("b", "a c"), step("c", "b")) == [
        (FaultKind.CIRCULAR, ("a", "b")),
        (FaultKind.UNDATED, ("c",)),
    ]


def test_a_deadline_after_a_step_without_dates_cannot_be_missed() -> None:
    found = road(step("a", "a"), step("b", deadline=within(weeks(1), done("a"))))
    assert [each.due for each in found.scheduled] == [None]
    assert [fault.kind for fault in found.faults] == [FaultKind.CIRCULAR]


def test_after_the_last_day_of_the_calendar_nothing_can_be_dated() -> None:
    steps = [
        step(f"s{at}", f"s{at - 1}" if at else "", CENTURY, deadline=within(CENTURY, LAUNCH))
        for at in range(82)
    ]
    found = road(*steps)
    assert [each.step.id for each in found.scheduled] == [f"s{at}" for at in range(79)]
    undated = [fault.steps for fault in found.faults if fault.kind is FaultKind.UNDATED]
    assert undated == [("s79",), ("s80",), ("s81",)]


def random_steps(random: Random) -> list[Step]:
    """At most eight steps that wait for each other, and for some that do not exist."""
    names = [f"s{at}" for at in range(random.randint(1, 8))]
    return [
        step(
            name,
            " ".join(random.choices([*names, "gone"], k=random.choice([0, 0, 1, 2]))),
            random.choice([None, 7, 30, 3]),
        )
        for name in names
    ]


def present(steps: Iterable[Step]) -> dict[Any, list[Any]]:
    there = {each.id for each in steps}
    return {
        each.id: [other for other in steps_named(each.after) if other in there] for each in steps
    }


def test_faults_of_order_are_those_by_definition() -> None:
    for seed in range(800):
        steps = random_steps(Random(seed))
        found, waits = road(*steps), present(steps)
        stuck = {
            name
            for name in waits
            if any(
                schedules.reaches(waits, other, other)
                for other in waits
                if other == name or schedules.reaches(waits, name, other)
            )
        }
        assert {each.step.id for each in found.scheduled} == set(waits) - stuck
        circles = [fault.steps for fault in found.faults if fault.kind is FaultKind.CIRCULAR]
        assert len(circles) == len(schedules.groups(waits))
        undated = {fault.steps[0] for fault in found.faults if fault.kind is FaultKind.UNDATED}
        assert undated == stuck - {each for circle in circles for each in circle}
        absent = {fault.steps for fault in found.faults if fault.kind is FaultKind.ABSENT_STEP}
        assert absent == {(each.id, "gone") for each in steps if "gone" in steps_named(each.after)}
        position = {each.step.id: at for at, each in enumerate(found.scheduled)}
        for each in found.scheduled:
            assert all(
                position[other] < position[each.step.id] or each.start == each.end
                for other in waits[each.step.id]
            )


def test_ten_thousand_steps_in_a_chain_all_late_are_soon_dated() -> None:
    steps = [step(f"s{at}", f"s{at - 1}" if at else "", 1, deadline=by(0)) for at in range(10_000)]
    found = road(*steps)
    assert found.end == START + dt.timedelta(days=10_000)
    assert len(found.faults) == 10_000
    assert sum(len(fault.steps) for fault in found.faults) == 2 * 10_000 - 1


def test_ten_thousand_steps_in_layers_are_soon_dated() -> None:
    layers = [[f"s{layer}-{at}" for at in range(20)] for layer in range(500)]
    steps = [
        step(name, " ".join(layers[layer - 1]) if layer else "")
        for layer, names in enumerate(layers)
        for name in names
    ]
    found = road(*steps)
    assert found.end == START + dt.timedelta(weeks=500)
    assert found.faults == ()


def test_ten_thousand_steps_each_due_after_the_one_before_are_soon_dated() -> None:
    steps = [
        step(
            f"s{at}",
            f"s{at - 1}" if at else "",
            1,
            deadline=within(days(at % 7), done(f"s{at - at % 100}")) if at else FAR,
        )
        for at in range(10_000)
    ]
    assert road(*steps).end == START + dt.timedelta(days=10_000)
