"""The whole finding: what it refuses, lists and leaves as it was."""

from dataclasses import replace
from fractions import Fraction
from math import comb
from random import Random

import pytest
from tests.strategies import (
    SUPPOSED,
    chosen,
    issue,
    party,
    position,
    random_matter,
    red_line,
)

from paraph.packages.finding import (
    LEAST_DRAWS,
    MOST_TIED,
    Matter,
    PackagesFinding,
    Valued,
)
from paraph.packages.study import packages_finding
from paraph.terms.agenda import Package
from paraph.terms.conditions import Rule, RuleKind
from paraph.terms.ids import ActorId, RuleId
from paraph.terms.numbers import exactly
from paraph.terms.positions import OptionValue, Reservation

NOTHING = Matter((party("ada"), party("ben")), (), (), (), (), (), (), ())


def found_in(matter: Matter, seed: int = 1) -> PackagesFinding:
    return packages_finding(matter, draws=LEAST_DRAWS, seed=seed)


def opposed(count: int) -> Matter:
    """Two parties who want the opposite on binary issues of equal weight, and walk at nothing."""
    issues = tuple(issue(f"i{at}", ["x", "y"]) for at in range(count))
    values = tuple(
        OptionValue(ActorId(who), each.id, option.id, exactly(int(option.id == best)), SUPPOSED)
        for who, best in (("ada", "x"), ("ben", "y"))
        for each in issues
        for option in each.options
    )
    away = tuple(Reservation(ActorId(who), exactly(0), "", SUPPOSED) for who in ("ada", "ben"))
    return replace(NOTHING, issues=issues, values=values, reservations=away)


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="1999 draws, expected at least 2000"):
        packages_finding(opposed(2), draws=1_999, seed=1)


def test_without_issues_there_is_nothing_to_walk() -> None:
    found = found_in(NOTHING)
    assert (found.survey, found.recommended, found.trades) == (None, None, ())


def test_without_a_party_that_must_accept_there_is_nothing_to_walk() -> None:
    observers = (party("ada", must_accept=False), party("ben", must_accept=False))
    found = found_in(replace(opposed(2), parties=observers))
    assert (found.survey, found.seats, found.share_assumed) == (None, (), 0)


def test_no_space_is_too_large() -> None:
    found = found_in(opposed(90))
    assert found.packages == 1 << 90
    assert found.survey is not None
    assert found.survey.zone.likely == 1 << 90
    # Whoever gets how many, all packages share out the same whole; C(90, 45) halve it.
    tied = {solution.name: solution.tied for solution in found.solutions}
    assert tied["utilitarian"] == 1 << 90
    assert tied["nash"] == comb(90, 45)
    assert len(found.frontier) == 91


def test_rules_that_nothing_meets_leave_no_zone_to_open() -> None:
    rules = (Rule(RuleId("never"), RuleKind.NEVER, None, chosen("i0", "x", "y"), SUPPOSED),)
    found = found_in(replace(opposed(2), rules=rules))
    assert found.survey is not None
    assert (found.survey.allowed.likely, found.no_zone, found.recommended) == (0, None, None)
    assert found.contradictions == (rules,)


def test_of_many_tied_packages_the_first_hundred_are_listed_and_all_are_counted() -> None:
    found = found_in(opposed(10))
    # All 1024 share out the same whole; 252 of them halve it (10 over 5).
    tied = {solution.name: solution.tied for solution in found.solutions}
    assert tied == {
        "nash": 252,
        "kalai-smorodinsky": 252,
        "egalitarian": 252,
        "utilitarian": 1024,
    }
    assert {len(solution.packages) for solution in found.solutions} == {MOST_TIED}
    utilitarian = found.solutions[-1].packages
    # In the order of packages, the last issue changes fastest.
    listed = ["".join(option for _, option in each.package) for each in utilitarian]
    assert listed[:4] == ["x" * 10, "x" * 9 + "y", "x" * 8 + "yx", "x" * 8 + "yy"]
    assert listed == sorted(set(listed))


def test_a_long_frontier_is_listed_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.packages.study.MOST_POINTS", 3)
    found = found_in(opposed(6))
    assert found.survey is not None
    assert found.survey.merged is not None
    whole = found.survey.merged.frontier
    assert (len(whole.points), whole.size) == (7, 64)
    # From all x on: 1 package with six, 6 with five, 15 with four.
    assert [tied for _, tied in found.frontier] == [1, 6, 15]


def test_red_lines_of_parties_that_need_not_accept_do_not_bind() -> None:
    matter = replace(
        opposed(2),
        parties=(party("ada"), party("ben", must_accept=False)),
        red_lines=(
            red_line("one", "ada", chosen("i0", "y")),
            red_line("two", "ben", chosen("i0", "x")),
        ),
    )
    found = found_in(matter)
    assert [line.id for line in found.red_lines] == ["one"]
    assert found.survey is not None
    assert found.survey.within_red_lines.likely == 2


