"""Making journals and opening them."""

import secrets
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from sqlalchemy import insert, select

from paraph.desk.journal import Journal, JournalTrouble, Stale
from paraph.store.database import Database, reading, writing
from paraph.store.finding import database_for_new, database_there
from paraph.store.migrating import MIGRATION_LOCK, make_journal, require_journal
from paraph.store.schema import talks
from paraph.store.sql import SqlJournal

ID_BYTES = 16
"""So many that no two talks in the world have the same."""


def create(url: str, name: str, identity: str | None = None) -> Journal:
    """Return the journal of new talks, and make its database where there is none.

    Args:
        url: A path or an address, without the name of the talks.
        name: What people call them.
        identity: The id of talks that are restored; a new one is made up where none is given.

    Raises:
        JournalTrouble: There are talks of that name already, or it cannot be made there.
    """
    with _let_go_on_failure(database_for_new(url)) as database:
        _require_name(database.where, name)
        make_journal(database)
        identity = identity or secrets.token_hex(ID_BYTES)
        try:
            with writing(database, MIGRATION_LOCK) as connection:
                connection.execute(insert(talks), {"id": identity, "name": name})
        except Stale as error:
            raise _name_taken(database.where, name) from error
        return SqlJournal(database, identity, name)


def open_journal(url: str, name: str | None = None) -> Journal:
    """Return the journal of some talks; of the only ones there where no name is given.

    Args:
        url: A path or an address, without the name of the talks.

    Raises:
        JournalTrouble: It is not there, is something else, or cannot be read.
    """
    with _let_go_on_failure(database_there(url)) as database:
        known = _known(database)
        chosen = name or _only(database.where, known)
        if chosen not in known:
            raise _no_such_talks(database.where, known, chosen)
        return SqlJournal(database, known[chosen], chosen)


def names(url: str) -> tuple[str, ...]:
    """Return the names of the talks in a database, sorted.

    Raises:
        JournalTrouble: It is not there, is something else, or cannot be read.
    """
    with _let_go_on_failure(database_there(url)) as database:
        known = _known(database)
        database.close()
        return tuple(sorted(known))


def _known(database: Database) -> dict[str, str]:
    """Return the ids of the talks in a database, by name."""
    require_journal(database)
    with reading(database) as connection:
        return {row.name: row.id for row in connection.execute(select(talks))}


@contextmanager
def _let_go_on_failure(database: Database) -> Generator[Database]:
    try:
        yield database
    except BaseException:
        database.close()
        raise


def _require_name(where: str, name: str) -> None:
    if not name.strip() or "#" in name or not name.isprintable():
        raise JournalTrouble(
            where,
            f"{name!r} as the name of talks",
            "words without '#'",
            "choose another name",
        )


def _only(where: str, known: Mapping[str, str]) -> str:
    if len(known) == 1:
        return next(iter(known))
    if not known:
        raise JournalTrouble(where, "no talks", "talks", "open talks in it first")
    raise JournalTrouble(
        where,
        f"{len(known)} talks: {_listed(known)}",
        "to be told which",
        f"write '#' and a name at the end, such as '#{min(known)}'",
    )


def _name_taken(where: str, name: str) -> JournalTrouble:
    return JournalTrouble(
        where,
        f"talks named '{name}' already",
        "a name that is not taken",
        "choose another name, or go on with those talks",
    )


def _no_such_talks(where: str, known: Mapping[str, str], name: str) -> JournalTrouble:
    return JournalTrouble(
        where,
        f"no talks named '{name}'",
        f"one of {_listed(known)}" if known else "talks of that name",
        "correct the name" if known else "open talks of that name first",
    )


def _listed(known: Mapping[str, str]) -> str:
    return ", ".join(f"'{each}'" for each in sorted(known))
