"""Processes that write are killed at any moment; what was acknowledged must be there after it.

Each writer enters batches, one in four with a document, and tells its parent through a pipe once
the journal has taken one. A batch says in its entries how many it has, so that half of one would
show. Of every four kills on PostgreSQL one takes a process of the server as well, and one all of
them; the server runs with its own settings, which flush to the disk.
"""

import hashlib
import os
import random
import re
import struct
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from benchmarks.faults.places import Site, Told, forked, kill_backend, kill_server, wait
from benchmarks.journal import talks

from paraph.desk.journal import Journal, JournalTrouble
from paraph.desk.keeping import all_entries
from paraph.record.channels import MEDIATORS, PLENARY, caucus
from paraph.record.entries import StoredEntry
from paraph.record.events.drafts import PositionExplained
from paraph.record.verifying import verified
from paraph.store.opening import create, open_journal
from paraph.terms.drafts import Explanation

WRITERS = 4
KILLS = 200
CHANNELS = (PLENARY, MEDIATORS, *map(caucus, talks.PARTIES))
LONGEST_BATCH = 6
WAYS = ("writers", "backend", "writers", "server")
"""What is killed of PostgreSQL, in turn; of SQLite there are only writers."""
TAG = re.compile(rb"batch (\d+) (\d+) of (\d+)")

ACKNOWLEDGED = struct.Struct("<cQQ32s")
"""Kind, batch, ledger number and ledger link of its last entry; short enough to be told whole."""
DONE, TROUBLE, OTHER = b"d", b"t", b"x"
NOTHING = bytes(32)


def batch_of(batch: int, size: int) -> list[talks.Told_]:
    """Return the entries of a batch, each of which says how many there are."""
    party = talks.PARTIES[batch % len(talks.PARTIES)]
    return [
        (
            CHANNELS[(batch + at) % len(CHANNELS)],
            PositionExplained(
                Explanation(
                    talks.ONE_DRAFT, 1, party, talks.person(party), talks.NOON,
                    f"batch {batch} {at + 1} of {size}. {talks.WORDS}",
                )
            ),
        )
        for at in range(size)
    ]  # fmt: skip


def document_of(batch: int) -> dict[str, bytes]:
    """Return the document of a batch, if it has one."""
    if batch % 4:
        return {}
    raw = f"document of batch {batch}".encode() * 50
    return {hashlib.sha256(raw).hexdigest(): raw}


