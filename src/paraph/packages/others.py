"""What an agreement of some parties holds for one whose acceptance is not asked."""

import numpy as np

from paraph.packages.arena import Arena
from paraph.packages.field import Row
from paraph.packages.goals import Smallest
from paraph.packages.space import Progress, no_progress


def span_for(
    arena: Arena, party: int, progress: Progress = no_progress
) -> tuple[int | None, int | None]:
    """Return the least and the most that packages of the zone are worth to another party.

    Args:
        party: Its column in the worths, none of the arena's seats.

    Returns:
        In parts; None where a search was given up, or there is no zone.

    Source:
        raiffa1982, chapter 17, on coalitions and what they leave.
    """
    joined = Arena(arena.space, (*arena.seats, party), arena.conditions)
    floors = tuple(Row(np.append(row.weights, 0), row.least) for row in arena.floors())
    own = joined.own[-1]
    most = joined.seek(Smallest((own,), (0,), (1,)), floors, progress=progress)
    least = joined.seek(Smallest((-own,), (0,), (1,)), floors, progress=progress)
    highest = None if most.best is None or not most.is_proven else int(most.best)
    lowest = None if least.best is None or not least.is_proven else -int(least.best)
    return lowest, highest
