"""The order of giving and receiving that leaves nobody further ahead than need be, and is short."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby

from paraph.roadmap.sequence import Sequence, Sequenced, SequenceStatus
from paraph.roadmap.sequence_model import Found, Frame, Limits, SequenceModel, Times

EFFORT = 1.5
"""What one order takes at most, in the solver's deterministic seconds: some 5 of a clock each."""

START_SHARE = 0.2
"""What part of it the shortest order may take, which most often takes next to nothing."""

EXPOSURE_SHARE = 0.8
"""What part of it the exposure may take; the rest is for the length."""

NOTHING = (SequenceStatus.IMPOSSIBLE, SequenceStatus.NONE_FOUND)
"""No order came of a search."""

Progress = Callable[[int, int], None]
"""Told how many are done, and of how many; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class SequenceFrontier:
    """Orders of which none is both shorter and less exposed than another.

    Attributes:
        points: From the least exposure to the least length.
        is_complete: No such exposure and length is missing, and each of them is proven.
    """

    points: tuple[Sequenced, ...]
    is_complete: bool


def exposures(problem: Sequence, times: Times) -> tuple[int, ...]:
    """Return the largest exposure that each party ever has, in value units, at least 0.

    Changes at the same time count together.
    """
    changes = sorted(problem.changes, key=lambda change: times[change.moment])
    standing, largest = [0] * problem.parties, [0] * problem.parties
    for _, together in groupby(changes, key=lambda change: times[change.moment]):
        for change in together:
            standing = [sum(pair) for pair in zip(standing, change.by_party, strict=True)]
        largest = [max(pair) for pair in zip(largest, standing, strict=True)]
    return tuple(largest)


def sequenced(
    problem: Sequence, *, effort: float = EFFORT, seed: int, longest: int | None = None
) -> Sequenced:
    """Return the order with the least exposure, and of those the shortest.

    1. Find the shortest order at all. If there is none, that is the answer.
    2. Beginning with it, find the least exposure.
    3. Beginning with that order, moved together, find the least length with that exposure.

    Args:
        effort: What the search may take, in the solver's deterministic seconds.
        seed: Of the solver's choices; the same problem, effort and seed give the same order.
        longest: The time after which no moment may come.

    Raises:
        ValueError: Numbers are too large for the solver's 64 bits.

    Source:
        Moments and what gives and takes at them: laborie2003; clauses learnt under
        bounds on moments: ohrimenko2009. That both goals are met one after the other, and what is
        left out for being decided, is ours.
    """
    return _Search(problem, effort, seed).point(effort, longest)


def frontier(
    problem: Sequence, *, effort: float, seed: int, progress: Progress
) -> SequenceFrontier:
    """Return every exposure and length of which neither can be less without the other more.

    After each order, ask for the least exposure of those that are shorter still.

    Args:
        effort: What all searches may take, in the solver's deterministic seconds; one order takes
            no more than `EFFORT` of it.
        progress: Told after each order.

    Raises:
        ValueError: Numbers are too large for the solver's 64 bits.

    Source:
        haimes1971, for one goal under a bound on the other.
    """
    search = _Search(problem, effort, seed)
    points: list[Sequenced] = []
    longest, is_ended = None, False
    while not is_ended and search.left > 0:
        floor = points[-1].exposure_bound + _is_proven(points[-1]) if points else 0
        point = search.point(min(EFFORT, search.left), longest, floor)
        points = joined(points, point)
        if point.status in NOTHING:
            is_ended = point.status is SequenceStatus.IMPOSSIBLE
            break
        progress(len(points), 0)
        longest = point.length - 1
        is_ended = point.length <= search.shortest.bound
    return SequenceFrontier(tuple(points), is_ended and all(_is_proven(each) for each in points))


def joined(points: list[Sequenced], point: Sequenced) -> list[Sequenced]:
    """Return a frontier with one more order, shorter than all before.

    An order before may have been the best found only: it goes if the new one is no more exposed,
    and it is proven the shortest if all shorter ones are more exposed.
    """
    if point.status is SequenceStatus.NONE_FOUND:
        return points
    is_impossible = point.status is SequenceStatus.IMPOSSIBLE
    while points and not is_impossible and points[-1].exposure >= point.exposure:
        bound = min(points.pop().exposure_bound, point.exposure_bound)
        point = judged(replace(point, exposure_bound=bound))
    if points and (is_impossible or point.exposure_bound > points[-1].exposure):
        points[-1] = judged(replace(points[-1], length_bound=points[-1].length))
    return points if is_impossible else [*points, point]


def _is_proven(point: Sequenced) -> bool:
    return point.exposure == point.exposure_bound and point.length == point.length_bound


def judged(point: Sequenced) -> Sequenced:
    """Return an order with the status that its bounds give it."""
    is_proven = _is_proven(point)
    return replace(point, status=SequenceStatus.OPTIMAL if is_proven else SequenceStatus.BEST_FOUND)


class _Search:
    """Searches of one problem that share what is known of it, and what they may take.

    Attributes:
        left: What searches may still take.
        shortest: The shortest order, whatever the exposure.
    """

    def __init__(self, problem: Sequence, effort: float, seed: int) -> None:
        self.problem, self.left, self._seed = problem, effort, seed
        self._frame = Frame(problem)
        self.shortest = self._shortest()

    def _shortest(self) -> Found:
        if not self.problem.bounds:
            return Found((), 0, is_proven=True, effort=0.0)
        limits = Limits(self._frame.horizon)
        if self._frame.contradicts(limits):
            return Found(None, 0, is_proven=True, effort=0.0)
        model = SequenceModel(self._frame, limits)
        return self._counted(model.shortest(self.left * START_SHARE, self._seed))

    def _counted(self, found: Found) -> Found:
        self.left = max(self.left - found.effort, 0.0)
        return found

    def point(self, effort: float, longest: int | None, floor: int = 0) -> Sequenced:
        """Return the least exposed order that is over in time, and of those the shortest.

        Args:
            effort: What it may take.
            floor: No such order has less exposure, as is known already.
        """
        last = self._frame.horizon if longest is None else min(longest, self._frame.horizon)
        limits = Limits(last, floor)
        if not self.problem.bounds:
            return Sequenced(SequenceStatus.OPTIMAL, (), 0, 0, 0, 0)
        is_none = self.shortest.times is None and self.shortest.is_proven
        if is_none or self.shortest.bound > last or self._frame.contradicts(limits):
            return self._none(SequenceStatus.IMPOSSIBLE, floor)
        first = self._least_exposed(effort * EXPOSURE_SHARE, limits)
        if first.times is None:
            is_impossible = first.is_proven
            status = SequenceStatus.IMPOSSIBLE if is_impossible else SequenceStatus.NONE_FOUND
            return self._none(status, floor)
        return self._shortened(effort - first.effort, first)

    def _none(self, status: SequenceStatus, floor: int) -> Sequenced:
        """Return that no order was found; what would be its figures are what none is below."""
        if status is SequenceStatus.IMPOSSIBLE:
            return Sequenced(status, (), 0, 0, 0, 0)
        return Sequenced(status, (), floor, floor, self.shortest.bound, self.shortest.bound)

    def _least_exposed(self, effort: float, limits: Limits) -> Found:
        """Return the order with the least exposure, beginning with the shortest if that is one."""
        known = self.shortest.times
        if known is not None and max(known) <= limits.last:
            limits = replace(limits, most_exposure=max(exposures(self.problem, known), default=0))
        else:
            known = None
        model = SequenceModel(self._frame, limits)
        found = self._counted(model.least_exposed(min(effort, self.left), self._seed, known))
        return replace(found, times=found.times or known)

    def _shortened(self, effort: float, first: Found) -> Sequenced:
        """Return the shortest order that is no more exposed than one found."""
        order = self._frame.moved_together(first.times or ())
        most = max(exposures(self.problem, order), default=0)
        model = SequenceModel(self._frame, Limits(max(order), first.bound, most))
        second = self._counted(model.shortest(min(effort, self.left), self._seed, order))
        times = second.times or order
        return judged(
            Sequenced(
                status=SequenceStatus.BEST_FOUND,
                times=times,
                exposure=max(exposures(self.problem, times), default=0),
                exposure_bound=first.bound,
                length=max(times),
                length_bound=max(second.bound, self.shortest.bound),
            )
        )
