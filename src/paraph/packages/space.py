"""All packages of a case, walked in blocks: which are allowed, and what each is worth.

Packages are numbered from 0 in the order of the issues' options, the last issue changing
fastest. A block fixes the first issues and holds every combination of the last ones, so that most
of its arithmetic is done once for all blocks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import lcm, prod
from typing import assert_never

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import Appraisal
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
    def of(cls, appraisals: Sequence[Appraisal]) -> "Worths":
        """Put the appraisals of all parties on one denominator."""
        exact = [
            [[cell.weight.point * value.point for value in cell.values] for cell in each.issues]
            for each in appraisals
        ]
        away = [each.reservation.point for each in appraisals]
        parts = [part for party in exact for issue in party for part in issue]
        denominator = lcm(*(number.denominator for number in (*parts, *away)))
        is_rounded = denominator > MOST_DENOMINATOR
        scale = ROUNDED_DENOMINATOR if is_rounded else denominator
        issues = zip(*exact, strict=True)
        contributions = tuple(
            np.array([[round(part * scale) for part in party] for party in issue], np.int64).T
            for issue in issues
        )
        reservations = np.array([round(number * scale) for number in away], np.int64)
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
                return np.logical_not(self._truth(inner))
            case All(parts):
                return _reduced(np.logical_and, [self._truth(part) for part in parts])
            case AnyOf(parts):
                return _reduced(np.logical_or, [self._truth(part) for part in parts])
            case _ as never:
                assert_never(never)


def _reduced(join: np.ufunc, truths: Sequence[Truths | bool]) -> Truths | bool:
    joined = truths[0]
    for truth in truths[1:]:
        joined = join(joined, truth)
    return joined


@dataclass(frozen=True)
class Space:
    """All combinations of the issues' options, with their worth."""

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
        return tuple(column.ravel() for column in np.indices(self.sizes[self.split :], np.intp))

    @cached_property
    def last_values(self) -> Whole:
        """What the issues that change within a block contribute; shape (packages, parties)."""
        columns = zip(self.worths.contributions[self.split :], self.last_columns, strict=True)
        return np.sum([worth[column] for worth, column in columns], axis=0)

    def truth_table(self, at: int, options: Sequence[str]) -> Truths:
        """Return for each option of an issue whether it is one of these."""
        return np.array([option.id in options for option in self.issues[at].options])

    def blocks(self) -> Iterator[Block]:
        """Give all packages in blocks, in order."""
        size = len(self.last_values)
        firsts = product(*(range(size) for size in self.sizes[: self.split]))
        for at, fixed in enumerate(firsts):
            parts = [worth[place] for worth, place in zip(self.worths.contributions, fixed, strict=False)]
            base = np.sum(parts, axis=0, dtype=np.int64) if parts else np.int64(0)
            yield Block(self, at * size, fixed, self.last_values + base)

    def package(self, number: int) -> Package:
        """Return the package of this number."""
        places = np.unravel_index(number, self.sizes)
        return Package.of(
            (issue.id, issue.options[int(at)].id)
            for issue, at in zip(self.issues, places, strict=True)
        )

    def values(self, package: Package) -> Whole:
        """Return what a package is worth to each party, in parts; shape (parties,)."""
        rows = [
            worth[issue.index(package[issue.id])]
            for issue, worth in zip(self.issues, self.worths.contributions, strict=True)
        ]
        return np.sum(rows, axis=0)
