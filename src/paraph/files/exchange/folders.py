"""A new folder with files in it; one that holds files already is refused."""

from collections.abc import Mapping
from pathlib import Path

from paraph.files.faults import Fault, Malformed


def require_new(root: Path) -> None:
    """Refuse a folder that holds files.

    Raises:
        Malformed: Something stands in the way.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        found = "a folder with files in it" if root.is_dir() else "a file"
        advice = "name a new folder, or empty this one"
        raise Malformed([Fault(str(root), 0, 0, "", found, "a new or empty folder", advice)])


def write_new(root: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a new or empty folder and return their paths.

    Raises:
        Malformed: Something stands in the way, or the folder cannot be written.
    """
    require_new(root)
    try:
        root.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (root / name).write_bytes(content)
    except OSError as error:
        found = error.strerror or "no folder"
        expected, advice = "a folder that can be written", "choose another"
        raise Malformed([Fault(str(root), 0, 0, "", found, expected, advice)]) from error
    return tuple(root / name for name in files)
