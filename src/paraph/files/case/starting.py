"""A new case folder to fill in: small, commented, and without faults."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from paraph.files.folders import write_folder

TEMPLATE = "template"


def new_case(root: Path) -> tuple[Path, ...]:
    """Write a new case folder and return the files written.

    Raises:
        Malformed: Something stands in the way; nothing is written then.
    """
    texts = dict(_template(files("paraph.files.case") / TEMPLATE, PurePosixPath()))
    write_folder(root, texts)
    return tuple(root / name for name in texts)


def _template(folder: Traversable, under: PurePosixPath) -> Iterator[tuple[str, bytes]]:
    """Give the files of the template by their names in the folder."""
    for item in sorted(folder.iterdir(), key=lambda each: each.name):
        if item.is_dir():
            yield from _template(item, under / item.name)
        else:
            yield str(under / item.name), item.read_bytes()
