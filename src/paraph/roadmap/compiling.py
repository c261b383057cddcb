"""A roadmap as the bare problem of its order: whole numbers for moments and for worths.

The unit of time is a day; it is an hour where a length or a deadline has hours. A month or a year
counts as long as it is from its earliest moment. A deadline that is missed anyhow, even with every
step as early as it can be, is not asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor, lcm

from paraph.roadmap.clock import MINUTES_AN_HOUR, ONE_DAY, Clock, Moment
from paraph.roadmap.exposure import worth_of
from paraph.roadmap.moments import EVEN_UNITS, Joint, Lagged, first_of
from paraph.roadmap.sequence import Change, Enough, Gap, Last, Sequence
from paraph.roadmap.slack import deadlines_of
from paraph.roadmap.timing import Timing, overlaps
from paraph.roadmap.worth import Worths
from paraph.terms.deadlines import Counted, Deadline, EarlierOf, Upon
from paraph.terms.periods import Duration, Period, PeriodUnit
from paraph.terms.preconditions import Approved, Point, Precondition, Reached, Several

FINEST = 10**6
"""Worths are counted in parts of this size where their common denominator is larger."""

HOURS_A_DAY = 24
NO_DAYS = Period(0, PeriodUnit.DAYS)
NEVER = -(10**9)
"""No moment is so long before another."""

Rule = Gap | Enough | Last


@dataclass(frozen=True, slots=True)
class Grid:
    """Whole days, or whole hours, since a roadmap began."""

    clock: Clock
    begin: Moment
    is_daily: bool

    def moment(self, time: int) -> Moment:
        """Return the moment of a whole number of units."""
        if self.is_daily:
            first = self.clock.day_of(self.begin)
            return self.clock.start_of(first + time * ONE_DAY)
        return self.begin + time * MINUTES_AN_HOUR

    def by(self, moment: Moment) -> int:
        """Return the last whole number of units that is not after a moment."""
        if self.is_daily:
            return (self.clock.day_of(moment) - self.clock.day_of(self.begin)).days
        return (moment - self.begin) // MINUTES_AN_HOUR

    def since(self, moment: Moment) -> int:
        """Return the first whole number of units that is not before a moment."""
        return self.by(moment - 1) + 1

    def length(self, first: Moment, last: Moment) -> int:
        """Return the units between two moments, rounded up."""
        if self.is_daily:
            return self.since(last) - self.by(first)
        return -((first - last) // MINUTES_AN_HOUR)


@dataclass(frozen=True, slots=True)
class Compiled:
    """The bare problem, and how to read its answer.

    Attributes:
        place: Which moment of the problem each of the roadmap's is.
        grid: What the problem's whole numbers of time are.
        scale: Units of value in 1 of a party's scale.
        is_rounded: Whether worths were rounded to that unit.
        is_narrowed: Whether some deadline that moves was held where it is at the earliest, a length
            that hangs on its beginning to what it is then, or one of several preconditions was
            chosen; then the best order might be a little better.
    """

    sequence: Sequence
    place: Mapping[int, int]
    grid: Grid
    scale: int
    is_rounded: bool
    is_narrowed: bool


def compiled(timed: Timing, values: Worths, parties: int) -> Compiled:
    """Return the problem of the order in which a roadmap's dated parts can be done."""
    frame = _Frame(timed)
    rules = [rule for moment in frame.place for rule in _rules(frame, moment)]
    rules += _overlaps(frame)
    limits, is_narrowed = _limits(frame)
    rules += [limit for limit in limits if isinstance(limit, Gap)]
    changes, scale, is_rounded = _changes(frame, values)
    sequence = Sequence(
        _bounds(frame, [limit for limit in limits if not isinstance(limit, Gap)]),
        tuple(rule for rule in rules if isinstance(rule, Gap)),
        tuple(rule for rule in rules if isinstance(rule, Enough)),
        tuple(rule for rule in rules if isinstance(rule, Last)),
        changes,
        parties,
    )
    narrowed = is_narrowed or bool(frame.chosen) or any(_is_uneven(frame, at) for at in frame.place)
    return Compiled(sequence, frame.place, frame.grid, scale, is_rounded, narrowed)


