"""A database that holds journals: SQLite in a file, or PostgreSQL; how it is read and written."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import QueuePool, create_engine, event, text
from sqlalchemy.engine import URL, Connection, Engine

from paraph.desk.journal import JournalTrouble
from paraph.store.troubles import in_words
from paraph.store.turns import PATIENCE_SECONDS

KEPT_OPEN = 8
UNLIMITED = -1
"""Connections are as many as threads ask for; a limit of ours would only make them wait unseen."""


class Access(StrEnum):
    """How a file is opened; the values are SQLite's own."""

    NEW = "mode=rwc"
    WRITING = "mode=rw"
    FROZEN = "mode=ro&immutable=1"
    """On a medium that nobody can write: without it SQLite wants a file beside it for its locks,
    and cannot make one."""


class Database(Protocol):
    """A database that holds journals.

    Attributes:
        where: As it may be shown.
        engine: Its connections.
    """

    where: str
    engine: Engine

    def lock(self, connection: Connection, key: int) -> None:
        """Wait until no other transaction has the lock with this key."""
        ...

    def reading(self) -> Connection:
        """Return a connection on which all that is read belongs to one moment."""
        ...

    def writing(self) -> Connection:
        """Return a connection for a turn."""
        ...


class SqliteDatabase:
    """A file. One connection writes at a time, and those who read see what was there before."""

    def __init__(self, path: Path, where: str, access: Access) -> None:
        """Open nothing yet."""
        self.where = where
        self.path = path
        # `as_uri` escapes what would end the path, such as a question mark.
        self._uri = f"{path.absolute().as_uri()}?{access}"
        self.engine = create_engine(
            "sqlite://",
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=KEPT_OPEN,
            max_overflow=UNLIMITED,
        )
        event.listen(self.engine, "begin", _begin)

    def lock(self, connection: Connection, key: int) -> None:
        """Do nothing: whoever may write has the whole file already."""

    def reading(self) -> Connection:
        """Return a connection on which all that is read belongs to one moment."""
        return self.engine.connect()

    def writing(self) -> Connection:
        """Return a connection for a turn."""
        return self.engine.connect().execution_options(paraph_writes=True)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._uri,
            uri=True,
            timeout=PATIENCE_SECONDS,
            # The driver would begin transactions as it sees fit; `_begin` does.
            isolation_level=None,
            # The pool hands a connection from thread to thread, never to two at once.
            check_same_thread=False,
        )
        connection.execute("PRAGMA foreign_keys = ON")
        # An entry that was acknowledged outlasts a power cut, not merely a crash.
        connection.execute("PRAGMA synchronous = FULL")
        return connection


def _begin(connection: Connection) -> None:
    # IMMEDIATE waits for other writers here; a transaction that becomes a writer later would fail
    # at once where somebody wrote since it began to read.
    writes = connection.get_execution_options().get("paraph_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class PostgresDatabase:
    """A server, in which the talks are kept apart by a lock of their own."""

    def __init__(self, url: URL, where: str) -> None:
        """Open nothing yet.

        Raises:
            JournalTrouble: The driver is not installed.
        """
        self.where = where
        settings = f"-c lock_timeout={PATIENCE_SECONDS}s -c synchronous_commit=on"
        asked: dict[str, Any] = {"options": settings, "connect_timeout": 10}
        try:
            self.engine = create_engine(
                # What people write in the address themselves goes before ours.
                url,
                connect_args={key: each for key, each in asked.items() if key not in url.query},
                pool_size=KEPT_OPEN,
                max_overflow=UNLIMITED,
                # A server that was restarted leaves dead connections behind.
                pool_pre_ping=True,
            )
        except ModuleNotFoundError as error:
            raise JournalTrouble(
                where,
                "no driver for PostgreSQL",
                "the extra 'postgres'",
                "install paraph[postgres]",
            ) from error

    def lock(self, connection: Connection, key: int) -> None:
        """Wait until no other transaction has the lock with this key.

        Whoever wrote without it would only learn at the end that somebody else was first, and
        with many writers hardly anybody would get through.
        """
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})

    def reading(self) -> Connection:
        """Return a connection on which all that is read belongs to one moment."""
        return self.engine.connect().execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    def writing(self) -> Connection:
        """Return a connection for a turn.

        It sees what was committed before each statement: a view of one moment would be taken
        before the lock is had.
        """
        return self.engine.connect().execution_options(isolation_level="READ COMMITTED")


@contextmanager
def reading(database: Database) -> Iterator[Connection]:
    """Give a connection for reading."""
    with in_words(database.where), database.reading() as connection:
        yield connection


@contextmanager
def writing(database: Database, key: int) -> Iterator[Connection]:
    """Give a connection for one transaction, alone of those with the same key.

    What is done in it is kept when it ends, and undone when it raises.
    """
    with in_words(database.where), database.writing() as connection, connection.begin():
        database.lock(connection, key)
        yield connection
