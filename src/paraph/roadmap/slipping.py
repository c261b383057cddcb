"""What slips if a step slips."""

import datetime as dt
from dataclasses import dataclass

from paraph.roadmap.finding import Scheduled, scheduled
from paraph.roadmap.timing import Timing, timing
from paraph.terms.ids import StepId
from paraph.terms.periods import Period, PeriodUnit


@dataclass(frozen=True, slots=True)
class Slip:
    """A part that comes later.

    Attributes:
        days: By how many days its completion does.
        is_missed: Whether its deadline was kept before and is missed now.
    """

    before: Scheduled
    after: Scheduled
    days: int
    is_missed: bool


@dataclass(frozen=True, slots=True)
class SlipFinding:
    """What follows if a step is complete some days later.

    Attributes:
        slips: Every part that comes later, the step itself first.
        end: The day on which the roadmap is complete then.
    """

    step: StepId
    days: int
    slips: tuple[Slip, ...]
    end_before: dt.date
    end: dt.date


def slipped(timed: Timing, step: StepId, days: int) -> SlipFinding:
    """Return what comes later if a step is complete so many days later than it can be.

    Args:
        timed: The earliest moments.
        step: One of the roadmap's; of one in tranches, every tranche slips.
        days: How many.

    Raises:
        KeyError: The step is not on the roadmap.
        OverflowError: The calendar ends before.
    """
    parts = [timed.network.parts[number] for number in timed.network.of_step[step]]
    clock, length = timed.network.clock, Period(days, PeriodUnit.DAYS)
    least = {
        part.completion: clock.after(moment, length)
        for part in parts
        if (moment := timed.at(part.completion)) is not None
    }
    before = {(each.step.id, each.tranche): each for each in scheduled(timed)}
    after = scheduled(timing(timed.network, least=least))
    slips = [_slip(before[each.step.id, each.tranche], each) for each in after]
    moved = sorted((each for each in slips if each.days), key=lambda each: each.after.end)
    moved.sort(key=lambda each: each.after.step.id != step)
    end_before = max((each.end for each in before.values()), default=None)
    end = max((each.end for each in after), default=None)
    begin = clock.day_of(timed.network.begin)
    return SlipFinding(step, days, tuple(moved), end_before or begin, end or begin)


def _slip(before: Scheduled, after: Scheduled) -> Slip:
    days = (after.end - before.end).days
    return Slip(before, after, days, after.is_late and not before.is_late)
