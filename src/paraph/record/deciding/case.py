"""Deciding on what the parties want, and on additions to the case."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from fractions import Fraction
from typing import assert_never

from paraph.record.channels import NOBODY
from paraph.record.commands import case as asked
from paraph.record.deciding.sourcing import own_word
from paraph.record.events import founding as happened
from paraph.record.events.event import Event
from paraph.record.growing import stays
from paraph.record.negotiation import Negotiation
from paraph.record.references import brings, known
from paraph.record.refusals import (
    AlreadyTold,
    ForAll,
    NoReason,
    Refusal,
    Taken,
    Unknown,
    WrongDate,
    WrongNumbers,
    WrongOrder,
)
from paraph.terms.conditions import RedLine
from paraph.terms.ids import MEDIATOR, ActorId, IssueId, PositionId
from paraph.terms.numbers import Range
from paraph.terms.people import Author
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Position,
    Reservation,
    Salience,
    Weight,
)
from paraph.terms.sources import Source, Told

Decision = tuple[Event, ...] | Refusal
LEAST_TIERS = 2
ID_DIGITS = 10
"""Hex digits of a digest in a position's id: enough to tell the positions of one cell apart."""

RESERVED = {("actor", MEDIATOR), ("actor", NOBODY)}
"""Names that no newcomer can have: the seat of the mediator's team, and of no one."""

Preference = (
    asked.TellWeights
    | asked.TellValues
    | asked.RankOptions
    | asked.RankIssues
    | asked.TellReservation
)


def decide_case(
    talks: Negotiation, command: asked.CaseCommand, author: Author, at: datetime
) -> Decision:
    """Return what happens, or why nothing does."""
    match command:
        case asked.AddToCase(event, True) if not isinstance(event, Noted):
            return ForAll(fields(event)[0].name.replace("_", " "))
        case asked.AddToCase(event):
            return _taken(talks, event) or _unusable(event) or (event,)
        case asked.StatePosition():
            return _state(talks, command, author, at)
        case asked.DrawRedLine(line_id, party, never):
            if any(line.id == line_id for line in talks.red_lines):
                return Taken("red line", line_id)
            source = own_word(talks, command.assumed, party, author, at)
            return (happened.RedLineDrawn(RedLine(line_id, party, never, source)),)
        case _:
            return _tell(talks, command, author, at)


Noted = (
    happened.ReportFiled
    | happened.InterestNoted
    | happened.ConstituencyNoted
    | happened.RelationNoted
    | happened.StepProposed
    | happened.OutsideEventExpected
)
"""What the team may keep to itself; a party could refer to anything else without knowing of it."""


def _taken(talks: Negotiation, event: asked.Addition) -> Refusal | None:
    """Return that something has the id of what would be added; a case is opened once."""
    if isinstance(event, happened.TalksOpened):
        return Taken("case", talks.title)
    for kind, word in brings(event):
        if word in known(talks, kind) or (kind, word) in RESERVED:
            return Taken(kind, word)
    if isinstance(event, happened.RuleSet) and any(
        rule.id == event.rule.id for rule in talks.rules
    ):
        return Taken("rule", event.rule.id)
    return None


def _unusable(event: asked.Addition) -> Refusal | None:
    """Return that an issue could not be settled: it has no option, one twice, or none to keep."""
    if not isinstance(event, happened.IssueOpened):
        return None
    issue, ids = event.issue, [option.id for option in event.issue.options]
    if not ids:
        return NoReason("add-to-case")
    twice = next((option for option in ids if ids.count(option) > 1), None)
    if twice is not None:
        return Taken("option", twice)
    if issue.status_quo is not None and issue.status_quo not in ids:
        return Unknown(f"option of the issue '{issue.id}'", issue.status_quo, tuple(ids))
    return None


