"""From a folder on disk to its entries: the YAML files, and the entries in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as DiskPath
from typing import get_args

from paraph.files.case.finding import HEAD_FILE, no_case
from paraph.files.case.form import Form
from paraph.files.case.forming import Entry, Placed, as_meant, formed, shape
from paraph.files.case.sections import Head, Sections
from paraph.files.case.yaml_file import Path, Tree, YamlFile
from paraph.files.case.yaml_reading import MOST_BYTES, MOST_VALUES, read_yaml
from paraph.files.faults import Fault, Malformed, did_you_mean, quoted

SECTIONS: dict[str, type[Form]] = {
    name: get_args(info.annotation)[0] for name, info in Sections.model_fields.items()
}
"""The lists of a case, and the form of their entries."""


@dataclass(slots=True)
class Folder:
    """What a folder's YAML files hold, with the faults found so far.

    Attributes:
        entries: By section; of faulty ones, what could be read.
        unread: Sections of which some ids could not be read, so that nobody can tell whether an
            id there is unknown.
        is_whole: Whether every file could be read to its end.
    """

    root: DiskPath
    head: Placed[Head] | None = None
    files: list[YamlFile] = field(default_factory=list[YamlFile])
    entries: dict[str, list[Placed[Form]]] = field(
        default_factory=lambda: {name: [] for name in SECTIONS}
    )
    unread: set[str] = field(default_factory=set[str])
    is_whole: bool = True
    faults: list[Fault] = field(default_factory=list[Fault])

    def of(self, section: str, form: type[Entry]) -> Iterator[Placed[Entry]]:
        """Give the entries of one section."""
        for placed in self.entries[section]:
            if isinstance(placed.entry, form):
                yield Placed(placed.entry, placed.file, placed.path, placed.faulty)


def read_folder(root: DiskPath) -> Folder:
    """Read all YAML files of a case folder.

    Raises:
        Malformed: There is no folder or no `case.yaml` in it.
    """
    folder = Folder(root)
    amiss = no_case(root)
    if amiss is not None:
        raise Malformed([amiss])
    head = _read_file(folder, HEAD_FILE)
    if head is None:
        raise Malformed(folder.faults)
    _take_file(folder, head, is_head=True)
    taken = {(root / HEAD_FILE).resolve()}
    for at, name in _included(head):
        path = ("include", at) if ("include", at) in head.places else ("include",)
        _include(folder, head, path, name, taken)
    return folder


def folder_of(files: Mapping[str, bytes]) -> Folder:
    """Return what some YAML files hold by their names, the head among them."""
    folder = Folder(DiskPath())
    for name, raw in files.items():
        file = _parsed(folder, name, raw)
        if file is not None:
            _take_file(folder, file, is_head=name == HEAD_FILE)
    return folder


def inside(root: DiskPath, name: str) -> DiskPath | None:
    """Return a file of a folder by its name; None where the name leads out of the folder."""
    path = root / name
    try:
        is_inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError, RuntimeError):
        return None
    return path if is_inside and not DiskPath(name).is_absolute() else None


def read_bytes(path: DiskPath, most: int) -> bytes | str:
    """Return a file's first bytes, up to one more than asked for; or a word for what is there."""
    try:
        if path.exists() and not path.is_file():
            return "a folder" if path.is_dir() else "a device"
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError:
        return "no such file"
    except PermissionError:
        return "a file that may not be read"
    except OSError as error:
        return error.strerror or "no such file"


def _read_file(folder: Folder, name: str) -> YamlFile | None:
    """Read one YAML file of the folder from the disk; its faults go to the folder's."""
    path = inside(folder.root, name)
    raw = "a link that leads out of the folder" if path is None else read_bytes(path, MOST_BYTES)
    if isinstance(raw, str):
        folder.is_whole = False
        advice = "make it a file that can be read"
        folder.faults.append(Fault(name, 0, 0, "", raw, "a YAML file", advice))
        return None
    return _parsed(folder, name, raw)


def _parsed(folder: Folder, name: str, raw: bytes) -> YamlFile | None:
    """Parse one YAML file of the folder; its faults go to the folder's."""
    if len(raw) > MOST_BYTES:
        folder.is_whole = False
        expected, advice = f"at most {MOST_BYTES:,} bytes", "split the file with 'include:'"
        folder.faults.append(Fault(name, 0, 0, "", "a larger file", expected, advice))
        return None
    file = read_yaml(name, raw, MOST_VALUES - sum(known.values for known in folder.files))
    folder.faults.extend(file.faults)
    folder.files.append(file)
    folder.is_whole = folder.is_whole and file.is_whole
    return file


