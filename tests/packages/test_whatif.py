"""The same matter with some things otherwise, by hand."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from tests.strategies import random_matter

from paraph.packages.study import packages_finding
from paraph.packages.whatif import Changes, changed, reweighed
from paraph.terms.ids import ActorId, IssueId

A, B, C = IssueId("a"), IssueId("b"), IssueId("c")
OLD = {A: Fraction(1, 2), B: Fraction(1, 3), C: Fraction(1, 6)}


def test_the_other_issues_share_what_is_left_in_their_old_proportion() -> None:
    assert reweighed(OLD, {A: Fraction(1, 4)}) == {
        A: Fraction(1, 4),
        B: Fraction(1, 2),
        C: Fraction(1, 4),
    }


def test_issues_without_weight_share_what_is_left_alike() -> None:
    old = {A: Fraction(1), B: Fraction(0), C: Fraction(0)}
    assert reweighed(old, {A: Fraction(1, 2)})[B] == Fraction(1, 4)


@pytest.mark.parametrize(
    "new", [{A: Fraction(2, 3), B: Fraction(1, 2)}, dict.fromkeys(OLD, Fraction(1, 4))]
)
def test_weights_that_cannot_sum_to_one_are_refused(new: dict[IssueId, Fraction]) -> None:
    with pytest.raises(ValueError, match="weights that sum to"):
        reweighed(OLD, new)


def test_no_change_changes_nothing() -> None:
    for seed in range(40):
        matter = random_matter(Random(seed))
        assert changed(matter, Changes()) == matter


def test_a_fixed_option_is_that_of_every_package_left() -> None:
    for seed in range(40):
        matter = random_matter(Random(seed))
        issue = matter.issues[-1]
        option = issue.options[-1].id
        found = packages_finding(
            changed(matter, Changes(fixed={issue.id: option})), draws=2_000, seed=1
        )
        assert {valued.package[issue.id] for valued, _ in found.frontier} <= {option}


def test_asking_fewer_parties_never_shrinks_the_zone() -> None:
    for seed in range(40):
        matter = random_matter(Random(seed))
        seated = [party.id for party in matter.parties if party.must_accept]
        if len(seated) > 1:
            every = packages_finding(matter, draws=2_000, seed=1).survey
            fewer = changed(matter, Changes(without=(ActorId(seated[0]),)))
            some = packages_finding(fewer, draws=2_000, seed=1).survey
            assert every is not None
            assert some is not None
            assert some.zone.likely >= every.zone.likely


def test_a_dropped_red_line_no_longer_binds() -> None:
    for seed in range(40):
        matter = random_matter(Random(seed))
        dropped = Changes(dropped=tuple(line.id for line in matter.red_lines))
        assert changed(matter, dropped) == replace(matter, red_lines=())
