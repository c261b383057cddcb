"""What the form of a step cannot show: keys that need one another, and parts that there are not."""

from collections.abc import Iterator

from paraph.files.case.form import Form
from paraph.files.case.forming import Placed
from paraph.files.case.naming import happenings_of
from paraph.files.case.reading import Folder
from paraph.files.case.roadmap_words import event_words
from paraph.files.case.scalars import DATE_LIKE, START
from paraph.files.case.step_entries import (
    ComplianceEntry,
    OutsideEventEntry,
    StepEntry,
    StepValueEntry,
)
from paraph.files.case.yaml_file import Path
from paraph.files.faults import Fault
from paraph.terms.preconditions import Reached

RESERVED = {
    START: "deadlines call the first day of the roadmap so",
    "of": "preconditions use it: 'verification of STEP'",
    "after": "deadlines use it: '60 days after STEP'",
    "before": "deadlines use it: '10 days before STEP'",
    "upon": "deadlines use it: 'upon STEP'",
}
"""Words that no step may have for its id, in any case, and why."""

NEEDS = (
    ("held_by", "escrow_until"),
    ("tranche_every", "tranches"),
    ("against", "tranches"),
    ("level", "approval"),
    ("suspended_by", "suspends"),
    ("renewable", "deadline"),
)
"""Keys of a step that say nothing without another."""

TIES = ("simultaneous_with", "in_parallel_with", "in_return_for", "suspends", "against")
"""Keys under which a step names others."""


def step_faults(folder: Folder) -> Iterator[Fault]:
    """Give what is amiss with steps, their worth and their compliance."""
    counts = {
        placed.entry.id: placed.entry.tranches
        for placed in folder.of("steps", StepEntry)
        if placed.is_read("id", "tranches")
    }
    for placed in folder.of("steps", StepEntry):
        if placed.is_read("id"):
            yield from _names(placed)
            yield from _lonely(placed)
            yield from _named_tranches(placed, counts)
    yield from _values(folder)
    yield from _compliance(folder, counts)
    yield from _events_twice(folder)


def _names(placed: Placed[StepEntry]) -> Iterator[Fault]:
    """Give a step whose id is a word of the form, or that is tied to itself."""
    word = placed.entry.id
    why = RESERVED.get(word.lower())
    if DATE_LIKE.fullmatch(word):
        why = "a deadline would take it for a date"
    if why is not None:
        expected = "another id for the step"
        yield placed.fault(("id",), f"the id '{word}'", expected, f"choose another word: {why}")
    for key in TIES:
        value = getattr(placed.entry, key) or ()
        if word in ((value,) if isinstance(value, str) else value):
            yield placed.fault((key,), "the step itself", "another step", "name the other step")


def _lonely(placed: Placed[StepEntry]) -> Iterator[Fault]:
    """Give keys without the key that they belong to."""
    for key, needed in NEEDS:
        is_given = bool(getattr(placed.entry, key))
        if is_given and getattr(placed.entry, needed) is None and placed.is_read(needed):
            found = f"'{key}' without '{needed}'"
            yield placed.fault((key,), found, "both", f"add '{needed}', or leave '{key}' out")


def _named_tranches(placed: Placed[StepEntry], counts: dict[str, int | None]) -> Iterator[Fault]:
    """Give tranches that the steps named do not have."""
    for path, happening in happenings_of(placed):
        if isinstance(happening, Reached) and happening.tranche is not None:
            yield from _tranche(placed, path, happening.step, happening.tranche, counts)
    against = placed.entry.against
    if against in counts and counts[against] is None:
        advice = f"give '{against}' tranches, or name it under 'after' or 'gate'"
        found = f"'{against}', which has no tranches"
        yield placed.fault(("against",), found, "a step in tranches", advice)


def _tranche(
    placed: Placed[Form], path: Path, step: str, tranche: int, counts: dict[str, int | None]
) -> Iterator[Fault]:
    count = counts.get(step, tranche)
    if count is None or tranche > count:
        has = f"has {count} tranches" if count else "has no tranches"
        found = f"tranche {tranche} of '{step}', which {has}"
        yield placed.fault(path, found, "a tranche that there is", "correct the number")


def _values(folder: Folder) -> Iterator[Fault]:
    """Give worths that say nothing, and those that are said twice."""
    seen: dict[tuple[str, str], Placed[StepValueEntry]] = {}
    for placed in folder.of("step_values", StepValueEntry):
        entry = placed.entry
        if not placed.is_read("step", "party", "cost", "benefit"):
            continue
        if entry.cost is None and entry.benefit is None:
            found = "neither 'cost' nor 'benefit'"
            yield placed.fault((), found, "one of them, or both", "say what it costs or brings")
        key = entry.step, entry.party
        if key in seen:
            yield placed.again("step", f"the worth of '{key[0]}' to '{key[1]}'", seen[key])
        seen.setdefault(key, placed)


def _compliance(folder: Folder, counts: dict[str, int | None]) -> Iterator[Fault]:
    """Give reports on tranches that there are not."""
    for placed in folder.of("compliance", ComplianceEntry):
        entry = placed.entry
        if placed.is_read("step", "tranche") and entry.tranche is not None:
            yield from _tranche(placed, ("tranche",), entry.step, entry.tranche, counts)


def _events_twice(folder: Folder) -> Iterator[Fault]:
    """Give events that are there twice."""
    seen: dict[str, Placed[OutsideEventEntry]] = {}
    for placed in folder.of("outside_events", OutsideEventEntry):
        if placed.is_read("event"):
            words = event_words(placed.entry.event)
            if words in seen:
                yield placed.again("event", f"the event '{words}'", seen[words])
            seen.setdefault(words, placed)
