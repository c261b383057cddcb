"""The rules by which numbers come about, by hand."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from tests.strategies import SUPPOSED, issue, party, position

from paraph.packages.appraisal import Appraisal, Basis, Stated, appraisal
from paraph.terms.agenda import Issue
from paraph.terms.ids import ActorId, ReportId
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
from paraph.terms.sources import Citation, Source, Span

SCALE = issue("pace", ["none", "slow", "fast", "now"], is_ordered=True, status_quo="none")
CHOICE = issue("place", ["geneva", "vienna"], status_quo="vienna")
CITED = Citation(ReportId("note"), Span(0, 4), "half", "0" * 64, 1)


def weight(about: str, given: Range | Salience, source: Source = SUPPOSED) -> Weight:
    return Weight(ActorId("ada"), about, given, source)


def appraised(
    issues: Sequence[Issue], positions: Sequence[Position] = (), weights: Sequence[Weight] = ()
) -> Appraisal:
    return appraisal(party("ada"), issues, positions, Stated.of(weights, [], []))


def points(found: Appraisal) -> list[Fraction]:
    return [cell.weight.point for cell in found.issues]


def ranges(found: Appraisal) -> list[tuple[Fraction, Fraction]]:
    return [(cell.weight.range.low, cell.weight.range.high) for cell in found.issues]


def test_worth_falls_with_the_distance_along_a_scale() -> None:
    [cell] = appraised([SCALE], [position("ada", "pace", ["fast"])]).issues
    assert [value.point for value in cell.values] == [
        Fraction(1, 3),
        Fraction(2, 3),
        1,
        Fraction(2, 3),
    ]
    assert {value.basis for value in cell.values} == {Basis.DISTANCE}
    # Between the square and the root: 1/9 and 0.577350..., 4/9 and 0.816496..., rounded up.
    assert [(value.range.low, value.range.high) for value in cell.values[:3]] == [
        (Fraction(1, 9), Fraction(577351, 10**6)),
        (Fraction(4, 9), Fraction(816497, 10**6)),
        (Fraction(1), Fraction(1)),
    ]


def test_the_nearest_of_several_options_asked_for_counts() -> None:
    [cell] = appraised([SCALE], [position("ada", "pace", ["none", "now"])]).issues
    assert [value.point for value in cell.values] == [1, Fraction(2, 3), Fraction(2, 3), 1]


def test_on_an_unordered_issue_an_option_matches_or_not() -> None:
    [cell] = appraised([CHOICE], [position("ada", "place", ["geneva"])]).issues
    assert [(value.point, value.range, value.basis) for value in cell.values] == [
        (1, exactly(1), Basis.MATCH),
        (0, Range(Fraction(0), Fraction(1, 2)), Basis.MATCH),
    ]


def test_two_accounts_leave_an_option_between_them() -> None:
    accounts = [
        position("ada", "pace", ["none"], name="x"),
        position("ada", "pace", ["now"], name="y"),
    ]
    [cell] = appraised([SCALE], accounts).issues
    # Under one account 1, 2/3, 1/3, 0; under the other 0, 1/3, 2/3, 1.
    assert [value.point for value in cell.values] == [Fraction(1, 2)] * 4
    assert cell.values[0].range == UNIT
    assert cell.accounts == (
        (1, Fraction(2, 3), Fraction(1, 3), 0),
        (0, Fraction(1, 3), Fraction(2, 3), 1),
    )


def test_the_same_account_given_twice_is_one() -> None:
    twice = [
        position("ada", "place", ["geneva", "vienna"], name="x"),
        position("ada", "place", ["vienna", "geneva"], name="y"),
    ]
    [cell] = appraised([CHOICE], twice).issues
    assert cell.accounts == ((1, 1),)


def test_of_silence_nothing_is_known() -> None:
    [cell] = appraised([CHOICE], [position("ada", "place", ["geneva"], said_by="ben")]).issues
    assert cell.stance.is_silent
    assert [(value.point, value.range, value.basis) for value in cell.values] == [
        (Fraction(1, 2), UNIT, Basis.UNKNOWN)
    ] * 2


def test_a_stated_value_wins_over_every_rule() -> None:
    given = OptionValue(
        ActorId("ada"), CHOICE.id, "geneva", Range(Fraction(1, 5), Fraction(2, 5)), CITED
    )
    stated = Stated.of([], [given], [])
    [cell] = appraisal(
        party("ada"), [CHOICE], [position("ada", "place", ["geneva"])], stated
    ).issues
    assert (cell.values[0].point, cell.values[0].basis) == (Fraction(3, 10), Basis.STATED)
    assert [value.is_assumed for value in cell.values] == [False, True]


def test_a_number_that_is_itself_supposed_counts_as_assumed() -> None:
    found = appraised([SCALE, CHOICE], weights=[weight("pace", exactly(Fraction(1, 2)))])
    assert found.issues[0].weight.basis is Basis.STATED
    assert found.issues[0].weight.is_assumed


def test_without_a_word_weights_are_equal() -> None:
    found = appraised([SCALE, CHOICE, issue("third", ["x"])])
    assert points(found) == [Fraction(1, 3)] * 3
    # Times 2 against 1/2 and 1/2: 2 / 3. Times 1/2 against 2 and 2: 1/2 / 4.5.
    assert ranges(found) == [(Fraction(1, 9), Fraction(2, 3))] * 3


def test_a_lone_issue_weighs_everything_in_every_draw() -> None:
    assert ranges(appraised([CHOICE])) == [(Fraction(1), Fraction(1))]


def test_salience_is_three_to_two_to_one_and_none_is_medium() -> None:
    issues = [SCALE, CHOICE, issue("third", ["x"]), issue("fourth", ["x"])]
    words = [
        weight("pace", Salience.HIGH),
        weight("place", Salience.LOW),
        weight("third", Salience.MEDIUM),
    ]
    found = appraised(issues, weights=words)
    assert points(found) == [Fraction(3, 8), Fraction(1, 8), Fraction(2, 8), Fraction(2, 8)]
    assert [cell.weight.basis for cell in found.issues] == [Basis.SALIENCE] * 3 + [Basis.EQUAL]
    # High: 9/2 against 2/3, 4/3 and 1, that is 9/2 of 15/2; 2 against 3/2, 3 and 4: 2 of 21/2.
    assert ranges(found)[0] == (Fraction(4, 21), Fraction(3, 5))


def test_what_stated_weights_leave_is_shared_by_the_others() -> None:
    found = appraised(
        [SCALE, CHOICE, issue("third", ["x"])],
        weights=[weight("pace", Range(Fraction(2, 5), Fraction(3, 5)))],
    )
    assert points(found) == [Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)]
    # From 2/5 to 3/5 is left; of two equals one has from 1/5 (1/2 of 5/2) to 4/5 (2 of 5/2).
    assert ranges(found) == [
        (Fraction(2, 5), Fraction(3, 5)),
        (Fraction(2, 25), Fraction(12, 25)),
        (Fraction(2, 25), Fraction(12, 25)),
    ]


def test_stated_ranges_move_by_one_share_of_their_width_to_make_a_whole() -> None:
    wide = [
        weight("pace", Range(Fraction(1, 10), Fraction(1, 5))),
        weight("place", Range(Fraction(1, 2), Fraction(1))),
    ]
    # Lows 3/5, highs 6/5; the whole is 2/3 of the way.
    assert points(appraised([SCALE, CHOICE], weights=wide)) == [Fraction(1, 6), Fraction(5, 6)]


def test_middles_that_leave_nothing_leave_nothing() -> None:
    issues = [SCALE, CHOICE, issue("third", ["x"])]
    heavy = [
        weight("pace", Range(Fraction(1, 2), Fraction(1))),
        weight("place", Range(Fraction(1, 4), Fraction(1))),
    ]
    found = appraised(issues, weights=heavy)
    # Lows 3/4, widths 5/4: a fifth of the way. The third may still have what the lows leave.
    assert points(found) == [Fraction(3, 5), Fraction(2, 5), 0]
    assert ranges(found)[2] == (0, Fraction(1, 4))


def test_the_later_of_two_stated_numbers_counts() -> None:
    twice = [weight("pace", exactly(Fraction(1, 2))), weight("pace", exactly(Fraction(3, 4)))]
    assert points(appraised([SCALE, CHOICE], weights=twice)) == [Fraction(3, 4), Fraction(1, 4)]


def test_walking_away_is_worth_the_status_quo() -> None:
    asks = [position("ada", "pace", ["slow"]), position("ada", "place", ["geneva"])]
    found = appraised([SCALE, CHOICE], asks)
    # 1/2 times 2/3, and 1/2 times 0.
    assert found.reservation.point == Fraction(1, 3)
    assert found.reservation.basis is Basis.STATUS_QUO
    # Least 1/5 times 4/9; most 4/5 times 0.816497 and 4/5 times 1/2, and half the rest above it.
    most = Fraction(4, 5) * Fraction(816497, 10**6) + Fraction(2, 5)
    assert most > 1
    assert found.reservation.range == Range(Fraction(4, 45), Fraction(1))


def test_without_a_status_quo_walking_away_is_worth_nothing() -> None:
    found = appraised([issue("place", ["geneva", "vienna"])])
    assert (found.reservation.point, found.reservation.basis) == (0, Basis.ZERO)
    assert found.reservation.range == Range(Fraction(0), Fraction(1, 2))


def test_a_stated_walk_away_worth_wins() -> None:
    given = Reservation(ActorId("ada"), Range(Fraction(1, 4), Fraction(3, 4)), "go to court", CITED)
    found = appraisal(party("ada"), [CHOICE], [], Stated.of([], [], [given]))
    assert (found.reservation.point, found.batna) == (Fraction(1, 2), "go to court")
    assert not found.reservation.is_assumed


def test_every_number_is_counted_once() -> None:
    # Two weights, four and two values, one walk-away worth.
    assert len(appraised([SCALE, CHOICE]).estimates) == 2 + 6 + 1


@pytest.mark.parametrize("count", [2, 3, 5, 8, 13])
def test_a_point_lies_in_its_range_on_every_scale(count: int) -> None:
    about = issue("scale", [f"o{at}" for at in range(count)], is_ordered=True)
    found = appraised([about], [position("ada", "scale", ["o1"])])
    for estimate in found.estimates:
        assert estimate.range.low <= estimate.point <= estimate.range.high


def ranking(*tiers: str) -> OptionRanking:
    return OptionRanking(ActorId("ada"), SCALE.id, tuple(tuple(t.split("/")) for t in tiers), CITED)


def ranked(*values: OptionValue | OptionRanking) -> Appraisal:
    asks = [position("ada", "pace", ["none"])]
    return appraisal(party("ada"), [SCALE], asks, Stated.of([], values, []))


def test_ranked_options_stand_evenly_from_one_to_nothing() -> None:
    [cell] = ranked(ranking("now", "slow", "fast", "none")).issues
    assert [value.point for value in cell.values] == [0, Fraction(2, 3), Fraction(1, 3), 1]
    assert [value.range for value in cell.values] == [exactly(0), UNIT, UNIT, exactly(1)]
    assert {value.basis for value in cell.values} == {Basis.RANKING}
    assert cell.tiers == (3, 1, 2, 0)
    # What the party asks for counts no more, and an order is no number that a report states.
    assert cell.accounts == ()
    assert all(value.is_assumed and value.source == CITED for value in cell.values)


def test_options_that_come_level_are_worth_the_same() -> None:
    [cell] = ranked(ranking("now", "slow/fast", "none")).issues
    assert [value.point for value in cell.values] == [0, Fraction(1, 2), Fraction(1, 2), 1]


def test_of_an_option_that_the_ranking_leaves_out_nothing_is_known() -> None:
    [cell] = ranked(ranking("now", "slow")).issues
    assert [value.point for value in cell.values] == [Fraction(1, 2), 0, Fraction(1, 2), 1]
    assert [value.basis for value in cell.values] == [
        Basis.UNKNOWN,
        Basis.RANKING,
        Basis.UNKNOWN,
        Basis.RANKING,
    ]


def test_a_number_beside_the_ranking_counts_for_its_option() -> None:
    given = OptionValue(ActorId("ada"), SCALE.id, "slow", exactly(Fraction(1, 5)), CITED)
    [cell] = ranked(ranking("now", "slow", "fast", "none"), given).issues
    assert [value.point for value in cell.values] == [0, Fraction(1, 5), Fraction(1, 3), 1]
    assert cell.values[1].basis is Basis.STATED


THREE = [SCALE, CHOICE, issue("third", ["x"])]


def important(*tiers: str, words: Sequence[Weight] = ()) -> Appraisal:
    order = IssueRanking(ActorId("ada"), tuple(tuple(tier.split("/")) for tier in tiers), CITED)
    return appraisal(party("ada"), THREE, [], Stated.of([*words, order], [], []))


def test_ranked_issues_stand_at_the_centroid_of_their_order() -> None:
    found = important("place", "third", "pace")
    # A third of 1 + 1/2 + 1/3, of 1/2 + 1/3 and of 1/3.
    assert points(found) == [Fraction(2, 18), Fraction(11, 18), Fraction(5, 18)]
    # The first at least as much as any: a third to all. The second at most half, the last a third.
    assert ranges(found) == [(0, Fraction(1, 3)), (Fraction(1, 3), 1), (0, Fraction(1, 2))]
    assert {cell.weight.basis for cell in found.issues} == {Basis.RANKING}
    assert found.tiers == ((1,), (2,), (0,))


def test_issues_that_come_level_weigh_the_same() -> None:
    # Between 1, 0, 0 and a third each.
    assert points(important("place", "third/pace")) == [
        Fraction(1, 6),
        Fraction(2, 3),
        Fraction(1, 6),
    ]


def test_ranked_issues_together_weigh_as_many_of_medium_weight() -> None:
    found = important("place", "pace", words=[weight("third", Salience.HIGH)])
    # 4 of 7 for the two, of which 3/4 and 1/4.
    assert points(found) == [Fraction(1, 7), Fraction(3, 7), Fraction(3, 7)]
    # Together 2 to 8 beside 9/2 to 2: from 4/13 to 4/5; the first at least half of it.
    assert ranges(found)[1] == (Fraction(2, 13), Fraction(4, 5))
    assert ranges(found)[0] == (0, Fraction(2, 5))


def test_a_stated_weight_comes_out_of_the_whole_and_out_of_the_ranking() -> None:
    found = important("place", "third", "pace", words=[weight("third", exactly(Fraction(1, 5)))])
    # 4/5 is left for the first and the last.
    assert points(found) == [Fraction(1, 5), Fraction(3, 5), Fraction(1, 5)]
    assert found.tiers == ((1,), (0,))


def test_an_order_counts_before_a_word_on_the_same_issue() -> None:
    found = important("place", "third", "pace", words=[weight("pace", Salience.HIGH)])
    assert points(found)[0] == Fraction(1, 9)
