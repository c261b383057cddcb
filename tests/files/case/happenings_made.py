"""Preconditions and deadlines of chance, such as a secretary might write."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from random import Random

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
    Happening,
    Launched,
    Outside,
    Point,
    Precondition,
    Reached,
    Several,
)

ODD_STEPS = ("approval", "tranche", "start-up", "entry-into-force", "first", "the", "2", "by", "at")
"""Ids that are words of the grammar elsewhere."""

EVENTS = (
    "IAEA reports",
    'the "Six" meet',
    "funds: free, and (all) of them",
    "it isn’t over",
    "“yes” and 'no'",
    'a « b » "c"',
    "start",
    "2023-05-10",
    "60 days after x # no",
)
ZONES = (None, None, "UTC", "Europe/Brussels", "Turkey", "America/Argentina/Buenos_Aires")


def random_period(random: Random) -> Period:
    """A period of chance."""
    return Period(random.choice([0, 1, 2, 5, 60, 97]), random.choice(list(PeriodUnit)))


def random_duration(random: Random) -> Duration:
    """A duration of chance, exact or not."""
    low = random_period(random)
    return random.choice([Duration(low, low), Duration(low, replace(low, count=low.count + 3))])


def random_happening(
    random: Random,
    steps: Sequence[StepId],
    levels: Sequence[LevelId] = (LevelId("leaders"),),
    tranches: int = 9,
) -> Happening:
    """A happening of chance that names some of the steps and levels."""
    tranche = random.choice([None, None, random.randint(1, tranches)]) if tranches else None
    made: list[Happening] = [Launched(), Outside(random.choice(EVENTS))]
    if levels:
        made.append(Approved(random.choice(levels)))
    if steps:
        point = random.choice(list(Point))
        made += [
            Reached(random.choice(steps)),
            Reached(random.choice(steps), point),
            Reached(random.choice(steps), point, tranche),
        ]
    return random.choice(made)


def random_precondition(
    random: Random,
    steps: Sequence[StepId],
    depth: int = 2,
    levels: Sequence[LevelId] = (LevelId("leaders"),),
    tranches: int = 9,
) -> Precondition:
    """A precondition of chance, of several parts within one another."""
    if not depth or random.random() < 0.4:
        return random_happening(random, steps, levels, tranches)
    parts = tuple(
        random_precondition(random, steps, depth - 1, levels, tranches)
        for _ in range(random.randint(2, 4))
    )
    return Several(random.randint(1, len(parts)), parts)


def random_deadline(
    random: Random,
    steps: Sequence[StepId],
    depth: int = 2,
    levels: Sequence[LevelId] = (LevelId("leaders"),),
    tranches: int = 9,
) -> Deadline:
    """A deadline of chance, of any form."""
    origin = random_precondition(random, steps, 1, levels, tranches)
    zone = random.choice(ZONES)
    hour = random.choice([None, dt.time(), dt.time(12), dt.time(23, 59)])
    made: list[Deadline] = [
        Fixed(dt.date(2023, 5, 10) + dt.timedelta(days=random.randint(0, 900)), hour, zone),
        Counted(random_period(random), origin, random.random() < 0.3),
        Upon(origin),
        MonthAfter(origin, random.choice([1, 1, 2, 5, 12, 13, 21])),
    ]
    if depth and random.random() < 0.4:
        join = random.choice([EarlierOf, LaterOf])
        count = random.randint(2, 3)
        return join(
            tuple(random_deadline(random, steps, depth - 1, levels, tranches) for _ in range(count))
        )
    return random.choice(made)
