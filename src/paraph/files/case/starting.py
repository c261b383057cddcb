"""A new case folder to fill in: small, commented, and without faults."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from paraph.files.faults import Fault, Malformed

TEMPLATE = "template"


def new_case(root: Path) -> tuple[Path, ...]:
    """Write a new case folder and return the files written.

    Raises:
        Malformed: Something stands in the way; nothing is written then.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        found = "a folder with files in it" if root.is_dir() else "a file"
        advice = "name a new folder, or empty this one"
        raise Malformed([Fault(str(root), 0, 0, "", found, "a new or empty folder", advice)])
    written: list[Path] = []
    for name, text in _template(files("paraph.files.case") / TEMPLATE, Path()):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return tuple(written)


def _template(folder: Traversable, under: Path) -> Iterator[tuple[Path, str]]:
    """Give the files of the template by their names in the folder."""
    for item in sorted(folder.iterdir(), key=lambda each: each.name):
        if item.is_dir():
            yield from _template(item, under / item.name)
        else:
            yield under / item.name, item.read_text(encoding="utf-8")
