"""Moments and the calendar, against written-out hours in UTC."""

import datetime as dt

import pytest
from tests.roadmap.made import calendar, days, hours, months, weeks, working

from paraph.roadmap.clock import Clock
from paraph.roadmap.moments import MonthStart, lagged, latest_before
from paraph.terms.periods import Period, PeriodUnit

UTC = dt.UTC
BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"


def minute(text: str) -> int:
    """The moment that is written out in UTC."""
    return int(dt.datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) // 60


def written(moment: int) -> str:
    return dt.datetime.fromtimestamp(moment * 60, UTC).strftime("%Y-%m-%d %H:%M")


def clock(zone: str = "UTC", rest: tuple[int, ...] = (6, 7), *holidays: dt.date) -> Clock:
    return Clock(calendar(zone, rest, *holidays))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "date", "begins", "ends"),
    [
        ("UTC", "2023-06-15", "2023-06-15 00:00", "2023-06-16 00:00"),
        (BERLIN, "2023-06-15", "2023-06-14 22:00", "2023-06-15 22:00"),
        (BERLIN, "2023-03-26", "2023-03-25 23:00", "2023-03-26 22:00"),
        (BERLIN, "2023-10-29", "2023-10-28 22:00", "2023-10-29 23:00"),
        (NEW_YORK, "2023-03-12", "2023-03-12 05:00", "2023-03-13 04:00"),
        (NEW_YORK, "2023-11-05", "2023-11-05 04:00", "2023-11-06 05:00"),
        ("Asia/Tehran", "2023-06-15", "2023-06-14 20:30", "2023-06-15 20:30"),
        ("Asia/Kathmandu", "2023-06-15", "2023-06-14 18:15", "2023-06-15 18:15"),
        # The first hour of these days was skipped: they began at one.
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04 03:00", "2018-11-05 02:00"),
        ("Asia/Tehran", "2022-03-22", "2022-03-21 20:30", "2022-03-22 19:30"),
        ("Asia/Beirut", "2022-03-27", "2022-03-26 22:00", "2022-03-27 21:00"),
        # On these the last hour, or the first, came twice.
        ("America/Sao_Paulo", "2018-02-17", "2018-02-17 02:00", "2018-02-18 03:00"),
        ("America/Havana", "2022-11-06", "2022-11-06 04:00", "2022-11-07 05:00"),
        # A whole day was left out.
        ("Pacific/Apia", "2011-12-29", "2011-12-29 10:00", "2011-12-30 10:00"),
    ],
)
def test_a_day_begins_and_ends_where_the_roadmap_is(
    zone: str, date: str, begins: str, ends: str
) -> None:
    here = clock(zone)
    assert written(here.start_of(day(date))) == begins
    assert written(here.end_of(day(date))) == ends
    assert here.day_of(minute(begins)) == day(date)
    assert here.day_of(minute(ends) - 1) == day(date)
    assert here.is_midnight(minute(begins))
    assert not here.is_midnight(minute(begins) + 1)


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK, "Asia/Tehran", "America/Sao_Paulo", "UTC"])
@pytest.mark.parametrize("year", [1600, 1850, 1911, 1945, 2018, 2024, 2999])
def test_every_day_of_a_year_begins_with_its_own_first_minute(zone: str, year: int) -> None:
    here = clock(zone)
    first = dt.date(year, 1, 1)
    for one in (first + dt.timedelta(days=at) for at in range(365)):
        moment = here.start_of(one)
        assert here.day_of(moment) == one
        assert here.day_of(moment - 1) < one


@pytest.mark.parametrize(
    ("zone", "date", "hour", "expected"),
    [
        ("Europe/Brussels", "2023-10-31", "12:00", "2023-10-31 11:00"),
        ("Asia/Tehran", "2023-10-31", "12:00", "2023-10-31 08:30"),
        # Skipped: as late as it would have been.
        (BERLIN, "2023-03-26", "02:30", "2023-03-26 01:30"),
        (NEW_YORK, "2023-03-12", "02:30", "2023-03-12 07:30"),
        # Twice: the first.
        (BERLIN, "2023-10-29", "02:30", "2023-10-29 00:30"),
        (NEW_YORK, "2023-11-05", "01:30", "2023-11-05 05:30"),
    ],
)
def test_an_hour_is_that_of_its_zone(zone: str, date: str, hour: str, expected: str) -> None:
    when = day(date), dt.time.fromisoformat(hour)
    assert written(clock("Asia/Tokyo").at(*when, zone)) == expected
    assert written(clock(zone).at(*when)) == expected