class _Frame:
    """The moments of a roadmap as those of a problem, by their places in it."""

    def __init__(self, timed: Timing) -> None:
        self.timed = timed
        self.network = timed.network
        self.grid = _grid(timed)
        self.place = {moment: at for at, moment in enumerate(sorted(timed.found.order))}
        self.constants: dict[int, int] = {}
        self.starts = {part.start for part in timed.network.parts}
        self.gates = {
            part.start: part.gate for part in timed.network.parts if part.gate is not None
        }

    @cached_property
    def chosen(self) -> set[int]:
        """Moments that gates and escrow need to the minute, and that need only some of several."""
        needed = [gate for gate in self.gates.values() if gate is not None]
        needed += [part.effect for part in self.network.parts]
        found: set[int] = set()
        while needed:
            moment = needed.pop()
            rule = self.network.rules[moment]
            if moment in self.timed.owner or not isinstance(rule, Joint):
                continue
            needed += rule.of
            if 0 < rule.needed < len(rule.of):
                found.add(moment)
        return found

    def time(self, moment: int) -> Moment:
        """Return when a dated moment comes at the earliest."""
        found = self.timed.at(moment)
        return self.network.begin if found is None else found

    def constant(self, time: int) -> int:
        """Return the place of a moment that is fixed."""
        return self.constants.setdefault(time, len(self.place) + len(self.constants))


def _grid(timed: Timing) -> Grid:
    """Return days, or hours where something is not at midnight as the roadmap's first day is."""
    clock, begin = timed.network.clock, timed.network.begin
    times = [time for time in timed.found.times if time is not None]
    return Grid(clock, begin, all(clock.is_midnight(time) for time in (begin, *times)))


def _is_uneven(frame: _Frame, moment: int) -> bool:
    """Tell whether a moment follows after a length that hangs on when it begins."""
    rule = frame.network.rules[moment]
    lag = rule.lag if isinstance(rule, Lagged) else None
    if isinstance(lag, Duration):
        return lag.low.unit not in EVEN_UNITS and lag.low.count > 0
    return lag is not None


def _rules(frame: _Frame, moment: int) -> Iterator[Rule]:
    """Give how a moment follows from others."""
    rule, here = frame.network.rules[moment], frame.place[moment]
    if isinstance(rule, Lagged):
        length = frame.grid.length(frame.time(rule.of), frame.time(moment))
        yield Gap(here, frame.place[rule.of], length, is_exact=True)
        return
    dated = tuple(frame.place[each] for each in rule.of if each in frame.place)
    if moment in frame.starts:
        gate = frame.gates.get(moment)
        yield from (Gap(here, each, 0) for each in dated)
        if gate is not None and frame.time(gate) == frame.time(moment):
            yield Gap(here, frame.place[gate], 0, is_exact=True)
    elif dated and rule.needed == len(rule.of):
        yield Last(here, (*dated, *_later_than_begin(frame, rule)))
    elif dated and moment in frame.chosen:
        yield Last(here, tuple(frame.place[each] for each in first_of(rule, frame.timed.found)))
    elif dated:
        yield Enough(here, dated, rule.needed)


def _overlaps(frame: _Frame) -> Iterator[Gap]:
    """Give that of each pair in parallel the first is not complete before the second starts."""
    for pair in overlaps(frame.network):
        first, second = (frame.network.parts[number] for number in pair)
        are_dated = first.completion in frame.place and second.start in frame.place
        if pair not in frame.timed.unmet and are_dated:
            yield Gap(frame.place[first.completion], frame.place[second.start], 0)


def _later_than_begin(frame: _Frame, rule: Joint) -> Iterator[int]:
    """Give the moment before which a rule allows nothing, where that is not the beginning."""
    least = frame.grid.since(rule.least)
    if least > 0:
        yield frame.constant(least)


def _bounds(frame: _Frame, limits: list[tuple[int, int]]) -> tuple[tuple[int, int | None], ...]:
    """Return the first and last time of each moment."""
    bounds: list[tuple[int, int | None]] = []
    for moment in frame.place:
        rule = frame.network.rules[moment]
        low = max(0, frame.grid.since(rule.least)) if isinstance(rule, Joint) else 0
        is_fixed = isinstance(rule, Joint) and not rule.of and moment not in frame.starts
        bounds.append((low, low if is_fixed else None))
    bounds += [(time, time) for time in frame.constants]
    for place, last in limits:
        low, high = bounds[place]
        bounds[place] = (low, last if high is None else min(high, last))
    return tuple(bounds)


