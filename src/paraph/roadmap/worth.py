"""What each step is worth to each party: as somebody said, or by a named rule.

The rules, by the names under which a brief repeats them:

    stated      what somebody gave for the step: what it brings less what it costs
    carried     nobody did: the worth of the options that the step carries out, less that of the
                status quo (where none is named: of the middle between the party's best and worst),
                times the weight of the issue; shared evenly among the steps that carry it out
    none        nobody did, and it carries out no option: nothing
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from paraph.terms.agenda import Package
from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not
from paraph.terms.ids import ActorId, IssueId, StepId
from paraph.terms.sources import Assumption
from paraph.terms.steps import Step, StepValue

NOTHING = Fraction(0)


class WorthRule(StrEnum):
    """The named rule by which a worth came about."""

    STATED = "stated"
    CARRIED = "carried"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Worth:
    """What a step is worth to a party on its own scale, less what it costs; may be negative.

    Attributes:
        point: The number that an exact computation takes.
        is_assumed: Whether no report and no party states it.
    """

    low: Fraction
    point: Fraction
    high: Fraction
    rule: WorthRule = WorthRule.NONE
    is_assumed: bool = True

    def __add__(self, other: "Worth") -> "Worth":
        """Return the worth of both together."""
        return Worth(
            self.low + other.low,
            self.point + other.point,
            self.high + other.high,
            self.rule if other.rule is WorthRule.NONE else other.rule,
            any(each.is_assumed for each in (self, other) if each.rule is not WorthRule.NONE)
            or self.rule is other.rule is WorthRule.NONE,
        )

    def shared(self, count: int) -> "Worth":
        """Return one of so many even shares."""
        low, point, high = (each / count for each in (self.low, self.point, self.high))
        return Worth(low, point, high, self.rule, self.is_assumed)


WORTHLESS = Worth(NOTHING, NOTHING, NOTHING)
Worths = Mapping[StepId, tuple[Worth, ...]]
"""For each step the worth to every party, in the order of the parties."""

Gains = Mapping[tuple[ActorId, IssueId], Worth]
"""What the option that a package chooses gains a party over the status quo, by the issue."""


def worths(
    steps: Sequence[Step],
    values: Iterable[StepValue],
    parties: Sequence[ActorId],
    gains: Gains,
    package: Package | None,
) -> Worths:
    """Return what the steps are worth.

    Args:
        steps: Those of the roadmap.
        values: What was given for steps.
        parties: Whose worth is asked for.
        gains: What the options of the package gain each party; nothing without a package.
        package: The package that the roadmap carries out; None for all steps of the case.
    """
    stated = {(value.step, value.party): _stated(value) for value in values}
    carriers = Counter(issue for step in steps for issue in carried(step.carries_out, package))
    return {
        step.id: tuple(
            stated.get((step.id, party)) or _carried(step, party, gains, carriers, package)
            for party in parties
        )
        for step in steps
    }


def _stated(value: StepValue) -> Worth:
    return Worth(
        value.benefit.low - value.cost.high,
        value.benefit.middle - value.cost.middle,
        value.benefit.high - value.cost.low,
        WorthRule.STATED,
        isinstance(value.source, Assumption),
    )


def carried(condition: Condition | None, package: Package | None) -> tuple[IssueId, ...]:
    """Return the issues whose chosen option a step carries out, each once."""
    if condition is None or package is None:
        return ()
    settled = dict(package)
    named = (atom.issue for atom in wanted(condition) if settled.get(atom.issue) in atom.options)
    return tuple(dict.fromkeys(named))


def wanted(condition: Condition) -> Iterator[Chosen]:
    """Give the options that a condition asks for, and not what it rules out."""
    match condition:
        case Chosen():
            yield condition
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from wanted(part)
        case Not():
            return


def _carried(
    step: Step,
    party: ActorId,
    gains: Gains,
    carriers: Mapping[IssueId, int],
    package: Package | None,
) -> Worth:
    """Return a step's share of what the options that it carries out gain a party."""
    total = WORTHLESS
    for issue in carried(step.carries_out, package):
        gain = gains.get((party, issue))
        if gain is not None:
            total += gain.shared(carriers[issue])
    return total
