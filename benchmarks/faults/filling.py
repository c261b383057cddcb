"""A disk that is full, and a file that may only be read: trouble is told, and nothing is lost."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from benchmarks.faults.places import Site, Told, forked, wait
from benchmarks.journal import talks

from paraph.desk.journal import Journal, JournalTrouble
from paraph.desk.keeping import all_entries
from paraph.record.chain import Head
from paraph.record.verifying import verified
from paraph.store.opening import create, open_journal

DISK_MEGABYTES = 12
MOST_APPENDS = 2_000
NOBODY = 65534
FULL, READ_ONLY = "a full disk", "a journal that may only be read"


class NoDisk(Exception):  # noqa: N818 - a noun, as the others are
    """Raised where a small disk cannot be had; says why."""


@contextmanager
def small_disk(folder: Path, megabytes: int = DISK_MEGABYTES) -> Iterator[Path]:
    """Give a folder on a disk of its own, in memory.

    Raises:
        NoDisk: This account may not have one.
    """
    place = Path(tempfile.mkdtemp(dir=folder))
    settings = f"size={megabytes}m,mode=0777"
    mounted = run("mount", "-t", "tmpfs", "-o", settings, "none", str(place))
    if mounted:
        place.rmdir()
        message = f"no small disk: {mounted}"
        raise NoDisk(message)
    try:
        yield place
    finally:
        run("umount", "--lazy", str(place))


def run(*words: str) -> str:
    """Run a command; return what it said if it failed."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    return done.stderr.strip() or "it failed" if done.returncode else ""


def full_sqlite(site: Site) -> Told:
    """Write to a file until its disk is full, make room, and go on."""
    with small_disk(site.folder) as disk:
        return filled(str(disk / "talks.db"), disk)


def full_postgres(site: Site) -> Told:
    """Write to a database until the disk of its tables is full, make room, and go on.

    The server's log of writes is on another disk: were that full, the server would stop.
    """
    with small_disk(site.folder, 40) as disk:
        url = site.database_on(disk)
        try:
            return filled(url, disk)
        finally:
            site.drop_database()


def filled(url: str, disk: Path) -> Told:
    """Fill a disk up to where nothing more can be entered; then make room."""
    journal = create(url, "full")
    talks.open_talks(journal)
    # Most of the room is taken by something else, which is then removed.
    (disk / "other").write_bytes(bytes(free(disk) - 1_000_000))
    acknowledged, troubles = until_full(journal)
    faults = [] if len(troubles) == 3 else ["it never was full"]  # noqa: PLR2004 - three tries
    faults += [f"told of {each}" for each in troubles if each != FULL]
    faults += amiss(journal, acknowledged)
    journal.close()
    reopened = open_journal(url)
    faults += amiss(reopened, acknowledged)
    (disk / "other").unlink()
    more = talks.tell(reopened, list(islice(talks.mixed(), 500)))
    faults += amiss(reopened, Head(more[-1].ledger, more[-1].ledger_link))
    reopened.close()
    parts = [
        f"full after {acknowledged.number:,} entries: '{FULL}' told {len(troubles)} times",
        f"with room again {len(more)} more",
        f"{len(faults)} lost, partial or broken",
        *faults[:5],
    ]
    return Told(not faults, "; ".join(parts))


def until_full(journal: Journal) -> tuple[Head, list[str]]:
    """Append until that fails, and twice more; return the last acknowledged entry."""
    last, troubles = journal.ledger(), list[str]()
    said = talks.mixed()
    for _ in range(MOST_APPENDS):
        try:
            entries = talks.tell(journal, list(islice(said, 20)))
            last = Head(entries[-1].ledger, entries[-1].ledger_link)
        except JournalTrouble as trouble:
            troubles.append(trouble.found)
            if len(troubles) == 3:  # noqa: PLR2004 - three tries
                break
    return last, troubles


def free(disk: Path) -> int:
    """Return how many bytes are free."""
    room = os.statvfs(disk)
    return room.f_bavail * room.f_frsize


def amiss(journal: Journal, expected: Head) -> list[str]:
    """Return what is wrong: another last entry than the one acknowledged, or a broken chain."""
    found = verified(journal.talks, all_entries(journal), journal.documents(), [])
    faults = [] if found.holds else [f"it does not hold: {found}"]
    if journal.ledger() != expected:
        faults.append(f"ends at {journal.ledger().number}, expected {expected.number}")
    return faults


def read_only(site: Site) -> Told:
    """Write to a file that may only be read, as an account that rights bind."""
    folder = site.folder / "kept"
    folder.mkdir()
    path = folder / "talks.db"
    journal = create(str(path), "kept")
    talks.open_talks(journal)
    last = journal.ledger()
    journal.close()
    path.chmod(0o444)
    folder.chmod(0o555)
    ours, theirs = os.pipe()
    with forked([lambda: _try_to_write(str(path), theirs)]) as children:
        os.close(theirs)
        wait(children, 30)
    with os.fdopen(ours) as pipe:
        told = pipe.read()
    folder.chmod(0o755)
    path.chmod(0o644)
    journal = open_journal(str(path))
    faults = [] if told == f"{last.number}: {READ_ONLY}" else [f"told: {told}"]
    faults += amiss(journal, last)
    more = talks.tell(journal, list(islice(talks.mixed(), 50)))
    faults += amiss(journal, Head(more[-1].ledger, more[-1].ledger_link))
    journal.close()
    parts = [
        f"{last.number:,} entries read, none written: '{READ_ONLY}'",
        f"with the right to write {len(more)} more",
        f"{len(faults)} lost, partial or broken",
        *faults[:5],
    ]
    return Told(not faults, "; ".join(parts))


def _try_to_write(url: str, pipe: int) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    journal = open_journal(url)
    read = sum(1 for _ in all_entries(journal))
    try:
        talks.tell(journal, list(islice(talks.mixed(), 1)))
        said = "written"
    except JournalTrouble as trouble:
        said = trouble.found
    os.write(pipe, f"{read}: {said}".encode())
