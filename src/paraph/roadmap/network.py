"""Steps as moments: when each part of a step starts, is complete, is verified and takes effect.

A step in tranches has a part for each, any other a single one. A precondition that names nothing
on this roadmap is taken as fulfilled from the start; `checking` tells of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from paraph.roadmap.clock import Clock, Moment
from paraph.roadmap.moments import Joint, Lag, Lagged, MonthStart, Rule
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
from paraph.terms.steps import OutsideEvent, Step, Tranches


@dataclass(frozen=True, slots=True)
class Part:
    """A step, or one tranche of it.

    Attributes:
        tranche: Which, from 1; None for a step without tranches.
        start: The number of the moment at which it starts; the other three likewise.
        counted: That at which it counts in what has been given and received: when it takes effect,
            or the day after where it answers others and nobody said how long it takes.
        gate: The number of the moment that releases it; None without a gate.
    """

    step: Step
    tranche: int | None
    start: int
    completion: int
    verification: int
    effect: int
    counted: int
    gate: int | None

    @property
    def key(self) -> tuple[StepId, int | None]:
        """What tells it from every other part."""
        return self.step.id, self.tranche

    def at(self, point: Point) -> int:
        """Return the number of a point's moment."""
        match point:
            case Point.START:
                return self.start
            case Point.COMPLETION:
                return self.completion
            case Point.VERIFICATION:
                return self.verification
            case _ as never:
                assert_never(never)


@dataclass(frozen=True, slots=True)
class Network:
    """The moments of a roadmap.

    Attributes:
        rules: How each moment follows from others.
        parts: In the order of the steps.
        of_step: The parts of each step, by number in `parts`.
        of_level: Those that are approvals at a level.
        begin: The first minute of the roadmap.
        expected: When events outside the roadmap are expected at the earliest, by their words.
        outside: The moment at which each happens that is expected or named, by number.
        launch: The number of the moment at which the roadmap begins.
    """

    rules: tuple[Rule, ...]
    parts: tuple[Part, ...]
    of_step: Mapping[StepId, tuple[int, ...]]
    of_level: Mapping[LevelId, tuple[int, ...]]
    clock: Clock
    begin: Moment
    expected: Mapping[str, Moment]
    outside: Mapping[str, int]
    launch: int = 0


@dataclass(slots=True)
class _Building:
    """A network while its rules are being made.

    Attributes:
        starts: The moment at which each part starts.
        waits: What that moment waits for.
    """

    clock: Clock
    begin: Moment
    expected: Mapping[str, Moment]
    rules: list[Rule] = field(default_factory=list[Rule])
    starts: dict[tuple[StepId, int], int] = field(default_factory=dict[tuple[StepId, int], int])
    outside: dict[str, int] = field(default_factory=dict[str, int])
    waits: dict[int, list[int]] = field(default_factory=dict[int, list[int]])
    parts: list[Part] = field(default_factory=list[Part])
    of_step: dict[StepId, list[int]] = field(default_factory=dict[StepId, list[int]])
    of_level: dict[LevelId, list[int]] = field(default_factory=dict[LevelId, list[int]])

    def add(self, rule: Rule) -> int:
        """Add a rule and return its number."""
        self.rules.append(rule)
        return len(self.rules) - 1

    def all_of(self, moments: Iterable[int], least: Moment | None = None) -> int:
        """Return the moment at which all of others have come."""
        of = tuple(dict.fromkeys(moments))
        return self.add(Joint(of, len(of), self.begin if least is None else least))


def network(
    steps: Sequence[Step], outside: Sequence[OutsideEvent], clock: Clock, begin: Moment
) -> Network:
    """Return the moments of some steps.

    Args:
        steps: Those of the roadmap.
        outside: When events that no step brings about are expected.
        clock: Moves moments by the calendar.
        begin: The first minute of the roadmap.
    """
    expected = {each.words: clock.start_of(each.earliest) for each in outside}
    building = _Building(clock, begin, expected)
    launch = building.all_of(())
    for words, moment in expected.items():
        building.outside[words] = building.all_of((), max(begin, moment))
    tied = _tied(steps)
    for step in steps:
        for tranche in _tranches(step):
            _add_part(building, step, tranche, tied)
    for number, part in enumerate(building.parts):
        building.waits[part.start] += [launch, *_waits(building, part), *_gate(building, number)]
        _set_effect(building, part, tied)
    for start, waits in building.waits.items():
        of = tuple(dict.fromkeys(waits))
        building.rules[start] = Joint(of, len(of), begin)
    return Network(
        tuple(building.rules),
        tuple(building.parts),
        {step: tuple(parts) for step, parts in building.of_step.items()},
        {level: tuple(parts) for level, parts in building.of_level.items()},
        clock,
        begin,
        expected,
        building.outside,
        launch,
    )


