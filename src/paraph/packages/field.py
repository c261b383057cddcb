"""Every option of every issue as one line, and exact bounds on what packages can reach.

A row asks that a weighted sum of the parties' values be at least so much; a clause that at least
one of its options be chosen. Whole multipliers of rows and clauses add them up to one inequality
that every package in question meets: where even the best option of each issue falls short of it,
there is none. That is weak duality, and it is checked here in whole numbers whoever found the
multipliers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from paraph.packages.clauses import Clause
from paraph.packages.space import Truths, Whole

Lines = NDArray[np.intp]


@dataclass(frozen=True)
class Field:
    """All options of all issues and named truths, one after the other.

    Attributes:
        starts: Shape (issues + 1,). The first line of each issue, and the number of lines.
        worths: Shape (lines, seats), in parts; 0 for named truths.
        clauses: Shape (clauses, lines). 1 where an option meets a clause, else 0.
    """

    starts: Lines
    worths: Whole
    clauses: Whole

    @classmethod
    def of(cls, sizes: Sequence[int], worths: Sequence[Whole], listed: Sequence[Clause]) -> "Field":
        """Lay out the options of issues and named truths of some sizes.

        Args:
            worths: One for each issue, shape (options, seats).
        """
        starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.intp)
        truths = int(starts[-1]) - sum(map(len, worths))
        idle = np.zeros((truths, worths[0].shape[1]), np.int64)
        meets = np.zeros((len(listed), starts[-1]), np.int64)
        for row, clause in zip(meets, listed, strict=True):
            for issue, options in clause.items():
                places = [at for at in range(sizes[issue]) if options >> at & 1]
                row[starts[issue] + np.array(places, np.intp)] = 1
        return cls(starts, np.concatenate([*worths, idle]), meets)

    @property
    def lines(self) -> int:
        """Number of lines."""
        return len(self.worths)

    @property
    def issues(self) -> int:
        """Number of issues and named truths."""
        return len(self.starts) - 1

    @cached_property
    def touched(self) -> tuple[Lines, ...]:
        """The issues of each clause."""
        return tuple(
            np.flatnonzero(np.add.reduceat(clause, self.starts[:-1])) for clause in self.clauses
        )

    def issue_of(self, line: int) -> int:
        """Return the issue to which a line belongs."""
        return int(np.searchsorted(self.starts, line, side="right")) - 1

    def lowest(self, weights: Whole) -> int:
        """Return what a weighted sum of the values reaches in any package at least."""
        score = self.worths @ weights
        return int(np.minimum.reduceat(score, self.starts[:-1]).sum())

    def lines_of(self, issue: int) -> slice:
        """Return the lines of an issue."""
        return slice(int(self.starts[issue]), int(self.starts[issue + 1]))

    def values(self, chosen: Lines) -> Whole:
        """Return what some packages are worth; of lines of shape (..., issues), (..., seats)."""
        return self.worths[chosen].sum(axis=-2)

    def are_met(self, chosen: Lines) -> Truths:
        """Tell which packages meet all clauses; of lines of shape (packages, issues)."""
        is_met = np.ones(len(chosen), np.bool_)
        for clause, issues in zip(self.clauses, self.touched, strict=True):
            is_met &= clause[chosen[:, issues]].any(axis=1)
        return is_met


@dataclass(frozen=True)
class Row:
    """A weighted sum of the values that must reach something.

    Attributes:
        weights: Shape (seats,), whole.
        least: In parts times weights.
    """

    weights: Whole
    least: int


@dataclass(frozen=True)
class Multipliers:
    """Whole numbers, none negative, by which rows and clauses are added up.

    Attributes:
        rows: Shape (rows,).
        clauses: Shape (clauses,).
    """

    rows: Whole
    clauses: Whole


def narrowed(
    field: Field, scores: Whole, leasts: Sequence[int], by: Multipliers, box: Truths
) -> Truths | None:
    """Return which options of a box some package that meets all rows and clauses may still have.

    Args:
        scores: Shape (rows, lines). What each line adds to each row.
        leasts: Of each row.
        by: Small enough that no sum passes 63 bits.
        box: Shape (lines,). The options in question.

    Returns:
        Shape (lines,); None where no package of the box meets them all.

    Source:
        Weak duality, wolsey1998, proposition 2.3; leaving out options: its section 7.5 on
        reduced costs.
    """
    score = by.rows @ scores + by.clauses @ field.clauses
    asked = sum(int(mul) * least for mul, least in zip(by.rows, leasts, strict=True))
    asked += int(by.clauses.sum())
    lowest = np.iinfo(np.int64).min
    best = np.maximum.reduceat(np.where(box, score, lowest), field.starts[:-1])
    if best.min() == lowest:
        return None
    spare = int(best.sum()) - asked
    if spare < 0:
        return None
    loss = np.repeat(best, np.diff(field.starts)) - score
    return box & (loss <= spare)
