"""Packages as a linear programme, in which options may be chosen in part.

Each option has a share from 0 to 1, and the shares of an issue sum to 1. The programme makes the
least slack of any row as large as it can. The solver works in floats; the multipliers that it
gives are only a proposal, which `field.narrowed` takes or leaves in whole numbers.
"""

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from paraph.packages.field import Field, Multipliers, Row
from paraph.packages.space import Truths, Whole

Reals = NDArray[np.float64]

PENALTY = 20.0
"""What a clause not met costs, in the whole span of a row: more than any row can make good."""

MOST_SLACK = 4.0
"""Rows are met by more than this only where they do not matter."""

MOST_SUM = 2.0**60
"""Sums of worths by multipliers stay below this, and so within 63 bits."""


@dataclass(frozen=True)
class Relaxed:
    """The best choice in part.

    Attributes:
        slack: By how much the worst row is met, in its span, less the cost of clauses not met.
        shares: Shape (lines,).
    """

    slack: float
    shares: Reals
    multipliers: Multipliers


class Relaxation:
    """The linear programme of a field; its solver goes on from where it last stood."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.scores: Whole = np.zeros((0, field.lines), np.int64)
        self.spans: list[float] = []
        self.lowest: list[int] = []
        self.leasts: list[int] = []
        self._solver = highspy.Highs()
        self._solver.silent()
        self._solver.setOptionValue("threads", 1)
        self._slack, self._unmet = field.lines, field.lines + 1
        self._first_row = field.issues + len(field.clauses)
        self._lines = np.arange(field.lines, dtype=np.int32)
        self._none = np.zeros(field.lines)
        self._build()

    def _build(self) -> None:
        """Write down the shares, what they sum to, and the clauses."""
        free = highspy.kHighsInf
        nothing, no_lines = np.zeros(0), np.zeros(0, np.int32)
        for _ in range(self.field.lines):
            self._solver.addCol(0.0, 0.0, 1.0, 0, no_lines, nothing)
        self._solver.addCol(-1.0, -free, MOST_SLACK, 0, no_lines, nothing)
        self._solver.addCol(PENALTY, 0.0, free, 0, no_lines, nothing)
        for issue in range(self.field.issues):
            lines = self._lines[self.field.lines_of(issue)]
            self._solver.addRow(1.0, 1.0, len(lines), lines, np.ones(len(lines)))
        for clause in self.field.clauses:
            lines = np.append(np.flatnonzero(clause), self._unmet).astype(np.int32)
            self._solver.addRow(1.0, free, len(lines), lines, np.ones(len(lines)))

    def add(self, row: Row) -> None:
        """Ask for one row more."""
        score = self.field.worths @ row.weights
        starts = self.field.starts
        lowest = np.minimum.reduceat(score, starts[:-1])
        above = score - np.repeat(lowest, np.diff(starts))
        span = float(max(int(np.maximum.reduceat(above, starts[:-1]).sum()), 1))
        lines = np.append(np.flatnonzero(above), self._slack).astype(np.int32)
        parts = np.append(above[above != 0] / span, -1.0)
        self.scores = np.vstack([self.scores, score])
        self.spans.append(span)
        self.lowest.append(int(lowest.sum()))
        self.leasts.append(row.least)
        bound = self._bound(len(self.leasts) - 1)
        self._solver.addRow(bound, highspy.kHighsInf, len(lines), lines, parts)

    def ask(self, at: int, least: int) -> None:
        """Ask for more, or less, in a row."""
        if self.leasts[at] != least:
            self.leasts[at] = least
            bound = self._bound(at)
            self._solver.changeRowBounds(self._first_row + at, bound, highspy.kHighsInf)

    def _bound(self, at: int) -> float:
        """Return what a row must reach over the least that it can be, in its span.

        The solver counts from there, since it refuses numbers as large as some worths.
        """
        return (self.leasts[at] - self.lowest[at]) / self.spans[at]

    def solve(self, box: Truths) -> Relaxed:
        """Return the best choice in part among some options."""
        most = box.astype(np.float64)
        self._solver.changeColsBounds(self.field.lines, self._lines, self._none, most)
        self._solver.run()
        found = self._solver.getSolution()
        shares = np.array(found.col_value)
        by = np.maximum(np.array(found.row_dual), 0.0)
        slack = float(shares[self._slack] - PENALTY * shares[self._unmet])
        return Relaxed(slack, shares[: self.field.lines], self._whole(by))

    def _whole(self, by: Reals) -> Multipliers:
        """Return the solver's multipliers as whole numbers in the same proportion, roughly."""
        clauses = by[self.field.issues : self._first_row]
        rows = by[self._first_row :] / np.array(self.spans)
        sizes = np.abs(self.scores).max(axis=1).astype(np.float64) * self.field.issues
        sizes = np.maximum(sizes, np.abs(np.array(self.leasts, np.float64))) + 1.0
        total = float(rows @ sizes + clauses.sum() * self.field.issues) + 1e-300
        scale = min(MOST_SUM / total, 2.0**60)
        return Multipliers(
            np.floor(rows * scale).astype(np.int64), np.floor(clauses * scale).astype(np.int64)
        )
