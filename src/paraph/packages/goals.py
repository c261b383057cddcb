"""What makes one package better than another, for every solution, in whole numbers.

A goal measures packages exactly, and says which rows every better package would have to meet;
that is all a search needs to know of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import floor, isqrt, log, prod
from typing import Protocol

import numpy as np

from paraph.packages.field import Row
from paraph.packages.relaxation import Reals
from paraph.packages.space import Whole

Measure = int | Fraction
"""How good a package is; larger is better."""

TANGENT_BITS = 18
"""A tangent's weights are whole numbers of at most so many bits."""

TOUCHES = 1e-9
"""A tangent is asked for where floats say that more than this share lies beyond it."""


class Goal(Protocol):
    """A measure of packages, with the rows that better packages must meet."""

    @property
    def most(self) -> Measure | None:
        """What no package can pass whatever its values; None where that is not known."""
        ...

    @property
    def forms(self) -> Sequence[Whole]:
        """Weights of the rows, each of shape (seats,); new ones may come at the end."""
        ...

    def measure(self, values: Whole) -> Measure:
        """Return how good a package of these values is; shape (seats,)."""
        ...

    def highest(self, least: Whole, most: Whole) -> Measure:
        """Return what no package passes whose values lie between these; of shape (seats,)."""
        ...

    def scores(self, values: Whole) -> Reals:
        """Return roughly how good packages are; of shape (packages, seats), (packages,)."""
        ...

    def leasts(self, than: Measure | None, *, or_equal: bool) -> Sequence[int | None]:
        """Return what each form must reach in a package better than one of this measure.

        Args:
            than: None where any package will do.
            or_equal: Also in one just as good.

        Returns:
            None for a form of which nothing is asked.
        """
        ...

    def between(self, low: Measure | None, high: Measure) -> Measure:
        """Return a measure about half way between two; None stands for any at all."""
        ...

    def attainable(self, bound: Measure) -> Measure:
        """Return the largest measure up to a bound that some package may have."""
        ...

    def touch(self, values: Whole) -> None:
        """Add what forms a package of these values, the best so far, suggests."""
        ...

    def refine(self, values: Reals, than: Measure | None) -> bool:
        """Add a form that no choice in part of these values meets; tell whether there is one."""
        ...


@dataclass(frozen=True)
class Smallest:
    """The smallest of several weighted sums of values, each in its own measure.

    Attributes:
        forms: Each of shape (seats,).
        offsets: What is added to each sum.
        divisors: By what that is divided, each above 0.
    """

    forms: tuple[Whole, ...]
    offsets: tuple[int, ...]
    divisors: tuple[int, ...]
    most: None = None

    def measure(self, values: Whole) -> Fraction:
        """Return the smallest, exactly."""
        return min(
            Fraction(int(form @ values) + offset, divisor)
            for form, offset, divisor in zip(self.forms, self.offsets, self.divisors, strict=True)
        )

    def highest(self, least: Whole, most: Whole) -> Fraction:
        """Return the smallest of what each sum is at most."""
        return min(
            Fraction(int(np.maximum(form * least, form * most).sum()) + offset, divisor)
            for form, offset, divisor in zip(self.forms, self.offsets, self.divisors, strict=True)
        )

    def scores(self, values: Whole) -> Reals:
        """Return the smallest, roughly."""
        sums = values @ np.array(self.forms).T + np.array(self.offsets)
        return (sums / np.array(self.divisors, np.float64)).min(axis=1)

    def leasts(self, than: Measure | None, *, or_equal: bool) -> Sequence[int | None]:
        """Return what each sum must reach."""
        if than is None:
            return [None] * len(self.forms)
        leasts: list[int] = []
        for offset, divisor in zip(self.offsets, self.divisors, strict=True):
            whole, part = divmod(than.numerator * divisor, than.denominator)
            leasts.append(whole + int(not or_equal or part > 0) - offset)
        return leasts

    def between(self, low: Measure | None, high: Measure) -> Fraction:
        """Return half way, to no more digits than it takes."""
        if low is None:
            return Fraction(high) - 1 - abs(Fraction(high))
        return ((Fraction(low) + high) / 2).limit_denominator(1 << 70)

    def touch(self, values: Whole) -> None:
        """Have nothing to add."""
        del values

    def attainable(self, bound: Measure) -> Fraction:
        """Return a bound rounded down to the parts in which all sums count, if they agree."""
        if len(set(self.divisors)) > 1:
            return Fraction(bound)
        return Fraction(floor(bound * self.divisors[0]), self.divisors[0])

    def refine(self, values: Reals, than: Measure | None) -> bool:
        """Have nothing to add: the forms say all."""
        del values, than
        return False


