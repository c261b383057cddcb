"""Who moved on what, and was paid with what: by hand, and by a slow and plain count."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest
from tests.oracles import concessions
from tests.strategies import SUPPOSED, issue, party, position, random_matter

from paraph.packages.appraisal import Stated, appraisal
from paraph.packages.concessions import GiveAndTake, Move, Payment, give_and_take
from paraph.terms.agenda import Issue, Package
from paraph.terms.ids import ActorId
from paraph.terms.numbers import exactly
from paraph.terms.positions import OptionRanking, OptionValue, Position, Strength

PACE = issue("pace", ["none", "slow", "fast"], is_ordered=True)
PLACE = issue("place", ["geneva", "vienna"])
QUARTER, HALF = Fraction(1, 4), Fraction(1, 2)


def taken(
    package: dict[str, str],
    issues: Sequence[Issue],
    positions: Sequence[Position],
    values: Sequence[OptionValue | OptionRanking] = (),
    who: Sequence[str] = ("ada", "ben"),
) -> tuple[GiveAndTake, ...]:
    stated = Stated.of([], values, [])
    seats = [appraisal(party(name), issues, positions, stated) for name in who]
    return give_and_take(Package.of(package.items()), issues, seats)


TRADE = [
    position("ada", "pace", ["fast"]),
    position("ben", "pace", ["none"]),
    position("ada", "place", ["geneva"]),
    position("ben", "place", ["vienna"]),
]


def test_one_gives_way_here_and_the_other_there() -> None:
    ada, ben = taken({"pace": "fast", "place": "vienna"}, [PACE, PLACE], TRADE)
    # Either issue weighs a half; what is asked for is worth 1, its opposite 0.
    assert ada == GiveAndTake(
        ActorId("ada"),
        (Move("place", ("geneva",), "vienna", HALF),),
        (Payment("pace", ("ben",), "none", "fast", HALF),),
        ("pace",),
        (),
        Fraction(1),
    )
    assert (ada.given, ada.received) == (HALF, HALF)
    assert ben.moves == (Move("pace", ("none",), "fast", HALF),)
    assert ben.payments == (Payment("place", ("ada",), "geneva", "vienna", HALF),)


def test_both_move_to_the_middle_and_both_are_paid() -> None:
    ada, ben = taken({"pace": "slow"}, [PACE], TRADE[:2])
    for each, other, own, its in ((ada, "ben", "fast", "none"), (ben, "ada", "none", "fast")):
        assert each.moves == (Move("pace", (own,), "slow", HALF),)
        assert each.payments == (Payment("pace", (other,), its, "slow", HALF),)
        assert each.held == ()


def test_who_has_what_it_asked_gives_nothing_and_who_asked_the_same_pays_nothing() -> None:
    both = [position("ada", "pace", ["fast"]), position("ben", "pace", ["fast"])]
    for each in taken({"pace": "fast"}, [PACE], both):
        assert (each.moves, each.payments, each.held) == ((), (), ("pace",))


def test_one_of_several_options_that_would_do_is_no_move_and_pays_nobody() -> None:
    said = [position("ada", "place", ["geneva", "vienna"]), position("ben", "place", ["vienna"])]
    ada, ben = taken({"place": "vienna"}, [PLACE], said)
    assert (ada.moves, ben.payments) == ((), ())


def test_silence_neither_moves_nor_pays() -> None:
    ada, ben = taken({"pace": "none"}, [PACE], [position("ada", "pace", ["fast"])])
    assert ada.moves == (Move("pace", ("fast",), "none", Fraction(1)),)
    assert ada.payments == ()
    assert (ben.silent, ben.moves, ben.asked) == (("pace",), (), 0)
    # Of silence every option is worth a half: nothing better, nothing worse.
    assert ben.payments == ()


def test_of_several_who_moved_the_worst_for_the_party_is_the_baseline() -> None:
    said = [
        position("ada", "pace", ["fast"]),
        position("ben", "pace", ["none"]),
        position("cyd", "pace", ["slow"]),
    ]
    ada, _, cyd = taken({"pace": "fast"}, [PACE], said, who=("ada", "ben", "cyd"))
    assert ada.payments == (Payment("pace", ("ben", "cyd"), "none", "fast", Fraction(1)),)
    # To Cyd 'fast' is as far off as 'none', so that nobody paid her.
    assert cyd.payments == ()


def test_a_silent_party_asks_for_the_best_by_its_own_numbers_or_order() -> None:
    numbers = [
        OptionValue(ActorId("ada"), PLACE.id, "geneva", exactly(1), SUPPOSED),
        OptionValue(ActorId("ada"), PLACE.id, "vienna", exactly(QUARTER), SUPPOSED),
    ]
    order = OptionRanking(ActorId("ben"), PLACE.id, (("vienna",), ("geneva",)), SUPPOSED)
    ada, ben = taken({"place": "vienna"}, [PLACE], [], [*numbers, order])
    assert ada.moves == (Move("place", ("geneva",), "vienna", Fraction(3, 4)),)
    assert ben.held == ("place",)
    assert ben.payments == (Payment("place", ("ada",), "geneva", "vienna", Fraction(1)),)


def test_what_a_party_offers_beside_a_demand_is_still_a_move() -> None:
    said = [
        position("ada", "place", ["geneva"], name="x"),
        position("ada", "place", ["vienna"], strength=Strength.OFFER, name="y"),
    ]
    ada, _ = taken({"place": "vienna"}, [PLACE], said)
    assert [move.chosen for move in ada.moves] == ["vienna"]


def test_a_move_that_its_own_numbers_like_costs_nothing() -> None:
    numbers = [
        OptionValue(ActorId("ada"), PLACE.id, "geneva", exactly(QUARTER), SUPPOSED),
        OptionValue(ActorId("ada"), PLACE.id, "vienna", exactly(HALF), SUPPOSED),
    ]
    ada, _ = taken({"place": "vienna"}, [PLACE], [position("ada", "place", ["geneva"])], numbers)
    assert ada.moves == (Move("place", ("geneva",), "vienna", Fraction(0)),)


def test_what_costs_most_comes_first() -> None:
    third = issue("third", ["x", "y", "z"], is_ordered=True)
    said = [position("ada", "third", ["z"]), position("ada", "place", ["geneva"])]
    ada, _ = taken({"third": "y", "place": "vienna"}, [third, PLACE], said)
    assert [move.issue for move in ada.moves] == ["place", "third"]


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_random_cases_agree_with_the_plain_count(first: int) -> None:
    for seed in range(first, first + 100):
        random = Random(seed)
        matter = random_matter(random)
        stated = Stated.of(matter.weights, matter.values, matter.reservations)
        seats = [
            appraisal(each, matter.issues, matter.positions, stated) for each in matter.parties
        ]
        package = Package.of((each.id, random.choice(each.options).id) for each in matter.issues)
        for found in give_and_take(package, matter.issues, seats):
            plain = concessions.account(matter, package, found.party)
            assert {move.issue: move.given for move in found.moves} == plain.gave
            assert {pay.issue: (set(pay.movers), pay.received) for pay in found.payments} == (
                plain.got
            )
            assert set(found.held) == plain.held
            assert set(found.silent) == plain.silent
            assert found.given == sum(plain.gave.values())
            assert found.received == sum(worth for _, worth in plain.got.values())
