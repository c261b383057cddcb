"""What steps are worth, how exposure goes, and when it would pay to stop."""

from fractions import Fraction
from typing import Any

import pytest
from tests.roadmap.made import (
    by,
    done,
    lasting,
    road,
    step,
    steps_called,
    value,
    verified,
)
from tests.strategies import CITED, chosen

from paraph.roadmap.clock import MINUTES_A_DAY
from paraph.roadmap.finding import RoadmapFinding
from paraph.roadmap.worth import Worth, WorthRule
from paraph.terms.agenda import Package
from paraph.terms.conditions import All, AnyOf, Condition, Not
from paraph.terms.ids import ActorId, IssueId, StepId
from paraph.terms.numbers import Range, exactly
from paraph.terms.steps import Escrow, Step, StepValue, Tranches

PARTIES = "ada ben"


def plan(*steps: Step, values: list[StepValue]) -> RoadmapFinding:
    return road(*steps, values=values, parties=PARTIES)


def course(found: RoadmapFinding) -> list[tuple[int, list[float]]]:
    """The day of each exchange, and exposures after it."""
    begin = found.timed.network.begin
    return [
        ((each.moment - begin) // MINUTES_A_DAY, [float(one) for one in each.exposures])
        for each in found.course.exchanges
    ]


GIFT = [value("gift", "ada", 0.4), value("gift", "ben", 0, 0.3)]
ANSWER = [value("answer", "ben", 0.2), value("answer", "ada", 0, 0.5)]


def test_exposure_is_what_was_given_less_what_was_received() -> None:
    found = plan(step("gift", lasts=3), step("answer", "gift", 4), values=GIFT + ANSWER)
    assert course(found) == [(3, [0.4, -0.3]), (7, [-0.1, -0.1])]
    assert found.course.peaks == (Fraction(2, 5), Fraction(0))
    peak = found.course.peak_at(0)
    assert peak is not None
    assert peak.parts == (("gift", None),)
    assert found.course.peak_at(1) is None


def test_what_takes_effect_at_one_moment_counts_together() -> None:
    found = plan(step("gift", lasts=3), step("answer", lasts=3), values=GIFT + ANSWER)
    assert course(found) == [(3, [-0.1, -0.1])]
    assert found.course.peaks == (0, 0)


def test_what_nobody_values_or_can_date_changes_nothing() -> None:
    steps = [step("gift", lasts=3), step("x", lasts=1), step("answer", "answer", 4)]
    assert course(plan(*steps, values=GIFT + ANSWER)) == [(3, [0.4, -0.3])]
    assert plan(step("x"), values=[]).course.peaks == (0, 0)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"gate": verified("gift")}, [(3, [0.4, -0.3]), (9, [-0.1, -0.1])]),
        ({"lasts": 1, "escrow": Escrow(verified("gift"))}, [(3, [0.4, -0.3]), (5, [-0.1, -0.1])]),
        ({"lasts": 1, "escrow": Escrow(done("gift"))}, [(3, [-0.1, -0.1])]),
        ({"lasts": 8, "escrow": Escrow(done("gift"))}, [(3, [0.4, -0.3]), (8, [-0.1, -0.1])]),
        ({"lasts": 6, "simultaneous": steps_called("gift")}, [(6, [-0.1, -0.1])]),
        (
            {"lasts": 1, "tranches": Tranches(2)},
            [(1, [-0.25, 0.1]), (2, [-0.5, 0.2]), (3, [-0.1, -0.1])],
        ),
    ],
)
def test_gates_escrow_and_what_is_simultaneous_move_the_effect(
    answer: dict[str, Any], expected: list[tuple[int, list[float]]]
) -> None:
    gift = step("gift", lasts=3, verification=lasting(2))
    lasts = answer.pop("lasts", 4)
    found = plan(gift, step("answer", lasts=lasts, **answer), values=GIFT + ANSWER)
    assert course(found) == expected


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        (step("answer", "gift", None), 4),
        (step("answer", "gift", 0), 3),
        (step("answer", "gift", None, gate=done("gift")), 3),
        (step("answer", lasts=None, not_before=by(3)), 3),
    ],
)
def test_an_answer_of_unknown_length_counts_the_day_after_what_it_waits_for(
    answer: Step, day: int
) -> None:
    found = plan(step("gift", lasts=3), answer, values=GIFT + ANSWER)
    assert course(found)[-1] == (day, [-0.1, -0.1])
    assert found.course.peaks[0] == (Fraction(2, 5) if day > 3 else 0)
    [row] = [each for each in found.scheduled if each.step.id == "answer"]
    assert (row.end - found.start).days == (row.effect - found.start).days == 3


def told(found: RoadmapFinding) -> list[tuple[int, tuple[str, ...], bool, bool]]:
    """Who is tempted, after what; whether surely, and likely."""
    return [
        (each.party, tuple(step for step, _ in each.after), each.is_sure, each.is_likely)
        for each in found.temptations
    ]


