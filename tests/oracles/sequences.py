"""Orders of giving and receiving, by trying all times up to one that is late enough."""

from collections.abc import Iterator
from itertools import product

from paraph.roadmap.sequence import Sequence

Times = tuple[int, ...]
Point = tuple[int, int]


def violations(problem: Sequence, times: Times) -> list[object]:
    """What of the problem does not hold at some times."""
    return [
        *(
            (at, bound)
            for at, bound in enumerate(problem.bounds)
            if times[at] < bound[0] or (bound[1] is not None and times[at] > bound[1])
        ),
        *(
            gap
            for gap in problem.gaps
            if times[gap.later] < times[gap.earlier] + gap.length
            or (gap.is_exact and times[gap.later] != times[gap.earlier] + gap.length)
        ),
        *(
            enough
            for enough in problem.enough
            if sum(times[each] <= times[enough.later] for each in enough.earlier) < enough.needed
        ),
        *(
            last
            for last in problem.lasts
            if times[last.moment] != max(times[each] for each in last.of)
        ),
    ]


def standing(problem: Sequence, times: Times, party: int, time: int) -> int:
    """What a party has given less what it has received by a time."""
    return sum(change.by_party[party] for change in problem.changes if times[change.moment] <= time)


def exposure(problem: Sequence, times: Times, party: int) -> int:
    """The most that a party is ever ahead, looked up at every time."""
    each_time = range(min(times), max(times) + 1)
    return max(0, *(standing(problem, times, party, time) for time in each_time))


def late_enough(problem: Sequence) -> int:
    """A time by which some best order is over: each moment waits for another by one gap at most."""
    longest = max([1, *(abs(gap.length) for gap in problem.gaps)])
    return max(first for first, _ in problem.bounds) + longest * len(problem.bounds)


def orders(problem: Sequence) -> Iterator[Times]:
    """All times that satisfy everything."""
    end = late_enough(problem)
    ranges = [
        range(first, (end if last is None else min(last, end)) + 1)
        for first, last in problem.bounds
    ]
    exact = [gap for gap in problem.gaps if gap.is_exact]
    return (
        times
        for times in product(*ranges)
        # Only to be quick: most times fail here.
        if all(times[gap.later] - times[gap.earlier] == gap.length for gap in exact)
        if not violations(problem, times)
    )


def points(problem: Sequence) -> set[Point]:
    """The largest exposure and the length of every order."""
    return {
        (
            max(exposure(problem, times, party) for party in range(problem.parties)),
            max(times),
        )
        for times in orders(problem)
    }


def undominated(points: set[Point]) -> list[Point]:
    """The points of which neither number can be less without the other more."""
    return sorted(
        point
        for point in points
        if not any(
            other != point and other[0] <= point[0] and other[1] <= point[1] for other in points
        )
    )
