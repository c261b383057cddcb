"""Which rules contradict each other, where no package meets them all."""

import numpy as np

from paraph.packages.hitting import as_words, from_words, minimal_sets, smallest_hitting_sets
from paraph.packages.space import Space
from paraph.packages.survey import Demands, Progress, no_progress


def contradictions(
    space: Space, demands: Demands, progress: Progress = no_progress
) -> tuple[tuple[int, ...], ...]:
    """Return the smallest sets of rules that no package meets together, by one walk.

    Returns:
        Places of the rules in the demands, up to the `MOST_SETS` of `hitting`; none where some
        package meets every rule.

    Source:
        liffiton2008: smallest conflicts hit every set of demands that could be given up.
    """
    broken = as_words([np.zeros(0, np.bool_)] * len(demands.rules), 0)
    for block in space.blocks():
        progress(block.first, space.packages)
        columns = [~block.holds(rule) for rule in demands.rules]
        broken = minimal_sets(np.vstack([broken, as_words(columns, len(block.values))]))
    progress(space.packages, space.packages)
    sets = smallest_hitting_sets(from_words(broken))
    return tuple(tuple(sorted(each)) for each in sets)