def _limits(frame: _Frame) -> tuple[list[Gap | tuple[int, int]], bool]:
    """Return what the deadlines ask, and whether that is narrower than they say."""
    limits: list[Gap | tuple[int, int]] = []
    is_narrowed = False
    for moment, deadline in deadlines_of(frame.network):
        due = frame.timed.due(deadline)
        if moment in frame.place and due is not None and frame.time(moment) <= due.moment:
            found, narrows = _limit(frame, moment, deadline)
            limits += found
            is_narrowed = is_narrowed or narrows
    return limits, is_narrowed


def _limit(
    frame: _Frame, moment: int, deadline: Deadline
) -> tuple[list[Gap | tuple[int, int]], bool]:
    """Return what a deadline asks of a moment: a last time, or a longest gap after another."""
    due = frame.timed.due(deadline)
    if due is None:
        return [], False
    if isinstance(deadline, EarlierOf) and due.moves:
        each = [_limit(frame, moment, part) for part in deadline.parts]
        return [limit for limits, _ in each for limit in limits], any(odd for _, odd in each)
    counted = Counted(NO_DAYS, deadline.origin) if isinstance(deadline, Upon) else deadline
    origin = _origin(frame, counted.origin) if isinstance(counted, Counted) else None
    if due.moves and origin is not None and isinstance(counted, Counted):
        length, narrows = _longest(frame, counted, due.moment, frame.time(origin))
        if frame.grid.length(frame.time(origin), frame.time(moment)) <= length:
            return [Gap(frame.place[origin], frame.place[moment], -length)], narrows
    return [(frame.place[moment], frame.grid.by(due.moment))], due.moves


def _longest(frame: _Frame, deadline: Counted, due: Moment, origin: Moment) -> tuple[int, bool]:
    """Return how long after its origin a deadline falls at the least, wherever that moves.

    Returns:
        Also whether it can be longer.
    """
    unit, is_daily = deadline.period.unit, frame.grid.is_daily
    if unit is PeriodUnit.HOURS:
        return (due - origin) // MINUTES_AN_HOUR, False
    if is_daily and unit in EVEN_UNITS:
        return frame.grid.by(due) - frame.grid.by(origin), False
    if deadline.is_before:
        return NEVER, True
    days = floor(deadline.period.least_days)
    return days if is_daily else days * HOURS_A_DAY, True


def _origin(frame: _Frame, origin: Precondition) -> int | None:
    """Return the one moment from which a deadline runs; None where it is not a single one."""
    moments = _moments(frame, origin)
    dated = [moment for moment in moments if moment in frame.place]
    return dated[0] if len(dated) == len(moments) == 1 else None


def _moments(frame: _Frame, origin: Precondition) -> list[int]:
    """Return the moments that a precondition names."""
    network = frame.network
    match origin:
        case Several(parts=parts):
            return [moment for part in parts for moment in _moments(frame, part)]
        case Reached(step, point, tranche):
            own = network.of_step.get(step, ())
            first_or_last = own[:1] if point is Point.START else own[-1:]
            chosen = first_or_last if tranche is None else own[tranche - 1 : tranche]
            return [network.parts[each].at(point) for each in chosen]
        case Approved(level):
            return [network.parts[each].completion for each in network.of_level.get(level, ())]
        case _:
            return []


def _changes(frame: _Frame, values: Worths) -> tuple[tuple[Change, ...], int, bool]:
    """Return what happens to exposure, in whole units of value, with how many make 1."""
    rows = [
        (part.counted, [-worth.point for worth in worth_of(part, values)])
        for part in frame.network.parts
        if part.counted in frame.place
    ]
    scale = lcm(*(each.denominator for _, row in rows for each in row))
    is_rounded = scale > FINEST
    scale = FINEST if is_rounded else scale
    changes = (
        Change(frame.place[effect], tuple(_whole(each, scale) for each in row))
        for effect, row in rows
        if any(row)
    )
    return tuple(changes), scale, is_rounded


def _whole(number: Fraction, scale: int) -> int:
    return round(number * scale)
