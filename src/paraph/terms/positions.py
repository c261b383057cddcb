"""What each party asked, stressed, offered or ruled out, and how much it matters to it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from paraph.terms.ids import ActorId, IssueId, OptionId, PositionId
from paraph.terms.numbers import Range
from paraph.terms.sources import Source


class Strength(StrEnum):
    """How a position was put."""

    DEMAND = "demand"
    PREFERENCE = "preference"
    OFFER = "offer"
    RED_LINE = "red line"


@dataclass(frozen=True, slots=True)
class Position:
    """What one party is said to want on one issue at one time.

    Attributes:
        options: What it asks for or would give; for a red line, what it rules out.
        said_by: Whose word it is; another than `party` makes it a claim about that party.
    """

    id: PositionId
    party: ActorId
    issue: IssueId
    options: tuple[OptionId, ...]
    strength: Strength
    date: date
    said_by: ActorId
    source: Source
    note: str = ""

    @property
    def is_claim(self) -> bool:
        """Whether somebody else says it of the party."""
        return self.said_by != self.party


class Salience(StrEnum):
    """How much an issue matters to a party, in words."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


SALIENCE_SHARE = {
    Salience.HIGH: Fraction(3),
    Salience.MEDIUM: Fraction(2),
    Salience.LOW: Fraction(1),
}
"""Relative weight of the words; an assumption of ours, and a brief says so."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The share of an issue in the value of a package to a party: a range, or a word."""

    party: ActorId
    issue: IssueId
    weight: Range | Salience
    source: Source


@dataclass(frozen=True, slots=True)
class OptionValue:
    """Worth of an option to a party on its own 0-1 scale, as stated."""

    party: ActorId
    issue: IssueId
    option: OptionId
    value: Range
    source: Source


@dataclass(frozen=True, slots=True)
class OptionRanking:
    """The options of an issue as a party likes them, where it gave their order and no number.

    Attributes:
        tiers: Best first; options in one tier come level. At least two tiers, each option once;
            of an option in none nothing is known.
    """

    party: ActorId
    issue: IssueId
    tiers: tuple[tuple[OptionId, ...], ...]
    source: Source


@dataclass(frozen=True, slots=True)
class IssueRanking:
    """The issues as they matter to a party, where it gave their order and no number.

    Attributes:
        tiers: Most important first; issues in one tier come level. At least two tiers, each
            issue once; the order says nothing of an issue in none.
    """

    party: ActorId
    tiers: tuple[tuple[IssueId, ...], ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Reservation:
    """Walk-away worth of the talks to a party, and the course behind it (its BATNA)."""

    party: ActorId
    value: Range
    batna: str
    source: Source
