"""The best order of a small roadmap, by trying every start of every step."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from tests.oracles.schedules import Days, Turn, length
from tests.oracles.slacks import due, limits

from paraph.terms.ids import StepId
from paraph.terms.preconditions import Point, Precondition, Reached, Several
from paraph.terms.steps import Step

Starts = Mapping[StepId, int]
Worths = Mapping[StepId, Sequence[Fraction]]
"""To every party, less cost."""

Point2 = tuple[Fraction, int]


def came(steps: Mapping[StepId, Step], starts: Starts, what: Precondition) -> int:
    match what:
        case Several(needed, parts):
            return sorted(came(steps, starts, part) for part in parts)[needed - 1]
        case Reached(step, point):
            done = starts[step] + length(steps[step].duration)
            verified = done + length(steps[step].verification)
            return {Point.START: starts[step], Point.COMPLETION: done}.get(point, verified)
        case _:
            return 0


def is_allowed(steps: Mapping[StepId, Step], starts: Starts) -> bool:
    """Whether every step starts when it may, together with whom it must, and at its gate."""
    for step in steps.values():
        begun = starts[step.id]
        if step.after is not None and begun < came(steps, starts, step.after):
            return False
        if step.gate is not None and begun != came(steps, starts, step.gate):
            return False
        if any(starts[each] != begun for each in step.simultaneous):
            return False
    return True


def rows(steps: Mapping[StepId, Step], starts: Starts) -> dict[Turn, Days]:
    found: dict[Turn, Days] = {}
    for step in steps.values():
        done = starts[step.id] + length(step.duration)
        tied = {step.id, *step.simultaneous}
        tied |= {each.id for each in steps.values() if step.id in each.simultaneous}
        effect = max(starts[each] + length(steps[each].duration) for each in tied)
        if step.escrow is not None:
            effect = max(effect, came(steps, starts, step.escrow.until))
        verified = done + length(step.verification)
        found[step.id, 1] = Days(starts[step.id], done, verified, effect)
    return found


def exposure(found: Mapping[Turn, Days], worths: Worths) -> Fraction:
    """The most that any party has ever given more than it has received."""
    most = Fraction(0)
    for day in {row.effect or 0 for row in found.values()}:
        done = [step for (step, _), row in found.items() if (row.effect or 0) <= day]
        for party in range(len(next(iter(worths.values())))):
            most = max(most, -sum((worths[step][party] for step in done), Fraction(0)))
    return most


def is_in_time(
    steps: Sequence[Step], found: Mapping[Turn, Days], start: dt.date, kept: Sequence[int]
) -> bool:
    for at, (turn, point, deadline) in enumerate(limits(steps)):
        last = due(found, steps, start, deadline)
        row = found[turn]
        day = row.start if point is Point.START else row.completion
        if at in kept and last is not None and day > last:
            return False
    return True


def orders(
    steps: Sequence[Step], start: dt.date, worths: Worths, earliest: Starts, most: int
) -> Iterator[Point2]:
    """The exposure and the length of every order that is over in time."""
    known = {step.id: step for step in steps}
    first = rows(known, earliest)
    kept = [at for at in range(len(limits(steps))) if is_in_time(steps, first, start, [at])]
    for days in product(*(range(earliest[step.id], most + 1) for step in steps)):
        starts = dict(zip(known, days, strict=True))
        if is_allowed(known, starts):
            found = rows(known, starts)
            if is_in_time(steps, found, start, kept):
                ends = (max(row.verification, row.effect or 0) for row in found.values())
                yield exposure(found, worths), max(ends)
