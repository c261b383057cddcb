"""The frontier of the same packages by NegMAS, run with an interpreter that has it.

Needs nothing but NegMAS and numpy, and nothing of this project. The issues and one additive
utility function for each party, a table of numbers for every issue, are made unmeasured. Measured
is `pareto_frontier` of them, which enumerates the packages, values each and keeps the undominated:
by its own documentation the quickest way from functions to frontier. The numbers are whole, so
that sums of floats are exact and equal values stay equal.

    python by_negmas.py CASE.npz FRONTIER.npz
"""

import json
import resource
import sys
import time

import numpy as np
from negmas.outcomes import make_issue
from negmas.preferences import LinearAdditiveUtilityFunction, pareto_frontier


def main() -> None:
    """Read the numbers, measure, write the frontier, and print what it took as JSON."""
    source, target = sys.argv[1:]
    with np.load(source) as held:
        tables = [held[f"issue{at}"] for at in range(len(held.files))]
    issues = [make_issue(len(table), f"issue{at}") for at, table in enumerate(tables)]
    functions = [
        LinearAdditiveUtilityFunction(
            [dict(enumerate(table[:, party].astype(float).tolist())) for table in tables],
            issues=issues,
        )
        for party in range(tables[0].shape[1])
    ]
    begun = time.process_time()
    points, _ = pareto_frontier(functions, issues=issues)
    seconds = time.process_time() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    np.savez(target, points=np.array(points))
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))


if __name__ == "__main__":
    main()
