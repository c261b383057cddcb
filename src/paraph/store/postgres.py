"""PostgreSQL: a server, on which the talks are kept apart by a lock of their own."""

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, Connection, Engine

from paraph.desk.journal import JournalTrouble
from paraph.store.database import KEPT_OPEN, UNLIMITED
from paraph.store.turns import PATIENCE_SECONDS

SETTINGS = {
    # An entry that was acknowledged is on the disk, whatever the server is set to.
    "options": f"-c synchronous_commit=on -c lock_timeout={PATIENCE_SECONDS}s",
    "connect_timeout": "10",
}


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

    def lock(self, connection: Connection, key: int) -> None:
        """Wait until no other transaction has the lock with this key.

        A writer without it would only learn at the end that somebody else was first, and of many
        writers hardly any would get through.
        """
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def engine(url: URL, settings: dict[str, str]) -> Engine:
    """Return the connections to a server."""
    return create_engine(
        url,
        connect_args=settings,
        pool_size=KEPT_OPEN,
        max_overflow=UNLIMITED,
        # A server that was restarted leaves dead connections behind.
        pool_pre_ping=True,
    )
