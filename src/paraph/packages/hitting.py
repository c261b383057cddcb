"""Sets that share a member with every one of some sets, as few members as can be."""

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

Members = frozenset[int]

Words = NDArray[np.uint64]
"""Sets as bits, 64 members to a word; shape (sets, words)."""

BITS = 64

MOST_SETS = 100
"""Hitting sets that are listed: there can be very many of one size."""


def as_words(columns: Iterable[NDArray[np.bool_]], sets: int) -> Words:
    """Return sets as bits.

    Args:
        columns: For each possible member, which sets it belongs to; each of shape (sets,).
    """
    listed = list(columns)
    words = np.zeros((sets, max(1, -(-len(listed) // BITS))), np.uint64)
    for at, column in enumerate(listed):
        words[:, at // BITS] |= column.astype(np.uint64) << np.uint64(at % BITS)
    return words


def from_words(words: Words) -> list[Members]:
    """Return the members of each set."""
    bits = np.unpackbits(words.astype("<u8").view(np.uint8), axis=1, bitorder="little")
    return [frozenset(np.flatnonzero(row).tolist()) for row in bits]


def distinct(words: Words) -> Words:
    """Return each of some sets once."""
    return np.unique(words[:, 0])[:, None] if words.shape[1] == 1 else np.unique(words, axis=0)


def minimal_sets(words: Words) -> Words:
    """Return the sets that contain no other, each once, the smallest first."""
    words = distinct(words)
    words = words[np.argsort(np.bitwise_count(words).sum(axis=1), kind="stable")]
    kept: list[Words] = []
    while len(words):
        smallest = words[0]
        kept.append(smallest)
        words = words[((smallest & ~words) != 0).any(axis=1)]
    return np.array(kept, np.uint64).reshape(len(kept), words.shape[1])


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
