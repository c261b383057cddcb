"""Preconditions and deadlines: every form is read, written back the same, or refused in place."""

import datetime as dt
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError
from tests.files.case.happenings_made import (
    EVENTS,
    ODD_STEPS,
    random_deadline,
    random_precondition,
)

from paraph.files.case.happenings import read_deadline, read_precondition
from paraph.files.case.happenings_written import write_deadline, write_precondition
from paraph.files.case.yaml_reading import read_yaml
from paraph.files.case.yaml_writing import write_yaml
from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.ids import LevelId, StepId
from paraph.terms.periods import Period, PeriodUnit
from paraph.terms.preconditions import (
    Approved,
    Launched,
    Outside,
    Point,
    Precondition,
    Reached,
    Several,
)

STEPS = tuple(StepId(name) for name in ("a", "b.1", "shut-down", *ODD_STEPS))
A, B, C = (Reached(StepId(name)) for name in "abc")
REPORTS = Outside("IAEA reports")
SIXTY = Period(60, PeriodUnit.DAYS)
OCTOBER = Fixed(dt.date(2023, 10, 18))


def both(*parts: Precondition) -> Several:
    return Several(len(parts), parts)


def either(*parts: Precondition) -> Several:
    return Several(1, parts)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("start", Launched()),
        ("START", Launched()),
        ("a", A),
        ("completion of a", A),
        ("start of a", Reached(StepId("a"), Point.START)),
        ("Verification of a", Reached(StepId("a"), Point.VERIFICATION)),
        ("tranche 2 of a", Reached(StepId("a"), Point.COMPLETION, 2)),
        ("verification of tranche 2 of a", Reached(StepId("a"), Point.VERIFICATION, 2)),
        ("entry into force", Reached(StepId("entry-into-force"))),
        (
            "start of entry into force",
            Reached(StepId("entry-into-force"), Point.START),
        ),
        ("approval at leaders", Approved(LevelId("leaders"))),
        ("approval by of", Approved(LevelId("of"))),
        ('"IAEA  reports"', REPORTS),
        ("“IAEA reports”", REPORTS),
        ("‘IAEA reports’", REPORTS),
        ("'IAEA reports'", REPORTS),
        ("«IAEA reports»", REPORTS),
        ("„IAEA reports“", REPORTS),
        ("a and b", both(A, B)),
        ("a and b and c", both(A, B, C)),
        ("a or b and c", either(A, both(B, C))),
        ("(a or b) and c", both(either(A, B), C)),
        ("a and (b and c)", both(A, both(B, C))),
        ("((a))", A),
        ("2 of (a, b, c)", Several(2, (A, B, C))),
        ("2 of (a; b or c; start)", Several(2, (A, either(B, C), Launched()))),
        ("2 of (a, b)", both(A, B)),
        ("1 of (a, b)", either(A, B)),
        ("1 of (a)", A),
        ("2 of (a, 2 of (a, b, c), c)", Several(2, (A, Several(2, (A, B, C)), C))),
        ("approval", Reached(StepId("approval"))),
        ("tranche", Reached(StepId("tranche"))),
        ("start-up", Reached(StepId("start-up"))),
        ("start of tranche", Reached(StepId("tranche"), Point.START)),
        ("verification", Reached(StepId("verification"))),
    ],
)
def test_a_precondition_means_what_it_says(text: str, meant: Precondition) -> None:
    assert read_precondition(text) == meant
    assert read_precondition(write_precondition(meant)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2023-10-18", OCTOBER),
        ("2023-10-18 24:00", OCTOBER),
        ("2023-10-18 9:05", Fixed(OCTOBER.day, dt.time(9, 5))),
        ("2023-10-18 00:00", Fixed(OCTOBER.day, dt.time())),
        (
            "2023-10-18 12:00 Europe/Brussels",
            Fixed(OCTOBER.day, dt.time(12), "Europe/Brussels"),
        ),
        ("2023-10-18 24:00 Turkey", Fixed(OCTOBER.day, None, "Turkey")),
        ("2023-10-18 Europe/Brussels", Fixed(OCTOBER.day, None, "Europe/Brussels")),
        ("2023-10-18 12:00 utc", Fixed(OCTOBER.day, dt.time(12), "UTC")),
        ("60 days after start", Counted(SIXTY, Launched())),
        ("60 calendar days after start", Counted(SIXTY, Launched())),
        ("60 Days From a", Counted(SIXTY, A)),
        ("0 days after a", Counted(Period(0, PeriodUnit.DAYS), A)),
        ("36 hours after a", Counted(Period(36, PeriodUnit.HOURS), A)),
        ("1 year after a", Counted(Period(1, PeriodUnit.YEARS), A)),
        ("10 days before a", Counted(Period(10, PeriodUnit.DAYS), A, is_before=True)),
        (
            "5 working days after verification of a",
            Counted(Period(5, PeriodUnit.WORKING_DAYS), Reached(StepId("a"), Point.VERIFICATION)),
        ),
        ("60 days after a and b", Counted(SIXTY, both(A, B))),
        ("60 days after a or b", Counted(SIXTY, either(A, B))),
        ("upon a", Upon(A)),
        ("simultaneous with a", Upon(A)),
        ('upon "IAEA reports"', Upon(REPORTS)),
        ("first day of the month after a", MonthAfter(A)),
        ("the first day of the next month after a", MonthAfter(A)),
        ("first day of the second month after a", MonthAfter(A, 2)),
        ("first day of the 13th month following a", MonthAfter(A, 13)),
        ('earlier of 2023-10-18 and "IAEA reports"', EarlierOf((OCTOBER, Upon(REPORTS)))),
        ("the later of a or 2023-10-18", LaterOf((Upon(A), OCTOBER))),
        ("earlier of 60 days after a and 2023-10-18", EarlierOf((Counted(SIXTY, A), OCTOBER))),
        (
            "earlier of 60 days after a and b, 2023-10-18",
            EarlierOf((Counted(SIXTY, both(A, B)), OCTOBER)),
        ),
        (
            "earlier of (60 days after a) and b",
            EarlierOf((Counted(SIXTY, A), Upon(B))),
        ),
        (
            "earlier of upon a, and (later of b, 2023-10-18)",
            EarlierOf((Upon(A), LaterOf((Upon(B), OCTOBER)))),
        ),
        (
            "later of 2023-10-18 12:00 and first day of the month after a",
            LaterOf((Fixed(OCTOBER.day, dt.time(12)), MonthAfter(A))),
        ),
        ("(60 days after a)", Counted(SIXTY, A)),
    ],
)
def test_a_deadline_means_what_it_says(text: str, meant: Deadline) -> None:
    assert read_deadline(text) == meant
    assert read_deadline(write_deadline(meant)) == meant


