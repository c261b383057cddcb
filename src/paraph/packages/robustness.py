"""How sure an answer is: the same packages under many draws of everything that is not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import Appraisal, Appraised, status_quo_places
from paraph.packages.arena import Demands
from paraph.packages.estimates import HOLD_OUT, MOST_POWER, SPREAD, UNMATCHED, Basis
from paraph.terms.agenda import Issue, Package
from paraph.terms.conditions import holds
from paraph.terms.numbers import TOLERANCE, Range
from paraph.terms.positions import SALIENCE_SHARE, Salience

Reals = NDArray[np.float64]
Yes = NDArray[np.bool_]


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
        return self.worths(party, [places])[0]

    def worths(self, party: int, places: Sequence[Sequence[int]]) -> Reals:
        """Return what packages, each by its option places, are worth; shape (packages, draws)."""
        of = [dict.fromkeys(column) for column in zip(*places, strict=True)]
        used = [(issue, place) for issue, there in enumerate(of) for place in there]
        parts = [self.part(party, issue, place) for issue, place in used]
        takes = [[package[issue] == place for issue, place in used] for package in places]
        return np.array(takes, np.float64) @ np.stack(parts)

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
    weights = tuple(_weights(each, count, generator).T for each in appraisals)
    values = tuple(
        tuple(_values(cell, count, generator).T for cell in each.issues) for each in appraisals
    )
    places = status_quo_places(issues)
    drawn = Draws(tuple(appraisals), weights, values, ())
    reservations = tuple(
        _reservation(each, drawn, at, places, generator) for at, each in enumerate(appraisals)
    )
    return replace(drawn, reservations=reservations)


def _uniform(spans: Sequence[Range], count: int, generator: np.random.Generator) -> Reals:
    """Return numbers anywhere in some ranges; shape (ranges, draws)."""
    low = np.array([float(span.low) for span in spans])[:, None]
    width = np.array([float(span.high - span.low) for span in spans])[:, None]
    if not width.any():
        return np.repeat(low, count, axis=1)
    return low + width * generator.random((len(spans), count))


def _weights(each: Appraisal, count: int, generator: np.random.Generator) -> Reals:
    """Return weights that sum to 1 in every draw; shape (issues, draws)."""
    drawn = np.empty((len(each.issues), count))
    bases = np.array([cell.weight.basis for cell in each.issues])
    is_stated = bases == Basis.STATED
    spans = [cell.weight.range for cell in each.issues if cell.weight.basis is Basis.STATED]
    stated = _uniform(spans, count, generator) if spans else drawn[is_stated]
    drawn[is_stated] = _fitted(stated, spans, is_whole=bool(is_stated.all()))
    for basis in (Basis.SALIENCE, Basis.EQUAL):
        shares = [float(cell.share) for cell in each.issues if cell.weight.basis is basis]
        if shares:
            factors = _factors(basis, len(shares), count, generator)
            drawn[bases == basis] = np.array(shares)[:, None] * factors
    if each.tiers:
        ranked = [at for tier in each.tiers for at in tier]
        whole = len(ranked) * float(SALIENCE_SHARE[Salience.MEDIUM])
        factors = _factors(Basis.RANKING, 1, count, generator)
        drawn[ranked] = whole * factors * _in_order(each.tiers, count, generator)
    left = np.maximum(1 - drawn[is_stated].sum(axis=0), 0)
    others = drawn[~is_stated]
    drawn[~is_stated] = others * (left / others.sum(axis=0)) if len(others) else others
    return drawn


def _factors(basis: Basis, rows: int, count: int, generator: np.random.Generator) -> Reals:
    """Return by what a rule multiplies relative weights; shape (rows, draws)."""
    most = np.log(float(SPREAD[basis]))
    return np.exp(most * (2 * generator.random((rows, count)) - 1))


def _in_order(tiers: Sequence[Sequence[int]], count: int, generator: np.random.Generator) -> Reals:
    """Return weights of ranked issues, tier by tier, that sum to 1; shape (issues, draws).

    They are mixtures of the corners of the region of such weights (the first tiers all alike),
    every mixture as likely as the next, and so anywhere in that region.
    """
    sizes = [len(tier) for tier in tiers]
    mixture = generator.standard_exponential((len(tiers), count))
    mixture /= mixture.sum(axis=0) * np.cumsum(sizes)[:, None]
    levels = np.cumsum(mixture[::-1], axis=0)[::-1]
    return np.repeat(levels, sizes, axis=0)


def _fitted(drawn: Reals, spans: Sequence[Range], *, is_whole: bool) -> Reals:
    """Return stated weights whose sum is at most 1, or just 1 where they are all there are.

    A sum too large is brought down, and one too small up, by moving all of them by the same share
    of their way to the ends of their ranges, so that none leaves its range.

    Args:
        drawn: Shape (weights, draws), each within its range.
    """
    low = np.array([float(span.low) for span in spans])[:, None]
    high = np.array([float(span.high) for span in spans])[:, None]
    total = drawn.sum(axis=0)
    excess, lack = np.maximum(total - 1, 0), np.maximum(1 - total, 0) * is_whole
    down = np.divide(excess, total - low.sum(), out=np.zeros_like(total), where=excess > TOLERANCE)
    up = np.divide(lack, high.sum() - total, out=np.zeros_like(total), where=lack > TOLERANCE)
    return drawn - (drawn - low) * np.minimum(down, 1) + (high - drawn) * np.minimum(up, 1)


def _values(cell: Appraised, count: int, generator: np.random.Generator) -> Reals:
    """Return the worth of each option of one issue; shape (options, draws)."""
    drawn = np.empty((len(cell.values), count))
    account = _accounts(cell, count, generator)
    free = _places(cell, Basis.STATED, Basis.UNKNOWN)
    if free:
        drawn[free] = _uniform([cell.values[at].range for at in free], count, generator)
    scaled = _places(cell, Basis.DISTANCE)
    if scaled:
        most = float(np.log2(float(MOST_POWER)))
        power = np.exp2(generator.uniform(-most, most, count))
        drawn[scaled] = _raised(account[scaled], power)
    chosen = _places(cell, Basis.MATCH)
    if chosen:
        unmatched = _uniform([UNMATCHED] * len(chosen), count, generator)
        drawn[chosen] = np.where(account[chosen] == 1, 1.0, unmatched)
    ranked = _places(cell, Basis.RANKING)
    if ranked:
        levels = _levels(cell, count, generator)
        drawn[ranked] = levels[[cell.tiers[at] or 0 for at in ranked]]
    return drawn


def _places(cell: Appraised, *bases: Basis) -> list[int]:
    """Return the options whose worth came about by some rules."""
    return [at for at, value in enumerate(cell.values) if value.basis in bases]


def _raised(base: Reals, power: Reals) -> Reals:
    """Return numbers from 0 to 1 to positive powers; shape (options, draws).

    Args:
        base: Shape (options, draws), or (options, 1) where it is the same in every draw.
        power: Shape (draws,).
    """
    logarithms = np.full(base.shape, -np.inf)
    np.log(base, out=logarithms, where=base > 0)
    return np.exp(logarithms * power)


def _levels(cell: Appraised, count: int, generator: np.random.Generator) -> Reals:
    """Return the worth of each place of an order, from 1 down to 0; shape (places, draws)."""
    last = max(tier for tier in cell.tiers if tier is not None)
    between = -np.sort(-generator.random((last - 1, count)), axis=0)
    return np.vstack([np.ones((1, count)), between, np.zeros((1, count))])


def _accounts(cell: Appraised, count: int, generator: np.random.Generator) -> Reals:
    """Return the rule's values under an account chosen for each draw.

    Returns:
        Shape (options, draws); (options, 1) where there is one account or none.
    """
    if not cell.accounts:
        return np.zeros((len(cell.values), 1))
    accounts = np.array([[float(value) for value in account] for account in cell.accounts]).T
    if len(cell.accounts) == 1:
        return accounts
    return accounts[:, generator.integers(len(cell.accounts), size=count)]


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
        return _uniform([each.reservation.range], count, generator)[0]
    held = np.zeros(count) if places is None else drawn.worth(at, places)
    return held + generator.uniform(0, float(HOLD_OUT), count) * (1 - held)


def accepts(
    drawn: Draws,
    demands: Demands,
    package: Package,
    issues: Sequence[Issue],
    red_line_seats: Sequence[int],
) -> Yes:
    """Tell in which draws each party accepts a package: within its red lines, at its walk-away.

    Args:
        red_line_seats: For each red line of the demands, the column of the party that drew it.

    Returns:
        Shape (draws, seats).

    Source:
        raiffa1982 (acceptance at or above the reservation value).
    """
    return acceptance(drawn, demands, [package], issues, red_line_seats)[0]


def acceptance(
    drawn: Draws,
    demands: Demands,
    packages: Sequence[Package],
    issues: Sequence[Issue],
    red_line_seats: Sequence[int],
) -> Yes:
    """Tell in which draws each party accepts each of some packages; like `accepts`, all at once.

    Returns:
        Shape (packages, draws, seats).

    Source:
        raiffa1982 (acceptance at or above the reservation value).
    """
    places = [places_of(package, issues) for package in packages]
    found = np.empty((len(demands.seats), len(packages), len(drawn.reservations[0])), np.bool_)
    for column, seat in enumerate(demands.seats):
        least = drawn.reservations[seat] - TOLERANCE
        np.greater_equal(drawn.worths(seat, places), least, out=found[column])
        owned = zip(demands.red_lines, red_line_seats, strict=True)
        lines = [line for line, owner in owned if owner == seat]
        for row, package in enumerate(packages):
            if any(holds(line.never, package.__getitem__) for line in lines):
                found[column, row] = False
    return found.transpose(1, 2, 0)


def places_of(package: Package, issues: Iterable[Issue]) -> tuple[int, ...]:
    """Return the place of a package's option on each issue."""
    return tuple(issue.index(package[issue.id]) for issue in issues)