def _tranches(step: Step) -> Sequence[int | None]:
    return (None,) if step.tranches is None else range(1, step.tranches.count + 1)


Tied = Mapping[StepId, tuple[StepId, ...]]


def _tied(steps: Sequence[Step]) -> Tied:
    """Return for each simultaneous step all that start with it, itself included."""
    there = {step.id for step in steps}
    groups: dict[StepId, list[StepId]] = {step.id: [step.id] for step in steps}
    for step in steps:
        for other in step.simultaneous:
            if other in there and groups[other] is not groups[step.id]:
                groups[step.id].extend(groups[other])
                for each in groups[other]:
                    groups[each] = groups[step.id]
    return {step: tuple(group) for step, group in groups.items() if len(group) > 1}


def _add_part(building: _Building, step: Step, tranche: int | None, tied: Tied) -> None:
    """Add the four moments of a part; tied parts share the moment of their start."""
    mates = ((each, tranche or 1) for each in tied.get(step.id, ()))
    start = next((building.starts[key] for key in mates if key in building.starts), None)
    if start is None:
        start = building.all_of(())
        building.waits[start] = []
    building.starts[step.id, tranche or 1] = start
    completion = building.add(Lagged(start, step.duration))
    verification = building.add(Lagged(completion, step.verification))
    number = len(building.parts)
    building.parts.append(
        Part(step, tranche, start, completion, verification, completion, completion, None)
    )
    building.of_step.setdefault(step.id, []).append(number)
    if step.approval and step.approval.level:
        building.of_level.setdefault(step.approval.level, []).append(number)


def _waits(building: _Building, part: Part) -> list[int]:
    """Return the moments that a part waits for before it starts."""
    step, waits = part.step, list[int]()
    if part.tranche in {None, 1}:
        if step.after is not None:
            waits.append(_precondition(building, step.after))
        if step.not_before is not None:
            waits.append(_not_before(building, step.not_before))
    if step.tranches is not None and part.tranche is not None:
        waits += _in_turn(building, step.id, step.tranches, part.tranche)
    return waits


def _in_turn(building: _Building, step: StepId, tranches: Tranches, tranche: int) -> Iterator[int]:
    """Give what a tranche waits for: the one before it, and the share of those it answers."""
    own = building.of_step[step]
    if tranche > 1:
        before = building.parts[own[tranche - 2]]
        yield before.completion
        if tranches.every is not None:
            lag = Duration(tranches.every, tranches.every)
            yield building.add(Lagged(before.start, lag))
    others = building.of_step.get(tranches.against, ()) if tranches.against else ()
    needed = answered(building.parts, own, others, tranche) if others else 0
    if needed:
        yield building.parts[others[needed - 1]].verification


