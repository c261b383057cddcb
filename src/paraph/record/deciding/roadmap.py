"""Deciding on what steps are worth, and on reports of whether they were done."""

from datetime import datetime

from paraph.record.commands import roadmap as asked
from paraph.record.deciding.sourcing import own_word
from paraph.record.events import founding as happened
from paraph.record.events.event import Event
from paraph.record.negotiation import Negotiation
from paraph.record.refusals import AlreadyTold, NotYours, Refusal, Unknown, WrongDate
from paraph.terms.compliance import ComplianceReport
from paraph.terms.ids import ActorId
from paraph.terms.people import Author
from paraph.terms.sources import Told
from paraph.terms.steps import StepValue


def decide_roadmap(
    talks: Negotiation, command: asked.RoadmapCommand, author: Author, at: datetime
) -> tuple[Event, ...] | Refusal:
    """Return what happens, or why nothing does."""
    if isinstance(command, asked.TellStepValue):
        return _value(talks, command, author, at)
    return _report(talks, command, author, at)


def _value(
    talks: Negotiation, command: asked.TellStepValue, author: Author, at: datetime
) -> tuple[Event, ...] | Refusal:
    """Return a step's worth; what the team supposes never stands against a party's own word."""
    key = command.party, command.step
    told = (each for each in talks.step_values if isinstance(each.source, Told))
    if command.assumed and any((each.party, each.step) == key for each in told):
        return AlreadyTold(command.party, command.TAG)
    source = own_word(talks, command.assumed, command.party, author, at)
    worth = StepValue(command.step, command.party, command.cost, command.benefit, source)
    return (happened.StepValueGiven(worth),)


def _report(
    talks: Negotiation, command: asked.ReportCompliance, author: Author, at: datetime
) -> tuple[Event, ...] | Refusal:
    """Return a report of compliance, unless it speaks of a day to come or for others."""
    day = talks.calendar(author.seat).day_of(at)
    on = command.on or day
    if on > day:
        return WrongDate(command.TAG, str(on), f"a day up to {day}")
    tranches = talks.step[command.step].tranches
    parts = tuple(map(str, range(1, tranches.count + 1))) if tranches else ()
    if command.tranche is not None and str(command.tranche) not in parts:
        return Unknown(f"tranche of the step '{command.step}'", str(command.tranche), parts)
    refused = None if command.citation else _for_others(talks, command, author)
    source = command.citation or own_word(talks, command.assumed, ActorId(author.seat), author, at)
    by = None if command.citation or command.assumed else ActorId(author.seat)
    report = ComplianceReport(
        step=command.step,
        score=command.score,
        on=on,
        by=by if by in talks.names else None,
        source=source,
        tranche=command.tranche,
        verified_by=command.verified_by,
        disputed_by=command.disputed_by,
        excused=command.excused,
        suspended_by=command.suspended_by,
        note=command.note,
    )
    return refused or (happened.ComplianceReported(report),)


def _for_others(
    talks: Negotiation, command: asked.ReportCompliance, author: Author
) -> NotYours | None:
    """Return that a party speaks for another without citing a report."""
    if talks.is_mediator(author.seat):
        return None
    named = (*command.verified_by, *command.disputed_by, *command.suspended_by)
    other = next((each for each in named if each != author.seat), None)
    return NotYours(author.seat, command.TAG, other) if other else None
