"""Goals: every package that is better meets every row, exactly, whatever the numbers."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from tests.arenas import noted

from paraph.packages.goals import Anything, Goal, Product, Shortfall, Smallest, root

LARGE = 1 << 44


def random_goal(random: Random, seats: int, most: int) -> Goal:
    away = np.array([random.randint(0, most // 2) for _ in range(seats)])
    kind = random.choice(["smallest", "shortfall", "product", "anything"])
    if kind == "anything":
        return Anything()
    if kind == "shortfall":
        return Shortfall(away)
    if kind == "product":
        weights = [random.choice([0, 1, 1, 2, 5]) for _ in range(seats)]
        weights[0] = max(weights[0], 1)
        return Product(away, tuple(weights), random.choice([1, 4, 12]))
    forms = tuple(
        np.array([random.randint(-2, 4) for _ in range(seats)]) for _ in range(random.randint(1, 4))
    )
    offsets = tuple(random.randint(-most, most) for _ in forms)
    return Smallest(forms, offsets, tuple(random.randint(1, 9) for _ in forms))


def met(goal: Goal, values: Sequence[int], leasts: Sequence[int | None]) -> bool:
    sums = [int(form.astype(object) @ np.array(values, object)) for form in goal.forms]
    return all(least is None or each >= least for each, least in zip(sums, leasts, strict=True))


def test_every_better_package_meets_the_rows() -> None:
    for seed in range(600):
        with noted(seed) as random:
            seats, most = random.randint(1, 4), random.choice([3, 12, LARGE])
            goal = random_goal(random, seats, most)
            packages = [[random.randint(0, most) for _ in range(seats)] for _ in range(12)]
            rows = np.array(packages)
            for values in rows:
                goal.refine(values + 0.4, goal.measure(values))
            measures = [goal.measure(values) for values in rows]
            assert max(measures) <= goal.highest(rows.min(axis=0), rows.max(axis=0))
            for than in measures:
                for or_equal in (False, True):
                    leasts = goal.leasts(than, or_equal=or_equal)
                    for values, measure in zip(packages, measures, strict=True):
                        if measure > than or (or_equal and measure == than != 0):
                            assert met(goal, values, leasts)


def test_the_least_of_sums_asks_for_neither_more_nor_less() -> None:
    for seed in range(300):
        with noted(seed) as random:
            seats = random.randint(1, 3)
            goal = random_goal(random, seats, 9)
            if not isinstance(goal, Smallest):
                continue
            packages = [[random.randint(0, 9) for _ in range(seats)] for _ in range(12)]
            than = goal.measure(np.array(packages[0]))
            for values in packages:
                measure = goal.measure(np.array(values))
                assert met(goal, values, goal.leasts(than, or_equal=False)) == (measure > than)
                assert met(goal, values, goal.leasts(than, or_equal=True)) == (measure >= than)


def test_what_floats_say_is_in_the_right_order() -> None:
    for seed in range(200):
        with noted(seed) as random:
            seats = random.randint(1, 4)
            goal = random_goal(random, seats, 12)
            rows = np.array([[random.randint(0, 12) for _ in range(seats)] for _ in range(12)])
            measures = [goal.measure(values) for values in rows]
            scores = goal.scores(rows).tolist()
            for one, score in zip(measures, scores, strict=True):
                for other, less in zip(measures, scores, strict=True):
                    assert one <= other or score > less


def test_half_way_lies_between() -> None:
    for seed in range(300):
        with noted(seed) as random:
            goal = random_goal(random, 2, 100)
            low, high = sorted(random.randint(-50, 50) for _ in range(2))
            if isinstance(goal, Product):
                low, high = abs(low), abs(low) + high - low
            middle = goal.between(low, high)
            assert low <= middle <= high or middle in (low, low + 1)
            assert goal.between(None, high) <= high


def test_a_tangent_touches_the_level_set() -> None:
    goal = Product(np.array([1, 2]), (1, 1))
    # Gains of 4 and 16: a product of 64, of which 16 and 4, or 8 and 8, are no more.
    assert goal.refine(np.array([5.0, 18.0]), 70)
    [_, _, tangent] = goal.forms
    assert tangent.tolist() == [1 << 18, 1 << 16]
    assert not goal.refine(np.array([5.0, 18.0]), 70)
    assert not goal.refine(np.array([5.0, 18.0]), 64)
    assert not goal.refine(np.array([1.0, 18.0]), 70)
    assert not goal.refine(np.array([5.0, 18.0]), 0)
    assert not goal.refine(np.array([5.0, 18.0]), None)


def test_the_shortfall_adds_up_what_is_lacking() -> None:
    goal = Shortfall(np.array([4, 4, 4]))
    assert goal.measure(np.array([1, 9, 3])) == -4
    assert goal.refine(np.array([1.0, 9.0, 3.0]), -3)
    assert [each.tolist() for each in goal.forms] == [[1, 0, 1]]
    assert not goal.refine(np.array([1.0, 9.0, 3.0]), -3)
    assert not goal.refine(np.array([1.0, 9.0, 3.0]), -4)
    assert not goal.refine(np.array([1.0, 9.0, 3.0]), None)


def test_every_group_has_a_row() -> None:
    rows = Shortfall(np.array([4, 5])).every_row(3)
    assert [(row.weights.tolist(), row.least) for row in rows] == [
        ([0, 1], 2),
        ([1, 0], 1),
        ([1, 1], 6),
    ]


@pytest.mark.parametrize("degree", [1, 2, 3, 7])
def test_roots_are_exact(degree: int) -> None:
    for number in [*range(70), LARGE**5 - 1, LARGE**5, 3**70]:
        found = root(number, degree)
        assert found**degree <= number < (found + 1) ** degree


def test_a_share_between_two_has_no_more_digits_than_it_takes() -> None:
    goal = Smallest((np.array([1]),), (0,), (3,))
    low, high = Fraction(1, 3), Fraction(1 << 80, 3 << 79)
    assert goal.between(low, high).denominator <= 1 << 70
    assert goal.leasts(None, or_equal=True) == [None]
