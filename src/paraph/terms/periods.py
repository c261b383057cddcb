"""Lengths of calendar time, and the rules by which they are counted.

The day on which a period begins is not counted: 60 days after 13 February end with 14 April. A
month or a year ends on the same day of its last month, or on that month's last day where it is
shorter. Hours run through changes of the clock; days, weeks, months and years keep the hour.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from paraph.terms.calendars import COMMON_CALENDAR, Calendar

MONTHS_A_YEAR = 12


class PeriodUnit(StrEnum):
    """Calendar units of a period."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


MOST_OF = {
    PeriodUnit.HOURS: 876_000,
    PeriodUnit.DAYS: 36_500,
    PeriodUnit.WORKING_DAYS: 25_000,
    PeriodUnit.WEEKS: 5_200,
    PeriodUnit.MONTHS: 1_200,
    PeriodUnit.YEARS: 100,
}
"""A hundred years: no roadmap is longer, and a calendar ends."""

LEAST_DAYS = {
    PeriodUnit.HOURS: Fraction(1, 24),
    PeriodUnit.DAYS: Fraction(1),
    PeriodUnit.WORKING_DAYS: Fraction(1),
    PeriodUnit.WEEKS: Fraction(7),
    PeriodUnit.MONTHS: Fraction(28),
    PeriodUnit.YEARS: Fraction(365),
}
"""The fewest days that a unit can have."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of calendar time, such as 60 days or two months."""

    count: int
    unit: PeriodUnit

    @property
    def least_days(self) -> Fraction:
        """The fewest days that it can have."""
        return self.count * LEAST_DAYS[self.unit]

    def after(self, day: date, calendar: Calendar = COMMON_CALENDAR) -> date:
        """Return the day this long after `day`; 36 hours reach into the second day after it.

        Raises:
            OverflowError: The calendar has no such day.
        """
        match self.unit:
            case PeriodUnit.HOURS:
                return day + timedelta(days=-(-self.count // 24))
            case PeriodUnit.DAYS:
                return day + timedelta(days=self.count)
            case PeriodUnit.WORKING_DAYS:
                return calendar.after_working_days(day, self.count)
            case PeriodUnit.WEEKS:
                return day + timedelta(weeks=self.count)
            case PeriodUnit.MONTHS:
                return months_after(day, self.count)
            case PeriodUnit.YEARS:
                return months_after(day, self.count * MONTHS_A_YEAR)

    def before(self, day: date, calendar: Calendar = COMMON_CALENDAR) -> date:
        """Return the day this long before `day`.

        Raises:
            OverflowError: The calendar has no such day.
        """
        match self.unit:
            case PeriodUnit.WORKING_DAYS:
                return calendar.before_working_days(day, self.count)
            case PeriodUnit.HOURS:
                return day - timedelta(days=-(-self.count // 24))
            case _:
                return Period(-self.count, self.unit).after(day)


def months_after(day: date, months: int) -> date:
    """Return the same day of a later (or earlier) month, or that month's last day.

    Raises:
        OverflowError: The calendar has no such day.
    """
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        msg = f"no year {year}"
        raise OverflowError(msg)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something takes: at the least, and at the most."""

    low: Period
    high: Period

    @property
    def is_exact(self) -> bool:
        """Whether only one length is possible."""
        return self.low == self.high
