"""Thousands of small cases, each solved twice: by the rooms, and by definition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, partial
from itertools import combinations
from math import prod
from random import Random

import pytest
from tests.oracles import agreement, appraisals
from tests.strategies import random_matter

from paraph.packages.appraisal import Estimate
from paraph.packages.arena import Arena
from paraph.packages.diagram import Diagram, diagram_of
from paraph.packages.finding import Conceded, Matter, PackagesFinding
from paraph.packages.merging import Merged, merge
from paraph.packages.space import Progress, Space
from paraph.packages.study import packages_finding
from paraph.terms.agenda import Package
from paraph.terms.ids import ActorId

CASES = 2_000
CASES_A_TEST = 100
SEARCHED = 400
"""Cases that are solved once more, without the frontier."""


@dataclass(frozen=True)
class Truth:
    """A case by definition."""

    matter: Matter

    @cached_property
    def worths(self) -> list[appraisals.Worth]:
        matter = self.matter
        stated = (matter.weights, matter.values, matter.reservations)
        return [
            appraisals.appraise(party, matter.issues, matter.positions, stated)
            for party in matter.parties
        ]

    @cached_property
    def seats(self) -> list[int]:
        return [at for at, party in enumerate(self.matter.parties) if party.must_accept]

    @cached_property
    def seated(self) -> list[ActorId]:
        return [self.matter.parties[seat].id for seat in self.seats]

    @cached_property
    def table(self) -> list[list[list[Fraction]]]:
        return [worth.table for worth in self.worths]

    @cached_property
    def packages(self) -> list[Package]:
        return agreement.all_packages(self.matter.issues)

    @cached_property
    def all_values(self) -> list[agreement.Values]:
        return [
            agreement.package_values(package, self.matter.issues, self.table)
            for package in self.packages
        ]

    @cached_property
    def values(self) -> list[agreement.Values]:
        return [tuple(values[seat] for seat in self.seats) for values in self.all_values]

    @cached_property
    def floor(self) -> list[Fraction]:
        return [self.worths[seat].reservation.point for seat in self.seats]

    @cached_property
    def lines(self) -> list[agreement.RedLine]:
        return agreement.red_lines(self.matter.positions, self.matter.red_lines, self.seated)

    @cached_property
    def allowed(self) -> list[int]:
        return [
            at
            for at, package in enumerate(self.packages)
            if agreement.is_allowed(package, self.matter.rules)
        ]

    @cached_property
    def within(self) -> list[int]:
        return [
            at
            for at in self.allowed
            if not any(agreement.is_crossed(line, self.packages[at]) for line in self.lines)
        ]

    def gains(self, at: int) -> agreement.Values:
        return tuple(a - b for a, b in zip(self.values[at], self.floor, strict=True))

    @cached_property
    def zone(self) -> list[int]:
        return [at for at in self.within if min(self.gains(at)) >= 0]

    @cached_property
    def frontier(self) -> dict[agreement.Values, list[int]]:
        return agreement.frontier({at: self.values[at] for at in self.within})

    @cached_property
    def asked(self) -> list[agreement.Asked]:
        return [
            agreement.Asked(
                at,
                frozenset(
                    place
                    for place, line in enumerate(self.lines)
                    if agreement.is_crossed(line, self.packages[at])
                ),
                tuple(max(-gain, Fraction(0)) for gain in self.gains(at)),
            )
            for at in self.allowed
        ]


def assert_estimate(found: Estimate, expected: appraisals.Number) -> None:
    assert found.point == expected.point
    assert (found.range.low, found.range.high) == (expected.low, expected.high)
    assert found.basis == expected.rule


def assert_appraisals(found: PackagesFinding, truth: Truth) -> None:
    for each, worth in zip(found.appraisals, truth.worths, strict=True):
        for cell, weight, values in zip(each.issues, worth.weights, worth.values, strict=True):
            assert_estimate(cell.weight, weight)
            for estimate, value in zip(cell.values, values, strict=True):
                assert_estimate(estimate, value)
        assert_estimate(each.reservation, worth.reservation)


def assert_survey(found: PackagesFinding, truth: Truth) -> None:
    assert found.survey is not None
    counts = found.survey.allowed, found.survey.within_red_lines, found.survey.zone
    expected_counts = truth.allowed, truth.within, truth.zone
    assert found.survey.packages == len(truth.packages)
    assert all(count.is_exact for count in counts)
    assert [count.likely for count in counts] == [len(each) for each in expected_counts]
    assert found.survey.merged is not None
    assert found.frontier_errors is not None
    assert not any(found.frontier_errors)
    expected = [
        (truth.packages[numbers[0]], truth.all_values[numbers[0]], len(numbers))
        for numbers in sorted(truth.frontier.values())
    ]
    assert [(each.package, each.values, tied) for each, tied in found.frontier] == expected
    assert found.survey.merged.frontier.size == sum(
        len(numbers) for numbers in truth.frontier.values()
    )


def assert_solutions(found: PackagesFinding, truth: Truth) -> None:
    if not truth.zone:
        assert found.solutions == ()
        return
    on_frontier = [number for numbers in truth.frontier.values() for number in numbers]
    gains = {at: truth.gains(at) for at in sorted(on_frontier) if at in set(truth.zone)}
    expected = agreement.solutions(gains)
    assert [solution.name for solution in found.solutions] == list(expected)
    for solution in found.solutions:
        numbers = sorted(expected[solution.name])
        assert solution.tied == len(numbers)
        assert solution.has_all
        assert solution.value == solution.bound == measure(solution.name, gains, numbers[0])
        picked = [each.package for each in solution.packages]
        assert picked == [truth.packages[at] for at in numbers[:100]]


def measure(name: str, gains: Mapping[int, agreement.Values], picked: int) -> Fraction:
    """What a solution makes large, by definition."""
    gain = gains[picked]
    ideals = [max(each[at] for each in gains.values()) for at in range(len(gain))]
    shares = [part / ideal for part, ideal in zip(gain, ideals, strict=True) if ideal]
    return {
        "nash": prod((part for part in gain if part), start=Fraction(1))
        if any(gain)
        else Fraction(0),
        "kalai-smorodinsky": min(shares, default=Fraction(0)),
        "egalitarian": min(gain),
        "utilitarian": sum(gain, Fraction(0)),
    }[name]


def undominated(asked: Sequence[agreement.Asked], truth: Truth) -> list[agreement.Asked]:
    """Those that no other one asking as little dominates."""
    points = agreement.frontier({each.number: truth.values[each.number] for each in asked})
    numbers = {number for tied in points.values() for number in tied}
    return [each for each in asked if each.number in numbers]


def assert_conceded(
    found: Conceded, asked: Sequence[agreement.Asked], measure: str, truth: Truth
) -> None:
    least = agreement.least(asked, measure)
    groups = {each.crossed for each in least}
    standing = [
        each
        for group in groups
        for each in undominated([each for each in least if each.crossed == group], truth)
    ]
    what = min(standing, key=lambda each: each.number)
    assert found.valued.package == truth.packages[what.number]
    assert found.shortfalls == what.shortfalls
    assert set(found.red_lines) == {truth.lines[at] for at in what.crossed}


def assert_no_zone(found: PackagesFinding, truth: Truth) -> None:
    if truth.zone or not truth.allowed:
        assert found.no_zone is None
        return
    assert found.no_zone is not None
    expected = agreement.smallest_conflicts(truth.asked, len(truth.lines), len(truth.seats))
    obstacles = {("line", at): line for at, line in enumerate(truth.lines)}
    obstacles |= {("seat", at): party for at, party in enumerate(truth.seated)}
    assert {frozenset(each) for each in found.no_zone.conflicts} == {
        frozenset(obstacles[each] for each in conflict) for conflict in expected
    }
    assert len(found.no_zone.conflicts) == len(expected)
    assert_conceded(found.no_zone.least_maximum, truth.asked, "maximum", truth)
    assert_conceded(found.no_zone.least_total, truth.asked, "total", truth)
    owners = [truth.seated.index(line.party) for line in truth.lines]
    for seat, alone in enumerate(found.no_zone.alone):
        mine = [each for each in truth.asked if agreement.asks_only(each, seat, owners)]
        if alone is None:
            assert mine == []
        else:
            assert_conceded(alone, mine, "total", truth)


def assert_ways(found: PackagesFinding, truth: Truth) -> None:
    if found.no_zone is None:
        return
    least = min((len(each.crossed), max(each.shortfalls)) for each in truth.asked)
    kept = [each for each in truth.asked if (len(each.crossed), max(each.shortfalls)) == least]
    total = min(sum(each.shortfalls) for each in kept)
    kept = [each for each in kept if sum(each.shortfalls) == total]
    expected = {
        frozenset(truth.lines[at] for at in crossed): [
            each.number for each in kept if each.crossed == crossed
        ]
        for crossed in {each.crossed for each in kept}
    }
    ways = {frozenset(way.red_lines): way for way in found.no_zone.ways}
    assert set(ways) == set(expected)
    for lines, numbers in expected.items():
        points = agreement.frontier({at: truth.values[at] for at in numbers})
        firsts = sorted(min(tied) for tied in points.values())
        assert ways[lines].packages == sum(len(tied) for tied in points.values())
        assert ways[lines].is_whole
        assert [each.package for each in ways[lines].nearest] == [
            truth.packages[at] for at in firsts
        ]


def assert_rules(found: PackagesFinding, truth: Truth) -> None:
    if found.no_zone is None:
        return
    expected = []
    for rule in truth.matter.rules:
        others = tuple(each for each in truth.matter.rules if each is not rule)
        without = Truth(replace(truth.matter, rules=others))
        if without.zone:
            expected.append((rule, len(without.zone)))
    assert [(rule, zone.likely) for rule, zone in found.no_zone.rules] == expected
    assert all(zone.is_exact for _, zone in found.no_zone.rules)


def assert_contradictions(found: PackagesFinding, truth: Truth) -> None:
    rules = truth.matter.rules
    sizes = [] if truth.allowed else range(1, len(rules) + 1)
    for size in sizes:
        expected = [
            chosen
            for chosen in combinations(rules, size)
            if not any(agreement.is_allowed(package, chosen) for package in truth.packages)
        ]
        if expected:
            assert list(found.contradictions) == expected
            return
    assert found.contradictions == ()


def assert_trades(found: PackagesFinding, truth: Truth) -> None:
    if found.recommended is None:
        assert found.trades == ()
        return
    package = found.recommended.valued.package
    table = [truth.table[seat] for seat in truth.seats]
    expected = agreement.trades(package, truth.matter.issues, table, truth.seated)
    assert {
        (
            trade.first,
            trade.second,
            trade.first_gave,
            trade.second_gave,
            Fraction(trade.first_loss, found.denominator),
            Fraction(trade.second_loss, found.denominator),
        )
        for trade in found.trades
    } == expected
    losses = [sorted((trade.first_loss, trade.second_loss)) for trade in found.trades]
    assert losses == sorted(losses, reverse=True)


def assert_case(seed: int) -> None:
    matter = random_matter(Random(seed))
    found = packages_finding(matter, draws=20, seed=seed)
    truth = Truth(matter)
    assert not found.is_rounded
    assert set(found.red_lines) == set(truth.lines)
    assert_appraisals(found, truth)
    assert_survey(found, truth)
    assert_solutions(found, truth)
    assert_no_zone(found, truth)
    assert_ways(found, truth)
    assert_rules(found, truth)
    assert_contradictions(found, truth)
    assert_trades(found, truth)


@pytest.mark.parametrize("first", range(0, CASES, CASES_A_TEST))
def test_every_answer_equals_that_by_definition(
    first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paraph.packages.study.LEAST_DRAWS", 20)
    sizes = Random(first)
    for seed in range(first, first + CASES_A_TEST):
        monkeypatch.setattr("paraph.packages.frontier.PIVOTS", sizes.choice([1, 2, 3, 16]))
        monkeypatch.setattr("paraph.packages.frontier.MANY", sizes.choice([0, 3, 1 << 14]))
        monkeypatch.setattr("paraph.packages.counting.MOST_CELLS", sizes.choice([0, 1 << 20]))
        try:
            assert_case(seed)
        except BaseException as error:
            error.add_note(f"seed {seed}")
            raise


def assert_solutions_searched(found: PackagesFinding, truth: Truth) -> None:
    """The same packages, values and counts, proven by search."""
    if not truth.zone:
        assert found.solutions == ()
        return
    on_frontier = {number for numbers in truth.frontier.values() for number in numbers}
    gains = {at: truth.gains(at) for at in truth.zone if at in on_frontier}
    expected = agreement.solutions(gains)
    assert [solution.name for solution in found.solutions] == list(expected)
    for solution in found.solutions:
        numbers = sorted(expected[solution.name])
        first = truth.packages.index(solution.packages[0].package)
        assert solution.value == solution.bound == measure(solution.name, gains, first)
        picked = {each.package for each in solution.packages}
        assert picked <= {truth.packages[at] for at in numbers}
        if len(numbers) < 100:
            assert solution.has_all
            assert solution.tied == len(picked) == len(numbers)
        for each in solution.packages:
            assert each.values == truth.all_values[truth.packages.index(each.package)]


def assert_survey_searched(found: PackagesFinding, truth: Truth) -> None:
    """Counts that are exact, or intervals of drawn packages."""
    assert found.survey is not None
    counts = found.survey.allowed, found.survey.within_red_lines, found.survey.zone
    for count, expected in zip(counts, (truth.allowed, truth.within, truth.zone), strict=True):
        assert count.drawn or count.likely == len(expected)


def assert_case_searched(seed: int) -> None:
    matter = random_matter(Random(seed))
    found = packages_finding(matter, draws=20, seed=seed)
    truth = Truth(matter)
    assert not found.is_undecided
    assert_survey_searched(found, truth)
    assert_solutions_searched(found, truth)
    assert_no_zone(found, truth)
    assert_ways(found, truth)
    if found.no_zone is not None:
        expected = [
            rule
            for rule in matter.rules
            if Truth(
                replace(matter, rules=tuple(each for each in matter.rules if each is not rule))
            ).zone
        ]
        assert [rule for rule, _ in found.no_zone.rules] == expected
    assert_contradictions(found, truth)
    assert_trades(found, truth)


def no_frontier(arena: Arena, progress: Progress) -> None:
    """Find no frontier."""
    del arena, progress


@pytest.mark.parametrize("first", range(CASES, CASES + SEARCHED, CASES_A_TEST))
def test_every_answer_by_search_equals_that_by_definition(
    first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paraph.packages.study.LEAST_DRAWS", 20)
    monkeypatch.setattr("paraph.packages.sampling.DRAWN", 2_000)
    monkeypatch.setattr("paraph.packages.sampling.CHUNK", 1_000)
    sizes = Random(first)
    for seed in range(first, first + CASES_A_TEST):
        product_of = sizes.choice([1, 2, 64])
        with monkeypatch.context() as patch:
            patch.setattr("paraph.packages.clauses.MOST_PRODUCT", product_of)
            if seed % 3 == 0:
                patch.setattr("paraph.packages.arena.diagram_of", partial(diagram_of, most=1))
            if seed % 3 <= 1:
                patch.setattr("paraph.packages.survey.merged_or_none", no_frontier)
            else:
                patch.setattr("paraph.packages.survey.merge", covered)
            try:
                assert_case_searched(seed)
            except BaseException as error:
                error.add_note(f"seed {seed}")
                raise


def covered(space: Space, diagram: Diagram, seats: Sequence[int], *, progress: Progress) -> Merged:
    """A frontier of which it is not known that it is whole."""
    return replace(merge(space, diagram, seats, progress=progress), is_exact=False)
