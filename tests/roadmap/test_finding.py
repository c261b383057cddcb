"""The roadmap: order, dates, faults."""

import datetime as dt
from collections.abc import Iterable
from random import Random

import pytest
from tests.oracles import schedules
from tests.strategies import SUPPOSED, chosen

from paraph.roadmap.finding import (
    FaultKind,
    RoadmapFinding,
    StepFault,
    entailed,
    roadmap_finding,
)
from paraph.terms.agenda import Package
from paraph.terms.conditions import Condition
from paraph.terms.ids import ActorId, StepId
from paraph.terms.steps import Deadline, Period, PeriodUnit, Step

START = dt.date(2023, 6, 15)
WEEK = Period(1, PeriodUnit.WEEKS)
FAR = Deadline(day=dt.date(2099, 1, 1))


def step(
    name: str,
    after: str = "",
    *,
    duration: Period | None = WEEK,
    deadline: Deadline | None = FAR,
    actors: Iterable[str] = ("ada",),
    verifiers: Iterable[str] = ("cyd",),
    carries_out: Condition | None = None,
) -> Step:
    """A step with nothing wrong, unless asked for."""
    return Step(
        StepId(name),
        name.title(),
        "",
        tuple(ActorId(each) for each in actors),
        carries_out,
        tuple(StepId(each) for each in after.split()),
        duration,
        deadline,
        tuple(ActorId(each) for each in verifiers),
        SUPPOSED,
    )


def road(*steps: Step) -> RoadmapFinding:
    return roadmap_finding(steps, None, START)


def dates(found: RoadmapFinding) -> list[tuple[str, int, int]]:
    """Steps in order, with start and end in days from the start."""
    return [
        (each.step.id, (each.start - START).days, (each.end - START).days)
        for each in found.scheduled
    ]


def faults(*steps: Step) -> list[tuple[FaultKind, tuple[str, ...]]]:
    return [(fault.kind, fault.steps) for fault in road(*steps).faults]


def test_a_step_starts_when_all_it_waits_for_is_complete() -> None:
    found = road(
        step("sign", "draft survey"),
        step("draft"),
        step("survey", duration=Period(10, PeriodUnit.DAYS)),
    )
    assert dates(found) == [("draft", 0, 7), ("survey", 0, 10), ("sign", 10, 17)]
    assert [each.binding for each in found.scheduled] == [(), (), ("survey",)]
    assert found.end == START + dt.timedelta(days=17)


def test_steps_that_end_together_bind_together() -> None:
    found = road(step("a"), step("b"), step("c", "a b a"))
    assert found.scheduled[-1].binding == ("a", "b")


def test_a_step_without_duration_takes_no_time() -> None:
    assert dates(road(step("a", duration=None), step("b", "a"))) == [("a", 0, 0), ("b", 0, 7)]


def test_of_no_steps_the_end_is_the_start() -> None:
    found = road()
    assert (found.end, found.scheduled, found.faults) == (START, (), ())


def test_steps_of_one_date_stand_in_the_order_of_the_case() -> None:
    assert [each for each, _, _ in dates(road(step("b"), step("a"), step("c", duration=None)))] == [
        "c",
        "b",
        "a",
    ]


def test_a_package_brings_the_steps_of_its_options_and_those_of_every_package() -> None:
    steps = (
        step("always"),
        step("fast", carries_out=chosen("pace", "fast")),
        step("slow", "fast", carries_out=chosen("pace", "slow")),
    )
    package = Package.of([("pace", "slow")])
    assert [each.id for each in entailed(steps, package)] == ["always", "slow"]
    assert [each.id for each in entailed(steps, None)] == ["always", "fast", "slow"]
    found = roadmap_finding(steps, package, START)
    assert found.left_out == ("fast",)
    assert found.faults == (StepFault(FaultKind.ABSENT, (StepId("slow"), StepId("fast"))),)
    assert dates(found) == [("always", 0, 7), ("slow", 0, 7)]


def test_a_step_with_nothing_wrong_has_no_fault() -> None:
    assert faults(step("a"), step("b", "a")) == []


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (step("a", actors=()), FaultKind.NO_ACTOR),
        (step("a", deadline=None), FaultKind.NO_DEADLINE),
        (step("a", verifiers=()), FaultKind.NO_VERIFIER),
        (step("a", verifiers=("ada",)), FaultKind.OWN_VERIFIER),
        (step("a", actors=("ada", "ben"), verifiers=("ben",)), FaultKind.OWN_VERIFIER),
        (step("a", deadline=Deadline(day=START)), FaultKind.TOO_LATE),
        (step("a", "a"), FaultKind.CIRCULAR),
        (step("a", duration=Period(99_999, PeriodUnit.MONTHS)), FaultKind.UNDATED),
    ],
)
def test_each_fault_is_found(wrong: Step, kind: FaultKind) -> None:
    assert faults(wrong) == [(kind, ("a",))]


def test_several_faults_of_one_step_are_all_told() -> None:
    assert faults(step("a", actors=(), deadline=None, verifiers=())) == [
        (FaultKind.NO_ACTOR, ("a",)),
        (FaultKind.NO_DEADLINE, ("a",)),
        (FaultKind.NO_VERIFIER, ("a",)),
    ]


