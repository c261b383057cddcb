"""Appends through the journal and the desk, beside bare inserts of the same rows."""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import count, islice

from benchmarks.journal import talks
from benchmarks.journal.bare import Insert, bare_postgres, bare_sqlite, row
from benchmarks.journal.table import Found, Line, Stage, alternating

from paraph.desk.journal import Journal
from paraph.desk.reading import Reading
from paraph.desk.submitting import Accepted, Submission, submit
from paraph.record.chain import chained
from paraph.record.channels import PLENARY
from paraph.record.entries import StoredEntry
from paraph.store.opening import create
from paraph.terms.ids import Seat
from paraph.terms.people import Author

SHARE = 0.8
"""Of what the driver alone does, the journal should do as much."""

SAMPLE = 200
Works = list[Callable[[], object]]


class Source:
    """The same bodies over and over, tied beforehand, without a journal being asked."""

    def __init__(self, journal: Journal, bodies: Sequence[StoredEntry]) -> None:
        """Begin where a journal stands."""
        self._heads = {each: journal.head(each) for each in journal.channels()}
        self._ledger = journal.ledger()
        self._bodies = bodies

    def entries(self, number: int) -> list[StoredEntry]:
        """Return the next entries."""
        made: list[StoredEntry] = []
        for at in range(number):
            like = self._bodies[at % len(self._bodies)]
            stored, self._heads[like.channel], self._ledger = chained(
                like.channel, self._heads[like.channel], self._ledger, like.salt, like.body
            )
            made.append(stored)
        return made


class Race:
    """The journal against the driver, with the same talks in both.

    Every way of appending makes up its entries before the clock runs, but for what it measures.
    """

    def __init__(self, journal: Journal, insert: Insert, size: int, appends: int) -> None:
        """Begin with the reference case, and something said in every channel."""
        talks.open_talks(journal)
        self._journal, self._insert = journal, insert
        self._size, self._appends = size, appends
        self._said = talks.mixed()
        self._bodies = talks.tell(journal, list(islice(self._said, SAMPLE)))
        self._rows = Source(journal, self._bodies)
        self._reading = Reading(journal)
        self._minutes = count()

    def bare(self) -> float:
        """Return appends a second of the driver alone."""
        rows = [
            [row("bare", each) for each in self._rows.entries(self._size)]
            for _ in range(self._appends)
        ]
        return rate([partial(self._insert, each) for each in rows])

    def appended(self) -> float:
        """Return appends a second of entries that were tied beforehand."""
        source = Source(self._journal, self._bodies)
        batches = [source.entries(self._size) for _ in range(self._appends)]
        return rate([partial(self._journal.append, each, {}) for each in batches])

    def entered(self) -> float:
        """Return appends a second of events that are encoded, tied and appended in one turn."""
        told = [list(islice(self._said, self._size)) for _ in range(self._appends)]
        return rate([partial(talks.tell, self._journal, each) for each in told])

    def submitted(self) -> float:
        """Return commands a second that are decided on and entered."""
        self._reading.of(PLENARY)
        return rate([partial(self._submit, next(self._minutes)) for _ in range(self._appends)])

    def length(self) -> int:
        """Return how many entries the journal has by now."""
        return self._journal.ledger().number

    def _submit(self, minute: int) -> None:
        party = talks.PARTIES[minute % len(talks.PARTIES)]
        author = Author(talks.person(party), Seat(party))
        now = talks.NOON + dt.timedelta(minutes=minute)
        command = Submission(talks.explanation(talks.WORDS), author)
        done = submit(self._reading, command, now, talks.salt)
        if not isinstance(done, Accepted):
            raise TypeError(done)


def rate(works: Works) -> float:
    """Return how many works a second are done."""
    begun = time.perf_counter()
    for each in works:
        each()
    return len(works) / (time.perf_counter() - begun)


@contextmanager
def race(stage: Stage, store: str, size: int) -> Iterator[Race]:
    """Give a new journal and a bare table beside it."""
    appends = (40 if size == 1 else 12) // (4 if stage.is_quick else 1)
    if store == "SQLite":
        url, bare = str(stage.folder / "ours.db"), bare_sqlite(stage.folder / "bare.db")
    else:
        url, bare = stage.database(), bare_postgres(stage.database())
    with bare as insert:
        journal = create(url, "ours")
        yield Race(journal, insert, size, appends)
        journal.close()


def batches(stage: Stage, store: str, size: int) -> Found:
    """Measure appends of some size."""
    with race(stage, store, size) as run:
        ways = (run.bare, run.appended, run.entered)
        bare, appended, entered = alternating(ways, 3 if stage.is_quick else 15)
    more = (1 / entered - 1 / bare) * 1e3
    text = f"{more:.2f} ms more to an append; entries tied beforehand {appended / bare:.0%}"
    return share(entered * size, bare * size, text)


def submissions(stage: Stage, store: str) -> Found:
    """Measure whole commands."""
    with race(stage, store, 1) as run:
        bare, done = alternating((run.bare, run.submitted), 3 if stage.is_quick else 15)
        known = run.length()
    more = (1 / done - 1 / bare) * 1e3
    text = f"{more:.2f} ms more to a command; state of up to {known:,} entries"
    return share(done, bare, text)


def share(ours: float, bare: float, text: str) -> Found:
    """Return a rate beside that of the driver."""
    ratio = ours / bare
    return Found(f"{ours:,.0f}/s", f"{bare:,.0f}/s", ratio, ratio >= SHARE, text)


def lines(store: str) -> tuple[Line, ...]:
    """Return the lines of one store."""
    measures = {
        "entries, one to an append": partial(batches, store=store, size=1),
        "entries, 50 to an append": partial(batches, store=store, size=50),
        "commands, decided and entered": partial(submissions, store=store),
    }
    needs_server = store == "PostgreSQL"
    return tuple(
        Line(f"{store}: {name}", ">= 80%", measure, needs_server, needs_long=False)
        for name, measure in measures.items()
    )


LINES = (*lines("SQLite"), *lines("PostgreSQL"))
