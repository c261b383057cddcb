"""Calendar periods."""

import datetime as dt

import pytest

from paraph.terms.steps import Period, PeriodUnit


@pytest.mark.parametrize(
    ("day", "count", "unit", "expected"),
    [
        ("2023-01-31", 1, PeriodUnit.MONTHS, "2023-02-28"),
        ("2024-01-31", 1, PeriodUnit.MONTHS, "2024-02-29"),
        ("2024-02-29", 12, PeriodUnit.MONTHS, "2025-02-28"),
        ("2024-02-29", 48, PeriodUnit.MONTHS, "2028-02-29"),
        ("2023-12-31", 2, PeriodUnit.MONTHS, "2024-02-29"),
        ("2023-11-30", 1, PeriodUnit.MONTHS, "2023-12-30"),
        ("2023-12-15", 1, PeriodUnit.MONTHS, "2024-01-15"),
        ("2100-01-29", 1, PeriodUnit.MONTHS, "2100-02-28"),
        ("2023-06-15", 0, PeriodUnit.MONTHS, "2023-06-15"),
        ("2023-12-30", 3, PeriodUnit.DAYS, "2024-01-02"),
        ("2024-02-28", 1, PeriodUnit.DAYS, "2024-02-29"),
        ("2024-02-22", 1, PeriodUnit.WEEKS, "2024-02-29"),
        ("2023-12-25", 2, PeriodUnit.WEEKS, "2024-01-08"),
    ],
)
def test_a_period_ends_on_the_calendar_s_day(
    day: str, count: int, unit: PeriodUnit, expected: str
) -> None:
    after = Period(count, unit).after(dt.date.fromisoformat(day))
    assert after == dt.date.fromisoformat(expected)