@dataclass(frozen=True)
class Anything:
    """Every package is as good as any other: for finding all there are."""

    forms: tuple[Whole, ...] = ()
    most: int = 0

    def measure(self, values: Whole) -> int:
        """Return the same of all."""
        del values
        return 0

    def highest(self, least: Whole, most: Whole) -> int:
        """Return the measure of the most there is."""
        del least
        return self.measure(most)

    def scores(self, values: Whole) -> Reals:
        """Return the same of all."""
        return np.zeros(len(values))

    def leasts(self, than: Measure | None, *, or_equal: bool) -> list[int]:
        """Ask for nothing."""
        del than, or_equal
        return []

    def between(self, low: Measure | None, high: Measure) -> Measure:
        """Have nothing between."""
        del low
        return high

    def touch(self, values: Whole) -> None:
        """Have nothing to add."""
        del values

    def attainable(self, bound: Measure) -> Measure:
        """Return the same."""
        return bound

    def refine(self, values: Reals, than: Measure | None) -> bool:
        """Have nothing to add."""
        del values, than
        return False


@dataclass(frozen=True)
class Shortfall:
    """How far the parties stay under their walk-away worths, all together, as a number below 0.

    It is the least, over all groups of parties, of the sum of their gains, or 0. Groups become
    rows as they are found to matter.

    Attributes:
        reservations: Shape (seats,).
        groups: Each of shape (seats,), 1 for a member and 0 for others.
    """

    reservations: Whole
    groups: list[Whole] = field(default_factory=list)
    most: int = 0

    @property
    def forms(self) -> list[Whole]:
        """The groups so far."""
        return self.groups

    def measure(self, values: Whole) -> int:
        """Return the sum of what is lacking, below 0; exactly."""
        return int(np.minimum(values - self.reservations, 0).sum())

    def highest(self, least: Whole, most: Whole) -> int:
        """Return the measure of the most there is."""
        del least
        return self.measure(most)

    def scores(self, values: Whole) -> Reals:
        """Return the same of several packages."""
        return np.minimum(values - self.reservations, 0).sum(axis=1).astype(np.float64)

    def leasts(self, than: Measure | None, *, or_equal: bool) -> Sequence[int | None]:
        """Return what each group's values must sum to."""
        if than is None:
            return [None] * len(self.groups)
        bar = int(than) + int(not or_equal)
        return [bar + int(group @ self.reservations) for group in self.groups]

    def every_row(self, total: int) -> tuple[Row, ...]:
        """Return the rows of all groups, in a package that lacks no more than so much."""
        groups = product((0, 1), repeat=len(self.reservations))
        weights = [np.array(group) for group in groups if any(group)]
        return tuple(Row(each, int(each @ self.reservations) - total) for each in weights)

    def between(self, low: Measure | None, high: Measure) -> int:
        """Return half way."""
        return int(high) - 1 if low is None else (int(low) + int(high)) // 2

    def touch(self, values: Whole) -> None:
        """Have nothing to add."""
        del values

    def attainable(self, bound: Measure) -> int:
        """Return a bound rounded down."""
        return floor(bound)

    def refine(self, values: Reals, than: Measure | None) -> bool:
        """Add the group of those that lack something, where they lack too much."""
        gains = values - self.reservations
        if than is None or float(np.minimum(gains, 0).sum()) >= int(than) + 0.5:
            return False
        group = (gains < 0).astype(np.int64)
        if any((group == each).all() for each in self.groups):
            return False
        self.groups.append(group)
        return True


