"""Periods of the calendar."""

import datetime as dt

import pytest

from paraph.terms.steps import Period, PeriodUnit

DAYS, WEEKS, MONTHS = PeriodUnit.DAYS, PeriodUnit.WEEKS, PeriodUnit.MONTHS


@pytest.mark.parametrize(
    ("count", "unit", "day", "later"),
    [
        pytest.param(60, DAYS, (2007, 2, 13), (2007, 4, 14), id="the sixty days of 2007"),
        pytest.param(0, DAYS, (2023, 5, 10), (2023, 5, 10), id="no days"),
        pytest.param(2, WEEKS, (2023, 12, 25), (2024, 1, 8), id="weeks over the year"),
        pytest.param(2, MONTHS, (2023, 3, 10), (2023, 5, 10), id="the two months of Beijing"),
        pytest.param(1, MONTHS, (2023, 1, 31), (2023, 2, 28), id="no 31st of February"),
        pytest.param(1, MONTHS, (2024, 1, 31), (2024, 2, 29), id="a leap year"),
        pytest.param(1, MONTHS, (2023, 11, 30), (2023, 12, 30), id="into December"),
        pytest.param(1, MONTHS, (2023, 12, 31), (2024, 1, 31), id="out of December"),
        pytest.param(25, MONTHS, (2023, 12, 31), (2026, 1, 31), id="two years and a month"),
        pytest.param(0, MONTHS, (2024, 2, 29), (2024, 2, 29), id="no months"),
    ],
)
def test_a_period_leads_to_the_day_that_a_calendar_shows(
    count: int, unit: PeriodUnit, day: tuple[int, int, int], later: tuple[int, int, int]
) -> None:
    assert Period(count, unit).after(dt.date(*day)) == dt.date(*later)
