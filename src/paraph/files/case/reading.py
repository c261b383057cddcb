"""From a folder on disk to its entries: the YAML files and the form of each entry.

Every entry is validated by itself, so that one bad entry hides no fault of another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as DiskPath
from typing import Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from paraph.files.case.documents import Form, Head, Sections
from paraph.files.case.yaml_tree import MOST_BYTES, Path, Tree, YamlFile, read_yaml
from paraph.files.faults import Fault, Malformed, did_you_mean, quoted

HEAD_FILE = "case.yaml"
Entry = TypeVar("Entry", bound=Form)

SECTIONS: dict[str, type[Form]] = {
    name: get_args(info.annotation)[0] for name, info in Sections.model_fields.items()
}
"""The lists of a case, and the form of their entries."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[Entry]):
    """An entry, and where it stands."""

    entry: Entry
    file: YamlFile
    path: Path

    def fault(self, key: Path, found: str, expected: str, advice: str) -> Fault:
        """Make the fault for one of the entry's keys, or for the entry itself."""
        return self.file.fault((*self.path, *key), found, expected, advice)

    def key(self, *names: str) -> str:
        """Return which of several names of one key the secretary used."""
        known = (name for name in names if (*self.path, name) in self.file.places)
        return next(known, names[0])


@dataclass(slots=True)
class Folder:
    """What a folder's YAML files hold, with the faults found so far.

    Attributes:
        head: None where it could not be read.
        claimed: Ids of entries that could not be read, by section, so that references to them
            are not called unknown as well.
    """

    root: DiskPath
    head: Placed[Head] | None = None
    files: list[YamlFile] = field(default_factory=list[YamlFile])
    entries: dict[str, list[Placed[Form]]] = field(
        default_factory=lambda: {name: [] for name in SECTIONS}
    )
    claimed: dict[str, set[str]] = field(
        default_factory=lambda: {name: set[str]() for name in SECTIONS}
    )
    faults: list[Fault] = field(default_factory=list[Fault])

    def of(self, section: str, form: type[Entry]) -> Iterator[Placed[Entry]]:
        """Give the entries of one section."""
        for placed in self.entries[section]:
            if isinstance(placed.entry, form):
                yield Placed(placed.entry, placed.file, placed.path)


def read_folder(root: DiskPath) -> Folder:
    """Read all YAML files of a case folder.

    Raises:
        Malformed: There is no folder or no `case.yaml` in it.
    """
    folder = Folder(root)
    if not root.is_dir():
        found = "a file" if root.exists() else "nothing"
        raise Malformed([Fault(str(root), 0, 0, "", found, "a case folder", "name a folder, or make one with `paraph new`")])
    head = _read_file(folder, HEAD_FILE)
    if head is None:
        raise Malformed(folder.faults)
    _take_file(folder, head, is_head=True)
    for at, name in enumerate(_included(folder, head)):
        _include(folder, head, at, name)
    return folder


def inside(root: DiskPath, name: str) -> DiskPath | None:
    """Return a file of the folder by its name; None where the name leads out of the folder."""
    path = root / name
    try:
        is_inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):
        return None
    return path if is_inside else None


def _read_file(folder: Folder, name: str) -> YamlFile | None:
    """Read one YAML file of the folder; its faults go to the folder's."""
    try:
        with (folder.root / name).open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        found = _disk_word(error)
        advice = "create it, or start with `paraph new`" if name == HEAD_FILE else "correct the name, or create the file"
        folder.faults.append(Fault(name, 0, 0, "", found, "a YAML file that can be read", advice))
        return None
    file = read_yaml(name, raw)
    folder.faults.extend(file.faults)
    folder.files.append(file)
    return file


def _disk_word(error: OSError) -> str:
    """Say what the disk answered."""
    words = {FileNotFoundError: "no such file", IsADirectoryError: "a folder", PermissionError: "a file that may not be read"}
    return words.get(type(error), error.strerror or "no such file")


def _included(folder: Folder, head: YamlFile) -> tuple[str, ...]:
    """Return the file names under `include`, read even where the rest of the head is faulty."""
    tree = head.tree if isinstance(head.tree, dict) else {}
    names = tree.get("include", [])
    listed = [names] if isinstance(names, str) else names
    return tuple(name for name in listed or [] if isinstance(name, str))


def _include(folder: Folder, head: YamlFile, at: int, name: str) -> None:
    """Read one file that the head names."""
    path: Path = ("include", at) if ("include", at) in head.places else ("include",)
    if inside(folder.root, name) is None:
        folder.faults.append(head.fault(path, quoted(name), "a file inside the folder", "move it into the folder"))
    elif any(DiskPath(name) == DiskPath(file.name) for file in folder.files):
        folder.faults.append(head.fault(path, f"{quoted(name)} again", "each file once", "remove the line"))
    elif not (folder.root / name).is_file():
        there = [str(known.relative_to(folder.root)) for known in sorted(folder.root.glob("*.yaml"))]
        advice = did_you_mean(name, there, "correct the name, or create the file")
        folder.faults.append(head.fault(path, f"no file {quoted(name)}", "a file of the folder", advice))
    else:
        file = _read_file(folder, name)
        if file is not None:
            _take_file(folder, file, is_head=False)


