"""The smallest sets of demands that cannot be met together, by asking again and again.

Every set of demands that some package leaves unmet must share a member with every conflict. So the
smallest sets that share one with all such sets found so far are tried: each is a conflict, or a
package meets it and shows one set more.
"""

from collections.abc import Callable, Sequence

from paraph.packages.hitting import MOST_SETS, Members, smallest_hitting_sets

Avoids = Callable[[Members], bool]
"""Tells whether some package meets all of these demands."""


def smallest_conflicts(demands: int, can_meet: Avoids, most: int = MOST_SETS) -> list[Members]:
    """Return the smallest sets of demands that no package meets together.

    Args:
        demands: How many there are; sets are of their places.

    Returns:
        At most so many, in order; none where all can be met. Each is minimal: whichever member is
        left out, some package meets the rest.

    Source:
        liffiton2008, on conflicts and what hits them; ignatiev2015, for finding the smallest by
        growing sets that can be met.
    """
    if can_meet(frozenset(range(demands))):
        return []
    unmet: list[Members] = []
    known: set[Members] = set()
    while True:
        candidates = smallest_hitting_sets(unmet, most)
        met = next((each for each in candidates if each not in known and can_meet(each)), None)
        if met is None:
            return candidates
        known |= set(candidates[: candidates.index(met)])
        unmet.append(frozenset(range(demands)) - grown(met, demands, can_meet))


def grown(met: Members, demands: int, can_meet: Avoids) -> Members:
    """Return as many demands as can be met with some, taken one by one in order."""
    for demand in range(demands):
        if demand not in met and can_meet(met | {demand}):
            met |= {demand}
    return met


def least_given_up(demands: int, can_meet: Avoids, most: int = MOST_SETS) -> list[Members]:
    """Return the smallest sets of demands without which all the others can be met.

    Returns:
        At most so many, in order; the empty set alone where all can be met; nothing where the
        demands are not what stands in the way.

    Source:
        reiter1987: what is given up shares a member with every conflict.
    """
    every = frozenset(range(demands))
    if not can_meet(frozenset()):
        return []
    conflicts: list[Members] = []
    while True:
        candidates = smallest_hitting_sets(conflicts, most)
        failed = next((each for each in candidates if not can_meet(every - each)), None)
        if failed is None:
            return candidates
        conflicts.append(_shrunk(every - failed, can_meet))


def _shrunk(conflict: Members, can_meet: Avoids) -> Members:
    """Return a conflict within one, of which nothing can be left out."""
    for demand in sorted(conflict):
        if not can_meet(conflict - {demand}):
            conflict -= {demand}
    return conflict


def remembering(can_meet: Avoids) -> Avoids:
    """Return the same answers, asking once for each and for nothing that follows from others."""
    met: list[Members] = []
    not_met: list[Members] = []

    def asked(demands: Members) -> bool:
        if any(demands <= each for each in met):
            return True
        if any(demands >= each for each in not_met):
            return False
        answer = can_meet(demands)
        (met if answer else not_met).append(demands)
        return answer

    return asked


def named(sets: Sequence[Members], names: Sequence[object]) -> tuple[tuple[object, ...], ...]:
    """Return sets of places as what stands at those places, in order."""
    return tuple(tuple(names[at] for at in sorted(each)) for each in sets)
