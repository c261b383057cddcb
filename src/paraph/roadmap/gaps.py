"""What single steps do not say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paraph.roadmap.faults import OPENS, FaultKind, Severity, StepFault
from paraph.roadmap.vagueness import is_concrete, vague_words
from paraph.terms.ids import ActorId, StepId
from paraph.terms.preconditions import steps_named
from paraph.terms.steps import LeftOpen, Step
from paraph.terms.wording import Wording

FEWEST_COLLECTIVE = 3
COLLECTIVE = frozenset(
    {"all", "both", "both parties", "both sides", "everybody", "others", "sides", "parties"}
    | {"all parties", "all sides", "signatories", "states", "two sides", "two parties"}
)
"""Names by which nobody is named."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a step is judged by, beside itself.

    Attributes:
        parties: Who sits at the table.
        collectives: Actors whose name names nobody, such as "the parties".
        answered: Steps on which a step of somebody else hangs.
    """

    parties: frozenset[ActorId]
    collectives: frozenset[ActorId]
    answered: frozenset[StepId]
    wording: Wording


def is_collective(name: str) -> bool:
    """Tell whether a name names nobody, such as "the parties" or "both sides"."""
    return name.strip().lower().removeprefix("the ") in COLLECTIVE


def answered(steps: Sequence[Step]) -> frozenset[StepId]:
    """Return the steps on which a step of another actor hangs."""
    actors = {step.id: set(step.actors) for step in steps}
    found: set[StepId] = set()
    for step in steps:
        for each in _hangs_on(step):
            if each in actors and actors[each] != set(step.actors):
                found.add(each)
    return frozenset(found)


def _hangs_on(step: Step) -> Iterator[StepId]:
    yield from steps_named(step.after)
    yield from steps_named(step.gate)
    yield from step.in_return_for
    if step.escrow is not None:
        yield from steps_named(step.escrow.until)
    if step.tranches is not None and step.tranches.against is not None:
        yield step.tranches.against


def gaps(step: Step, setting: Setting) -> Iterator[StepFault]:
    """Give what a step does not say; what is left open on purpose is told as such."""
    for fault in _gaps(step, setting):
        yield unless_left_open(step, fault)


def unless_left_open(step: Step, fault: StepFault) -> StepFault:
    """Return a fault, or that it is left open on purpose, or that nobody settles what is."""
    left = _left_open(step, fault.kind)
    if left is None:
        return fault
    if left.settled_by and left.by is not None:
        return StepFault(fault.kind, Severity.OPEN, fault.steps, fault.words, left_open=left)
    is_severe = fault.severity is Severity.SEVERE
    severity = Severity.SEVERE if is_severe else Severity.SERIOUS
    words = (left.part.value,)
    return StepFault(FaultKind.OPEN_UNSETTLED, severity, fault.steps, words, left_open=left)


def _left_open(step: Step, kind: FaultKind) -> LeftOpen | None:
    return next((left for left in step.left_open if left.part is OPENS.get(kind)), None)


def _gaps(step: Step, setting: Setting) -> Iterator[StepFault]:
    yield from _actors(step, setting)
    yield from _deadlines(step)
    yield from _verifiers(step, setting)
    words = vague_words(step.deliverable, setting.wording)
    if words or not is_concrete(step, setting.wording):
        yield StepFault(FaultKind.VAGUE_DELIVERABLE, Severity.SERIOUS, (step.id,), words)


def _actors(step: Step, setting: Setting) -> Iterator[StepFault]:
    """Give that nobody is to act, or everybody and so nobody."""
    vague = tuple(each for each in step.actors if each in setting.collectives)
    if not step.actors:
        yield StepFault(FaultKind.NO_ACTOR, Severity.SEVERE, (step.id,))
    elif vague:
        yield StepFault(FaultKind.COLLECTIVE_ACTOR, Severity.SERIOUS, (step.id,), vague)
    elif len(step.actors) >= FEWEST_COLLECTIVE and set(step.actors) >= setting.parties:
        yield StepFault(FaultKind.COLLECTIVE_ACTOR, Severity.MINOR, (step.id,), step.actors)


def _deadlines(step: Step) -> Iterator[StepFault]:
    """Give what is missing about when a step is due, and about what follows if it is not done."""
    has_date = step.deadline is not None or step.start_by is not None
    if step.approval is not None:
        if not has_date:
            yield StepFault(FaultKind.APPROVAL_UNDATED, Severity.SEVERE, (step.id,))
        if step.consequence is None:
            yield StepFault(FaultKind.APPROVAL_NO_IF_NOT, Severity.SERIOUS, (step.id,))
    elif not has_date:
        yield StepFault(FaultKind.NO_DEADLINE, Severity.SERIOUS, (step.id,))
    if step.renewal is not None and step.renewal.term is None:
        yield StepFault(FaultKind.RENEWAL_NO_TERM, Severity.SERIOUS, (step.id,))


def _verifiers(step: Step, setting: Setting) -> Iterator[StepFault]:
    """Give that nobody confirms a step but who does it; an approval is seen by all."""
    severity = Severity.SEVERE if step.id in setting.answered else Severity.SERIOUS
    if step.approval is not None and not step.verifiers:
        return
    if not step.verifiers:
        yield StepFault(FaultKind.NO_VERIFIER, severity, (step.id,))
    elif set(step.verifiers) <= set(step.actors):
        yield StepFault(FaultKind.OWN_VERIFIER, severity, (step.id,))
