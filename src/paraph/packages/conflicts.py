"""The smallest sets of demands that cannot be met together, by asking again and again.

Every set of demands that some package leaves unmet must share a member with every conflict. So the
smallest sets that share one with all such sets found so far are tried: each is a conflict, or a
package meets it and shows one set more.
"""

from collections.abc import Callable

from paraph.packages.hitting import MOST_SETS, Members, smallest_hitting_sets

MOST_ROUNDS = 40
"""Sets that are found one after the other before the search for the smallest is given up."""

Avoids = Callable[[Members], bool]
"""Tells whether some package meets all of these demands."""


class TooManyWaysError(Exception):
    """There are too many sets to find the smallest; one of which all is needed is known."""

    def __init__(self, known: Members) -> None:
        """Keep that one."""
        self.known = known
        super().__init__("too many sets to find the smallest")


def smallest_conflicts(demands: int, can_meet: Avoids, most: int = MOST_SETS) -> list[Members]:
    """Return the smallest sets of demands that no package meets together.

    Args:
        demands: How many there are; sets are of their places.

    Returns:
        At most so many, in order; none where all can be met. Each is minimal: whichever member is
        left out, some package meets the rest.

    Raises:
        TooManyWaysError: With a minimal one, though there may be smaller ones.

    Source:
        liffiton2008, on conflicts and what hits them; ignatiev2015, for finding the smallest by
        growing sets that can be met.
    """
    if can_meet(frozenset(range(demands))):
        return []
    unmet: list[Members] = []
    known: set[Members] = set()
    while len(unmet) < MOST_ROUNDS:
        candidates = smallest_hitting_sets(unmet, most)
        met = next((each for each in candidates if each not in known and can_meet(each)), None)
        if met is None:
            return candidates
        known |= set(candidates[: candidates.index(met)])
        unmet.append(frozenset(range(demands)) - grown(met, demands, can_meet))
    raise TooManyWaysError(_shrunk(frozenset(range(demands)), can_meet))


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

    Raises:
        TooManyWaysError: With one of which nothing can be left out, though others may be smaller.

    Source:
        reiter1987: what is given up shares a member with every conflict.
    """
    every = frozenset(range(demands))
    if not can_meet(frozenset()):
        return []
    conflicts: list[Members] = []
    while len(conflicts) < MOST_ROUNDS:
        candidates = smallest_hitting_sets(conflicts, most)
        failed = next((each for each in candidates if not can_meet(every - each)), None)
        if failed is None:
            return candidates
        conflicts.append(_shrunk(every - failed, can_meet))
    raise TooManyWaysError(every - grown(frozenset(), demands, can_meet))


def _shrunk(conflict: Members, can_meet: Avoids) -> Members:
    """Return a conflict within one, of which nothing can be left out.

    Of demands in order, the one that first makes a conflict with those kept and those before it is
    needed; those after it are not. So each member is found by halving.
    """
    kept: Members = frozenset()
    rest = sorted(conflict)
    while can_meet(kept):
        low, high = 0, len(rest)
        while high - low > 1:
            middle = (low + high) // 2
            is_met = can_meet(kept | frozenset(rest[:middle]))
            low, high = (middle, high) if is_met else (low, middle)
        kept |= {rest[high - 1]}
        rest = rest[: high - 1]
    return kept


def remembering(meet: Callable[[Members], Members | None]) -> Avoids:
    """Return whether demands can be met, asking for nothing that follows from earlier answers.

    Args:
        meet: Returns all that some package meets which meets some demands, these among them; None
            where there is no such package. One package thus answers for many sets of demands.
    """
    met: list[Members] = []
    not_met: list[Members] = []

    def asked(demands: Members) -> bool:
        if any(demands <= each for each in met):
            return True
        if any(demands >= each for each in not_met):
            return False
        answer = meet(demands)
        if answer is None:
            not_met.append(demands)
        else:
            met.append(answer)
        return answer is not None

    return asked
