"""How long the packages room takes, and how much memory, each beside what it should stay under.

Prints a table. Every line is measured in a process of its own, so that its peak memory is its
own: that holds the interpreter and its libraries as well. `seconds` are the processor's, which are
those of the clock where nothing else runs; neither starting a process, nor importing, nor making
up the case counts. `met` is empty where there is no bar, or nothing to hold against it.

`ratio` is how many times as long NegMAS takes from the same numbers to the same frontier; that
both find the same points is checked. Ours merges issue after issue and need not value every
package for it; the line "each valued" does, and then leaves out the dominated, as NegMAS does.
NegMAS is no part of this project; without `--negmas` these lines stand without ratios.

    python benchmarks/packages --negmas PYTHON
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from bars import Line
from listed import LINES
from numpy.typing import NDArray

HERE = Path(__file__).parent

CLOSE = 1e-9
"""Values closer than this are the same."""

SAME = "the same points"

ADVICE = """
without ratios: give an interpreter that has NegMAS, made for instance by
    python -m venv NEGMAS && NEGMAS/bin/pip install negmas
    python benchmarks/packages --negmas NEGMAS/bin/python"""

HEADING = f"{'line':58} {'seconds':>8} {'MB':>5} {'ratio':>9}  {'bar':>14} {'met':3}  found"


def measure(name: str, folder: Path | None) -> None:
    """Print seconds, peak memory and what came out, as JSON.

    Args:
        folder: If any, where the numbers and the frontier go for NegMAS.
    """
    line = LINES[name]
    run = line.prepare()
    begun = time.process_time()
    found = run()
    seconds = time.process_time() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if folder and line.space and found.points is not None:
        space = line.space()
        parts = space.worths.denominator
        tables = {f"issue{at}": each for at, each in enumerate(space.worths.contributions)}
        np.savez(folder / "case.npz", **tables)
        np.savez(folder / "ours.npz", points=found.points, parts=parts)
    told = {"seconds": seconds, "megabytes": megabytes, "text": found.text, "sure": found.is_sure}
    print(json.dumps(told))


def told_by(command: list[str]) -> dict[str, float | str]:
    """Run a command, and return what its last line tells."""
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(ran.stdout.splitlines()[-1])


def by_negmas(python: str, folder: Path) -> dict[str, float | str]:
    """Have NegMAS do the same, and tell whether it found the same."""
    case, theirs = folder / "case.npz", folder / "theirs.npz"
    told = told_by([python, str(HERE / "by_negmas.py"), str(case), str(theirs)])
    with np.load(folder / "ours.npz") as ours, np.load(theirs) as other:
        is_same = same_points(ours["points"] / ours["parts"], other["points"] / ours["parts"])
    return {**told, "text": SAME if is_same else "OTHER POINTS"}


def same_points(ours: NDArray[np.float64], theirs: NDArray[np.float64]) -> bool:
    """Tell whether two frontiers are the same points, however often and in whatever order."""
    one, other = (np.unique(np.round(each, 9), axis=0) for each in (ours, theirs))
    return one.shape == other.shape and bool(np.abs(one - other).max(initial=0) <= CLOSE)


def print_line(line: Line, python: str | None) -> None:
    """Measure one line, and print it."""
    with tempfile.TemporaryDirectory() as name:
        command = [sys.executable, str(HERE), "--measure", line.name, "--folder", name]
        told = told_by(command)
        theirs = by_negmas(python, Path(name)) if python and line.space else None
    seconds, megabytes = float(told["seconds"]), float(told["megabytes"])
    ratio = float(theirs["seconds"]) / seconds if theirs else None
    verdict = line.bar.verdict(seconds, megabytes, ratio, told["sure"])
    if theirs and theirs["text"] != SAME:
        verdict = "no"
    print(
        f"{line.name:58} {seconds:8.3f} {megabytes:5.0f} {f'{ratio:,.0f} x' if ratio else '':>9}"
        f"  {line.bar!s:>14} {verdict:3}  {told['text']}",
        flush=True,
    )
    if theirs:
        print(
            f"{'  NegMAS':58} {theirs['seconds']:8.3f} {theirs['megabytes']:5.0f} {'':9}"
            f"  {'':14} {'':3}  {theirs['text']}",
            flush=True,
        )


def main() -> None:
    """Print the table, or one measurement."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--negmas", metavar="PYTHON", help="an interpreter that has NegMAS")
    parser.add_argument("--only", metavar="NAME", help="lines in whose names this stands")
    parser.add_argument("--quick", action="store_true", help="neither NegMAS nor slow lines")
    parser.add_argument("--measure", choices=LINES, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        measure(asked.measure, asked.folder)
        return
    chosen = [line for name, line in LINES.items() if asked.only is None or asked.only in name]
    chosen = [line for line in chosen if not (asked.quick and line.is_slow)]
    if not chosen:
        parser.error(f"--only: found '{asked.only}', expected part of one of {', '.join(LINES)}")
    python = None if asked.quick else asked.negmas
    print(HEADING)
    for line in chosen:
        print_line(line, python)
    if python is None and any(line.space for line in chosen):
        print(ADVICE)


if __name__ == "__main__":
    main()
