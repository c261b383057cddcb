"""Periods of the calendar, against dates counted by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.terms.calendars import COMMON_CALENDAR, Calendar
from paraph.terms.ids import MEDIATOR
from paraph.terms.periods import MOST_OF, Duration, Period, PeriodUnit, months_after

HOURS, DAYS, WEEKS = PeriodUnit.HOURS, PeriodUnit.DAYS, PeriodUnit.WEEKS
MONTHS, YEARS, WORKING_DAYS = PeriodUnit.MONTHS, PeriodUnit.YEARS, PeriodUnit.WORKING_DAYS
DAMASCUS = Calendar(MEDIATOR, "Asia/Damascus", (5, 6))
CHRISTMAS = Calendar(MEDIATOR, holidays=(dt.date(2023, 12, 25), dt.date(2023, 12, 26)))
Day = tuple[int, int, int]


@pytest.mark.parametrize(
    ("count", "unit", "day", "later"),
    [
        pytest.param(60, DAYS, (2007, 2, 13), (2007, 4, 14), id="the sixty days of 2007"),
        pytest.param(0, DAYS, (2023, 5, 10), (2023, 5, 10), id="no days"),
        pytest.param(366, DAYS, (2024, 1, 1), (2025, 1, 1), id="days of a leap year"),
        pytest.param(1, DAYS, (2100, 2, 28), (2100, 3, 1), id="1 March of a year that leaps not"),
        pytest.param(2, WEEKS, (2023, 12, 25), (2024, 1, 8), id="weeks over the year"),
        pytest.param(2, MONTHS, (2023, 3, 10), (2023, 5, 10), id="the two months of Beijing"),
        pytest.param(1, MONTHS, (2023, 1, 31), (2023, 2, 28), id="no 31st of February"),
        pytest.param(1, MONTHS, (2024, 1, 31), (2024, 2, 29), id="a leap year"),
        pytest.param(1, MONTHS, (2023, 11, 30), (2023, 12, 30), id="into December"),
        pytest.param(1, MONTHS, (2023, 12, 31), (2024, 1, 31), id="out of December"),
        pytest.param(25, MONTHS, (2023, 12, 31), (2026, 1, 31), id="two years and a month"),
        pytest.param(0, MONTHS, (2024, 2, 29), (2024, 2, 29), id="no months"),
        pytest.param(1, YEARS, (2024, 2, 29), (2025, 2, 28), id="no 29th of February"),
        pytest.param(4, YEARS, (2024, 2, 29), (2028, 2, 29), id="the next leap day"),
        pytest.param(0, HOURS, (2023, 5, 10), (2023, 5, 10), id="no hours"),
        pytest.param(1, HOURS, (2023, 5, 10), (2023, 5, 11), id="an hour reaches the next day"),
        pytest.param(24, HOURS, (2023, 5, 10), (2023, 5, 11), id="a day of hours"),
        pytest.param(25, HOURS, (2023, 5, 10), (2023, 5, 12), id="an hour more than a day"),
        pytest.param(36, HOURS, (2023, 12, 31), (2024, 1, 2), id="hours over the year"),
        pytest.param(5, WORKING_DAYS, (2023, 5, 12), (2023, 5, 19), id="from Friday to Friday"),
        pytest.param(1, WORKING_DAYS, (2023, 5, 13), (2023, 5, 15), id="from Saturday"),
        pytest.param(0, WORKING_DAYS, (2023, 5, 13), (2023, 5, 13), id="no working days"),
    ],
)
def test_a_period_leads_to_the_day_that_a_calendar_shows(
    count: int, unit: PeriodUnit, day: Day, later: Day
) -> None:
    assert Period(count, unit).after(dt.date(*day)) == dt.date(*later)


@pytest.mark.parametrize(
    ("count", "unit", "day", "earlier"),
    [
        pytest.param(60, DAYS, (2007, 4, 14), (2007, 2, 13), id="the sixty days of 2007"),
        pytest.param(1, WEEKS, (2024, 1, 5), (2023, 12, 29), id="a week over the year"),
        pytest.param(1, MONTHS, (2023, 3, 31), (2023, 2, 28), id="no 31st of February"),
        pytest.param(1, MONTHS, (2024, 3, 31), (2024, 2, 29), id="a leap year"),
        pytest.param(1, MONTHS, (2024, 1, 15), (2023, 12, 15), id="out of January"),
        pytest.param(13, MONTHS, (2024, 1, 31), (2022, 12, 31), id="a year and a month"),
        pytest.param(1, YEARS, (2024, 2, 29), (2023, 2, 28), id="no 29th of February"),
        pytest.param(36, HOURS, (2023, 5, 10), (2023, 5, 8), id="a day and a half"),
        pytest.param(2, WORKING_DAYS, (2023, 5, 15), (2023, 5, 11), id="over the weekend"),
        pytest.param(1, WORKING_DAYS, (2023, 5, 14), (2023, 5, 12), id="from Sunday"),
    ],
)
def test_a_period_before_a_day_is_counted_back(
    count: int, unit: PeriodUnit, day: Day, earlier: Day
) -> None:
    assert Period(count, unit).before(dt.date(*day)) == dt.date(*earlier)


@pytest.mark.parametrize(
    ("calendar", "count", "day", "later"),
    [
        pytest.param(DAMASCUS, 3, (2023, 5, 10), (2023, 5, 15), id="Friday and Saturday off"),
        pytest.param(DAMASCUS, 1, (2023, 5, 11), (2023, 5, 14), id="to a Sunday"),
        pytest.param(CHRISTMAS, 1, (2023, 12, 22), (2023, 12, 27), id="over the holidays"),
        pytest.param(CHRISTMAS, 4, (2023, 12, 21), (2023, 12, 29), id="both"),
    ],
)
def test_working_days_are_those_of_the_calendar(
    calendar: Calendar, count: int, day: Day, later: Day
) -> None:
    period = Period(count, WORKING_DAYS)
    assert period.after(dt.date(*day), calendar) == dt.date(*later)
    assert period.before(dt.date(*later), calendar) == dt.date(*day)


@pytest.mark.parametrize("unit", PeriodUnit)
def test_a_period_out_of_the_calendar_is_an_overflow(unit: PeriodUnit) -> None:
    one = Period(40, unit)
    with pytest.raises(OverflowError):
        one.after(dt.date.max)
    with pytest.raises(OverflowError):
        one.before(dt.date.min)
    with pytest.raises(OverflowError):
        Period(10**12, unit).after(dt.date(2023, 5, 10))


def test_the_last_days_that_there_are_can_be_reached() -> None:
    assert Period(1, DAYS).after(dt.date(9999, 12, 30)) == dt.date.max
    assert Period(1, MONTHS).after(dt.date(9999, 11, 30)) == dt.date(9999, 12, 30)
    assert months_after(dt.date(1, 2, 1), -1) == dt.date.min


@given(st.dates(dt.date(1700, 1, 1), dt.date(2800, 1, 1)), st.sampled_from(list(PeriodUnit)))
def test_the_longest_period_keeps_inside_the_calendar(day: dt.date, unit: PeriodUnit) -> None:
    longest = Period(MOST_OF[unit], unit)
    if unit is not WORKING_DAYS:
        assert day < longest.after(day) < dt.date(2901, 1, 3)
        assert longest.before(day) < day


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)),
    st.integers(0, 40),
    st.sets(st.integers(1, 7), max_size=6),
)
def test_so_many_working_days_lie_between(day: dt.date, count: int, rest: set[int]) -> None:
    calendar = Calendar(MEDIATOR, rest=tuple(rest))
    later = Period(count, WORKING_DAYS).after(day, calendar)
    between = [day + dt.timedelta(days=at) for at in range(1, (later - day).days + 1)]
    assert sum(map(calendar.is_working, between)) == count
    assert not count or calendar.is_working(later)


def test_a_duration_is_exact_where_one_length_is_possible() -> None:
    week = Period(1, WEEKS)
    assert Duration(week, week).is_exact
    assert not Duration(week, Period(7, DAYS)).is_exact
    assert [each.least_days for each in (week, Period(7, DAYS), Period(12, HOURS))] == [7, 7, 0.5]


def test_days_are_counted_in_common_where_nobody_says_otherwise() -> None:
    assert Calendar(MEDIATOR, "UTC", (6, 7), ()) == COMMON_CALENDAR
