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
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from paraph.record.channels import Channel, ChannelKind
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


def held_back(stored: StoredEntry) -> StoredEntry:
    """Return an entry as somebody may have it who may not read it: its place and its links."""
    if stored.channel.kind is not ChannelKind.SEALED:
        return stored
    return replace(stored, salt=b"", body=b"")


def _is_held_back(stored: StoredEntry) -> bool:
    return stored.channel.kind is ChannelKind.SEALED and not stored.body and not stored.salt


class Defect(StrEnum):
    """What can be wrong with an entry in a chain."""

    MISSING = "missing"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class BadEntry:
    """The first entry at which a chain breaks.

    Attributes:
        channel: Where it is, or was; None where a missing entry was the last of its channel.
        number: In its channel, from 1; 0 where the channel is not known.
        ledger: In all channels; 0 where the ledger was not there to be read.
    """

    channel: Channel | None
    number: int
    ledger: int
    defect: Defect


class Checker:
    """Follows the chains of some talks, entry by entry, and stops at the first that breaks.

    Entries come by ledger number; or, where the reader may not know it (0), by number within each
    channel. In a reader's copy the entries of sealed channels have neither salt nor body: the
    ledger ties their links, and nothing else of them can be checked there.

    Attributes:
        bad: The first bad entry; None so far.
        count: Entries that were followed.
    """

    def __init__(self, talks: str, *, is_copy: bool = False) -> None:
        """Begin before the first entry."""
        self._talks, self._is_copy = talks, is_copy
        self._heads: dict[Channel, Head] = {}
        self._ledger = Head(0, first_ledger_link(talks))
        self._gap = 0
        self.bad: BadEntry | None = None
        self.count = 0

    def follow(self, entries: Iterable[StoredEntry]) -> None:
        """Follow entries until one is bad."""
        for each in entries:
            try:
                self._take(each)
            except TypeError:
                # A database may hold a text where bytes or a number belong.
                self.bad = self._unreadable(each)
            if self.bad is not None:
                return
        if self._gap:
            self.bad = BadEntry(None, 0, self._gap, Defect.MISSING)

    def head(self, channel: Channel) -> Head:
        """Return how far a channel was followed."""
        return self._heads.get(channel) or Head(0, first_link(self._talks, channel))

    def ledger(self) -> Head:
        """Return how far the ledger was followed."""
        return self._ledger

    def _take(self, each: StoredEntry) -> None:
        """Tie one entry to those before it, or find it bad."""
        head = self.head(each.channel)
        is_held_back = self._is_copy and _is_held_back(each)
        own = link(head.link, each.channel, each.number, each.salt, each.body)
        own = each.link if is_held_back else own
        if each.ledger < bool(each.ledger_link):
            # It comes before all others, wherever it stood.
            self.bad = BadEntry(each.channel, each.number, each.ledger, Defect.MOVED)
        elif each.number != head.number + 1:
            self.bad = self._out_of_place(each, head.number + 1)
        elif self._gap:
            # An entry is missing from the ledger; it was the next of whichever channel has a gap.
            self._heads[each.channel] = Head(each.number, each.link)
        elif own != each.link or (len(each.salt) != SALT_BYTES and not is_held_back):
            # Salt and body are hashed as one: a byte must not go from one to the other.
            self.bad = BadEntry(each.channel, each.number, each.ledger, Defect.CHANGED)
        else:
            self._heads[each.channel] = Head(each.number, own)
            self._tie(each, own)
        self.count += 1

    def _out_of_place(self, each: StoredEntry, expected: int) -> BadEntry:
        """Return that an entry before this one is missing, or that this one stands elsewhere."""
        if each.number < expected:
            return BadEntry(each.channel, expected, self._gap or each.ledger, Defect.MOVED)
        place = self._gap or min(each.ledger, self._ledger.number + 1)
        return BadEntry(each.channel, expected, place, Defect.MISSING)

    def _unreadable(self, each: StoredEntry) -> BadEntry:
        """Return that an entry is not of the kind that entries are; it is known by its place."""
        place = self._gap or self._ledger.number + 1
        number = self.head(each.channel).number + 1
        return BadEntry(each.channel, number, place if each.ledger_link else 0, Defect.CHANGED)

    def _tie(self, each: StoredEntry, own: bytes) -> None:
        """Tie one entry to the ledger, where its reader may know that."""
        is_told = each.ledger or each.ledger_link or self._ledger.number
        if not is_told:
            return
        number = self._ledger.number + 1
        through_all = ledger_link(self._ledger.link, number, own)
        if each.ledger > number:
            self._gap = number
        elif each.ledger != number or through_all != each.ledger_link:
            self.bad = BadEntry(each.channel, each.number, each.ledger, Defect.MOVED)
        self._ledger = Head(each.ledger, each.ledger_link)


def first_bad(talks: str, entries: Iterable[StoredEntry]) -> BadEntry | None:
    """Return the first entry at which a channel or the ledger breaks; None where all hold."""
    checker = Checker(talks)
    checker.follow(entries)
    return checker.bad
