"""The founding events of a roadmap: steps, what they are worth, and whether they were kept."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from paraph.files.case.form import Sourced
from paraph.files.case.forming import Placed
from paraph.files.case.reading import Folder
from paraph.files.case.roadmap_words import event_words
from paraph.files.case.step_entries import (
    ComplianceEntry,
    OutsideEventEntry,
    StepEntry,
    StepValueEntry,
)
from paraph.record.events import founding as happened
from paraph.terms import ids
from paraph.terms.compliance import ComplianceReport
from paraph.terms.numbers import exactly
from paraph.terms.preconditions import every
from paraph.terms.sources import Source
from paraph.terms.steps import (
    Approval,
    Consequence,
    Escrow,
    OutsideEvent,
    Step,
    StepValue,
    Tranches,
)

SourceOf = Callable[[Placed[Sourced]], Source]
NOTHING = exactly(0)


def roadmap_events(
    folder: Folder, source_of: SourceOf, days: dict[str, dt.date], as_of: dt.date
) -> Iterator[happened.FoundingEvent]:
    """Give the events of the roadmap, in the order of the case.

    Args:
        folder: A folder without faults.
        source_of: What an entry rests on.
        days: The dates of the reports, for compliance that has none of its own.
        as_of: The day of the case, where there is no report either.
    """
    for step in folder.of("steps", StepEntry):
        yield happened.StepProposed(_step(step.entry, source_of(step)))
    for event in folder.of("outside_events", OutsideEventEntry):
        words = event_words(event.entry.event)
        outside = OutsideEvent(words, *event.entry.expected, source_of(event))
        yield happened.OutsideEventExpected(outside)
    for worth in folder.of("step_values", StepValueEntry):
        yield happened.StepValueGiven(_value(worth.entry, source_of(worth)))
    for report in folder.of("compliance", ComplianceEntry):
        entry = report.entry
        day = entry.date or days.get(entry.report or "", as_of)
        yield happened.ComplianceReported(_compliance(entry, day, source_of(report)))


def _actors(words: Sequence[str] | None) -> tuple[ids.ActorId, ...]:
    return tuple(map(ids.ActorId, words or ()))


def _steps(words: Sequence[str] | None) -> tuple[ids.StepId, ...]:
    return tuple(map(ids.StepId, words or ()))


def _step(entry: StepEntry, source: Source) -> Step:
    return Step(
        id=ids.StepId(entry.id),
        name=entry.name,
        deliverable=entry.deliverable,
        actors=_actors(entry.actors),
        carries_out=entry.carries_out,
        after=every(entry.after or ()),
        duration=entry.duration,
        deadline=entry.deadline,
        verifiers=_actors(entry.verifiers),
        source=source,
        recipients=_actors(entry.recipients),
        quantity=entry.quantity,
        place=entry.place,
        track=ids.TrackId(entry.track) if entry.track else None,
        clause=entry.clause,
        guarantors=_actors(entry.guarantors),
        consequence=_consequence(entry),
        start_by=entry.start_by,
        not_before=entry.not_before,
        renewal=entry.renewable,
        gate=entry.gate,
        escrow=_escrow(entry),
        simultaneous=_steps(entry.simultaneous_with),
        parallel=_steps(entry.in_parallel_with),
        tranches=_tranches(entry),
        approval=_approval(entry),
        verification=entry.verification_takes,
        in_return_for=_steps(entry.in_return_for),
        left_open=entry.left_open,
    )


def _consequence(entry: StepEntry) -> Consequence | None:
    if not entry.if_not and not entry.suspends:
        return None
    return Consequence(entry.if_not, _steps(entry.suspends), _actors(entry.suspended_by))


def _escrow(entry: StepEntry) -> Escrow | None:
    return Escrow(entry.escrow_until, _actors(entry.held_by)) if entry.escrow_until else None


def _tranches(entry: StepEntry) -> Tranches | None:
    if entry.tranches is None:
        return None
    against = ids.StepId(entry.against) if entry.against else None
    return Tranches(entry.tranches, entry.tranche_every, against)


def _approval(entry: StepEntry) -> Approval | None:
    if entry.approval is None:
        return None
    return Approval(entry.approval, ids.LevelId(entry.level) if entry.level else None)


def _value(entry: StepValueEntry, source: Source) -> StepValue:
    return StepValue(
        ids.StepId(entry.step),
        ids.ActorId(entry.party),
        entry.cost or NOTHING,
        entry.benefit or NOTHING,
        source,
    )


def _compliance(entry: ComplianceEntry, day: dt.date, source: Source) -> ComplianceReport:
    return ComplianceReport(
        step=ids.StepId(entry.step),
        score=entry.score,
        on=day,
        by=ids.ActorId(entry.by) if entry.by else None,
        source=source,
        tranche=entry.tranche,
        verified_by=_actors(entry.verified_by),
        disputed_by=_actors(entry.disputed_by),
        excused=entry.excused,
        suspended_by=_actors(entry.suspended_by),
        note=entry.note,
    )
