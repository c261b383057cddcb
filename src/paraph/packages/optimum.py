"""The named solutions where no list of packages can be made: each by a proven search.

The same rules as in `solutions`, and the same packages where both can be had.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import lcm
from operator import mul, neg

import numpy as np

from paraph.packages.field import Field, Lines, Row
from paraph.packages.frontier import pareto_frontier
from paraph.packages.goals import TANGENT_BITS, Anything, Goal, Measure, Product, Smallest
from paraph.packages.search import MOST_BOXES, Search, search
from paraph.packages.solutions import SolutionName, Weights, egalitarian_solution
from paraph.packages.space import Progress, Whole, no_progress

TIE_BOXES = 1_000
"""Boxes that are looked at for packages that tie with one that is proven."""

MOST_SOUGHT = 100
"""Tied packages that are sought; whether there are more is said."""


MOST_SUM = 1 << 62
"""Weighted sums of values stay below this, and so within 63 bits."""


@dataclass(frozen=True)
class Optimum:
    """What a solution picks, and how far that is proven.

    Attributes:
        packages: Shape (packages, issues), as lines of the field.
        has_all: Whether these are all that tie.
        search: The search for the measure itself, with its proof; for the egalitarian solution
            that of the least gain.
        ideals: For Kalai-Smorodinsky, the searches for each party's best; else none.
        counted: For Nash where not all can gain, the weights of those in the first group; 0 for
            others. Else ().
    """

    packages: Lines
    has_all: bool
    search: Search
    ideals: tuple[Search, ...] = ()
    counted: tuple[int, ...] = ()


class Optimiser:
    """Finds solutions among the packages of a field that reach every walk-away worth."""

    def __init__(self, field: Field, reservations: Whole, progress: Progress = no_progress) -> None:
        self.field, self.reservations, self.progress = field, reservations, progress
        self.own = tuple(np.eye(len(reservations), dtype=np.int64))
        self.floors = tuple(map(Row, self.own, reservations.tolist()))

    def solution(
        self, name: SolutionName, weights: Weights, start: Lines | None = None
    ) -> Optimum | None:
        """Return what a solution picks; None where no package is found in the zone.

        Args:
            start: Packages from which to begin; shape (packages, issues).
        """
        parts = tuple(weights) if name.is_weighted else (1,) * len(self.own)
        match name.plain:
            case SolutionName.NASH:
                return self._nash(parts, start)
            case SolutionName.KALAI_SMORODINSKY:
                return self._kalai_smorodinsky(parts, start)
            case SolutionName.EGALITARIAN:
                return self._egalitarian(parts, start)
            case _:
                return self._utilitarian(parts, start)

    def seek(
        self, goal: Goal, floors: Sequence[Row] = (), start: Lines | None = None, tied: int = 1
    ) -> Search:
        """Return the packages of the zone that are best by a goal."""
        return search(
            self.field,
            (*self.floors, *floors),
            goal,
            start=start,
            most_tied=tied,
            most_boxes=MOST_BOXES if tied == 1 else TIE_BOXES,
            progress=self.progress,
        )

    def with_ties(self, goal: Goal, start: Lines | None) -> Optimum | None:
        """Return the best packages by a goal: first one, proven, then those that tie with it."""
        found = self.seek(goal, start=start)
        if found.best is None or not found.is_proven:
            if found.best is None:
                return None
            return Optimum(found.packages, has_all=False, search=found)
        known = found.packages if start is None else np.concatenate([found.packages, start])
        near = self.seek(goal, start=known, tied=MOST_SOUGHT)
        return Optimum(near.packages, near.has_all, found)

    def best_for(self, seat: int, start: Lines | None = None) -> Search:
        """Return the package of the zone that is worth most to one party."""
        return self.seek(self._sum(self.own[seat]), start=start)

    def _sum(self, weights: Whole) -> Smallest:
        return Smallest((weights,), (-int(weights @ self.reservations),), (1,))

    def _utilitarian(self, parts: Weights, start: Lines | None) -> Optimum | None:
        return self.with_ties(self._sum(np.array(parts)), start)

    def _nash(self, parts: Weights, start: Lines | None) -> Optimum | None:
        found = self.seek(self._product(parts), start=start)
        if found.best or not found.is_proven:
            return self.with_ties(self._product(parts), found.packages if found.best else start)
        return self._nash_of_most(parts)

    def _product(self, parts: Weights) -> Product:
        """Return the goal of a large product, its tangents so fine as 63 bits allow."""
        bits = MOST_SUM.bit_length() - self._most(parts).bit_length()
        return Product(self.reservations, tuple(parts), max(1, min(TANGENT_BITS, bits - 1)))

    def _most(self, parts: Weights) -> int:
        """Return what a sum of values or walk-away worths, each so many times, reaches at most."""
        most = np.maximum.reduceat(self.field.worths, self.field.starts[:-1]).sum(axis=0)
        return sum(map(mul, parts, map(max, most.tolist(), self.reservations.tolist())))

    def _nash_of_most(self, parts: Weights) -> Optimum | None:
        """Return the Nash solution where not all can gain: each largest group's own product."""
        for count in range(len(parts) - 1, 0, -1):
            groups = list(combinations(range(len(parts)), count))
            products = [
                self._product([w if at in who else 0 for at, w in enumerate(parts)])
                for who in groups
            ]
            tried = [self.seek(each, tied=MOST_SOUGHT) for each in products]
            found = [each for each in tried if each.best]
            if not all(each.is_proven for each in tried):
                return None
            if found:
                packages = np.concatenate([each.packages for each in found])
                has_all = all(each.has_all for each in found)
                first = min(found, key=lambda each: min(each.packages.tolist()))
                counted = products[next(at for at, each in enumerate(tried) if each is first)]
                return Optimum(packages, has_all, first, counted=counted.weights)
        found_any = self.seek(self._sum(np.ones(len(parts), np.int64)), tied=MOST_SOUGHT)
        if found_any.best is None:
            return None
        return Optimum(found_any.packages, found_any.has_all, found_any)

    def _kalai_smorodinsky(self, parts: Weights, start: Lines | None) -> Optimum | None:
        ideals = tuple(self.best_for(seat, start) for seat in range(len(parts)))
        bests = [each.best for each in ideals]
        if any(best is None for best in bests):
            return None
        who = [seat for seat, best in enumerate(bests) if best]
        goal = Smallest(
            tuple(self.own[seat] for seat in who),
            tuple(-int(self.reservations[seat]) for seat in who),
            tuple(int(bests[seat] or 0) * parts[seat] for seat in who),
        )
        nothing = max(ideals, key=lambda each: each.bound or 0)
        found = self.seek(goal, start=ideals[0].packages) if who else nothing
        rows = self._rows(goal, found.best) if who else ()
        near = self.seek(Anything(), rows, found.packages, MOST_SOUGHT)
        if near.has_all and all(each.is_proven for each in (*ideals, found)):
            stands = pareto_frontier(self.field.values(near.packages))
            return Optimum(near.packages[stands], has_all=True, search=found, ideals=ideals)
        return Optimum(self._lifted(found.packages[:1]), has_all=False, search=found, ideals=ideals)

    def _lifted(self, package: Lines) -> Lines:
        """Return an undominated package that is worth at least as much to every party."""
        floors = tuple(map(Row, self.own, self.field.values(package[0]).tolist()))
        everybody = np.ones(len(self.own), np.int64)
        return self.seek(self._sum(everybody), floors, package).packages[:1]

    def _egalitarian(self, parts: Weights, start: Lines | None) -> Optimum | None:
        common = lcm(*parts)
        fits = common * self._most((1,) * len(parts)) < MOST_SUM
        scales = np.array([common // part for part in parts]) if fits else None
        least = self._least_of(parts) if scales is None else self._sums_of(scales, 1)
        found = self.seek(least, start=start)
        if found.best is None:
            return None
        if not found.is_proven:
            common = 1 if scales is not None else common
            return Optimum(found.packages, has_all=False, search=_times(found, common))
        rows = self._rows(least, found.best)
        near = self.seek(Anything(), rows, found.packages, MOST_SOUGHT)
        if scales is None:
            found = _times(found, common)
        elif not near.has_all:
            near = self._leximin(scales, rows, found)
        gains = self.field.values(near.packages) - self.reservations
        return Optimum(near.packages[egalitarian_solution(gains, parts)], near.has_all, found)

    def _least_of(self, parts: Weights) -> Smallest:
        """Return the goal of a large least gain, where no common measure fits 63 bits."""
        return Smallest(self.own, tuple(map(neg, self.reservations.tolist())), tuple(parts))

    def _leximin(self, scales: Whole, rows: tuple[Row, ...], found: Search) -> Search:
        """Return the packages best in the least gain, then in the two least, and so on.

        That is leximin: where the sums of the least so many agree for fewer, the next one
        decides as the next gain does.

        Args:
            found: The search for the least gain, and `rows` what it asks.

        Source:
            ogryczak2003, on lexicographic max-min by sums of the smallest.
        """
        is_proven = found.is_proven
        for count in range(2, len(scales) + 1):
            sums = self._sums_of(scales, count)
            found = self.seek(sums, rows, found.packages)
            rows = (*rows, *self._rows(sums, found.best))
            is_proven &= found.is_proven
        last = self.seek(Anything(), rows, found.packages, MOST_SOUGHT)
        return replace(last, has_all=last.has_all and is_proven)

    def _sums_of(self, scales: Whole, count: int) -> Smallest:
        """Return the goal of making the sum of the so many smallest gains large."""
        forms = [
            np.where(np.isin(np.arange(len(scales)), who), scales, 0)
            for who in combinations(range(len(scales)), count)
        ]
        offsets = tuple(-int(form @ self.reservations) for form in forms)
        return Smallest(tuple(forms), offsets, (1,) * len(forms))

    def _rows(self, goal: Smallest, best: Measure | None) -> tuple[Row, ...]:
        """Return what every package as good as the best meets."""
        leasts = goal.leasts(best, or_equal=True)
        return tuple(Row(form, least or 0) for form, least in zip(goal.forms, leasts, strict=True))


def _times(found: Search, common: int) -> Search:
    """Return a search whose measures count in parts of a common measure."""
    return replace(found, best=(found.best or 0) * common, bound=(found.bound or 0) * common)
