"""The entries of steps, of what they are worth, and of whether they were kept."""

from collections.abc import Sequence

from paraph.files.case.conditions import write_condition
from paraph.files.case.happenings_written import write_deadline, write_precondition
from paraph.files.case.roadmap_words import (
    write_days,
    write_left_open,
    write_quantity,
    write_renewal,
    write_score,
)
from paraph.files.case.scalars import write_duration, write_period, write_range
from paraph.files.case.yaml_file import Tree
from paraph.terms.compliance import ComplianceReport
from paraph.terms.deadlines import Deadline
from paraph.terms.periods import Duration
from paraph.terms.preconditions import Precondition, Several
from paraph.terms.steps import OutsideEvent, Step, StepValue

Entry = dict[str, Tree]


def named(one: str, several: str, words: Sequence[str]) -> Entry:
    """Return one word under the key for one, or several under that for several."""
    return {one: words[0]} if len(words) == 1 else {several: list(words)}


def step_entry(step: Step, source: Entry) -> Entry:
    """Return the keys of a step; those not given hold nothing."""
    return {
        "id": step.id,
        "name": step.name,
        "deliverable": step.deliverable,
        "quantity": write_quantity(step.quantity) if step.quantity else None,
        "place": step.place,
        **named("actor", "actors", step.actors),
        **named("recipient", "recipients", step.recipients),
        "track": step.track,
        "clause": step.clause,
        "carries_out": write_condition(step.carries_out) if step.carries_out else None,
        **_times(step),
        **named("verifier", "verifiers", step.verifiers),
        "verification_takes": _duration(step.verification),
        **named("guarantor", "guarantors", step.guarantors),
        **_ties(step),
        **_approval(step),
        **source,
        "left_open": [write_left_open(each) for each in step.left_open],
    }


def _times(step: Step) -> Entry:
    return {
        "after": _waits(step.after),
        "not_before": _deadline(step.not_before),
        "duration": _duration(step.duration),
        "start_by": _deadline(step.start_by),
        "deadline": _deadline(step.deadline),
        "renewable": write_renewal(step.renewal) if step.renewal else None,
    }


def _waits(after: Precondition | None) -> Tree:
    """Return what a step waits for: a list where all of several have to happen."""
    if isinstance(after, Several) and after.is_every:
        return [write_precondition(part) for part in after.parts]
    return None if after is None else write_precondition(after)


def _deadline(deadline: Deadline | None) -> str | None:
    return None if deadline is None else write_deadline(deadline)


def _duration(duration: Duration | None) -> str | None:
    return None if duration is None else write_duration(duration)


def _ties(step: Step) -> Entry:
    """Return what ties a step to others."""
    escrow, tranches = step.escrow, step.tranches
    every = tranches.every if tranches else None
    return {
        "gate": write_precondition(step.gate) if step.gate else None,
        **named("simultaneous_with", "simultaneous_with", step.simultaneous),
        **named("in_parallel_with", "in_parallel_with", step.parallel),
        "escrow_until": write_precondition(escrow.until) if escrow else None,
        **named("held_by", "held_by", escrow.holders if escrow else ()),
        "tranches": str(tranches.count) if tranches else None,
        "tranche_every": write_period(every) if every else None,
        "against": tranches.against if tranches else None,
        **named("in_return_for", "in_return_for", step.in_return_for),
    }


def _approval(step: Step) -> Entry:
    """Return what kind of approval a step is, and what follows if it is not done."""
    approval, consequence = step.approval, step.consequence
    return {
        "approval": approval.kind.value if approval else None,
        "level": approval.level if approval else None,
        "if_not": consequence.words if consequence else "",
        **named("suspends", "suspends", consequence.suspends if consequence else ()),
        **named("suspended_by", "suspended_by", consequence.by if consequence else ()),
    }


def outside_entry(event: OutsideEvent, source: Entry) -> Entry:
    """Return the keys of an event outside the roadmap."""
    return {"event": event.words, "expected": write_days(event.earliest, event.latest), **source}


def value_entry(value: StepValue, source: Entry) -> Entry:
    """Return the keys of what a step is worth to a party."""
    return {
        "step": value.step,
        "party": value.party,
        "cost": write_range(value.cost) if value.cost.high or not value.benefit.high else None,
        "benefit": write_range(value.benefit) if value.benefit.high else None,
        **source,
    }


def compliance_entry(report: ComplianceReport, day: str | None, source: Entry) -> Entry:
    """Return the keys of a report of compliance.

    Args:
        report: The report.
        day: Its day where the entry has to say it, else None.
        source: The keys that say where it comes from.
    """
    return {
        "step": report.step,
        "tranche": str(report.tranche) if report.tranche else None,
        "score": write_score(report.score),
        "date": day,
        "by": report.by,
        **named("verified_by", "verified_by", report.verified_by),
        **named("disputed_by", "disputed_by", report.disputed_by),
        "excused": report.excused,
        **named("suspended_by", "suspended_by", report.suspended_by),
        **source,
        "note": report.note,
    }
