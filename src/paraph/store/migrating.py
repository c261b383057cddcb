"""Which version a database has, and how it becomes one of this program's."""

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection

from paraph.desk.journal import JournalTrouble
from paraph.store.database import Database, reading, writing
from paraph.store.schema import VERSION, VERSION_TABLE

NOTHING = ""
"""The version of an empty database; less than any other."""

MIGRATION_LOCK = 0x706172617068
"""That two programs which open an old journal migrate it once; the number is the program's name."""


def require_journal(database: Database) -> None:
    """Bring a database that has been a journal to this version.

    Raises:
        JournalTrouble: It is empty, something else, or newer than this program.
    """
    found = version(database)
    if found == NOTHING:
        raise JournalTrouble(
            database.where,
            "an empty database",
            "a journal",
            "open talks in it first, or correct where the journal lies",
        )
    _bring_up(database, found)


def make_journal(database: Database) -> None:
    """Make an empty database a journal; bring an older one to this version.

    Raises:
        JournalTrouble: It is something else, or newer than this program.
    """
    _bring_up(database, version(database))


def version(database: Database) -> str:
    """Return the version of a database.

    Raises:
        JournalTrouble: It is something else, or newer than this program.
    """
    with reading(database) as connection:
        return _version(connection, database.where)


def _version(connection: Connection, where: str) -> str:
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            raise _something_else(where)
        return NOTHING
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - a constant of ours
    if found is None:
        raise _something_else(where)
    if found > VERSION:
        raise JournalTrouble(
            where,
            f"a journal of version {found}",
            f"at most version {VERSION}, which is what this program knows",
            "install a later paraph",
        )
    return found


def _bring_up(database: Database, found: str) -> None:
    if found == VERSION:
        return
    with writing(database, MIGRATION_LOCK) as connection:
        # Asked anew: somebody else may have migrated it while this one waited.
        if _version(connection, database.where) != VERSION:
            migrate(connection)


def migrate(connection: Connection) -> None:
    """Run the migrations that a database lacks, within the transaction it is in."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "paraph.store:migrations")
    command.upgrade(config, "head")


def _something_else(where: str) -> JournalTrouble:
    return JournalTrouble(
        where,
        "a database of something else",
        "a journal, or an empty database",
        "correct where the journal lies",
    )
