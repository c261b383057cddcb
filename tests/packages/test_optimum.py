"""Solutions by search, held to their definitions: the same packages, ties, values and bounds."""

from collections.abc import Iterator
from functools import partial
from random import Random

import numpy as np
import pytest
from tests.arenas import listing_of, noted, random_arena, space_from, vast_arena
from tests.oracles import listing
from tests.strategies import issue

from paraph.packages.arena import Arena
from paraph.packages.field import Lines
from paraph.packages.optimum import Optimiser, Optimum
from paraph.packages.search import search
from paraph.packages.solutions import SolutionName
from paraph.packages.solving import Solved, _told

WEIGHTS = [1, 1, 2, 3, 4, 97, 100]
LARGE = 1 << 44


def weights_for(name: SolutionName, random: Random, seats: int) -> tuple[int, ...]:
    return tuple(random.choice(WEIGHTS) if name.is_weighted else 1 for _ in range(seats))


def known(random: Random, arena: Arena) -> Lines | None:
    """Some packages to begin from, allowed or not."""
    if arena.field.issues > len(arena.space.sizes) or random.random() < 0.5:
        return None
    numbers = [random.randrange(arena.space.packages) for _ in range(random.randint(0, 6))]
    return np.array([arena.lines(each) for each in numbers], np.intp).reshape(
        -1, arena.field.issues
    )


def cases(
    monkeypatch: pytest.MonkeyPatch, seeds: range
) -> Iterator[tuple[Random, Arena, listing.Listing]]:
    for seed in seeds:
        with noted(seed) as random:
            monkeypatch.setattr("paraph.packages.clauses.MOST_PRODUCT", random.choice([1, 2, 64]))
            arena = random_arena(random)
            yield random, arena, listing_of(arena)


def told(
    arena: Arena, name: SolutionName, weights: tuple[int, ...], found: Optimum
) -> tuple[Solved, set[int]]:
    numbers = [arena.number(lines) for lines in found.packages]
    assert len(set(numbers)) == len(numbers)
    return _told(arena, name, weights, found), set(numbers)


def assert_picks_what_its_definition_says(
    arena: Arena, truth: listing.Listing, random: Random, start: Lines | None
) -> None:
    optimiser = Optimiser(arena.field, arena.reservations)
    for name in SolutionName:
        weights = weights_for(name, random, len(arena.seats))
        found = optimiser.solution(name, weights, start)
        if not truth.zone:
            assert found is None, name
            continue
        assert found is not None, name
        expected = listing.solutions(truth.on_frontier, weights)[name.plain]
        each, numbers = told(arena, name, weights, found)
        assert numbers <= expected, name
        value = listing.measure(name.plain, min(numbers), truth.on_frontier, weights)
        assert (each.value, each.bound) == (value, value), name
        assert found.search.is_proven
        assert found.has_all == (len(expected) < 100), name
        if found.has_all:
            assert numbers == expected, name


def test_every_solution_is_what_its_definition_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for random, arena, truth in cases(monkeypatch, range(100)):
        assert_picks_what_its_definition_says(arena, truth, random, known(random, arena))


def test_of_many_ties_some_are_named_and_it_is_said_that_there_are_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for random, arena, truth in cases(monkeypatch, range(1_000, 1_040)):
        monkeypatch.setattr("paraph.packages.optimum.MOST_SOUGHT", random.choice([1, 2, 3]))
        optimiser = Optimiser(arena.field, arena.reservations)
        for name in SolutionName if truth.zone else ():
            weights = weights_for(name, random, len(arena.seats))
            found = optimiser.solution(name, weights)
            assert found is not None
            expected = listing.solutions(truth.on_frontier, weights)[name.plain]
            each, numbers = told(arena, name, weights, found)
            assert numbers, name
            assert numbers <= expected, name
            value = listing.measure(name.plain, min(numbers), truth.on_frontier, weights)
            assert each.value == each.bound == value, name
            assert not found.has_all or numbers == expected, name


def test_a_search_that_is_given_up_claims_no_more_than_it_knows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proven = open_ = 0
    for random, arena, truth in cases(monkeypatch, range(2_000, 2_120)):
        monkeypatch.setattr("paraph.packages.optimum.MOST_BOXES", random.choice([0, 1, 1, 2, 3, 5]))
        monkeypatch.setattr("paraph.packages.optimum.TIE_BOXES", random.choice([0, 1, 5, 1_000]))
        monkeypatch.setattr("paraph.packages.optimum.MOST_SOUGHT", random.choice([1, 3, 100]))
        optimiser = Optimiser(arena.field, arena.reservations)
        for name in SolutionName:
            weights = weights_for(name, random, len(arena.seats))
            found = optimiser.solution(name, weights)
            if found is None:
                continue
            expected = listing.solutions(truth.on_frontier, weights)[name.plain]
            value = listing.measure(name.plain, min(expected), truth.on_frontier, weights)
            each, numbers = told(arena, name, weights, found)
            assert numbers <= set(truth.zone), name
            can_all_gain = any(min(gain) > 0 for gain in truth.zone.values())
            if name.plain is SolutionName.NASH and not can_all_gain:
                continue  # products over different parties are never compared
            assert each.value <= value <= each.bound, name
            assert not found.has_all or numbers == expected, name
            proven, open_ = proven + (each.value == each.bound), open_ + (each.value < each.bound)
    assert proven > 100
    assert open_ > 40


