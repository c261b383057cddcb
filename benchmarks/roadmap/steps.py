"""How long it takes to load, check and date many steps, beside the least that must be done.

The floors, in the same run: the events of the YAML parser over the same text, and a plain pass for
the longest paths over the same steps, without calendar, conditions or checks.
"""

import datetime as dt
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import yaml

from paraph.desk.roadmaps import consult_roadmap
from paraph.files.case.loading import load_case
from paraph.record.digests import digest
from paraph.record.evolve import fold

SEED = 1
NEAR = 50
"""From how many of the last steps those are taken that a step waits for."""

IN_TRANCHES, ANCHORED, DATED = 0.02, 0.15, 0.15
"""Shares of the steps: those in tranches, those due after another step, those due on a date."""

HEAD = """title: Many steps
as_of: 2024-01-01
include: steps.yaml
parties:
  - {id: a, name: A, role: party}
  - {id: b, name: B, role: party}
  - {id: c, name: C, role: observer}
"""
BEGUN = dt.date(2024, 1, 1)
MEGABYTE = 1024
"""Of the units in which the system tells the peak of memory."""

Row = tuple[str, int, tuple[int, ...]]
"""A step as it is written, its days, and the steps that it waits for."""


def rows(count: int) -> Iterator[Row]:
    """Give random steps of mixed forms, each waiting for earlier ones only."""
    random = Random(SEED)  # noqa: S311 - a repeatable case
    for at in range(count):
        near = range(max(0, at - NEAR), at)
        others = tuple(sorted(random.sample(near, min(len(near), random.randint(1, 3)))))
        days = random.randint(1, 5)
        lines = [
            f"  - id: s{at}",
            f"    name: Step {at}",
            f"    deliverable: A report of {at} pages",
            f"    actor: {'ab'[at % 2]}",
            "    verifier: c",
            f"    duration: {days} days",
            "    assumed: made",
            *_waits(random, others),
            f"    deadline: {_deadline(random, others)}",
            *([f"    tranches: {random.randint(2, 4)}"] if random.random() < IN_TRANCHES else []),
        ]
        yield "\n".join(lines), days, others


def _waits(random: Random, others: tuple[int, ...]) -> Iterator[str]:
    """Give what a step waits for: a list, a verification, so many of several, or a gate."""
    if not others:
        return
    words = [f"s{each}" for each in others]
    form = random.choice(("list", "list", "list", "verified", "some", "gate"))
    if form == "list":
        yield f"    after: [{', '.join(words)}]"
    elif form == "verified":
        yield f"    after: [{', '.join(f'verification of {word}' for word in words)}]"
    elif form == "some":
        yield f'    after: "{max(1, len(words) - 1)} of ({", ".join(words)})"'
    else:
        yield f"    gate: verification of {words[-1]}"


def _deadline(random: Random, others: tuple[int, ...]) -> str:
    """Return a deadline: from the start, a date, or from a step that this one waits for."""
    form = random.random()
    if others and form < ANCHORED:
        return f"{random.randint(200, 400)} days after s{others[0]}"
    if form < ANCHORED + DATED:
        return str(BEGUN + dt.timedelta(days=random.randint(9_000, 20_000)))
    return "40 years after start"


def longest(made: list[Row]) -> int:
    """Return the days of the longest path; steps stand after those that they wait for."""
    ends: list[int] = []
    for _, days, others in made:
        ends.append(days + max((ends[each] for each in others), default=0))
    return max(ends, default=0)


def print_steps(count: int) -> None:
    """Print how long each part takes, and the peak of memory."""
    made = list(rows(count))
    text = "steps:\n" + "\n".join(row[0] for row in made) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "case.yaml").write_text(HEAD, encoding="utf-8")
        (root / "steps.yaml").write_text(text, encoding="utf-8")
        begun = time.process_time()
        for _ in yaml.parse(text, Loader=yaml.CBaseLoader):  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
            pass
        parsed = time.process_time()
        days = longest(made)
        passed = time.process_time()
        case = load_case(root)
        loaded = time.process_time()
        talks, _ = fold(case.events), digest(case.events)
        folded = time.process_time()
        found = consult_roadmap(talks, None)
        ended = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    events, path = parsed - begun, passed - parsed
    print(f"{count} steps, {len(text)} bytes; seconds of the processor, and times the floor")
    print(f"{'load':18} {loaded - passed:6.2f} {(loaded - passed) / events:8.1f}")
    print(f"{'fold and digest':18} {folded - loaded:6.2f}")
    print(f"{'date and check':18} {ended - folded:6.2f} {(ended - folded) / path:8.1f}")
    print(f"{'total':18} {ended - passed:6.2f}")
    print(f"{'floor: events':18} {events:6.2f}")
    print(f"{'floor: longest path':18} {path:6.3f}  ({days} days)")
    print(f"{len(found.scheduled)} parts, {len(found.faults)} faults; peak memory {peak:.0f} MB")
