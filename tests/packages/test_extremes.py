"""Bounds over all readings: no drawn reading lies outside, and the reading beside each is one."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from tests.strategies import SUPPOSED, issue, party, position, random_matter

from paraph.packages.appraisal import Appraisal, Appraised, Stated, appraisal, status_quo_places
from paraph.packages.estimates import Basis
from paraph.packages.extremes import Reading, extreme_gains, least_margins
from paraph.packages.finding import Matter
from paraph.packages.region import Weights, least_sums
from paraph.packages.robustness import draw
from paraph.terms.agenda import Issue
from paraph.terms.ids import ActorId
from paraph.terms.numbers import UNIT, Range, exactly
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Position,
    Reservation,
    Salience,
    Weight,
)

CLOSE = 1e-9
ADA = ActorId("ada")


def appraised(matter: Matter) -> list[Appraisal]:
    stated = Stated.of(matter.weights, matter.values, matter.reservations)
    return [appraisal(each, matter.issues, matter.positions, stated) for each in matter.parties]


def some_packages(random: Random, issues: Sequence[Issue], count: int) -> list[tuple[int, ...]]:
    return [tuple(random.randrange(len(each.options)) for each in issues) for _ in range(count)]


def assert_is_reading(reading: Reading, each: Appraisal, held: Sequence[int] | None) -> None:
    """The reading keeps to every rule by which the numbers came about."""
    assert sum(reading.weights) == pytest.approx(1, abs=CLOSE)
    assert_weights(reading.weights, each)
    for cell, values in zip(each.issues, reading.values, strict=True):
        assert_values(values, cell)
    assert_between(reading.reservation, each.reservation.range)
    if each.reservation.basis is Basis.STATUS_QUO:
        assert held is not None
        worth = reading.worth(held)
        assert worth - CLOSE <= reading.reservation <= worth + (1 - worth) / 2 + CLOSE


def assert_between(number: float, span: Range) -> None:
    assert float(span.low) - CLOSE <= number <= float(span.high) + CLOSE


def assert_weights(weights: Sequence[float], each: Appraisal) -> None:
    relative: list[tuple[float, float, float]] = []
    for weight, cell in zip(weights, each.issues, strict=True):
        assert_between(weight, cell.weight.range)
        if cell.weight.basis in {Basis.SALIENCE, Basis.EQUAL}:
            factor = 1.5 if cell.weight.basis is Basis.SALIENCE else 2
            relative.append((weight, float(cell.share) / factor, float(cell.share) * factor))
    ranked = [[weights[at] for at in tier] for tier in each.tiers]
    for tier in ranked:
        assert max(tier) - min(tier) < CLOSE
    for better, worse in pairwise(ranked):
        assert better[0] >= worse[0] - CLOSE
    if ranked:
        count = sum(len(tier) for tier in ranked)
        relative.append((sum(map(sum, ranked)), count, 4 * count))
    # All of them lie between their least and their most times one number.
    least = max((weight / large for weight, _, large in relative), default=0)
    most = min((weight / small for weight, small, _ in relative), default=0)
    assert least <= most + CLOSE


def assert_values(values: Sequence[float], cell: Appraised) -> None:
    for value, estimate in zip(values, cell.values, strict=True):
        assert_between(value, estimate.range)
    bases = [estimate.basis for estimate in cell.values]
    ranked = sorted(
        (tier, values[at])
        for at, tier in enumerate(cell.tiers)
        if tier is not None and bases[at] is Basis.RANKING
    )
    for (tier, value), (after, lower) in pairwise(ranked):
        assert value >= lower - CLOSE
        assert tier < after or abs(value - lower) < CLOSE
    assert not cell.accounts or any(is_told(values, bases, told) for told in cell.accounts)


def is_told(values: Sequence[float], bases: Sequence[Basis], told: Sequence[Fraction]) -> bool:
    """One account, and one power, make all the values that a rule on positions makes."""
    powers: list[float] = []
    for value, basis, base in zip(values, bases, told, strict=True):
        if basis is Basis.MATCH and not (value == 1 if base == 1 else value <= 0.5):
            return False
        if basis is Basis.DISTANCE and base in (0, 1) and value != base:
            return False
        if basis is Basis.DISTANCE and base not in (0, 1):
            powers.append(float(np.log(value) / np.log(float(base))))
    return not powers or (max(powers) - min(powers) < 1e-6 and 0.49 < powers[0] < 2.01)


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_no_drawn_gain_is_outside_its_bounds_and_the_bounds_are_readings(first: int) -> None:
    for seed in range(first, first + 100):
        random = Random(seed)
        matter = random_matter(random)
        held = status_quo_places(matter.issues)
        found = appraised(matter)
        packages = some_packages(random, matter.issues, 3)
        drawn = draw(found, matter.issues, 200, np.random.default_rng(seed))
        for at, each in enumerate(found):
            gains = drawn.worths(at, packages) - drawn.reservations[at]
            bounds = extreme_gains(each, packages, held)
            for row, (package, (least, most)) in enumerate(zip(packages, bounds, strict=True)):
                assert least.gain - CLOSE <= gains[row].min()
                assert gains[row].max() <= most.gain + CLOSE
                for extreme in (least, most):
                    assert extreme.reading.gain(package) == pytest.approx(extreme.gain, abs=CLOSE)
                    assert_is_reading(extreme.reading, each, held)


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_no_drawn_difference_is_under_its_least_margin(first: int) -> None:
    for seed in range(first, first + 100):
        random = Random(seed)
        matter = random_matter(random)
        found = appraised(matter)
        packages = some_packages(random, matter.issues, 4)
        drawn = draw(found, matter.issues, 200, np.random.default_rng(seed))
        for at, each in enumerate(found):
            worths = drawn.worths(at, packages)
            margins = least_margins(each, packages)
            differences = (worths[:, None, :] - worths[None, :, :]).min(axis=2)
            assert (margins <= differences + CLOSE).all()
            assert (margins.diagonal() == 0).all()


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_the_least_sum_is_that_of_a_linear_programme(first: int) -> None:
    """Weights of few issues, searched on a fine grid of corners by a slow and plain way."""
    for seed in range(first, first + 100):
        random = Random(seed)
        for each in appraised(random_matter(random)):
            numbers = [random.choice([-1.0, -0.5, 0.0, 0.25, random.random()]) for _ in each.issues]
            [total], [weights] = least_sums(Weights.of(each), np.array([numbers]))
            assert total == pytest.approx(float(weights @ np.array(numbers)), abs=CLOSE)
            assert total == pytest.approx(by_programme(each, numbers), abs=1e-7)


def by_programme(each: Appraisal, numbers: Sequence[float]) -> float:
    """Solve for weights and the common scale of the items by HiGHS."""
    highspy = pytest.importorskip("highspy")
    solver = highspy.Highs()
    solver.silent()
    weights = [solver.addVariable(0, 1, number) for number in numbers]
    scale = solver.addVariable(0, highspy.kHighsInf, 0)
    solver.addConstr(sum(weights[1:], weights[0]) == 1)
    for weight, cell in zip(weights, each.issues, strict=True):
        basis = cell.weight.basis
        if basis is Basis.STATED:
            solver.addConstr(weight >= float(cell.weight.range.low))
            solver.addConstr(weight <= float(cell.weight.range.high))
        elif basis is not Basis.RANKING:
            factor = 1.5 if basis is Basis.SALIENCE else 2
            solver.addConstr(weight >= float(cell.share) / factor * scale)
            solver.addConstr(weight <= float(cell.share) * factor * scale)
    ranked = [weights[at] for tier in each.tiers for at in tier]
    if ranked:
        together = sum(ranked[1:], ranked[0]) + 0 * scale
        solver.addConstr(together >= len(ranked) * scale)
        solver.addConstr(together <= 4 * len(ranked) * scale)
    for tier in each.tiers:
        for one, other in pairwise(tier):
            solver.addConstr(weights[one] == weights[other])
    for better, worse in pairwise(each.tiers):
        solver.addConstr(weights[better[0]] >= weights[worse[0]])
    solver.run()
    return float(solver.getObjectiveValue())


SCALE = issue("pace", ["none", "slow", "fast", "now"], is_ordered=True, status_quo="none")
CHOICE = issue("place", ["geneva", "vienna"], status_quo="vienna")
HALF = Fraction(1, 2)


def of(
    issues: Sequence[Issue],
    positions: Sequence[Position] = (),
    weights: Sequence[Weight | IssueRanking] = (),
    values: Sequence[OptionValue | OptionRanking] = (),
    away: Range | None = None,
) -> Appraisal:
    given = [] if away is None else [Reservation(ADA, away, "", SUPPOSED)]
    return appraisal(party("ada"), issues, positions, Stated.of(weights, values, given))


def gains(each: Appraisal, package: Sequence[int], issues: Sequence[Issue]) -> tuple[float, float]:
    [(least, most)] = extreme_gains(each, [package], status_quo_places(issues))
    return least.gain, most.gain


def test_on_one_scale_power_and_hold_out_make_the_gain() -> None:
    each = of([SCALE], [position("ada", "pace", ["now"])])
    # 'fast' is worth (2/3)^p, 'none' nothing; half of all is held out for, or nothing.
    assert gains(each, [2], [SCALE]) == pytest.approx(((2 / 3) ** 2 - 0.5, (2 / 3) ** 0.5))


def test_a_difference_on_one_scale_may_be_least_at_a_power_between() -> None:
    each = of([SCALE], [position("ada", "pace", ["now"])])
    # (2/3)^p - (1/3)^p: at 1/2 0.239146, at 2 0.333333. Upside down the least is where
    # p = ln(ln 3 / ln 1.5) / ln 2 = 1.438033, and there -(0.558181 - 0.206008).
    margins = least_margins(each, [[2], [1]])
    assert margins[0, 1] == pytest.approx(0.239146, abs=1e-6)
    assert margins[1, 0] == pytest.approx(-0.352173, abs=1e-6)


def test_one_account_speaks_for_both_options_of_a_difference() -> None:
    accounts = [
        position("ada", "place", ["geneva"], name="x"),
        position("ada", "place", ["vienna"], name="y"),
    ]
    margins = least_margins(of([CHOICE], accounts), [[0], [1]])
    # One of them is 1, the other 0 to 1/2: never both 1, nor both 0.
    assert margins.tolist() == [[0, -1], [-1, 0]]
    level = [
        position("ada", "place", ["geneva"], name="x"),
        position("ada", "place", ["geneva", "vienna"], name="y"),
    ]
    assert least_margins(of([CHOICE], level), [[0], [1]]).tolist() == [[0, 0], [-1, 0]]


def test_ranked_options_keep_their_order_in_a_difference() -> None:
    order = OptionRanking(ADA, SCALE.id, (("now",), ("fast", "slow"), ("none",)), SUPPOSED)
    margins = least_margins(of([SCALE], values=[order]), [[3], [2], [1], [0]])
    assert margins.tolist() == [[0, 0, 0, 1], [-1, 0, 0, 0], [-1, 0, 0, 0], [-1, -1, -1, 0]]


def test_ranked_issues_keep_their_order_in_a_sum() -> None:
    third = issue("third", ["x", "y"])
    order = IssueRanking(ADA, (("pace",), ("place", "third")), SUPPOSED)
    region = Weights.of(of([SCALE, CHOICE, third], weights=[order]))
    # All on the first, or all three alike: 0.6; (0.6 + 0 + 0.3) / 3. Upside down, the first.
    sums, weights = least_sums(region, np.array([[0.6, 0.0, 0.3], [-0.6, 0.0, -0.3]]))
    assert sums.tolist() == pytest.approx([0.3, -0.6])
    assert weights.tolist() == [pytest.approx([1 / 3] * 3), pytest.approx([1, 0, 0])]


def test_ranked_issues_weigh_together_from_half_to_double_of_as_many_of_medium_weight() -> None:
    third = issue("third", ["x", "y"])
    order = IssueRanking(ADA, (("pace",), ("place",)), SUPPOSED)
    region = Weights.of(of([SCALE, CHOICE, third], weights=[order]))
    # The third, 1 to 4, beside 2 to 8 for the two: at most 4 of 6.
    sums, _ = least_sums(region, np.array([[0.0, 0.0, -1.0], [0.0, 0.0, 1.0]]))
    assert sums.tolist() == pytest.approx([-2 / 3, 1 / 9])


def test_words_swing_against_each_other() -> None:
    words = [Weight(ADA, "pace", Salience.HIGH, SUPPOSED)]
    region = Weights.of(of([SCALE, CHOICE], weights=words))
    # 2 to 4.5 beside 1 to 4.
    sums, _ = least_sums(region, np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert sums.tolist() == pytest.approx([2 / 6, 1 / 5.5])


def test_stated_weights_take_from_the_rest_in_the_order_of_what_they_bring() -> None:
    third = issue("third", ["x", "y"])
    spans = [
        Weight(ADA, "pace", Range(Fraction(1, 5), Fraction(3, 5)), SUPPOSED),
        Weight(ADA, "place", Range(Fraction(1, 10), Fraction(3, 5)), SUPPOSED),
    ]
    region = Weights.of(of([SCALE, CHOICE, third], weights=spans))
    # 0.6 of -1, then what is left, 0.4, of -0.5, and nothing of 0; the other way the lows.
    sums, weights = least_sums(region, np.array([[-1.0, -0.5, 0.0], [1.0, 0.5, 0.0]]))
    assert sums.tolist() == pytest.approx([-0.8, 0.25])
    assert weights.tolist() == [pytest.approx([0.6, 0.4, 0]), pytest.approx([0.2, 0.1, 0.7])]


def test_stated_weights_that_are_all_there_are_make_a_whole() -> None:
    spans = [
        Weight(ADA, "pace", Range(Fraction(1, 5), Fraction(3, 5)), SUPPOSED),
        Weight(ADA, "place", Range(Fraction(1, 2), Fraction(9, 10)), SUPPOSED),
    ]
    region = Weights.of(of([SCALE, CHOICE], weights=spans))
    sums, _ = least_sums(region, np.array([[1.0, 2.0], [2.0, 1.0]]))
    # The first from 0.2 to 0.5 only, since the second has at least half.
    assert sums.tolist() == pytest.approx([1.5, 1.2])


def test_a_stated_walk_away_worth_varies_apart() -> None:
    values = [OptionValue(ADA, CHOICE.id, "geneva", Range(HALF, Fraction(3, 4)), SUPPOSED)]
    each = of([CHOICE], values=values, away=Range(Fraction(1, 4), HALF))
    assert gains(each, [0], [CHOICE]) == pytest.approx((0, 0.5))


def test_the_status_quo_itself_gains_nothing_and_lacks_what_is_held_out_for() -> None:
    values = [OptionValue(ADA, CHOICE.id, "vienna", UNIT, SUPPOSED)]
    # Worth v, against up to v + (1 - v) / 2: from -1/2 (v = 0) to 0.
    assert gains(of([CHOICE], values=values), [1], [CHOICE]) == pytest.approx((-0.5, 0))


def test_exact_numbers_leave_one_gain() -> None:
    values = [OptionValue(ADA, CHOICE.id, "geneva", exactly(Fraction(3, 4)), SUPPOSED)]
    each = of([CHOICE], values=values, away=exactly(HALF))
    assert gains(each, [0], [CHOICE]) == pytest.approx((0.25, 0.25))
