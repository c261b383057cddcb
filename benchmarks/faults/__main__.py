"""What becomes of a journal when things go wrong: killed, crowded, tampered with, full.

Prints a line for each fault: `held` says whether all that was promised held. Processes that write
are forked, and killed by their ids; PostgreSQL is started in a folder of its own with its own
settings, and its lines are left out where it is not installed.

    python benchmarks/faults [--only NAME] [--kills N]
"""

import argparse
import contextlib
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.faults.crowding import crowded
from benchmarks.faults.filling import NoDisk, full_postgres, full_sqlite, read_only
from benchmarks.faults.killing import KILLS, killed
from benchmarks.faults.loading import backed_up
from benchmarks.faults.places import Site, Told
from benchmarks.faults.tampering import rewritten, tampered
from tests.postgres import NoServer, Server, server

Fault = Callable[[Site], Told]
SEED = 2023
SQLITE, POSTGRES = "SQLite", "PostgreSQL"


def faults(kills: int) -> dict[str, Fault]:
    """Return the faults by name."""
    pairs = ((SQLITE, SQLITE), (POSTGRES, POSTGRES), (SQLITE, POSTGRES))
    both: dict[str, Fault] = {}
    for store in (SQLITE, POSTGRES):
        both[f"kill -9, {store}"] = partial(killed, store=store, kills=kills)
        both[f"32 writers, {store}"] = partial(crowded, store=store, edits=False)
        both[f"32 editors, {store}"] = partial(crowded, store=store, edits=True)
    return {
        **both,
        "tampering": tampered,
        "whole rewrite and cut tail": rewritten,
        **{f"backup under load, {a} to {b}": partial(backed_up, source=a, target=b)
           for a, b in pairs},
        f"full disk, {SQLITE}": full_sqlite,
        f"full disk, {POSTGRES}": full_postgres,
        f"read-only file, {SQLITE}": read_only,
    }  # fmt: skip


@contextlib.contextmanager
def started(names: list[str]) -> Iterator[Server | None]:
    """Give a server, where a fault needs one and there is one."""
    if not any(POSTGRES in name for name in names):
        yield None
        return
    with contextlib.ExitStack() as stack:
        try:
            running = stack.enter_context(server(options=()))
        except NoServer as reason:
            print(f"without PostgreSQL: {reason}")
            running = None
        yield running


def tried(name: str, fault: Fault, site: Site) -> bool:
    """Try one fault, and print what became of it; return whether all held."""
    begun = time.monotonic()
    try:
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stderr(nowhere):  # noqa: PTH123
            told = fault(site)
    except (NoServer, NoDisk) as reason:
        print(f"{name}: left out: {reason}", flush=True)
        return True
    took = time.monotonic() - begun
    print(f"{name}: {'held' if told.is_held else 'NOT HELD'} ({took:.0f} s)")
    for part in told.counts.split("; "):
        print(f"  {part}", flush=True)
    return told.is_held


def main() -> int:
    """Try the faults that were asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", metavar="NAME", help="faults in whose names this stands")
    parser.add_argument("--kills", metavar="N", type=int, default=KILLS, help="of each store")
    asked = parser.parse_args()
    known = faults(asked.kills)
    chosen = {name: each for name, each in known.items() if (asked.only or "") in name}
    if not chosen:
        parser.error(f"--only: found '{asked.only}', expected part of one of {', '.join(known)}")
    with tempfile.TemporaryDirectory() as folder, started(list(chosen)) as running:
        # The server runs as another account, and so does whoever may only read.
        Path(folder).chmod(0o755)
        site = Site(Path(folder), running, random.Random(SEED))  # noqa: S311 - no secret
        held = [tried(name, each, site) for name, each in chosen.items()]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
