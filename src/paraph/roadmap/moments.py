"""Moments that follow from one another: the earliest at which each can be, and the latest.

Every moment is either so long after another (`Lagged`) or the moment at which enough of others
have come (`Joint`); steps, preconditions, gates and tranches are all made of these two.
"""

import datetime as dt
import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from paraph.roadmap.clock import ONE_DAY, Clock, Moment
from paraph.terms.periods import Duration, Period, PeriodUnit


@dataclass(frozen=True, slots=True)
class MonthStart:
    """The lag to the first day of a later month."""

    months: int


Lag = Duration | MonthStart | None
NO_LAG = Period(0, PeriodUnit.HOURS)
EVEN_UNITS = frozenset({PeriodUnit.HOURS, PeriodUnit.DAYS, PeriodUnit.WEEKS})
"""Of these no two periods of the same count begin at different moments and end at the same."""


@dataclass(frozen=True, slots=True)
class Joint:
    """The moment at which so many of others have come, and not before a given one.

    Attributes:
        of: The others, by number.
        needed: How many of them; more than there are means that it never comes.
        least: The earliest moment that is allowed at all.
    """

    of: tuple[int, ...]
    needed: int
    least: Moment


@dataclass(frozen=True, slots=True)
class Lagged:
    """The moment so long after another; None is no time at all."""

    of: int
    lag: Lag


Rule = Joint | Lagged
Length = Callable[[int, Clock, Moment, Duration], Moment]
"""When a lag with a range ends: the moment that follows, the clock, when it begins, its range."""


def shortest(_: int, clock: Clock, moment: Moment, duration: Duration) -> Moment:
    """Take the shortest length."""
    return lagged(clock, moment, duration.low)


@dataclass(frozen=True)
class Earliest:
    """The earliest moments.

    Attributes:
        rules: How each follows from others, by number.
        times: By number; None where it cannot be dated.
        order: The numbers of those that can, in the order in which they come.
    """

    rules: tuple[Rule, ...]
    clock: Clock
    times: tuple[Moment | None, ...]
    order: tuple[int, ...]

    @cached_property
    def place(self) -> dict[int, int]:
        """The place of each dated moment in that order."""
        return {number: at for at, number in enumerate(self.order)}

    @cached_property
    def needs(self) -> tuple[tuple[int, ...], ...]:
        """What each moment needs, but for what itself follows from nothing: of some, the first."""
        return tuple(
            tuple(each for each in _needed(rule, self) if followed(self.rules[each]))
            for rule in self.rules
        )


def earliest(
    rules: Sequence[Rule],
    clock: Clock,
    *,
    least: Mapping[int, Moment] | None = None,
    fixed: Mapping[int, Moment] | None = None,
    length: Length = shortest,
) -> Earliest:
    """Return the earliest moment of each rule, by letting time run.

    1. Whatever waits for nothing comes at its least moment.
    2. The earliest moment that is left comes next; every other that has now seen enough of those
       that it waits for comes no sooner than this one.

    A moment that waits, one way or another, only for itself never comes; one that needs some of
    several comes with those that come first, even where the others wait for it.

    Args:
        rules: By number.
        clock: Moves moments by the calendar.
        least: Moments that may not come sooner than this, beside what their rules say.
        fixed: Moments that came when they came.
        length: Which length each lag has.

    Source:
        knuth1977 (Dijkstra's algorithm for superior functions); kelley1959 (forward pass).
    """
    run = _Run(rules, clock, least or {}, fixed or {}, length)
    return run.through()


