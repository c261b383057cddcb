"""Roadmaps of every form at once, sensible or not: nothing breaks, and all findings agree."""

import datetime as dt
from random import Random

import pytest
from tests.roadmap.made import (
    START,
    approval,
    by,
    days,
    done,
    expected,
    lasting,
    matter,
    steps_called,
    verified,
    within,
)
from tests.roadmap.made import step as made_step
from tests.roadmap.wild import Wild

from paraph.roadmap.exposure import effects
from paraph.roadmap.finding import Matter, RoadmapFinding, roadmap_finding
from paraph.roadmap.likelihood import likelihood
from paraph.roadmap.ordering import order_finding
from paraph.roadmap.slipping import slipped
from paraph.terms.calendars import Calendar
from paraph.terms.ids import LevelId, Seat
from paraph.terms.preconditions import Approved, Outside
from paraph.terms.steps import Escrow, Step, Tranches

STARTS = [START, dt.date(2024, 2, 29), dt.date(1600, 1, 1), dt.date(2999, 12, 31)]
ZONES = ["UTC", "UTC", "Europe/Berlin", "Asia/Tehran", "America/Sao_Paulo", "Asia/Kolkata"]
CHUNKS = 8


def wild_matter(random: Random) -> Matter:
    wild = Wild(random, is_daily=random.random() < 0.3)
    counted = Calendar(Seat("mediator"), random.choice(ZONES), random.choice([(6, 7), (5, 6)]))
    return matter(wild.steps(), wild.outside(), wild.values(), counted=counted)


def check(found: RoadmapFinding) -> None:
    """Say what holds of every roadmap."""
    there = {each.id for each in found.steps}
    for fault in found.faults:
        assert not fault.steps or fault.steps[0] in there
        assert fault.days is None or fault.days >= 1
    dated = {each.step.id for each in found.scheduled}
    undated = {fault.steps for fault in found.faults if fault.kind == "undated"}
    assert not dated & {step for steps in undated for step in steps} - _partly(found)
    for each in found.scheduled:
        assert each.start <= each.end <= each.effect
        assert each.end <= each.verified
        assert each.start <= each.latest_start
        assert each.end <= each.latest_end
        assert each.slack_days >= 0
        assert not each.is_late or (each.due is not None and each.end >= each.due.day)
    assert all(peak >= 0 for peak in found.course.peaks)
    moments = [exchange.moment for exchange in found.course.exchanges]
    assert moments == sorted(set(moments))


def _partly(found: RoadmapFinding) -> set[str]:
    """Steps in tranches, of which some may be dated."""
    return {each.id for each in found.steps if each.tranches is not None}


def check_all(given: Matter, start: dt.date) -> None:
    found = roadmap_finding(given, None, start)
    check(found)
    ordered = order_finding(found, seed=1, effort=0.3, with_choices=False)
    if ordered.best is not None:
        assert ordered.best.exposure <= max(found.course.peaks, default=0)
        assert {each.step.id for each in ordered.best.scheduled} == {
            each.step.id for each in found.scheduled
        }
    for each in found.steps:
        after = slipped(found.timed, each.id, 3)
        assert all(slip.days for slip in after.slips)
    odds = likelihood(found.timed.network, given.outside, draws=3, seed=1, progress=lambda *_: None)
    for one in odds.parts if odds else ():
        assert one.early <= one.middle <= one.late
        assert one.in_time is None or 0 <= one.in_time <= 1
    assert len(effects(found.timed)) >= len(found.scheduled)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_whatever_a_case_says_is_found_and_agrees(chunk: int) -> None:
    for seed in range(chunk, 400, CHUNKS):
        random = Random(seed)
        check_all(wild_matter(random), random.choice(STARTS))


def step(name: str, after: str = "", lasts: int = 0, **keys: object) -> Step:
    return made_step(name, after, lasts, **keys)  # type: ignore[arg-type]


MINISTERS = Approved(LevelId("ministers"))
STRANGE = {
    "nothing takes time": [step("a"), step("b", "a"), step("c", "a b")],
    "many tranches": [
        step("a", tranches=Tranches(30, days(1), steps_called("b")[0])),
        step("b", tranches=Tranches(30, None, steps_called("a")[0])),
    ],
    "twenty at once": [
        step("a", lasts=1, simultaneous=steps_called(" ".join(f"s{at}" for at in range(20)))),
        *(step(f"s{at}", lasts=at) for at in range(20)),
    ],
    "tranches of different counts at once": [
        step("a", lasts=2, tranches=Tranches(3), simultaneous=steps_called("b c")),
        step("b", lasts=3, tranches=Tranches(5)),
        step("c", lasts=4),
    ],
    "in escrow until done": [step("a", lasts=2, escrow=Escrow(done("a")))],
    "in escrow until verified": [
        step("a", lasts=2, verification=lasting(3), escrow=Escrow(verified("a")))
    ],
    "gate on itself": [step("a", gate=verified("a"))],
    "due after itself": [step("a", lasts=4, deadline=within(2, done("a")), start_by=within(0))],
    "level waits for what waits for it": [
        step("a", "b", approval=approval("ministers")),
        made_step("b", MINISTERS, 1),
    ],
    "level approves itself": [made_step("a", MINISTERS, 1, approval=approval("ministers"))],
    "parallel with what it waits for": [
        step("a", lasts=2),
        step("b", "a", 2),
        step("c", "b", 2, parallel=steps_called("a")),
        step("d", parallel=steps_called("gone")),
    ],
    "parallel with an undated one": [
        step("a", lasts=2, parallel=steps_called("b")),
        step("b", "b", 2),
        step("c", lasts=1),
    ],
    "expected before the start": [
        made_step("a", Outside("rain"), 1, deadline=within(3, Outside("rain")))
    ],
    "against itself": [step("a", lasts=1, tranches=Tranches(3, None, steps_called("a")[0]))],
    "due before all time": [step("a", deadline=by(-5), start_by=by(-9))],
    "none": [],
}


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("start", STARTS)
def test_a_strange_roadmap_is_found_and_agrees(name: str, start: dt.date) -> None:
    check_all(matter(STRANGE[name], [expected("rain", -30, 30)]), start)


def test_lengths_that_end_after_the_calendar_date_nothing() -> None:
    century = days(36_500)
    for zone in ("UTC", "Asia/Tehran", "America/New_York"):
        steps = [
            made_step(f"s{at}", f"s{at - 1}" if at else "", century, deadline=within(century))
            for at in range(90)
        ]
        given = matter(steps, counted=Calendar(Seat("mediator"), zone))
        found = roadmap_finding(given, None, dt.date(2999, 12, 31))
        check(found)
        assert 60 < len(found.scheduled) < 80


def test_the_same_roadmap_is_found_alike_twice() -> None:
    given = wild_matter(Random(7))
    found = roadmap_finding(given, None, START)
    first, second = (order_finding(found, seed=3, effort=1.0) for _ in range(2))
    assert first.choices[0].course == second.choices[0].course
    assert [each.scheduled for each in first.choices] == [each.scheduled for each in second.choices]
    assert first.proposals == second.proposals
