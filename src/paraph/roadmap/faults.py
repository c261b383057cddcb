"""What can be wrong with a roadmap, and how bad it is."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from paraph.terms.ids import ActorId, IssueId, OptionId, StepId
from paraph.terms.steps import LeftOpen, StepPart


class FaultKind(StrEnum):
    """What is wrong; each value is the code under which it stays known."""

    CIRCULAR = "circular"
    NAMES_NOTHING = "names-nothing"
    ABSENT_STEP = "absent-step"
    ABSENT_ANCHOR = "absent-anchor"
    TOO_LATE = "too-late"
    START_TOO_LATE = "start-too-late"
    UNDATED = "undated"
    NO_ACTOR = "no-actor"
    COLLECTIVE_ACTOR = "collective-actor"
    NO_DEADLINE = "no-deadline"
    NO_VERIFIER = "no-verifier"
    OWN_VERIFIER = "own-verifier"
    VAGUE_DELIVERABLE = "vague-deliverable"
    APPROVAL_UNDATED = "approval-undated"
    APPROVAL_NO_IF_NOT = "approval-no-if-not"
    RENEWAL_NO_TERM = "renewal-no-term"
    GATE_HELD = "gate-held"
    NO_OVERLAP = "no-overlap"
    EXPOSED = "exposed"
    GIVES_FIRST = "gives-first"
    CARRIES_NOTHING = "carries-nothing"
    OPTION_NOT_CARRIED = "option-not-carried"
    OPEN_UNSETTLED = "open-unsettled"


class Severity(StrEnum):
    """How bad a fault is."""

    SEVERE = "severe"
    SERIOUS = "serious"
    MINOR = "minor"
    OPEN = "left open on purpose"


@dataclass(frozen=True, slots=True)
class StepFault:
    """One thing that is wrong.

    Attributes:
        steps: The step. For a circle all its steps, each waiting for the next and the last for
            the first. After a step that names an absent one, the absent one. After a late step
            those that force its date, each by the one after it, up to the nearest that is late
            itself (whose own fault goes on from there).
        words: The words that are vague, the event or level that is named, who acts together.
        party: Who is exposed, or gives first.
        share: How exposed it is, on its own 0-1 scale.
        days: By how many days a deadline is missed, at the least.
        options: Options that no step carries out.
        left_open: What is left open on purpose; who settles it by when.
    """

    kind: FaultKind
    severity: Severity
    steps: tuple[StepId, ...] = ()
    words: tuple[str, ...] = ()
    party: ActorId | None = None
    share: Fraction | None = None
    days: int | None = None
    options: tuple[tuple[IssueId, OptionId], ...] = ()
    left_open: LeftOpen | None = None


OPENS: dict[FaultKind, StepPart] = {
    FaultKind.NO_ACTOR: StepPart.ACTOR,
    FaultKind.COLLECTIVE_ACTOR: StepPart.ACTOR,
    FaultKind.VAGUE_DELIVERABLE: StepPart.DELIVERABLE,
    FaultKind.NO_DEADLINE: StepPart.DEADLINE,
    FaultKind.APPROVAL_UNDATED: StepPart.DEADLINE,
    FaultKind.NO_VERIFIER: StepPart.VERIFIER,
    FaultKind.OWN_VERIFIER: StepPart.VERIFIER,
    FaultKind.NAMES_NOTHING: StepPart.PRECONDITION,
    FaultKind.RENEWAL_NO_TERM: StepPart.RENEWAL,
}
"""Which part of a step has to be left open on purpose for a fault to be none."""
