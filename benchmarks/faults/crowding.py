"""Many processes write to one negotiation at once: no gap, nothing overwritten, nobody unheard.

`appends` enters in a turn, as the desk does. `edits` are commands with what the person had seen:
where something came since, the journal must say what, and the person, who now knows it, gives the
command again within a turn, so that nobody needs a third try.
"""

import datetime as dt
import json
import os
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.faults.places import Site, Told, forked, wait
from benchmarks.journal import talks

from paraph.desk.journal import Journal, Stale
from paraph.desk.keeping import all_entries
from paraph.desk.reading import Reading
from paraph.desk.submitting import Accepted, Submission, submit
from paraph.record.channels import PLENARY
from paraph.record.entries import StoredEntry
from paraph.record.verifying import verified
from paraph.store.opening import create, open_journal
from paraph.terms.ids import Seat
from paraph.terms.people import Author

WRITERS = 32
APPENDS = 100
PATIENCE_SECONDS = 240


def enter_one(journal: Journal, words: str) -> Counter[str]:
    """Enter one thing in a turn, again where somebody came first; return the counts."""
    counts = Counter[str]()
    while True:
        try:
            talks.tell(journal, [(PLENARY, talks.explained(words))])
        except Stale:
            counts["retries"] += 1
        else:
            return counts


class Editor:
    """A person with a desk, who has seen the journal up to some entry."""

    def __init__(self, journal: Journal, party: str) -> None:
        """Begin with nothing seen."""
        self._journal, self._reading = journal, Reading(journal)
        self._author = Author(talks.person(party), Seat(party))
        self._seen = 0

    def give(self, words: str) -> Counter[str]:
        """Give a command with what was seen; once more, in a turn, if that is outdated."""
        counts = Counter[str]()
        self._seen = self._journal.head(PLENARY).number
        # Somebody who reads takes a while; here as long as others need to come between.
        time.sleep(0.001)
        try:
            counts += self._tried(words)
        except Stale as stale:
            counts += self._told(stale.meanwhile)
            counts["retries"] += 1
            with self._journal.turn():
                self._seen = self._journal.head(PLENARY).number
                counts += self._tried(words)
        return counts

    def _tried(self, words: str) -> Counter[str]:
        seen = {PLENARY: self._seen}
        command = Submission(talks.explanation(words), self._author, None, {}, seen)
        now = talks.NOON + dt.timedelta(days=1)
        done = submit(self._reading, command, now, talks.salt)
        if not isinstance(done, Accepted):
            return Counter({f"refused: {done}": 1})
        # What is taken must follow directly on what was seen.
        return Counter({"overlooked": int(done.entries[0].number != self._seen + 1)})

    def _told(self, meanwhile: tuple[StoredEntry, ...]) -> Counter[str]:
        """Count what a stale edit was told wrongly: it must be all that came, and nothing else."""
        numbers = [each.number for each in meanwhile]
        expected = list(range(self._seen + 1, self._seen + 1 + len(meanwhile)))
        is_right = bool(numbers) and numbers == expected
        is_right = is_right and all(each.channel == PLENARY for each in meanwhile)
        after = {PLENARY: self._seen}
        kept = {each.number: each.link for each in self._journal.read((PLENARY,), after)}
        is_right = is_right and all(kept.get(each.number) == each.link for each in meanwhile)
        return Counter({"stale": 1, "told wrongly": int(not is_right)})


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who writes, how often, and how.

    Attributes:
        edits: Whether commands are given with what was seen; else entries are made in turns.
    """

    edits: bool
    writers: int = WRITERS
    appends: int = APPENDS

    @property
    def whole(self) -> int:
        """How many appends there are in all."""
        return self.writers * self.appends

    def write(self, url: str, at: int, pipe: int) -> None:
        """Write as one of many, and tell the counts."""
        journal, word = open_journal(url), f"writer {at}:"
        editor = Editor(journal, talks.PARTIES[at % len(talks.PARTIES)])
        counts, slowest = Counter[str](), 0.0
        for each in range(self.appends):
            begun = time.monotonic()
            words = f"{word} {each}"
            counts += editor.give(words) if self.edits else enter_one(journal, words)
            slowest = max(slowest, time.monotonic() - begun)
        told = {"counts": dict(counts), "slowest": slowest}
        os.write(pipe, json.dumps(told).encode() + b"\n")
        journal.close()


def crowded(
    site: Site, store: str, *, edits: bool, writers: int = WRITERS, appends: int = APPENDS
) -> Told:
    """Let many write at once, and look at what is there."""
    crowd = Crowd(edits, writers, appends)
    url = site.new(store)
    journal = create(url, "crowded")
    talks.open_talks(journal)
    before = journal.ledger().number
    journal.close()
    begun = time.monotonic()
    told = together(url, crowd)
    took = time.monotonic() - begun
    counts = Counter[str]()
    for each in told:
        counts.update(each["counts"])
    faults = [*faults_told(crowd, len(told), counts), *amiss(url, before, crowd)]
    parts = [
        f"{writers} processes, {crowd.whole:,} {'edits' if edits else 'appends'} in {took:.0f} s",
        f"{counts['retries']:,} retries",
        *([f"{counts['stale']:,} outdated, each told what came"] if edits else []),
        f"longest wait {max((each['slowest'] for each in told), default=0):.1f} s",
        f"{len(faults)} gaps, losses or faults",
        *faults[:5],
    ]
    return Told(not faults, "; ".join(parts))


def together(url: str, crowd: Crowd) -> list[dict[str, Any]]:
    """Return what each of many told, once all have written."""
    ours, theirs = os.pipe()
    with forked([partial(crowd.write, url, at, theirs) for at in range(crowd.writers)]) as children:
        os.close(theirs)
        wait(children, PATIENCE_SECONDS)
    with os.fdopen(ours) as pipe:
        return [json.loads(each) for each in pipe]


def faults_told(crowd: Crowd, ended: int, counts: Counter[str]) -> list[str]:
    """Return what writers told that must not be."""
    faults = [
        f"{count} {name}"
        for name, count in counts.items()
        if count and name not in {"retries", "stale"}
    ]
    if ended != crowd.writers:
        faults.append(f"{ended} of {crowd.writers} writers came to an end")
    if counts["retries"] > crowd.whole:
        faults.append("more than one retry to an append")
    return faults


def amiss(url: str, before: int, crowd: Crowd) -> list[str]:
    """Return what is wrong with the journal: gaps, things lost, a broken chain."""
    journal = open_journal(url)
    entries = list(all_entries(journal))
    found = verified(journal.talks, entries, journal.documents(), [])
    journal.close()
    faults = [] if found.holds else [f"it does not hold: {found}"]
    if [each.ledger for each in entries] != list(range(1, before + crowd.whole + 1)):
        faults.append(f"{len(entries)} entries, expected {before + crowd.whole} without a gap")
    bodies = b"\n".join(each.body for each in entries)
    words = (f"writer {at}: {each}" for at in range(crowd.writers) for each in range(crowd.appends))
    return [*faults, *(f"lost: {each}" for each in words if f'"{each}"'.encode() not in bodies)]
