"""Random roadmaps of every form that a case can give, sensible or not."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tests.roadmap.made import day_after, days, expected, ids, value, weeks
from tests.strategies import SUPPOSED

from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.ids import LevelId, StepId
from paraph.terms.periods import Duration, Period, PeriodUnit
from paraph.terms.preconditions import (
    Approved,
    Launched,
    Outside,
    Point,
    Precondition,
    Reached,
    Several,
)
from paraph.terms.steps import (
    Approval,
    ApprovalKind,
    Escrow,
    LeftOpen,
    OutsideEvent,
    Quantity,
    Renewal,
    RenewalKind,
    Step,
    StepPart,
    StepValue,
    Tranches,
)

ZONES = [None, None, "Europe/Brussels", "Asia/Tehran", "America/New_York"]
SHORT = [0, 0, 1, 2, 3, 5, 8]


@dataclass
class Wild:
    """Draws steps.

    Attributes:
        is_daily: Whether all lengths are days and weeks and nothing has an hour.
        has_parallel: Whether steps may have to overlap.
        share: How often each of the rarer forms is drawn.
    """

    random: Random
    most: int = 6
    is_daily: bool = False
    has_parallel: bool = True
    share: float = 0.25

    def __post_init__(self) -> None:
        count = self.random.randint(1, self.most)
        self.names = [f"s{at}" for at in range(count)]

    def steps(self) -> tuple[Step, ...]:
        return tuple(self._step(name) for name in self.names)

    def outside(self) -> tuple[OutsideEvent, ...]:
        first = self.random.randint(-20, 30)
        return (expected("election", first, first + self.random.choice([0, 20])),)

    def values(self) -> tuple[StepValue, ...]:
        tenths = [Fraction(each, 10) for each in range(6)]
        return tuple(
            value(name, party, self.random.choice(tenths), self.random.choice(tenths))
            for name in self.names
            for party in ("ada", "ben", "cyd")
            if self.random.random() < 0.6
        )

    def _is_drawn(self) -> bool:
        return self.random.random() < self.share

    def _period(self) -> Period:
        if self.is_daily:
            return self.random.choice([days(self.random.choice(SHORT)), days(7), weeks(1)])
        units = [PeriodUnit.DAYS, PeriodUnit.DAYS, *PeriodUnit]
        return Period(self.random.choice(SHORT), self.random.choice(units))

    def _duration(self) -> Duration | None:
        low, high = sorted((self._period(), self._period()), key=lambda each: each.least_days)
        return self.random.choice([None, Duration(low, low), Duration(low, high)])

    def _name(self) -> StepId:
        return StepId(self.random.choice([*self.names, *self.names, "gone"]))

    def _happening(self) -> Precondition:
        return self.random.choice(
            [
                Launched(),
                Reached(self._name(), self.random.choice(list(Point))),
                Reached(self._name(), self.random.choice(list(Point))),
                Reached(self._name(), self.random.choice(list(Point)), self.random.randint(1, 2)),
                Approved(LevelId(self.random.choice(["ministers", "leaders"]))),
                Outside(self.random.choice(["election", "peace of mind"])),
            ]
        )

    def _precondition(self, depth: int = 2) -> Precondition:
        if not depth or self.random.random() < 0.6:
            return self._happening()
        parts = tuple(self._precondition(depth - 1) for _ in range(self.random.randint(2, 3)))
        return Several(self.random.randint(1, len(parts)), parts)

    def deadline(self, depth: int = 2) -> Deadline:
        kind = self.random.choice(["fixed", "counted", "counted", "upon", "month", "few"])
        if kind == "few" and depth:
            parts = tuple(self.deadline(depth - 1) for _ in range(2))
            return self.random.choice([EarlierOf, LaterOf])(parts)
        if kind == "counted":
            is_before = self._is_drawn()
            return Counted(self._period(), self._precondition(1), is_before)
        if kind == "upon":
            return Upon(self._precondition(1))
        if kind == "month":
            return MonthAfter(self._precondition(1), self.random.randint(1, 2))
        return self._fixed()

    def _fixed(self) -> Fixed:
        day = day_after(self.random.randint(-5, 60))
        if self.is_daily:
            return Fixed(day)
        hour = self.random.choice([None, dt.time(12), dt.time(2, 30)])
        return Fixed(day, hour, self.random.choice(ZONES))

    def _some(self, most: int = 2) -> tuple[StepId, ...]:
        wanted = self.random.randint(1, most)
        return tuple(dict.fromkeys(self._name() for _ in range(wanted)))

    def _tranches(self) -> Tranches:
        every = self._period() if self._is_drawn() else None
        against = self._name() if self.random.random() < 0.6 else None
        return Tranches(self.random.randint(1, 4), every, against)

    def _left_open(self) -> LeftOpen:
        by = self.deadline() if self._is_drawn() else None
        settled_by = self.random.choice(["", "the commission"])
        return LeftOpen(self.random.choice(list(StepPart)), settled_by, by)

    def _approval(self) -> Approval:
        level = self.random.choice([None, LevelId("ministers"), LevelId("leaders")])
        return Approval(self.random.choice(list(ApprovalKind)), level)

    def _step(self, name: str) -> Step:
        drawn = self._is_drawn
        return Step(
            id=StepId(name),
            name=name,
            deliverable=self.random.choice(["", "a report", "best efforts"]),
            actors=ids(self.random.choice(["", "ada", "ben", "ada ben cyd"])),
            carries_out=None,
            after=self._precondition() if self.random.random() < 0.6 else None,
            duration=self._duration(),
            deadline=self.deadline() if self.random.random() < 0.6 else None,
            verifiers=ids(self.random.choice(["", "ada", "cyd"])),
            source=SUPPOSED,
            quantity=Quantity(Fraction(5), "t") if drawn() else None,
            start_by=self.deadline() if drawn() else None,
            not_before=self.deadline() if drawn() else None,
            renewal=Renewal(RenewalKind.CONSENT, None) if drawn() else None,
            gate=self._precondition() if drawn() else None,
            escrow=Escrow(self._precondition(), ids("dee")) if drawn() else None,
            simultaneous=self._some() if drawn() else (),
            parallel=self._some(1) if self.has_parallel and drawn() else (),
            tranches=self._tranches() if drawn() else None,
            approval=self._approval() if drawn() else None,
            verification=self._duration() if drawn() else None,
            in_return_for=self._some() if drawn() else (),
            left_open=(self._left_open(),) if drawn() else (),
        )


def calm(random: Random) -> Wild:
    """Roadmaps by days, of which no steps have to overlap."""
    return Wild(random, is_daily=True, has_parallel=False)


NOTHING_HAPPENS_AFTER = 160
"""Days. Of calm roadmaps."""
