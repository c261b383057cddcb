"""A database that holds journals, and how it is read and written."""

from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from sqlalchemy import Table
from sqlalchemy.engine import Connection, Engine

from paraph.store.troubles import in_words

KEPT_OPEN = 8
UNLIMITED = -1
"""Connections are as many as threads ask for; a limit of ours would only make them wait unseen."""


class Database(Protocol):
    """A database that holds journals: a file of SQLite, or one of PostgreSQL."""

    @property
    def where(self) -> str:
        """Where it is, as it may be shown."""
        ...

    @property
    def engine(self) -> Engine:
        """Its connections."""
        ...

    def reading(self) -> Connection:
        """Return a connection on which all that is read belongs to one moment."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a connection for a turn."""
        ...

    def close(self) -> None:
        """Let go of every connection."""
        ...

    def lock(self, connection: Connection, key: int) -> None:
        """Wait until no other transaction has the lock with this key."""
        ...

    def insert(
        self, connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]
    ) -> None:
        """Insert at least one row, with all columns of the table in their order."""
        ...


@contextmanager
def reading(database: Database) -> Generator[Connection]:
    """Give a connection for reading.

    Raises:
        JournalTrouble: The database cannot be read.
    """
    with in_words(database.where), database.reading() as connection:
        yield connection


@contextmanager
def writing(database: Database, key: int) -> Generator[Connection]:
    """Give a connection for one transaction, alone of those with the same key.

    What is done in it is kept when it ends, and undone when it raises.

    Raises:
        Stale: A key is taken.
        JournalTrouble: The database cannot be written.
    """
    with in_words(database.where), database.writing() as connection, connection.begin():
        database.lock(connection, key)
        yield connection