def test_a_verifier_among_others_may_be_an_actor() -> None:
    assert faults(step("a", verifiers=("ada", "cyd"))) == []


def test_an_absent_step_is_told_once_and_with_who_waits_for_it() -> None:
    assert faults(step("a", "gone gone")) == [(FaultKind.ABSENT, ("a", "gone"))]
    anchored = Deadline(period=WEEK, anchor=StepId("gone"))
    assert faults(step("a", deadline=anchored)) == [(FaultKind.ABSENT_ANCHOR, ("a", "gone"))]


@pytest.mark.parametrize(
    ("deadline", "is_late"),
    [
        (Deadline(day=START + dt.timedelta(days=7)), False),
        (Deadline(day=START + dt.timedelta(days=6)), True),
        (Deadline(period=WEEK), False),
        (Deadline(period=Period(6, PeriodUnit.DAYS)), True),
        (Deadline(period=WEEK, anchor=StepId("first")), False),
        (Deadline(period=Period(1, PeriodUnit.DAYS), anchor=StepId("first")), True),
        (Deadline(period=Period(99_999, PeriodUnit.MONTHS)), False),
        (Deadline(), False),
    ],
)
def test_a_deadline_on_the_very_day_is_kept_and_the_day_before_is_late(
    deadline: Deadline, *, is_late: bool
) -> None:
    first = step("first", duration=None)
    found = road(first, step("a", deadline=deadline))
    assert [each.is_late for each in found.scheduled] == [False, is_late]
    assert [fault.kind for fault in found.faults] == [FaultKind.TOO_LATE] * is_late


def test_a_late_step_names_what_forces_its_date_up_to_the_nearest_late_one() -> None:
    soon = Deadline(day=START)
    chain = [
        step("a"),
        step("b", "a"),
        step("c", "b", deadline=soon),
        step("d", "c"),
        step("e", "d", deadline=soon),
    ]
    assert faults(*chain) == [
        (FaultKind.TOO_LATE, ("c", "b", "a")),
        (FaultKind.TOO_LATE, ("e", "d", "c")),
    ]


def test_what_waits_for_a_circle_cannot_be_dated_and_the_rest_can() -> None:
    found = road(step("a", "b"), step("b", "a"), step("c", "b"), step("d"), step("e", "c d"))
    assert dates(found) == [("d", 0, 7)]
    assert [(fault.kind, fault.steps) for fault in found.faults] == [
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
    late = Deadline(period=WEEK, anchor=StepId("a"))
    found = road(step("a", "a"), step("b", deadline=late))
    assert [each.due for each in found.scheduled] == [None]
    assert [fault.kind for fault in found.faults] == [FaultKind.CIRCULAR]


def test_after_the_last_day_of_the_calendar_nothing_can_be_dated() -> None:
    age = Period(6_000 * 12, PeriodUnit.MONTHS)
    found = road(
        step("a", duration=age, deadline=Deadline()), step("b", "a", duration=age), step("c", "b")
    )
    assert [each.step.id for each in found.scheduled] == ["a"]
    assert [(fault.kind, fault.steps) for fault in found.faults] == [
        (FaultKind.UNDATED, ("b",)),
        (FaultKind.UNDATED, ("c",)),
    ]
    days = road(step("a", duration=Period(99_999 * 99_999, PeriodUnit.DAYS)))
    assert [fault.kind for fault in days.faults] == [FaultKind.UNDATED]


def random_steps(random: Random) -> list[Step]:
    """At most eight steps that wait for each other, and for some that do not exist."""
    names = [f"s{at}" for at in range(random.randint(1, 8))]
    periods = [None, WEEK, Period(1, PeriodUnit.MONTHS), Period(3, PeriodUnit.DAYS)]
    return [
        step(
            name,
            " ".join(random.choices([*names, "gone"], k=random.choice([0, 0, 1, 2]))),
            duration=random.choice(periods),
        )
        for name in names
    ]


def test_earliest_dates_and_faults_are_those_by_definition() -> None:
    for seed in range(2_000):
        steps = random_steps(Random(seed))
        found = road(*steps)
        expected = schedules.earliest(steps, START)
        assert {each.step.id: (each.start, each.end) for each in found.scheduled} == expected
        present = {each.id for each in steps}
        waits = {each.id: [other for other in each.after if other in present] for each in steps}
        circles = [fault.steps for fault in found.faults if fault.kind is FaultKind.CIRCULAR]
        assert len(circles) == len(schedules.groups(waits))
        undated = {fault.steps[0] for fault in found.faults if fault.kind is FaultKind.UNDATED}
        assert undated == present - set(expected) - {each for circle in circles for each in circle}
        absent = {fault.steps for fault in found.faults if fault.kind is FaultKind.ABSENT}
        assert absent == {(each.id, "gone") for each in steps if "gone" in each.after}
        position = {each.step.id: at for at, each in enumerate(found.scheduled)}
        for each in found.scheduled:
            assert all(
                position[other] < position[each.step.id] or each.start == each.end
                for other in waits[each.step.id]
            )


def test_ten_thousand_steps_in_a_chain_all_late_are_soon_dated() -> None:
    day = Period(1, PeriodUnit.DAYS)
    soon = Deadline(day=START)
    steps = [
        step(f"s{at}", f"s{at - 1}" if at else "", duration=day, deadline=soon)
        for at in range(10_000)
    ]
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
