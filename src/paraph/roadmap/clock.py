"""Moments of a roadmap as whole minutes, and the calendar that moves them.

A moment is the number of minutes since 1970 began in UTC. Days begin and end in the zone of the
roadmap's calendar; days, weeks, months and years keep the hour on the wall there, hours run on.
"""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from zoneinfo import ZoneInfo

from paraph.terms.calendars import UTC_ZONE, Calendar
from paraph.terms.periods import Period, PeriodUnit, months_after

Moment = int
DayMove = Callable[[dt.date], dt.date]
MINUTES_A_DAY = 1_440
MINUTES_AN_HOUR = 60
DAYS_IN = {PeriodUnit.DAYS: 1, PeriodUnit.WEEKS: 7}
"""Units that are equally long wherever no clock is ever changed."""

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
EPOCH_DAY = dt.date(1970, 1, 1)
ONE_DAY = dt.timedelta(days=1)
ONE_MINUTE = dt.timedelta(minutes=1)
FIRST = ((dt.date.min - EPOCH_DAY).days + 2) * MINUTES_A_DAY
LAST = ((dt.date.max - EPOCH_DAY).days - 1) * MINUTES_A_DAY
"""Between these, every moment has a day before it and a day after it in any zone."""


class Clock:
    """What a calendar makes of moments."""

    def __init__(self, calendar: Calendar) -> None:
        """Take a calendar; its zone has to be one that there is."""
        self.calendar = calendar
        self._zone = ZoneInfo(calendar.zone)
        self._is_utc = calendar.zone == UTC_ZONE
        self._midnight = lru_cache(maxsize=100_000)(self._find_midnight)

    def start_of(self, day: dt.date) -> Moment:
        """Return the first minute of a day."""
        if self._is_utc:
            return (day - EPOCH_DAY).days * MINUTES_A_DAY
        return self._midnight(day)

    def end_of(self, day: dt.date) -> Moment:
        """Return the moment at which a day is over.

        Raises:
            OverflowError: It is the last day that there is.
        """
        return self.start_of(day + ONE_DAY)

    def at(self, day: dt.date, hour: dt.time, zone: str | None = None) -> Moment:
        """Return an hour of a day, here or in another zone.

        An hour that a change of the clock skips is taken as the hour after it would have been; of
        one that comes twice, the first is taken.
        """
        place = self._zone if zone is None else ZoneInfo(zone)
        return _minutes(dt.datetime.combine(day, hour, place))

    def day_of(self, moment: Moment) -> dt.date:
        """Return which day it is at a moment."""
        if self._is_utc:
            return EPOCH_DAY + dt.timedelta(days=moment // MINUTES_A_DAY)
        return self.local(moment).date()

    def is_midnight(self, moment: Moment) -> bool:
        """Whether a day begins at a moment."""
        return self.start_of(self.day_of(moment)) == moment

    def local(self, moment: Moment) -> dt.datetime:
        """Return a moment by the clock on the wall."""
        return (EPOCH + dt.timedelta(minutes=moment)).astimezone(self._zone)

    def after(self, moment: Moment, period: Period) -> Moment:
        """Return the moment so long after another.

        Raises:
            OverflowError: The calendar ends before.
        """
        minutes = self._minutes_in(period)
        if minutes is not None:
            return _known(moment + minutes)
        return self._moved(moment, lambda day: period.after(day, self.calendar))

    def before(self, moment: Moment, period: Period) -> Moment:
        """Return the moment so long before another.

        Raises:
            OverflowError: The calendar begins after.
        """
        minutes = self._minutes_in(period)
        if minutes is not None:
            return _known(moment - minutes)
        return self._moved(moment, lambda day: period.before(day, self.calendar))

    def _minutes_in(self, period: Period) -> int | None:
        """Return how long a period always is; None where that hangs on when it begins."""
        if period.unit is PeriodUnit.HOURS:
            return period.count * MINUTES_AN_HOUR
        days = DAYS_IN.get(period.unit)
        return period.count * days * MINUTES_A_DAY if days is not None and self._is_utc else None

    def same_hour(self, moment: Moment, day: dt.date) -> Moment:
        """Return the moment of another day at which the clock on the wall shows the same."""
        return self._moved(moment, lambda _: day)

    def month_after(self, moment: Moment, months: int) -> Moment:
        """Return the first minute of the month so many months after that of a moment."""
        first = self.day_of(moment).replace(day=1)
        return _known(self.start_of(months_after(first, months)))

    def _moved(self, moment: Moment, move: DayMove) -> Moment:
        """Move the day and keep the hour."""
        if self._is_utc:
            days, minutes = divmod(moment, MINUTES_A_DAY)
            return _known(self.start_of(move(EPOCH_DAY + dt.timedelta(days=days))) + minutes)
        here = self.local(moment)
        day = move(here.date())
        if self.is_midnight(moment):
            return _known(self.start_of(day))
        hour = here.time().replace(fold=0)
        return _known(_minutes(dt.datetime.combine(day, hour, self._zone)))

    def _find_midnight(self, day: dt.date) -> Moment:
        return _minutes(dt.datetime.combine(day, dt.time(), self._zone))


def _minutes(moment: dt.datetime) -> Moment:
    """Return the first whole minute from a moment on: old zones were off by seconds."""
    return -((EPOCH - moment.astimezone(dt.UTC)) // ONE_MINUTE)


def _known(moment: Moment) -> Moment:
    """Return a moment that the calendar has.

    Raises:
        OverflowError: It has none so early or so late.
    """
    if not FIRST <= moment <= LAST:
        msg = f"no moment {moment}"
        raise OverflowError(msg)
    return moment
