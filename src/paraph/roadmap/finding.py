"""The steps that a package entails: their order, their dates, and what is wrong with them."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from paraph.roadmap.circles import circles, settled_order
from paraph.terms.agenda import Package
from paraph.terms.conditions import holds
from paraph.terms.ids import ActorId, StepId
from paraph.terms.steps import Deadline, Period, Step


class FaultKind(StrEnum):
    """What can be wrong with a step."""

    NO_ACTOR = "no actor"
    NO_DEADLINE = "no deadline"
    NO_VERIFIER = "no verifier"
    OWN_VERIFIER = "verified by its actor"
    CIRCULAR = "circular preconditions"
    ABSENT = "waits for an absent step"
    ABSENT_ANCHOR = "deadline runs from an absent step"
    TOO_LATE = "deadline before it can be met"
    UNDATED = "cannot be dated"


@dataclass(frozen=True, slots=True)
class StepFault:
    """One thing that is wrong.

    Attributes:
        steps: The step. For a circle all its steps, each waiting for the next and the last for
            the first. After a step that waits for an absent one, the absent one. After a late
            step those that force its date, each by the one after it, up to the nearest that is
            late itself (whose own fault goes on from there).
    """

    kind: FaultKind
    steps: tuple[StepId, ...]


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A step with its earliest dates.

    Attributes:
        start: The first day on which everything it waits for is complete.
        end: The day on which it is complete at the earliest.
        due: The day of its deadline; None where it has none, or none that can be dated.
        binding: Of the steps it waits for, those complete last; nothing where it waits for none.
    """

    step: Step
    start: dt.date
    end: dt.date
    due: dt.date | None
    binding: tuple[StepId, ...]

    @property
    def is_late(self) -> bool:
        """Whether its deadline falls before its earliest end."""
        return self.due is not None and self.end > self.due


@dataclass(frozen=True, slots=True)
class RoadmapFinding:
    """The roadmap of one package.

    Attributes:
        package: None where the roadmap is that of every step the case has.
        steps: Every step entailed, as the case gives them.
        scheduled: Those that can be dated, by earliest start, then end, then the case's order.
        left_out: Steps of the case that the package does not bring.
    """

    package: Package | None
    start: dt.date
    steps: tuple[Step, ...]
    scheduled: tuple[Scheduled, ...]
    faults: tuple[StepFault, ...]
    left_out: tuple[StepId, ...]

    @property
    def end(self) -> dt.date:
        """The day on which the last dated step is complete."""
        return max((each.end for each in self.scheduled), default=self.start)


def entailed(steps: Sequence[Step], package: Package | None) -> tuple[Step, ...]:
    """Return the steps that a package brings; all steps for no package."""
    if package is None:
        return tuple(steps)
    return tuple(
        step
        for step in steps
        if step.carries_out is None or holds(step.carries_out, package.__getitem__)
    )


def roadmap_finding(
    steps: Sequence[Step], package: Package | None, start: dt.date
) -> RoadmapFinding:
    """Return the roadmap of a package: earliest dates by propagation, and every fault.

    A step that waits for an absent one is dated as if it did not. A step cannot be dated when it
    waits for a circle, or would be complete after the last day of the calendar, or waits for one
    that would.

    Source:
        kelley1959 (critical-path method, forward pass).
    """
    chosen = entailed(steps, package)
    present = {step.id for step in chosen}
    waits = {
        step.id: tuple(each for each in dict.fromkeys(step.after) if each in present)
        for step in chosen
    }
    dated = _dated(chosen, waits, start)
    place = {step.id: at for at, step in enumerate(chosen)}
    scheduled = sorted(dated.values(), key=lambda each: (each.start, each.end, place[each.step.id]))
    return RoadmapFinding(
        package=package,
        start=start,
        steps=chosen,
        scheduled=tuple(scheduled),
        faults=tuple(_faults(chosen, present, waits, dated)),
        left_out=tuple(step.id for step in steps if step.id not in present),
    )


def _dated(
    steps: Sequence[Step], waits: dict[StepId, tuple[StepId, ...]], start: dt.date
) -> dict[StepId, Scheduled]:
    """Return the earliest dates of every step that can be dated."""
    known = {step.id: step for step in steps}
    ends: dict[StepId, dt.date] = {}
    starts: dict[StepId, dt.date] = {}
    for step_id in settled_order(waits):
        if all(each in ends for each in waits[step_id]):
            begins = max((ends[each] for each in waits[step_id]), default=start)
            end = _after(known[step_id].duration, begins)
            if end is not None:
                starts[step_id], ends[step_id] = begins, end
    return {
        step_id: Scheduled(
            step=known[step_id],
            start=begins,
            end=ends[step_id],
            due=_due(known[step_id].deadline, start, ends),
            binding=tuple(each for each in waits[step_id] if ends[each] == begins),
        )
        for step_id, begins in starts.items()
    }


def _after(period: Period | None, day: dt.date) -> dt.date | None:
    """Return the day a period after another; None where the calendar has no such day."""
    try:
        return day if period is None else period.after(day)
    except (OverflowError, ValueError):
        return None


def _due(deadline: Deadline | None, start: dt.date, ends: dict[StepId, dt.date]) -> dt.date | None:
    """Return the day of a deadline; None where it runs from a step without dates."""
    if deadline is None or deadline.period is None:
        return deadline.day if deadline else None
    runs_from = start if deadline.anchor is None else ends.get(deadline.anchor)
    return None if runs_from is None else _after(deadline.period, runs_from)


def _faults(
    steps: Sequence[Step],
    present: set[StepId],
    waits: dict[StepId, tuple[StepId, ...]],
    dated: dict[StepId, Scheduled],
) -> Iterator[StepFault]:
    """Give everything that is wrong: circles first, then step by step."""
    found = circles(waits)
    for circle in found:
        yield StepFault(FaultKind.CIRCULAR, circle)
    in_circles = {step for circle in found for step in circle}
    for step in steps:
        yield from _gaps(step)
        for each in dict.fromkeys(step.after):
            if each not in present:
                yield StepFault(FaultKind.ABSENT, (step.id, each))
        anchor = step.deadline.anchor if step.deadline else None
        if anchor is not None and anchor not in present:
            yield StepFault(FaultKind.ABSENT_ANCHOR, (step.id, anchor))
        if step.id not in dated and step.id not in in_circles:
            yield StepFault(FaultKind.UNDATED, (step.id,))
        elif step.id in dated and dated[step.id].is_late:
            yield StepFault(FaultKind.TOO_LATE, (step.id, *_chain(dated, step.id)))


def _gaps(step: Step) -> Iterator[StepFault]:
    """Give what one step does not say."""
    actors: set[ActorId] = set(step.actors)
    if not actors:
        yield StepFault(FaultKind.NO_ACTOR, (step.id,))
    if step.deadline is None:
        yield StepFault(FaultKind.NO_DEADLINE, (step.id,))
    if not step.verifiers:
        yield StepFault(FaultKind.NO_VERIFIER, (step.id,))
    elif set(step.verifiers) <= actors:
        yield StepFault(FaultKind.OWN_VERIFIER, (step.id,))


def _chain(dated: dict[StepId, Scheduled], step: StepId) -> tuple[StepId, ...]:
    """Return the steps that force a late step's date, the nearest first, one at each link."""
    chain: list[StepId] = []
    while dated[step].binding and not (chain and dated[step].is_late):
        step = dated[step].binding[0]
        chain.append(step)
    return tuple(chain)
