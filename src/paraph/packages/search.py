"""The best package among any number, proven: branch and bound with exact bounds.

A box says which options of each issue are still in question. A box is closed where multipliers
prove that nothing in it is better than the best package so far; otherwise it is narrowed by them,
and split in two. Every step is kept, so that the proof can be checked without a solver.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field as of
from math import prod

import numpy as np

from paraph.packages.field import Field, Lines, Multipliers, Row, narrowed
from paraph.packages.goals import Goal, Measure
from paraph.packages.relaxation import Reals, Relaxation, Relaxed
from paraph.packages.space import EnoughError, Progress, Truths, no_progress

MOST_BOXES = 10_000
"""Boxes that are looked at before a search is given up as it stands."""

MOST_TRIED = 1 << 8
"""Packages near a choice in part that are tried at once."""

SLIGHT = 1e-7
"""Shares below this count as none."""

MOST_SUMS = 16
"""Sums of rows that a search tells of."""

HALVINGS = 60
"""How often the room between the best and what may be is halved for a bound."""

ROUNDS = 8
"""How often one box is narrowed and looked at again before it is split."""


@dataclass
class Branch:
    """What was done with a box.

    Attributes:
        narrowed_by: Multipliers, in the order in which they narrowed the box; of one left open,
            at last those that prove its bound.
        split: The line that one half of what is left takes, and the other half leaves; None
            where the box was closed, or left open, or is a single package.
        halves: With it and without it.
        is_open: Whether the search ended before it was done with the box.
    """

    narrowed_by: list[Multipliers] = of(default_factory=list)
    split: int | None = None
    halves: tuple["Branch", ...] = ()
    is_open: bool = False


@dataclass(frozen=True)
class Search:
    """What a search found.

    Attributes:
        best: The measure of the best package; None where there is none.
        packages: Shape (packages, issues), each row the lines of a package of that measure.
        bound: What no package passes; equal to `best` where that is proven to be the best.
        has_all: Whether no other package is as good.
        rows: The constant rows, then those of the goal as they stood at the end.
        level: Rows that every package as good as the best meets, and sums of them that the
            search found telling.
        proof: The tree of boxes.
        boxes: How many there were.
    """

    best: Measure | None
    bound: Measure | None
    packages: Lines
    has_all: bool
    rows: tuple[Row, ...]
    level: tuple[Row, ...]
    proof: Branch
    boxes: int

    @property
    def is_proven(self) -> bool:
        """Whether no package is better; where there is none at all, whether that is certain."""
        return self.best == self.bound


def search(  # noqa: PLR0913 - what is sought, and how long
    field: Field,
    floors: Sequence[Row],
    goal: Goal,
    *,
    start: Lines | None = None,
    most_tied: int = 1,
    most_boxes: int = MOST_BOXES,
    progress: Progress = no_progress,
) -> Search:
    """Return the best packages that meet all clauses and some floors.

    Args:
        start: Lines of packages from which to begin, if any; shape (packages, issues).
        most_tied: Packages equally good that are sought; 1 for any of them.
        most_boxes: After so many the search ends with what it has.

    Source:
        land1960, for branch and bound; tawarmalani2004 for narrowing by duals.
    """
    return _Searching(field, floors, goal, most_tied, progress).found(start, most_boxes)


class _Searching:
    """A search under way."""

    def __init__(
        self, field: Field, floors: Sequence[Row], goal: Goal, most_tied: int, progress: Progress
    ) -> None:
        self.field, self.floors, self.goal = field, tuple(floors), goal
        self.most_tied, self.progress = most_tied, progress
        self.relaxation = Relaxation(field)
        for row in floors:
            self.relaxation.add(row)
        self.scaled = field.worths / np.maximum(field.worths.max(axis=0), 1)
        self.best: Measure | None = None
        self.tied: dict[tuple[int, ...], None] = {}
        self.has_all = True
        self.ask()

    @property
    def wants_ties(self) -> bool:
        return len(self.tied) < self.most_tied and self.most_tied > 1

    @property
    def is_done(self) -> bool:
        """Whether nothing can be better than what is found, and no more is wanted."""
        return self.best is not None and self.best == self.goal.most and not self.wants_ties

    def ask(self) -> None:
        """Bring the rows of the goal to where the best package stands."""
        leasts = self.goal.leasts(self.best, or_equal=self.wants_ties)
        first = len(self.floors)
        for at, (form, asked) in enumerate(zip(self.goal.forms, leasts, strict=True)):
            least = self.field.lowest(form) if asked is None else asked
            if first + at < len(self.relaxation.leasts):
                self.relaxation.ask(first + at, least)
            else:
                self.relaxation.add(Row(form, least))

    def found(self, start: Lines | None, most_boxes: int) -> Search:
        """Search, and return what was found."""
        if start is not None and len(start):
            self.take(start)
        root = Branch()
        waiting = [(np.ones(self.field.lines, np.bool_), root)]
        boxes = 0
        with suppress(EnoughError):
            while waiting and boxes < most_boxes and not self.is_done:
                waiting += self.halves(*waiting.pop())
                boxes += 1
                self.progress(boxes, boxes + len(waiting))
        bound = self.best if self.is_done else self.bound(waiting)
        for _, branch in waiting:
            branch.is_open = True
        forms = (*(row.weights for row in self.floors), *self.goal.forms)
        rows = tuple(map(Row, forms, self.relaxation.leasts))
        level = self.level(root)
        packages = np.array(list(self.tied), np.intp).reshape(len(self.tied), self.field.issues)
        return Search(
            self.best, bound, packages, self.has_all and not waiting, rows, level, root, boxes
        )

    def level(self, root: Branch) -> tuple[Row, ...]:
        """Return the rows of packages as good as the best, with some telling sums of them."""
        asked = self.goal.leasts(self.best, or_equal=True)
        forms = [
            Row(form, least)
            for form, least in zip(self.goal.forms, asked, strict=True)
            if least is not None
        ]
        rows = (*self.floors, *forms)
        if not rows or self.best is None or len(forms) < len(asked):
            return rows
        return (*rows, *(_sum_of(rows, by) for by in _some_multipliers(root)))

    def bound(self, waiting: Sequence[tuple[Truths, Branch]]) -> Measure | None:
        """Return what nothing passes: the best, or what the boxes still waiting may hold."""
        worths, starts = self.field.worths, self.field.starts[:-1]
        least = np.minimum.reduceat(worths, starts).sum(axis=0)
        highest = self.goal.highest(least, np.maximum.reduceat(worths, starts).sum(axis=0))
        bounds = [self.ceiling(box, branch, highest) for box, branch in waiting]
        most = max((each for each in (self.best, *bounds) if each is not None), default=None)
        return None if most is None else self.goal.attainable(most)

    def ceiling(self, box: Truths, branch: Branch, high: Measure) -> Measure | None:
        """Return a measure that no package of a box passes, by halving what is left in question."""
        low = self.best
        relaxed = self.relaxation.solve(box)
        branch.narrowed_by.append(relaxed.multipliers)
        if self.left(box, relaxed.multipliers) is None:
            return low
        for _ in range(HALVINGS):
            middle = self.goal.between(low, high)
            asked = self.goal.leasts(middle, or_equal=False)
            leasts = [row.least for row in self.floors] + [each or 0 for each in asked]
            by = relaxed.multipliers
            if narrowed(self.field, self.relaxation.scores, leasts, by, box) is None:
                high = middle
            else:
                low = middle
        return high

    def halves(self, box: Truths, branch: Branch) -> list[tuple[Truths, Branch]]:
        """Close a box, or return its halves, the more promising one last."""
        left = self.narrowed(box, branch)
        if left is None:
            return []
        box, relaxed = left
        counts = np.add.reduceat(box, self.field.starts[:-1])
        if counts.max() == 1:
            return []
        line = self.line_to_split(box, counts > 1, relaxed.shares)
        with_it, without = box.copy(), box.copy()
        with_it[self.field.lines_of(self.field.issue_of(line))] = False
        with_it[line], without[line] = True, False
        branch.split, branch.halves = line, (Branch(), Branch())
        return [(without, branch.halves[1]), (with_it, branch.halves[0])]

    def narrowed(self, box: Truths, branch: Branch) -> tuple[Truths, Relaxed] | None:
        """Narrow a box as long as that gets on; None where nothing better can be in it."""
        rounds = 0
        while True:
            rounds += 1
            relaxed = self.relaxation.solve(box)
            branch.narrowed_by.append(relaxed.multipliers)
            left = self.left(box, relaxed.multipliers)
            if left is None:
                return None
            is_better = self.take(self.near(left, relaxed.shares))
            is_cut = self.goal.refine(relaxed.shares @ self.field.worths, self.best)
            if is_cut:
                self.ask()
            is_same = not is_cut and not is_better and bool((left == box).all())
            if is_same or rounds == ROUNDS:
                return left, relaxed
            box = left

    def left(self, box: Truths, by: Multipliers) -> Truths | None:
        """Return what of a box the proof leaves in question."""
        relaxation = self.relaxation
        return narrowed(self.field, relaxation.scores, relaxation.leasts, by, box)

    def line_to_split(self, box: Truths, is_open: Truths, shares: Reals) -> int:
        """Return the likeliest option of the issue on which most hangs.

        That is the issue whose options, weighed by their shares, differ most in worth: the sum
        over the parties of the standard deviations. On opposed parties it needs a third of the
        boxes that the issue with the most even shares does.
        """
        starts = self.field.starts[:-1]
        likely = np.where(box, shares, 0.0)
        mean = np.add.reduceat(likely[:, None] * self.scaled, starts)
        square = np.add.reduceat(likely[:, None] * self.scaled**2, starts)
        spread = np.sqrt(np.maximum(square - mean**2, 0.0)).sum(axis=1)
        unsure = 1.0 - np.maximum.reduceat(likely, starts)
        issue = int(np.argmax(np.where(is_open, spread + SLIGHT * (1.0 + unsure), -1.0)))
        lines = self.field.lines_of(issue)
        return lines.start + int(np.argmax(np.where(box[lines], shares[lines], -1.0)))

    def near(self, box: Truths, shares: Reals) -> Lines:
        """Return the packages near a choice in part: every mixture of what it chooses in part."""
        starts = self.field.starts
        likely = np.where(box, shares, -1.0)
        best = np.maximum.reduceat(likely, starts[:-1])
        first = np.flatnonzero(likely == np.repeat(best, np.diff(starts)))
        chosen = first[np.searchsorted(first, starts[:-1])]
        others = np.flatnonzero(likely > SLIGHT)
        others = others[np.argsort(-likely[others], kind="stable")]
        picked = {issue: [line] for issue, line in enumerate(chosen.tolist())}
        tried = 1
        for line in others.tolist():
            known = picked[self.field.issue_of(line)]
            if line not in known and tried // len(known) * (len(known) + 1) <= MOST_TRIED:
                tried = tried // len(known) * (len(known) + 1)
                known.append(line)
        return mixtures(chosen, [lines for lines in picked.values() if len(lines) > 1], starts)

    def take(self, chosen: Lines) -> bool:
        """Keep what is better than the best so far, or as good where ties are wanted."""
        values = self.field.values(chosen)
        enough = np.ones(len(chosen), np.bool_)
        for row in self.floors:
            enough &= values @ row.weights >= row.least
        rows = np.flatnonzero(enough)
        if not len(rows):
            return False
        scores = self.goal.scores(values[rows])
        is_better = False
        for row in rows[np.argsort(-scores, kind="stable")]:
            measure = self.goal.measure(values[row])
            if self.best is not None and measure < self.best:
                break
            if bool(self.field.are_met(chosen[row][None, :])[0]):
                is_better |= self.keep(tuple(chosen[row].tolist()), measure)
                if not self.wants_ties:
                    break
        return is_better

    def keep(self, package: tuple[int, ...], measure: Measure) -> bool:
        """Keep one package; tell whether it is better than any before."""
        is_better = self.best is None or measure > self.best
        if is_better:
            self.best, self.tied, self.has_all = measure, {package: None}, self.most_tied > 1
            self.goal.touch(self.field.values(np.array(package, np.intp)))
            self.ask()
        elif package not in self.tied:
            if self.wants_ties:
                self.tied[package] = None
                if not self.wants_ties:
                    self.ask()
            self.has_all = self.wants_ties
        return is_better


def _some_multipliers(root: Branch) -> list[Multipliers]:
    """Return the multipliers of the first boxes of a search."""
    found: list[Multipliers] = []
    waiting = [root]
    while waiting and len(found) < MOST_SUMS:
        branch = waiting.pop(0)
        found += branch.narrowed_by[-1:]
        waiting += branch.halves
    return found


def _sum_of(rows: Sequence[Row], by: Multipliers) -> Row:
    """Return what follows from several rows, each taken so often."""
    listed = list(zip(rows, by.rows.tolist(), strict=False))
    weights = sum((row.weights * times for row, times in listed), np.zeros_like(rows[0].weights))
    return Row(weights, sum(row.least * times for row, times in listed))


def mixtures(chosen: Lines, mixed: Sequence[Sequence[int]], starts: Lines) -> Lines:
    """Return every package that takes one of some lines on each of a few issues.

    Args:
        chosen: Shape (issues,). What the package takes on the others.
        mixed: Lines of each of those few issues.
        starts: First line of every issue.

    Returns:
        Shape (packages, issues).
    """
    numbers = np.arange(prod(len(lines) for lines in mixed))
    packages = np.repeat(chosen[None, :], len(numbers), axis=0)
    for lines in mixed:
        issue = int(np.searchsorted(starts, lines[0], side="right")) - 1
        packages[:, issue] = np.array(lines, np.intp)[numbers % len(lines)]
        numbers //= len(lines)
    return packages
