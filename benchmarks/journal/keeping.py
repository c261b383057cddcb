"""Backups, and journals that open again after their writer was killed."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.journal import talks
from benchmarks.journal.table import Found, Line, Stage, seconds

from paraph.cli.keeping import backup, restore
from paraph.desk.journal import Journal
from paraph.desk.reading import Reading
from paraph.record.chain import Head
from paraph.record.channels import MEDIATORS
from paraph.store.opening import create, open_journal

KEEPING_SECONDS = 60
RECOVERY_SECONDS = 2
HERE = Path(__file__).parent


def heads(journal: Journal) -> dict[str, Head]:
    """Return the last entry of every chain."""
    found = {str(each): journal.head(each) for each in journal.channels()}
    return {**found, "ledger": journal.ledger()}


def kept(stage: Stage, source: str, target: str) -> Found:
    """Measure a backup and its restoration; the longer of both counts."""
    origin = _origin(stage, source)
    place = stage.database() if target == "PostgreSQL" else str(stage.folder / "restored.db")
    file = stage.folder / "backup.jsonl.gz"
    # The commands say what they did, which is no part of the table.
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):  # noqa: PTH123
        writing = seconds(lambda: backup(origin, file))
        reading = seconds(lambda: restore(file, place, None))
    one, other = open_journal(origin), open_journal(place)
    is_equal = heads(one) == heads(other)
    size = file.stat().st_size / 1e6
    one.close()
    other.close()
    longer = max(writing, reading)
    text = f"backup {writing:.1f} s, restore {reading:.1f} s, {size:.0f} MB; "
    text += "equal heads" if is_equal else "OTHER HEADS"
    return Found(f"{longer:.1f} s", is_met=is_equal and longer < KEEPING_SECONDS, text=text)


def _origin(stage: Stage, store: str) -> str:
    """Return where a long journal is in a store."""
    if store == "SQLite":
        return str(stage.long)
    url = stage.database()
    journal = create(url, "long")
    talks.grow(journal, stage.count)
    journal.close()
    return url


def recovered(stage: Stage, store: str) -> Found:
    """Measure opening and a first append after a writer was killed, in a process of its own."""
    url = _origin(stage, store)
    if store == "SQLite":
        url = shutil.copy(stage.long, stage.folder / "killed.db")
    _kill_writer(url)
    opened = _asked("--open", url)
    _kill_writer(url)
    read = _asked("--submit", url)
    is_met = opened["seconds"] < RECOVERY_SECONDS
    text = f"{opened['entries']:,.0f} entries; with all read and folded {read['seconds']:.1f} s, "
    text += f"{read['megabytes']:.0f} MB"
    return Found(f"{opened['seconds']:.3f} s", is_met=is_met, text=text)


def _kill_writer(url: str) -> None:
    """Let a process append until it is killed in the middle of that."""
    command = [sys.executable, str(HERE), "--write", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        if writer.stdout is None or not writer.stdout.readline():
            message = "the writer did not begin"
            raise RuntimeError(message)
        time.sleep(0.3)
        os.kill(writer.pid, signal.SIGKILL)


def _asked(what: str, url: str) -> dict[str, float]:
    ran = subprocess.run(
        [sys.executable, str(HERE), what, url], check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(ran.stdout.splitlines()[-1])


def write_on(url: str) -> None:
    """Append until killed; say when it begins."""
    journal = open_journal(url)
    for at, told in enumerate(talks.mixed()):
        talks.tell(journal, [told])
        if not at:
            print("writing", flush=True)


def first_append(url: str, *, with_state: bool) -> float:
    """Return the seconds from opening a journal to the first entry that is kept."""
    said = list(islice(talks.mixed(), 1))
    begun = time.perf_counter()
    journal = open_journal(url)
    if with_state:
        Reading(journal).of(MEDIATORS)
    talks.tell(journal, said)
    taken = time.perf_counter() - begun
    journal.close()
    return taken


def entries_in(url: str) -> int:
    """Return how many entries a journal has."""
    journal = open_journal(url)
    number = journal.ledger().number
    journal.close()
    return number


PAIRS = (("SQLite", "SQLite"), ("PostgreSQL", "PostgreSQL"), ("SQLite", "PostgreSQL"))
LINES = (
    *(
        Line(
            f"backup and restore, {source} to {target}",
            "60 s",
            partial(kept, source=source, target=target),
            needs_server="PostgreSQL" in {source, target},
        )
        for source, target in PAIRS
    ),
    *(
        Line(
            f"open and append after kill -9, {store}",
            "2 s",
            partial(recovered, store=store),
            needs_server=store == "PostgreSQL",
        )
        for store in ("SQLite", "PostgreSQL")
    ),
)