def _state(
    talks: Negotiation, command: asked.StatePosition, author: Author, at: datetime
) -> Decision:
    """Return a position; its id is made of what it says, so that it counts nobody's others."""
    day = talks.calendar(author.seat).day_of(at)
    on = command.on or day
    if on > day:
        return WrongDate(command.TAG, str(on), f"a day up to {day}")
    if not command.options:
        return NoReason(command.TAG)
    source = command.citation or own_word(talks, command.assumed, command.party, author, at)
    said_by = command.said_by or command.party
    words = repr((command.options, command.strength, on, said_by, source, command.note))
    digest = hashlib.sha256(words.encode("utf-8", errors="surrogatepass")).hexdigest()
    position = Position(
        PositionId(f"{command.party}/{command.issue}/{digest[:ID_DIGITS]}"),
        command.party,
        command.issue,
        command.options,
        command.strength,
        on,
        said_by,
        source,
        command.note,
    )
    if any(each.id == position.id for each in talks.positions):
        return Taken("position", position.id)
    return (happened.PositionStated(position),)


def _tell(talks: Negotiation, command: Preference, author: Author, at: datetime) -> Decision:
    """Return what a party told, or what the mediator's team supposes where it told nothing."""
    source = own_word(talks, command.assumed, command.party, author, at)
    refused = _told_already(talks, command) if command.assumed else None
    return refused or _preference(talks, command, source)


def _preference(talks: Negotiation, command: Preference, source: Source) -> Decision:
    """Return the events that a preference makes, or what is wrong with its numbers."""
    match command:
        case asked.TellWeights(party, weights):
            return _unfit(talks, party, weights, source) or tuple(
                happened.WeightGiven(Weight(party, issue, weight, source))
                for issue, weight in weights.items()
            )
        case asked.TellValues(party, issue, values):
            return tuple(
                happened.ValueGiven(OptionValue(party, issue, option, worth, source))
                for option, worth in values.items()
            ) or NoReason(command.TAG)
        case asked.RankOptions(party, issue, tiers):
            order = OptionRanking(party, issue, tiers, source)
            return _disorder(party, tiers) or (happened.OptionsRanked(order),)
        case asked.RankIssues(party, tiers):
            ranking = IssueRanking(party, tiers, source)
            return _disorder(party, tiers) or (happened.IssuesRanked(ranking),)
        case asked.TellReservation(party, worth, batna):
            return (happened.ReservationGiven(Reservation(party, worth, batna, source)),)
        case _ as never:
            assert_never(never)


def _told_already(talks: Negotiation, command: Preference) -> AlreadyTold | None:
    """Return that the party itself has told what would be supposed of it."""
    match command:
        case asked.TellReservation():
            there: tuple[object, ...] = talks.reservations
        case asked.TellWeights() | asked.RankIssues():
            there = talks.weights
        case asked.TellValues(_, issue) | asked.RankOptions(_, issue):
            there = tuple(each for each in talks.values if each.issue == issue)
    told = any(
        getattr(each, "party", None) == command.party
        and isinstance(getattr(each, "source", None), Told)
        for each in there
    )
    return AlreadyTold(command.party, command.TAG) if told else None


def _unfit(
    talks: Negotiation, party: ActorId, given: Mapping[IssueId, Range | Salience], source: Source
) -> WrongNumbers | NoReason | None:
    """Return that weights, with those before that stay, cannot be shares of one whole."""
    if not given:
        return NoReason("tell-weights")
    before = {
        each.issue: each.weight
        for each in talks.weights
        if isinstance(each, Weight) and each.party == party and stays(each.source, source)
    }
    ranges = [each for each in {**before, **given}.values() if isinstance(each, Range)]
    least = sum((each.low for each in ranges), Fraction(0))
    most = sum((each.high for each in ranges), Fraction(0))
    is_all = len(ranges) == len(talks.issues)
    if least > 1 or (is_all and most < 1):
        return WrongNumbers(party, str(least), str(most), is_all)
    return None


def _disorder(party: ActorId, tiers: tuple[tuple[str, ...], ...]) -> WrongOrder | None:
    """Return that an order names something twice, or has one place only."""
    named = [each for tier in tiers for each in tier]
    twice = tuple(dict.fromkeys(each for each in named if named.count(each) > 1))
    has_places = len(tiers) >= LEAST_TIERS and all(tiers)
    return WrongOrder(party, twice) if twice or not has_places else None
