"""What preconditions and deadlines name, left to right."""

import datetime as dt

from paraph.terms.deadlines import (
    Counted,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
    deadline_happenings,
)
from paraph.terms.ids import LevelId, StepId
from paraph.terms.periods import Period, PeriodUnit
from paraph.terms.preconditions import (
    Approved,
    Launched,
    Outside,
    Reached,
    Several,
    every,
    happenings,
    steps_named,
)

A, B, C = (Reached(StepId(name)) for name in "abc")
REPORTS = Outside("IAEA reports")
LEADERS = Approved(LevelId("leaders"))
MIXED = Several(2, (A, Several(1, (REPORTS, B, A)), LEADERS))


def test_the_happenings_of_a_precondition_are_given_left_to_right() -> None:
    assert list(happenings(MIXED)) == [A, REPORTS, B, A, LEADERS]
    assert list(happenings(Launched())) == [Launched()]
    assert list(happenings(None)) == []
    assert list(steps_named(MIXED)) == ["a", "b", "a"]


def test_the_happenings_of_a_deadline_are_given_left_to_right() -> None:
    fixed = Fixed(dt.date(2023, 10, 18))
    counted = Counted(Period(2, PeriodUnit.WEEKS), MIXED)
    due = EarlierOf((fixed, LaterOf((counted, Upon(C))), MonthAfter(Launched())))
    assert list(deadline_happenings(due)) == [*happenings(MIXED), C, Launched()]
    assert list(deadline_happenings(fixed)) == []
    assert list(deadline_happenings(None)) == []


def test_all_of_one_is_that_one_and_all_of_nothing_is_nothing() -> None:
    assert every(()) is None
    assert every((A,)) == A
    assert every((A, B)) == Several(2, (A, B))
    assert every((A, B)) != Several(1, (A, B))
    assert Several(2, (A, B)).is_every
    assert not Several(1, (A, B)).is_every
