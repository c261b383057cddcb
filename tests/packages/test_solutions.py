"""The named solutions against their definitions, ties and degenerate cases included."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracles import agreement, listing

from paraph.packages.solutions import (
    PICKS,
    PLAIN,
    WEIGHTED,
    SolutionName,
    egalitarian_solution,
    kalai_smorodinsky_solution,
    nash_solution,
    picked,
    utilitarian_solution,
)

Rows = list[tuple[int, ...]]
GAINS = st.integers(1, 4).flatmap(
    lambda parties: st.lists(st.tuples(*[st.integers(0, 5)] * parties), min_size=1, max_size=25)
)


@given(GAINS)
@settings(max_examples=300, derandomize=True, deadline=None)
def test_every_solution_is_what_its_definition_says(rows: Rows) -> None:
    gains = {at: tuple(map(Fraction, row)) for at, row in enumerate(rows)}
    expected = agreement.solutions(gains)
    for name in PLAIN:
        assert set(picked(name, np.array(rows, np.int64), ()).tolist()) == expected[name], name


@given(GAINS, st.lists(st.sampled_from([1, 1, 2, 3, 7, 100]), min_size=4, max_size=4))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_every_weighted_solution_is_what_its_definition_says(
    rows: Rows, weights: list[int]
) -> None:
    weights = weights[: len(rows[0])]
    expected = listing.solutions(dict(enumerate(rows)), weights)
    for name in WEIGHTED:
        found = picked(name, np.array(rows, np.int64), weights)
        assert set(found.tolist()) == expected[name.plain], name


@given(GAINS)
@settings(max_examples=100, derandomize=True, deadline=None)
def test_equal_weights_weigh_nothing(rows: Rows) -> None:
    gains = np.array(rows, np.int64)
    for name in WEIGHTED:
        found = picked(name, gains, [3] * gains.shape[1])
        assert found.tolist() == picked(name.plain, gains, ()).tolist()


@given(GAINS, st.integers(0, 3), st.integers(1, 9))
@settings(max_examples=200, derandomize=True, deadline=None)
def test_more_to_divide_never_lowers_the_least_gain(rows: Rows, party: int, more: int) -> None:
    gains = np.array(rows, np.int64)
    raised = gains.copy()
    raised[:, party % gains.shape[1]] += more
    least, before = (each[egalitarian_solution(each)[0]].min() for each in (raised, gains))
    assert least >= before


@given(GAINS)
@settings(max_examples=200, derandomize=True, deadline=None)
def test_a_package_more_that_raises_no_ideal_never_lowers_the_least_share(rows: Rows) -> None:
    # Individual monotonicity in the form that holds on lists: more choice, the same ideals.
    gains = np.array(rows, np.int64)
    ideal = gains.max(axis=0)
    wider = np.vstack([gains, ideal // 2])
    weights = [1] * gains.shape[1]

    def least(each: np.ndarray) -> Fraction:
        row = int(kalai_smorodinsky_solution(each)[0])
        listed = dict(enumerate(each.tolist()))
        return listing.share(listed[row], listed, weights)

    assert least(wider) >= least(gains)


def test_weights_with_a_large_common_multiple_are_compared_exactly() -> None:
    # 97 * 89 * 83 * 79 is about 2^26: times 2^43 it is no machine number.
    weights = (97, 89, 83, 79)
    part = (1 << 43) // 97
    even = [part * weight for weight in weights]
    gains = np.array(
        [[even[0] - 1, *even[1:]], even, [even[0] - 2, *(2 * each for each in even[1:])]]
    )
    assert egalitarian_solution(gains, weights).tolist() == [1]


@given(GAINS, st.integers(2, 9), st.data())
@settings(max_examples=300, derandomize=True, deadline=None)
def test_another_scale_for_one_party_leaves_nash_and_kalai_smorodinsky_alone(
    rows: Rows, factor: int, data: st.DataObject
) -> None:
    gains = np.array(rows, np.int64)
    rescaled = gains.copy()
    rescaled[:, data.draw(st.integers(0, gains.shape[1] - 1))] *= factor
    for solve in (nash_solution, kalai_smorodinsky_solution):
        assert solve(gains).tolist() == solve(rescaled).tolist()


@given(GAINS, st.randoms(use_true_random=False))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_another_order_of_parties_leaves_every_solution_alone(rows: Rows, random: Random) -> None:
    gains = np.array(rows, np.int64)
    order = random.sample(range(gains.shape[1]), gains.shape[1])
    for solve in PICKS.values():
        assert solve(gains, ()).tolist() == solve(gains[:, order], ()).tolist()


def test_nash_takes_the_largest_product() -> None:
    # products 9, 16, 0
    assert nash_solution(np.array([[9, 1], [4, 4], [0, 10]])).tolist() == [1]


def test_nash_keeps_equal_products() -> None:
    assert nash_solution(np.array([[2, 6], [3, 4], [4, 3], [1, 11]])).tolist() == [0, 1, 2]


def test_nash_without_a_common_gain_lets_as_many_gain_as_can() -> None:
    # Two of three gain in rows 0 to 2; row 3 has more for one, and only for one.
    gains = np.array([[5, 5, 0], [4, 7, 0], [0, 1, 1], [99, 0, 0]])
    # Same gainers in rows 0 and 1: 25 against 28. Row 2 has other gainers and is not compared.
    assert nash_solution(gains).tolist() == [1, 2]


def test_nash_of_no_gain_at_all_is_everything() -> None:
    assert nash_solution(np.zeros((3, 2), np.int64)).tolist() == [0, 1, 2]


def test_products_too_close_for_floats_are_told_apart() -> None:
    # (n + 1)(n - 1) is 1 less than n squared, which is 2 to the 86th.
    n = 1 << 43
    assert nash_solution(np.array([[n + 1, n - 1], [n, n], [n - 1, n + 1]])).tolist() == [1]


def test_shares_too_close_for_floats_are_told_apart() -> None:
    best = 3 * 10**12
    near = np.array([[10**12, best], [10**12 + 1, 10**12 + 1], [best, 10**12]])
    assert kalai_smorodinsky_solution(near).tolist() == [1]


def test_products_of_many_parties_do_not_overflow() -> None:
    gains = np.full((2, 40), 1 << 43)
    gains[1, 0] += 1
    assert nash_solution(gains).tolist() == [1]


def test_kalai_smorodinsky_measures_by_what_each_could_have() -> None:
    # Ideals 10 and 4: smallest shares 1/10 and 1/4, 6/10 and 3/4, 0.
    assert kalai_smorodinsky_solution(np.array([[10, 1], [6, 3], [0, 4]])).tolist() == [1]


def test_kalai_smorodinsky_does_not_ask_who_can_gain_nothing() -> None:
    assert kalai_smorodinsky_solution(np.array([[0, 1], [0, 2]])).tolist() == [1]
    assert kalai_smorodinsky_solution(np.zeros((2, 2), np.int64)).tolist() == [0, 1]


def test_leximin_goes_on_to_the_second_least() -> None:
    assert egalitarian_solution(np.array([[3, 3, 8], [3, 4, 5], [2, 9, 9]])).tolist() == [1]
    assert egalitarian_solution(np.array([[3, 5], [5, 3], [4, 3]])).tolist() == [0, 1]


def test_utilitarian_adds_up() -> None:
    assert utilitarian_solution(np.array([[3, 3], [9, 0], [0, 9]])).tolist() == [1, 2]
    assert utilitarian_solution(np.array([[-3, -3], [-9, 0]])).tolist() == [0]


@pytest.mark.parametrize("name", SolutionName)
def test_equal_packages_are_all_picked(name: SolutionName) -> None:
    assert picked(name, np.full((3, 2), 4), (1, 2)).tolist() == [0, 1, 2]