def answered(parts: Sequence[Part], own: Sequence[int], others: Sequence[int], tranche: int) -> int:
    """Return how many tranches of another step release a tranche of this one.

    So many that their share of the whole is at least that of the tranches here up to this one. Of
    two steps that answer one another the first leads: as many as those before this one release.
    """
    leader, follower = parts[own[0]].step, parts[others[0]].step.tranches
    leads = follower is not None and follower.against == leader.id and own[0] < others[0]
    if leads:
        return (tranche - 1) * len(others) // len(own)
    return -(-tranche * len(others) // len(own))


def _gate(building: _Building, number: int) -> list[int]:
    """Give a part its gate: it starts when all else is ready and the gate opens."""
    part = building.parts[number]
    if part.step.gate is None or part.tranche not in {None, 1}:
        return []
    gate = _precondition(building, part.step.gate)
    building.parts[number] = replace(part, gate=gate)
    return [gate]


def _set_effect(building: _Building, part: Part, tied: Tied) -> None:
    """Give a part the moment at which it takes effect, where that is not its completion."""
    needed = [part.completion]
    mates = [other for each in tied.get(part.step.id, ()) for other in building.of_step[each]]
    together = (building.parts[mate] for mate in mates)
    needed += [mate.completion for mate in together if _turn(mate) == _turn(part)]
    if part.step.escrow is not None:
        needed.append(_precondition(building, part.step.escrow.until))
    number = building.of_step[part.step.id][(part.tranche or 1) - 1]
    if len(set(needed)) > 1:
        effect = building.all_of(needed)
        building.parts[number] = replace(building.parts[number], effect=effect, counted=effect)
    elif _is_answer_of_unknown_length(part.step):
        counted = building.add(Lagged(part.completion, NEXT_DAY))
        building.parts[number] = replace(building.parts[number], counted=counted)


def _turn(part: Part) -> int:
    return part.tranche or 1


NEXT_DAY = Duration(Period(1, PeriodUnit.DAYS), Period(1, PeriodUnit.DAYS))


def _is_answer_of_unknown_length(step: Step) -> bool:
    """Tell whether a step waits for others and nobody said how long it takes.

    It is dated as if it took no time; but whoever gets it has not received it at the moment
    at which it gave. So it counts the next day, unless a gate releases it at once.
    """
    return step.duration is None and step.after is not None and step.gate is None


def _precondition(building: _Building, precondition: Precondition) -> int:
    """Return the moment at which a precondition is fulfilled."""
    if isinstance(precondition, Several):
        parts = [part for part in precondition.parts if not _is_undated(building, part)]
        is_enough = len(parts) >= precondition.needed and not precondition.is_every
        chosen = parts if is_enough else precondition.parts
        of = tuple(_precondition(building, part) for part in chosen)
        return building.add(Joint(of, precondition.needed, building.begin))
    return _happening(building, precondition)


def _is_undated(building: _Building, part: Precondition) -> bool:
    """Tell whether a precondition is an event outside the roadmap that nobody has dated.

    Alone it is taken as if it had happened; beside others of which some are enough it is not
    counted on.
    """
    return isinstance(part, Outside) and part.words not in building.expected


def _happening(building: _Building, happening: Happening) -> int:
    match happening:
        case Reached(step, point, tranche) if step in building.of_step:
            own = building.of_step[step]
            if tranche is None:
                which = own[0] if point is Point.START else own[-1]
                if point is not Point.START and len(own) > 1:
                    return building.all_of(building.parts[each].at(point) for each in own)
            else:
                which = own[min(tranche, len(own)) - 1]
            return building.parts[which].at(point)
        case Approved(level) if level in building.of_level:
            approvals = (building.parts[each] for each in building.of_level[level])
            return building.all_of(part.completion for part in approvals)
        case Outside(words):
            if words not in building.outside:
                building.outside[words] = building.all_of(())
            return building.outside[words]
        case Launched() | Reached() | Approved():
            return 0
        case _ as never:
            assert_never(never)


def _not_before(building: _Building, bound: Deadline) -> int:
    """Return the moment before which a step must not start.

    A period before something is known only once that has come: the step waits for it.
    """
    match bound:
        case Fixed(day, hour, zone):
            clock = building.clock
            least = clock.start_of(day) if hour is None else clock.at(day, hour, zone)
            return building.all_of((), max(building.begin, least))
        case Counted(period, origin, is_before):
            lag: Lag = None if is_before else Duration(period, period)
            return building.add(Lagged(_precondition(building, origin), lag))
        case Upon(origin):
            return _precondition(building, origin)
        case MonthAfter(origin, months):
            return building.add(Lagged(_precondition(building, origin), MonthStart(months)))
        case EarlierOf(parts):
            of = tuple(_not_before(building, part) for part in parts)
            return building.add(Joint(of, 1, building.begin))
        case LaterOf(parts):
            return building.all_of(_not_before(building, part) for part in parts)
        case _ as never:
            assert_never(never)
