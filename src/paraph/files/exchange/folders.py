"""A new folder with files in it, and their paths to be told."""

from collections.abc import Mapping
from pathlib import Path

from paraph.files.folders import require_new, write_folder

__all__ = ["require_new", "write_new"]


def write_new(root: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into a new or empty folder and return their paths.

    Raises:
        Malformed: Something stands in the way, or the folder cannot be written.
    """
    write_folder(root, files)
    return tuple(root / name for name in files)
