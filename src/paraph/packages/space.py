"""All packages of a case, walked in blocks: which are allowed, and what each is worth.

Packages are numbered from 0 in the order of the issues' options, the last issue changing
fastest. A block fixes the first issues and holds every combination of the last ones, so that most
of its arithmetic is done once for all blocks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import lcm, prod
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import Appraisal, Basis
from paraph.terms.agenda import Issue, Package
from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not
from paraph.terms.ids import IssueId

Whole = NDArray[np.int64]
Truths = NDArray[np.bool_]
BLOCK_PACKAGES = 1 << 17
"""Most packages in a block: the arrays of one stay within a processor's cache by and large."""

MOST_DENOMINATOR = 1 << 44
"""Sums over 128 parties of values in such parts still fit the 53 bits of a float."""

ROUNDED_DENOMINATOR = 10**12


@dataclass(frozen=True)
class Worths:
    """What options contribute to the value of a package, in whole parts of one denominator.

    A value is the sum of its contributions divided by the denominator: exact, so that equal
    packages are equal (docs/decisions/0003).

    Attributes:
        contributions: For each issue an array of shape (options, parties).
        reservations: Shape (parties,).
        is_rounded: Whether the exact denominator was too large and parts of 10^-12 were taken.
    """

    contributions: tuple[Whole, ...]
    reservations: Whole
    denominator: int
    is_rounded: bool

    @classmethod
    def of(cls, appraisals: Sequence[Appraisal], held: Sequence[int] | None = None) -> "Worths":
        """Put the appraisals of all parties on one denominator.

        Args:
            held: Option place of the status quo on each issue. A walk-away worth that is that of
                the status quo is taken from its parts, so that both agree when rounded.
        """
        exact = [
            [[cell.weight.point * value.point for value in cell.values] for cell in each.issues]
            for each in appraisals
        ]
        away = [each.reservation.point for each in appraisals]
        parts = [part for party in exact for issue in party for part in issue]
        denominator = lcm(*(number.denominator for number in (*parts, *away)))
        is_rounded = denominator > MOST_DENOMINATOR
        scale = ROUNDED_DENOMINATOR if is_rounded else denominator
        contributions = tuple(
            np.array([[round(part * scale) for part in party] for party in issue], np.int64).T
            for issue in zip(*exact, strict=True)
        )
        reservations = np.array([round(number * scale) for number in away], np.int64)
        if held is not None:
            worth = sum(issue[place] for issue, place in zip(contributions, held, strict=True))
            is_held = [each.reservation.basis is Basis.STATUS_QUO for each in appraisals]
            reservations = np.where(is_held, worth, reservations)
        return cls(contributions, reservations, scale, is_rounded)


@dataclass(frozen=True)
class Block:
    """Consecutive packages.

    Attributes:
        first: Number of the first package.
        fixed: Option places of the issues that do not change within the block.
        values: Shape (packages, parties), in the parts of `Worths`.
    """

    space: "Space"
    first: int
    fixed: tuple[int, ...]
    values: Whole

    def holds(self, condition: Condition) -> Truths:
        """Return for each package whether a condition holds; shape (packages,)."""
        truth = self._truth(condition)
        return np.broadcast_to(np.asarray(truth), (len(self.values),))

    def _truth(self, condition: Condition) -> Truths | bool:
        match condition:
            case Chosen(issue, options):
                at = self.space.place[issue]
                chosen = self.space.truth_table(at, options)
                if at < len(self.fixed):
                    return bool(chosen[self.fixed[at]])
                return chosen[self.space.last_columns[at - len(self.fixed)]]
            case Not(inner):
                truth = self._truth(inner)
                return not truth if isinstance(truth, bool) else ~truth
            case All(parts):
                return _reduced(np.logical_and, (self._truth(part) for part in parts))
            case AnyOf(parts):
                return _reduced(np.logical_or, (self._truth(part) for part in parts))
            case _ as never:
                assert_never(never)


def _reduced(join: np.ufunc, truths: Iterable[Truths | bool]) -> Truths | bool:
    """Join truths; of none at all, "every" is true and "at least one" is false.

    What holds of a whole block is one truth; it may settle the matter before the rest is asked.
    """
    undecided = bool(join.identity)
    joined: Truths | bool = undecided
    for truth in truths:
        if isinstance(truth, bool):
            if truth is not undecided:
                return truth
        else:
            joined = truth if isinstance(joined, bool) else join(joined, truth)
    return joined


@dataclass(frozen=True)
class Space:
    """All combinations of the issues' options, with their worth; at least one issue."""

    issues: tuple[Issue, ...]
    worths: Worths

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """Number of options of each issue."""
        return tuple(len(issue.options) for issue in self.issues)

    @cached_property
    def packages(self) -> int:
        """Number of packages."""
        return prod(self.sizes)

    @cached_property
    def place(self) -> Mapping[IssueId, int]:
        """Place of each issue."""
        return {issue.id: at for at, issue in enumerate(self.issues)}

    @cached_property
    def split(self) -> int:
        """Number of issues that a block fixes."""
        at = len(self.sizes)
        while at > 0 and prod(self.sizes[at - 1 :]) <= BLOCK_PACKAGES:
            at -= 1
        return min(at, len(self.sizes) - 1)

    @cached_property
    def last_columns(self) -> tuple[NDArray[np.intp], ...]:
        """Option places of the issues that change within a block; each of shape (packages,)."""
        last = self.sizes[self.split :]
        numbers = np.arange(prod(last), dtype=np.intp)
        return tuple(numbers // prod(last[at + 1 :]) % size for at, size in enumerate(last))

    @cached_property
    def last_values(self) -> Whole:
        """What the issues that change within a block contribute; shape (packages, parties)."""
        contributions = self.worths.contributions[self.split :]
        values = np.zeros((prod(self.sizes[self.split :]), len(self.worths.reservations)), np.int64)
        for worth, column in zip(contributions, self.last_columns, strict=True):
            values += worth[column]
        return values

    def truth_table(self, at: int, options: Sequence[str]) -> Truths:
        """Return for each option of an issue whether it is one of these."""
        return np.array([option.id in options for option in self.issues[at].options])

    def blocks(self) -> Iterator[Block]:
        """Give all packages in blocks, in order."""
        size = len(self.last_values)
        firsts = product(*(range(count) for count in self.sizes[: self.split]))
        first_contributions = self.worths.contributions[: self.split]
        for at, fixed in enumerate(firsts):
            values = self.last_values.copy()
            for worth, place in zip(first_contributions, fixed, strict=True):
                values += worth[place]
            yield Block(self, at * size, fixed, values)

    def places(self, number: int) -> tuple[int, ...]:
        """Return the option place on each issue of the package of this number."""
        found: list[int] = []
        for size in reversed(self.sizes):
            number, place = divmod(number, size)
            found.append(place)
        return tuple(reversed(found))

    def package(self, number: int) -> Package:
        """Return the package of this number."""
        return Package.of(
            (issue.id, issue.options[place].id)
            for issue, place in zip(self.issues, self.places(number), strict=True)
        )

    def values(self, number: int) -> Whole:
        """Return what the package of this number is worth to each party, in parts."""
        rows = zip(self.worths.contributions, self.places(number), strict=True)
        return np.sum([worth[place] for worth, place in rows], axis=0)
