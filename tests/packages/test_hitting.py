"""Smallest hitting sets."""

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from paraph.packages.hitting import (
    MOST_SETS,
    smallest_hitting_sets,
)

Sets = list[frozenset[int]]
SETS: st.SearchStrategy[Sets] = st.lists(
    st.frozensets(st.integers(0, 7), min_size=1, max_size=5), max_size=8
)


def by_trying_all(sets: Sets) -> set[frozenset[int]]:
    members = sorted(frozenset().union(*sets))
    for size in range(len(members) + 1):
        found = {
            frozenset(some)
            for some in combinations(members, size)
            if all(each & set(some) for each in sets)
        }
        if found:
            return found
    return set()


@given(SETS)
@settings(max_examples=300, derandomize=True, deadline=None)
def test_smallest_hitting_sets_are_those_found_by_trying_all(sets: Sets) -> None:
    found = smallest_hitting_sets(sets)
    assert set(found) == by_trying_all(sets)
    assert len(found) == len(set(found))
    assert found == sorted(found, key=sorted)


def test_nothing_hits_an_empty_set() -> None:
    assert smallest_hitting_sets([frozenset(), frozenset({1})]) == []


def test_no_sets_are_hit_by_nothing() -> None:
    assert smallest_hitting_sets([]) == [frozenset()]


def test_of_very_many_hitting_sets_some_are_listed() -> None:
    pairs = [frozenset({2 * at, 2 * at + 1}) for at in range(30)]  # 2 to the 30th of size 30
    found = smallest_hitting_sets(pairs)
    assert len(found) == MOST_SETS
    assert all(len(each) == 30 and all(each & pair for pair in pairs) for each in found)


def test_a_hard_case_with_forty_obstacles_is_soon_done() -> None:
    random = Random(3)
    sets = [frozenset(random.sample(range(40), 5)) for _ in range(60)]
    found = smallest_hitting_sets(sets)
    assert found
    assert all(each & some for each in sets for some in found)
