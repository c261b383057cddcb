"""Roadmap words: steps, and when they are due."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from paraph.terms.conditions import Condition
from paraph.terms.ids import ActorId, StepId
from paraph.terms.sources import Source

MONTHS_A_YEAR = 12


class PeriodUnit(StrEnum):
    """Calendar units of a period."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Period:
    """A length of calendar time, such as 60 days or two months."""

    count: int
    unit: PeriodUnit

    def after(self, day: date) -> date:
        """Return the day this long after `day`; a month ends no later than its last day."""
        match self.unit:
            case PeriodUnit.DAYS:
                return day + timedelta(days=self.count)
            case PeriodUnit.WEEKS:
                return day + timedelta(weeks=self.count)
            case PeriodUnit.MONTHS:
                return _months_after(day, self.count)


def _months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year = day.year + years
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a step must be complete: a date, or a period after the start or after a step.

    Attributes:
        day: The fixed date, or None.
        period: The period, or None.
        anchor: The step whose completion starts the period; None means the roadmap's start.
    """

    day: date | None = None
    period: Period | None = None
    anchor: StepId | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Something an actor is to do.

    Attributes:
        carries_out: The part of a package that brings this step; None when every package does.
        after: Steps that must be complete before this one starts.
        duration: How long it takes; None where nobody said (then it counts as no time at all).
    """

    id: StepId
    name: str
    deliverable: str
    actors: tuple[ActorId, ...]
    carries_out: Condition | None
    after: tuple[StepId, ...]
    duration: Period | None
    deadline: Deadline | None
    verifiers: tuple[ActorId, ...]
    source: Source
