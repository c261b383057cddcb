"""Entries: an event with its number, its time and its author; and how each lies in a store."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from paraph.record.channels import (
    PLENARY,
    Channel,
    ChannelKind,
    can_read,
    caucus,
    channel_named,
)
from paraph.record.codec import decode, moment
from paraph.record.encoding import encode
from paraph.record.events.event import KINDS, Event
from paraph.terms.ids import MEDIATOR, PersonId, Seat
from paraph.terms.people import Author


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as it lies in a store: bytes, and how they hang together.

    Attributes:
        number: From 1 in its channel, without a gap.
        ledger: From 1 through all channels; 0 for a reader who may not know it.
        salt: Random bytes, hashed with the body, so that nobody can guess a body from its link.
        body: The entry itself, JSON in UTF-8.
        link: SHA-256 that ties the entry to the one before it in its channel.
        ledger_link: SHA-256 that ties it to the one before it in all channels; empty for a
            reader who may not know it.
    """

    channel: Channel
    number: int
    ledger: int
    salt: bytes
    body: bytes
    link: bytes
    ledger_link: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened, when, and whose act it was.

    Attributes:
        at: When it happened, UTC.
        recorded: When it was written down, UTC; the same, but for what was entered afterwards.
        after: The last numbers, in the plenary and in the caucus, that its author knew of.
    """

    channel: Channel
    number: int
    at: datetime
    recorded: datetime
    author: Author
    event: Event
    after: Mapping[Channel, int] = field(default_factory=dict[Channel, int])


def body_of(entry: Entry) -> bytes:
    """Return the bytes that a store keeps of an entry."""
    tree = {
        "at": entry.at.isoformat(),
        "recorded": entry.recorded.isoformat(),
        "by": entry.author.person,
        "for": entry.author.seat,
        "after": {str(channel): number for channel, number in entry.after.items()},
        "event": entry.event.TAG,
        "data": encode(entry.event),
    }
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", errors="surrogatepass")


def entry_of(stored: StoredEntry) -> Entry:
    """Return the entry that a store keeps.

    Raises:
        Misfit: It was made by a later version of this program.
    """
    tree = tree_of(stored.body)
    return Entry(
        stored.channel,
        stored.number,
        moment(tree["at"]),
        moment(tree["recorded"]),
        Author(PersonId(tree["by"]), Seat(tree["for"])),
        decode(KINDS, tree["event"], tree["data"]),
        {channel_named(name): number for name, number in tree["after"].items()},
    )


def tree_of(body: bytes) -> dict[str, Any]:
    """Return the bare tree of an entry's bytes."""
    return json.loads(body.decode("utf-8", errors="surrogatepass"))


def visible(entries: Iterable[StoredEntry], reader: Seat) -> list[StoredEntry]:
    """Return what a reader may see, in the order in which that reader could know it."""
    seen = [each for each in entries if can_read(reader, each.channel)]
    return in_order(seen, knows_ledger=reader == MEDIATOR)


def in_order(entries: Iterable[StoredEntry], *, knows_ledger: bool) -> list[StoredEntry]:
    """Return entries in the order in which their reader could know it.

    The mediator's team reads in the order of the ledger. Anybody else has the plenary's own order,
    and after each of its entries what a party said in confidence before the next; where an entry
    stands in the ledger they are not told, since that tells how much others said meanwhile.
    """
    if knows_ledger:
        return sorted(entries, key=lambda each: each.ledger)
    return sorted((replace(each, ledger=0, ledger_link=b"") for each in entries), key=_place)


def _place(stored: StoredEntry) -> tuple[int, ...]:
    """Return where an entry stands among those that one party can read."""
    if stored.channel == PLENARY:
        return stored.number, 0
    after = tree_of(stored.body)["after"]
    known = after.get(str(PLENARY), 0)
    if stored.channel.kind is ChannelKind.CAUCUS:
        return known, 1, stored.number, 0
    return known, 1, after.get(str(caucus(stored.channel.party)), 0), 1, stored.number


def known_before(channel: Channel) -> tuple[Channel, ...]:
    """Return the channels whose last numbers are written into an entry of this one."""
    match channel.kind:
        case ChannelKind.PLENARY | ChannelKind.MEDIATOR:
            return ()
        case ChannelKind.CAUCUS:
            return (PLENARY,)
        case ChannelKind.SEALED:
            return PLENARY, caucus(channel.party)