@pytest.mark.parametrize("seed", range(40))
def test_any_precondition_or_deadline_is_read_again_through_yaml(seed: int) -> None:
    random = Random(seed)
    for _ in range(25):
        precondition, deadline = random_precondition(random, STEPS), random_deadline(random, STEPS)
        waits, due = write_precondition(precondition), write_deadline(deadline)
        tree = {"steps": [{"after": [waits, "a"], "gate": waits, "deadline": due}]}
        file = read_yaml("case.yaml", write_yaml(tree).encode())
        assert file.faults == []
        assert file.tree == tree
        assert read_precondition(waits) == precondition
        assert read_deadline(due) == deadline


WORDS = st.sampled_from(
    [
        *(
            "a",
            "b",
            "and",
            "and",
            "or",
            "(",
            ")",
            ",",
            "of",
            "2",
            "start",
            "tranche",
            "approval at",
        ),
        *('"c d"', "“e”", "earlier of", "later of", "upon", "the", "first day of the month after"),
        *("60 days after", "1 week before", "2023-10-18", "12:00", "24:00", "UTC", "2 of (a,"),
        *("verification of", "entry into force"),
    ]
)


@settings(max_examples=1000, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join))
def test_what_can_be_read_at_all_is_written_so_that_it_reads_the_same(text: str) -> None:
    with suppress(PydanticCustomError):
        precondition = read_precondition(text)
        assert read_precondition(write_precondition(precondition)) == precondition
    with suppress(PydanticCustomError):
        deadline = read_deadline(text)
        assert read_deadline(write_deadline(deadline)) == deadline


@pytest.mark.parametrize("words", EVENTS)
def test_an_event_is_put_in_marks_that_do_not_end_inside_it(words: str) -> None:
    assert read_precondition(write_precondition(Outside(words))) == Outside(words)


