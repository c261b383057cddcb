"""All packages of a case by their numbers, and what each option of them is worth.

Packages are numbered from 0 in the order of the issues' options, the last issue changing
fastest. Nothing here goes through them one by one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import lcm, prod

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import Appraisal, Basis
from paraph.terms.agenda import Issue, Package
from paraph.terms.ids import IssueId, OptionId

Whole = NDArray[np.int64]
Truths = NDArray[np.bool_]
Numbers = NDArray[np.int64 | np.object_]
"""Numbers of packages, or how many of them; either of machine numbers or of Python's own."""

NumberType = type[np.int64] | type[np.object_]

MOST_MACHINE = 1 << 62
"""Package numbers from here on are Python's own."""

Progress = Callable[[int, int], None]
"""Told how many steps of how many are done; raises `EnoughError` where a person wants no more."""


class EnoughError(Exception):
    """A person asks for what there is so far."""


def no_progress(done: int, of: int) -> None:
    """Take no notice."""


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
    def strides(self) -> tuple[int, ...]:
        """By how much the number of a package grows with the next option of each issue."""
        return tuple(prod(self.sizes[at + 1 :]) for at in range(len(self.sizes)))

    @property
    def number_type(self) -> NumberType:
        """What holds the numbers of packages exactly: machine numbers, or Python's where longer."""
        return np.int64 if self.packages < MOST_MACHINE else np.object_

    @property
    def options(self) -> Mapping[IssueId, tuple[OptionId, ...]]:
        """The options of each issue, in order."""
        return {issue.id: tuple(option.id for option in issue.options) for issue in self.issues}

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