def test_the_recommended_package_is_the_surest_of_those_picked() -> None:
    for seed in range(30):
        found = found_in(random_matter(Random(seed)), seed)
        chances = [each.chance for each in found.assessed]
        assert chances == sorted(chances, reverse=True)
        if found.recommended is not None:
            assert found.recommended == found.assessed[0]
            for each in found.assessed:
                assert each.chance <= min(each.chances)


def test_the_share_of_assumed_numbers_counts_seats_only() -> None:
    matter = replace(
        opposed(2), positions=(position("ada", "i0", ["x"]),), values=(), reservations=()
    )
    assert found_in(matter).share_assumed == Fraction(1)


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    packages_finding(
        opposed(3), draws=LEAST_DRAWS, seed=1, progress=lambda done, of: told.append((done, of))
    )
    assert (3, 3) in told


def test_the_same_seed_finds_the_same() -> None:
    for seed in range(10):
        matter = random_matter(Random(seed))
        one, same = found_in(matter, 3), found_in(matter, 3)
        assert (one.assessed, one.questions) == (same.assessed, same.questions)


def as_sets(found: PackagesFinding) -> tuple[object, ...]:
    """What does not depend on any order: packages as sets of choices, values by party.

    Of packages tied on the frontier the first is given, so there only the seats' values count.
    """
    parties = [each.party.id for each in found.appraisals]

    def plain(valued: Valued) -> tuple[object, ...]:
        return choices(valued.package), frozenset(zip(parties, valued.values, strict=True))

    def points() -> set[tuple[object, int]]:
        return {
            (frozenset((parties[seat], valued.values[seat]) for seat in found.seats), tied)
            for valued, tied in found.frontier
        }

    no_zone = found.no_zone
    return (
        found.survey and (found.survey.allowed, found.survey.within_red_lines, found.survey.zone),
        points(),
        {
            each.name: (each.tied, {plain(valued) for valued in each.packages})
            for each in found.solutions
        },
        no_zone and {frozenset(conflict) for conflict in no_zone.conflicts},
        no_zone and sum(no_zone.least_total.shortfalls),
        no_zone and max(no_zone.least_maximum.shortfalls),
    )


def choices(package: Package) -> frozenset[tuple[str, str]]:
    return frozenset(package.choices)


def small_matters() -> list[Matter]:
    """Cases with so few packages that all ties are listed."""
    found = [random_matter(Random(seed)) for seed in range(2_000, 2_040)]
    return [each for each in found if len(each.issues) <= 3]


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draws do not matter to what is compared."""
    monkeypatch.setattr("paraph.packages.study.LEAST_DRAWS", 20)


@pytest.mark.usefixtures("few_draws")
def test_another_order_of_parties_issues_or_options_changes_nothing_but_the_order() -> None:
    for matter in small_matters():
        expected = as_sets(packages_finding(matter, draws=20, seed=1))
        reversed_options = tuple(
            replace(each, options=each.options[::-1]) for each in matter.issues
        )
        for other in (
            replace(matter, parties=matter.parties[::-1]),
            replace(matter, issues=matter.issues[::-1]),
            replace(matter, issues=reversed_options),
            replace(matter, rules=matter.rules[::-1], red_lines=matter.red_lines[::-1]),
        ):
            assert as_sets(packages_finding(other, draws=20, seed=1)) == expected


@pytest.mark.usefixtures("few_draws")
def test_another_scale_for_one_party_leaves_nash_and_kalai_smorodinsky_alone() -> None:
    for seed in range(60):
        matter = _all_stated(Random(seed))
        half = replace(
            matter,
            values=tuple(
                replace(each, value=exactly(each.value.low / 2)) if each.party == "ada" else each
                for each in matter.values
            ),
            reservations=tuple(
                replace(each, value=exactly(each.value.low / 2)) if each.party == "ada" else each
                for each in matter.reservations
            ),
        )
        one, other = (packages_finding(each, draws=20, seed=1) for each in (matter, half))
        picked = [
            [
                {choices(valued.package) for valued in solution.packages}
                for solution in each.solutions
            ]
            for each in (one, other)
        ]
        assert picked[0][:2] == picked[1][:2]


def _all_stated(random: Random) -> Matter:
    """A case in which every value and walk-away worth is stated."""
    matter = replace(random_matter(random), positions=(), weights=(), red_lines=(), rules=())
    numbers = [Fraction(at, 4) for at in range(5)]
    values = tuple(
        OptionValue(who.id, each.id, option.id, exactly(random.choice(numbers)), SUPPOSED)
        for who in matter.parties
        for each in matter.issues
        for option in each.options
    )
    away = tuple(
        Reservation(who.id, exactly(random.choice(numbers[:3])), "", SUPPOSED)
        for who in matter.parties
    )
    return replace(matter, values=values, reservations=away)
