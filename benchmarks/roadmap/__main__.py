"""How long it takes to find the order of 60 steps that leaves nobody far ahead, and what it gains.

Prints a table, one line for each set of random steps. Each step takes 1 to 30 days, waits for 1.5
others on average, costs its actor 100 to 1000 and brings 1 to 3 of the 5 parties something; all
in all each party receives `GAIN` times what it gives. The cost falls due when the step begins, what
it brings when it ends. `deadlines` is the share of steps that have one, and by how much of the
earliest dates it is loose at most. `gap` is how much less the exposure could at most be, by what is
proven.
`by dates` and `greedy` are how many times as exposed somebody is if every step is taken as early
as can be, and if of the steps that are ready the one that leaves the largest exposure least is
taken next, one after the other and without regard to deadlines. `-` stands where nobody need be
ahead of anything.

    python benchmarks/roadmap [--seeds 10] [--steps 60] [--effort 1.5] [--frontier 20]

With `--many 10000` it instead tells how long it takes to load, date and check so many steps.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from steps import print_steps

from paraph.roadmap.sequence import Change, Gap, Sequence
from paraph.roadmap.sequencing import EFFORT, exposures, frontier, sequenced

PARTIES, GAIN, SEED = 5, 1.1, 1

KINDS = {"none": (0.0, 1.0), "25 %, 200 %": (0.25, 2.0), "50 %, 50 %": (0.5, 0.5)}
"""The share of steps that have a deadline, and how loose it is at most."""

HEADING = (
    f"{'steps':>5} {'deadlines':12} {'seed':>4} {'seconds':>7} {'exposure':>8} {'bound':>6}"
    f" {'gap':>6} {'days':>5} {'bound':>5} {'by dates':>8} {'greedy':>7}  status"
)


@dataclass(frozen=True)
class Step:
    """What a step takes, waits for, costs and brings."""

    days: int
    after: tuple[int, ...]
    cost: tuple[int, ...]
    brings: tuple[int, ...]


def steps_of(random: Random, count: int) -> Iterator[Step]:
    """Give random steps."""
    for at in range(count):
        near = range(max(0, at - 20), at)
        actor = random.randrange(PARTIES)
        others = [each for each in range(PARTIES) if each != actor]
        served = random.sample(others, random.randint(1, 3))
        yield Step(
            days=random.randint(1, 30),
            after=tuple(random.sample(near, min(len(near), random.choice([0, 1, 2, 3])))),
            cost=tuple(random.randint(100, 1000) * (each == actor) for each in range(PARTIES)),
            brings=tuple(random.randint(50, 600) * (each in served) for each in range(PARTIES)),
        )


def balanced(steps: list[Step]) -> list[tuple[int, ...]]:
    """Return what steps bring, so that each party receives so much more than it gives."""
    given = [sum(each) for each in zip(*(step.cost for step in steps), strict=True)]
    received = [sum(each) for each in zip(*(step.brings for step in steps), strict=True)]
    ratios = [GAIN * one / max(other, 1) for one, other in zip(given, received, strict=True)]
    return [
        tuple(round(worth * ratio) for worth, ratio in zip(step.brings, ratios, strict=True))
        for step in steps
    ]


def problem_of(random: Random, count: int, share: float, loose: float) -> Sequence:
    """Return random steps as moments: of each its beginning, then its end."""
    steps = list(steps_of(random, count))
    ends: list[int] = []
    gaps: list[Gap] = []
    bounds: list[tuple[int, int | None]] = []
    changes: list[Change] = []
    for at, (step, brings) in enumerate(zip(steps, balanced(steps), strict=True)):
        ends.append(step.days + max([ends[each] for each in step.after], default=0))
        latest = ends[-1] + round(ends[-1] * loose * random.uniform(0.3, 1.0))
        bounds += [(0, None), (0, latest if random.random() < share else None)]
        gaps += [Gap(2 * at, 2 * each + 1, 0) for each in step.after]
        gaps.append(Gap(2 * at + 1, 2 * at, step.days, is_exact=True))
        changes += [Change(2 * at, step.cost), Change(2 * at + 1, tuple(-one for one in brings))]
    return Sequence(tuple(bounds), tuple(gaps), (), (), tuple(changes), PARTIES)


def by_dates(problem: Sequence) -> tuple[int, ...]:
    """Return the earliest times; gaps stand in an order that can be followed."""
    times = [0] * len(problem.bounds)
    for gap in problem.gaps:
        times[gap.later] = max(times[gap.later], times[gap.earlier] + gap.length)
    return tuple(times)


def greedily(problem: Sequence) -> tuple[int, ...]:
    """Return times one step after the other, each the one that leaves the largest exposure least.

    Of steps that leave the same, the one after which exposures are least.
    """
    count = len(problem.bounds) // 2
    worths = [change.by_party for change in problem.changes]
    waits = {
        step: {gap.earlier // 2 for gap in problem.gaps if gap.later == 2 * step}
        for step in range(count)
    }
    times, now, standing = [0] * len(problem.bounds), 0, (0,) * PARTIES
    done: set[int] = set()
    while len(done) < count:
        ready = [step for step in range(count) if step not in done and waits[step] <= done]
        during = {step: summed(standing, worths[2 * step]) for step in ready}
        after = {step: summed(during[step], worths[2 * step + 1]) for step in ready}
        best = min(ready, key=lambda step: (max(0, *during[step]), max(after[step]), step))
        days = next(gap.length for gap in problem.gaps if gap.is_exact and gap.later // 2 == best)
        times[2 * best], times[2 * best + 1] = now, now + days
        now, standing = now + days + 1, after[best]
        done.add(best)
    return tuple(times)


def summed(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    """Return the sums of two rows."""
    return tuple(sum(pair) for pair in zip(one, other, strict=True))


def ratio(exposure: int, least: int) -> str:
    """Return how many times the least an exposure is."""
    return f"{exposure / least:.2f}" if least else "-"


def print_line(name: str, problem: Sequence, seed: int, effort: float) -> None:
    """Find one order, and print how it went."""
    begun = time.perf_counter()
    found = sequenced(problem, effort=effort, seed=SEED)
    seconds = time.perf_counter() - begun
    gap = (found.exposure - found.exposure_bound) / max(found.exposure, 1)
    early, greedy = (
        ratio(max(exposures(problem, times)), found.exposure)
        for times in (by_dates(problem), greedily(problem))
    )
    print(
        f"{len(problem.bounds) // 2:5} {name:12} {seed:4} {seconds:7.2f} {found.exposure:8}"
        f" {found.exposure_bound:6} {gap:6.1%} {found.length:5} {found.length_bound:5}"
        f" {early:>8} {greedy:>7}  {found.status}",
        flush=True,
    )


def print_frontier(problem: Sequence, effort: float) -> None:
    """Find every exposure and length worth having, and print how it went."""
    begun = time.perf_counter()
    found = frontier(problem, effort=effort, seed=SEED, progress=lambda *_: None)
    seconds = time.perf_counter() - begun
    whole = "complete" if found.is_complete else "cut short"
    points = ", ".join(f"{each.exposure} in {each.length} days" for each in found.points)
    print(f"frontier: {len(found.points)} points in {seconds:.1f} s, {whole}: {points}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seeds", type=int, default=10, help="sets of steps of each kind")
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--effort", type=float, default=EFFORT, help="of each order")
    parser.add_argument("--frontier", type=float, help="effort for a frontier of each kind")
    parser.add_argument("--many", type=int, help="only load, date and check so many steps")
    asked = parser.parse_args()
    if asked.many:
        print_steps(asked.many)
        return
    print(HEADING)
    for name, (share, loose) in KINDS.items():
        for seed in range(asked.seeds):
            random = Random(seed)  # noqa: S311 - a repeatable case
            problem = problem_of(random, asked.steps, share, loose)
            print_line(name, problem, seed, asked.effort)
        if asked.frontier:
            random = Random(0)  # noqa: S311 - a repeatable case
            print_frontier(problem_of(random, asked.steps, share, loose), asked.frontier)


if __name__ == "__main__":
    main()
