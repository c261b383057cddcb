"""The journal as its readers see it; each state is folded once and carried on from there."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from paraph.desk.journal import Journal
from paraph.record.channels import MEDIATORS, Channel, read_with, sealed
from paraph.record.entries import StoredEntry, entry_of, in_order
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import MEDIATOR, ActorId, Seat

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Seen:
    """What the readers of one channel have seen so far.

    Attributes:
        numbers: The last number of each channel that went into the state.
        last: When the last of the entries was made.
    """

    talks: Negotiation = field(default_factory=Negotiation)
    numbers: dict[Channel, int] = field(default_factory=dict[Channel, int])
    last: datetime = LONG_AGO


class Reading:
    """States of one journal, by the channel whose readers see them."""

    def __init__(self, journal: Journal) -> None:
        """Begin with nothing read."""
        self.journal = journal
        self._seen: dict[Channel, Seen] = {}

    @contextmanager
    def turn(self) -> Generator[None]:
        """Give a turn at the journal; where it fails, what was read in it is forgotten."""
        try:
            with self.journal.turn():
                yield
        except BaseException:
            self._seen.clear()
            raise

    def of(self, channel: Channel) -> Seen:
        """Return what every reader of a channel can see, up to now."""
        seen = self._seen.setdefault(channel, Seen())
        new = entries_for(self.journal, channel, seen.numbers)
        if new:
            entries = [entry_of(each) for each in new]
            seen.talks = fold((each.event for each in entries), seen.talks)
            seen.numbers |= {each.channel: each.number for each in new}
            seen.last = max(seen.last, *(each.at for each in entries))
        return seen


def entries_for(journal: Journal, channel: Channel, after: dict[Channel, int]) -> list[StoredEntry]:
    """Return the entries that every reader of a channel can see, in their order."""
    readable = read_with(channel, journal.channels())
    return in_order(journal.read(readable, after), knows_ledger=channel == MEDIATORS)


def channel_of_reader(reader: Seat) -> Channel:
    """Return the channel whose readers see just what this reader sees."""
    return MEDIATORS if reader == MEDIATOR else sealed(ActorId(reader))
