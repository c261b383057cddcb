"""The least and the most that a package can be worth to a party, over all readings of the case.

A reading gives every number a value that its rule allows, as a draw does: the options of one
issue share one account and one power, ranked options keep their order, weights keep theirs and
sum to 1, and a walk-away worth that is that of the status quo follows from the same numbers.

Since the numbers of different issues, and those of values and weights, vary apart, the least of
a weighted sum is the least over weights of the sum of every issue's own least. Both are found
without sampling: an issue's least stands at an end of a range, at a corner of an order, or at a
power that is an end or a stationary point; the weights' as `region` has it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import Appraisal, Appraised
from paraph.packages.estimates import HOLD_OUT, MOST_POWER, UNMATCHED, Basis
from paraph.packages.region import Weights, least_sums

Reals = NDArray[np.float64]
Places = Sequence[Sequence[int]]
"""Packages, each by its option places."""

Wants = Mapping[int, float]
"""By what the worth of each of one or two options of an issue counts in a sum."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One consistent state of everything that is not known of a party.

    Attributes:
        weights: One for each issue; they sum to 1.
        values: For each issue one for each option.
    """

    weights: tuple[float, ...]
    values: tuple[tuple[float, ...], ...]
    reservation: float

    def gain(self, places: Sequence[int]) -> float:
        """Return what the package of these option places is worth, less walking away."""
        return self.worth(places) - self.reservation

    def worth(self, places: Sequence[int]) -> float:
        """Return what the package of these option places is worth."""
        cells = zip(self.weights, self.values, places, strict=True)
        return sum(weight * options[place] for weight, options, place in cells)


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least or the most that a package gains a party, with a reading in which it does."""

    gain: float
    reading: Reading


def extreme_gains(
    each: Appraisal, packages: Places, held: Sequence[int] | None
) -> tuple[tuple[Extreme, Extreme], ...]:
    """Return the least and the most gain of each package over a party's walk-away worth.

    Exact but for the rounding of floats: each is attained by the reading beside it.

    Args:
        packages: Option places.
        held: Those of the status quo; None where there is none.

    Source:
        Bounds from incompletely known weights and values: weber1987. The regions are those of
        `appraisal`.
    """
    least = _least_gains(each, packages, held, sign=1)
    most = _least_gains(each, packages, held, sign=-1)
    return tuple(zip(least, most, strict=True))


def _least_gains(
    each: Appraisal, packages: Places, held: Sequence[int] | None, *, sign: int
) -> list[Extreme]:
    """Return the least of sign times each package's gain, as a gain."""
    keep, away = _walk_away(each, is_least=sign > 0)
    columns = list(zip(*packages, strict=True))
    status_quo = [None] * len(columns) if held is None else held
    corners = [
        _corners(_Cell.of(cell), sign, column, keep, place)
        for cell, column, place in zip(each.issues, columns, status_quo, strict=True)
    ]
    numbers = np.array([[number for number, _ in column] for column in corners]).T
    sums, weights = least_sums(Weights.of(each), numbers)
    found: list[Extreme] = []
    for at in range(len(packages)):
        values = tuple(column[at][1] for column in corners)
        reading = Reading(tuple(weights[at].tolist()), values, away)
        if held is not None:
            reading = replace(reading, reservation=away + keep * reading.worth(held))
        found.append(Extreme(sign * float(sums[at]) - away, reading))
    return found


def _corners(
    cell: "_Cell", sign: int, places: Sequence[int], keep: float, held: int | None
) -> list[tuple[float, tuple[float, ...]]]:
    """Return for each package the least that one issue adds to it, and all worths then."""
    found: dict[int, tuple[float, tuple[float, ...]]] = {}
    for place in dict.fromkeys(places):
        wants = _wants(sign, place, keep, held)
        number, state = cell.least(wants)
        found[place] = number, cell.worths(state, wants)
    return [found[place] for place in places]


def _walk_away(each: Appraisal, *, is_least: bool) -> tuple[float, float]:
    """Return what makes the walk-away worth most (for the least gain) or least.

    Returns:
        The share of the status quo's worth in it, and what is added to that. With a share h of
        what is left to 1 added, it is (1 - h) times the status quo's worth plus h, and as no
        worth is above 1, that grows with h.
    """
    span = each.reservation.range
    if each.reservation.basis is Basis.STATUS_QUO:
        return (1 - float(HOLD_OUT), float(HOLD_OUT)) if is_least else (1.0, 0.0)
    return 0.0, float(span.high if is_least else span.low)


def _wants(sign: int, place: int, keep: float, held: int | None) -> dict[int, float]:
    """Return by what each option's worth counts: the package's, less part of the status quo's."""
    wants = {place: float(sign)}
    if held is not None and keep:
        wants[held] = wants.get(held, 0.0) - sign * keep
    return wants


