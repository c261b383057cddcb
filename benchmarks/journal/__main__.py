"""What the journal costs: appending, reading, checking, keeping, recovering.

Prints a table. Every line is measured in a process of its own, so that its peak memory is its own.
`ours` is the figure that counts, `bare` the same of the floor, taken in turn with it in the same
run: for appends the database's own driver, inserting the same rows into the same columns with the
same settings; for checks SHA-256 of the same bytes. `ratio` is ours as a share of the floor, the
median of rounds. Appends, backups and recoveries are timed by the clock, the rest by the
processor. The talks are made up on the frame of the reference case.

    python benchmarks/journal [--only NAME] [--quick]

PostgreSQL is started in a folder of its own with its own settings, and left out where it is not
installed.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.journal import appending, keeping, reading, talks
from benchmarks.journal.table import HEADING, Found, Line, Stage
from tests.postgres import NoServer, server

from paraph.store.opening import create

HERE = Path(__file__).parent
LINES = {each.name: each for each in (*appending.LINES, *reading.LINES, *keeping.LINES)}
LONG, QUICK = 100_000, 5_000


def megabytes() -> float:
    """Return the peak memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(asked: argparse.Namespace) -> None:
    """Print what one line found, as a row of the table."""
    line = LINES[asked.measure]
    count = QUICK if asked.quick else LONG
    with tempfile.TemporaryDirectory() as name:
        stage = Stage(Path(name), asked.long, count, asked.server, asked.quick)
        found: Found = line.measure(stage)
    print(found.row(line.name, line.bar, megabytes()))


def answer(taken: float, entries: int) -> None:
    """Print what a process for one recovery found."""
    print(json.dumps({"seconds": taken, "megabytes": megabytes(), "entries": entries}))


@contextmanager
def started(lines: Sequence[Line]) -> Iterator[Path | None]:
    """Give the folder of a server, where a line needs one and there is one."""
    if not any(each.needs_server for each in lines):
        yield None
        return
    try:
        with server(options=()) as running:
            yield running.folder
    except NoServer as reason:
        print(f"without PostgreSQL: {reason}")
        yield None


def make_long(folder: Path, lines: Sequence[Line], count: int) -> Path:
    """Make the journal that lines share."""
    path = folder / "long.db"
    if any(each.needs_long for each in lines):
        journal = create(str(path), "long")
        talks.grow(journal, count)
        journal.close()
    return path


def print_table(lines: Sequence[Line], *, is_quick: bool) -> None:
    """Measure lines and print them."""
    with tempfile.TemporaryDirectory() as name, started(lines) as running:
        long = make_long(Path(name), lines, QUICK if is_quick else LONG)
        print(HEADING)
        for line in lines:
            if line.needs_server and running is None:
                continue
            command = [sys.executable, str(HERE), "--measure", line.name, "--long", str(long)]
            command += ["--server", str(running)] if running else []
            command += ["--quick"] if is_quick else []
            ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            print(ran.stdout.splitlines()[-1], flush=True)


def main() -> None:
    """Print the table, or one measurement."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--only", metavar="NAME", help="lines in whose names this stands")
    parser.add_argument("--quick", action="store_true", help="fewer entries and rounds")
    for name in ("--measure", "--write", "--open", "--submit"):
        parser.add_argument(name, help=argparse.SUPPRESS)
    for name in ("--long", "--server"):
        parser.add_argument(name, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        measure(asked)
    elif asked.write:
        keeping.write_on(asked.write)
    elif asked.open or asked.submit:
        taken = keeping.first_append(asked.open or asked.submit, with_state=bool(asked.submit))
        answer(taken, keeping.entries_in(asked.open or asked.submit))
    else:
        lines = [line for name, line in LINES.items() if asked.only is None or asked.only in name]
        if not lines:
            names = ", ".join(LINES)
            parser.error(f"--only: found '{asked.only}', expected part of one of {names}")
        print_table(lines, is_quick=asked.quick)


if __name__ == "__main__":
    main()
