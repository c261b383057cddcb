"""SQLite: a file. One connection writes at a time; those who read see what was there before."""

import os
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from functools import cache
from pathlib import Path

from sqlalchemy import NullPool, QueuePool, Table, create_engine, event
from sqlalchemy.engine import Connection, Engine

from paraph.desk.journal import JournalTrouble
from paraph.store.database import KEPT_OPEN, UNLIMITED
from paraph.store.turns import PATIENCE_SECONDS


class Access(StrEnum):
    """How a file is opened; the values are SQLite's own."""

    NEW = "mode=rwc"
    WRITING = "mode=rw"
    READING = "mode=ro"
    FROZEN = "mode=ro&immutable=1"
    """Without locks and without the files beside it, which cannot be made on a read-only medium."""


WRITES = "paraph_writes"
"""The option of a connection that is to write."""


class SqliteDatabase:
    """A database in a file."""

    def __init__(self, path: Path, where: str, access: Access) -> None:
        """Open nothing yet."""
        self.where, self.path, self.access = where, path, access
        self.engine = self._engine()
        self._kept: list[Connection] = []
        event.listen(self.engine, "begin", _begin)

    def reading(self) -> Connection:
        """Return a connection on which all that is read belongs to one moment."""
        return self.engine.connect()

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """Give a connection for a turn; it is kept, since to get one costs as much as an entry."""
        connection = self._idle()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._kept.append(connection)

    def close(self) -> None:
        """Let go of every connection."""
        while self._kept:
            self._kept.pop().close()
        self.engine.dispose()

    def _idle(self) -> Connection:
        try:
            return self._kept.pop()
        except IndexError:
            return self.engine.connect().execution_options(**{WRITES: True})

    def lock(self, connection: Connection, key: int) -> None:
        """Do nothing: whoever writes has the whole file."""

    def insert(
        self, connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]
    ) -> None:
        """Insert at least one row, with all columns of the table in their order."""
        connection.exec_driver_sql(insertion(table), [*rows])

    def _engine(self) -> Engine:
        if self.access is Access.READING:
            # Whether it can be read with locks is found out each time, see `_for_reading`.
            return create_engine(
                "sqlite://",
                creator=self._for_reading,
                poolclass=NullPool,
                hide_parameters=True,
            )
        return create_engine(
            "sqlite://",
            creator=self._for_writing,
            # What a row holds is for its readers, not for whoever reads the trace of a mistake.
            hide_parameters=True,
            poolclass=QueuePool,
            pool_size=KEPT_OPEN,
            max_overflow=UNLIMITED,
        )

    def _for_writing(self) -> sqlite3.Connection:
        if self.access is Access.NEW and not self.path.exists():
            # Sealed answers lie in it: the file is its owner's from its first byte. What may stand
            # in the way SQLite tells, and `troubles` has the words for that.
            with suppress(OSError):
                os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
        return connected(
            self.path,
            self.access,
            # With a log beside the file those who read and the one who writes do not wait for
            # each other.
            "PRAGMA journal_mode = WAL",
            # An entry that was acknowledged outlasts a power cut, not merely a crash.
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
        )

    def _for_reading(self) -> sqlite3.Connection:
        """Return a connection to a file that this account may not write.

        While a writer has it open, its locks can be used. If nobody has, SQLite would want to make
        files beside it, and cannot; then it is read as a thing that nobody changes. That is true
        of a read-only medium. Of a file that another account may begin to write at any moment it
        is true for the time of one reading, most likely; hence each reading asks anew.
        """
        try:
            return connected(self.path, Access.READING, "SELECT 1 FROM sqlite_master")
        except sqlite3.OperationalError:
            require_no_log(self.path, self.where)
            return connected(self.path, Access.FROZEN, "SELECT 1 FROM sqlite_master")


@cache
def insertion(table: Table) -> str:
    """Return the statement that inserts a row, as the driver takes it.

    Written once: to put it together anew costs an append more than all else outside the database.
    """
    marks = ", ".join("?" for _ in table.c)
    return f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608 - a name of ours


def connected(path: Path, access: Access, *first: str) -> sqlite3.Connection:
    """Return a connection on which some statements were run first."""
    connection = sqlite3.connect(
        # `as_uri` escapes what would end the path, such as a question mark.
        f"{path.absolute().as_uri()}?{access}",
        uri=True,
        timeout=PATIENCE_SECONDS,
        # The driver would begin transactions as it sees fit; `_begin` does.
        isolation_level=None,
        # The pool hands a connection from thread to thread, never to two at once.
        check_same_thread=False,
    )
    try:
        for statement in first:
            connection.execute(statement).fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def require_no_log(path: Path, where: str) -> None:
    """Require that a file which cannot be read with its log has none with entries in it.

    Raises:
        JournalTrouble: The last entries would be missing.
    """
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise JournalTrouble(
            where,
            f"entries that are only in '{log.name}' yet, in a folder that may only be read",
            "a folder that may be written",
            f"copy '{path.name}' and '{log.name}' together into a folder of yours",
        )


def _begin(connection: Connection) -> None:
    # IMMEDIATE waits for other writers here; a transaction that becomes a writer later would fail
    # at once where somebody wrote since it began to read.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
