"""What databases say, in people's words."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, OperationalError
from tests import postgres

from paraph.desk.journal import JournalTrouble, Stale
from paraph.store import database as databases
from paraph.store.finding import database_there
from paraph.store.memory import MemoryJournal
from paraph.store.opening import create
from paraph.store.troubles import in_words


def said_by_sqlite(code: int) -> DBAPIError:
    told = sqlite3.OperationalError("words of SQLite")
    told.sqlite_errorcode = code
    return OperationalError("INSERT", (), told)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (sqlite3.SQLITE_FULL, "a full disk"),
        (sqlite3.SQLITE_READONLY, "a journal that may only be read"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "a journal that may only be read"),
        (sqlite3.SQLITE_IOERR_FSYNC, "a disk that fails"),
        (sqlite3.SQLITE_IOERR_WRITE, "a disk that fails"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "a file that is damaged"),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "a file that cannot be opened"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "another program at work in it for more than 60 seconds"),
    ],
)
def test_what_sqlite_says_is_told_in_words(code: int, found: str) -> None:
    with pytest.raises(JournalTrouble, match=f"talks.db: found {found}"), in_words("talks.db"):
        raise said_by_sqlite(code)


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("53100", "a full disk"),
        ("53300", "a database with no connection or memory left"),
        ("25006", "a journal that may only be read"),
        ("42501", "a database that refuses this account"),
        ("28P01", "a database that refuses this account"),
        ("58030", "a disk that fails"),
        ("55P03", "another program at work in it"),
        ("08006", "a database that cannot be reached"),
        ("57P01", "a database that cannot be reached"),
        ("XX001", "a file that is damaged"),
    ],
)
def test_what_postgres_says_is_told_in_words(
    server: postgres.Server, state: str, found: str
) -> None:
    database = database_there(server.database())
    with (
        pytest.raises(JournalTrouble, match=f"found {found}"),
        databases.writing(database, 1) as connection,
    ):
        connection.exec_driver_sql(f"DO $$ BEGIN RAISE SQLSTATE '{state}'; END $$")
    database.engine.dispose()


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
        sqlite3.SQLITE_CONSTRAINT_TRIGGER,
    ],
)
def test_a_key_that_is_taken_is_stale(code: int) -> None:
    with pytest.raises(Stale), in_words("talks.db"):
        raise said_by_sqlite(code)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY])
def test_a_mistake_of_the_program_is_let_through(code: int) -> None:
    with pytest.raises(OperationalError), in_words("talks.db"):
        raise said_by_sqlite(code)


def test_who_waits_too_long_for_a_thread_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.store.turns.PATIENCE_SECONDS", 0)
    journal = MemoryJournal("lake")
    troubles = list[str]()

    def wait() -> None:
        with pytest.raises(JournalTrouble) as raised, journal.turn():
            pass
        troubles.append(raised.value.found)

    with journal.turn():
        other = threading.Thread(target=wait)
        other.start()
        other.join()
    assert troubles == ["another writer at work for more than 0 seconds"]


def test_who_waits_too_long_for_another_program_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talks.db"
    create(str(path), "lake").close()
    monkeypatch.setattr("paraph.store.sqlite.PATIENCE_SECONDS", 0)
    one, other = database_there(str(path)), database_there(str(path))
    with (
        databases.writing(one, 1),
        pytest.raises(JournalTrouble, match="another program at work in it"),
        databases.writing(other, 1),
    ):
        pass
    one.engine.dispose()
    other.engine.dispose()
