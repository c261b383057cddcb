"""The steps that a package entails: their order, their dates, and what is wrong with them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from paraph.roadmap.checking import Frame, faults
from paraph.roadmap.clock import LAST, MINUTES_A_DAY, Clock, Moment
from paraph.roadmap.due import Due
from paraph.roadmap.exposure import Course, Temptation, course, effects, temptations
from paraph.roadmap.faults import StepFault
from paraph.roadmap.moments import lagged
from paraph.roadmap.network import Part, network
from paraph.roadmap.slack import latest
from paraph.roadmap.timing import Timing, timing
from paraph.roadmap.worth import Gains, Worths, worths
from paraph.terms.agenda import Package
from paraph.terms.calendars import Calendar
from paraph.terms.conditions import holds
from paraph.terms.ids import ActorId, IssueId, OptionId, StepId
from paraph.terms.steps import OutsideEvent, Step, StepValue
from paraph.terms.wording import Wording

EXPOSURE_LIMIT = Fraction(1, 3)
"""The largest exposure that is not told: a third of a party's own scale, unless asked otherwise."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A step, or a tranche of it, with its dates.

    Attributes:
        tranche: Which, from 1; None for a step without tranches.
        start: The first day on which everything it waits for has happened.
        end: The day on which it is complete at the earliest.
        verified: The day on which that is verified at the earliest.
        effect: The day on which it takes effect at the earliest.
        latest_start: The last day on which it can start without another deadline being missed.
        latest_end: The last day on which it can be complete likewise.
        slack_days: Whole days between its earliest and its latest end.
        due: When it must be complete; None where nothing says so, or nothing that can be dated.
        start_due: When it must have started, likewise.
        binding: Of the steps it waits for, those because of which it starts no sooner.
    """

    step: Step
    tranche: int | None
    start: dt.date
    end: dt.date
    verified: dt.date
    effect: dt.date
    latest_start: dt.date
    latest_end: dt.date
    slack_days: int
    due: Due | None
    start_due: Due | None
    is_late: bool
    binding: tuple[StepId, ...]

    @property
    def name(self) -> str:
        """The step's name, with the number of the tranche."""
        return self.step.name if self.tranche is None else f"{self.step.name} ({self.tranche})"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a case says of steps.

    Attributes:
        parties: Whose exposure counts, in order.
        names: Of every actor, by id.
        status_quo: The options that hold if nothing is agreed.
        gains: What the options of the package gain each party.
    """

    steps: tuple[Step, ...]
    outside: tuple[OutsideEvent, ...]
    values: tuple[StepValue, ...]
    parties: tuple[ActorId, ...]
    names: Mapping[ActorId, str]
    calendar: Calendar
    wording: Wording
    status_quo: Mapping[IssueId, OptionId]
    gains: Gains


@dataclass(frozen=True)
class RoadmapFinding:
    """The roadmap of one package.

    Attributes:
        package: None where the roadmap is that of every step the case has.
        steps: Every step entailed, as the case gives them.
        left_out: Steps of the case that the package does not bring.
        course: Exposure, if every step is done as early as it can be.
        temptations: When whom it would pay to stop.
        values: What each step is worth to each party.
        timed: The moments behind the dates.
        exposure_limit: The largest exposure that is not told.
    """

    package: Package | None
    start: dt.date
    parties: tuple[ActorId, ...]
    steps: tuple[Step, ...]
    faults: tuple[StepFault, ...]
    left_out: tuple[StepId, ...]
    course: Course
    temptations: tuple[Temptation, ...]
    values: Worths
    timed: Timing
    exposure_limit: Fraction

    @cached_property
    def scheduled(self) -> tuple[Scheduled, ...]:
        """The parts that can be dated, by earliest start, then end, then the case's order.

        Worked out when first asked for: whoever only checks a large roadmap need not wait for how
        far each part can slip.
        """
        return scheduled(self.timed)

    @property
    def end(self) -> dt.date:
        """The day on which the last dated step is complete."""
        parts = (part for part in self.timed.network.parts if self.timed.is_dated(part))
        ends = [end for part in parts if (end := self.timed.at(part.completion)) is not None]
        return self.timed.network.clock.day_of(max(ends)) if ends else self.start

    @property
    def is_valued(self) -> bool:
        """Whether any step is worth anything to anybody."""
        return any(worth.low or worth.high for row in self.values.values() for worth in row)

    @property
    def enforces_itself(self) -> bool:
        """Whether no party would ever gain by stopping, whatever the values in their ranges."""
        return self.is_valued and not self.temptations


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
    matter: Matter,
    package: Package | None,
    start: dt.date,
    exposure_limit: Fraction = EXPOSURE_LIMIT,
) -> RoadmapFinding:
    """Return the roadmap of a package: earliest and latest dates, exposure, and every fault.

    A step that names an absent one is dated as if it did not. A step cannot be dated when it waits
    for a circle, or would be complete after the last day of the calendar, or waits for one that
    would. Where the length of a step has a range, the shortest counts.

    Source:
        kelley1959 (critical-path method).
    """
    chosen = entailed(matter.steps, package)
    clock = Clock(matter.calendar)
    timed = timing(network(chosen, matter.outside, clock, clock.start_of(start)))
    values = worths(chosen, matter.values, matter.parties, matter.gains, package)
    parts = timed.network.parts
    found = course(parts, effects(timed), values, len(matter.parties))
    frame = Frame(
        package,
        matter.parties,
        matter.names,
        matter.wording,
        matter.status_quo,
        exposure_limit,
    )
    there = {step.id for step in chosen}
    return RoadmapFinding(
        package=package,
        start=start,
        parties=matter.parties,
        steps=chosen,
        faults=tuple(faults(timed, frame, found, values)),
        left_out=tuple(step.id for step in matter.steps if step.id not in there),
        course=found,
        temptations=temptations(parts, found, values),
        values=values,
        timed=timed,
        exposure_limit=exposure_limit,
    )


def scheduled(timed: Timing) -> tuple[Scheduled, ...]:
    """Return all parts that can be dated, by earliest start, then end, then the case's order."""
    limits = latest(timed)
    dated = [
        (timed.at(part.start), timed.at(part.completion), number)
        for number, part in enumerate(timed.network.parts)
        if timed.is_dated(part)
    ]
    parts = timed.network.parts
    return tuple(_scheduled(timed, parts[number], limits) for *_, number in sorted(dated))


