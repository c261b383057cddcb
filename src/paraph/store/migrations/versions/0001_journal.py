"""The first journal: talks, channels, entries, documents, and the triggers that keep them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Make the tables, then what the database refuses."""
    make_talks()
    make_entries()
    refusals = {"sqlite": sqlite_refusals, "postgresql": postgres_refusals}
    for statement in refusals[op.get_bind().dialect.name]():
        op.execute(sa.DDL(statement))


def make_talks() -> None:
    """Make what there is once to talks, to a channel and to a document."""
    op.create_table(
        "talks",
        sa.Column("id", NAME, primary_key=True),
        sa.Column("name", NAME, nullable=False),
        sa.UniqueConstraint("name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "channel",
        sa.Column("talks", NAME, sa.ForeignKey("talks.id"), primary_key=True),
        sa.Column("name", NAME, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "document",
        sa.Column("talks", NAME, sa.ForeignKey("talks.id"), primary_key=True),
        sa.Column("digest", NAME, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )


def make_entries() -> None:
    """Make the entries.

    That the channel of an entry is listed is seen to by a trigger at its first entry, and holds
    for those after it; a foreign key would look it up for each.
    On SQLite no table has a rowid: `INSERT OR REPLACE` with a rowid that is taken would remove a
    row without asking the triggers.
    """
    op.create_table(
        "entry",
        sa.Column("talks", NAME, primary_key=True),
        sa.Column("channel", NAME, primary_key=True),
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("ledger", NUMBER, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("link", sa.LargeBinary, nullable=False),
        sa.Column("ledger_link", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("talks", "ledger"),
        sqlite_with_rowid=False,
    )


TABLES = ("talks", "channel", "entry", "document")

NEXT = """
    NEW.number <> 1 + coalesce((SELECT max(number) FROM entry
                                WHERE talks = NEW.talks AND channel = NEW.channel), 0)
    OR NEW.ledger <> 1 + coalesce((SELECT max(ledger) FROM entry WHERE talks = NEW.talks), 0)
    OR NEW.number = 1 AND NOT EXISTS (SELECT 1 FROM channel
                                      WHERE talks = NEW.talks AND name = NEW.channel)
"""

TAKEN = {
    "talks": "EXISTS (SELECT 1 FROM talks WHERE id = NEW.id OR name = NEW.name)",
    "channel": "EXISTS (SELECT 1 FROM channel WHERE talks = NEW.talks AND name = NEW.name)",
    "entry": NEXT,
    "document": "EXISTS (SELECT 1 FROM document WHERE talks = NEW.talks AND digest = NEW.digest)",
}
"""When an insert is refused. `INSERT OR REPLACE` removes rows without asking a trigger before
DELETE, so that before INSERT has to look for them."""


def sqlite_refusals() -> list[str]:
    """Return the triggers of SQLite."""
    changes = [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: rows are kept as they are'); END"
        for table in TABLES
        for act in ("UPDATE", "DELETE")
    ]
    inserts = [
        f"CREATE TRIGGER {table}_next BEFORE INSERT ON {table} WHEN {taken} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: taken, or not the next'); END"
        for table, taken in TAKEN.items()
    ]
    return changes + inserts


def postgres_refusals() -> list[str]:
    """Return the functions and triggers of PostgreSQL.

    There the keys refuse what is taken, for nothing replaces a row without an UPDATE; only that
    entries leave no gap is left to be seen to. It looks for the entry before, by its whole key:
    `max` would be planned for the empty table that a session began with, and go through all of it.
    """
    kept = """
    CREATE FUNCTION paraph_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '%%: rows are kept as they are', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END $$
    """
    following = """
    CREATE FUNCTION paraph_next() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number < 1 OR NEW.ledger < 1 OR NEW.number > 1 AND NOT EXISTS (
            SELECT 1 FROM entry
            WHERE talks = NEW.talks AND channel = NEW.channel AND number = NEW.number - 1
        ) OR NEW.ledger > 1 AND NOT EXISTS (
            SELECT 1 FROM entry WHERE talks = NEW.talks AND ledger = NEW.ledger - 1
        ) OR NEW.number = 1 AND NOT EXISTS (
            SELECT 1 FROM channel WHERE talks = NEW.talks AND name = NEW.channel
        ) THEN
            RAISE EXCEPTION 'entry: not the next' USING ERRCODE = 'unique_violation';
        END IF;
        RETURN NEW;
    END $$
    """
    changes = [
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION paraph_kept()"
        for table in TABLES
    ]
    inserts = (
        "CREATE TRIGGER entry_next BEFORE INSERT ON entry "
        "FOR EACH ROW EXECUTE FUNCTION paraph_next()"
    )
    return [kept, following, *changes, inserts]
