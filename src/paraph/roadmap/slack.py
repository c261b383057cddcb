"""The latest moments of a roadmap: how far each part can slip by itself."""

import heapq
from collections.abc import Iterator

from paraph.roadmap.clock import LAST, Moment
from paraph.roadmap.due import Due, fulfilled
from paraph.roadmap.moments import (
    Earliest,
    MonthStart,
    last_before,
    latest_before,
)
from paraph.roadmap.network import Network
from paraph.roadmap.timing import Timing, ends_of
from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.preconditions import Approved, Happening, Point, Reached, happenings

Limits = dict[int, Moment]
Holds = tuple[tuple[int, Moment], ...]
"""Until when each of some moments may come without a deadline that runs from it moving."""


def latest(timed: Timing) -> Limits:
    """Return the latest moments of all dated parts, by number.

    Later than this, a deadline would be missed that can be kept, all other steps being as early as
    they can be. A deadline that runs from a step moves with it: it does not hold those that put off
    that step before they put off what is due. A deadline that is missed anyhow holds its step to
    its earliest moments. What no deadline bounds, directly or through what waits for it, is bounded
    by the earliest end of the roadmap. Of several preconditions of which some are enough, those are
    held to that come first.

    Source:
        kelley1959 (backward pass); that a deadline may move with what puts it off is ours.
    """
    times: Limits = {}
    moving: dict[Holds, Limits] = {}
    for moment, due, holds in _limits(timed):
        group = moving.setdefault(holds, {})
        group[moment] = min(due, group.get(moment, due))
    for holds, limits in moving.items():
        _lower(times, _bound(timed.found, limits, dict(holds)))
    dated = [part for part in timed.network.parts if timed.is_dated(part)]
    free = [part for part in dated if part.start not in times]
    ends = {each: timed.end for part in free for each in ends_of(part)}
    _lower(times, _bound(timed.found, ends, {}))
    return {part.completion: LAST for part in dated} | times


def _lower(times: Limits, more: Limits) -> None:
    for number, moment in more.items():
        times[number] = min(moment, times.get(number, moment))


def _limits(timed: Timing) -> Iterator[tuple[int, Moment, Holds]]:
    """Give every moment with a deadline, until when it may come, and what moves the deadline."""
    for moment, deadline in deadlines_of(timed.network):
        time, due = timed.at(moment), timed.due(deadline)
        if time is None or due is None:
            continue
        if time > due.moment:
            yield moment, time, ()
        else:
            for each, when in _each(timed, deadline):
                yield moment, when.moment, tuple(sorted(_holds(timed, each, when.moment).items()))


def _each(timed: Timing, deadline: Deadline) -> Iterator[tuple[Deadline, Due]]:
    """Give the deadlines that all have to be kept where a deadline is the earlier of several."""
    due = timed.due(deadline)
    if due is not None and isinstance(deadline, EarlierOf):
        for part in deadline.parts:
            yield from _each(timed, part)
    elif due is not None:
        yield deadline, due


def _holds(timed: Timing, deadline: Deadline, due: Moment) -> Limits:
    """Return until when what a deadline runs from may come, if the deadline is not to move."""
    clock = timed.network.clock
    match deadline:
        case Fixed():
            return {}
        case LaterOf(parts) | EarlierOf(parts):
            found: Limits = {}
            for part in parts:
                _lower(found, _holds(timed, part, due))
            return found
        case Counted(period, origin, is_before):
            last = clock.after(due, period) if is_before else latest_before(clock, due, period)
        case Upon(origin):
            last = due
        case MonthAfter(origin, months):
            last = latest_before(clock, due, MonthStart(months))
    came = fulfilled(timed.network, timed.found.times, origin)
    last = last if came is None else max(came, last)
    own = (each for one in happenings(origin) for each in _moments(timed.network, one))
    return {each: last for each in own if (at := timed.at(each)) is not None and at <= last}


def _moments(network: Network, happening: Happening) -> Iterator[int]:
    """Give the moments of steps that a happening is made of."""
    match happening:
        case Reached(step, point, tranche):
            own = network.of_step.get(step, ())
            chosen = own if tranche is None else own[tranche - 1 : tranche]
            chosen = chosen[:1] if point is Point.START else chosen
            yield from (network.parts[each].at(point) for each in chosen)
        case Approved(level):
            own = network.of_level.get(level, ())
            yield from (network.parts[each].completion for each in own)
        case _:
            return


def _bound(found: Earliest, limits: Limits, holds: Limits) -> Limits:
    """Return the latest moments that deadlines allow which run from moments held for a while.

    Going back from both, what would put off the one before it puts off the other is not bound: the
    deadline has moved by then.
    """
    latest: Limits = {}
    bound, held = dict(limits), dict(holds)
    left = [-found.place[number] for number in {*bound, *held}]
    heapq.heapify(left)
    while left and bound:
        number = found.order[-heapq.heappop(left)]
        limit, hold = bound.pop(number, None), held.pop(number, None)
        if limit is not None and (hold is None or limit < hold):
            latest[number] = limit
            _go_back(found, number, limit, bound, left)
        if hold is not None:
            _go_back(found, number, hold, held, left)
    return latest


def _go_back(found: Earliest, number: int, moment: Moment, times: Limits, left: list[int]) -> None:
    """Bring what a moment needs down to when it may come, and note what is new for its turn."""
    last = last_before(found, number, moment)
    for other in found.needs[number]:
        if other not in times:
            times[other] = last
            heapq.heappush(left, -found.place[other])
        elif last < times[other]:
            times[other] = last


def deadlines_of(network: Network) -> Iterator[tuple[int, Deadline]]:
    """Give every deadline with the moment that it limits: a start, or a completion."""
    for own in network.of_step.values():
        first, last = network.parts[own[0]], network.parts[own[-1]]
        if first.step.start_by is not None:
            yield first.start, first.step.start_by
        if last.step.deadline is not None:
            yield last.completion, last.step.deadline
