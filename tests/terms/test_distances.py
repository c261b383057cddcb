"""How far apart two parties stand."""

from fractions import Fraction

import pytest
from tests.strategies import issue, position

from paraph.terms.distances import distance
from paraph.terms.stances import Stance, stance

PACE = ["none", "slow", "fast", "now", "past"]


def asking(who: str, *options: str) -> Stance:
    positions = [position(who, "pace", options)] if options else []
    return stance(positions, who, "pace")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (["none"], ["past"], Fraction(1)),
        (["none"], ["slow"], Fraction(1, 4)),
        (["none", "fast"], ["now"], Fraction(1, 4)),  # the nearest options count
        (["slow"], ["slow", "past"], Fraction(0)),
    ],
)
def test_on_an_ordered_issue_it_is_the_share_of_the_scale_between_the_nearest_options(
    mine: list[str], theirs: list[str], expected: Fraction
) -> None:
    pace = issue("pace", PACE, is_ordered=True)
    assert distance(pace, asking("ada", *mine), asking("ben", *theirs)) == expected
    assert distance(pace, asking("ben", *theirs), asking("ada", *mine)) == expected


def test_on_an_unordered_issue_it_is_nothing_or_all() -> None:
    pace = issue("pace", PACE, is_ordered=False)
    assert distance(pace, asking("ada", "none", "slow"), asking("ben", "slow")) == 0
    assert distance(pace, asking("ada", "none"), asking("ben", "slow")) == 1


def test_where_one_is_silent_it_is_unknown() -> None:
    pace = issue("pace", PACE, is_ordered=True)
    assert distance(pace, asking("ada", "none"), asking("ben")) is None
    assert distance(pace, asking("ada"), asking("ben")) is None


def test_an_issue_with_one_option_keeps_nobody_apart() -> None:
    pace = issue("pace", ["only"], is_ordered=True)
    assert distance(pace, asking("ada", "only"), asking("ben", "only")) == 0
