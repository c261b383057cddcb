"""What the journal costs beside the bare database: the same rows, appended and read.

    .venv/bin/python -m benchmarks.appending

Bare means a table with the same columns and keys, through the database's own driver, without
triggers: one INSERT and one COMMIT to an append. Rounds of both alternate, since disks have moods;
the medians are compared.
"""

import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
from tests.postgres import NoServer, server

from paraph.desk.journal import Journal
from paraph.record.chain import chained
from paraph.record.channels import MEDIATORS, PLENARY, Channel, caucus
from paraph.record.entries import StoredEntry
from paraph.store.opening import create
from paraph.terms.ids import ActorId

CHANNELS = (PLENARY, MEDIATORS, *(caucus(ActorId(each)) for each in ("syria", "turkey", "iran")))
BODY_BYTES = 600
ROUNDS = 15
PLAN = ((1, 60), (50, 20))
"""Entries in an append, and appends in a round."""
LONG = 100_000

COLUMNS = """
    talks text NOT NULL, channel text NOT NULL, number bigint NOT NULL, ledger bigint NOT NULL,
    salt {blob} NOT NULL, body {blob} NOT NULL, link {blob} NOT NULL, ledger_link {blob} NOT NULL,
    PRIMARY KEY (talks, channel, number), UNIQUE (talks, ledger)
"""
Append = Callable[[Sequence[StoredEntry]], None]


class Source:
    """Entries, one after another, tied as a desk ties them."""

    def __init__(self, journal: Journal) -> None:
        self.heads = {each: journal.head(each) for each in CHANNELS}
        self.ledger = journal.ledger()

    def entries(self, count: int) -> list[StoredEntry]:
        """Return the next entries, of one channel after another."""
        return [self.entry(CHANNELS[index % len(CHANNELS)]) for index in range(count)]

    def entry(self, channel: Channel) -> StoredEntry:
        """Return the next entry of a channel."""
        stored, self.heads[channel], self.ledger = chained(
            channel, self.heads[channel], self.ledger, os.urandom(32), os.urandom(BODY_BYTES)
        )
        return stored


def row(each: StoredEntry) -> tuple[object, ...]:
    """Return an entry as a row."""
    return (
        "bare", str(each.channel), each.number, each.ledger,
        each.salt, each.body, each.link, each.ledger_link,
    )  # fmt: skip


@contextmanager
def bare_sqlite(folder: Path) -> Iterator[Append]:
    """Give what appends to a bare file."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"CREATE TABLE entry ({COLUMNS.format(blob='blob')})")
    statement = "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

    def append(entries: Sequence[StoredEntry]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(statement, [row(each) for each in entries])
        connection.execute("COMMIT")

    yield append
    connection.close()


@contextmanager
def bare_postgres(url: str) -> Iterator[Append]:
    """Give what appends to a bare table on a server."""
    with psycopg.connect(url) as connection:
        connection.execute(f"CREATE TABLE entry ({COLUMNS.format(blob='bytea')})")
        connection.commit()
        statement = "INSERT INTO entry VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"

        def append(entries: Sequence[StoredEntry]) -> None:
            with connection.cursor() as cursor:
                cursor.executemany(statement, [row(each) for each in entries])
            connection.commit()

        yield append


def rates(append: Append, batches: Sequence[Sequence[StoredEntry]]) -> float:
    """Return how many entries are appended in a second."""
    begun = time.perf_counter()
    for each in batches:
        append(each)
    return sum(map(len, batches)) / (time.perf_counter() - begun)


def compare(title: str, journal: Journal, bare: Append) -> None:
    """Print how a journal does beside the bare database, then how a long one is read."""
    ours_source, bare_source = Source(journal), Source(journal)

    def append(entries: Sequence[StoredEntry]) -> None:
        journal.append(entries, {})

    for size, count in PLAN:
        ours, theirs = list[float](), list[float]()
        for _ in range(ROUNDS):
            theirs.append(rates(bare, [bare_source.entries(size) for _ in range(count)]))
            ours.append(rates(append, [ours_source.entries(size) for _ in range(count)]))
        mine, its = statistics.median(ours), statistics.median(theirs)
        print(f"{title}, {size} to an append: {mine:.0f}/s, bare {its:.0f}/s: {mine / its:.0%}")
    grow(journal, ours_source)
    look(title, journal)


def grow(journal: Journal, source: Source) -> None:
    """Make a journal long."""
    while source.ledger.number < LONG:
        journal.append(source.entries(min(5000, LONG - source.ledger.number)), {})


def look(title: str, journal: Journal) -> None:
    """Print how long a long journal takes to read."""
    heads = timed(lambda: [journal.head(each) for each in CHANNELS]) / len(CHANNELS)
    ledger = timed(journal.ledger)
    reading = timed(lambda: sum(1 for _ in journal.read(CHANNELS, {})))
    late = {each: journal.head(each).number - 1 for each in CHANNELS}
    few = timed(lambda: list(journal.read(CHANNELS, late)))
    print(
        f"{title}, {LONG} entries: all read in {reading:.2f} s, the last 5 in {few * 1e3:.1f} ms, "
        f"a head {heads * 1e3:.2f} ms, the ledger's {ledger * 1e3:.2f} ms"
    )


def timed(work: Callable[[], object]) -> float:
    """Return the median of five times, in seconds."""
    times = list[float]()
    for _ in range(5):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main() -> None:
    """Compare both databases."""
    with tempfile.TemporaryDirectory() as name, bare_sqlite(Path(name)) as bare:
        compare("SQLite", create(str(Path(name) / "ours.db"), "ours"), bare)
    try:
        with server(options=()) as started, bare_postgres(started.database()) as bare:
            journal = create(started.database(), "ours")
            compare("PostgreSQL", journal, bare)
            journal.close()
    except NoServer as reason:
        print(f"PostgreSQL: {reason}")


if __name__ == "__main__":
    main()
