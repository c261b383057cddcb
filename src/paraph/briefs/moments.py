"""Moments in words: in the time zone of whoever set them, and how far away they are."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from paraph.briefs.words import NO_BREAK, agreeing, day, short_day
from paraph.terms.calendars import UTC_ZONE

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MINUTE = timedelta(minutes=1)


def moment(at: datetime, zone: str) -> str:
    """Return a moment as people in a zone read it: `15 May 2023, 18:00 Europe/Moscow (UTC+03:00)`.

    Example:
        >>> from datetime import UTC
        >>> moment(datetime(2023, 5, 15, 15, tzinfo=UTC), "Europe/Moscow").replace(NO_BREAK, " ")
        '15 May 2023, 18:00 Europe/Moscow (UTC+03:00)'
    """
    local = at.astimezone(ZoneInfo(zone or UTC_ZONE))
    return f"{day(local.date())}, {local:%H:%M} {zone_words(at, zone)}"


def short_moment(at: datetime, zone: str) -> str:
    """Return a moment in few signs; the zone is said elsewhere."""
    local = at.astimezone(ZoneInfo(zone or UTC_ZONE))
    return f"{short_day(local.date())}, {local:%H:%M}"


def zone_words(at: datetime, zone: str) -> str:
    """Return a zone with its offset from UTC at a moment: `Europe/Moscow (UTC+03:00)`."""
    if zone in {"", UTC_ZONE}:
        return UTC_ZONE
    offset = at.astimezone(ZoneInfo(zone)).strftime("%z")
    return f"{zone} (UTC{offset[:3]}:{offset[3:5]})"


def away(at: datetime, now: datetime) -> str:
    r"""Return how far a moment lies ahead or behind: `in 3 days`, `2 days ago`, `now`.

    Example:
        >>> from datetime import UTC
        >>> away(datetime(2023, 5, 18, tzinfo=UTC), datetime(2023, 5, 15, tzinfo=UTC))
        'in 3\xa0days'
    """
    length = _length(abs(at - now))
    if not length:
        return "now"
    return f"in {length}" if at > now else f"{length} ago"


def _length(apart: timedelta) -> str:
    """Return a length of time in its largest unit, rounded down; up to two days in hours."""
    for unit, word, least in ((DAY, "day", 2 * DAY), (HOUR, "hour", HOUR)):
        if apart >= least:
            return _counted(apart // unit, word)
    return _counted(apart // MINUTE, "minute") if apart >= MINUTE else ""


def _counted(number: int, unit: str) -> str:
    return f"{number:,}{NO_BREAK}{agreeing(number, unit, f'{unit}s')}"