def test_who_still_has_to_give_and_gets_nothing_more_would_stop() -> None:
    found = plan(step("answer", lasts=1), step("gift", "answer", 1), values=GIFT + ANSWER)
    assert told(found) == [(0, ("answer",), True, True)]
    assert found.temptations[0].left.point == Fraction(-2, 5)
    assert not found.enforces_itself


def test_who_loses_by_the_whole_would_not_begin() -> None:
    found = plan(step("gift"), values=GIFT)
    assert told(found) == [(0, (), True, True)]


def test_a_roadmap_in_which_everybody_always_has_something_to_come_enforces_itself() -> None:
    found = plan(
        step("gift", lasts=1),
        step("answer", "gift", 1),
        values=[value("gift", "ben", 0, 0.3), value("answer", "ada", 0, 0.5)],
    )
    assert found.enforces_itself
    assert not plan(step("gift"), values=[]).enforces_itself


@pytest.mark.parametrize(
    ("cost", "benefit", "expected"),
    [
        ((0.3, 0.4), (0.1, 0.2), (True, True)),
        ((0.2, 0.5), (0.1, 0.3), (False, True)),
        ((0.1, 0.3), (0.2, 0.4), (False, False)),
        ((0.1, 0.2), (0.3, 0.4), None),
    ],
)
def test_a_temptation_is_sure_likely_or_possible_by_the_ranges(
    cost: tuple[float, float], benefit: tuple[float, float], expected: tuple[bool, bool] | None
) -> None:
    values = [value("gift", "ada", cost), value("answer", "ada", 0, benefit)]
    found = plan(step("gift", lasts=1), step("answer", lasts=1), values=values)
    assert told(found) == ([] if expected is None else [(0, (), *expected)])


def worth(low: float, point: float, high: float) -> Worth:
    low, point, high = (Fraction(str(each)) for each in (low, point, high))
    return Worth(low, point, high, WorthRule.CARRIED, is_assumed=False)


PACKAGE = Package.of([("pace", "slow"), ("cost", "low")])
GAINS = {
    (ActorId("ada"), IssueId("pace")): worth(0.2, 0.4, 0.6),
    (ActorId("ada"), IssueId("cost")): worth(-0.3, -0.2, -0.1),
}


def of_ada(carries_out: Condition | None, *others: Condition) -> Worth:
    """What one of several steps is worth."""
    steps = [step("a", carries_out=carries_out)]
    steps += [step(f"s{at}", carries_out=each) for at, each in enumerate(others)]
    found = road(*steps, package=PACKAGE, gains=GAINS, parties=PARTIES)
    return found.values[StepId("a")][0]


def numbers(found: Worth) -> tuple[Fraction, Fraction, Fraction]:
    return found.low, found.point, found.high


SLOW, FAST, LOW = chosen("pace", "slow"), chosen("pace", "fast"), chosen("cost", "low")


@pytest.mark.parametrize(
    ("carries_out", "others", "expected"),
    [
        (SLOW, (), (0.2, 0.4, 0.6)),
        (chosen("pace", "slow", "fast"), (), (0.2, 0.4, 0.6)),
        (SLOW, (SLOW,), (0.1, 0.2, 0.3)),
        (All((SLOW, LOW)), (), (-0.1, 0.2, 0.5)),
        (All((SLOW, LOW)), (SLOW,), (-0.2, 0, 0.2)),
        (AnyOf((FAST, LOW)), (), (-0.3, -0.2, -0.1)),
        (All((LOW, Not(FAST))), (), (-0.3, -0.2, -0.1)),
        (LOW, (Not(FAST),), (-0.3, -0.2, -0.1)),
    ],
)
def test_a_step_carries_its_share_of_what_its_options_gain(
    carries_out: Condition, others: tuple[Condition, ...], expected: tuple[float, float, float]
) -> None:
    found = of_ada(carries_out, *others)
    assert numbers(found) == tuple(Fraction(str(each)) for each in expected)
    assert (found.rule, found.is_assumed) == (WorthRule.CARRIED, False)


def test_what_carries_nothing_out_is_worth_nothing() -> None:
    for carries_out in (None, Not(FAST)):
        found = of_ada(carries_out)
        assert (numbers(found), found.rule, found.is_assumed) == ((0, 0, 0), WorthRule.NONE, True)


def test_what_somebody_gave_for_a_step_counts_before_what_it_carries() -> None:
    given = StepValue(
        StepId("a"), ActorId("ada"), Range(Fraction(1, 10), Fraction(3, 10)), exactly(1), CITED
    )
    found = road(
        step("a", carries_out=SLOW), values=[given], package=PACKAGE, gains=GAINS, parties=PARTIES
    )
    stated, other = found.values[StepId("a")]
    assert numbers(stated) == (Fraction(7, 10), Fraction(8, 10), Fraction(9, 10))
    assert (stated.rule, stated.is_assumed) == (WorthRule.STATED, False)
    assert other.rule is WorthRule.NONE


def test_a_tranche_is_worth_its_share_of_the_step() -> None:
    found = plan(step("gift", lasts=1, tranches=Tranches(4)), values=GIFT)
    assert [row[0] for _, row in course(found)] == [0.1, 0.2, 0.3, 0.4]
