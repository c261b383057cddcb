"""The order of giving and receiving as constraints over whole numbers, for the solver.

A moment is a whole number. Of two moments of which one changes what another is worth to a party,
a truth says whether the one has come by the time of the other; the exposure of a party at a moment
is then a sum over truths. Truths that the gaps already decide are not asked for. The solver's
linear relaxation stays off: with it, proofs took as long at best, and often much longer.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model

from paraph.roadmap.sequence import Sequence

Times = tuple[int, ...]

Whole = NDArray[np.int64]

MOST = 2**56
"""Times and sums of worths stay below this, so that the solver's 64 bits hold whatever it adds."""

NO_WAY = -(2**60)
"""Stands for a distance that nothing demands; sums of two of them do not overflow."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an order is asked for beyond the problem's own constraints.

    Attributes:
        most_exposure: No party may have more at any time; None for whatever it be.
        least_exposure: No order has less, as is known already.
        last: No moment comes later.
    """

    last: int
    least_exposure: int = 0
    most_exposure: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the solver found of one goal.

    Attributes:
        times: Of the best order found, if any.
        bound: No order has a smaller value of the goal.
        is_proven: Nothing better than what was found exists; if nothing was found, no order.
        effort: What the search took, in the solver's own deterministic seconds.
    """

    times: Times | None
    bound: int
    is_proven: bool
    effort: float


class Frame:
    """What gaps and bounds alone say of the moments.

    Attributes:
        horizon: The best order is over by this time.
        distances: Shape (moments, moments). By how much the second comes after the first at least.
    """

    def __init__(self, problem: Sequence) -> None:
        self.problem = problem
        self._arcs = _arcs(problem)
        self.horizon = _horizon(problem, self._arcs)
        _check_sizes(problem, self.horizon)
        self.distances = _distances(len(problem.bounds), self._arcs)
        self._lows = np.array([first for first, _ in problem.bounds], np.int64)
        self._highs = np.array(
            [self.horizon if last is None else last for _, last in problem.bounds], np.int64
        )

    def windows(self, last: int) -> tuple[Whole, Whole]:
        """Return the first and the last time of each moment, if none comes after `last`.

        Returns:
            Two arrays of shape (moments,); a first time after the last one where no time is left.
        """
        highs = np.minimum(self._highs, last)
        firsts = (self._lows[:, None] + self.distances).max(axis=0, initial=NO_WAY)
        lasts = (highs[None, :] - self.distances).min(axis=1, initial=-NO_WAY)
        return firsts, lasts

    def contradicts(self, limits: Limits) -> bool:
        """Tell whether gaps and bounds alone leave no times that are over by the last one."""
        firsts, lasts = self.windows(limits.last)
        return bool((self.distances.diagonal() > 0).any() or (firsts > lasts).any())

    def moved_together(self, times: Times) -> Times:
        """Return the earliest times with the same moments together and in the same order."""
        place = {time: at for at, time in enumerate(sorted(set(times)))}
        at = [place[time] for time in times]
        starts = [NO_WAY] * len(place)
        for moment, (first, _) in enumerate(self.problem.bounds):
            starts[at[moment]] = max(starts[at[moment]], first)
        before: list[int] = []
        while before != starts:
            before = list(starts)
            for each in range(1, len(starts)):
                starts[each] = max(starts[each], starts[each - 1] + 1)
            for (earlier, later), length in self._arcs.items():
                starts[at[later]] = max(starts[at[later]], starts[at[earlier]] + length)
        return tuple(starts[each] for each in at)


def _arcs(problem: Sequence) -> dict[tuple[int, int], int]:
    """Return what comes after what by how much at least, as pairs of earlier and later."""
    arcs: dict[tuple[int, int], int] = {}

    def add(earlier: int, later: int, length: int) -> None:
        arcs[earlier, later] = max(length, arcs.get((earlier, later), length))

    for gap in problem.gaps:
        add(gap.earlier, gap.later, gap.length)
        if gap.is_exact:
            add(gap.later, gap.earlier, -gap.length)
    for enough in problem.enough:
        if enough.needed == len(enough.earlier):
            for each in enough.earlier:
                add(each, enough.later, 0)
    for last in problem.lasts:
        for each in last.of:
            add(each, last.moment, 0)
    return arcs


def _horizon(problem: Sequence, arcs: dict[tuple[int, int], int]) -> int:
    """Return a time by which the best order can be over.

    Take any order that satisfies everything, and ask only: the gaps, the first times, the same
    moments at the same time, and each later time at least 1 after the one before. The earliest
    times that satisfy this have no moment later than the order had it, so that last times hold, and
    the same moments come first, so that exposures, `enough` and `lasts` hold. Each of these times
    is a first time plus the lengths along a path that meets no moment twice, for there is no circle
    of positive length; and what leads into a moment adds at most the greatest length that leads
    into it, or 1.
    """
    into = [1] * len(problem.bounds)
    for (_, later), length in arcs.items():
        into[later] = max(into[later], length)
    return max((first for first, _ in problem.bounds), default=0) + sum(into)


def _distances(moments: int, arcs: dict[tuple[int, int], int]) -> Whole:
    """Return the longest way from each moment to each other; over 0 to itself on contradiction."""
    distances = np.full((moments, moments), NO_WAY, np.int64)
    np.fill_diagonal(distances, 0)
    for (earlier, later), length in arcs.items():
        distances[earlier, later] = max(distances[earlier, later], length)
    for via in range(moments):
        through = distances[:, via, None] + distances[None, via, :]
        # On a contradiction lengths would double at each turn; one over 0 to itself tells enough.
        if distances[via, via] > 0:
            break
        distances = np.maximum(distances, np.maximum(through, NO_WAY))
    return np.where(distances < NO_WAY // 2, NO_WAY, distances)


def _check_sizes(problem: Sequence, horizon: int) -> None:
    """Refuse what does not fit.

    Raises:
        ValueError: Numbers are too large for the solver's 64 bits.
    """
    worths = sum(abs(worth) for change in problem.changes for worth in change.by_party)
    times = sum(abs(first) for first, _ in problem.bounds) + sum(
        abs(gap.length) for gap in problem.gaps
    )
    for found in (worths, times, horizon):
        if found >= MOST:
            msg = f"numbers add up to {found}, expected less than {MOST}; take a larger unit"
            raise ValueError(msg)


class SequenceModel:
    """The constraints of one search, and the search."""

    def __init__(self, frame: Frame, limits: Limits) -> None:
        self._problem, self._distances, self._limits = frame.problem, frame.distances, limits
        self._firsts, self._lasts = frame.windows(limits.last)
        self._model = cp_model.CpModel()
        self._times = [
            self._model.new_int_var(int(first), int(last), f"time {at}")
            for at, (first, last) in enumerate(zip(self._firsts, self._lasts, strict=True))
        ]
        self._truths: dict[tuple[int, int], cp_model.IntVar] = {}
        self._add_constraints()

    def shortest(self, effort: float, seed: int, hint: Times | None = None) -> Found:
        """Return the shortest order with no more than the most exposure.

        Args:
            effort: What the search may take, in the solver's deterministic seconds.
            hint: An order to begin with.
        """
        if self._limits.most_exposure is not None:
            self._exposure()
        least = int(self._firsts.max())
        length = self._model.new_int_var(least, self._limits.last, "length")
        self._model.add_max_equality(length, self._times)
        return self._least(length, least, _solver(effort, seed), hint)

    def least_exposed(self, effort: float, seed: int, hint: Times | None = None) -> Found:
        """Return the order with the least exposure.

        Args:
            effort: What the search may take, in the solver's deterministic seconds.
            hint: An order to begin with.
        """
        exposure = self._exposure()
        return self._least(exposure, self._limits.least_exposure, _solver(effort, seed), hint)

    def _add_constraints(self) -> None:
        """Write down the gaps, what must have come before what, and the latest of several."""
        times, model = self._times, self._model
        for gap in self._problem.gaps:
            between = times[gap.later] - times[gap.earlier]
            model.add(between == gap.length if gap.is_exact else between >= gap.length)
        for at, enough in enumerate(self._problem.enough):
            chosen = [model.new_bool_var(f"enough {at} {each}") for each in enough.earlier]
            model.add(_sum(chosen, [1] * len(chosen)) >= enough.needed)
            for truth, each in zip(chosen, enough.earlier, strict=True):
                _only_if(truth, model.add(times[enough.later] >= times[each]))
        for last in self._problem.lasts:
            model.add_max_equality(times[last.moment], [times[each] for each in last.of])

    def _exposure(self) -> cp_model.IntVar:
        """Return the largest exposure.

        It need only be looked at when a party gives: between two such moments it does not rise.
        """
        worths = worths_of(self._problem)
        most = int(np.maximum(worths, 0).sum(axis=0).max(initial=0))
        if self._limits.most_exposure is not None:
            most = min(most, self._limits.most_exposure)
        exposure = self._model.new_int_var(0, most, "exposure")
        self._model.add(exposure >= self._limits.least_exposure)
        self._model.add(exposure >= int(worths.sum(axis=0).max(initial=0)))
        for moment, party in np.argwhere(worths > 0).tolist():
            self._model.add(self._standing(moment, worths[:, party]) <= exposure)
        return exposure

    def _standing(self, moment: int, worths: Whole) -> cp_model.LinearExprT:
        """Return what of some worths, of shape (moments,), has come by a moment."""
        known, truths, weights = 0, list[cp_model.IntVar](), list[int]()
        for other in np.flatnonzero(worths).tolist():
            weight, came = int(worths[other]), self._has_come(other, moment)
            if isinstance(came, bool):
                known += weight * came
            else:
                truths.append(came)
                weights.append(weight)
        return _sum(truths, weights) + known

    def _has_come(self, other: int, moment: int) -> cp_model.IntVar | bool:
        """Return whether a moment has come by the time of another, where it is not known so."""
        if self._after(other, moment) >= 0:
            return True
        if self._after(moment, other) >= 1:
            return False
        if (other, moment) not in self._truths:
            truth = self._model.new_bool_var(f"{other} by {moment}")
            between = self._times[moment] - self._times[other]
            _only_if(truth, self._model.add(between >= 0))
            _only_if(~truth, self._model.add(between <= -1))
            self._truths[other, moment] = truth
        return self._truths[other, moment]

    def _after(self, earlier: int, later: int) -> int:
        """Return by how much one moment comes after another at least."""
        apart = self._firsts[later] - self._lasts[earlier]
        return int(max(self._distances[earlier, later], apart))

    def _least(
        self, goal: cp_model.IntVar, least: int, solver: cp_model.CpSolver, hint: Times | None
    ) -> Found:
        """Return the order with the least value of a goal, known to be at least `least`."""
        self._model.minimize(goal)
        if hint is not None:
            self._hint(hint)
        status = solver.solve(self._model)
        is_found = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
        return Found(
            times=tuple(solver.value(each) for each in self._times) if is_found else None,
            bound=max(least, round(solver.best_objective_bound)) if is_found else least,
            is_proven=status in {cp_model.OPTIMAL, cp_model.INFEASIBLE},
            effort=solver.response_proto.deterministic_time,
        )

    def _hint(self, times: Times) -> None:
        for variable, time in zip(self._times, times, strict=True):
            self._model.add_hint(variable, time)
        for (other, moment), truth in self._truths.items():
            self._model.add_hint(truth, times[other] <= times[moment])


def _sum(truths: list[cp_model.IntVar], weights: list[int]) -> cp_model.LinearExprT:
    """Return a weighted sum of truths."""
    # The solver's package leaves the types of these two open.
    return cp_model.LinearExpr.weighted_sum(truths, weights)  # pyright: ignore[reportUnknownMemberType]


def _only_if(truth: cp_model.LiteralT, constraint: cp_model.Constraint) -> None:
    """Let a constraint hold where a truth does."""
    constraint.only_enforce_if(truth)  # pyright: ignore[reportUnknownMemberType]


def _solver(effort: float, seed: int) -> cp_model.CpSolver:
    """Return a solver that does the same whenever it is asked the same."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = effort
    solver.parameters.linearization_level = 0
    return solver


def worths_of(problem: Sequence) -> Whole:
    """Return what each moment adds to the parties' exposure, of shape (moments, parties)."""
    worths = np.zeros((len(problem.bounds), problem.parties), np.int64)
    for change in problem.changes:
        worths[change.moment] += np.array(change.by_party, np.int64)
    return worths
