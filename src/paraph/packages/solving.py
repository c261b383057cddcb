"""The named solutions of one arena: picked from its whole frontier, or by proven searches."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

import numpy as np

from paraph.packages.arena import Arena
from paraph.packages.balance import balanced
from paraph.packages.field import Lines
from paraph.packages.finding import MOST_TIED
from paraph.packages.frontier import Frontier
from paraph.packages.goals import Measure
from paraph.packages.merging import Merged
from paraph.packages.optimum import Optimiser, Optimum
from paraph.packages.solutions import SolutionName, Weights, picked
from paraph.packages.space import Progress, Whole, no_progress
from paraph.packages.tied import tied_packages

SEED = 1
"""Of the generator that draws packages to begin from; what is found in the end is proven."""

MOST_STARTS = 4_000
"""Points of a cover that a search may begin from."""


@dataclass(frozen=True)
class Solved:
    """What one solution picks, in numbers of packages and parts.

    Attributes:
        numbers: Of the packages, in order; at most `MOST_TIED`.
        tied: How many tie, or are known to.
        has_all: Whether no others tie.
        value: What the solution makes large, on the 0-1 scales.
        bound: What no package passes.
        boxes: How many boxes a search took; None where it was picked from the frontier.
    """

    name: SolutionName
    numbers: tuple[int, ...]
    tied: int
    has_all: bool
    value: Fraction
    bound: Fraction
    boxes: int | None


def solved(
    arena: Arena,
    merged: Merged | None,
    names: Sequence[SolutionName],
    weights: Weights,
    progress: Progress = no_progress,
) -> tuple[Solved, ...]:
    """Return what some solutions pick; nothing where no package is found in the zone.

    Args:
        merged: The frontier or a cover of it, where there is one.
        weights: Of the parties, for weighted solutions.

    Source:
        As of each solution in `solutions`.
    """
    if merged is not None and merged.is_exact:
        return _from_frontier(arena, merged.frontier, names, weights)
    return _by_search(arena, merged, names, weights, progress)


def _from_frontier(
    arena: Arena, frontier: Frontier, names: Sequence[SolutionName], weights: Weights
) -> tuple[Solved, ...]:
    gains = frontier.points - arena.reservations
    in_zone = np.flatnonzero((gains >= 0).all(axis=1))
    if not len(in_zone):
        return ()
    ideals = gains[in_zone].max(axis=0)
    rows = {name: in_zone[picked(name, gains[in_zone], weights)] for name in names}
    found: list[Solved] = []
    for name, which in rows.items():
        parts = _parts(name, weights, len(ideals))
        value = _worth(name, gains[which[0]], ideals, parts, arena.space.worths.denominator)
        # Points stand in the order of their first packages, so these are in the first points.
        numbers = tied_packages(arena, frontier, which[:MOST_TIED].tolist(), MOST_TIED)
        first = sorted(number for each in numbers.values() for number in each)
        tied = int(frontier.packages[which].sum())
        found.append(
            Solved(
                name,
                tuple(first[:MOST_TIED]),
                tied,
                has_all=True,
                value=value,
                bound=value,
                boxes=None,
            )
        )
    return tuple(found)


def _parts(name: SolutionName, weights: Weights, seats: int) -> tuple[int, ...]:
    return tuple(weights) if name.is_weighted and weights else (1,) * seats


def _worth(
    name: SolutionName, gains: Whole, ideals: Whole, parts: Weights, denominator: int
) -> Fraction:
    """Return what a solution makes large, on the parties' 0-1 scales."""
    listed = list(zip(gains.tolist(), ideals.tolist(), parts, strict=True))
    match name.plain:
        case SolutionName.NASH:
            above = [Fraction(gain, denominator) ** part for gain, _, part in listed if gain > 0]
            return prod(above, start=Fraction(1)) if above else Fraction(0)
        case SolutionName.KALAI_SMORODINSKY:
            shares = [Fraction(gain, ideal * part) for gain, ideal, part in listed if ideal > 0]
            return min(shares, default=Fraction(0))
        case SolutionName.EGALITARIAN:
            return min(Fraction(gain, denominator * part) for gain, _, part in listed)
        case _:
            return Fraction(sum(gain * part for gain, _, part in listed), denominator)


def _by_search(
    arena: Arena,
    merged: Merged | None,
    names: Sequence[SolutionName],
    weights: Weights,
    progress: Progress,
) -> tuple[Solved, ...]:
    """Search for each solution, beginning from what is known."""
    optimiser = Optimiser(arena.field, arena.reservations, progress)
    known = np.concatenate([_starts(arena, merged), balanced(arena, np.random.default_rng(SEED))])
    found: list[Solved] = []
    for name in names:
        parts = _parts(name, weights, len(arena.seats))
        optimum = optimiser.solution(name, parts, known)
        if optimum is None:
            return ()
        known = np.concatenate([known, optimum.packages[:1]])
        found.append(_told(arena, name, parts, optimum))
    return tuple(found)


def _starts(arena: Arena, merged: Merged | None) -> Lines:
    """Return packages of the zone that are known, as lines; shape (packages, issues)."""
    none = np.zeros((0, arena.field.issues), np.intp)
    if merged is None or arena.field.issues > len(arena.space.sizes):
        return none
    near = merged.frontier
    near = near.of(np.flatnonzero((near.points >= arena.reservations).all(axis=1)))
    some = near.of(np.arange(0, len(near.first), max(1, len(near.first) // MOST_STARTS)))
    lines = [arena.lines(int(number)) for number in some.first]
    return np.array(lines, np.intp).reshape(-1, arena.field.issues)


def _told(arena: Arena, name: SolutionName, parts: Weights, optimum: Optimum) -> Solved:
    """Return what a search found, on the parties' scales."""
    numbers = sorted(arena.number(lines) for lines in optimum.packages)
    unit = _unit(name, parts, arena.space.worths.denominator, optimum)
    best, bound = optimum.search.best, optimum.search.bound
    return Solved(
        name,
        tuple(numbers[:MOST_TIED]),
        len(numbers),
        optimum.has_all,
        _scaled(best, unit) * _sure_part(optimum),
        _scaled(bound, unit),
        optimum.search.boxes + sum(each.boxes for each in optimum.ideals),
    )


def _sure_part(optimum: Optimum) -> Fraction:
    """Return how much of a share is left if every ideal is as large as may be."""
    parts = [Fraction(each.best or 0) / each.bound for each in optimum.ideals if each.bound]
    return min(parts, default=Fraction(1))


def _scaled(measure: Measure | None, unit: Fraction) -> Fraction:
    return Fraction(measure or 0) * unit


def _unit(name: SolutionName, parts: Weights, denominator: int, optimum: Optimum) -> Fraction:
    """Return what one of a search's measure is on the parties' scales."""
    match name.plain:
        case SolutionName.NASH:
            return Fraction(1, denominator ** sum(optimum.counted or parts))
        case SolutionName.KALAI_SMORODINSKY:
            return Fraction(1)
        case SolutionName.EGALITARIAN:
            return Fraction(1, denominator * lcm(*parts))
        case _:
            return Fraction(1, denominator)
