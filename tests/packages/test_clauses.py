"""Clauses: the same as the conditions, and one way to settle every named truth."""

from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
from tests.arenas import noted, random_conditions, random_issues
from tests.oracles.listing import Listing
from tests.strategies import chosen, issue

from paraph.packages.clauses import Clauses, clauses_of
from paraph.terms.agenda import Issue
from paraph.terms.conditions import All, AnyOf, Condition, Not

PAIRS = tuple(issue(f"i{at}", ["x", "y", "z"]) for at in range(8))


def are_met(clauses: Clauses, places: Sequence[int]) -> bool:
    """Whether a choice on every issue and named truth meets all clauses."""
    return all(
        any(options >> places[at] & 1 for at, options in clause.items())
        for clause in clauses.listed
    )


def written(issues: tuple[Issue, ...], *conditions: Condition) -> Clauses:
    return clauses_of(
        conditions, {each.id: tuple(option.id for option in each.options) for each in issues}
    )


def ways(clauses: Clauses, places: tuple[int, ...]) -> int:
    """In how many ways the named truths can be settled for a package."""
    truths = product(*(range(size) for size in clauses.sizes[clauses.issues :]))
    return sum(are_met(clauses, (*places, *each)) for each in truths)


def test_every_package_meets_the_clauses_in_one_way_just_where_it_meets_the_conditions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    several = 0
    for seed in range(500):
        with noted(seed) as random:
            monkeypatch.setattr("paraph.packages.clauses.MOST_PRODUCT", random.choice([1, 2, 64]))
            issues = random_issues(random, 4)
            conditions = random_conditions(random, issues)
            clauses = written(issues, *conditions)
            assert clauses.issues == len(issues)
            if len(clauses.sizes) > len(issues) + 6:
                continue
            several += len(clauses.sizes) > len(issues)
            listing = Listing(issues, [], [], [], conditions)
            for places in listing.places:
                expected = int(listing.is_within(places, conditions))
                assert ways(clauses, places) == expected
    assert several > 10  # or the seeds say little about named truths


def test_an_or_of_many_ands_gets_names_and_not_millions_of_clauses() -> None:
    parts = tuple(
        All(
            tuple(
                chosen(each.id, "x" if at & 1 << place else "y") for place, each in enumerate(PAIRS)
            )
        )
        for at in range(100)
    )
    clauses = written(PAIRS, AnyOf(parts))
    assert len(clauses.sizes) > len(PAIRS)
    assert len(clauses.listed) < 3_000


def test_an_exclusion_is_one_clause() -> None:
    clauses = written(PAIRS, Not(All((chosen("i0", "x"), chosen("i2", "y", "z")))))
    assert clauses.listed == ({0: 0b110, 2: 0b001},)


def test_of_nothing_all_hold_and_none_does() -> None:
    assert written(PAIRS, All(())).listed == ()
    assert written(PAIRS, AnyOf(())).listed == ({},)
    assert written(PAIRS, Not(All(()))).listed == ({},)
    assert written(PAIRS, chosen("i0")).listed == ({},)


def test_a_clause_that_another_makes_idle_is_left_out() -> None:
    weak = AnyOf((chosen("i0", "x", "y"), chosen("i1", "x")))
    assert written(PAIRS, weak, chosen("i0", "x"), weak).listed == ({0: 0b001},)


def test_what_only_option_there_is_holds_always() -> None:
    only = (issue("a", ["x"]), issue("b", ["x", "y"]))
    assert written(only, chosen("a", "x")).listed == ()
    assert written(only, Not(chosen("a", "x"))).listed == ({},)


def test_deeply_nested_conditions_stay_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.packages.clauses.MOST_PRODUCT", 4)
    random = Random(3)
    nested: Condition = chosen("i0", "x")
    for depth in range(40):
        other = chosen(random.choice(PAIRS).id, random.choice("xyz"))
        nested = (
            AnyOf((All((nested, other)), All((Not(nested), other))))
            if depth < 6
            else (AnyOf((nested, other)) if depth % 2 else All((nested, other)))
        )
    assert len(written(PAIRS, nested).listed) < 2_000
