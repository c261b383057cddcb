"""Deciding on what parties do about a draft, and on silence."""

from datetime import UTC, datetime, timedelta
from typing import assert_never

from paraph.record.commands import drafts as asked
from paraph.record.deciding.allowed import not_named
from paraph.record.deciding.standing import JOINED, not_current, not_in
from paraph.record.events import drafts as happened
from paraph.record.events.event import Event
from paraph.record.negotiation import Negotiation
from paraph.record.refusals import (
    NoReason,
    NotAgreed,
    Open,
    Refusal,
    TooShort,
    TooSoon,
    Unknown,
    WrongDate,
)
from paraph.record.standing import DraftStanding, DraftState
from paraph.terms.calendars import is_zone
from paraph.terms.drafts import Act, ActKind, Explanation, Silence
from paraph.terms.ids import ActorId
from paraph.terms.people import Author

SHORTEST_SILENCE_HOURS = 72
MOST_WORKING_DAYS = 366

HOLDING = frozenset({ActKind.OBJECT, ActKind.RESERVE})
"""Acts by which a party holds back; each wants its reason, and breaks a silence."""

Decision = tuple[Event, ...] | Refusal


def decide_act(
    talks: Negotiation,
    command: asked.ActOnDraft
    | asked.CirculateUnderSilence
    | asked.ExplainPosition
    | asked.ConfirmSilence,
    author: Author,
    at: datetime,
) -> Decision:
    """Return what happens, or why nothing does."""
    standing = talks.draft[command.draft]
    match command:
        case asked.ActOnDraft():
            return not_named(talks, author, standing.level) or _act(
                talks, standing, command, author, at
            )
        case asked.CirculateUnderSilence():
            return not_named(talks, author, None) or _circulate(standing, command, author, at)
        case asked.ExplainPosition(draft, number, words):
            unnamed = not_named(talks, author, standing.level)
            refused = unnamed or not_current(standing, number)
            refused = refused or (None if words else NoReason(command.TAG))
            party = ActorId(author.seat)
            explained = Explanation(draft, number, party, author.person, at, words)
            return refused or (happened.PositionExplained(explained),)
        case asked.ConfirmSilence():
            return not_named(talks, author, None) or _confirm(standing, command, author, at)
        case _ as never:
            assert_never(never)


def _act(
    talks: Negotiation,
    standing: DraftStanding,
    command: asked.ActOnDraft,
    author: Author,
    at: datetime,
) -> Decision:
    """Return a party's act; an objection or reservation breaks a silence that has not closed."""
    refused = not_current(standing, command.number)
    refused = refused or not_in(standing, command.TAG, DraftState.OPEN, DraftState.SILENCE)
    if refused:
        return refused
    if command.kind in HOLDING and not command.reason.strip():
        return NoReason(str(command.kind))
    if command.kind is ActKind.AD_REFERENDUM:
        refused, command = _dated(talks, command, author, at)
    elif command.until is not None or command.working_days is not None:
        found = str(command.until or command.working_days)
        refused = WrongDate(str(command.kind), found, "no date: only ad referendum has one")
    if refused:
        return refused
    act = Act(
        standing.id,
        command.number,
        standing.level,
        ActorId(author.seat),
        author.person,
        command.kind,
        at,
        command.until,
        command.reason,
    )
    return _breaking(standing, act) or (happened.PartyActed(act),)


def _breaking(standing: DraftStanding, act: Act) -> Decision | None:
    """Return that an act breaks a silence, or comes too late for it; None where it does neither.

    Once the silence has closed, who kept it has agreed. Only a party that accepted ad referendum is
    still to hear from its capital, and that may say no.
    """
    silence = standing.silence
    if silence is None:
        return None
    before = standing.acts_now.get(act.party)
    is_waiting = before is not None and before.kind is ActKind.AD_REFERENDUM
    if act.at >= silence.closes and not is_waiting and act.kind not in JOINED:
        expected = f"it before the silence closed at {silence.closes.isoformat()}"
        return WrongDate(str(act.kind), act.at.isoformat(), expected)
    return (happened.SilenceBroken(act),) if act.kind in HOLDING else None


def _dated(
    talks: Negotiation, command: asked.ActOnDraft, author: Author, at: datetime
) -> tuple[Refusal | None, asked.ActOnDraft]:
    """Return an acceptance ad referendum with its day, or what is wrong with that day."""
    calendar = talks.calendar(author.seat)
    today = calendar.day_of(at)
    kind = str(command.kind)
    until = command.until
    if command.working_days is not None and until is None:
        if not 0 < command.working_days <= MOST_WORKING_DAYS:
            expected = f"1 to {MOST_WORKING_DAYS} working days"
            return WrongDate(kind, str(command.working_days), expected), command
        until = calendar.after_working_days(today, command.working_days)
    elif command.working_days is not None or until is None:
        found = "both a day and a count of working days" if until else ""
        return WrongDate(kind, found, "the day by which the capital is to confirm"), command
    if until < today:
        return WrongDate(kind, str(until), f"a day from {today} on"), command
    return None, asked.ActOnDraft(
        command.draft, command.number, command.kind, until, None, command.reason
    )


def _objected(standing: DraftStanding) -> NotAgreed | None:
    """Return that parties object or reserve their position: silence could not bring agreement."""
    against = tuple(
        Open(party, act.kind)
        for party, act in standing.acts_now.items()
        if act.kind in {ActKind.OBJECT, ActKind.RESERVE}
    )
    return NotAgreed(standing.id, standing.level, against) if against else None


def _circulate(
    standing: DraftStanding, command: asked.CirculateUnderSilence, author: Author, at: datetime
) -> Decision:
    """Return that silence begins."""
    refused = not_current(standing, command.number)
    refused = refused or not_in(standing, command.TAG, DraftState.OPEN) or _objected(standing)
    if refused:
        return refused
    if not is_zone(command.zone):
        return Unknown("time zone", command.zone, ())
    earliest = at + timedelta(hours=SHORTEST_SILENCE_HOURS)
    if command.closes < earliest:
        return TooShort(command.closes, earliest, command.zone, SHORTEST_SILENCE_HOURS)
    silence = Silence(
        standing.id,
        command.number,
        standing.level,
        at,
        command.closes.astimezone(UTC),
        command.zone,
        author,
    )
    return (happened.SilenceOpened(silence),)


def _confirm(
    standing: DraftStanding, command: asked.ConfirmSilence, author: Author, at: datetime
) -> Decision:
    """Return that the chair confirms a silence that nobody broke, once it has closed."""
    refused = not_in(standing, command.TAG, DraftState.SILENCE)
    silence = standing.silence
    if refused or silence is None or standing.is_confirmed:
        return refused or WrongDate(command.TAG, "a silence confirmed before", "one that is open")
    if at < silence.closes:
        return TooSoon(command.TAG, silence.closes, silence.zone)
    return (happened.SilenceConfirmed(standing.id, author, at),)
