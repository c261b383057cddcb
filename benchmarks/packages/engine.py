"""What is measured on made-up cases: frontiers, solutions, counts."""

from collections.abc import Callable

import numpy as np
from bars import Found
from cases import Load, arena_of

from paraph.packages.frontier import pareto_frontier
from paraph.packages.goals import Smallest
from paraph.packages.merging import merge
from paraph.packages.solutions import SolutionName
from paraph.packages.solving import solved
from paraph.packages.survey import counted

Run = Callable[[], Found]


def frontier_of(load: Load) -> Run:
    """Prepare to find the frontier, from the values of the options and the rules."""
    arena = arena_of(load)

    def run() -> Found:
        if arena.diagram is None:
            return Found("rules too tangled", is_sure=False)
        found = merge(arena.space, arena.diagram, arena.seats)
        points = found.frontier.points
        kind = "exact" if found.is_exact else "a cover"
        return Found(f"{len(points):,} points, {kind}", found.is_exact, points)

    return run


def listed_frontier_of(load: Load) -> Run:
    """Prepare to value every package, and to leave out the dominated ones; without rules."""
    space = arena_of(load).space

    def run() -> Found:
        values = np.zeros((1, load.parties), np.int64)
        for worth in space.worths.contributions:
            values = (values[:, None] + worth).reshape(-1, load.parties)
        points = np.unique(values[pareto_frontier(values)], axis=0)
        return Found(f"{len(points):,} points of {len(values):,} packages", points=points)

    return run


def solution_of(load: Load, name: SolutionName) -> Run:
    """Prepare to search for a solution, with every tie, from nothing known."""
    arena = arena_of(load)

    def run() -> Found:
        found = solved(arena, None, [name], ())
        if not found:
            return Found("no package found", is_sure=False)
        (each,) = found
        is_proven = each.value == each.bound
        ties = "one package" if each.tied == 1 else f"{each.tied:,} packages"
        ties += "" if each.has_all else " or more"
        known = "proven" if is_proven else f"at most {float(each.bound):.4f}"
        return Found(f"{float(each.value):.4f}, {known}; {ties}; {each.boxes:,} boxes", is_proven)

    return run


def least_gain_of(load: Load) -> Run:
    """Prepare to search for the largest least gain alone, as it stands when boxes run out."""
    arena = arena_of(load)

    def run() -> Found:
        away = tuple(-int(least) for least in arena.reservations)
        found = arena.seek(Smallest(arena.own, away, (1,) * len(arena.own)), arena.floors())
        parts = arena.space.worths.denominator
        best, bound = (float(each or 0) / parts for each in (found.best, found.bound))
        known = "proven" if found.is_proven else f"at most {bound:.4f}"
        return Found(f"{best:.4f}, {known}; {found.boxes:,} boxes", found.is_proven)

    return run


def zone_of(load: Load) -> Run:
    """Prepare to count the packages at or above every reservation value."""
    arena = arena_of(load)

    def run() -> Found:
        found = counted(arena, arena.floors(), np.random.default_rng(1))
        if found.is_exact:
            return Found(f"{found.likely:,}, exact")
        text = f"{found.low:.3e} to {found.high:.3e}, by {found.drawn:,} drawn"
        return Found(text, is_sure=False)

    return run
