"""The files of a case folder as they were opened, byte for byte, so that it can be kept."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from paraph.files.case.finding import no_case
from paraph.files.case.reading import inside, read_bytes
from paraph.files.faults import Fault, Malformed

MOST_BYTES_KEPT = 256 * 1024 * 1024


def folder_files(root: Path) -> tuple[tuple[str, bytes], ...]:
    """Return every file of a folder with its name in it, by name; hidden ones are left out.

    A link to a file of the folder counts as that file; one that leads out of it is left out, and
    so is one to a folder.

    Raises:
        Malformed: The folder holds no case, or too much, or a file that cannot be read.
    """
    amiss = no_case(root)
    if amiss is not None:
        raise Malformed([amiss])
    kept: list[tuple[str, bytes]] = []
    left = MOST_BYTES_KEPT
    for name in sorted(_names(root)):
        raw = _kept(root, name, left)
        left -= len(raw)
        kept.append((name, raw))
    return tuple(kept)


def report_bytes(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return the bytes of files by their SHA-256 in hex, by which reports name theirs."""
    return {hashlib.sha256(raw).hexdigest(): raw for _, raw in files}


def _names(root: Path) -> Iterator[str]:
    """Give the names of the files of a folder, from the folder on."""
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(folder) / name
            within = path.relative_to(root).as_posix()
            is_file = path.is_file() and inside(root, within) is not None
            if is_file and not name.startswith("."):
                yield within


def _kept(root: Path, name: str, left: int) -> bytes:
    """Return the bytes of one file, if they are not more than are left to be kept."""
    raw = read_bytes(root / name, left)
    if isinstance(raw, str):
        advice = "allow it to be read, or move it out of the folder"
        raise Malformed([Fault(name, 0, 0, "", raw, "a file that can be read", advice)])
    if len(raw) > left:
        expected = f"at most {MOST_BYTES_KEPT:,} bytes in all files of the folder"
        advice = "move what does not belong to the case out of the folder"
        raise Malformed([Fault(name, 0, 0, "", "more bytes", expected, advice)])
    return raw
