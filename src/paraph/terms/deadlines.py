"""When something is due, in every form that agreements use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import assert_never

from paraph.terms.periods import Period
from paraph.terms.preconditions import Happening, Precondition, happenings


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date, with an hour and a zone or to its end.

    Attributes:
        zone: IANA name; None means the roadmap's own zone.
    """

    day: date
    hour: time | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A period after something happens, or before it: `60 days after signature`."""

    period: Period
    origin: Precondition
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Upon:
    """Simultaneous with something that happens, such as a report."""

    origin: Precondition


@dataclass(frozen=True, slots=True)
class MonthAfter:
    """The first day of the month after something happens; of the second month for `months` 2."""

    origin: Precondition
    months: int = 1


@dataclass(frozen=True, slots=True)
class EarlierOf:
    """Whichever comes first; what has no date cannot."""

    parts: tuple["Deadline", ...]


@dataclass(frozen=True, slots=True)
class LaterOf:
    """Whichever comes last; without a date where one part has none."""

    parts: tuple["Deadline", ...]


Deadline = Fixed | Counted | Upon | MonthAfter | EarlierOf | LaterOf


def deadline_happenings(deadline: Deadline | None) -> Iterator[Happening]:
    """Give every happening from which a deadline runs, left to right."""
    match deadline:
        case None | Fixed():
            return
        case Counted(origin=origin) | Upon(origin) | MonthAfter(origin=origin):
            yield from happenings(origin)
        case EarlierOf(parts) | LaterOf(parts):
            for part in parts:
                yield from deadline_happenings(part)
        case _ as never:
            assert_never(never)
