"""When deadlines of every form fall, against written-out dates."""

import datetime as dt

import pytest
from tests.roadmap.made import (
    LAUNCH,
    calendar,
    days,
    done,
    hours,
    lasting,
    matter,
    months,
    some_of,
    step,
    timed,
    weeks,
    working,
)
from tests.strategies import SUPPOSED

from paraph.roadmap.due import Due
from paraph.roadmap.finding import roadmap_finding
from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.ids import LevelId
from paraph.terms.periods import Period, PeriodUnit
from paraph.terms.preconditions import Approved, Outside
from paraph.terms.steps import OutsideEvent
from paraph.terms.steps import Step as AStep


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def fixed(text: str, hour: str | None = None, zone: str | None = None) -> Fixed:
    return Fixed(day(text), dt.time.fromisoformat(hour) if hour else None, zone)


def due(
    deadline: Deadline,
    *steps: AStep,
    start: str = "2023-06-15",
    zone: str = "UTC",
    rest: tuple[int, ...] = (6, 7),
    holidays: tuple[str, ...] = (),
    outside: tuple[OutsideEvent, ...] = (),
) -> Due | None:
    counted = calendar(zone, rest, *map(day, holidays))
    return timed(*steps, counted=counted, start=day(start), outside=outside).due(deadline)


def last_minute(found: Due | None) -> str:
    """The last minute that is in time, in UTC."""
    assert found is not None
    return dt.datetime.fromtimestamp(found.moment * 60, dt.UTC).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("deadline", "zone", "expected"),
    [
        (fixed("2023-10-31"), "UTC", "2023-10-31 23:59"),
        (fixed("2023-10-31"), "Asia/Tehran", "2023-10-31 20:29"),
        (fixed("2023-10-31", "12:00", "Europe/Brussels"), "Asia/Tehran", "2023-10-31 11:00"),
        (fixed("2023-10-31", "12:00"), "Asia/Tehran", "2023-10-31 08:30"),
        (fixed("2023-10-31", None, "America/New_York"), "Asia/Tehran", "2023-11-01 03:59"),
        (fixed("2023-03-26"), "Europe/Berlin", "2023-03-26 21:59"),
        (fixed("2023-03-26", "02:30"), "Europe/Berlin", "2023-03-26 01:30"),
        (fixed("2023-11-05", "01:30"), "America/New_York", "2023-11-05 05:30"),
        (fixed("2018-11-03"), "America/Sao_Paulo", "2018-11-04 02:59"),
        (fixed("2018-02-17"), "America/Sao_Paulo", "2018-02-18 02:59"),
        (fixed("2022-03-21"), "Asia/Tehran", "2022-03-21 20:29"),
    ],
)
def test_a_fixed_date_ends_with_its_last_minute_or_its_hour(
    deadline: Deadline, zone: str, expected: str
) -> None:
    assert last_minute(due(deadline, zone=zone)) == expected


def test_an_hour_elsewhere_is_told_with_its_zone() -> None:
    found = due(fixed("2023-10-31", "12:00", "Europe/Brussels"), zone="Asia/Tehran")
    assert found is not None
    assert (found.day, found.hour) == (day("2023-10-31"), dt.time(12))
    assert (found.zone, found.moves) == ("Europe/Brussels", False)


@pytest.mark.parametrize(
    ("start", "period", "expected"),
    [
        ("2007-02-13", days(60), "2007-04-14"),
        ("2007-02-13", days(30), "2007-03-15"),
        ("2023-06-15", days(0), "2023-06-15"),
        ("2023-06-15", weeks(2), "2023-06-29"),
        ("2023-01-31", months(1), "2023-02-28"),
        ("2024-01-31", months(1), "2024-02-29"),
        ("2023-11-30", months(3), "2024-02-29"),
        ("2022-11-30", months(3), "2023-02-28"),
        ("2024-02-29", Period(1, PeriodUnit.YEARS), "2025-02-28"),
        ("2024-02-29", Period(4, PeriodUnit.YEARS), "2028-02-29"),
        ("2023-06-14", working(3), "2023-06-19"),
    ],
)
def test_the_day_of_an_event_is_not_counted_and_the_last_day_counts_to_its_end(
    start: str, period: Period, expected: str
) -> None:
    found = due(Counted(period, LAUNCH), start=start)
    assert last_minute(found) == f"{expected} 23:59"
    assert found is not None
    assert (found.day, found.hour) == (day(expected), None)


def test_working_days_are_those_of_the_roadmap_s_calendar() -> None:
    found = due(
        Counted(working(3), LAUNCH), rest=(5, 6), holidays=("2023-06-18",), start="2023-06-14"
    )
    assert found is not None
    # Thursday; not Friday, Saturday, nor the holiday on Sunday; Monday; Tuesday.
    assert found.day == day("2023-06-20")


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (days(30), "2023-09-01 23:59"),
        (weeks(1), "2023-09-24 23:59"),
        (months(1), "2023-09-01 23:59"),
        (working(2), "2023-09-28 23:59"),
        (hours(36), "2023-09-29 12:00"),
    ],
)
def test_a_period_before_an_event_ends_so_long_before(period: Period, expected: str) -> None:
    vote = OutsideEvent("vote", day("2023-10-01"), day("2023-10-01"), SUPPOSED)
    found = due(Counted(period, Outside("vote"), is_before=True), outside=(vote,))
    assert last_minute(found) == expected


