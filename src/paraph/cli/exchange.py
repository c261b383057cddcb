"""What the commands do that take in, or give out, the files of other tools."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from paraph.cli.exits import BAD_DATA, DONE, USAGE
from paraph.files.case.loading import load_case
from paraph.files.exchange.folders import require_new, write_new
from paraph.files.exchange.genius_export import export_genius
from paraph.files.exchange.genius_import import import_genius
from paraph.files.faults import Malformed
from paraph.record.evolve import fold


def import_from_genius(domain: Path, profiles: Sequence[Path], output: Path) -> int:
    """Make a case folder of a domain and its profiles; return the exit code."""
    try:
        require_new(output)
        made = import_genius(domain, profiles, dt.datetime.now(tz=dt.UTC).date())
    except Malformed as error:
        return _refused(error, output)
    code = _written(output, made.files)
    if code == DONE:
        _tell(made.remarks)
        if made.beyond:
            noun = "particular has" if made.beyond == 1 else "particulars have"
            _say(f"{made.beyond} {noun} no place in a case: see {output / 'README.md'}")
        _say(f"next: `paraph check {output}`, then `paraph packages {output}`")
    return code


def export_to_genius(folder: Path, output: Path) -> int:
    """Write a case as a domain and its profiles; return the exit code."""
    try:
        require_new(output)
        made = export_genius(fold(load_case(folder).events))
    except Malformed as error:
        return _refused(error, output)
    code = _written(output, made.files)
    if code == DONE:
        _tell(made.remarks)
    return code


def _written(output: Path, files: dict[str, bytes]) -> int:
    try:
        paths = write_new(output, files)
    except Malformed as error:
        return _refused(error, output)
    _say(f"made {', '.join(str(path) for path in paths)}")
    return DONE


def _refused(error: Malformed, output: Path) -> int:
    """Tell every fault; the fault of the folder to write into is one of usage."""
    for fault in error.faults:
        _tell([fault.message, *([fault.excerpt] if fault.excerpt else [])])
    if all(fault.file == str(output) for fault in error.faults):
        return USAGE
    count = len(error.faults)
    _say(f"{count} {'fault' if count == 1 else 'faults'}; nothing was written")
    return BAD_DATA


def _tell(lines: Sequence[str]) -> None:
    for line in lines:
        _say(line)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