def _scheduled(timed: Timing, part: Part, limits: Mapping[int, Moment]) -> Scheduled:
    clock = timed.network.clock

    def day(moment: int) -> dt.date:
        time = timed.at(moment)
        return clock.day_of(timed.network.begin if time is None else time)

    own = timed.network.of_step[part.step.id]
    is_last = timed.network.parts[own[-1]].key == part.key
    due = timed.due(part.step.deadline) if is_last else None
    start_due = timed.due(part.step.start_by) if part.tranche in {None, 1} else None
    end = timed.at(part.completion) or 0
    last_start = limits[part.start]
    last_end = max(end, min(limits[part.completion], _end_after(clock, part, last_start)))
    behind = (timed.network.parts[number].step.id for number in timed.binding(part))
    return Scheduled(
        step=part.step,
        tranche=part.tranche,
        start=day(part.start),
        end=day(part.completion),
        verified=day(part.verification),
        effect=day(part.effect),
        latest_start=clock.day_of(last_start),
        latest_end=clock.day_of(last_end),
        slack_days=max(0, (last_end - end) // MINUTES_A_DAY),
        due=due,
        start_due=start_due,
        is_late=due is not None and end > due.moment,
        binding=tuple(step for step in dict.fromkeys(behind) if step != part.step.id),
    )


def _end_after(clock: Clock, part: Part, start: Moment) -> Moment:
    """Return when a part is complete that starts at a moment; at the last where none follows."""
    duration = part.step.duration
    try:
        return start if duration is None else lagged(clock, start, duration.low)
    except OverflowError:
        return LAST
