"""The floor of an append: the same columns and keys through the database's own driver.

No triggers, no chain, no reading; the rows are made beforehand.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from paraph.record.entries import StoredEntry

COLUMNS = """
    talks {text} NOT NULL, channel {text} NOT NULL, number bigint NOT NULL,
    ledger bigint NOT NULL, salt {blob} NOT NULL, body {blob} NOT NULL, link {blob} NOT NULL,
    ledger_link {blob} NOT NULL, PRIMARY KEY (talks, channel, number), UNIQUE (talks, ledger)
"""
Row = tuple[str, str, int, int, bytes, bytes, bytes, bytes]
Insert = Callable[[Sequence[Row]], None]


def row(talks: str, each: StoredEntry) -> Row:
    """Return an entry as the driver takes it."""
    return (
        talks, str(each.channel), each.number, each.ledger,
        each.salt, each.body, each.link, each.ledger_link,
    )  # fmt: skip


@contextmanager
def bare_sqlite(path: Path) -> Iterator[Insert]:
    """Give what inserts rows into a file, with the settings of the journal."""
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    columns = COLUMNS.format(text="text", blob="blob")
    connection.execute(f"CREATE TABLE entry ({columns}) WITHOUT ROWID")
    statement = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

    def insert(rows: Sequence[Row]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(statement, rows)
        connection.execute("COMMIT")

    yield insert
    connection.close()


@contextmanager
def bare_postgres(url: str) -> Iterator[Insert]:
    """Give what inserts rows into a new database on a server."""
    with psycopg.connect(url, options="-c synchronous_commit=on") as connection:
        columns = COLUMNS.format(text='text COLLATE "C"', blob="bytea")
        connection.execute(f"CREATE TABLE entry ({columns})")
        connection.commit()
        statement = "INSERT INTO entry VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"

        def insert(rows: Sequence[Row]) -> None:
            with connection.cursor() as cursor:
                cursor.executemany(statement, rows)
            connection.commit()

        yield insert
