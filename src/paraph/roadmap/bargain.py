"""What a slipped step has broken: what may now be done about it, and what was given for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from paraph.roadmap.keeping import KeepingFinding, Kept, Status
from paraph.roadmap.worth import wanted
from paraph.terms.ids import ActorId, IssueId, OptionId, StepId
from paraph.terms.preconditions import steps_named
from paraph.terms.steps import Consequence, Step


@dataclass(frozen=True, slots=True)
class Suspendable:
    """A step that may be suspended, by the text.

    Attributes:
        by: Who may: those whom the text names, or else the step's own actors.
        kept: How it stands; None where the roadmap does not have it.
    """

    step: StepId
    by: tuple[ActorId, ...]
    kept: Kept | None


@dataclass(frozen=True, slots=True)
class Applies:
    """A consequence that now applies.

    Attributes:
        kept: The step that was not done in time.
        hangs_on_dispute: Whether it applies only if the dispute goes against the actor.
    """

    kept: Kept
    consequence: Consequence
    suspendable: tuple[Suspendable, ...]
    hangs_on_dispute: bool


class TieKind(StrEnum):
    """How a step stands to another to which the bargain ties it."""

    ANSWERS = "answers"
    ANSWERED_BY = "answered by"
    OPENS = "opens the gate of"
    OPENED_BY = "has its gate opened by"
    RELEASES = "releases from escrow"
    RELEASED_BY = "released from escrow by"
    SIMULTANEOUS = "simultaneous with"
    TRANCHES = "tranche against tranche with"


@dataclass(frozen=True, slots=True)
class Tie:
    """A step to which a slipped one is tied, and how the slipped one stands to it."""

    kind: TieKind
    kept: Kept


@dataclass(frozen=True, slots=True)
class Bargain:
    """What a slipped step belonged to.

    Attributes:
        options: What it carries out of the package.
        ties: What others gave for it, or owe against it, each step once for each kind of tie.
    """

    kept: Kept
    options: tuple[tuple[IssueId, OptionId], ...]
    ties: tuple[Tie, ...]


def consequences(found: KeepingFinding) -> tuple[Applies, ...]:
    """Return what follows now, by the text, from steps that were not done in time.

    Nothing follows from a step that is done, excused or itself suspended. Where a step is reported
    done, and that is disputed after its deadline, what follows hangs on the dispute.
    """
    known = found.by_id
    return tuple(
        Applies(
            each,
            each.step.consequence,
            tuple(_suspendable(known, each.step.consequence)),
            Status.LATE not in each.statuses,
        )
        for each in found.steps
        if each.step.consequence is not None and _is_breach(found, each)
    )


def _is_breach(found: KeepingFinding, kept: Kept) -> bool:
    if Status.SUSPENDED in kept.statuses or Status.EXCUSED in kept.statuses:
        return False
    is_over = kept.due is not None and kept.due.day < found.on
    return Status.LATE in kept.statuses or (Status.DISPUTED in kept.statuses and is_over)


def _suspendable(known: Mapping[StepId, Kept], consequence: Consequence) -> Iterator[Suspendable]:
    for step in consequence.suspends:
        kept = known.get(step)
        own = kept.step.actors if kept else ()
        yield Suspendable(step, consequence.by or own, kept)


def bargains(found: KeepingFinding) -> tuple[Bargain, ...]:
    """Return for each slipped step its options, and what the other side gave for it."""
    ties = _all_ties(found)
    return tuple(
        Bargain(each, options_of(found, each.step), ties.get(each.step.id, ()))
        for each in found.slipped
    )


def options_of(found: KeepingFinding, step: Step) -> tuple[tuple[IssueId, OptionId], ...]:
    """Return the options that a step carries out: of the package, or all that it names."""
    if step.carries_out is None:
        return ()
    named = [(each.issue, option) for each in wanted(step.carries_out) for option in each.options]
    if found.package is not None:
        chosen = dict(found.package)
        named = [pair for pair in named if chosen.get(pair[0]) == pair[1]]
    return tuple(dict.fromkeys(named))


Ties = Mapping[StepId, tuple[Tie, ...]]


def _all_ties(found: KeepingFinding) -> Ties:
    known = found.by_id
    ties: dict[StepId, dict[tuple[TieKind, StepId], Tie]] = {}
    for one, other, kind, turned in _pairs(found):
        if one in known and other in known and one != other:
            ties.setdefault(one, {})[kind, other] = Tie(kind, known[other])
            ties.setdefault(other, {})[turned, one] = Tie(turned, known[one])
    return {step: tuple(each.values()) for step, each in ties.items()}


def _pairs(found: KeepingFinding) -> Iterator[tuple[StepId, StepId, TieKind, TieKind]]:
    """Give every pair of tied steps: how the one stands to the other, and the other to it."""
    for each in found.steps:
        step = each.step
        for other in step.in_return_for:
            yield step.id, other, TieKind.ANSWERS, TieKind.ANSWERED_BY
        for other in steps_named(step.gate):
            yield step.id, other, TieKind.OPENED_BY, TieKind.OPENS
        for other in steps_named(step.escrow.until if step.escrow else None):
            yield step.id, other, TieKind.RELEASED_BY, TieKind.RELEASES
        for other in step.simultaneous:
            yield step.id, other, TieKind.SIMULTANEOUS, TieKind.SIMULTANEOUS
        if step.tranches is not None and step.tranches.against is not None:
            yield step.id, step.tranches.against, TieKind.TRANCHES, TieKind.TRANCHES
