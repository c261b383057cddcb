"""A new folder with files in it, whole or not at all; one that holds files already is refused."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from tempfile import TemporaryDirectory

from paraph.files.faults import Fault, Malformed, quoted


def require_new(root: Path) -> None:
    """Refuse a folder that holds files.

    Raises:
        Malformed: Something stands in the way.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        found = "a folder with files in it" if root.is_dir() else "a file"
        advice = "name a new folder, or empty this one"
        raise Malformed([Fault(str(root), 0, 0, "", found, "a new or empty folder", advice)])


def write_folder(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a new or empty folder, by their names in it.

    They are written beside it first and then moved into their place.

    Raises:
        Malformed: Something stands in the way, or the folder cannot be written.
    """
    _require_inside(files)
    try:
        require_new(root)
        root.parent.mkdir(parents=True, exist_ok=True)
        is_there = root.exists()
        with TemporaryDirectory(prefix=".paraph-", dir=root if is_there else root.parent) as aside:
            made = Path(aside) / "made"
            _fill(made, files)
            if is_there:
                _empty_into(root, made)
            else:
                made.rename(root)
    except OSError as error:
        found = error.strerror or "no folder"
        expected, advice = "a folder that can be written", "choose another"
        raise Malformed([Fault(str(root), 0, 0, "", found, expected, advice)]) from error


def _require_inside(names: Iterable[str]) -> None:
    """Refuse names that lead out of the folder."""
    expected, advice = "a file inside the folder", "give it another name"
    faults = [
        Fault(name, 0, 0, "", f"the name {quoted(name)}", expected, advice)
        for name in names
        if PurePosixPath(name).is_absolute() or normpath(name).split("/")[0] in {"..", "."}
    ]
    if faults:
        raise Malformed(faults)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is made for them."""
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _empty_into(root: Path, made: Path) -> None:
    """Move what is in one folder into another; what was moved goes back where one cannot be."""
    moved: list[Path] = []
    try:
        for path in sorted(made.iterdir()):
            path.rename(root / path.name)
            moved.append(path)
    except OSError:
        for path in moved:
            (root / path.name).rename(path)
        raise
