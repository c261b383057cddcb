"""Cases small enough to be solved on paper, with the arithmetic beside them."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from tests.strategies import SUPPOSED, chosen, issue, party, red_line

from paraph.packages.finding import Matter, PackagesFinding
from paraph.packages.study import packages_finding
from paraph.terms.agenda import Package
from paraph.terms.conditions import RedLine
from paraph.terms.ids import ActorId
from paraph.terms.numbers import exactly
from paraph.terms.positions import OptionValue, Reservation, Weight

BILL = {
    "book": 2,
    "whip": 2,
    "ball": 2,
    "bat": 2,
    "box": 4,
    "pen": 10,
    "toy": 4,
    "knife": 6,
    "hat": 2,
}
JACK = {
    "book": 4,
    "whip": 2,
    "ball": 1,
    "bat": 2,
    "box": 1,
    "pen": 1,
    "toy": 1,
    "knife": 2,
    "hat": 2,
}
JACKS_GOODS = {"pen", "toy", "knife", "hat"}


def found_in(matter: Matter) -> PackagesFinding:
    return packages_finding(matter, draws=2_000, seed=1)


def names(packages: Sequence[Package]) -> list[tuple[str, ...]]:
    return [tuple(option for _, option in package) for package in packages]


def barter() -> Matter:
    """The barter of Nash's paper of 1950: who ends with which good."""
    issues = [
        issue(good, ["bill", "jack"], status_quo="jack" if good in JACKS_GOODS else "bill")
        for good in BILL
    ]
    weights, values = [], []
    for who, worth in (("bill", BILL), ("jack", JACK)):
        for each in issues:
            share = Fraction(worth[each.id], sum(worth.values()))
            weights.append(Weight(ActorId(who), each.id, exactly(share), SUPPOSED))
            values += [
                OptionValue(ActorId(who), each.id, option.id, exactly(option.id == who), SUPPOSED)
                for option in each.options
            ]
    parties = (party("bill"), party("jack"))
    return Matter(parties, tuple(issues), (), (), (), tuple(weights), tuple(values), ())


def test_the_barter_of_bill_and_jack_ends_as_nash_says() -> None:
    found = found_in(barter())
    nash = next(solution for solution in found.solutions if solution.name == "nash")
    assert nash.tied == 1
    [valued] = nash.packages
    # Bill gives book, whip, ball and bat; Jack gives pen, toy and knife.
    assert {good for good, holder in valued.package if holder == "jack"} == {
        "book",
        "whip",
        "ball",
        "bat",
        "hat",
    }
    # Bill had 2 + 2 + 2 + 2 + 4 = 12 of 34, and gains 10 + 4 + 6 - 2 - 2 - 2 - 2 = 12.
    # Jack had 1 + 1 + 2 + 2 = 6 of 16, and gains 4 + 2 + 1 + 2 - 1 - 1 - 2 = 5. Product 60.
    assert valued.values == (Fraction(12 + 12, 34), Fraction(6 + 5, 16))
    assert [each.reservation.point for each in found.appraisals] == [
        Fraction(12, 34),
        Fraction(6, 16),
    ]


def river(reservations: tuple[Fraction, Fraction], red_lines: tuple[RedLine, ...] = ()) -> Matter:
    """Land matters to Up, water to Down; each wants the opposite on both.

    Worth of the four packages, weights 3/4 and 1/4 the one way and the other:

        land  water   Up                Down
        west  more    3/4 + 1/4 = 1     0
        west  less    3/4               3/4
        east  more    1/4               1/4
        east  less    0                 1/4 + 3/4 = 1
    """
    issues = (issue("land", ["west", "east"]), issue("water", ["more", "less"]))
    stated = {
        ("up", "land"): (Fraction(3, 4), "west"),
        ("up", "water"): (Fraction(1, 4), "more"),
        ("down", "land"): (Fraction(1, 4), "east"),
        ("down", "water"): (Fraction(3, 4), "less"),
    }
    weights = [
        Weight(ActorId(who), each.id, exactly(stated[who, each.id][0]), SUPPOSED)
        for who in ("up", "down")
        for each in issues
    ]
    values = [
        OptionValue(
            ActorId(who),
            each.id,
            option.id,
            exactly(option.id == stated[who, each.id][1]),
            SUPPOSED,
        )
        for who in ("up", "down")
        for each in issues
        for option in each.options
    ]
    away = [
        Reservation(ActorId(who), exactly(worth), "", SUPPOSED)
        for who, worth in zip(("up", "down"), reservations, strict=True)
    ]
    return Matter(
        (party("up"), party("down")),
        issues,
        (),
        (),
        red_lines,
        tuple(weights),
        tuple(values),
        tuple(away),
    )