@pytest.mark.parametrize(
    ("zone", "begun", "period", "expected"),
    [
        ("UTC", "2023-01-31 00:00", months(1), "2023-02-28 00:00"),
        ("UTC", "2024-01-31 10:15", months(1), "2024-02-29 10:15"),
        ("UTC", "2024-02-29 00:00", Period(1, PeriodUnit.YEARS), "2025-02-28 00:00"),
        ("UTC", "2023-06-16 09:00", working(1), "2023-06-19 09:00"),
        # Days keep the hour on the wall through changes of the clock, hours run on.
        (BERLIN, "2023-03-25 11:00", days(1), "2023-03-26 10:00"),
        (BERLIN, "2023-03-25 11:00", hours(24), "2023-03-26 11:00"),
        (BERLIN, "2023-10-28 10:00", days(1), "2023-10-29 11:00"),
        (BERLIN, "2023-10-28 10:00", hours(24), "2023-10-29 10:00"),
        (NEW_YORK, "2023-03-11 05:00", weeks(1), "2023-03-18 04:00"),
        # From 02:30 to a 02:30 that is skipped, or comes twice; from the second of two.
        (BERLIN, "2023-03-25 01:30", days(1), "2023-03-26 01:30"),
        (BERLIN, "2023-10-28 00:30", days(1), "2023-10-29 00:30"),
        (BERLIN, "2023-10-29 01:30", days(1), "2023-10-30 01:30"),
        (BERLIN, "2023-10-29 01:30", months(5), "2024-03-29 01:30"),
        (BERLIN, "2023-10-29 01:30", days(154), "2024-03-31 01:30"),
        # From the first minute of a day that began at one to the first of the next.
        ("America/Sao_Paulo", "2018-11-04 03:00", days(1), "2018-11-05 02:00"),
        ("America/Sao_Paulo", "2018-11-03 03:00", days(1), "2018-11-04 03:00"),
        ("Asia/Tehran", "2023-06-14 20:30", months(1), "2023-07-14 20:30"),
    ],
)
def test_a_period_moves_a_moment(zone: str, begun: str, period: Period, expected: str) -> None:
    assert written(clock(zone).after(minute(begun), period)) == expected


@pytest.mark.parametrize(
    ("zone", "ended", "period", "expected"),
    [
        ("UTC", "2023-03-31 00:00", months(1), "2023-02-28 00:00"),
        ("UTC", "2023-06-19 09:00", working(1), "2023-06-16 09:00"),
        ("UTC", "2023-06-19 09:00", hours(10), "2023-06-18 23:00"),
        (BERLIN, "2023-03-26 22:00", days(1), "2023-03-25 23:00"),
        (BERLIN, "2023-03-26 22:00", hours(24), "2023-03-25 22:00"),
    ],
)
def test_a_period_before_a_moment(zone: str, ended: str, period: Period, expected: str) -> None:
    assert written(clock(zone).before(minute(ended), period)) == expected


def test_the_month_after_begins_with_its_first_minute() -> None:
    here = clock("Asia/Tehran")
    assert written(here.month_after(minute("2023-01-31 12:00"), 1)) == "2023-01-31 20:30"
    assert written(here.month_after(minute("2023-01-31 21:00"), 1)) == "2023-02-28 20:30"
    assert written(here.month_after(minute("2023-11-30 00:00"), 2)) == "2023-12-31 20:30"


@pytest.mark.parametrize("zone", ["UTC", NEW_YORK, "Asia/Tehran"])
def test_what_ends_after_the_calendar_has_no_moment(zone: str) -> None:
    here = clock(zone)
    last = here.start_of(dt.date(9999, 12, 29))
    for period in (hours(48), days(40), weeks(2), working(9), months(1)):
        with pytest.raises(OverflowError):
            here.after(last, period)
    with pytest.raises(OverflowError):
        here.month_after(last, 1)
    with pytest.raises(OverflowError):
        here.before(here.start_of(dt.date(1, 1, 4)), days(9))


LAGS = [hours(30), days(2), weeks(1), working(1), working(6), months(1), months(13), MonthStart(2)]


@pytest.mark.parametrize("lag", LAGS)
def test_the_latest_beginning_of_a_lag_is_that_of_trying_every_minute_around(
    lag: Period | MonthStart,
) -> None:
    here = clock("UTC", (5, 6), day("2024-02-22"))
    for ended in ("2024-02-29 23:59", "2024-03-01 00:00", "2024-02-25 23:59", "2024-03-31 23:59"):
        end = minute(ended)
        found = latest_before(here, end, lag)
        assert lagged(here, found, lag) <= end
        # Later days still end too late, at whatever hour of theirs.
        later = [found + 1, *(found + 1 + each * 360 for each in range(1, 400))]
        midnights = [each for each in later if here.day_of(each) > here.day_of(found)]
        assert all(lagged(here, here.start_of(here.day_of(each)), lag) > end for each in midnights)
        assert lagged(here, found + 1, lag) > end
