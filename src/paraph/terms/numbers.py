"""Numbers as they were given: exact, with the range in which they may lie.

Shares and values are kept as fractions, so that sums such as one third three times are one and
two packages of equal value are tied and not merely close (docs/decisions/0003).
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Range:
    """A closed interval; a number known exactly has equal ends."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        """Refuse an interval with its ends swapped."""
        if self.low > self.high:
            msg = f"low end {self.low} above high end {self.high}"
            raise ValueError(msg)

    @property
    def middle(self) -> Fraction:
        """Half way between the ends."""
        return (self.low + self.high) / 2

    @property
    def is_exact(self) -> bool:
        """Whether only one number is possible."""
        return self.low == self.high


def exactly(number: Fraction | int) -> Range:
    """Return the range that holds one number."""
    return Range(Fraction(number), Fraction(number))


UNIT = Range(Fraction(0), Fraction(1))
"""All that can be said of a value of which nothing is known."""

TOLERANCE = 1e-9
"""Sums of sampled floats closer than this are equal; exact values never need it."""
