"""When a day ends, and which days count: time zones and working days.

A zone is looked up in the IANA time zone database, which is a table of facts; the moment that it
is now is never asked for here.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from paraph.terms.ids import MEDIATOR, Seat

UTC_ZONE = "UTC"
SATURDAY, SUNDAY = 6, 7
"""Days of the week as ISO 8601 numbers them."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one seat counts time.

    Attributes:
        zone: IANA name, such as `Europe/Istanbul`.
        rest: Days of the week off, Monday 1 to Sunday 7.
        holidays: Other days off.
    """

    seat: Seat
    zone: str = UTC_ZONE
    rest: tuple[int, ...] = (SATURDAY, SUNDAY)
    holidays: tuple[date, ...] = ()

    def is_working(self, day: date) -> bool:
        """Whether the seat works on this day."""
        return day.isoweekday() not in self.rest and day not in self.holidays

    def end_of(self, day: date) -> datetime:
        """Return the moment at which a day is over where the seat is, in UTC.

        The last two days that there are end with time itself, in any zone.
        """
        if day >= date.max - timedelta(days=1):
            return datetime.max.replace(tzinfo=UTC)
        midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(self.zone))
        return midnight.astimezone(UTC)

    def day_of(self, moment: datetime) -> date:
        """Return which day it is where the seat is."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def after_working_days(self, day: date, count: int) -> date:
        """Return the working day that comes `count` working days after a day.

        Example:
            >>> Calendar(Seat("syria"), rest=(5, 6)).after_working_days(date(2023, 5, 10), 3)
            datetime.date(2023, 5, 15)
        """
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day

    def before_working_days(self, day: date, count: int) -> date:
        """Return the working day that comes `count` working days before a day."""
        while count > 0:
            day -= timedelta(days=1)
            count -= self.is_working(day)
        return day


COMMON_CALENDAR = Calendar(MEDIATOR)
"""How days are counted where nobody says otherwise: in UTC, Saturdays and Sundays off."""


def is_zone(name: str) -> bool:
    """Whether the IANA database knows a zone of this name."""
    return name in available_timezones()