def _included(head: YamlFile) -> Iterator[tuple[int, str]]:
    """Give the file names under `include`, even where the rest of the head is faulty."""
    tree = head.tree if isinstance(head.tree, dict) else {}
    names = tree.get("include")
    listed = [names] if isinstance(names, str) else names
    for at, name in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(name, str) and name.strip():
            yield at, name.strip()


def _include(folder: Folder, head: YamlFile, path: Path, name: str, taken: set[DiskPath]) -> None:
    """Read one file that the head names, if it was not taken before."""
    on_disk = inside(folder.root, name)
    if on_disk is None:
        folder.is_whole = False
        expected, advice = "a file inside the folder", "move it there, and give its name only"
        folder.faults.append(head.fault(path, quoted(name), expected, advice))
    elif on_disk.resolve() in taken:
        found, expected = f"{quoted(name)} again", "each file once"
        if on_disk.resolve() == (folder.root / HEAD_FILE).resolve():
            found, expected = f"{quoted(name)}, the file itself", "other files"
        folder.faults.append(head.fault(path, found, expected, "remove it"))
    elif isinstance(found := read_bytes(on_disk, 0), str):
        folder.is_whole = False
        files = sorted(folder.root.glob("*.y*ml"))
        there = [known.name for known in files if known.resolve() not in taken]
        advice = did_you_mean(name, there, "correct the name, or create the file")
        found = f"{found} {quoted(name)}" if found == "no such file" else f"{quoted(name)}, {found}"
        folder.faults.append(head.fault(path, found, "a YAML file", advice))
    else:
        taken.add(on_disk.resolve())
        file = _read_file(folder, name)
        if file is not None:
            _take_file(folder, file, is_head=False)


def _take_file(folder: Folder, file: YamlFile, *, is_head: bool) -> None:
    """Take the head and the entries of one file; an empty list may be left out or empty."""
    tree = file.tree
    if not isinstance(tree, dict):
        if file.is_whole and (is_head or tree is not None):
            folder.is_whole = False
            expected, advice = "keys such as 'title:' and 'parties:'", "write 'key: value' lines"
            folder.faults.append(file.fault((), shape(tree), expected, advice))
        return
    if not is_head:
        tree = {key: value for key, value in tree.items() if not _is_of_head(folder, file, key)}
    known = [*SECTIONS, *(Head.model_fields if is_head else ())]
    meant, unknown = as_meant(file, (), tree, known)
    folder.faults.extend(unknown)
    if is_head and file.is_whole:
        heads = {meant[key]: tree[key] for key in meant if meant[key] in Head.model_fields}
        folder.head = formed(file, (), Head, heads, folder.faults)
    folder.unread |= {section for section in SECTIONS if (section,) in file.unread}
    for key, section in meant.items():
        if section in SECTIONS and tree[key] is not None:
            _take_section(folder, file, section, key)


def _is_of_head(folder: Folder, file: YamlFile, key: str) -> bool:
    """Tell whether a key may stand in the head only, and say so."""
    if key not in Head.model_fields:
        return False
    found, expected = f"the key '{key}'", f"it in {HEAD_FILE} only"
    folder.faults.append(file.key_fault((key,), found, expected, "move it there"))
    return True


def _take_section(folder: Folder, file: YamlFile, section: str, key: str) -> None:
    """Take the entries of one list, under the key that means it."""
    items = file.tree[key] if isinstance(file.tree, dict) else None
    if (key,) in file.unread:
        folder.unread.add(section)
    if not isinstance(items, list):
        folder.unread.add(section)
        advice = "begin every entry with '- '"
        folder.faults.append(file.fault((key,), shape(items), "a list", advice))
        return
    for at, item in enumerate(items):
        _take_entry(folder, file, section, (key, at), item)


def _take_entry(folder: Folder, file: YamlFile, section: str, path: Path, item: Tree) -> None:
    """Take one entry."""
    form = SECTIONS[section]
    if isinstance(item, dict):
        placed = formed(file, path, form, item, folder.faults)
        folder.entries[section].append(placed)
        if not placed.is_read("id"):
            folder.unread.add(section)
        return
    folder.unread.add(section)
    if path not in file.unread:
        needed = [name for name, info in form.model_fields.items() if info.is_required()]
        expected = f"keys such as {', '.join(needed[:3])}"
        folder.faults.append(file.fault(path, shape(item), expected, "write 'key: value' lines"))
