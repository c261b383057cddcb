"""Roadmap words: steps, what they are worth, and what makes them approvals, gates or tranches."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from paraph.terms.conditions import Condition
from paraph.terms.deadlines import Deadline
from paraph.terms.ids import ActorId, LevelId, StepId, TrackId
from paraph.terms.numbers import Range
from paraph.terms.periods import Duration, Period
from paraph.terms.preconditions import Precondition
from paraph.terms.sources import Source


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much a step delivers, such as 50,000 t of heavy fuel oil."""

    amount: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows, by the text, when a step is not done in time.

    Attributes:
        words: As the text says it.
        suspends: Steps that may then be suspended.
        by: Who may suspend them; nobody named means whoever does those steps.
    """

    words: str
    suspends: tuple[StepId, ...] = ()
    by: tuple[ActorId, ...] = ()


class ApprovalKind(StrEnum):
    """By what act something is approved."""

    ADOPTION = "adoption"
    SIGNATURE = "signature"
    RATIFICATION = "ratification"
    EXCHANGE_OF_NOTES = "exchange of notes"
    ENTRY_INTO_FORCE = "entry into force"


@dataclass(frozen=True, slots=True)
class Approval:
    """What makes a step an approval.

    Attributes:
        level: The level of the ladder that approves; None where no level does.
    """

    kind: ApprovalKind
    level: LevelId | None = None


class RenewalKind(StrEnum):
    """How a term is renewed."""

    CONSENT = "by consent"
    UNLESS_OBJECTED = "unless objected"


@dataclass(frozen=True, slots=True)
class Renewal:
    """A deadline that may be renewed; `term` None where nobody said for how long."""

    kind: RenewalKind
    term: Period | None


@dataclass(frozen=True, slots=True)
class Escrow:
    """Done in advance, taking effect at the gate.

    Attributes:
        until: What must happen for it to take effect.
        holders: Who keeps it until then.
    """

    until: Precondition
    holders: tuple[ActorId, ...] = ()


MOST_TRANCHES = 100


@dataclass(frozen=True, slots=True)
class Tranches:
    """A step in parts of equal size, one after another.

    Attributes:
        count: How many.
        every: The least time from the start of one to the start of the next.
        against: The step whose tranches release these: of k of n and m there, the k-th here
            starts once so many there are verified that their share is as large as that of the
            first k here.
    """

    count: int
    every: Period | None = None
    against: StepId | None = None


class StepPart(StrEnum):
    """What of a step may be left open on purpose."""

    ACTOR = "actor"
    DELIVERABLE = "deliverable"
    DEADLINE = "deadline"
    VERIFIER = "verifier"
    PRECONDITION = "precondition"
    RENEWAL = "renewal"


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Deliberately open: who settles it, by when; both or it is no more than vague."""

    part: StepPart
    settled_by: str
    by: Deadline | None


@dataclass(frozen=True, slots=True)
class Step:
    """Something an actor is to do.

    Attributes:
        deliverable: What will be there when it is done.
        carries_out: The part of a package that brings this step; None when every package does.
        after: What must have happened before it starts.
        duration: How long it takes; None where nobody said (then it counts as no time at all).
        deadline: When it must be complete.
        recipients: To whom it is delivered.
        track: The basket it belongs to; None where the options it carries out say so.
        clause: Where in the text it stands.
        start_by: When it must have started.
        not_before: Before when it must not start.
        gate: What releases it: it starts the same moment.
        simultaneous: Steps that start the same moment; all take effect when the last is complete.
        parallel: Steps that it overlaps: neither is complete before the other has started.
        verification: How long its verifiers take; None counts as no time at all.
        in_return_for: Steps of others that it answers, by the text or the bargain.
    """

    id: StepId
    name: str
    deliverable: str
    actors: tuple[ActorId, ...]
    carries_out: Condition | None
    after: Precondition | None
    duration: Duration | None
    deadline: Deadline | None
    verifiers: tuple[ActorId, ...]
    source: Source
    recipients: tuple[ActorId, ...] = ()
    quantity: Quantity | None = None
    place: str = ""
    track: TrackId | None = None
    clause: str = ""
    guarantors: tuple[ActorId, ...] = ()
    consequence: Consequence | None = None
    start_by: Deadline | None = None
    not_before: Deadline | None = None
    renewal: Renewal | None = None
    gate: Precondition | None = None
    escrow: Escrow | None = None
    simultaneous: tuple[StepId, ...] = ()
    parallel: tuple[StepId, ...] = ()
    tranches: Tranches | None = None
    approval: Approval | None = None
    verification: Duration | None = None
    in_return_for: tuple[StepId, ...] = ()
    left_open: tuple[LeftOpen, ...] = ()


@dataclass(frozen=True, slots=True)
class StepValue:
    """What a step costs a party and what it brings it, on the party's own 0-1 scale."""

    step: StepId
    party: ActorId
    cost: Range
    benefit: Range
    source: Source


@dataclass(frozen=True, slots=True)
class OutsideEvent:
    """When something that no step brings about is expected.

    Attributes:
        words: As preconditions name it.
        earliest: The first day on which it is expected.
        latest: The last.
    """

    words: str
    earliest: date
    latest: date
    source: Source
