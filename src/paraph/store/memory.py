"""The journal in memory: for tests, and for trying what becomes of talks without keeping it."""

import secrets
import threading
from bisect import bisect_right
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from paraph.desk.journal import Stale
from paraph.record.chain import Head, first_ledger_link, first_link
from paraph.record.channels import Channel
from paraph.record.entries import StoredEntry
from paraph.store.turns import Own, Turns


@dataclass(frozen=True, slots=True)
class Pages:
    """Entries by channel, the last of all, and documents."""

    channels: dict[Channel, list[StoredEntry]] = field(
        default_factory=dict[Channel, list[StoredEntry]]
    )
    last: list[StoredEntry] = field(default_factory=list[StoredEntry])
    documents: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def add(self, entry: StoredEntry) -> None:
        """Add an entry."""
        self.channels.setdefault(entry.channel, []).append(entry)
        self.last[:] = [entry]

    def take(self, others: "Pages") -> None:
        """Add what stands on others."""
        for channel, entries in others.channels.items():
            self.channels.setdefault(channel, []).extend(entries)
        self.last[:] = others.last or self.last
        self.documents.update(others.documents)


class MemoryJournal:
    """A journal that is gone when the program ends."""

    def __init__(self, name: str, talks: str | None = None) -> None:
        """Begin with nothing in it; the id is random unless a test names one."""
        self._name = name
        self._talks = talks or secrets.token_hex(16)
        self._kept = Pages()
        self._guard = threading.Lock()
        self._turns = Turns(name, self._draft)
        self._moment = Own[Pages]()

    @property
    def talks(self) -> str:
        """The id of the talks."""
        return self._talks

    @property
    def name(self) -> str:
        """The name of the talks."""
        return self._name

    @contextmanager
    def turn(self) -> Generator[None]:
        """Return a time in which nobody else writes to these talks; it may be entered again."""
        with self._turns.turn():
            yield

    @contextmanager
    def snapshot(self) -> Generator[None]:
        """Return a time in which everything read is of one moment, while others go on writing."""
        if self._turns.own() is not None or self._moment.get() is not None:
            yield
            return
        copy = Pages()
        with self._guard:
            copy.take(self._kept)
        with self._moment.having(copy):
            yield

    def channels(self) -> tuple[Channel, ...]:
        """Return the channels in which there is an entry, in the order of their names."""
        with self._seen() as seen:
            return tuple(sorted({channel for pages in seen for channel in pages.channels}, key=str))

    def head(self, channel: Channel) -> Head:
        """Return the last entry of a channel."""
        with self._seen() as seen:
            for pages in reversed(seen):
                if channel in pages.channels:
                    last = pages.channels[channel][-1]
                    return Head(last.number, last.link)
        return Head(0, first_link(self._talks, channel))

    def ledger(self) -> Head:
        """Return the last entry of all channels."""
        with self._seen() as seen:
            for pages in reversed(seen):
                for last in pages.last:
                    return Head(last.ledger, last.ledger_link)
        return Head(0, first_ledger_link(self._talks))

    def read(
        self, channels: Collection[Channel], after: Mapping[Channel, int]
    ) -> Iterator[StoredEntry]:
        """Give the entries of some channels by ledger number, without those known already."""
        with self._seen() as seen:
            found = [
                each
                for pages in seen
                for channel in set(channels)
                for each in since(pages.channels.get(channel, []), after.get(channel, 0))
            ]
        yield from sorted(found, key=lambda each: each.ledger)

    def append(self, entries: Sequence[StoredEntry], documents: Mapping[str, bytes]) -> None:
        """Append all of some entries, or none, and keep documents by their SHA-256 in hex."""
        with self._turns.turn() as draft:
            for each in entries:
                if each.number != self.head(each.channel).number + 1:
                    raise Stale
                if each.ledger != self.ledger().number + 1:
                    raise Stale
                draft.add(each)
            draft.documents.update(
                (digest, content)
                for digest, content in documents.items()
                if digest not in self._kept.documents
            )

    def document(self, digest: str) -> bytes | None:
        """Return a document by its SHA-256 in hex; None where it is not kept."""
        with self._seen() as seen:
            for pages in seen:
                if digest in pages.documents:
                    return pages.documents[digest]
        return None

    def documents(self) -> Iterator[tuple[str, bytes]]:
        """Give every document with its SHA-256 in hex, by digest."""
        with self._seen() as seen:
            found = {digest: each for pages in seen for digest, each in pages.documents.items()}
        yield from sorted(found.items())

    def close(self) -> None:
        """Let go of it; there is nothing to let go of."""

    @contextmanager
    def _draft(self) -> Generator[Pages]:
        draft = Pages()
        yield draft
        with self._guard:
            self._kept.take(draft)

    @contextmanager
    def _seen(self) -> Generator[tuple[Pages, ...]]:
        """Give what this thread sees: what is kept, and in its own turn what is to be kept."""
        own, moment = self._turns.own(), self._moment.get()
        with self._guard:
            if own is not None:
                yield self._kept, own.work()
            else:
                yield (moment or self._kept,)


def since(entries: list[StoredEntry], number: int) -> list[StoredEntry]:
    """Return the entries of a channel after a number."""
    return entries[bisect_right(entries, number, key=lambda each: each.number) :]
