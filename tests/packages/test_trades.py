"""Trades: order of options and ties."""

import numpy as np
from tests.strategies import issue

from paraph.packages.space import Space, Worths
from paraph.packages.trades import trades
from paraph.terms.agenda import Package
from paraph.terms.ids import ActorId

PARTIES = [(0, ActorId("ada")), (1, ActorId("ben"))]


def worths(*contributions: list[list[int]]) -> Worths:
    parts = tuple(np.array(each, np.int64) for each in contributions)
    return Worths(parts, np.zeros(2, np.int64), 1, is_rounded=False)


def test_a_trade_must_bind_whichever_best_option_is_taken_back() -> None:
    # Ada likes x and y best on a; Ben loses 5 if she takes x, and gains by y: so she takes y.
    issues = (issue("a", ["x", "y", "z"]), issue("b", ["u", "v"]))
    on_a, on_b = [[3, 0], [3, 7], [0, 5]], [[9, 0], [0, 2]]
    package = Package.of([("a", "z"), ("b", "u")])
    assert trades(package, issues, worths(on_a, on_b), PARTIES) == ()
    turned = (issue("a", ["z", "y", "x"]), issue("b", ["u", "v"]))
    assert trades(package, turned, worths(on_a[::-1], on_b), PARTIES) == ()
    # Where y is not worth so much to Ada, she takes x, and both lose: 9 - 3 and 5 - 2.
    on_a[1][0] = 2
    [trade] = trades(package, issues, worths(on_a, on_b), PARTIES)
    assert (trade.first_wanted, trade.second_wanted) == ("x", "v")
    assert (trade.first_loss, trade.second_loss) == (6, 3)


def test_the_trade_that_binds_both_most_comes_first() -> None:
    issues = tuple(issue(name, ["x", "y"]) for name in "abc")
    # On a Ada gave 1; on b and c Ben gave 1.
    space = Space(issues, worths([[0, 5], [1, 0]], [[3, 0], [0, 1]], [[4, 0], [0, 1]]))
    package = space.package(0)
    found = trades(package, issues, space.worths, PARTIES)
    # Losses: for b Ada 3 - 1 and Ben 5 - 1; for c Ada 4 - 1 and Ben 5 - 1.
    assert [(each.second_gave, each.first_loss, each.second_loss) for each in found] == [
        ("c", 3, 4),
        ("b", 2, 4),
    ]


def test_the_order_in_which_parties_are_given_does_not_matter() -> None:
    issues = tuple(issue(name, ["x", "y"]) for name in "ab")
    both = worths([[0, 5], [1, 0]], [[3, 0], [0, 1]])
    package = Space(issues, both).package(0)
    found = trades(package, issues, both, PARTIES)
    assert len(found) == 1
    assert found == trades(package, issues, both, PARTIES[::-1])