class _Run:
    """One run of time."""

    def __init__(
        self,
        rules: Sequence[Rule],
        clock: Clock,
        least: Mapping[int, Moment],
        fixed: Mapping[int, Moment],
        length: Length,
    ) -> None:
        self._rules, self._clock, self._length = rules, clock, length
        self._least, self._fixed = least, fixed
        self._times: list[Moment | None] = [None] * len(rules)
        self._order: list[int] = []
        self._heap: list[tuple[Moment, int]] = []
        self._missing = [rule.needed if isinstance(rule, Joint) else 1 for rule in rules]
        self._followers: list[list[int]] = [[] for _ in rules]
        for number, rule in enumerate(rules):
            for other in rule.of if isinstance(rule, Joint) else (rule.of,):
                self._followers[other].append(number)

    def through(self) -> Earliest:
        for number, rule in enumerate(self._rules):
            if number in self._fixed:
                heapq.heappush(self._heap, (self._fixed[number], number))
            elif isinstance(rule, Joint) and rule.needed <= 0:
                self._come(number, rule.least)
        while self._heap:
            moment, number = heapq.heappop(self._heap)
            if self._times[number] is None:
                self._times[number] = moment
                self._order.append(number)
                self._tell(number, moment)
        return Earliest(tuple(self._rules), self._clock, tuple(self._times), tuple(self._order))

    def _tell(self, number: int, moment: Moment) -> None:
        """Let those that wait for a moment know that it has come."""
        for follower in self._followers[number]:
            if follower in self._fixed:
                continue
            self._missing[follower] -= 1
            if self._missing[follower] == 0:
                self._follow(follower, moment)

    def _follow(self, number: int, moment: Moment) -> None:
        rule = self._rules[number]
        if isinstance(rule, Joint):
            self._come(number, max(moment, rule.least))
            return
        try:
            self._come(number, self._end(number, moment, rule.lag))
        except OverflowError:
            # The calendar ends before: it never comes, nor does what waits for it.
            return

    def _end(self, number: int, moment: Moment, lag: Lag) -> Moment:
        if isinstance(lag, Duration):
            return self._length(number, self._clock, moment, lag)
        return lagged(self._clock, moment, lag or NO_LAG)

    def _come(self, number: int, moment: Moment) -> None:
        heapq.heappush(self._heap, (max(moment, self._least.get(number, moment)), number))


def lagged(clock: Clock, moment: Moment, lag: Period | MonthStart) -> Moment:
    """Return the moment after a lag.

    Raises:
        OverflowError: The calendar ends before.
    """
    match lag:
        case MonthStart(months):
            return clock.month_after(moment, months)
        case Period(count=0):
            return moment
        case Period():
            return clock.after(moment, lag)
        case _ as never:
            assert_never(never)


def latest_before(clock: Clock, moment: Moment, lag: Period | MonthStart) -> Moment:
    """Return the latest moment from which a lag ends no later than a moment.

    Raises:
        OverflowError: The calendar begins after.
    """
    if isinstance(lag, MonthStart):
        begun = clock.month_after(moment, 0)
        return clock.month_after(begun, 1 - lag.months) - 1
    if not lag.count:
        return moment
    guess = clock.before(moment, lag)
    if lag.unit in EVEN_UNITS and lagged(clock, guess, lag) == moment:
        return guess
    day = _latest_day(clock, clock.day_of(guess), lag, clock.day_of(moment))
    if lag.after(day, clock.calendar) < clock.day_of(moment):
        return clock.end_of(day) - 1
    same_hour = clock.same_hour(moment, day)
    return same_hour - max(0, lagged(clock, same_hour, lag) - moment)


def _latest_day(clock: Clock, guess: dt.date, lag: Period, end: dt.date) -> dt.date:
    """Return the last day from which a lag ends no later than a day, near a guess."""
    while lag.after(guess, clock.calendar) > end:
        guess -= ONE_DAY
    while _is_by(clock, guess + ONE_DAY, lag, end):
        guess += ONE_DAY
    return guess


def _is_by(clock: Clock, day: dt.date, lag: Period, end: dt.date) -> bool:
    try:
        return lag.after(day, clock.calendar) <= end
    except OverflowError:
        return False


def last_before(found: Earliest, number: int, moment: Moment) -> Moment:
    """Return the latest moment at which what a rule needs may come, if it has to be by another."""
    rule = found.rules[number]
    if isinstance(rule, Joint) or rule.lag is None:
        return moment
    lag = rule.lag.low if isinstance(rule.lag, Duration) else rule.lag
    return latest_before(found.clock, moment, lag)


def followed(rule: Rule) -> tuple[int, ...]:
    """Return the moments from which a rule's moment follows."""
    return rule.of if isinstance(rule, Joint) else (rule.of,)


def _needed(rule: Rule, found: Earliest) -> tuple[int, ...]:
    return first_of(rule, found) if isinstance(rule, Joint) else (rule.of,)


def first_of(rule: Joint, found: Earliest) -> tuple[int, ...]:
    """Return those of a rule's moments that are enough, and come first."""
    dated = [other for other in rule.of if other in found.place]
    return tuple(sorted(dated, key=found.place.__getitem__)[: rule.needed])
