"""What databases say when something goes wrong, in people's words: said once, at the edge."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError, OperationalError

from paraph.desk.journal import JournalTrouble, Stale
from paraph.store.turns import PATIENCE_SECONDS


class Words(NamedTuple):
    """What a trouble says beside where it is."""

    found: str
    expected: str
    advice: str


FULL = Words("a full disk", "room to write", "make room, then enter it again")
READ_ONLY = Words(
    "a journal that may only be read",
    "one that may be written",
    "ask for the right to write it and its folder, or work on a copy",
)
DISK = Words(
    "a disk that fails at reading or writing",
    "a sound disk",
    "copy the journal to another disk and check it there",
)
DAMAGED = Words(
    "a file that is damaged", "a journal", "take the last backup, and keep this file to compare"
)
CLOSED = Words(
    "a file that cannot be opened",
    "one that this account may read",
    "look at the rights of the file and of its folder",
)
BUSY = Words(
    f"another program at work in it for more than {PATIENCE_SECONDS} seconds",
    "a free journal",
    "try again; if it lasts, look for a program that hangs",
)
UNREACHABLE = Words(
    "a database that cannot be reached",
    "a connection",
    "see whether it runs and whether the address is right; "
    "look what was entered last before you enter it again",
)
BARRED = Words(
    "a database that refuses this account",
    "an account that may use it",
    "check user and password, or ask who keeps the database for the right",
)
CROWDED = Words(
    "a database with no connection or memory left",
    "one that has room for another reader",
    "try again, or raise its limits",
)

SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_IOERR: DISK,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CANTOPEN: CLOSED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
}
"""By primary code; the extended ones have it in their lowest byte."""

SQLITE_TAKEN = {
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
    sqlite3.SQLITE_CONSTRAINT_UNIQUE,
    sqlite3.SQLITE_CONSTRAINT_TRIGGER,
}

POSTGRES = {
    "25006": READ_ONLY,
    "42501": BARRED,
    "53100": FULL,
    "53200": CROWDED,
    "53300": CROWDED,
    "55P03": BUSY,
    "57P01": UNREACHABLE,
    "57P02": UNREACHABLE,
    "57P03": UNREACHABLE,
    "58030": DISK,
    "XX001": DAMAGED,
    "XX002": DAMAGED,
    "08": UNREACHABLE,
    "28": BARRED,
}
"""By SQLSTATE, or by its class of two signs."""

POSTGRES_TAKEN = "23505"


@contextmanager
def in_words(where: str) -> Generator[None]:
    """Say in people's words what a database says meanwhile.

    Raises:
        Stale: A number is taken.
        JournalTrouble: The database cannot do it. What is neither is a mistake of the program,
            and is let through.
    """
    try:
        yield
    except DBAPIError as error:
        if is_taken(error):
            raise Stale from error
        words = words_for(error)
        if words is None:
            raise
        raise JournalTrouble(where, *words) from error


def is_taken(error: DBAPIError) -> bool:
    """Whether a database refuses a row because its key is taken, or not the next."""
    told = error.orig
    return (
        getattr(told, "sqlite_errorcode", None) in SQLITE_TAKEN
        or getattr(told, "sqlstate", None) == POSTGRES_TAKEN
    )


def words_for(error: DBAPIError) -> Words | None:
    """Return the words for what a database says; None where it blames the program."""
    told = error.orig
    if isinstance(told, sqlite3.Error):
        return SQLITE.get(getattr(told, "sqlite_errorcode", -1) & 0xFF)
    state: str | None = getattr(told, "sqlstate", None)
    if state is not None:
        return POSTGRES.get(state) or POSTGRES.get(state[:2])
    return _without_state(error)


def _without_state(error: DBAPIError) -> Words | None:
    """Return the words for a connection that failed: of these the driver gives only a text.

    What it says is passed on, for it tells a wrong name from a wrong password.
    """
    if not isinstance(error, OperationalError):
        return None
    lines = str(error.orig).splitlines() or [""]
    said = "".join(each for each in lines[0] if each.isprintable())
    return UNREACHABLE._replace(found=f"{UNREACHABLE.found} ({said})")
