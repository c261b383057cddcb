"""The chain: each entry is tied to all before it, so that no change goes unseen.

    commitment  = SHA-256(salt, body)
    link        = SHA-256(link before it in the channel, channel and number, commitment)
    ledger link = SHA-256(ledger link before it, ledger number, link)

A channel's first link hangs on the talks' id and the channel's name. Whoever holds a link of a
channel can check everything before it in that channel, and only that; the ledger, which only the
mediator's team can read, ties the channels together. A commitment gives away nothing of a body
that somebody might guess, because the salt is random.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from paraph.record.channels import Channel
from paraph.record.entries import StoredEntry

SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain; number 0 and the talks' own link where there is none yet."""

    number: int
    link: bytes


def first_link(talks: str, channel: Channel) -> bytes:
    """Return what the first entry of a channel is tied to."""
    return hashlib.sha256(f"paraph 1 {talks} {channel}".encode()).digest()


def first_ledger_link(talks: str) -> bytes:
    """Return what the first entry of the ledger is tied to."""
    return hashlib.sha256(f"paraph 1 {talks} ledger".encode()).digest()


def link(before: bytes, channel: Channel, number: int, salt: bytes, body: bytes) -> bytes:
    """Return the link of an entry in its channel."""
    commitment = hashlib.sha256(salt + body).digest()
    return hashlib.sha256(before + f"{channel} {number} ".encode() + commitment).digest()


def ledger_link(before: bytes, number: int, entry: bytes) -> bytes:
    """Return the link of an entry, known by its own link, in the ledger."""
    return hashlib.sha256(before + f"{number} ".encode() + entry).digest()


def chained(
    channel: Channel, head: Head, ledger: Head, salt: bytes, body: bytes
) -> tuple[StoredEntry, Head, Head]:
    """Return an entry tied to the heads, and the heads after it."""
    own = link(head.link, channel, head.number + 1, salt, body)
    through_all = ledger_link(ledger.link, ledger.number + 1, own)
    stored = StoredEntry(channel, head.number + 1, ledger.number + 1, salt, body, own, through_all)
    return stored, Head(stored.number, own), Head(stored.ledger, through_all)


class Defect(StrEnum):
    """What can be wrong with an entry in a chain."""

    MISSING = "missing"
    CHANGED = "changed"
    OUT_OF_LEDGER = "out of ledger"


@dataclass(frozen=True, slots=True)
class BadEntry:
    """The first entry at which a chain breaks.

    Attributes:
        number: In its channel, from 1.
        ledger: In all channels; 0 where the ledger was not there to be read.
    """

    channel: Channel
    number: int
    ledger: int
    defect: Defect


def first_bad(talks: str, entries: Iterable[StoredEntry]) -> BadEntry | None:
    """Return the first entry at which a channel or the ledger breaks; None where all hold.

    Args:
        talks: The id of the talks.
        entries: By ledger number; or, where the reader may not know it (0), by number within
            each channel.
    """
    return next(_bad(talks, entries), None)


def _bad(talks: str, entries: Iterable[StoredEntry]) -> Iterator[BadEntry]:
    heads: dict[Channel, Head] = {}
    ledger = Head(0, first_ledger_link(talks))
    for each in entries:
        head = heads.get(each.channel) or Head(0, first_link(talks, each.channel))
        place = (each.channel, head.number + 1, each.ledger)
        if each.number != head.number + 1:
            yield BadEntry(*place, Defect.MISSING)
        own = link(head.link, each.channel, each.number, each.salt, each.body)
        if own != each.link:
            yield BadEntry(*place, Defect.CHANGED)
        if each.ledger:
            through_all = ledger_link(ledger.link, ledger.number + 1, own)
            if each.ledger != ledger.number + 1 or through_all != each.ledger_link:
                yield BadEntry(*place, Defect.OUT_OF_LEDGER)
            ledger = Head(each.ledger, through_all)
        heads[each.channel] = Head(each.number, own)
