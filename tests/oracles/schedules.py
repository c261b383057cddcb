"""Circles of steps by definition, and earliest days by living through every day."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.ids import StepId
from paraph.terms.periods import Duration, Period
from paraph.terms.preconditions import (
    Approved,
    Launched,
    Outside,
    Point,
    Precondition,
    Reached,
    Several,
)
from paraph.terms.steps import Step

Turn = tuple[StepId, int]
"""A step and which of its tranches, from 1."""

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """When a part is what, in days from the first; None if never by the last day lived through."""

    start: int
    completion: int
    verification: int
    effect: int | None


def length(duration: Duration | None) -> int:
    return 0 if duration is None else in_days(duration.low)


def in_days(period: Period) -> int:
    """How many days a period has that is always as long."""
    first = dt.date(2023, 6, 15)
    return (period.after(first) - first).days


@dataclass
class Life:
    """A roadmap, day by day, in UTC and by days: whatever may start starts.

    Attributes:
        not_sooner: First days on which some parts may start, beside what the steps say.
    """

    steps: Sequence[Step]
    start: dt.date
    expected: Mapping[str, dt.date]
    not_sooner: Mapping[Turn, int] = field(default_factory=dict)
    starts: dict[Turn, int] = field(default_factory=dict)
    seen: dict[Precondition, int] = field(default_factory=dict)
    today: int = 0

    def __post_init__(self) -> None:
        self.known = {step.id: step for step in self.steps}
        self.groups = {step.id: self._group(step) for step in self.steps}
        self.watched = [each for step in self.steps for each in watched_by(step)]

    def through(self, days: int) -> dict[Turn, Days]:
        """What has come by the end of so many days."""
        self.today = 0
        while self.today <= days:
            while self._someone_starts() or self._something_is_seen():
                pass
            self.today += 1
        self.today = days
        return {turn: self._days(turn) for turn in self.starts}

    def _days(self, turn: Turn) -> Days:
        begun = self.starts[turn]
        done = self._completion(turn)
        return Days(
            begun, done, done + length(self.known[turn[0]].verification), self._effect(turn)
        )

    def _completion(self, turn: Turn) -> int:
        return self.starts[turn] + length(self.known[turn[0]].duration)

    def _effect(self, turn: Turn) -> int | None:
        step = self.known[turn[0]]
        mates = [(each.id, turn[1]) for each in self.groups[step.id] if turn[1] <= count_of(each)]
        needed = [self._completion(mate) for mate in mates]
        if step.escrow is not None:
            if step.escrow.until not in self.seen:
                return None
            needed.append(self.seen[step.escrow.until])
        return max(needed)

    def _someone_starts(self) -> bool:
        new = [turn for turn in self._turns() if turn not in self.starts and self._may_start(turn)]
        self.starts |= dict.fromkeys(new, self.today)
        return bool(new)

    def _something_is_seen(self) -> bool:
        new = [each for each in self.watched if each not in self.seen and self._has_come(each)]
        self.seen |= dict.fromkeys(new, self.today)
        return bool(new)

    def _turns(self) -> Iterator[Turn]:
        for step in self.steps:
            for tranche in range(1, count_of(step) + 1):
                yield step.id, tranche

    def _group(self, step: Step) -> list[Step]:
        """All that start with a step, itself among them."""
        group = [step]
        while new := [
            each
            for each in self.steps
            if each not in group
            and any(each.id in mate.simultaneous or mate.id in each.simultaneous for mate in group)
        ]:
            group += new
        return group

    def _may_start(self, turn: Turn) -> bool:
        mates = [each for each in self.groups[turn[0]] if turn[1] <= count_of(each)]
        return all(self._is_free(mate, turn[1]) for mate in mates)

    def _is_free(self, step: Step, tranche: int) -> bool:
        if self.today < self.not_sooner.get((step.id, tranche), 0):
            return False
        if tranche > 1:
            return self._is_next(step, tranche) and self._is_answered(step, tranche)
        bounds = step.not_before is None or self._is_past(step.not_before)
        waits = [each for each in (step.after, step.gate) if each is not None]
        return bounds and all(map(self._has_come, waits)) and self._is_answered(step, tranche)

    def _is_next(self, step: Step, tranche: int) -> bool:
        before = step.id, tranche - 1
        if before not in self.starts or self._completion(before) > self.today:
            return False
        every = step.tranches.every if step.tranches else None
        return every is None or self.starts[before] + in_days(every) <= self.today

    def _is_answered(self, step: Step, tranche: int) -> bool:
        """Whether so large a share of the other side's tranches is verified as is asked."""
        against = step.tranches.against if step.tranches else None
        if against is None or against not in self.known:
            return True
        other = self.known[against]
        here, there = count_of(step), count_of(other)
        shares = [Fraction(each, there) for each in range(1, there + 1)]
        is_mutual = other.tranches is not None and other.tranches.against == step.id
        leads = is_mutual and self.steps.index(step) < self.steps.index(other)
        if leads:
            asked = [share for share in shares if share <= Fraction(tranche - 1, here)]
        else:
            enough = next(at for at, share in enumerate(shares) if share >= Fraction(tranche, here))
            asked = shares[: enough + 1]
        return all(
            self._is_reached((against, at + 1), Point.VERIFICATION) for at in range(len(asked))
        )

    def _is_reached(self, turn: Turn, point: Point) -> bool:
        if turn not in self.starts:
            return False
        days = self._days_without_effect(turn)
        return days[list(Point).index(point)] <= self.today

    def _days_without_effect(self, turn: Turn) -> tuple[int, int, int]:
        done = self._completion(turn)
        return self.starts[turn], done, done + length(self.known[turn[0]].verification)

    def _is_undated(self, part: Precondition) -> bool:
        """Nobody counts on an event without a date where others are enough."""
        return isinstance(part, Outside) and part.words not in self.expected

    def _has_come(self, precondition: Precondition) -> bool:
        match precondition:
            case Launched():
                return True
            case Several(needed, parts):
                sure = [each for each in parts if not self._is_undated(each)]
                counted = sure if needed < len(parts) and len(sure) >= needed else parts
                return sum(map(self._has_come, counted)) >= needed
            case Outside(words):
                return self._day() >= self.expected.get(words, dt.date.min)
            case Approved(level):
                own = [
                    each for each in self.steps if each.approval and each.approval.level == level
                ]
                return all(self._has_come(Reached(each.id)) for each in own)
            case Reached(step, point, tranche):
                if step not in self.known:
                    return True
                count = count_of(self.known[step])
                which = 1 if point is Point.START else count
                which = which if tranche is None else min(tranche, count)
                return self._is_reached((step, which), point)

    def _day(self) -> dt.date:
        return self.start + self.today * ONE_DAY

    def _is_past(self, bound: Deadline) -> bool:
        match bound:
            case Fixed(day):
                return self._day() >= day
            case Counted(period, origin, is_before):
                lag = 0 if is_before else in_days(period)
                return origin in self.seen and self.seen[origin] + lag <= self.today
            case Upon(origin):
                return self._has_come(origin)
            case MonthAfter(origin, months):
                return origin in self.seen and self._months_since(self.seen[origin]) >= months
            case EarlierOf(parts):
                return any(map(self._is_past, parts))
            case LaterOf(parts):
                return all(map(self._is_past, parts))

    def _months_since(self, day: int) -> int:
        then, now = self.start + day * ONE_DAY, self._day()
        return 12 * (now.year - then.year) + now.month - then.month