def _take_file(folder: Folder, file: YamlFile, *, is_head: bool) -> None:
    """Take the head and the entries of one file."""
    tree = file.tree
    if tree is None and (file.faults or not is_head):
        return
    if not isinstance(tree, dict):
        expected = "keys such as 'title:' and 'parties:'"
        folder.faults.append(file.fault((), _shape(tree), expected, "see docs/reference/case-folder.md"))
        return
    heads = {key: value for key, value in tree.items() if key in Head.model_fields}
    if is_head:
        head = _validated(folder, file, (), Head, heads)
        folder.head = None if head is None else Placed(head, file, ())
    for key, value in tree.items():
        if key in SECTIONS:
            _take_section(folder, file, key, value)
        elif key not in heads or not is_head:
            folder.faults.append(_unknown_top(file, key, is_head=is_head))


def _unknown_top(file: YamlFile, key: str, *, is_head: bool) -> Fault:
    """Make the fault for a key that no file of a case, or only its head, has."""
    if key in Head.model_fields:
        return file.fault((key,), f"the key '{key}'", f"it in {HEAD_FILE} only", "move it there", at_key=True)
    known = [*SECTIONS, *(Head.model_fields if is_head else ())]
    advice = did_you_mean(key, known, f"use one of {', '.join(known)}")
    return file.fault((key,), f"the unknown key {quoted(key)}", "a key of the case", advice, at_key=True)


def _take_section(folder: Folder, file: YamlFile, section: str, items: Tree) -> None:
    """Take the entries of one list."""
    if not isinstance(items, list):
        advice = "begin every entry with '- '"
        folder.faults.append(file.fault((section,), _shape(items), "a list", advice))
        return
    form = SECTIONS[section]
    for at, item in enumerate(items):
        entry = _validated(folder, file, (section, at), form, item)
        if entry is not None:
            folder.entries[section].append(Placed(entry, file, (section, at)))
        elif isinstance(item, dict) and isinstance(item.get("id"), str):
            folder.claimed[section].add(str(item["id"]))


def _shape(tree: Tree) -> str:
    """Name what stands where something else should."""
    match tree:
        case None | "":
            return "nothing"
        case str():
            return f"the text {quoted(tree)}"
        case list():
            return "a list"
        case _:
            return "a mapping of keys"


def _validated(folder: Folder, file: YamlFile, path: Path, form: type[Entry], tree: Tree) -> Entry | None:
    """Return the entry, or None with its faults added to the folder's."""
    if not isinstance(tree, dict):
        keys = ", ".join(list(_keys(form))[:3])
        folder.faults.append(file.fault(path, _shape(tree), f"keys such as {keys}", "write 'key: value' lines"))
        return None
    try:
        return form.model_validate(tree)
    except ValidationError as error:
        folder.faults.extend(_form_fault(file, path, form, detail) for detail in error.errors())
        return None


def _keys(form: type[Form]) -> Iterator[str]:
    """Give every key that an entry of this form may have."""
    for name, info in form.model_fields.items():
        choices = getattr(info.validation_alias, "choices", [name])
        yield from (str(choice) for choice in choices)


def _form_fault(file: YamlFile, path: Path, form: type[Form], detail: ErrorDetails) -> Fault:
    """Turn one validation error into a fault."""
    location = (*path, *(part for part in detail["loc"] if part != "[key]"))
    context = detail.get("ctx", {})
    found = detail["input"]
    shown = quoted(found) if isinstance(found, str) and found else _shape(found)
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_key(file, location, form)
        case "missing":
            key = str(detail["loc"][-1])
            return file.fault(path, f"no key '{key}'", f"it in every entry of {path[0]}" if path else "it", f"add '{key}:'")
        case "unreadable":
            return file.fault(location, shown, str(context["expected"]), str(context["advice"]))
        case "enum" | "literal_error":
            words = str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
            advice = did_you_mean(str(found), words, "choose one of them")
            return file.fault(location, shown, f"one of {', '.join(words)}", advice)
        case "bool_parsing":
            return file.fault(location, shown, "yes or no", "write 'yes' or 'no'")
        case kind:
            return file.fault(location, shown, _EXPECTED.get(kind, detail["msg"]), "see docs/reference/case-folder.md")


_EXPECTED = {
    "string_type": "text",
    "string_too_short": "some text",
    "tuple_type": "a list",
    "dict_type": "keys and values, such as 'id: name'",
    "too_short": "at least one",
    "bool_type": "yes or no",
}


def _unknown_key(file: YamlFile, path: Path, form: type[Form]) -> Fault:
    """Make the fault for a key that entries of this form do not have."""
    key = str(path[-1])
    known = list(_keys(form))
    if key in known:
        names = " and ".join(f"'{name}'" for name in known if name.rstrip("s") == key.rstrip("s"))
        return file.fault(path, f"both {names}", "one of them", "join them in one list", at_key=True)
    advice = did_you_mean(key, known, f"use one of {', '.join(known)}")
    return file.fault(path, f"the unknown key {quoted(key)}", f"a key of {path[0]}", advice, at_key=True)
