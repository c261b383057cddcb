"""Proofs that no package passes a bound, as short as they can be made from a search.

A search proves step by step, with what it knew at each step. Held against the bound that it came
to in the end, each of its steps narrows as much or more; what is not needed then is left out, and
multipliers are cut to as few digits as still do the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import floor, gcd, lcm

import numpy as np

from paraph.packages.arena import Arena
from paraph.packages.certificate import CertifiedRow, Claim, Multiplied, Node, Proof
from paraph.packages.field import Field, Lines, Multipliers, Row, narrowed
from paraph.packages.goals import Goal, Measure, Product, Smallest
from paraph.packages.search import Branch, Search
from paraph.packages.space import Progress, Truths, Whole

FEWEST_BITS = 8
"""Multipliers are tried with so many bits, then with twice as many, and so on."""


def goal_of(claim: Claim, reservations: Whole) -> Goal:
    """Return the goal of a search for what a claim measures; somebody counts in it."""
    if claim.powers:
        return Product(reservations, claim.powers)
    counted = [at for at, scale in enumerate(claim.scales) if scale]
    groups = list(combinations(counted, claim.count))
    divisors = tuple(lcm(*(claim.scales[at].denominator for at in who)) for who in groups)
    forms = [_form(claim, who, times) for who, times in zip(groups, divisors, strict=True)]
    offsets = tuple(-int(form @ reservations) for form in forms)
    return Smallest(tuple(forms), offsets, divisors)


def _form(claim: Claim, who: Sequence[int], times: int) -> Whole:
    parts = [int(scale * times) if at in who else 0 for at, scale in enumerate(claim.scales)]
    return np.array(parts, np.int64)


def rows_given(claim: Claim, reservations: Whole) -> tuple[Row, ...]:
    """Return what packages must reach to be looked at for a claim; its scales are whole."""
    rows: list[Row] = []
    for count, least in enumerate(claim.given, start=1):
        for who in combinations(range(len(claim.scales)), count):
            form = _form(claim, who, 1)
            rows.append(Row(form, least + int(form @ reservations)))
    return tuple(rows)


def proof(
    arena: Arena, claim: Claim, start: Lines | None, most_boxes: int, progress: Progress
) -> tuple[Proof, Search | None]:
    """Search for what a claim measures, and return what that proves.

    Args:
        start: Packages that are known to be good; shape (packages, issues).

    Returns:
        The proof, and the search; None where nobody counts, so that there is none.

    Source:
        Trees of boxes as certificates, cheung2017.
    """
    if not any(claim.scales or claim.powers):
        return Proof(claim, Fraction(1 if claim.powers else 0), (), (Node((), None),)), None
    goal, given = goal_of(claim, arena.reservations), rows_given(claim, arena.reservations)
    found = arena.seek(
        goal, (*arena.floors(), *given), start=start, most_boxes=most_boxes, progress=progress
    )
    bound = Fraction(found.bound or 0)
    if all(scale.denominator == 1 for scale in claim.scales):
        bound = Fraction(floor(bound))  # whole scales make whole measures
    rows = _rows(arena, goal, given, found, bound)
    return _Trimming(arena, goal, rows, bound).proof(claim, found.proof), found


def _rows(
    arena: Arena, goal: Goal, given: Sequence[Row], found: Search, bound: Measure
) -> tuple[Row, ...]:
    """Return the rows of a search as they stand for packages above a bound."""
    floors = list(arena.floors())
    leasts = list(goal.leasts(bound, or_equal=False))
    if isinstance(goal, Product):
        for at in goal.who:
            floors[at] = Row(floors[at].weights, floors[at].least + 1)
    rows = [
        *floors,
        *given,
        *(Row(*each) for each in zip(goal.forms, map(_asked, leasts), strict=True)),
    ]
    return tuple(rows[: len(found.rows)])


def _asked(least: int | None) -> int:
    return 0 if least is None else least


@dataclass(frozen=True)
class _Trimming:
    """The tree of a search, cut down to what proves a bound.

    Attributes:
        rows: As they stand for packages above the bound.
    """

    arena: Arena
    goal: Goal
    rows: tuple[Row, ...]
    bound: Fraction

    @property
    def field(self) -> Field:
        return self.arena.field

    def proof(self, claim: Claim, root: Branch) -> Proof:
        """Return the proof, with the rows that it uses."""
        tree = self._tree(root)
        count = len(self.rows)
        used = sorted({at for node in tree for by in node.by for at, _ in by if at < count})
        place = {at: new for new, at in enumerate(used)}
        place |= {count + at: len(used) + at for at in range(len(self.field.clauses))}
        kept = tuple(
            CertifiedRow(tuple(self.rows[at].weights.tolist()), self.rows[at].least) for at in used
        )
        moved = tuple(
            Node(tuple(tuple((place[at], times) for at, times in by) for by in node.by), node.split)
            for node in tree
        )
        return Proof(claim, self.bound, kept, moved)

    def _tree(self, root: Branch) -> list[Node]:
        """Go through the boxes again, those with an option before those without it."""
        scores = np.array([self.field.worths @ row.weights for row in self.rows])
        leasts = [row.least for row in self.rows]

        def left(by: Multipliers, box: Truths) -> Truths | None:
            return narrowed(self.field, scores, leasts, by, box)

        waiting = [(np.ones(self.field.lines, np.bool_), root)]
        tree: list[Node] = []
        while waiting:
            box, branch = waiting.pop()
            steps: list[Multiplied] = []
            is_closed, box, branch = self._replayed(box, branch, steps, left)
            if is_closed or branch.split is None:
                tree.append(Node(tuple(steps), None))
                continue
            issue = self.field.issue_of(branch.split)
            lines = self.field.lines_of(issue)
            tree.append(Node(tuple(steps), (issue, branch.split - lines.start)))
            with_it, without = box.copy(), box.copy()
            with_it[lines] = False
            with_it[branch.split], without[branch.split] = True, False
            waiting += [(without, branch.halves[1]), (with_it, branch.halves[0])]
        return tree

    def _replayed(
        self,
        box: Truths,
        branch: Branch,
        steps: list[Multiplied],
        left: Callable[[Multipliers, Truths], Truths | None],
    ) -> tuple[bool, Truths, Branch]:
        """Narrow a box as the search did, past splits of which one half is empty by now.

        Returns:
            Whether it is closed, what is left of it, and the branch to be split.
        """
        while not self._is_no_better(box):
            for each in branch.narrowed_by:
                by = self._padded(each)
                kept = left(by, box)
                if kept is None or bool((kept != box).any()):
                    steps.append(_shortened(by, box, kept, left))
                if kept is None:
                    return True, box, branch
                box = kept
            if branch.split is None:
                if not self._is_no_better(box):
                    steps.append(self._refusal(box))
                return True, box, branch
            lines = self.field.lines_of(self.field.issue_of(branch.split))
            if box[branch.split] and box[lines].sum() > 1:
                return self._is_no_better(box), box, branch
            branch = branch.halves[0 if box[branch.split] else 1]
        return True, box, branch

    def _is_no_better(self, box: Truths) -> bool:
        """Tell whether even the best options of a box, for each party by itself, are no better."""
        lowest = np.iinfo(np.int64).min
        worths = np.where(box[:, None], self.field.worths, lowest)
        most = np.maximum.reduceat(worths, self.field.starts[:-1]).sum(axis=0)
        return self.goal.measure(most) <= self.bound

    def _padded(self, by: Multipliers) -> Multipliers:
        """Return multipliers for all rows, where there were fewer at the time."""
        more = np.zeros(len(self.rows) - len(by.rows), np.int64)
        return Multipliers(np.concatenate([by.rows, more]), by.clauses)

    def _refusal(self, box: Truths) -> Multiplied:
        """Return a row or clause that the single package of a box does not meet."""
        values = self.field.worths[box].sum(axis=0)
        are_met = [int(values @ row.weights) >= row.least for row in self.rows]
        are_met += [bool(clause[box].any()) for clause in self.field.clauses]
        return ((are_met.index(False), 1),)


def _shortened(
    by: Multipliers,
    box: Truths,
    kept: Truths | None,
    left: Callable[[Multipliers, Truths], Truths | None],
) -> Multiplied:
    """Return multipliers of few bits that narrow a box to the same."""
    longest = max(int(by.rows.max(initial=0)), int(by.clauses.max(initial=0))).bit_length()
    bits = FEWEST_BITS
    while bits < longest:
        cut = Multipliers(by.rows >> (longest - bits), by.clauses >> (longest - bits))
        found = left(cut, box)
        if (found is None and kept is None) or (
            found is not None and kept is not None and bool((found == kept).all())
        ):
            return _sparse(cut)
        bits *= 2
    return _sparse(by)


def _sparse(by: Multipliers) -> Multiplied:
    every = [*by.rows.tolist(), *by.clauses.tolist()]
    common = gcd(*every) or 1
    return tuple((at, times // common) for at, times in enumerate(every) if times)
