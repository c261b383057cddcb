"""Earliest dates and circles of steps, by definition."""

import datetime as dt
from collections.abc import Mapping, Sequence

from paraph.terms.ids import StepId
from paraph.terms.steps import Step


def earliest(steps: Sequence[Step], start: dt.date) -> dict[StepId, tuple[dt.date, dt.date]]:
    """Start and end of every step that can be dated: again and again, whatever is ready."""
    present = {step.id for step in steps}
    found: dict[StepId, tuple[dt.date, dt.date]] = {}
    for _ in steps:
        for step in steps:
            needed = [each for each in step.after if each in present]
            if all(each in found for each in needed):
                begins = max([start, *(found[each][1] for each in needed)])
                found[step.id] = (begins, step.duration.after(begins) if step.duration else begins)
    return found


def reaches(waits: Mapping[StepId, Sequence[StepId]], one: StepId, other: StepId) -> bool:
    """Whether a step waits for another, directly or not, by trying every path."""

    def from_here(step: StepId, path: frozenset[StepId]) -> bool:
        return any(
            each == other or (each not in path and from_here(each, path | {each}))
            for each in waits[step]
        )

    return from_here(one, frozenset({one}))


def groups(waits: Mapping[StepId, Sequence[StepId]]) -> set[frozenset[StepId]]:
    """The sets of steps that wait for one another."""
    return {
        frozenset(
            other
            for other in waits
            if other == step or (reaches(waits, step, other) and reaches(waits, other, step))
        )
        for step in waits
        if reaches(waits, step, step)
    }


def shortest_circle(waits: Mapping[StepId, Sequence[StepId]], step: StepId) -> int:
    """How many steps the shortest circle through a step has, by trying every path."""

    def lengths(here: StepId, path: tuple[StepId, ...]) -> list[int]:
        found = [len(path)] if step in waits[here] else []
        for each in waits[here]:
            if each not in path:
                found += lengths(each, (*path, each))
        return found

    return min(lengths(step, (step,)))
