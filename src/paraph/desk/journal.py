"""The journal as the desk knows it: append and read, nothing else.

Stale              raised when somebody else's entry came first
JournalTrouble     raised when the store cannot do what was asked of it: a full disk, a file that
                   may not be written, a database that cannot be reached
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from paraph.record.chain import Head
from paraph.record.channels import Channel
from paraph.record.entries import StoredEntry


class Stale(Exception):  # noqa: N818 - the noun of the design, beside Malformed
    """Raised when the record moved on meanwhile.

    Attributes:
        meanwhile: What came since, of what the writer may read.
    """

    def __init__(self, meanwhile: Sequence[StoredEntry] = ()) -> None:
        """Keep what came since."""
        self.meanwhile = tuple(meanwhile)
        super().__init__(f"{len(self.meanwhile)} entries came meanwhile")


class JournalTrouble(Exception):  # noqa: N818 - a noun, as the others are
    """Raised when a journal cannot be opened, read or written; nothing was changed.

    Attributes:
        where: The journal, as the person named it.
    """

    def __init__(self, where: str, found: str, expected: str, advice: str) -> None:
        """Keep the facts."""
        self.where, self.found, self.expected, self.advice = where, found, expected, advice
        super().__init__(f"{where}: found {found}, expected {expected}; {advice}")


class Journal(Protocol):
    """The entries of one negotiation.

    Attributes:
        talks: The id of the talks, random and for ever; the chain hangs on it.
        name: What people call them.
    """

    @property
    def talks(self) -> str:
        """The id of the talks."""
        ...

    @property
    def name(self) -> str:
        """The name of the talks."""
        ...

    def turn(self) -> AbstractContextManager[None]:
        """Return a time in which nobody else writes to these talks; it may be entered again."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Return a time in which everything read is of one moment, while others go on writing."""
        ...

    def channels(self) -> tuple[Channel, ...]:
        """Return the channels in which there is an entry, in the order of their names."""
        ...

    def head(self, channel: Channel) -> Head:
        """Return the last entry of a channel."""
        ...

    def ledger(self) -> Head:
        """Return the last entry of all channels."""
        ...

    def read(
        self, channels: Collection[Channel], after: Mapping[Channel, int]
    ) -> Iterator[StoredEntry]:
        """Give the entries of some channels by ledger number, without those known already.

        Args:
            channels: What is to be read.
            after: The last number known of a channel; 0 where none is named.
        """
        ...

    def append(self, entries: Sequence[StoredEntry], documents: Mapping[str, bytes]) -> None:
        """Append all of some entries, or none, and keep documents by their SHA-256 in hex.

        Raises:
            Stale: The number of an entry is taken, in its channel or in the ledger.
            JournalTrouble: They cannot be written.
        """
        ...

    def document(self, digest: str) -> bytes | None:
        """Return a document by its SHA-256 in hex; None where it is not kept."""
        ...

    def documents(self) -> Iterator[tuple[str, bytes]]:
        """Give every document with its SHA-256 in hex, by digest."""
        ...

    def close(self) -> None:
        """Let go of the files and connections; the journal is not used afterwards."""
        ...
