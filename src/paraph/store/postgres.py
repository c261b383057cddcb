"""PostgreSQL: a server, on which the talks are kept apart by a lock of their own."""

import math
import time
from collections.abc import Sequence
from functools import cache, partial

from sqlalchemy import Table, create_engine, event, text
from sqlalchemy.engine import URL, Connection, Dialect, Engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from paraph.desk.journal import JournalTrouble
from paraph.store.database import KEPT_OPEN, UNLIMITED
from paraph.store.turns import PATIENCE_SECONDS

SETTINGS = {
    # An entry that was acknowledged is on the disk, whatever the server is set to.
    "options": f"-c synchronous_commit=on -c lock_timeout={PATIENCE_SECONDS}s",
    "connect_timeout": "10",
}

FRESH_SECONDS = 1
USED = "paraph_used"
"""When a connection was given back, by a clock that only goes forward."""

LISTS: dict[type, str] = {str: "text[]", int: "bigint[]", bytes: "bytea[]"}


class PostgresDatabase:
    """A database on a server."""

    def __init__(self, url: URL, where: str) -> None:
        """Open nothing yet.

        Raises:
            JournalTrouble: The driver is not installed.
        """
        self.where = where
        # What stands in the address itself goes before ours.
        settings = {key: each for key, each in SETTINGS.items() if key not in url.query}
        try:
            self.engine = engine(url, settings)
        except ModuleNotFoundError as error:
            raise JournalTrouble(
                where,
                "no driver for PostgreSQL",
                "the extra 'postgres'",
                "install paraph[postgres]",
            ) from error

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

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def lock(self, connection: Connection, key: int) -> None:
        """Wait until no other transaction has the lock with this key.

        A writer without it would only learn at the end that somebody else was first, and of many
        writers hardly any would get through.
        """
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})

    def insert(
        self, connection: Connection, table: Table, rows: Sequence[tuple[object, ...]]
    ) -> None:
        """Insert at least one row, with all columns of the table in their order."""
        columns = tuple(map(list, zip(*rows, strict=True)))
        connection.exec_driver_sql(insertion(table), columns)


@cache
def insertion(table: Table) -> str:
    """Return the statement that inserts any number of rows, given column by column.

    One statement to an append: with one to a row most of the time goes to and fro.
    """
    names = ", ".join(each.name for each in table.c)
    lists = ", ".join(f"%b::{LISTS[each.type.python_type]}" for each in table.c)
    return f"INSERT INTO {table.name} ({names}) SELECT * FROM unnest({lists})"  # noqa: S608 - names of ours


def engine(url: URL, settings: dict[str, str]) -> Engine:
    """Return the connections to a server."""
    made = create_engine(
        url,
        # What a row holds is for its readers, not for whoever reads the trace of a mistake.
        hide_parameters=True,
        connect_args=settings,
        pool_size=KEPT_OPEN,
        max_overflow=UNLIMITED,
    )
    event.listen(made, "checkin", _note_when)
    event.listen(made, "checkout", partial(_require_alive, made.dialect))
    return made


def _note_when(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info[USED] = time.monotonic()


def _require_alive(
    dialect: Dialect, connection: DBAPIConnection | None, record: ConnectionPoolEntry, _: object
) -> None:
    """Have a connection made anew that died while nobody used it, as when its server restarts.

    Asked before each turn, an answer would take as long as an entry does.
    """
    if connection is None or time.monotonic() - record.info.get(USED, math.inf) < FRESH_SECONDS:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as error:
        raise DisconnectionError from error
