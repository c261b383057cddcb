"""Who hears what: the channels of the talks, and the one table of who may read which.

| channel | who writes | who reads |
|---|---|---|
| plenary | every seat | every seat |
| caucus of a party | that party, the mediator's team | that party, the mediator's team |
| sealed, of a party | that party | that party alone |
| mediator | the mediator's team | the mediator's team |
"""

from dataclasses import dataclass
from enum import StrEnum

from paraph.terms.ids import MEDIATOR, ActorId, Seat


class ChannelKind(StrEnum):
    """What a channel is for."""

    PLENARY = "plenary"
    CAUCUS = "caucus"
    SEALED = "sealed"
    MEDIATOR = "mediator"


NOBODY = ActorId("")


@dataclass(frozen=True, slots=True, order=True)
class Channel:
    """A part of the journal with readers, numbering and a chain of its own.

    Attributes:
        party: Whose caucus or sealed channel it is; empty for the other two.
    """

    kind: ChannelKind
    party: ActorId = NOBODY

    def __str__(self) -> str:
        """Return its name: `plenary`, `caucus/syria`."""
        return f"{self.kind}/{self.party}" if self.party else str(self.kind)


PLENARY = Channel(ChannelKind.PLENARY)
MEDIATORS = Channel(ChannelKind.MEDIATOR)


def caucus(party: ActorId) -> Channel:
    """Return the caucus of a party."""
    return Channel(ChannelKind.CAUCUS, party)


def sealed(party: ActorId) -> Channel:
    """Return what a party says to nobody, to be counted only."""
    return Channel(ChannelKind.SEALED, party)


def channel_named(name: str) -> Channel:
    """Return the channel with a name that `str` gave."""
    kind, _, party = name.partition("/")
    return Channel(ChannelKind(kind), ActorId(party))


def can_read(reader: Seat, channel: Channel) -> bool:
    """Whether a seat may read a channel: the table above, and nothing else, decides it."""
    match channel.kind:
        case ChannelKind.PLENARY:
            return True
        case ChannelKind.CAUCUS:
            return reader in {MEDIATOR, channel.party}
        case ChannelKind.SEALED:
            return reader == channel.party
        case ChannelKind.MEDIATOR:
            return reader == MEDIATOR


def read_with(channel: Channel, there: tuple[Channel, ...]) -> tuple[Channel, ...]:
    """Return the channels that every reader of a channel can read, of those there are.

    What is entered in a channel is decided on these alone, so that it can give away nothing that
    one of its readers may not know.
    """
    match channel.kind:
        case ChannelKind.PLENARY:
            return tuple(each for each in there if each == PLENARY)
        case ChannelKind.CAUCUS:
            return tuple(each for each in there if each in {PLENARY, channel})
        case ChannelKind.SEALED | ChannelKind.MEDIATOR:
            reader = Seat(channel.party) if channel.party else MEDIATOR
            return tuple(each for each in there if can_read(reader, each))
