"""All weights that a party may have, and what they make of a sum at least.

The region is that of the draws. Stated weights lie in their ranges and leave the rest to items:
an issue that is not ranked is one item, all ranked issues are one together. Relative to each
other, an item weighs its share times anything from 1 / its factor to its factor. Ranked issues
divide their item in their order.

The least of a sum over such weights needs no general solver. It is found from the inside out:

1. Weights in an order are mixtures of corners (the first tier alone, all alike; the first two;
   and so on), so the least of their sum stands at a corner.
2. A mean of items whose weights have factors is least where all items under some number have
   their largest factor and all others their smallest. There are as many such cases as items.
3. With that least mean for what is left, stated weights start at their low ends and take from
   what is left in the order of their numbers, the smallest first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import Appraisal
from paraph.packages.estimates import SPREAD, Basis
from paraph.terms.positions import SALIENCE_SHARE, Salience

Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Weights:
    """The region of one party's weights.

    Attributes:
        stated: Issues with a stated weight, with the ends of their ranges, shape (stated,).
        single: Issues that are items of their own, with their least and most relative weight.
        order: Ranked issues, the most important first, and how many there are up to each tier.
        together: The least and most relative weight of all ranked issues.
    """

    stated: tuple[int, ...]
    low: Reals
    high: Reals
    single: tuple[int, ...]
    small: Reals
    large: Reals
    order: tuple[int, ...]
    upto: tuple[int, ...]
    together: tuple[float, float]

    @classmethod
    def of(cls, each: Appraisal) -> "Weights":
        """Return the region in which a party's weights may lie."""
        cells = list(enumerate(each.issues))
        stated = [(at, cell.weight) for at, cell in cells if cell.weight.basis is Basis.STATED]
        word = {Basis.SALIENCE, Basis.EQUAL}
        single = [(at, cell) for at, cell in cells if cell.weight.basis in word]
        factors = np.array([float(SPREAD[cell.weight.basis]) for _, cell in single])
        shares = np.array([float(cell.share) for _, cell in single])
        order = tuple(at for tier in each.tiers for at in tier)
        whole = len(order) * float(SALIENCE_SHARE[Salience.MEDIUM])
        factor = float(SPREAD[Basis.RANKING])
        return cls(
            tuple(at for at, _ in stated),
            np.array([float(weight.range.low) for _, weight in stated]),
            np.array([float(weight.range.high) for _, weight in stated]),
            tuple(at for at, _ in single),
            shares / factors,
            shares * factors,
            order,
            tuple(np.cumsum([len(tier) for tier in each.tiers], dtype=int).tolist()),
            (whole / factor, whole * factor),
        )


def least_sums(region: Weights, numbers: Reals) -> tuple[Reals, Reals]:
    """Return the least sum of weights times numbers over all weights of a region, row by row.

    Exact but for the rounding of floats: the least is attained by the weights returned.

    Args:
        numbers: What each issue's weight multiplies; shape (rows, issues).

    Returns:
        The sums, shape (rows,), and weights that give them, shape (rows, issues).

    Source:
        Corners of ranked weights: barron1996. Greedy filling of stated ones, the continuous
        knapsack: dantzig1957. Means with factors, a linear-fractional programme: charnes1962.
    """
    weights = np.zeros(numbers.shape)
    whole = not region.single and not region.order
    means = np.zeros(len(numbers)) if whole else _least_means(region, numbers, weights)
    stated = list(region.stated)
    if not stated:
        return means, weights
    relative = numbers[:, stated] - means[:, None]
    taken = region.low + _filled(region, relative, is_whole=whole)
    left = np.zeros(len(numbers)) if whole else np.maximum(1 - taken.sum(axis=1), 0)
    weights *= left[:, None]
    weights[:, stated] = taken
    return (weights * numbers).sum(axis=1), weights


def _filled(region: Weights, relative: Reals, *, is_whole: bool) -> Reals:
    """Return how far above its low end each stated weight stands; shape (rows, stated).

    Args:
        relative: What each adds to the sum beyond what the rest would make of the same weight.
        is_whole: Whether there is no rest, so that all must be given away.
    """
    order = np.argsort(relative, axis=1, kind="stable")
    width = np.take_along_axis(np.broadcast_to(region.high - region.low, order.shape), order, 1)
    if not is_whole:
        width = np.where(np.take_along_axis(relative, order, 1) < 0, width, 0)
    before = np.cumsum(width, axis=1) - width
    room = max(1 - float(region.low.sum()), 0.0)
    found = np.empty_like(relative)
    np.put_along_axis(found, order, np.clip(room - before, 0, width), 1)
    return found


def _least_means(region: Weights, numbers: Reals, weights: Reals) -> Reals:
    """Return the least mean of the items' numbers, and write the weights that give it.

    Returns:
        Shape (rows,).
    """
    single = numbers[:, list(region.single)]
    small, large = region.small, region.large
    shares = np.zeros((len(numbers), 0))
    if region.order:
        means, shares = _ordered(region.order, region.upto, numbers)
        single = np.column_stack([single, means])
        small = np.append(small, region.together[0])
        large = np.append(large, region.together[1])
    parts = _items(single, small, large)
    weights[:, list(region.single)] = parts[:, : len(region.single)]
    weights[:, list(region.order)] = shares * parts[:, -1:]
    return (parts * single).sum(axis=1)


def _items(numbers: Reals, small: Reals, large: Reals) -> Reals:
    """Return the parts of a whole, with factors on each, that make the least mean of numbers.

    Args:
        numbers: Shape (rows, items).
        small: The least relative weight of each item, shape (items,).
        large: The most.
    """
    order = np.argsort(numbers, axis=1, kind="stable")
    ordered = np.take_along_axis(numbers, order, 1)
    least, most = small[order], large[order]
    sums = _begun(most * ordered, least * ordered)
    means = sums / _begun(most, least)
    best = np.where(np.arange(len(small)) < means.argmin(axis=1)[:, None], most, least)
    found = np.empty_like(numbers)
    np.put_along_axis(found, order, best / best.sum(axis=1, keepdims=True), 1)
    return found


def _begun(first: Reals, rest: Reals) -> Reals:
    """Return sums that take the first so many columns of one array and the rest of another.

    Returns:
        Shape (rows, columns + 1): none of the first, one of them, and so on.
    """
    none = np.zeros((len(first), 1))
    ends = np.column_stack([none, np.cumsum(first - rest, axis=1)])
    return ends + rest.sum(axis=1, keepdims=True)


def _ordered(order: Sequence[int], upto: Sequence[int], numbers: Reals) -> tuple[Reals, Reals]:
    """Return the least mean of ranked issues' numbers, and their shares in it.

    Returns:
        Shapes (rows,) and (rows, ranked).
    """
    counts = np.array(upto)
    sums = np.cumsum(numbers[:, list(order)], axis=1)
    means = sums[:, counts - 1] / counts
    corner = counts[means.argmin(axis=1)]
    shares = (np.arange(len(order)) < corner[:, None]) / corner[:, None]
    return means.min(axis=1), shares