def write_on(url: str, pipe: int, seed: int) -> None:
    """Enter batches until killed; tell of each that was taken."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    try:
        journal = open_journal(url)
        while True:
            batch = chance.randrange(2**63)
            told = batch_of(batch, chance.randint(1, LONGEST_BATCH))
            with journal.turn():
                entries = talks.enter(journal, told, talks.STAMP, talks.salt)
                journal.append(entries, document_of(batch))
            last = entries[-1]
            os.write(pipe, ACKNOWLEDGED.pack(DONE, batch, last.ledger, last.ledger_link))
    except JournalTrouble:
        os.write(pipe, ACKNOWLEDGED.pack(TROUBLE, 0, 0, NOTHING))
    except BaseException as error:
        name = type(error).__name__.encode()[:32]
        os.write(pipe, ACKNOWLEDGED.pack(OTHER, 0, 0, name))
        raise


@dataclass
class Ledger:
    """What writers said was taken, and what came of it.

    Attributes:
        promised: The last entry of each batch, by the batch.
        unsaid: Batches that were taken but not told of, for their writer was killed before.
        faults: What must not be, in words.
    """

    promised: dict[int, tuple[int, bytes]] = field(default_factory=dict[int, tuple[int, bytes]])
    unsaid: int = 0
    entries: int = 0
    told: Counter[bytes] = field(default_factory=Counter[bytes])
    faults: list[str] = field(default_factory=list[str])

    def hear(self, raw: bytes) -> None:
        """Take what came through the pipe."""
        for kind, batch, number, link in ACKNOWLEDGED.iter_unpack(raw):
            self.told[kind] += 1
            if kind == DONE:
                self.promised[batch] = (number, link)
            elif kind == OTHER:
                self.faults.append(f"a writer ended with {link.rstrip(bytes(1)).decode()}")

    def check(self, journal: Journal) -> None:
        """Hold the journal against what was promised."""
        with journal.snapshot():
            found = verified(journal.talks, all_entries(journal), journal.documents(), [])
            entries = list(all_entries(journal))
            kept = {digest for digest, _ in journal.documents()}
        if not found.holds:
            self.faults.append(f"it does not hold: {found}")
        self.entries = len(entries)
        self._check_promises({each.ledger: each.ledger_link for each in entries})
        self._check_batches(entries, kept)

    def _check_promises(self, there: dict[int, bytes]) -> None:
        for batch, (number, link) in self.promised.items():
            if there.get(number) != link:
                self.faults.append(f"batch {batch}, entry {number}, was acknowledged and is lost")

    def _check_batches(self, entries: list[StoredEntry], kept: set[str]) -> None:
        seen: Counter[tuple[int, int]] = Counter(batches_in(entries))
        for (batch, size), number in seen.items():
            if number != size:
                self.faults.append(f"batch {batch} has {number} entries of {size}")
            if not kept.issuperset(document_of(batch)):
                self.faults.append(f"batch {batch} lacks its document")
        self.unsaid = len(seen) - len(self.promised)


def batches_in(entries: list[StoredEntry]) -> Iterator[tuple[int, int]]:
    """Give the batch that each entry belongs to, and how many that has."""
    for each in entries:
        found = TAG.search(each.body)
        if found:
            yield int(found[1]), int(found[3])


def killed(site: Site, store: str, kills: int) -> Told:
    """Kill writers again and again, and look at what is there each time."""
    url = site.new(store)
    journal = create(url, "killed")
    talks.open_talks(journal)
    journal.close()
    ledger, slowest, ways = Ledger(), 0.0, Counter[str]()
    for at in range(kills):
        way = (
            "writers" if store == "SQLite" else ("writers", "backend", "writers", "server")[at % 4]
        )
        ways[way] += 1
        ledger.hear(one_kill(site, url, way))
        begun = time.monotonic()
        journal = reopened(url)
        journal.head(PLENARY)
        slowest = max(slowest, time.monotonic() - begun)
        ledger.check(journal)
        journal.close()
        if ledger.faults:
            break
    return Told(not ledger.faults, words(ledger, ways, slowest))


def words(ledger: Ledger, ways: Counter[str], slowest: float) -> str:
    """Return the counts in words."""
    those = ", ".join(f"{count} of {way}" for way, count in ways.items())
    lines = [
        f"{ways.total()} kills ({those})",
        f"{len(ledger.promised):,} batches acknowledged, {ledger.entries:,} entries there",
        f"{ledger.unsaid:,} batches kept that could not be told any more",
        f"{ledger.told[TROUBLE]:,} writers told of trouble",
        f"slowest to open {slowest:.2f} s",
        f"{len(ledger.faults)} lost, partial or broken",
        *ledger.faults[:5],
    ]
    return "; ".join(lines)


def one_kill(site: Site, url: str, way: str) -> bytes:
    """Let writers write, kill them, and return what they had told."""
    ours, theirs = os.pipe()
    seeds = [site.chance.randrange(2**32) for _ in range(WRITERS)]
    with forked([partial(write_on, url, theirs, seed) for seed in seeds]) as children:
        os.close(theirs)
        # Not before one has begun: all that can break breaks while they write.
        heard = os.read(ours, ACKNOWLEDGED.size)
        time.sleep(site.chance.uniform(0.0, 0.15))
        if site.server is not None and way == "backend":
            kill_backend(site.server, site.chance)
            wait(children, 0.5)
        elif site.server is not None and way == "server":
            kill_server(site.server)
    while more := os.read(ours, 65536):
        heard += more
    os.close(ours)
    return heard


def reopened(url: str) -> Journal:
    """Open a journal as soon as its server takes connections again."""
    ends = time.monotonic() + 20
    while True:
        try:
            return open_journal(url)
        except JournalTrouble:
            if time.monotonic() > ends:
                raise
            time.sleep(0.02)
