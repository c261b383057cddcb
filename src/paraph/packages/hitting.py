"""Sets that share a member with every one of some sets, as few members as can be."""

from collections.abc import Iterable, Iterator
from itertools import islice

Members = frozenset[int]

MOST_SETS = 100
"""Hitting sets that are listed: there can be very many of one size."""


def smallest_hitting_sets(sets: Iterable[Members], most: int = MOST_SETS) -> list[Members]:
    """Return the sets of least size that share a member with each of some sets.

    1. Deepen the size from 0; where as many sets without a common member are left, give up.
    2. Branch on the members of a set not yet hit that has fewest choices; a member tried
       earlier in the same set is not tried again, so that each hitting set is found once.

    Returns:
        At most `most` of them, in order; none where one of the sets is empty.

    Source:
        reiter1987 (hitting-set tree), cut at the least depth.

    Example:
        >>> [sorted(each) for each in smallest_hitting_sets(
        ...     [frozenset({0, 1}), frozenset({1, 2}), frozenset({0, 2})])]
        [[0, 1], [0, 2], [1, 2]]
    """
    unhit = sorted(set(sets), key=lambda each: (len(each), sorted(each)))
    if frozenset() in unhit:
        return []
    size = _disjoint(unhit)
    while True:
        hitting = list(islice(_hitting(unhit, frozenset(), frozenset(), size), most))
        if hitting:
            return sorted(hitting, key=sorted)
        size += 1


def _hitting(
    unhit: list[Members], chosen: Members, barred: Members, left: int
) -> Iterator[Members]:
    """Give the sets that hit all, made of `chosen` and at most `left` members not barred."""
    if not unhit:
        yield chosen
        return
    choices = [each - barred for each in unhit]
    if _disjoint(choices) > left:
        return
    for member in sorted(min(choices, key=len)):
        rest = [each for each in unhit if member not in each]
        yield from _hitting(rest, chosen | {member}, barred, left - 1)
        barred |= {member}


def _disjoint(sets: list[Members]) -> int:
    """Return how many of some sets share no member, taken one by one: so many must be hit apart."""
    taken: set[int] = set()
    count = 0
    for each in sorted(sets, key=len):
        if taken.isdisjoint(each):
            taken |= each
            count += 1
    return count
