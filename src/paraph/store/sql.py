"""The journal in a database."""

import hashlib
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, bindparam, exists, insert, select, union_all
from sqlalchemy.engine import Connection

from paraph.desk.journal import JournalTrouble
from paraph.record.chain import Head, first_ledger_link, first_link
from paraph.record.channels import Channel, channel_named
from paraph.record.entries import StoredEntry
from paraph.store import database as databases
from paraph.store.database import Database
from paraph.store.schema import channel as channels
from paraph.store.schema import document, entry
from paraph.store.troubles import DAMAGED, in_words
from paraph.store.turns import Own, Turns

AT_ONCE = 1000
"""How many rows are fetched at a time."""

OF_TALKS = bindparam("of_talks", type_=entry.c.talks.type)

CHANNELS = select(channels.c.name).where(channels.c.talks == OF_TALKS)
HEAD = (
    select(entry.c.number, entry.c.link)
    .where(entry.c.talks == OF_TALKS, entry.c.channel == bindparam("of_channel"))
    .order_by(entry.c.number.desc())
    .limit(1)
)
LEDGER = (
    select(entry.c.ledger, entry.c.ledger_link)
    .where(entry.c.talks == OF_TALKS)
    .order_by(entry.c.ledger.desc())
    .limit(1)
)
READ = [each for each in entry.c if each is not entry.c.talks]
DOCUMENT = select(document.c.content).where(
    document.c.talks == OF_TALKS, document.c.digest == bindparam("of_digest")
)
DOCUMENTS = (
    select(document.c.digest, document.c.content)
    .where(document.c.talks == OF_TALKS)
    .order_by(document.c.digest)
)
NEW_DOCUMENT = insert(document).from_select(
    list(document.c),
    select(
        bindparam("of_talks", type_=document.c.talks.type),
        bindparam("of_digest", type_=document.c.digest.type),
        bindparam("of_content", type_=document.c.content.type),
    ).where(~exists(DOCUMENT)),
)


class SqlJournal:
    """A journal in SQLite or PostgreSQL; threads and processes may share it."""

    def __init__(self, database: Database, talks: str, name: str) -> None:
        """Keep where the entries of some talks are."""
        self._database = database
        self._talks, self._name = talks, name
        self._turns = Turns(database.where, self._begin)
        self._moment = Own[Connection]()

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
        else:
            with databases.reading(self._database) as connection, self._moment.having(connection):
                yield

    def channels(self) -> tuple[Channel, ...]:
        """Return the channels in which there is an entry, in the order of their names."""
        with self._reading() as connection:
            found = connection.execute(CHANNELS, {"of_talks": self._talks}).scalars().all()
        try:
            return tuple(known_channel(name) for name in sorted(found))
        except ValueError as error:
            raise JournalTrouble(self._database.where, *DAMAGED) from error

    def head(self, channel: Channel) -> Head:
        """Return the last entry of a channel."""
        with self._reading() as connection:
            asked = {"of_talks": self._talks, "of_channel": str(channel)}
            found = connection.execute(HEAD, asked).first()
        return Head(*found) if found else Head(0, first_link(self._talks, channel))

    def ledger(self) -> Head:
        """Return the last entry of all channels."""
        with self._reading() as connection:
            found = connection.execute(LEDGER, {"of_talks": self._talks}).first()
        return Head(*found) if found else Head(0, first_ledger_link(self._talks))

    def read(
        self, channels: Collection[Channel], after: Mapping[Channel, int]
    ) -> Iterator[StoredEntry]:
        """Give the entries of some channels by ledger number, without those known already."""
        if not channels:
            return
        told: dict[str, object] = {"of_talks": self._talks}
        for at, each in enumerate(channels):
            told |= {f"channel_{at}": str(each), f"after_{at}": after.get(each, 0)}
        asked = since(len(channels))
        if not after:
            # A cursor on the server, which a few rows are not worth.
            asked = asked.execution_options(yield_per=AT_ONCE)
        with self._reading() as connection, connection.execute(asked, told) as found:
            for rows in found.partitions(AT_ONCE):
                for name, *rest in rows:
                    yield StoredEntry(known_channel(name), *rest)

    def append(self, entries: Sequence[StoredEntry], documents: Mapping[str, bytes]) -> None:
        """Append all of some entries, or none, and keep documents by their SHA-256 in hex."""
        with self._turns.turn() as connection, in_words(self._database.where):
            if entries:
                self._write(connection, entries)
            if documents:
                connection.execute(NEW_DOCUMENT, [self._kept(*each) for each in documents.items()])

    def document(self, digest: str) -> bytes | None:
        """Return a document by its SHA-256 in hex; None where it is not kept."""
        with self._reading() as connection:
            asked = {"of_talks": self._talks, "of_digest": digest}
            return connection.execute(DOCUMENT, asked).scalar()

    def documents(self) -> Iterator[tuple[str, bytes]]:
        """Give every document with its SHA-256 in hex, by digest."""
        asked = DOCUMENTS.execution_options(yield_per=1)
        with (
            self._reading() as connection,
            connection.execute(asked, {"of_talks": self._talks}) as found,
        ):
            try:
                for row in found:
                    yield row.digest, row.content
            except TypeError as error:
                where, advice = self._database.where, "restore the last backup that verifies"
                raise JournalTrouble(where, "a document that is text", "bytes", advice) from error

    def close(self) -> None:
        """Let go of the connections; a journal that is used again opens new ones."""
        self._database.close()

    def _write(self, connection: Connection, entries: Sequence[StoredEntry]) -> None:
        talks = self._talks
        new = [(talks, str(each.channel)) for each in entries if each.number == 1]
        if new:
            self._database.insert(connection, channels, new)
        rows = [
            (
                talks,
                str(each.channel),
                each.number,
                each.ledger,
                each.salt,
                each.body,
                each.link,
                each.ledger_link,
            )
            for each in entries
        ]
        self._database.insert(connection, entry, rows)

    def _kept(self, digest: str, content: bytes) -> dict[str, object]:
        return {"of_talks": self._talks, "of_digest": digest, "of_content": content}

    def _begin(self) -> AbstractContextManager[Connection]:
        return databases.writing(self._database, lock_of(self._talks))

    @contextmanager
    def _reading(self) -> Generator[Connection]:
        own, moment = self._turns.own(), self._moment.get()
        if own is not None:
            with own.again() as connection, in_words(self._database.where):
                yield connection
        elif moment is not None:
            with in_words(self._database.where):
                yield moment
        else:
            with databases.reading(self._database) as connection:
                yield connection


def lock_of(talks: str) -> int:
    """Return the number of the lock of some talks: 64 bits with a sign, as PostgreSQL wants it."""
    return int.from_bytes(hashlib.sha256(talks.encode()).digest()[:8], signed=True)


@cache
def since(count: int) -> CompoundSelect[Any]:
    """Return what asks for the entries of so many channels, each after a number, by ledger number.

    One question to a channel, put together by the database: each takes the rows from its place in
    the key, where one question about all channels would go through the whole journal. Kept, for
    putting it together takes longer than the answer where little is new.
    """
    questions = (
        select(*READ).where(
            entry.c.talks == OF_TALKS,
            entry.c.channel == bindparam(f"channel_{at}"),
            entry.c.number > bindparam(f"after_{at}"),
        )
        for at in range(count)
    )
    return union_all(*questions).order_by("ledger")


known_channel = cache(channel_named)
