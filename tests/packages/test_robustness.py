"""Draws: every number in its range, whole weights, the same again from the same seed."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from tests.strategies import SUPPOSED, chosen, issue, party, position, random_matter, red_line

from paraph.packages.appraisal import Appraisal, Basis, Stated, appraisal
from paraph.packages.arena import Demands
from paraph.packages.finding import Matter
from paraph.packages.robustness import Draws, acceptance, accepts, draw
from paraph.terms.agenda import Package
from paraph.terms.ids import ActorId
from paraph.terms.numbers import TOLERANCE, Range, exactly
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Reservation,
    Weight,
)

COUNT = 300


def appraised(matter: Matter) -> list[Appraisal]:
    stated = Stated.of(matter.weights, matter.values, matter.reservations)
    return [appraisal(each, matter.issues, matter.positions, stated) for each in matter.parties]


def drawn(matter: Matter, seed: int) -> Draws:
    return draw(appraised(matter), matter.issues, COUNT, np.random.default_rng(seed))


def assert_within(numbers: np.ndarray, span: Range) -> None:
    assert numbers.min() >= float(span.low) - TOLERANCE
    assert numbers.max() <= float(span.high) + TOLERANCE


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_every_drawn_number_lies_in_its_range_and_weights_sum_to_one(first: int) -> None:
    for seed in range(first, first + 50):
        matter = random_matter(Random(seed))
        found = drawn(matter, seed)
        for at, each in enumerate(appraised(matter)):
            assert np.allclose(found.weights[at].sum(axis=1), 1, rtol=0, atol=TOLERANCE)
            for place, cell in enumerate(each.issues):
                assert_within(found.weights[at][:, place], cell.weight.range)
                for option, value in enumerate(cell.values):
                    assert_within(found.values[at][place][:, option], value.range)
            assert_within(found.reservations[at], each.reservation.range)


def test_the_same_seed_gives_the_same_draws_and_another_does_not() -> None:
    matter = random_matter(Random(11))
    one, same, other = drawn(matter, 5), drawn(matter, 5), drawn(matter, 6)
    for party_at in range(len(matter.parties)):
        assert (one.weights[party_at] == same.weights[party_at]).all()
        assert (one.reservations[party_at] == same.reservations[party_at]).all()
    assert any(
        (one.reservations[at] != other.reservations[at]).any() for at in range(len(matter.parties))
    )


def weighed(*spans: Range | None) -> np.ndarray:
    """Weights of one party, drawn, with some stated."""
    issues = [issue(f"i{at}", ["x"]) for at in range(len(spans))]
    stated = [
        Weight(ActorId("ada"), each.id, span, SUPPOSED)
        for each, span in zip(issues, spans, strict=True)
        if span is not None
    ]
    found = appraisal(party("ada"), issues, [], Stated.of(stated, [], []))
    return draw([found], issues, COUNT, np.random.default_rng(1)).weights[0]


def test_stated_weights_that_are_all_there_are_keep_to_their_ranges() -> None:
    # The second is 4/5 exactly, so the first can only be 1/5.
    found = weighed(Range(Fraction(1, 10), Fraction(1, 5)), exactly(Fraction(4, 5)))
    assert np.allclose(found, [0.2, 0.8], rtol=0, atol=TOLERANCE)


def test_stated_weights_of_more_than_the_whole_come_down_within_their_ranges() -> None:
    found = weighed(Range(Fraction(1, 2), Fraction(1)), Range(Fraction(1, 2), Fraction(1)), None)
    assert np.allclose(found, [0.5, 0.5, 0], rtol=0, atol=TOLERANCE)


def test_a_weight_nobody_stated_takes_what_is_left_though_middles_leave_nothing() -> None:
    span = Range(Fraction(1, 4), Fraction(3, 4))
    found = weighed(span, span, None)
    assert found[:, 2].max() > 0.3
    assert found[:, :2].min() >= 0.25


def test_weights_nobody_stated_swing_from_half_to_double() -> None:
    found = weighed(None, None)
    # The one doubled and the other halved: 4 to 1.
    assert 0.7 < found[:, 0].max() <= 0.8
    assert 0.2 <= found[:, 0].min() < 0.3


def test_one_account_speaks_for_the_whole_issue_in_a_draw() -> None:
    about = issue("place", ["geneva", "vienna"])
    accounts = [
        position("ada", "place", ["geneva"], name="x"),
        position("ada", "place", ["vienna"], name="y"),
    ]
    found = appraisal(party("ada"), [about], accounts, Stated.of([], [], []))
    values = draw([found], [about], COUNT, np.random.default_rng(1)).values[0][0]
    assert ((values == 1).sum(axis=1) == 1).all()
    assert 0.4 < (values[:, 0] == 1).mean() < 0.6
    assert values.min() <= 0.5


def test_options_of_one_scale_keep_their_order_in_every_draw() -> None:
    about = issue("pace", ["none", "slow", "fast"], is_ordered=True)
    found = appraisal(
        party("ada"), [about], [position("ada", "pace", ["fast"])], Stated.of([], [], [])
    )
    values = draw([found], [about], COUNT, np.random.default_rng(1)).values[0][0]
    assert (np.diff(values, axis=1) > 0).all()
    # Half way is worth from 1/4 to 0.7071, as the power goes from 2 to 1/2.
    assert 0.25 <= values[:, 1].min() < 0.28
    assert 0.68 < values[:, 1].max() <= 0.7072


def test_a_walk_away_worth_stays_above_the_status_quo_of_the_same_draw() -> None:
    about = issue("pace", ["none", "slow", "fast"], is_ordered=True, status_quo="slow")
    found = appraisal(
        party("ada"), [about], [position("ada", "pace", ["fast"])], Stated.of([], [], [])
    )
    assert found.reservation.basis is Basis.STATUS_QUO
    drew = draw([found], [about], COUNT, np.random.default_rng(1))
    held = drew.worth(0, [1])
    assert (drew.reservations[0] >= held).all()
    assert (drew.reservations[0] <= held + (1 - held) / 2).all()


def exact_matter() -> tuple[list[Appraisal], tuple[Package, ...]]:
    """One issue; Ada takes nothing under 1/2, Ben nothing under 1/3."""
    about = issue("a", ["x", "y"])
    worth = {("ada", "x"): 2, ("ada", "y"): 3, ("ben", "x"): 3, ("ben", "y"): 1}
    values = [
        OptionValue(ActorId(who), about.id, option, exactly(Fraction(sixths, 6)), SUPPOSED)
        for (who, option), sixths in worth.items()
    ]
    away = [
        Reservation(ActorId("ada"), exactly(Fraction(1, 2)), "", SUPPOSED),
        Reservation(ActorId("ben"), exactly(Fraction(1, 3)), "", SUPPOSED),
    ]
    stated = Stated.of([], values, away)
    found = [appraisal(party(who), [about], [], stated) for who in ("ada", "ben")]
    return found, (Package.of([("a", "x")]), Package.of([("a", "y")]))


def test_with_exact_numbers_a_party_accepts_in_all_draws_or_in_none() -> None:
    found, packages = exact_matter()
    issues = [issue("a", ["x", "y"])]
    drew = draw(found, issues, COUNT, np.random.default_rng(1))
    demands = Demands.of([0, 1], [], [])
    shares = [accepts(drew, demands, each, issues, []).mean(axis=0).tolist() for each in packages]
    # Under x Ada has 2/6 of 3/6, Ben 3/6 of 2/6; under y Ada just reaches 3/6, Ben has 1/6 of 2/6.
    assert shares == [[0, 1], [1, 0]]


def test_a_red_line_is_refused_by_who_drew_it_and_by_nobody_else() -> None:
    found, [x, _] = exact_matter()
    issues = [issue("a", ["x", "y"])]
    drew = draw(found, issues, COUNT, np.random.default_rng(1))
    for owner, shares in ((0, [0, 1]), (1, [0, 0])):
        line = red_line("no-x", ("ada", "ben")[owner], chosen("a", "x"))
        demands = Demands.of([0, 1], [], [line])
        assert accepts(drew, demands, x, issues, [owner]).mean(axis=0).tolist() == shares
    demands = Demands.of([1], [], [line])
    assert accepts(drew, demands, x, issues, [1]).shape == (COUNT, 1)


def test_ranked_options_are_drawn_anywhere_in_their_order() -> None:
    about = issue("a", ["p", "q", "r", "s"])
    order = OptionRanking(ActorId("ada"), about.id, (("s",), ("q",), ("p",), ("r",)), SUPPOSED)
    found = appraisal(party("ada"), [about], [], Stated.of([], [order], []))
    p, q, r, s = draw([found], [about], 20_000, np.random.default_rng(1)).values[0][0].T
    assert (s == 1).all()
    assert (r == 0).all()
    assert (q >= p).all()
    # Of two numbers from 0 to 1 the larger is 2/3 on average and under x in x^2 of the draws.
    assert (q.mean(), p.mean()) == pytest.approx((2 / 3, 1 / 3), abs=0.01)
    assert (q < 0.5).mean() == pytest.approx(0.25, abs=0.01)


def test_ranked_issues_are_drawn_anywhere_in_their_order() -> None:
    issues = [issue(name, ["x"]) for name in ("a", "b", "c")]
    order = IssueRanking(ActorId("ada"), (("b",), ("c",), ("a",)), SUPPOSED)
    found = appraisal(party("ada"), issues, [], Stated.of([order], [], []))
    weights = draw([found], issues, 20_000, np.random.default_rng(1)).weights[0]
    assert (weights[:, 1] >= weights[:, 2]).all()
    assert (weights[:, 2] >= weights[:, 0]).all()
    # Uniform weights put in order: means 11/18, 5/18, 2/18; the least is over x in (1 - 3x)^2.
    assert weights.mean(axis=0) == pytest.approx([2 / 18, 11 / 18, 5 / 18], abs=0.01)
    assert (weights[:, 0] > 1 / 6).mean() == pytest.approx(0.25, abs=0.01)


def test_ranked_issues_together_are_drawn_like_one() -> None:
    issues = [issue(name, ["x"]) for name in ("a", "b", "c")]
    order = IssueRanking(ActorId("ada"), (("a",), ("b",)), SUPPOSED)
    found = appraisal(party("ada"), issues, [], Stated.of([order], [], []))
    weights = draw([found], issues, 20_000, np.random.default_rng(1)).weights[0]
    # 2 to 8 for the two, 1 to 4 for the third: from 1/9 to 2/3 of the whole.
    assert weights[:, 2].min() == pytest.approx(1 / 9, abs=0.01)
    assert weights[:, 2].max() == pytest.approx(2 / 3, abs=0.01)


def test_many_packages_are_accepted_as_each_alone() -> None:
    found, packages = exact_matter()
    issues = [issue("a", ["x", "y"])]
    drew = draw(found, issues, COUNT, np.random.default_rng(1))
    line = red_line("no-x", "ben", chosen("a", "x"))
    demands = Demands.of([1, 0], [], [line])
    together = acceptance(drew, demands, packages, issues, [1])
    assert together.shape == (2, COUNT, 2)
    # Seats Ben, Ada: Ben refuses x by his red line and y for its worth; Ada takes y only.
    assert together.mean(axis=1).tolist() == [[0, 0], [0, 1]]