def test_two_parties_trade_water_for_land() -> None:
    found = found_in(river((Fraction(1, 4), Fraction(1, 4))))
    # Within reach of 1/4 each: west-less and east-more; the latter is dominated.
    assert found.survey is not None
    assert found.survey.merged is not None
    assert (found.survey.zone.likely, found.survey.merged.frontier.size) == (2, 3)
    assert names([each.package for each, _ in found.frontier]) == [
        ("west", "more"),
        ("west", "less"),
        ("east", "less"),
    ]
    for solution in found.solutions:
        assert names([each.package for each in solution.packages]) == [("west", "less")]
    # Both taking back leads from west-less to east-more: 3/4 - 1/4 = 1/2 lost by each.
    [trade] = found.trades
    assert (trade.first, trade.first_gave, trade.first_wanted) == ("down", "land", "east")
    assert (trade.second, trade.second_gave, trade.second_wanted) == ("up", "water", "more")
    assert Fraction(trade.first_loss, found.denominator) == Fraction(1, 2)
    assert Fraction(trade.second_loss, found.denominator) == Fraction(1, 2)


def test_two_who_ask_too_much_conflict_together() -> None:
    found = found_in(river((Fraction(7, 8), Fraction(7, 8))))
    # West-more fails Down only, east-less fails Up only: neither walk-away alone is to blame.
    assert found.no_zone is not None
    assert found.no_zone.conflicts == (("up", "down"),)
    # West-less leaves 7/8 - 3/4 = 1/8 to each; every other package leaves somebody 5/8 or more.
    least = found.no_zone.least_maximum
    assert names([least.valued.package]) == [("west", "less")]
    assert least.shortfalls == (Fraction(1, 8), Fraction(1, 8))
    assert found.no_zone.least_total == least
    # Up alone could only take east-less (0), Down alone only west-more (0).
    alone = found.no_zone.alone
    assert [each and each.shortfalls for each in alone] == [
        (Fraction(7, 8), 0),
        (0, Fraction(7, 8)),
    ]
    assert [each.names for each in found.assessed] == [()]


def test_a_red_line_and_a_walk_away_worth_conflict() -> None:
    line = red_line("no-less", "up", chosen("water", "less"))
    found = found_in(river((Fraction(1, 2), Fraction(1, 2)), (line,)))
    # west-more: Down 1/2 short. west-less: the line only. east-more: both 1/4 short.
    # east-less: the line, and Up 1/2 short. So the smallest that meets all: the line, and Down.
    assert found.no_zone is not None
    assert found.no_zone.conflicts == ((line, "down"),)
    # No line crossed: largest shortfall 1/2 or 1/4, sum 1/2 both; so east-more by either measure.
    for least in (found.no_zone.least_maximum, found.no_zone.least_total):
        assert names([least.valued.package]) == [("east", "more")]
        assert least.shortfalls == (Fraction(1, 4), Fraction(1, 4))
    [way] = found.no_zone.ways
    assert (way.points, way.packages, way.is_whole) == (1, 1, True)
    up, down = found.no_zone.alone
    assert up is not None
    assert down is not None
    # Up alone opens a zone by giving up its line; Down alone by giving 1/2.
    assert (names([up.valued.package]), up.red_lines, up.shortfalls) == (
        [("west", "less")],
        (line,),
        (0, 0),
    )
    assert (names([down.valued.package]), down.red_lines, down.shortfalls) == (
        [("west", "more")],
        (),
        (0, Fraction(1, 2)),
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_every_number_exact_the_answer_is_sure(seed: int) -> None:
    found = packages_finding(river((Fraction(1, 4), Fraction(1, 4))), draws=2_000, seed=seed)
    assert found.recommended is not None
    assert found.recommended.chances == (1.0, 1.0)
    assert found.recommended.chance == 1.0
    assert found.questions == ()
    assert found.share_assumed == 1  # every number is supposed, none reported
