"""The tables of a journal, as the newest migration leaves them.

    talks      one negotiation: its id, random and for ever, and its name
    channel    a channel of talks in which there is an entry, so that listing them needs no search
    entry      an entry: bytes, and how they hang together; never decoded here
    document   what was handed in, by its SHA-256

The primary keys are what keeps two writers apart. The triggers that refuse to change or delete a
row, and an entry that is not the next of its channel and of the ledger, or whose channel is not
listed, are no part of the tables: they stand in the migrations.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = "0001"
"""The newest migration; versions are numbers of four digits, so that they compare as texts."""

VERSION_TABLE = "paraph_schema"
"""Where a database says its version; what has no such table is not ours."""

# Ids and digests are compared byte by byte: PostgreSQL would otherwise ask the locale.
_Name = Text().with_variant(Text(collation="C"), "postgresql")
_Number = Integer().with_variant(BigInteger(), "postgresql")

metadata = MetaData()

talks = Table(
    "talks",
    metadata,
    Column("id", _Name, primary_key=True),
    Column("name", _Name, nullable=False),
    UniqueConstraint("name"),
    sqlite_with_rowid=False,
)

channel = Table(
    "channel",
    metadata,
    Column("talks", _Name, ForeignKey("talks.id"), primary_key=True),
    Column("name", _Name, primary_key=True),
    sqlite_with_rowid=False,
)

entry = Table(
    "entry",
    metadata,
    Column("talks", _Name, primary_key=True),
    Column("channel", _Name, primary_key=True),
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("ledger", _Number, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("link", LargeBinary, nullable=False),
    Column("ledger_link", LargeBinary, nullable=False),
    UniqueConstraint("talks", "ledger"),
    sqlite_with_rowid=False,
)

document = Table(
    "document",
    metadata,
    Column("talks", _Name, ForeignKey("talks.id"), primary_key=True),
    Column("digest", _Name, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