def count_of(step: Step) -> int:
    return step.tranches.count if step.tranches else 1


def watched_by(step: Step) -> Iterator[Precondition]:
    """The preconditions of which it matters since when they hold."""
    if step.escrow is not None:
        yield step.escrow.until
    if step.not_before is not None:
        yield from origins(step.not_before)


def origins(deadline: Deadline) -> Iterator[Precondition]:
    match deadline:
        case Counted(origin=origin) | MonthAfter(origin=origin):
            yield origin
        case EarlierOf(parts) | LaterOf(parts):
            for part in parts:
                yield from origins(part)
        case _:
            return


def live(
    steps: Sequence[Step],
    start: dt.date,
    expected: Mapping[str, dt.date],
    not_sooner: Mapping[Turn, int] | None = None,
    *,
    days: int,
) -> dict[Turn, Days]:
    """What comes on which day, of all that comes within so many."""
    return Life(steps, start, expected, not_sooner or {}).through(days)


def reaches(waits: Mapping[StepId, Sequence[StepId]], one: StepId, other: StepId) -> bool:
    """Whether a step waits for another, directly or not, by trying every path."""

    def from_here(step: StepId, path: frozenset[StepId]) -> bool:
        return any(
            each == other or (each not in path and from_here(each, path | {each}))
            for each in waits[step]
        )

    return from_here(one, frozenset({one}))


def groups(waits: Mapping[StepId, Sequence[StepId]]) -> set[frozenset[StepId]]:
    """The sets of steps that wait for one another."""
    return {
        frozenset(
            other
            for other in waits
            if other == step or (reaches(waits, step, other) and reaches(waits, other, step))
        )
        for step in waits
        if reaches(waits, step, step)
    }


def shortest_circle(waits: Mapping[StepId, Sequence[StepId]], step: StepId) -> int:
    """How many steps the shortest circle through a step has, by trying every path."""

    def lengths(here: StepId, path: tuple[StepId, ...]) -> list[int]:
        found = [len(path)] if step in waits[here] else []
        for each in waits[here]:
            if each not in path:
                found += lengths(each, (*path, each))
        return found

    return min(lengths(step, (step,)))
