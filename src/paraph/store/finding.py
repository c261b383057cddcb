"""Finding the database that somebody named, and what is wrong with one that cannot be used."""

from pathlib import Path

from paraph.desk.journal import JournalTrouble
from paraph.store.database import Database, reading
from paraph.store.places import located, shown
from paraph.store.postgres import PostgresDatabase
from paraph.store.sqlite import Access, SqliteDatabase

HEADER = b"SQLite format 3\0"
"""How every file of SQLite begins."""


def database_there(url: str) -> Database:
    """Return a database that there is.

    Raises:
        JournalTrouble: There is none, or it cannot be opened.
    """
    found, where = located(url), shown(url)
    if not isinstance(found, Path):
        return PostgresDatabase(found, where)
    if not found.exists():
        raise JournalTrouble(
            where, "no such file", "a journal", "open talks first, or correct the path"
        )
    _require_journal_file(found, where)
    return _for_reading_at_least(found, where)


def database_for_new(url: str) -> Database:
    """Return a database for new talks; a file that is not there is made when it is written.

    Raises:
        JournalTrouble: It cannot be one.
    """
    found, where = located(url), shown(url)
    if not isinstance(found, Path):
        return PostgresDatabase(found, where)
    if not found.exists():
        _require_folder(found.parent, where)
    elif not found.is_file() or found.stat().st_size:
        _require_journal_file(found, where)
    return SqliteDatabase(found, where, Access.NEW)


def _require_folder(folder: Path, where: str) -> None:
    if not folder.is_dir():
        raise JournalTrouble(
            where,
            f"no folder '{folder}'",
            "a folder in which the journal can be made",
            "make the folder, or correct the path",
        )


def _require_journal_file(path: Path, where: str) -> None:
    """Require a file of SQLite."""
    if path.is_dir():
        raise _not_a_journal(where, "a folder", "name a file in it")
    if not path.is_file():
        raise _not_a_journal(where, "no ordinary file", "correct the path")
    try:
        with path.open("rb") as file:
            beginning = file.read(len(HEADER))
    except PermissionError as error:
        raise _not_a_journal(
            where, "a file that this account may not read", "ask its owner for the right"
        ) from error
    if not beginning:
        raise _not_a_journal(where, "an empty file", "open talks in it first, or correct the path")
    if beginning != HEADER:
        raise _not_a_journal(where, "a file of another kind", "correct the path")


def _for_reading_at_least(path: Path, where: str) -> SqliteDatabase:
    """Return a file for writing; where that cannot be, for reading."""
    database = SqliteDatabase(path, where, Access.WRITING)
    try:
        with reading(database) as connection:
            connection.exec_driver_sql("SELECT 1 FROM sqlite_master")
    except JournalTrouble:
        database.close()
        return SqliteDatabase(path, where, Access.READING)
    return database


def _not_a_journal(where: str, found: str, advice: str) -> JournalTrouble:
    return JournalTrouble(where, found, "a journal", advice)
