"""Logic over options: what a rule demands, what a red line forbids, what a step carries out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from paraph.terms.ids import ActorId, IssueId, OptionId, RedLineId, RuleId
from paraph.terms.sources import Source


@dataclass(frozen=True, slots=True)
class Chosen:
    """The issue is settled by one of these options."""

    issue: IssueId
    options: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the conditions holds."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the conditions holds."""

    conditions: tuple["Condition", ...]


Condition = Chosen | Not | All | AnyOf


def holds(condition: Condition, option_of: Callable[[IssueId], OptionId]) -> bool:
    """Tell whether a condition holds where `option_of` settles each issue."""
    match condition:
        case Chosen(issue, options):
            return option_of(issue) in options
        case Not(inner):
            return not holds(inner, option_of)
        case All(parts):
            return all(holds(part, option_of) for part in parts)
        case AnyOf(parts):
            return any(holds(part, option_of) for part in parts)
        case _ as never:
            assert_never(never)


def atoms(condition: Condition) -> Iterator[Chosen]:
    """Give every mention of an issue in a condition, left to right."""
    match condition:
        case Chosen():
            yield condition
        case Not(inner):
            yield from atoms(inner)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from atoms(part)
        case _ as never:
            assert_never(never)


class RuleKind(StrEnum):
    """How a rule was put; all four come down to a condition that must hold."""

    REQUIRES = "requires"
    EXCLUDES = "excludes"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes some combinations of options impossible for everybody.

    Attributes:
        when: The premise of `requires` and `excludes`; None for `always` and `never`.
        then: What is required, excluded, always so or never so.
    """

    id: RuleId
    kind: RuleKind
    when: Condition | None
    then: Condition
    source: Source

    @property
    def must_hold(self) -> Condition:
        """The one condition that a package must meet."""
        premise: tuple[Condition, ...] = () if self.when is None else (Not(self.when),)
        wants = self.kind in {RuleKind.REQUIRES, RuleKind.ALWAYS}
        return AnyOf((*premise, self.then if wants else Not(self.then)))


@dataclass(frozen=True, slots=True)
class RedLine:
    """What one party will not accept, whatever else the package holds."""

    id: RedLineId
    party: ActorId
    never: Condition
    source: Source
