"""When a deadline falls, once the moments from which it runs are known."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from paraph.roadmap.clock import Moment
from paraph.roadmap.network import Network
from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.periods import PeriodUnit
from paraph.terms.preconditions import (
    Approved,
    Launched,
    Outside,
    Point,
    Precondition,
    Reached,
    Several,
    happenings,
)

Times = Sequence[Moment | None]


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due.

    Attributes:
        moment: The last minute that is in time.
        day: The last day on which it can be.
        hour: By which hour of that day; None for its end.
        zone: The zone of the hour; None for the roadmap's own.
        moves: Whether it runs from a step, which can move.
    """

    moment: Moment
    day: dt.date
    hour: dt.time | None = None
    zone: str | None = None
    moves: bool = False


def due_of(network: Network, times: Times, deadline: Deadline) -> Due | None:
    """Return when a deadline falls; None where nothing that it runs from has a date.

    A period in days or longer ends with the last hour of its last day; one in hours, with the hour.

    Args:
        network: The roadmap.
        times: The moments of the roadmap, by number; None for those without a date.
        deadline: What is to be dated.
    """
    try:
        return _due(network, times, deadline)
    except OverflowError:
        return None


def _due(network: Network, times: Times, deadline: Deadline) -> Due | None:
    match deadline:
        case Fixed(day, hour, zone):
            if hour is None:
                return _day_end(network, day, zone)
            return Due(network.clock.at(day, hour, zone), day, hour, zone)
        case Counted() | Upon() | MonthAfter():
            return _running(network, times, deadline)
        case EarlierOf(parts):
            dues = [due for part in parts if (due := due_of(network, times, part)) is not None]
            return _one_of(min(dues, key=_moment, default=None), dues)
        case LaterOf(parts):
            found = [due_of(network, times, part) for part in parts]
            dues = [due for due in found if due is not None]
            is_known = len(dues) == len(found)
            return _one_of(max(dues, key=_moment, default=None), dues) if is_known else None
        case _ as never:
            assert_never(never)


def _moment(due: Due) -> Moment:
    return due.moment


def _one_of(chosen: Due | None, dues: Sequence[Due]) -> Due | None:
    return chosen and replace(chosen, moves=any(due.moves for due in dues))


def _day_end(network: Network, day: dt.date, zone: str | None = None) -> Due:
    if zone is None:
        return Due(network.clock.end_of(day) - 1, day)
    midnight = network.clock.at(day + dt.timedelta(days=1), dt.time(), zone)
    return Due(midnight - 1, day, None, zone)


def _running(network: Network, times: Times, deadline: Counted | Upon | MonthAfter) -> Due | None:
    """Return when a deadline falls that runs from something."""
    origin = fulfilled(network, times, deadline.origin)
    if origin is None:
        return None
    clock = network.clock
    moves = any(isinstance(each, Reached | Approved) for each in happenings(deadline.origin))
    match deadline:
        case Counted(period, _, is_before):
            moment = clock.before(origin, period) if is_before else clock.after(origin, period)
            if period.unit is PeriodUnit.HOURS:
                here = clock.local(moment)
                return Due(moment, here.date(), here.time(), None, moves)
        case Upon():
            moment = origin
        case MonthAfter(_, months):
            moment = clock.month_after(origin, months)
    return replace(_day_end(network, clock.day_of(moment)), moves=moves)


def fulfilled(network: Network, times: Times, precondition: Precondition) -> Moment | None:
    """Return when a precondition is fulfilled; None where it has no date.

    What names nothing on the roadmap has none, here where a deadline would run from it.
    """
    match precondition:
        case Several(needed, parts):
            found = [fulfilled(network, times, part) for part in parts]
            dated = sorted(each for each in found if each is not None)
            return [network.begin, *dated][needed] if len(dated) >= needed else None
        case Launched():
            return network.begin
        case Outside(words):
            return _outside(network, times, words)
        case Approved(level):
            approvals = network.of_level.get(level, ())
            return _last(times, (network.parts[each].completion for each in approvals))
        case Reached(step, point, tranche):
            own = network.of_step.get(step, ())
            chosen = own if tranche is None else own[tranche - 1 : tranche]
            chosen = chosen[:1] if point is Point.START else chosen
            return _last(times, (network.parts[each].at(point) for each in chosen))
        case _ as never:
            assert_never(never)


def _outside(network: Network, times: Times, words: str) -> Moment | None:
    """Return when an event outside the roadmap is expected, which may be before that begins."""
    if words not in network.expected:
        return None
    moment = times[network.outside[words]]
    return network.expected[words] if moment == network.begin else moment


def _last(times: Times, moments: Iterable[int]) -> Moment | None:
    """Return the last of some moments; None where one has no date, or there are none."""
    found = [times[each] for each in moments]
    dated = [each for each in found if each is not None]
    return max(dated) if dated and len(dated) == len(found) else None
