"""Calendar periods, against written-out dates."""

import datetime as dt

import pytest
from tests.roadmap.made import calendar, working

from paraph.terms.periods import Period, PeriodUnit

CASES = [
    ("2023-01-31", 1, PeriodUnit.MONTHS, "2023-02-28"),
    ("2024-01-31", 1, PeriodUnit.MONTHS, "2024-02-29"),
    ("2024-02-29", 12, PeriodUnit.MONTHS, "2025-02-28"),
    ("2024-02-29", 48, PeriodUnit.MONTHS, "2028-02-29"),
    ("2023-12-31", 2, PeriodUnit.MONTHS, "2024-02-29"),
    ("2023-11-30", 1, PeriodUnit.MONTHS, "2023-12-30"),
    ("2023-11-30", 3, PeriodUnit.MONTHS, "2024-02-29"),
    ("2022-11-30", 3, PeriodUnit.MONTHS, "2023-02-28"),
    ("2023-12-15", 1, PeriodUnit.MONTHS, "2024-01-15"),
    ("2100-01-29", 1, PeriodUnit.MONTHS, "2100-02-28"),
    ("2023-06-15", 0, PeriodUnit.MONTHS, "2023-06-15"),
    ("2024-02-29", 1, PeriodUnit.YEARS, "2025-02-28"),
    ("2024-02-29", 4, PeriodUnit.YEARS, "2028-02-29"),
    ("2023-12-30", 3, PeriodUnit.DAYS, "2024-01-02"),
    ("2024-02-28", 1, PeriodUnit.DAYS, "2024-02-29"),
    ("2007-02-13", 60, PeriodUnit.DAYS, "2007-04-14"),
    ("2024-02-22", 1, PeriodUnit.WEEKS, "2024-02-29"),
    ("2023-12-25", 2, PeriodUnit.WEEKS, "2024-01-08"),
    ("2023-06-15", 24, PeriodUnit.HOURS, "2023-06-16"),
    ("2023-06-15", 36, PeriodUnit.HOURS, "2023-06-17"),
    ("2023-06-16", 1, PeriodUnit.WORKING_DAYS, "2023-06-19"),
    ("2023-06-17", 1, PeriodUnit.WORKING_DAYS, "2023-06-19"),
    ("2023-06-15", 10, PeriodUnit.WORKING_DAYS, "2023-06-29"),
]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(("begun", "count", "unit", "expected"), CASES)
def test_a_period_ends_on_the_calendar_s_day(
    begun: str, count: int, unit: PeriodUnit, expected: str
) -> None:
    assert Period(count, unit).after(day(begun)) == day(expected)


@pytest.mark.parametrize(
    ("ended", "count", "unit", "expected"),
    [
        ("2023-03-31", 1, PeriodUnit.MONTHS, "2023-02-28"),
        ("2024-03-31", 1, PeriodUnit.MONTHS, "2024-02-29"),
        ("2024-02-29", 1, PeriodUnit.YEARS, "2023-02-28"),
        ("2007-04-14", 60, PeriodUnit.DAYS, "2007-02-13"),
        ("2024-03-07", 1, PeriodUnit.WEEKS, "2024-02-29"),
        ("2023-06-17", 36, PeriodUnit.HOURS, "2023-06-15"),
        ("2023-06-19", 1, PeriodUnit.WORKING_DAYS, "2023-06-16"),
    ],
)
def test_a_period_before_a_day_begins_on_the_calendar_s_day(
    ended: str, count: int, unit: PeriodUnit, expected: str
) -> None:
    assert Period(count, unit).before(day(ended)) == day(expected)


def test_working_days_leave_out_a_seat_s_days_of_rest_and_its_holidays() -> None:
    damascus = calendar("Asia/Damascus", (5, 6), day("2023-05-15"))
    assert working(3).after(day("2023-05-10"), damascus) == day("2023-05-16")
    assert working(3).before(day("2023-05-16"), damascus) == day("2023-05-10")


def test_after_the_last_year_there_is_no_day() -> None:
    for period in (Period(1, PeriodUnit.MONTHS), Period(1, PeriodUnit.YEARS)):
        with pytest.raises(OverflowError):
            period.after(day("9999-12-31"))
    with pytest.raises(OverflowError):
        Period(1, PeriodUnit.DAYS).after(day("9999-12-31"))


def test_the_fewest_days_of_a_period_are_those_of_its_shortest_units() -> None:
    counted = [Period(2, unit).least_days for unit in PeriodUnit]
    assert [float(each) for each in counted] == [2 / 24, 2, 2, 14, 56, 730]