def least_margins(each: Appraisal, packages: Places) -> Reals:
    """Return by how much each package is worth more to a party than each other, at least.

    Exact but for the rounding of floats.

    Returns:
        Shape (packages, packages): the first less the second, in the reading where that is least.

    Source:
        Pairwise dominance under incompletely known weights and values: weber1987.
    """
    columns = [
        _least_differences(_Cell.of(cell), [package[at] for package in packages])
        for at, cell in enumerate(each.issues)
    ]
    count = len(packages)
    numbers = np.stack(columns, axis=-1).reshape(count * count, len(columns))
    sums, _ = least_sums(Weights.of(each), numbers)
    return sums.reshape(count, count)


def _least_differences(cell: "_Cell", places: Sequence[int]) -> Reals:
    """Return the least difference in worth between options; shape (packages, packages)."""
    used = sorted(set(places))
    table = np.array(
        [
            [0.0 if one == other else cell.least({one: 1.0, other: -1.0})[0] for other in used]
            for one in used
        ]
    )
    rows = [used.index(place) for place in places]
    return table[np.ix_(rows, rows)]


@dataclass(frozen=True, slots=True)
class _State:
    """What the options of one issue share in a reading.

    Attributes:
        account: The rule's value of each option under the account that speaks.
        power: To which these are raised.
        cut: The last place of the order whose options are worth 1; all after it are worth 0.
    """

    account: tuple[float, ...] = ()
    power: float = 1.0
    cut: int = 0


@dataclass(frozen=True, slots=True)
class _Cell:
    """One issue to one party, in floats.

    Attributes:
        ends: The least and the most of each option by itself.
        tiers: The place of each option in the order; None where it follows from none.
    """

    bases: tuple[Basis, ...]
    ends: tuple[tuple[float, float], ...]
    accounts: tuple[tuple[float, ...], ...]
    tiers: tuple[int | None, ...]

    @classmethod
    def of(cls, each: Appraised) -> "_Cell":
        """Return an issue's numbers as floats."""
        return cls(
            tuple(value.basis for value in each.values),
            tuple((float(value.range.low), float(value.range.high)) for value in each.values),
            tuple(tuple(map(float, account)) for account in each.accounts),
            each.tiers,
        )

    def least(self, wants: Wants) -> tuple[float, _State]:
        """Return the least sum of worths times what they count, and the state that gives it."""
        found = (
            (sum(counts * self.worth(at, state, wants) for at, counts in wants.items()), state)
            for state in self.states(wants)
        )
        return min(found, key=itemgetter(0))

    def worths(self, state: _State, wants: Wants) -> tuple[float, ...]:
        """Return the worth of every option in the least reading of this state."""
        return tuple(self.worth(at, state, wants) for at in range(len(self.bases)))

    def worth(self, at: int, state: _State, wants: Wants) -> float:
        """Return the worth of an option: as shared, else the end of its own range that is least.

        An option that does not count stands in the middle of its range.
        """
        low, high = self.ends[at]
        tier = self.tiers[at] if self.tiers else None
        match self.bases[at]:
            case Basis.RANKING if tier is not None:
                return 1.0 if tier <= state.cut else 0.0
            case Basis.DISTANCE:
                return state.account[at] ** state.power
            case Basis.MATCH if state.account[at] == 1:
                return 1.0
            case Basis.MATCH:
                low, high = float(UNMATCHED.low), float(UNMATCHED.high)
            case _:
                pass
        counts = wants.get(at, 0.0)
        return low if counts > 0 else high if counts < 0 else (low + high) / 2

    def states(self, wants: Wants) -> Iterator[_State]:
        """Give every state in which the sum can be least."""
        if self.tiers:
            last = max(tier for tier in self.tiers if tier is not None)
            yield from (_State(cut=cut) for cut in range(last))
            return
        scaled = [at for at in wants if self.bases[at] is Basis.DISTANCE and wants[at]]
        for account in self.accounts or ((),):
            yield from (_State(account, power) for power in _powers(account, scaled, wants))


def _powers(account: Sequence[float], scaled: Sequence[int], wants: Wants) -> Iterator[float]:
    """Give the powers at which the sum can be least: both ends, and where it is stationary.

    a x^p + b y^p with a and b of opposite signs is stationary where (x / y)^p is
    -b log(y) / (a log(x)); there is at most one such power.

    Args:
        scaled: The options that count and have a power.
    """
    most = float(MOST_POWER)
    yield from (1 / most, most) if scaled else (1.0,)
    bases = [account[at] for at in scaled]
    if len(set(bases)) < 2 or not all(0 < base < 1 for base in bases):  # noqa: PLR2004 - a pair
        return
    (one, other), (x, y) = (wants[at] for at in scaled), bases
    ratio = -other * log(y) / (one * log(x))
    power = log(ratio) / log(x / y) if ratio > 0 else most
    if 1 / most < power < most:
        yield power