def arena_of(rows: list[list[int]], reservations: list[int]) -> Arena:
    """One issue, with a row of worths for each option."""
    about = issue("a", [f"o{at}" for at in range(len(rows))])
    return Arena(space_from([about], [rows], reservations), tuple(range(len(rows[0]))), ())


def picked(arena: Arena, name: str, weights: tuple[int, ...] = ()) -> list[int]:
    parts = weights or (1,) * len(arena.seats)
    found = Optimiser(arena.field, arena.reservations).solution(SolutionName(name), parts)
    assert found is not None
    assert found.search.is_proven
    return sorted(arena.number(lines) for lines in found.packages)


def test_products_too_close_for_floats_are_told_apart() -> None:
    # (n + 1)(n - 1) is 1 less than n squared, which is 2 to the 86th.
    n = 1 << 43
    assert picked(arena_of([[n + 1, n - 1], [n, n], [n - 1, n + 1]], [0, 0]), "nash") == [1]


def test_shares_too_close_for_floats_are_told_apart() -> None:
    best = 3 * 10**12
    rows = [[10**12, best], [10**12 + 1, 10**12 + 1], [best, 10**12]]
    assert picked(arena_of(rows, [0, 0]), "kalai-smorodinsky") == [1]


def test_nash_without_a_common_gain_lets_as_many_gain_as_can() -> None:
    # Two of three gain in rows 0 to 2; row 3 has more for one, and only for one. Same gainers in
    # rows 0 and 1: 25 against 28. Row 2 has other gainers and is not compared.
    rows = [[5, 5, 0], [4, 7, 0], [0, 1, 1], [99, 0, 0]]
    assert picked(arena_of(rows, [0, 0, 0]), "nash") == [1, 2]


def test_a_package_without_a_common_gain_to_begin_from_is_no_nash_solution() -> None:
    arena = arena_of([[5, 0], [0, 0], [7, 0]], [0, 0])
    start = np.array([[1]], np.intp)
    found = Optimiser(arena.field, arena.reservations).solution(SolutionName.NASH, (1, 1), start)
    assert found is not None
    assert found.packages.tolist() == [[2]]


def test_kalai_smorodinsky_does_not_ask_who_can_gain_nothing() -> None:
    assert picked(arena_of([[0, 1], [0, 2]], [0, 0]), "kalai-smorodinsky") == [1]
    assert picked(arena_of([[0, 0], [0, 0]], [0, 0]), "kalai-smorodinsky") == [0, 1]


def test_worths_of_one_option_near_the_largest_denominator_do_not_overflow() -> None:
    # Tangents weigh such worths by some thousands: the sum over ten parties stays within 63 bits.
    rows = [[LARGE - at * other for other in range(10)] for at in range(4)]
    rows.append([LARGE // 2] * 10)
    assert picked(arena_of(rows, [0] * 10), "nash") == [0]
    assert picked(arena_of(rows, [0] * 10), "weighted-nash", (100,) * 10) == [0]


def test_weights_without_a_common_measure_of_63_bits_are_compared_exactly() -> None:
    # The least common multiple of the weights is 97 * 89 * 83 * 79 = 56 606 501, about 2^26.
    weights = (97, 89, 83, 79)
    even = [LARGE // 128 * weight for weight in weights]
    less = [even[0] - 1, *(LARGE - 1 for _ in range(3))]
    more = [even[0], even[1] + 1, *even[2:]]
    arena = arena_of([less, even, more], [0] * 4)
    assert picked(arena, "weighted-egalitarian", weights) == [2]


def test_packages_with_numbers_longer_than_a_machine_has_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("paraph.packages.optimum.search", partial(search, most_boxes=150))
    for seed in range(2):
        with noted(seed) as random:
            vast, small = vast_arena(random)
            truth = listing_of(small)
            optimiser = Optimiser(vast.field, vast.reservations)
            for name in SolutionName if truth.zone else ():
                weights = weights_for(name, random, 2)
                found = optimiser.solution(name, weights)
                assert found is not None
                expected = listing.solutions(truth.on_frontier, weights)[name.plain]
                each, numbers = told(vast, name, weights, found)
                assert not found.has_all
                assert {number // 10**21 for number in numbers} <= expected
                value = listing.measure(name.plain, min(expected), truth.on_frontier, weights)
                assert each.value == value <= each.bound