def test_hours_end_with_the_hour_and_run_through_changes_of_the_clock() -> None:
    found = due(Counted(hours(72), LAUNCH), zone="Europe/Berlin", start="2023-03-25")
    assert last_minute(found) == "2023-03-27 23:00"
    assert found is not None
    assert (found.day, found.hour) == (day("2023-03-28"), dt.time(1))


def test_days_from_a_step_run_from_the_day_on_which_it_is_complete() -> None:
    first = step("a", lasts=lasting(10))
    found = due(Counted(days(5), done("a")), first)
    assert found is not None
    assert (found.day, found.moves) == (day("2023-06-30"), True)
    upon = due(Upon(done("a")), first)
    assert upon is not None
    assert (upon.day, upon.moves) == (day("2023-06-25"), True)


@pytest.mark.parametrize(("needed", "expected"), [(1, "2023-06-18"), (2, "2023-06-21")])
def test_a_period_runs_from_the_moment_at_which_enough_of_several_have_come(
    needed: int, expected: str
) -> None:
    several = some_of(needed, done("b"), done("a"), done("gone"))
    found = due(Counted(days(1), several), step("a", lasts=2), step("b", lasts=5))
    assert found is not None
    assert found.day == day(expected)


@pytest.mark.parametrize(
    ("lasts", "count", "expected"),
    [(0, 1, "2023-07-01"), (15, 1, "2023-07-01"), (16, 1, "2023-08-01"), (16, 2, "2023-09-01")],
)
def test_the_first_of_a_later_month_after_an_event(lasts: int, count: int, expected: str) -> None:
    found = due(MonthAfter(done("a"), count), step("a", lasts=lasts))
    assert found is not None
    assert found.day == day(expected)


NEVER = Counted(days(1), done("gone"))


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (EarlierOf((fixed("2023-07-01"), Counted(days(10), LAUNCH))), "2023-06-25"),
        (EarlierOf((fixed("2023-06-20"), Counted(days(10), LAUNCH))), "2023-06-20"),
        (EarlierOf((NEVER, fixed("2023-07-01"))), "2023-07-01"),
        (EarlierOf((NEVER, NEVER)), None),
        (LaterOf((fixed("2023-07-01"), Counted(days(10), LAUNCH))), "2023-07-01"),
        (LaterOf((NEVER, fixed("2023-07-01"))), None),
        (LaterOf(()), None),
        (EarlierOf((LaterOf((fixed("2023-07-01"), NEVER)), fixed("2023-08-01"))), "2023-08-01"),
        (Counted(days(1), Approved(LevelId("gone"))), None),
        (Counted(days(1), some_of(1, done("gone"), LAUNCH)), "2023-06-16"),
        (Counted(days(1), some_of(2, done("gone"), LAUNCH)), None),
        (Upon(Outside("never heard of")), None),
    ],
)
def test_the_earlier_leaves_out_what_has_no_date_and_the_later_has_none_then(
    deadline: Deadline, expected: str | None
) -> None:
    found = due(deadline)
    assert (found and found.day) == (expected and day(expected))


def test_one_of_several_moves_where_any_does() -> None:
    moving = Counted(days(90), done("a"))
    both = (fixed("2023-07-01"), moving)
    found = due(EarlierOf(both), step("a")), due(LaterOf(both), step("a"))
    assert [each and each.moves for each in found] == [True, True]


def test_an_event_before_the_roadmap_counts_from_its_own_day() -> None:
    past = OutsideEvent("truce", day("2023-06-01"), day("2023-06-01"), SUPPOSED)
    found = due(Counted(days(30), Outside("truce")), outside=(past,))
    assert found is not None
    assert (found.day, found.moves) == (day("2023-07-01"), False)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tehran", "America/New_York"])
def test_what_would_fall_after_the_calendar_has_no_date_and_leaves_others_theirs(zone: str) -> None:
    late = Counted(Period(100, PeriodUnit.YEARS), LAUNCH)
    assert due(late, start="9950-01-01", zone=zone) is None
    found = due(EarlierOf((late, fixed("9951-01-01"))), start="9950-01-01", zone=zone)
    assert found is not None
    assert found.day == day("9951-01-01")


@pytest.mark.parametrize(("hour", "is_late"), [("08:30", False), ("08:29", True)])
def test_a_step_is_late_from_the_minute_after_its_hour(hour: str, *, is_late: bool) -> None:
    ready = step("a", lasts=0, not_before=fixed("2023-10-31", "12:00", "Asia/Tehran"))
    waiting = step("b", "a", 0, deadline=fixed("2023-10-31", hour))
    found = roadmap_finding(matter([ready, waiting]), None, day("2023-06-15"))
    assert [each.is_late for each in found.scheduled] == [False, is_late]
