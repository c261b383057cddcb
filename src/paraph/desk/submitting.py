"""A command is given: decided on what its readers can see, and entered, or refused."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from paraph.desk.citing import cited
from paraph.desk.counting import counted
from paraph.desk.journal import Journal, Stale
from paraph.desk.reading import Reading, Seen, entries_for
from paraph.record.chain import Head, chained
from paraph.record.channels import PLENARY, Channel
from paraph.record.commands.command import Command
from paraph.record.decide import channel_of, decide
from paraph.record.deciding.allowed import destination, not_allowed
from paraph.record.entries import Entry, StoredEntry, body_of, known_before, visible
from paraph.record.events.event import Event
from paraph.record.refusals import Refusal, WrongTime
from paraph.terms.people import Author

Salts = Callable[[Channel, int], bytes]
"""Gives the random bytes that hide a body; told which entry it is for."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A command, with who gives it and what that person knew.

    Attributes:
        at: When it is given; now, if None.
        documents: What the command files, by SHA-256 in hex.
        seen: The last numbers that the person had seen, for a command that is to be refused if
            anything came since; None where only the rules of the talks are to decide.
    """

    command: Command
    author: Author
    at: datetime | None = None
    documents: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    seen: Mapping[Channel, int] | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was entered.

    Attributes:
        entries: In the order in which they were appended, as their author may see them.
    """

    entries: tuple[StoredEntry, ...]


def submit(
    reading: Reading, submission: Submission, now: datetime, salts: Salts
) -> Accepted | Refusal:
    """Decide on a command and enter what follows from it.

    Raises:
        Stale: Something came since what the person had seen; nothing was entered.
        JournalTrouble: The store cannot do it; nothing was entered.
    """
    with reading.turn():
        return _in_turn(reading, submission, now, salts)


def _in_turn(
    reading: Reading, submission: Submission, now: datetime, salts: Salts
) -> Accepted | Refusal:
    author, public = submission.author, reading.of(PLENARY)
    plenary = public.talks
    refused = not_allowed(plenary, submission.command, author)
    if refused is not None:
        return refused
    channel = destination(plenary, submission.command, author)
    seen = public if channel == PLENARY else reading.of(channel)
    _require_fresh(reading.journal, channel, submission)
    at = (submission.at or max(now, seen.last)).astimezone(UTC)
    if submission.at is not None and not seen.last <= at <= now:
        return WrongTime(at, seen.last, now)
    command = _completed(reading, submission, seen)
    if not isinstance(command, Command):
        return command
    decided = decide(seen.talks, command, author, at)
    if not isinstance(decided, tuple):
        return decided
    told = [(channel_of(event, channel), event) for event in decided]
    entries = enter(reading.journal, told, Stamp(author, at, now), salts)
    documents = {hashlib.sha256(raw).hexdigest(): raw for raw in submission.documents.values()}
    reading.journal.append(entries, documents)
    return Accepted(tuple(visible(entries, plenary.reader(author.seat))))


def _require_fresh(journal: Journal, channel: Channel, submission: Submission) -> None:
    """Raise where something came since what the person had seen."""
    if submission.seen is not None:
        meanwhile = entries_for(journal, channel, dict(submission.seen))
        if meanwhile:
            raise Stale(meanwhile)


def _completed(reading: Reading, submission: Submission, seen: Seen) -> Command | Refusal:
    """Return the command with what only the desk can look up."""
    command = cited(submission.command, seen.talks, reading.journal)
    return counted(command, reading) if isinstance(command, Command) else command


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose act it is, when it happened and when it was written down."""

    author: Author
    at: datetime
    recorded: datetime


def enter(
    journal: Journal, told: Sequence[tuple[Channel, Event]], stamp: Stamp, salts: Salts
) -> list[StoredEntry]:
    """Return the entries of some events, tied to the heads of the journal."""
    heads: dict[Channel, Head] = {}
    ledger = journal.ledger()
    entries: list[StoredEntry] = []

    def head(channel: Channel) -> Head:
        if channel not in heads:
            heads[channel] = journal.head(channel)
        return heads[channel]

    for channel, event in told:
        number = head(channel).number + 1
        after = {each: head(each).number for each in known_before(channel)}
        entry = Entry(channel, number, stamp.at, stamp.recorded, stamp.author, event, after)
        salt = salts(channel, number)
        stored, heads[channel], ledger = chained(
            channel, head(channel), ledger, salt, body_of(entry)
        )
        entries.append(stored)
    return entries
