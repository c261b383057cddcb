"""Arenas by definition: every package written down, in plain whole numbers and fractions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, product
from math import prod

from tests.oracles import agreement

from paraph.terms.agenda import Issue
from paraph.terms.conditions import Condition, holds

Gains = Mapping[int, Sequence[int]]
"""By the number of a package what each party gains, in parts."""

Worths = Sequence[Sequence[Sequence[int]]]
"""What each option of each issue is worth to each party, in parts."""


@dataclass(frozen=True)
class Listing:
    """All packages of a few issues.

    Attributes:
        seats: Places of the parties that count.
    """

    issues: tuple[Issue, ...]
    worths: Worths
    reservations: Sequence[int]
    seats: Sequence[int]
    conditions: Sequence[Condition]

    @cached_property
    def places(self) -> list[tuple[int, ...]]:
        """Of each package by number, the last issue changing fastest."""
        return list(product(*(range(len(each.options)) for each in self.issues)))

    def is_within(self, places: Sequence[int], conditions: Iterable[Condition]) -> bool:
        """Whether a package meets some conditions."""
        taken = {
            each.id: each.options[place].id for each, place in zip(self.issues, places, strict=True)
        }
        return all(holds(each, taken.__getitem__) for each in conditions)

    @cached_property
    def within(self) -> list[int]:
        """The packages that meet every condition."""
        return [
            number
            for number, places in enumerate(self.places)
            if self.is_within(places, self.conditions)
        ]

    def worth(self, number: int, party: int) -> int:
        """What a package is worth to a party."""
        rows = zip(self.worths, self.places[number], strict=True)
        return sum(options[place][party] for options, place in rows)

    @cached_property
    def values(self) -> dict[int, tuple[int, ...]]:
        """What each package that meets the conditions is worth at each seat."""
        return {
            number: tuple(self.worth(number, seat) for seat in self.seats) for number in self.within
        }

    @cached_property
    def floors(self) -> tuple[int, ...]:
        """Walk-away worth at each seat."""
        return tuple(self.reservations[seat] for seat in self.seats)

    @cached_property
    def gains(self) -> dict[int, tuple[int, ...]]:
        """What each package gives over walking away, at each seat."""
        return {
            number: tuple(a - b for a, b in zip(values, self.floors, strict=True))
            for number, values in self.values.items()
        }

    @cached_property
    def zone(self) -> dict[int, tuple[int, ...]]:
        """The gains of the packages that all would rather have than walk away."""
        return {number: gain for number, gain in self.gains.items() if min(gain) >= 0}

    def reaching(self, floors: Sequence[int]) -> list[int]:
        """The packages worth at least so much at every seat."""
        return [
            number
            for number, values in self.values.items()
            if all(a >= b for a, b in zip(values, floors, strict=True))
        ]

    def frontier(self, numbers: Iterable[int]) -> dict[tuple[int, ...], list[int]]:
        """The packages among some that no other dominates, those of equal worth together."""
        return agreement.frontier({number: self.values[number] for number in numbers})

    @cached_property
    def on_frontier(self) -> Gains:
        """The gains of the zone's packages that none dominates."""
        tied = self.frontier(self.zone).values()
        return {number: self.zone[number] for numbers in tied for number in numbers}


def solutions(gains: Gains, weights: Sequence[int]) -> dict[str, set[int]]:
    """What each weighted solution picks among undominated packages; weights of 1 weigh nothing."""
    return {
        "nash": _nash(gains, weights),
        "kalai-smorodinsky": _best(gains, lambda gain: share(gain, gains, weights)),
        "egalitarian": _best(gains, lambda gain: sorted(map(Fraction, gain, weights))),
        "utilitarian": _best(gains, lambda gain: sum(map(int.__mul__, gain, weights))),
    }


def _best(gains: Gains, key: Callable[[Sequence[int]], object]) -> set[int]:
    keys = {number: key(gain) for number, gain in gains.items()}
    most = max(keys.values())  # type: ignore[type-var]
    return {number for number, each in keys.items() if each == most}


def _nash(gains: Gains, weights: Sequence[int]) -> set[int]:
    most = max(sum(part > 0 for part in gain) for gain in gains.values())
    return {
        number
        for number, gain in gains.items()
        if sum(part > 0 for part in gain) == most
        and all(
            powers(gain, weights) >= powers(other, weights)
            for other in gains.values()
            if [part > 0 for part in other] == [part > 0 for part in gain]
        )
    }


def powers(gain: Sequence[int], weights: Sequence[int]) -> int:
    """The product of the gains above 0, each to the power of its weight."""
    return prod(part**weight for part, weight in zip(gain, weights, strict=True) if part > 0)


def share(gain: Sequence[int], gains: Gains, weights: Sequence[int]) -> Fraction:
    """The smallest share of what a party could gain at best, divided by its weight."""
    ideals = [max(column) for column in zip(*gains.values(), strict=True)]
    shares = [
        Fraction(part, ideal * weight)
        for part, ideal, weight in zip(gain, ideals, weights, strict=True)
        if ideal > 0
    ]
    return min(shares, default=Fraction(0))


def measure(name: str, number: int, gains: Gains, weights: Sequence[int]) -> Fraction:
    """What a solution makes large, in parts."""
    gain = gains[number]
    return {
        "nash": Fraction(powers(gain, weights) if any(part > 0 for part in gain) else 0),
        "kalai-smorodinsky": share(gain, gains, weights),
        "egalitarian": min(map(Fraction, gain, weights)),
        "utilitarian": Fraction(sum(map(int.__mul__, gain, weights))),
    }[name]


def smallest_conflicts(
    demands: int, can_meet: Callable[[frozenset[int]], bool]
) -> set[frozenset[int]]:
    """All sets of demands of the least size that cannot be met together."""
    return _smallest(demands, lambda some: not can_meet(some))


def least_given_up(demands: int, can_meet: Callable[[frozenset[int]], bool]) -> set[frozenset[int]]:
    """All sets of demands of the least size without which the others can be met."""
    every = frozenset(range(demands))
    return _smallest(demands, lambda some: can_meet(every - some))


def _smallest(demands: int, is_one: Callable[[frozenset[int]], bool]) -> set[frozenset[int]]:
    for size in range(demands + 1):
        found = {
            frozenset(some)
            for some in combinations(range(demands), size)
            if is_one(frozenset(some))
        }
        if found:
            return found
    return set()
