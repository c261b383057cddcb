"""A backup is taken while others write; what is restored must be the journal of that moment."""

import os
import time
from functools import partial
from pathlib import Path

from benchmarks.faults.killing import write_on
from benchmarks.faults.places import Site, Told, forked
from benchmarks.journal import talks
from benchmarks.journal.keeping import heads

from paraph.cli.keeping import backup, restore
from paraph.desk.journal import Journal
from paraph.desk.keeping import all_entries
from paraph.record.chain import Head
from paraph.record.verifying import verified
from paraph.store.opening import create, open_journal

WRITERS = 4
BACKUPS = 10
ENTRIES = 1_000


def backed_up(
    site: Site, source: str, target: str, backups: int = BACKUPS, entries: int = ENTRIES
) -> Told:
    """Take backups under load, restore each, and compare heads."""
    origin = site.new(source)
    journal = create(origin, "busy")
    talks.grow(journal, entries)
    journal.close()
    files = [site.folder / f"{at}.jsonl.gz" for at in range(backups)]
    pipe = os.open(os.devnull, os.O_WRONLY)
    seeds = [site.chance.randrange(2**32) for _ in range(WRITERS)]
    lengths = list[int]()
    with forked([partial(write_on, origin, pipe, seed) for seed in seeds]):
        time.sleep(0.3)
        for each in files:
            backup(origin, each)
            lengths.append(length(origin))
    os.close(pipe)
    faults = [fault for each in files for fault in restored(site, origin, each, target)]
    grown = lengths[-1] - entries
    parts = [
        f"{backups} backups while {WRITERS} processes wrote {grown:,} entries",
        f"{backups - len(faults)} restored with equal heads",
        *faults[:5],
    ]
    return Told(not faults and grown > 0, "; ".join(parts))


def length(url: str) -> int:
    """Return how many entries there are."""
    journal = open_journal(url)
    number = journal.ledger().number
    journal.close()
    return number


def restored(site: Site, origin: str, file: Path, target: str) -> list[str]:
    """Restore a backup, and return what is wrong with it."""
    place = site.new(target)
    restore(file, place, None)
    copy, source = open_journal(place), open_journal(origin)
    found = verified(copy.talks, all_entries(copy), copy.documents(), [])
    expected = heads_then(source, copy.ledger().number)
    faults = [] if found.holds else [f"{file.name} does not hold: {found}"]
    if heads(copy) != expected:
        faults.append(f"{file.name} has other heads")
    if not dict(copy.documents()).items() <= dict(source.documents()).items():
        faults.append(f"{file.name} has other documents")
    copy.close()
    source.close()
    return faults[:1]


def heads_then(journal: Journal, ledger: int) -> dict[str, Head]:
    """Return the heads that a journal had when its ledger was so long."""
    found: dict[str, Head] = {}
    for each in all_entries(journal):
        if each.ledger <= ledger:
            found[str(each.channel)] = Head(each.number, each.link)
            found["ledger"] = Head(each.ledger, each.ledger_link)
    return found
