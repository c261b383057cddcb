"""All packages: numbering, values, denominators."""

import dataclasses
from fractions import Fraction

import numpy as np
from tests.oracles import agreement
from tests.strategies import SUPPOSED, issue, party

from paraph.packages.appraisal import Stated, appraisal, status_quo_places
from paraph.packages.space import ROUNDED_DENOMINATOR, Space, Worths
from paraph.terms.agenda import Issue
from paraph.terms.ids import ActorId
from paraph.terms.numbers import Range, exactly
from paraph.terms.positions import OptionValue, Reservation, Weight

ISSUES = (
    issue("a", ["a0", "a1"]),
    issue("b", ["b0", "b1", "b2"]),
    issue("c", ["c0"]),
    issue("d", ["d0", "d1"]),
)


def space_of(issues: tuple[Issue, ...], parties: int = 2, seed: int = 0) -> Space:
    """A space with whole numbers from 0 to 9 for every option."""
    generator = np.random.default_rng(seed)
    contributions = tuple(
        generator.integers(0, 10, (len(each.options), parties)) for each in issues
    )
    return Space(issues, Worths(contributions, np.zeros(parties, np.int64), 1, is_rounded=False))


def test_packages_are_numbered_with_the_last_issue_changing_fastest() -> None:
    space = space_of(ISSUES)
    assert space.packages == 12
    expected = agreement.all_packages(ISSUES)
    assert [space.package(number) for number in range(12)] == expected
    assert [space.places(number) for number in (0, 1, 2, 11)] == [
        (0, 0, 0, 0),
        (0, 0, 0, 1),
        (0, 1, 0, 0),
        (1, 2, 0, 1),
    ]


def test_a_package_is_worth_the_sum_of_its_options() -> None:
    space = space_of(ISSUES, parties=3)
    table = [
        [[Fraction(int(part)) for part in issue[:, at]] for issue in space.worths.contributions]
        for at in range(3)
    ]
    expected = [
        agreement.package_values(package, ISSUES, table)
        for package in agreement.all_packages(ISSUES)
    ]
    assert [tuple(space.values(number)) for number in range(12)] == expected


def test_numbers_longer_than_a_machine_has_are_pythons_own() -> None:
    issues = tuple(issue(f"i{at}", ["x", "y", "z"]) for at in range(62))
    space = space_of(issues)
    assert space.packages == 3**62
    assert np.dtype(space.number_type) == object
    assert space.places(3**62 - 1) == (2,) * 62
    assert space.strides[0] == 3**61
    assert space_of(ISSUES).number_type is np.int64


def test_a_space_of_a_hundred_issues_with_nothing_to_choose_is_one_package() -> None:
    issues = tuple(issue(f"i{at}", ["only"]) for at in range(100))
    space = space_of(issues)
    assert (space.packages, len(space.package(0).choices)) == (1, 100)


def valued(parts: tuple[Fraction, ...], reservation: Fraction | None) -> Worths:
    """One party's worths: an issue with an option for each part, held at the last."""
    about = issue("a", [f"o{at}" for at in range(len(parts))], status_quo=f"o{len(parts) - 1}")
    values = [
        OptionValue(ActorId("ada"), about.id, option.id, exactly(part), SUPPOSED)
        for option, part in zip(about.options, parts, strict=True)
    ]
    away = Reservation(ActorId("ada"), exactly(reservation or 0), "", SUPPOSED)
    stated = Stated.of([], values, [] if reservation is None else [away])
    found = appraisal(party("ada"), [about], [], stated)
    return Worths.of([found], status_quo_places([about]))


def test_values_are_whole_parts_of_one_denominator() -> None:
    worths = valued((Fraction(1, 3), Fraction(1, 4)), Fraction(1, 2))
    assert (worths.denominator, worths.is_rounded) == (12, False)
    assert worths.contributions[0].tolist() == [[4], [3]]
    assert worths.reservations.tolist() == [6]


def test_where_the_denominator_is_too_large_parts_are_rounded() -> None:
    prime = (1 << 61) - 1
    worths = valued((Fraction(1, prime), Fraction(1, 3)), None)
    assert (worths.denominator, worths.is_rounded) == (ROUNDED_DENOMINATOR, True)
    assert worths.contributions[0].tolist() == [[0], [333_333_333_333]]
    assert worths.reservations.tolist() == [333_333_333_333]


def test_rounding_does_not_part_the_status_quo_from_its_own_worth() -> None:
    # Seven issues of weight 1/7 and value 1/p each: rounded apart they sum to another number
    # than the rounded sum, and the status quo itself would stay short of the walk-away.
    prime = (1 << 61) - 1
    issues = tuple(issue(f"i{at}", ["now", "new"], status_quo="now") for at in range(7))
    part = Fraction(prime // 2, prime)
    values = [
        OptionValue(ActorId("ada"), each.id, "now", exactly(part), SUPPOSED) for each in issues
    ]
    found = appraisal(party("ada"), issues, [], Stated.of([], values, []))
    worths = Worths.of([found], status_quo_places(issues))
    assert worths.is_rounded
    assert Space(issues, worths).values(0).tolist() == worths.reservations.tolist()
    apart = Worths.of([found])
    assert Space(issues, apart).values(0).tolist() != apart.reservations.tolist()


def test_without_a_whole_status_quo_there_are_no_places() -> None:
    held = dataclasses.replace(ISSUES[0], status_quo="a1")
    assert status_quo_places([held]) == (1,)
    assert status_quo_places([held, ISSUES[1]]) is None


def test_a_range_of_weights_is_no_obstacle() -> None:
    about = issue("a", ["x", "y"])
    weight = Weight(ActorId("ada"), about.id, Range(Fraction(1, 2), Fraction(1)), SUPPOSED)
    found = appraisal(party("ada"), [about], [], Stated.of([weight], [], []))
    # The only weight must be 1, though its middle is 3/4; unknown options stand at 1/2.
    assert Worths.of([found]).contributions[0].tolist() == [[1], [1]]
    assert Worths.of([found]).denominator == 2
