"""A number with the range in which it may lie, and the rule by which it came about."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from paraph.terms.numbers import Range
from paraph.terms.sources import Assumption, Source


class Basis(StrEnum):
    """The named rule by which a number came about."""

    STATED = "stated"
    RANKING = "ranking"
    DISTANCE = "distance"
    MATCH = "match"
    UNKNOWN = "unknown"
    SALIENCE = "salience"
    EQUAL = "equal"
    STATUS_QUO = "status quo"
    ZERO = "zero"


MOST_POWER = Fraction(2)
"""A draw raises a distance value to a power between 1 / this and this."""

UNMATCHED = Range(Fraction(0), Fraction(1, 2))
"""What an option that was not asked for may be worth on an unordered issue."""

SPREAD = {Basis.SALIENCE: Fraction(3, 2), Basis.EQUAL: Fraction(2), Basis.RANKING: Fraction(2)}
"""A draw multiplies a derived weight by a factor between 1 / this and this; for ranked issues,
what all of them weigh together."""

HOLD_OUT = Fraction(1, 2)
"""A draw adds to a derived walk-away worth up to this share of what is left to 1."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with the range in which it may lie, and how it came about.

    Attributes:
        point: The number that an exact computation takes.
        source: Where the number stands, or the word from which the rule made it; None where
            nothing at all was said of it.
    """

    point: Fraction
    range: Range
    basis: Basis
    source: Source | None = None

    @property
    def is_assumed(self) -> bool:
        """Whether no report states the number itself."""
        return self.basis is not Basis.STATED or isinstance(self.source, Assumption)