FORMS = "write it as '2023-09-30', '60 days after start', '2 weeks after STEP' or 'upon STEP'"
NAMES = "name steps, joined by and, or and brackets; put an event outside the roadmap in quotation"


@pytest.mark.parametrize(
    ("text", "at", "expected", "advice"),
    [
        ("", 0, "a step instead of the end", NAMES),
        ("a and", 5, "a step instead of the end", NAMES),
        ("a b", 2, "'and', 'or' or the end instead of 'b' (word 2)", NAMES),
        ("a and and b", 6, "a step instead of 'and' (word 3)", NAMES),
        ("(a or b", 7, "')' instead of the end", NAMES),
        ("of a", 0, "a step instead of 'of' (word 1)", NAMES),
        ("tranche 0 of a", 8, "a tranche from 1 on instead of '0' (word 2)", "the first tranche"),
        ("tranche 2 a", 10, "'of' instead of 'a' (word 3)", NAMES),
        ("approval at", 11, "a level instead of the end", NAMES),
        ("2 of a, b", 5, "'(' instead of 'a' (word 3)", "write it as '2 of (a, b, c)'"),
        ("3 of (a, b)", 0, "a number from 1 to 2, as many as there are, instead of '3'", "correct"),
        ("0 of (a, b)", 0, "a number from 1 to 2, as many as there are, instead of '0'", "correct"),
        ("2 of (a b)", 8, "')' instead of 'b' (word 5)", "part them by commas"),
        ('a and "funds', 6, 'the quotation mark " that closes "', "close the quotation"),
        ('"', 0, 'the quotation mark " that closes "', "close the quotation"),
        ('a or " "', 5, "the event between the quotation marks", "say in words"),
        (f"{'(' * 60}a", 51, "at most 50 brackets inside one another", "write it flatter"),
        ("a and " * 1200, 0, "at most 2,000 words and signs", "split it into several"),
    ],
)
def test_a_precondition_that_cannot_be_read_is_told_in_place(
    text: str, at: int, expected: str, advice: str
) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_precondition(text)
    assert_told(caught.value, at, expected, advice)


@pytest.mark.parametrize(
    ("text", "at", "expected", "advice"),
    [
        ("soon", 0, "a date, or a period after the start or after a step", FORMS),
        ("60 days", 7, "'after' or 'before' instead of the end", FORMS),
        ("60 days after", 13, "a step instead of the end", NAMES),
        ("60 days after a b", 16, "the end instead of 'b' (word 5)", FORMS),
        ("2023-9-31", 0, "a date as YYYY-MM-DD", "for example '2023-05-10'"),
        ("later of a, 2023-9-30", 12, "a date as YYYY-MM-DD", "write it as '2023-09-30'"),
        ("2023-02-30", 0, "a day that the calendar has", "correct the day"),
        ("2023-10-18 25:00", 11, "an hour from 00:00 to 24:00 instead of '25:00'", "correct"),
        ("2023-10-18 12:00 Brussels", 17, "a time zone instead of 'Brussels'", "IANA name"),
        ("earlier of a, 999999 days after b", 14, "a period of at most a hundred years", "correct"),
        (
            "earlier of 60 days after a and b",
            32,
            "',' or 'and' with another deadline instead of the end",
            "part the deadlines by commas",
        ),
        ("first day of the month a", 23, "'after' instead of 'a' (word 6)", "write 'first day"),
        (
            "first day of the secnd month after a",
            17,
            "'month', or which month instead of 'secnd'",
            "did you mean 'second'?",
        ),
        ("earlier of a and or b", 17, "a step instead of 'or' (word 5)", NAMES),
        (f"{'(' * 60}2023-10-18", 51, "at most 50 brackets", "write it flatter"),
        (f"{'earlier of ' * 60}a", 561, "at most 50 brackets", "write it flatter"),
        (f"earlier of {'(' * 1500}a", 61, "at most 50 brackets", "write it flatter"),
    ],
)
def test_a_deadline_that_cannot_be_read_is_told_in_place(
    text: str, at: int, expected: str, advice: str
) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        read_deadline(text)
    assert_told(caught.value, at, expected, advice)


def assert_told(error: PydanticCustomError, at: int, expected: str, advice: str) -> None:
    context = error.context
    assert context is not None
    assert context["expected"].startswith(expected)
    assert advice in context["advice"]
    assert context["at"] == at
