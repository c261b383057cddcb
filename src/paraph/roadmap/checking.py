"""What is wrong with a roadmap: every fault, those of the whole first, then step by step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from paraph.roadmap.circles import circles
from paraph.roadmap.clock import MINUTES_A_DAY, Moment
from paraph.roadmap.exposure import Course
from paraph.roadmap.faults import FaultKind, Severity, StepFault
from paraph.roadmap.gaps import Setting, answered, gaps, is_collective, unless_left_open
from paraph.roadmap.network import Part
from paraph.roadmap.timing import Timing
from paraph.roadmap.worth import Worths, carried
from paraph.terms.agenda import Package
from paraph.terms.deadlines import deadline_happenings
from paraph.terms.ids import ActorId, IssueId, OptionId, StepId
from paraph.terms.preconditions import (
    Approved,
    Happening,
    Launched,
    Outside,
    Point,
    Reached,
    happenings,
)
from paraph.terms.steps import Step
from paraph.terms.wording import Wording


@dataclass(frozen=True, slots=True)
class Frame:
    """What a roadmap is judged by.

    Attributes:
        package: The package that it carries out; None for all steps of a case.
        parties: Who sits at the table, in order.
        names: Of every actor, by id.
        wording: Words that the talks add to those that are known.
        status_quo: The options that hold anyhow; nobody has to carry them out.
        exposure_limit: The largest exposure that is not told, on a party's own scale.
    """

    package: Package | None
    parties: tuple[ActorId, ...]
    names: Mapping[ActorId, str]
    wording: Wording
    status_quo: Mapping[IssueId, OptionId]
    exposure_limit: Fraction


def faults(timed: Timing, frame: Frame, exposed: Course, values: Worths) -> Iterator[StepFault]:
    """Give everything that is wrong."""
    steps = tuple(dict.fromkeys(part.step for part in timed.network.parts))
    found = _circles(timed)
    for circle in found:
        yield StepFault(FaultKind.CIRCULAR, Severity.SEVERE, circle)
    in_circles = {step for circle in found for step in circle}
    setting = _setting(steps, frame)
    for step in steps:
        yield from gaps(step, setting)
        yield from _named(step, timed)
        yield from _times(step, timed, in_circles)
        if frame.package is not None and not step.approval and step.carries_out is None:
            yield StepFault(FaultKind.CARRIES_NOTHING, Severity.MINOR, (step.id,))
    for pair in timed.unmet:
        apart = tuple(timed.network.parts[number].step.id for number in pair)
        yield StepFault(FaultKind.NO_OVERLAP, Severity.SEVERE, apart)
    yield from _not_carried(steps, frame)
    yield from _exposed(timed, frame, exposed, values)


def _setting(steps: Sequence[Step], frame: Frame) -> Setting:
    vague = frozenset(actor for actor, name in frame.names.items() if is_collective(name))
    return Setting(frozenset(frame.parties), vague, answered(steps), frame.wording)


def _circles(timed: Timing) -> tuple[tuple[StepId, ...], ...]:
    """Return the circles of steps that can never start because they wait for one another."""
    parts = timed.network.parts
    stuck = {number for number, part in enumerate(parts) if timed.at(part.start) is None}
    waits = {
        number: tuple(dict.fromkeys(each for each in timed.behind(part.start) if each in stuck))
        for number, part in enumerate(parts)
        if number in stuck
    }
    found: dict[frozenset[StepId], tuple[StepId, ...]] = {}
    for circle in circles(waits):
        steps = tuple(dict.fromkeys(parts[number].step.id for number in circle))
        found.setdefault(frozenset(steps), steps)
    return tuple(found.values())


def _named(step: Step, timed: Timing) -> Iterator[StepFault]:
    """Give what a step names that is not on this roadmap, each once."""
    yield from dict.fromkeys(_missing(step, timed))


def _missing(step: Step, timed: Timing) -> Iterator[StepFault]:
    there, levels = timed.network.of_step, timed.network.of_level
    for each in _tied_to(step):
        if each not in there:
            yield StepFault(FaultKind.ABSENT_STEP, Severity.SEVERE, (step.id, each))
    for happening in _waited_for(step):
        match happening:
            case Reached(other) if other not in there:
                yield StepFault(FaultKind.ABSENT_STEP, Severity.SEVERE, (step.id, other))
            case Approved(level) if level not in levels:
                yield _nothing(step, level, Severity.SEVERE)
            case Outside(words):
                is_expected = words in timed.network.expected
                yield _nothing(step, words, Severity.SERIOUS if is_expected else Severity.SEVERE)
            case _:
                pass
    for anchor in (
        *deadline_happenings(step.deadline),
        *deadline_happenings(step.start_by),
    ):
        yield from _undated_anchor(step, anchor, timed)


def _undated_anchor(step: Step, anchor: Happening, timed: Timing) -> Iterator[StepFault]:
    """Give that a deadline runs from what has no date: nothing on the roadmap, or its own step."""
    kind, severity = FaultKind.ABSENT_ANCHOR, Severity.SERIOUS
    match anchor:
        case Reached(other, point) if other not in timed.network.of_step or (
            other == step.id and point is not Point.START
        ):
            yield StepFault(kind, severity, (step.id, other))
        case Approved(level) if level not in timed.network.of_level:
            yield StepFault(kind, severity, (step.id,), (level,))
        case Outside(words) if words not in timed.network.expected:
            yield StepFault(kind, severity, (step.id,), (words,))
        case _:
            pass


def _nothing(step: Step, words: str, severity: Severity) -> StepFault:
    """Return that a precondition names nothing, or that it is left open on purpose."""
    fault = StepFault(FaultKind.NAMES_NOTHING, severity, (step.id,), (words,))
    return unless_left_open(step, fault)


def _tied_to(step: Step) -> Iterator[StepId]:
    """Give the steps that a step is tied to without waiting for them."""
    yield from step.simultaneous
    yield from step.parallel
    if step.tranches is not None and step.tranches.against is not None:
        yield step.tranches.against


def _waited_for(step: Step) -> Iterator[Happening]:
    yield from happenings(step.after)
    yield from happenings(step.gate)
    yield from deadline_happenings(step.not_before)
    if step.escrow is not None:
        yield from happenings(step.escrow.until)


def _times(step: Step, timed: Timing, in_circles: set[StepId]) -> Iterator[StepFault]:
    """Give that a step cannot be dated, or cannot be in time, or cannot go through its gate."""
    own = timed.network.of_step[step.id]
    first, last = timed.network.parts[own[0]], timed.network.parts[own[-1]]
    start, end = timed.at(first.start), timed.at(last.completion)
    if start is None or end is None or not timed.is_dated(last):
        if step.id not in in_circles:
            yield StepFault(FaultKind.UNDATED, Severity.SEVERE, (step.id,))
        return
    for kind, moment, deadline in (
        (FaultKind.TOO_LATE, end, step.deadline),
        (FaultKind.START_TOO_LATE, start, step.start_by),
    ):
        due = timed.due(deadline)
        if due is not None and moment > due.moment:
            chain = (step.id, *_chain(timed, first))
            days = -((due.moment - moment) // MINUTES_A_DAY)
            yield StepFault(kind, Severity.SEVERE, chain, days=days)
    yield from _held_gate(timed, first, start)


def _held_gate(timed: Timing, part: Part, start: Moment) -> Iterator[StepFault]:
    """Give that a step cannot start the moment its gate opens: something else holds it."""
    names_nothing = part.gate == timed.network.launch and not isinstance(part.step.gate, Launched)
    if part.gate is None or names_nothing:
        return
    opens = timed.at(part.gate)
    if opens is not None and opens < start:
        holding = tuple(timed.network.parts[each].step.id for each in timed.binding(part))
        days = -((opens - start) // MINUTES_A_DAY)
        steps = (part.step.id, *(each for each in holding if each != part.step.id))
        yield StepFault(FaultKind.GATE_HELD, Severity.SERIOUS, steps, days=days)


def _chain(timed: Timing, part: Part) -> tuple[StepId, ...]:
    """Return the steps that force a late step's date, the nearest first, one at each link."""
    chain: list[StepId] = []
    here, seen = part, {part.key}
    while binding := [each for each in timed.binding(here) if _key(timed, each) not in seen]:
        here = timed.network.parts[binding[0]]
        seen.add(here.key)
        if here.step.id != (chain[-1] if chain else part.step.id):
            chain.append(here.step.id)
        if _is_late(timed, here):
            break
    return tuple(chain)


