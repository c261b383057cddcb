"""How long the packages room takes, beside the bare floor: valuing every package and no more.

Prints a table. Every line is measured in a process of its own, so that its peak memory is its
own. `work` is the processor's time, which is that of the clock where nothing else runs; `ratio`
is that of work to floor. The target: every package of ten million in under 10 s and 1 GB.

    python benchmarks/packages.py
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from paraph.packages.impasse import impasse
from paraph.packages.nearest import least_ways, zone_without_each_rule
from paraph.packages.solutions import SOLUTIONS
from paraph.packages.space import Space, Worths
from paraph.packages.survey import Demands, survey
from paraph.terms.agenda import Issue, Option
from paraph.terms.conditions import All, Chosen, RedLine, Rule, RuleKind
from paraph.terms.ids import ActorId, IssueId, OptionId, RedLineId, RuleId, TrackId
from paraph.terms.sources import Assumption

PARTS = 1_000_000
SUPPOSED = Assumption("made up for a measurement")


@dataclass(frozen=True)
class Load:
    """What is measured.

    Attributes:
        levels: How many different worths an option may have; few make many ties.
        away: Walk-away worth of every party, as a share of its whole.
        opposed: Whether every second party wants the reverse of the one before, so that every
            package is undominated.
    """

    issues: int
    options: int
    parties: int
    conditions: int = 0
    levels: int = 1_000
    away: float = 0.4
    opposed: bool = False


LOADS = {
    "10^6, 4 parties": Load(6, 10, 4),
    "10^7, 4 parties": Load(7, 10, 4),
    "10^7, 5 parties": Load(7, 10, 5),
    "10^7, 4 parties, 10 rules, 10 red lines": Load(7, 10, 4, conditions=10),
    "9.8 10^6, 5 parties, 10 issues of 5, 10 rules, 10 red lines": Load(10, 5, 5, conditions=10),
    "8.4 10^6, 4 parties, 23 issues of 2": Load(23, 2, 4),
    "10^7, 4 parties, three levels of worth": Load(7, 10, 4, levels=3),
    "10^7, 5 parties, all tied": Load(7, 10, 5, levels=1, away=0),
    "10^7, 4 parties opposed in pairs, five levels of worth": Load(
        7, 10, 4, levels=5, opposed=True
    ),
    "10^6, 4 parties opposed in pairs, all worths different": Load(
        6, 10, 4, levels=100_000, opposed=True
    ),
    "10^7, 5 parties, no zone, 10 rules, 10 red lines": Load(7, 10, 5, conditions=10, away=0.95),
}


def space_of(load: Load) -> Space:
    """Random additive worths of every option to every party."""
    generator = np.random.default_rng(1)
    issues = tuple(
        Issue(
            IssueId(f"i{at}"),
            TrackId("track"),
            f"Issue {at}",
            "?",
            tuple(Option(OptionId(f"o{place}"), "") for place in range(load.options)),
            is_ordered=False,
        )
        for at in range(load.issues)
    )
    most = PARTS // load.issues
    shape = (load.options, load.parties)
    contributions = tuple(
        generator.integers(0, load.levels, shape) * (most // max(load.levels - 1, 1))
        for _ in range(load.issues)
    )
    if load.opposed:
        for each in contributions:
            each[:, 1::2] = most - each[:, ::2]
    reservations = np.full(load.parties, int(load.away * PARTS), np.int64)
    return Space(issues, Worths(contributions, reservations, PARTS, is_rounded=False))


def demands_of(load: Load) -> Demands:
    """As many rules and red lines as asked for, each across two issues."""
    generator = np.random.default_rng(2)

    def chosen(at: int, *places: int) -> Chosen:
        return Chosen(IssueId(f"i{at}"), tuple(OptionId(f"o{place}") for place in places))

    rules: list[Rule] = []
    lines: list[RedLine] = []
    for at in range(load.conditions):
        one, other = generator.choice(load.issues, 2, replace=False).tolist()
        then = chosen(other, *range(load.options - 1))
        rules.append(Rule(RuleId(f"rule-{at}"), RuleKind.REQUIRES, chosen(one, 0), then, SUPPOSED))
        never = All((chosen(one, 1), chosen(other, 0, 1)))
        lines.append(
            RedLine(RedLineId(f"line-{at}"), ActorId(f"p{at % load.parties}"), never, SUPPOSED)
        )
    return Demands.of(range(load.parties), rules, lines)


def bare(load: Load) -> str:
    """Value every package, and look at nothing."""
    space = space_of(load)
    largest = max(int(block.values[-1].max()) for block in space.blocks())
    return f"last worth up to {largest}"


def whole(load: Load) -> str:
    """Count, find the frontier and the named solutions; without a zone, what would open one."""
    space, demands = space_of(load), demands_of(load)
    found = survey(space, demands)
    points = len(found.frontier.points)
    if not found.zone:
        parties = tuple(ActorId(f"p{at}") for at in range(load.parties))
        why = impasse(space, demands, parties)
        ways = least_ways(space, demands, why.least_maximum)
        rules = sum(1 for count in zone_without_each_rule(space, demands) if count)
        return (
            f"{points} points, no zone: {len(why.conflicts)} conflicts of "
            f"{len(why.conflicts[0])}, {len(ways)} ways, {rules} rules in the way"
        )
    gains = found.frontier.points - space.worths.reservations
    gains = gains[(gains >= 0).all(axis=1)]
    picked = [len(solve(gains)) for solve in SOLUTIONS.values()]
    return f"{points} points, {found.zone} in the zone, picked {picked}"


MEASURES: dict[str, Callable[[Load], str]] = {"bare": bare, "whole": whole}


def measure(what: str, name: str) -> None:
    """Print seconds, peak memory and what came out, as JSON."""
    begun, worked = time.perf_counter(), time.process_time()
    result = MEASURES[what](LOADS[name])
    seconds, work = time.perf_counter() - begun, time.process_time() - worked
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"seconds": seconds, "work": work, "megabytes": megabytes, "result": result}
    print(json.dumps(found))


def measured(what: str, name: str) -> dict[str, float | str]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, "--measure", what, "--load", name]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print the table, or one measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measure", choices=MEASURES)
    parser.add_argument("--load", choices=LOADS)
    asked = parser.parse_args()
    if asked.measure:
        measure(asked.measure, asked.load)
        return
    print(f"{'load':62} {'seconds':>8} {'work':>6} {'floor':>6} {'ratio':>6} {'MB':>5}  result")
    for name in LOADS:
        floor, full = measured("bare", name), measured("whole", name)
        ratio = float(full["work"]) / float(floor["work"])
        print(
            f"{name:62} {full['seconds']:8.2f} {full['work']:6.2f} {floor['work']:6.2f}"
            f" {ratio:6.1f} {full['megabytes']:5.0f}  {full['result']}"
        )


if __name__ == "__main__":
    main()
