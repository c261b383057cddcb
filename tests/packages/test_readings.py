"""Packages over all readings: verdicts, proofs, and no draw that contradicts them."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import numpy as np
import pytest
from tests.strategies import SUPPOSED, chosen, issue, party, random_matter, red_line

from paraph.packages.appraisal import Appraisal, Stated, appraisal
from paraph.packages.arena import Demands
from paraph.packages.finding import Matter
from paraph.packages.readings import (
    Outdone,
    PackageReadings,
    Refused,
    Verdict,
    readings,
)
from paraph.packages.robustness import acceptance, draw, places_of
from paraph.terms.agenda import Issue, Package
from paraph.terms.conditions import RedLine
from paraph.terms.ids import ActorId
from paraph.terms.numbers import UNIT, Range, exactly
from paraph.terms.positions import OptionRanking, OptionValue, Reservation
from paraph.terms.stances import red_lines_in_force

COUNT = 400
CLOSE = 1e-9
PLACE = issue("place", ["geneva", "vienna", "bonn"])
HALF = Fraction(1, 2)
BOTH = ("ada", "ben")


def found(
    packages: Sequence[Package],
    appraisals: Sequence[Appraisal],
    issues: Sequence[Issue],
    lines: Sequence[RedLine] = (),
) -> tuple[PackageReadings, ...]:
    demands = Demands.of(range(len(appraisals)), [], lines)
    drawn = draw(appraisals, issues, COUNT, np.random.default_rng(1))
    ids = [each.party.id for each in appraisals]
    owners = [ids.index(line.party) for line in lines]
    yes = acceptance(drawn, demands, packages, issues, owners)
    return readings(packages, appraisals, issues, demands, yes)


def stated(
    worth: dict[str, dict[str, Range]], away: dict[str, Range], lines: Sequence[RedLine] = ()
) -> tuple[PackageReadings, ...]:
    """Every option of one issue to Ada and Ben; unstated worths are unknown."""
    given = Stated.of(
        [],
        [
            OptionValue(ActorId(who), PLACE.id, option, span, SUPPOSED)
            for who, options in worth.items()
            for option, span in options.items()
        ],
        [Reservation(ActorId(who), span, "", SUPPOSED) for who, span in away.items()],
    )
    appraisals = [appraisal(party(who), [PLACE], [], given) for who in BOTH]
    packages = [Package.of([("place", option.id)]) for option in PLACE.options]
    return found(packages, appraisals, [PLACE], lines)


def test_a_package_is_acceptable_in_every_reading_in_some_or_in_none() -> None:
    worth = {
        "ada": {
            "geneva": Range(HALF, Fraction(1)),
            "vienna": Range(Fraction(1, 4), Fraction(3, 4)),
            "bonn": Range(Fraction(0), Fraction(1, 4)),
        },
        "ben": {option.id: exactly(1) for option in PLACE.options},
    }
    geneva, vienna, bonn = stated(worth, {"ada": exactly(HALF), "ben": exactly(0)})
    assert [each.verdict for each in (geneva, vienna, bonn)] == [
        Verdict.EVERY,
        Verdict.SOME,
        Verdict.NONE,
    ]
    assert (geneva.chance, bonn.chance) == (1, 0)
    assert vienna.chance == pytest.approx(0.5, abs=0.08)
    ada = vienna.seats[0]
    assert (ada.least.gain, ada.most.gain) == pytest.approx((-0.25, 0.25))
    assert ada.least.reading.values == ((0.75, 0.25, 0.125),)
    assert bonn.ruled_out == Refused(ActorId("ada"), None, pytest.approx(-0.25))
    assert vienna.ruled_out is None


def test_all_accept_in_some_reading_if_each_does_in_one() -> None:
    worth = {who: {"geneva": UNIT} for who in BOTH}
    geneva, *_ = stated(worth, {"ada": exactly(HALF), "ben": exactly(HALF)})
    assert geneva.verdict is Verdict.SOME
    assert [seat.verdict for seat in geneva.seats] == [Verdict.SOME] * 2


def test_what_crosses_a_red_line_is_acceptable_in_no_reading() -> None:
    line = red_line("no-geneva", "ben", chosen("place", "geneva"))
    worth = {who: {option.id: exactly(1) for option in PLACE.options} for who in BOTH}
    geneva, vienna, _ = stated(worth, {"ada": exactly(0), "ben": exactly(0)}, [line])
    assert [seat.verdict for seat in geneva.seats] == [Verdict.EVERY, Verdict.NONE]
    assert (geneva.verdict, geneva.chance) == (Verdict.NONE, 0)
    assert geneva.ruled_out == Refused(ActorId("ben"), line, pytest.approx(1))
    assert vienna.ruled_out is None


def test_a_package_that_another_outdoes_in_every_reading_is_ruled_out() -> None:
    worth = {
        "ada": {
            "geneva": Range(Fraction(3, 5), Fraction(1)),
            "vienna": Range(Fraction(1, 5), HALF),
            "bonn": Range(Fraction(1, 5), Fraction(7, 10)),
        },
        "ben": {option.id: exactly(HALF) for option in PLACE.options},
    }
    geneva, vienna, bonn = stated(worth, {"ada": exactly(0), "ben": exactly(0)})
    assert geneva.ruled_out is None
    assert vienna.ruled_out == Outdone(geneva.package, pytest.approx((0.1, 0)))
    # Bonn may be worth more than Geneva to Ada.
    assert bonn.ruled_out is None


def test_what_crosses_a_red_line_outdoes_nothing() -> None:
    line = red_line("no-geneva", "ben", chosen("place", "geneva"))
    worth = {
        "ada": {"geneva": exactly(1), "vienna": exactly(0), "bonn": exactly(0)},
        "ben": {option.id: exactly(HALF) for option in PLACE.options},
    }
    _, vienna, bonn = stated(worth, {"ada": exactly(0), "ben": exactly(0)}, [line])
    assert (vienna.ruled_out, bonn.ruled_out) == (None, None)


def test_tied_packages_do_not_outdo_each_other() -> None:
    worth = {who: {option.id: exactly(HALF) for option in PLACE.options} for who in BOTH}
    for each in stated(worth, {"ada": exactly(0), "ben": exactly(0)}):
        assert each.ruled_out is None


def test_where_nobody_must_accept_everything_is_acceptable() -> None:
    packages = [Package.of([("place", "geneva")]), Package.of([("place", "vienna")])]
    yes = np.ones((2, COUNT, 0), np.bool_)
    for each in readings(packages, [], [PLACE], Demands.of([], [], []), yes):
        assert (each.verdict, each.chance, each.ruled_out) == (Verdict.EVERY, 1, None)


def test_of_a_chain_the_one_that_nothing_outdoes_is_the_proof() -> None:
    orders = [
        OptionRanking(ActorId(who), PLACE.id, (("geneva",), ("vienna",), ("bonn",)), SUPPOSED)
        for who in BOTH
    ]
    away = [Reservation(ActorId(who), exactly(0), "", SUPPOSED) for who in BOTH]
    given = Stated.of([], orders, away)
    appraisals = [appraisal(party(who), [PLACE], [], given) for who in BOTH]
    packages = [Package.of([("place", name)]) for name in ("bonn", "vienna", "geneva")]
    bonn, vienna, geneva = found(packages, appraisals, [PLACE])
    assert geneva.ruled_out is None
    # The second of an order may be worth as much as the first, and as little as the last.
    assert vienna.ruled_out is None
    assert bonn.ruled_out == Outdone(geneva.package, (1, 1))


def random_case(seed: int) -> tuple[Matter, list[Appraisal], list[RedLine], list[Package]]:
    random = Random(seed)
    matter = random_matter(random)
    given = Stated.of(matter.weights, matter.values, matter.reservations)
    appraisals = [
        appraisal(each, matter.issues, matter.positions, given)
        for each in matter.parties
        if each.must_accept
    ]
    seated = {each.party.id for each in appraisals}
    lines = red_lines_in_force(matter.positions, matter.red_lines)
    packages = [
        Package.of((each.id, random.choice(each.options).id) for each in matter.issues)
        for _ in range(6)
    ]
    return matter, appraisals, [line for line in lines if line.party in seated], packages


@pytest.mark.parametrize("first", range(0, 300, 100))
def test_no_draw_contradicts_a_verdict_or_a_proof(first: int) -> None:
    ruled_out = 0
    for seed in range(first, first + 100):
        matter, appraisals, lines, packages = random_case(seed)
        issues = matter.issues
        drawn = draw(appraisals, issues, COUNT, np.random.default_rng(seed))
        demands = Demands.of(range(len(appraisals)), [], lines)
        ids = [each.party.id for each in appraisals]
        owners = [ids.index(line.party) for line in lines]
        yes = acceptance(drawn, demands, packages, issues, owners)
        places = [places_of(package, issues) for package in packages]
        worths = np.stack([drawn.worths(at, places) for at in range(len(appraisals))])
        for at, each in enumerate(readings(packages, appraisals, issues, demands, yes)):
            assert each.chance == yes[at].all(axis=1).mean()
            for seat, verdict in enumerate(seat.verdict for seat in each.seats):
                share = yes[at, :, seat].mean()
                assert verdict is Verdict.SOME or share == (verdict is Verdict.EVERY)
            match each.ruled_out:
                case Refused(who):
                    assert not yes[at, :, ids.index(who)].any()
                case Outdone(by, margins):
                    more = worths[:, packages.index(by)] - worths[:, at]
                    assert (more >= np.array(margins)[:, None] - CLOSE).all()
                    assert max(margins) > CLOSE
                    assert min(margins) >= 0
                case None:
                    pass
            ruled_out += each.ruled_out is not None
    assert ruled_out > 100
