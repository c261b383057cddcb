"""When a day ends, and which days count."""

import datetime as dt

import pytest

from paraph.terms.calendars import Calendar, is_zone
from paraph.terms.ids import Seat

ADA = Seat("ada")


def utc(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "day", "end"),
    [
        ("UTC", dt.date(2024, 3, 4), utc(2024, 3, 5)),
        ("Europe/Istanbul", dt.date(2023, 5, 10), utc(2023, 5, 10, 21)),
        ("America/Lima", dt.date(2024, 3, 4), utc(2024, 3, 5, 5)),
        ("Asia/Kathmandu", dt.date(2024, 3, 4), utc(2024, 3, 4, 18, 15)),
        # Berlin leaves winter time in the night before 31 March 2024, and comes back on 27 October.
        ("Europe/Berlin", dt.date(2024, 3, 30), utc(2024, 3, 30, 23)),
        ("Europe/Berlin", dt.date(2024, 3, 31), utc(2024, 3, 31, 22)),
        ("Europe/Berlin", dt.date(2024, 10, 27), utc(2024, 10, 27, 23)),
        # In Cairo, clocks jump from midnight to one o'clock on 28 April 2023: there is no midnight.
        ("Africa/Cairo", dt.date(2023, 4, 27), utc(2023, 4, 27, 22)),
        # Samoa had no 30 December 2011 at all; the 29th ended at 10:00 UTC on the 30th.
        ("Pacific/Apia", dt.date(2011, 12, 29), utc(2011, 12, 30, 10)),
    ],
)
def test_a_day_ends_at_midnight_where_the_seat_is(
    zone: str, day: dt.date, end: dt.datetime
) -> None:
    assert Calendar(ADA, zone).end_of(day) == end


@pytest.mark.parametrize("day", [dt.date(9999, 12, 30), dt.date(9999, 12, 31)])
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Lima"])
def test_the_last_days_of_the_calendar_end_too(day: dt.date, zone: str) -> None:
    assert Calendar(ADA, zone).end_of(day) == dt.datetime.max.replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("UTC", utc(2024, 3, 4, 23, 59), dt.date(2024, 3, 4)),
        ("Asia/Tokyo", utc(2024, 3, 4, 15), dt.date(2024, 3, 5)),
        ("Asia/Tokyo", utc(2024, 3, 4, 14, 59), dt.date(2024, 3, 4)),
        ("America/Lima", utc(2024, 3, 4, 4, 59), dt.date(2024, 3, 3)),
    ],
)
def test_which_day_it_is_depends_on_where_the_seat_is(
    zone: str, moment: dt.datetime, day: dt.date
) -> None:
    assert Calendar(ADA, zone).day_of(moment) == day


@pytest.mark.parametrize(
    ("rest", "holidays", "count", "expected"),
    [
        # From Friday 10 May 2024.
        ((6, 7), (), 0, dt.date(2024, 5, 10)),
        ((6, 7), (), 1, dt.date(2024, 5, 13)),
        ((6, 7), (), 5, dt.date(2024, 5, 17)),
        ((6, 7), (dt.date(2024, 5, 13), dt.date(2024, 5, 11)), 1, dt.date(2024, 5, 14)),
        ((5, 6), (), 1, dt.date(2024, 5, 12)),
        ((), (), 3, dt.date(2024, 5, 13)),
        ((1, 2, 3, 4, 6, 7), (), 2, dt.date(2024, 5, 24)),
    ],
)
def test_working_days_are_those_that_are_not_off(
    rest: tuple[int, ...], holidays: tuple[dt.date, ...], count: int, expected: dt.date
) -> None:
    calendar = Calendar(ADA, "UTC", rest, holidays)
    assert calendar.after_working_days(dt.date(2024, 5, 10), count) == expected


def test_a_seat_that_said_nothing_has_a_free_weekend() -> None:
    week = [dt.date(2024, 5, day) for day in range(6, 13)]
    working = [True, True, True, True, True, False, False]
    assert [Calendar(ADA).is_working(day) for day in week] == working


@pytest.mark.parametrize(
    ("name", "is_known"),
    [("UTC", True), ("Asia/Damascus", True), ("Damascus", False), ("", False), ("../etc", False)],
)
def test_a_zone_is_one_of_the_database(name: str, is_known: bool) -> None:  # noqa: FBT001
    assert is_zone(name) is is_known
