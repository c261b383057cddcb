"""Packages over all readings of the case: acceptable in every one, in some, in none.

And those that no reading makes best, each with the proof.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import Appraisal, status_quo_places
from paraph.packages.arena import Demands
from paraph.packages.extremes import Extreme, extreme_gains, least_margins
from paraph.packages.robustness import Yes, places_of
from paraph.terms.agenda import Issue, Package
from paraph.terms.conditions import RedLine, holds
from paraph.terms.ids import ActorId
from paraph.terms.numbers import TOLERANCE

Reals = NDArray[np.float64]


class Verdict(StrEnum):
    """In which readings a package is acceptable."""

    EVERY = "every"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SeatReadings:
    """A package to one party over all readings.

    Attributes:
        least: Its least gain over the walk-away worth, with a reading where it gains that.
        most: Its most gain, likewise.
        crossed: A red line of its own that the package crosses; it never accepts then.
        chance: The share of draws in which it accepts.
    """

    party: ActorId
    least: Extreme
    most: Extreme
    crossed: RedLine | None
    chance: float

    @property
    def verdict(self) -> Verdict:
        """In which readings the party accepts."""
        if self.crossed is not None or self.most.gain < -TOLERANCE:
            return Verdict.NONE
        return Verdict.EVERY if self.least.gain >= -TOLERANCE else Verdict.SOME


@dataclass(frozen=True, slots=True)
class Refused:
    """Proof that a package is acceptable to all in no reading: one party refuses it in each.

    Attributes:
        red_line: What it crosses; None where the party's most gain is less than nothing.
        most_gain: The most that the party gains over its walk-away worth in any reading.
    """

    party: ActorId
    red_line: RedLine | None
    most_gain: float


@dataclass(frozen=True, slots=True)
class Outdone:
    """Proof that another package is better in every reading.

    Attributes:
        by: It is worth at least as much to every party at a seat, and more to one.
        margins: For each seat by how much it is worth more, at least; none is negative, and one
            at least is more than nothing.
    """

    by: Package
    margins: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PackageReadings:
    """A package over all readings.

    Attributes:
        seats: One for each party whose acceptance is needed.
        chance: The share of draws in which all of them accept.
        ruled_out: Why no reading makes it best; None where none of the proofs applies, which
            does not show that some reading does.
    """

    package: Package
    seats: tuple[SeatReadings, ...]
    chance: float
    ruled_out: Refused | Outdone | None

    @property
    def verdict(self) -> Verdict:
        """In which readings all accept; the parties' numbers vary apart, so none stands alone."""
        verdicts = {each.verdict for each in self.seats}
        if Verdict.NONE in verdicts:
            return Verdict.NONE
        return Verdict.SOME if Verdict.SOME in verdicts else Verdict.EVERY


def readings(
    packages: Sequence[Package],
    appraisals: Sequence[Appraisal],
    issues: Sequence[Issue],
    demands: Demands,
    accepted: Yes,
) -> tuple[PackageReadings, ...]:
    """Return some packages over all readings of the case.

    What is never claimed beyond proof: gains and margins are bounds over all readings that the
    rules allow, attained but for the rounding of floats, and count as more or less than nothing
    beyond `TOLERANCE` only. A package is ruled out

    1. where a party at a seat refuses it in every reading: it crosses the party's red line, or
       its most gain is less than nothing;
    2. where another of the packages, which crosses no red line of a seat, is worth at least as
       much to every party in every reading, and more in every reading to one and the same party.
       This test passes over packages that different others outdo in different readings.

    Args:
        accepted: In which draws the party at each seat accepts; shape (packages, draws, seats).

    Source:
        raiffa1982 (acceptance at or above the reservation value); weber1987 (dominance under
        incomplete information); lahdelma1998 (the share of draws).
    """
    places = [places_of(package, issues) for package in packages]
    seats = [appraisals[seat] for seat in demands.seats]
    by_seat = [
        _seat_readings(each, packages, places, status_quo_places(issues), demands) for each in seats
    ]
    margins = [least_margins(each, places) for each in seats]
    crossing = [any(seat[at].crossed for seat in by_seat) for at in range(len(packages))]
    better = _better(margins, crossing)
    return tuple(
        PackageReadings(
            package,
            tuple(_sure(seat[at], accepted[at, :, column]) for column, seat in enumerate(by_seat)),
            float(accepted[at].all(axis=1).mean()),
            _refused([seat[at] for seat in by_seat]) or _outdone(at, packages, margins, better),
        )
        for at, package in enumerate(packages)
    )


def _seat_readings(
    each: Appraisal,
    packages: Sequence[Package],
    places: Sequence[Sequence[int]],
    held: Sequence[int] | None,
    demands: Demands,
) -> list[SeatReadings]:
    """Return every package to one party; the shares of draws are filled in afterwards."""
    own = [line for line in demands.red_lines if line.party == each.party.id]
    found: list[SeatReadings] = []
    for package, (least, most) in zip(packages, extreme_gains(each, places, held), strict=True):
        crossed = (line for line in own if holds(line.never, package.__getitem__))
        found.append(SeatReadings(each.party.id, least, most, next(crossed, None), 0.0))
    return found


def _sure(each: SeatReadings, yes: Yes) -> SeatReadings:
    """Return a party's readings of a package with the share of draws in which it accepts."""
    return SeatReadings(each.party, each.least, each.most, each.crossed, float(yes.mean()))


def _refused(seats: Sequence[SeatReadings]) -> Refused | None:
    """Return the plainest refusal: of a red line first, then of the party that lacks most."""
    refusing = [each for each in seats if each.verdict is Verdict.NONE]
    refusing.sort(key=lambda each: (each.crossed is None, each.most.gain))
    first = next(iter(refusing), None)
    return first and Refused(first.party, first.crossed, first.most.gain)


def _better(margins: Sequence[Reals], crossing: Sequence[bool]) -> Yes:
    """Tell which packages outdo which in every reading; shape (packages, packages)."""
    if not margins:
        return np.zeros((len(crossing), len(crossing)), np.bool_)
    least = np.stack(margins)
    better = (least >= -TOLERANCE).all(axis=0) & (least > TOLERANCE).any(axis=0)
    return better & ~np.array(crossing, np.bool_)[:, None]


def _outdone(
    at: int, packages: Sequence[Package], margins: Sequence[Reals], better: Yes
) -> Outdone | None:
    """Return the first package that outdoes one and is itself outdone by none, if there is any."""
    best: list[int] = np.flatnonzero(better[:, at] & ~better.any(axis=0)).tolist()
    by = best or np.flatnonzero(better[:, at]).tolist()
    if not by:
        return None
    least = tuple(max(float(margin[by[0], at]), 0.0) for margin in margins)
    return Outdone(packages[by[0]], least)