@dataclass(frozen=True)
class Product:
    """The product of some parties' gains, each taken as often as it has weight; all above 0.

    A package whose product is above P meets, for any whole numbers w and n the sum of the
    weights k,

        sum(k w gain) >= n (P prod(w^k))^(1/n),

    by the inequality of arithmetic and geometric means. Such a form touches the product's level
    set where w is in proportion to 1 / gain.

    Attributes:
        reservations: Shape (seats,).
        weights: Shape (seats,). 0 for a party that is left out.
        bits: Of the largest w in a tangent; so few that no weighted sum passes 63 bits.
        factors: The w of each tangent so far.
    """

    reservations: Whole
    weights: tuple[int, ...]
    bits: int = TANGENT_BITS
    factors: list[Whole] = field(default_factory=list)
    most: None = None

    @property
    def who(self) -> list[int]:
        """Places of the parties that count."""
        return [seat for seat, weight in enumerate(self.weights) if weight]

    @property
    def forms(self) -> list[Whole]:
        """Every party's own value, then the tangents."""
        own = list(np.eye(len(self.weights), dtype=np.int64)[self.who])
        return own + [factor * np.array(self.weights) for factor in self.factors]

    def measure(self, values: Whole) -> int:
        """Return the product, exactly; 0 where a party that counts has no gain."""
        gains = (values - self.reservations).tolist()
        return prod(max(gains[seat], 0) ** self.weights[seat] for seat in self.who)

    def highest(self, least: Whole, most: Whole) -> int:
        """Return the measure of the most there is."""
        del least
        return self.measure(most)

    def scores(self, values: Whole) -> Reals:
        """Return the logarithm of the product, roughly."""
        gains = (values - self.reservations)[:, self.who]
        weights = np.array(self.weights)[self.who]
        return np.where((gains > 0).all(axis=1), np.log(np.maximum(gains, 1)) @ weights, -np.inf)

    def leasts(self, than: Measure | None, *, or_equal: bool) -> list[int]:
        """Return that every party must gain, and what the tangents ask."""
        own = [int(self.reservations[seat]) + 1 for seat in self.who]
        return own + [
            self._least(factor, int(than or 0), or_equal=or_equal) for factor in self.factors
        ]

    def _least(self, factor: Whole, than: int, *, or_equal: bool) -> int:
        """Return the least that a tangent asks of values, in whole numbers."""
        count = sum(self.weights)
        raised = prod(int(factor[seat]) ** self.weights[seat] for seat in self.who)
        bar = root(count**count * than * raised, count)
        is_exact = bar**count == count**count * than * raised
        weighted = [int(factor[seat]) * self.weights[seat] for seat in self.who]
        away = sum(w * int(self.reservations[at]) for w, at in zip(weighted, self.who, strict=True))
        return away + bar + (0 if or_equal and is_exact else 1)

    def between(self, low: Measure | None, high: Measure) -> int:
        """Return half way between the logarithms."""
        return isqrt(max(int(low or 0), 1) * int(high))

    def touch(self, values: Whole) -> None:
        """Add the tangent at some gains: where they are best, it closes the most."""
        gains = (values - self.reservations)[self.who].astype(np.float64)
        if gains.min() > 0:
            self._add(gains)

    def attainable(self, bound: Measure) -> int:
        """Return a bound rounded down."""
        return floor(bound)

    def refine(self, values: Reals, than: Measure | None) -> bool:
        """Add the tangent at some gains, where it says that their product is not enough."""
        gains = (values - self.reservations)[self.who]
        weights = np.array(self.weights, np.float64)[self.who]
        if not than or gains.min() <= 0:
            return False
        short = log(int(than)) - float(np.log(gains) @ weights)
        if short < TOUCHES * sum(self.weights):
            return False
        return self._add(gains)

    def _add(self, gains: Reals) -> bool:
        """Add the tangent at some gains above 0 of the parties that count; False if it is known."""
        factor = np.zeros(len(self.weights), np.int64)
        factor[self.who] = np.ceil((1 << self.bits) * gains.min() / gains).astype(np.int64)
        if any((factor == each).all() for each in self.factors):
            return False
        self.factors.append(factor)
        return True


def root(number: int, degree: int) -> int:
    """Return the whole part of a root, by halving.

    Source:
        knuth1998, section 4.3.3, on roots of long numbers.

    Example:
        >>> root(26, 3), root(27, 3)
        (2, 3)
    """
    low, high = 0, 1 << -(-number.bit_length() // degree)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle)
    return high if high**degree <= number else low