def _key(timed: Timing, number: int) -> tuple[StepId, int | None]:
    return timed.network.parts[number].key


def _is_late(timed: Timing, part: Part) -> bool:
    due, end = timed.due(part.step.deadline), timed.at(part.completion)
    return due is not None and end is not None and end > due.moment


def _not_carried(steps: Sequence[Step], frame: Frame) -> Iterator[StepFault]:
    """Give the options of the package that no step carries out, unless they hold anyhow."""
    if frame.package is None:
        return
    done = {issue for step in steps for issue in carried(step.carries_out, frame.package)}
    left = tuple(
        (issue, option)
        for issue, option in frame.package
        if issue not in done and frame.status_quo.get(issue) != option
    )
    if left and steps:
        yield StepFault(FaultKind.OPTION_NOT_CARRIED, Severity.SERIOUS, options=left)


def _exposed(timed: Timing, frame: Frame, exposed: Course, values: Worths) -> Iterator[StepFault]:
    """Give the parties that are asked to give too much before they receive, or everything."""
    for place, party in enumerate(frame.parties):
        peak = exposed.peak_at(place)
        if peak is not None and exposed.peaks[place] > frame.exposure_limit:
            steps = tuple(dict.fromkeys(step for step, _ in peak.parts))
            share = exposed.peaks[place]
            yield StepFault(FaultKind.EXPOSED, Severity.SERIOUS, steps, party=party, share=share)
        given = _gives_first(exposed, values, place)
        if given and not _is_released(timed, exposed, values, place):
            gets = any(row[place].high > 0 for row in values.values())
            words = () if gets else ("nothing",)
            yield StepFault(FaultKind.GIVES_FIRST, Severity.SEVERE, given, words, party=party)


def _gives_first(exposed: Course, values: Worths, party: int) -> tuple[StepId, ...]:
    """Return the steps by which a party gives all that it gives before it receives anything."""
    given: dict[StepId, None] = {}
    last_given = first_received = None
    for at, exchange in enumerate(exposed.exchanges):
        for step, _ in exchange.parts:
            worth = values[step][party].point
            if worth < 0:
                given[step], last_given = None, at
            if worth > 0 and first_received is None:
                first_received = at
    if last_given is None or (first_received is not None and last_given >= first_received):
        return ()
    return tuple(given)


def _is_released(timed: Timing, exposed: Course, values: Worths, party: int) -> bool:
    """Tell whether the first thing that a party receives is released by a gate or by tranches."""
    received = (
        timed.network.parts[timed.network.of_step[step][0]].step
        for exchange in exposed.exchanges
        for step, _ in exchange.parts
        if values[step][party].point > 0
    )
    first = next(received, None)
    if first is None:
        return False
    answers = first.tranches is not None and first.tranches.against is not None
    return first.gate is not None or first.escrow is not None or answers
