"""Reading, decoding, folding and checking a long journal, by the processor's time."""

import hashlib
import sqlite3
from collections.abc import Sequence

from benchmarks.journal import talks
from benchmarks.journal.table import Found, Line, Stage, of_processor

from paraph.desk.keeping import all_entries
from paraph.record.entries import StoredEntry, entry_of
from paraph.record.evolve import fold
from paraph.record.verifying import Verified, verified
from paraph.store.opening import open_journal

FOLD_SECONDS = 2
ENTRIES_A_SECOND = 50_000


def folded(stage: Stage) -> Found:
    """Measure the fold of events of many kinds."""
    events = talks.all_events(stage.count)
    return _fold(events)


def folded_acts(stage: Stage) -> Found:
    """Measure the fold of acts on one draft."""
    begun = [*talks.frame(), *talks.delegations()]
    return _fold([*begun, *(talks.acted(at) for at in range(stage.count - len(begun)))])


def _fold(events: Sequence[talks.Event]) -> Found:
    taken = of_processor(lambda: fold(events))
    state = fold(events)
    most = max(len(each.acts) for each in state.drafts)
    text = f"{len(events):,} events: {len(state.drafts):,} drafts, up to {most:,} acts on one"
    return Found(f"{taken:.2f} s", is_met=taken < FOLD_SECONDS, text=text)


def decoded(stage: Stage) -> Found:
    """Measure the decoding of entries."""
    entries = _entries(stage)
    taken = of_processor(lambda: [entry_of(each) for each in entries])
    size = sum(len(each.body) for each in entries) / len(entries)
    text = f"{len(entries) / taken:,.0f}/s of {size:.0f} bytes on average"
    return Found(f"{taken:.2f} s", text=text)


def read(stage: Stage) -> Found:
    """Measure the reading of entries, beside the driver's in the same order."""
    journal = open_journal(str(stage.long))
    ours = of_processor(lambda: sum(1 for _ in all_entries(journal)))
    journal.close()
    bare = of_processor(lambda: _read_bare(stage))
    text = f"{stage.count / ours:,.0f}/s"
    return Found(f"{ours:.2f} s", f"{bare:.2f} s", bare / ours, text=text)


def _read_bare(stage: Stage) -> None:
    connection = sqlite3.connect(stage.long)
    columns = "channel, number, ledger, salt, body, link, ledger_link"
    asked = f"SELECT {columns} FROM entry WHERE talks = (SELECT id FROM talks) ORDER BY ledger"  # noqa: S608 - ours
    for _ in connection.execute(asked):
        pass
    connection.close()


def checked(stage: Stage) -> Found:
    """Measure the checking of a file, beside bare SHA-256 of the same bytes."""
    ours = of_processor(lambda: _checked(stage))
    entries = _entries(stage)
    bare = of_processor(lambda: _hashed(entries))
    rate, floor = len(entries) / ours, len(entries) / bare
    found = _checked(stage)
    verdict = "every chain holds" if found.holds else "BROKEN"
    text = f"{ours:.2f} s for {found.entries:,} entries; {verdict}"
    is_met = found.holds and rate >= ENTRIES_A_SECOND
    return Found(f"{rate:,.0f}/s", f"{floor:,.0f}/s", rate / floor, is_met, text)


def _checked(stage: Stage) -> Verified:
    journal = open_journal(str(stage.long))
    try:
        with journal.snapshot():
            return verified(journal.talks, all_entries(journal), journal.documents(), [])
    finally:
        journal.close()


def _hashed(entries: Sequence[StoredEntry]) -> None:
    """Hash as many bytes as the chain does, in as many pieces."""
    for each in entries:
        body = hashlib.sha256(each.salt + each.body).digest()
        own = hashlib.sha256(each.link + b"caucus/syria 12345 " + body).digest()
        hashlib.sha256(each.ledger_link + b"12345 " + own).digest()


def _entries(stage: Stage) -> list[StoredEntry]:
    journal = open_journal(str(stage.long))
    entries = list(all_entries(journal))
    journal.close()
    return entries


LINES = (
    Line("fold, kinds of events mixed", "2 s", folded, needs_long=False),
    Line("fold, acts on one draft", "2 s", folded_acts, needs_long=False),
    Line("decode entries", "", decoded),
    Line("read entries, SQLite", "", read),
    Line("check every chain, SQLite", ">= 50,000/s", checked),
)
