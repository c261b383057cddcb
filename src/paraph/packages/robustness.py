"""How sure an answer is: the same packages under many draws of everything that is not known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import (
    HOLD_OUT,
    MOST_POWER,
    SPREAD,
    UNMATCHED,
    Appraisal,
    Appraised,
    Basis,
    status_quo_places,
)
from paraph.packages.survey import Demands
from paraph.terms.agenda import Issue, Package
from paraph.terms.conditions import holds
from paraph.terms.numbers import TOLERANCE, Range

Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Draws:
    """Many readings of the case, each within every range.

    Attributes:
        appraisals: One for each party: whose numbers they are.
        weights: For each party, shape (draws, issues).
        values: For each party and issue, shape (draws, options).
        reservations: For each party, shape (draws,).
    """

    appraisals: tuple[Appraisal, ...]
    weights: tuple[Reals, ...]
    values: tuple[tuple[Reals, ...], ...]
    reservations: tuple[Reals, ...]

    def worth(self, party: int, places: Sequence[int]) -> Reals:
        """Return what the package of these option places is worth to a party; shape (draws,)."""
        parts = (self.part(party, issue, place) for issue, place in enumerate(places))
        return np.sum(list(parts), axis=0)

    def part(self, party: int, issue: int, place: int) -> Reals:
        """Return what one option contributes to a party's value; shape (draws,)."""
        return self.weights[party][:, issue] * self.values[party][issue][:, place]


def draw(
    appraisals: Sequence[Appraisal],
    issues: Sequence[Issue],
    count: int,
    generator: np.random.Generator,
) -> Draws:
    """Draw every number within its range, by the rule it came about by.

    Source:
        The ranges are those of `appraisal`; sampling of incompletely known weights and values
        follows lahdelma1998.
    """
    weights = tuple(_weights(each, count, generator) for each in appraisals)
    values = tuple(
        tuple(_values(cell, count, generator) for cell in each.issues) for each in appraisals
    )
    places = status_quo_places(issues)
    drawn = Draws(tuple(appraisals), weights, values, ())
    reservations = tuple(
        _reservation(each, drawn, at, places, generator) for at, each in enumerate(appraisals)
    )
    return replace(drawn, reservations=reservations)


def _uniform(span: Range, shape: tuple[int, ...], generator: np.random.Generator) -> Reals:
    return generator.uniform(float(span.low), float(span.high), shape)


def _weights(each: Appraisal, count: int, generator: np.random.Generator) -> Reals:
    """Return weights that sum to 1 in every draw; stated ones within their ranges."""
    drawn = np.empty((count, len(each.issues)))
    is_stated = np.array([cell.weight.basis is Basis.STATED for cell in each.issues])
    for at, cell in enumerate(each.issues):
        if is_stated[at]:
            drawn[:, at] = _uniform(cell.weight.range, (count,), generator)
        else:
            most = float(np.log(float(SPREAD[cell.weight.basis])))
            factor = np.exp(generator.uniform(-most, most, count))
            drawn[:, at] = float(cell.share) * factor
    spans = [cell.weight.range for cell in each.issues if cell.weight.basis is Basis.STATED]
    drawn[:, is_stated] = _fitted(drawn[:, is_stated], spans, is_whole=bool(is_stated.all()))
    left = np.maximum(1 - drawn[:, is_stated].sum(axis=1, keepdims=True), 0)
    others = drawn[:, ~is_stated]
    drawn[:, ~is_stated] = others * left / others.sum(axis=1, keepdims=True)
    return drawn


def _fitted(drawn: Reals, spans: Sequence[Range], *, is_whole: bool) -> Reals:
    """Return stated weights whose sum is at most 1, or just 1 where they are all there are.

    A sum too large is brought down, and one too small up, by moving all of them by the same share
    of their way to the ends of their ranges, so that none leaves its range.

    Args:
        drawn: Shape (draws, weights), each within its range.
    """
    low = np.array([float(span.low) for span in spans])
    high = np.array([float(span.high) for span in spans])
    total = drawn.sum(axis=1, keepdims=True)
    excess, lack = np.maximum(total - 1, 0), np.maximum(1 - total, 0) * is_whole
    down = np.divide(excess, total - low.sum(), out=np.zeros_like(total), where=excess > TOLERANCE)
    up = np.divide(lack, high.sum() - total, out=np.zeros_like(total), where=lack > TOLERANCE)
    return drawn - (drawn - low) * np.minimum(down, 1) + (high - drawn) * np.minimum(up, 1)


def _values(cell: Appraised, count: int, generator: np.random.Generator) -> Reals:
    """Return the worth of each option of one issue; shape (draws, options)."""
    drawn = np.empty((count, len(cell.values)))
    account = _accounts(cell, count, generator)
    most = float(np.log2(float(MOST_POWER)))
    power = np.exp2(generator.uniform(-most, most, count))
    for at, value in enumerate(cell.values):
        match value.basis:
            case Basis.DISTANCE:
                drawn[:, at] = account[:, at] ** power
            case Basis.MATCH:
                unmatched = _uniform(UNMATCHED, (count,), generator)
                drawn[:, at] = np.where(account[:, at] == 1, 1.0, unmatched)
            case _:
                drawn[:, at] = _uniform(value.range, (count,), generator)
    return drawn


def _accounts(cell: Appraised, count: int, generator: np.random.Generator) -> Reals:
    """Return the rule's values under an account chosen for each draw; shape (draws, options)."""
    if not cell.accounts:
        return np.zeros((count, len(cell.values)))
    accounts = np.array([[float(value) for value in account] for account in cell.accounts])
    return accounts[generator.integers(len(accounts), size=count)]


def _reservation(
    each: Appraisal,
    drawn: Draws,
    at: int,
    places: Sequence[int] | None,
    generator: np.random.Generator,
) -> Reals:
    """Return a walk-away worth: as stated, else that of the status quo and part of the rest."""
    count = len(drawn.weights[at])
    if each.reservation.basis is Basis.STATED:
        return _uniform(each.reservation.range, (count,), generator)
    held = np.zeros(count) if places is None else drawn.worth(at, places)
    return held + generator.uniform(0, float(HOLD_OUT), count) * (1 - held)


def accepts(
    drawn: Draws,
    demands: Demands,
    package: Package,
    issues: Sequence[Issue],
    red_line_seats: Sequence[int],
) -> NDArray[np.bool_]:
    """Tell in which draws each party accepts a package: within its red lines, at its walk-away.

    Args:
        red_line_seats: For each red line of the demands, the column of the party that drew it.

    Returns:
        Shape (draws, seats).

    Source:
        raiffa1982 (acceptance at or above the reservation value).
    """
    places = [issue.index(package[issue.id]) for issue in issues]
    columns: list[NDArray[np.bool_]] = []
    for seat in demands.seats:
        is_crossed = any(
            owner == seat and holds(line.never, package.__getitem__)
            for line, owner in zip(demands.red_lines, red_line_seats, strict=True)
        )
        enough = drawn.worth(seat, places) >= drawn.reservations[seat] - TOLERANCE
        columns.append(enough & (not is_crossed))
    return np.column_stack(columns)
