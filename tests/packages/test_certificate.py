"""Certificates of random problems hold, and say what is so."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest
from tests.arenas import listing_of, random_arena, space_from
from tests.oracles import certified
from tests.strategies import chosen, issue, random_matter

from paraph.packages.arena import Arena
from paraph.packages.certificate import Certificate, Claim, plain
from paraph.packages.certifying import (
    MOST_GROUPS,
    Certifier,
    certificates_of,
    certify,
    measured,
    problem_of,
)
from paraph.packages.checker import check
from paraph.packages.optimum import Optimiser
from paraph.packages.solutions import PLAIN, SolutionName
from paraph.packages.study import packages_finding
from paraph.terms.conditions import All, AnyOf, Not
from paraph.terms.ids import ActorId


def picks(arena: Arena, name: SolutionName, parts: Sequence[int]) -> list[int]:
    """The packages that a solution picks, looked up one by one."""
    inside = listing_of(arena).zone
    den = arena.space.worths.denominator
    best = certified.best(name, parts, [tuple(each) for each in inside.values()], den)
    return [number for number, gains in inside.items() if tuple(gains) in best]


def parts_of(random: Random, name: SolutionName, arena: Arena) -> tuple[int, ...]:
    return tuple(random.choice([1, 1, 2, 3]) if name.is_weighted else 1 for _ in arena.seats)


@pytest.mark.parametrize("seed", range(45))
def test_what_a_solution_picks_is_proven_and_verified(seed: int) -> None:
    random = Random(seed)
    arena = random_arena(random)
    for name in SolutionName if listing_of(arena).zone else ():
        parts = parts_of(random, name, arena)
        certificate = certify(arena, name, parts, picks(arena, name, parts)[:5])
        assert check(told(certificate)) == []
        assert certificate.is_proven
        assert certified.is_true(told(certificate))


@pytest.mark.parametrize("seed", range(100, 125))
def test_a_package_that_is_not_picked_is_not_proven_but_its_bound_is(seed: int) -> None:
    random = Random(seed)
    arena = random_arena(random)
    inside = listing_of(arena).zone
    for name in SolutionName if inside else ():
        parts = parts_of(random, name, arena)
        number = random.choice(list(inside))
        certificate = certify(arena, name, parts, [number])
        assert check(told(certificate)) == []
        assert certified.is_true(told(certificate))
        if number not in picks(arena, name, parts):
            assert not certificate.is_proven


def told(certificate: Certificate) -> dict[str, object]:
    tree = plain(certificate)
    assert isinstance(tree, dict)
    return {**tree}


def large_arena(seed: int, count: int = 20) -> Arena:
    """Many issues of ten options for six parties, with rules: up to 10^20 packages."""
    random = Random(seed)
    issues = [issue(f"i{at}", [f"o{place}" for place in range(10)]) for at in range(count)]
    worths = [[[random.randint(0, 999) for _ in range(6)] for _ in range(10)] for _ in issues]
    away = [
        sum(2 * min(row[seat] for row in each) + max(row[seat] for row in each) for each in worths)
        // 3
        for seat in range(6)
    ]

    def some() -> AnyOf:
        options = random.sample(range(10), 5)
        about = random.randrange(count)
        return AnyOf((chosen(f"i{about}", *(f"o{place}" for place in options)),))

    conditions = tuple(AnyOf((Not(some()), some())) for _ in range(12))
    return Arena(space_from(issues, worths, away, 20_000), tuple(range(6)), conditions)


@pytest.mark.parametrize("name", PLAIN)
def test_the_best_of_ten_to_the_twentieth_packages_is_verified(name: SolutionName) -> None:
    arena = large_arena(1, 9 if name is SolutionName.EGALITARIAN else 20)
    optimum = Optimiser(arena.field, arena.reservations).solution(name, (1,) * 6)
    assert optimum is not None
    numbers = [arena.number(lines) for lines in optimum.packages]
    certificate = certify(arena, name, (1,) * 6, numbers)
    assert certificate.is_proven
    assert check(told(certificate)) == []


def test_a_search_that_ends_early_still_proves_its_bound() -> None:
    arena = large_arena(2)
    start = Optimiser(arena.field, arena.reservations).best_for(0)
    number = arena.number(start.packages[0])
    for boxes in (0, 1, 5, 40):
        for name in PLAIN:
            certifier = Certifier(arena, problem_of(arena, "abcdef"), boxes)
            package = dict(arena.space.package(number))
            certificate = certifier.certificate(name, (1,) * 6, [package])
            assert certificate.value <= certificate.bound
            assert not certificate.is_proven
            assert check(told(certificate)) == []


def test_rules_too_long_for_clauses_stand_as_named_truths() -> None:
    issues = [issue(f"i{at}", ["o0", "o1", "o2"]) for at in range(6)]
    worths = [[[at, 6 - at], [3, 3], [at % 3, 5]] for at in range(6)]
    pairs = [
        All((chosen(f"i{at}", "o1"), chosen(f"i{(at + 1) % 6}", "o2"), chosen(f"i{at - 1}", "o0")))
        for at in range(1, 6)
    ]
    arena = Arena(space_from(issues, worths, [7, 15], 64), (0, 1), (AnyOf(tuple(pairs)),))
    assert len(arena.clauses.sizes) > 6
    for name in PLAIN:
        certificate = certify(arena, name, (1, 1), picks(arena, name, (1, 1)))
        assert certificate.is_proven
        assert check(told(certificate)) == []
        assert any(each.is_named_truth for each in certificate.problem.issues)


def test_where_nobody_can_gain_that_is_proven() -> None:
    arena = Arena(space_from([issue("a", ["x", "y"])], [[[1, 1], [0, 0]]], [1, 1]), (0, 1), ())
    for name in PLAIN:
        certificate = certify(arena, name, (1, 1), [0])
        assert check(told(certificate)) == []
        assert certificate.is_proven
        assert certificate.value == 0


def test_a_nash_solution_of_a_group_proves_that_no_larger_one_gains() -> None:
    worths = [[[5, 0, 2], [0, 5, 2], [3, 0, 3]]]
    arena = Arena(space_from([issue("a", ["x", "y", "z"])], worths, [0, 0, 0]), (0, 1, 2), ())
    certificate = certify(arena, SolutionName.NASH, (1, 1, 1), [0, 1])
    assert certificate.value == 10
    assert [proof.claim.powers for proof in certificate.proofs] == [(1, 0, 1), (1, 1, 1)]
    assert len(certificate.packages) == 1  # the other one's group is another
    assert certificate.is_proven


def test_too_many_larger_groups_are_left_unproven() -> None:
    parties = 12
    worths = [
        [[int(at == party) + int(party < 5) for party in range(parties)] for at in range(parties)]
    ]
    options = [f"o{at}" for at in range(parties)]
    arena = Arena(
        space_from([issue("a", options)], worths, [0] * parties), tuple(range(parties)), ()
    )
    certificate = certify(arena, SolutionName.NASH, (1,) * parties, [11])
    assert len(certificate.packages) == 1
    assert len(certificate.proofs) <= MOST_GROUPS + 1
    assert not certificate.is_proven
    assert check(told(certificate)) == []


def test_leximin_of_many_parties_is_proven_in_its_first_stages() -> None:
    parties = 14
    worths = [[[1] * parties, [2] * parties]]
    arena = Arena(
        space_from([issue("a", ["x", "y"])], worths, [0] * parties), tuple(range(parties)), ()
    )
    certificate = certify(arena, SolutionName.EGALITARIAN, (1,) * parties, [1])
    assert 1 <= len(certificate.proofs) < parties
    assert certificate.value == certificate.bound == 2
    assert not certificate.is_proven
    assert check(told(certificate)) == []


def test_measures_are_as_defined() -> None:
    assert measured(Claim(powers=(2, 0, 1)), [3, 7, 5]) == 45
    assert measured(Claim((Fraction(1), Fraction(0), Fraction(1, 2)), 1), [3, 0, 4]) == 2
    assert measured(Claim((Fraction(1), Fraction(2), Fraction(1)), 2), [3, 4, 9]) == 11


@pytest.mark.parametrize("seed", range(15))
def test_every_solution_of_a_finding_has_a_certificate(seed: int) -> None:
    random = Random(seed)
    matter = random_matter(random)
    weights = {ActorId("ada"): 2}
    finding = packages_finding(matter, draws=2_000, seed=1, weights=weights)
    certificates = certificates_of(finding, weights)
    assert [each.solution for each in certificates] == [each.name for each in finding.solutions]
    for certificate, solution in zip(certificates, finding.solutions, strict=True):
        assert check(told(certificate)) == []
        assert certificate.is_proven
        assert (certificate.value, certificate.bound) == (solution.value, solution.bound)
        assert certificate.boxes >= 1
