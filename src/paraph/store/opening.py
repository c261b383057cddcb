"""Making journals and opening them."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError

from paraph.desk.journal import Journal, JournalTrouble, Stale
from paraph.store.database import (
    Access,
    Database,
    PostgresDatabase,
    SqliteDatabase,
    reading,
    writing,
)
from paraph.store.migrating import MIGRATION_LOCK, make_journal, require_journal
from paraph.store.places import located, shown
from paraph.store.schema import talks
from paraph.store.sql import SqlJournal

ID_BYTES = 16

HEADER = b"SQLite format 3\0"


def create(url: str, name: str) -> Journal:
    """Return a new journal, and make its database where there is none.

    Args:
        url: A path or an address, without the name of the talks.

    Raises:
        JournalTrouble: There are talks of that name already, or it cannot be made there.
    """
    where = shown(url)
    _require_name(where, name)
    with _closed_on_failure(_made(url, where)) as database:
        make_journal(database)
        identity = secrets.token_hex(ID_BYTES)
        try:
            with writing(database, MIGRATION_LOCK) as connection:
                connection.execute(insert(talks), {"id": identity, "name": name})
        except Stale as error:
            raise JournalTrouble(
                where,
                f"talks named '{name}'",
                "a name that is not taken",
                "choose another name, or open those talks",
            ) from error
        return SqlJournal(database, identity, name)


def open_journal(url: str, name: str | None = None) -> Journal:
    """Return the journal of some talks; of the only ones there where no name is given.

    Args:
        url: A path or an address, without the name of the talks.

    Raises:
        JournalTrouble: It is not there, is something else, or cannot be read.
    """
    with _opened(url) as database:
        known = _known(database)
        found = _chosen(database.where, known, name)
        return SqlJournal(database, known[found], found)


def names(url: str) -> tuple[str, ...]:
    """Return the names of the talks in a database, sorted.

    Raises:
        JournalTrouble: It is not there, is something else, or cannot be read.
    """
    with _opened(url) as database:
        known = _known(database)
    database.engine.dispose()
    return tuple(sorted(known))
