"""One YAML file as it was read: its tree, where each value stands, and what is wrong with it."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from paraph.files.faults import Fault, shown

Path = tuple[str | int, ...]
Tree = dict[str, "Tree"] | list["Tree"] | str | None

LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line in YAML."""

LONGEST_KEY_SHOWN = 60


class Place(NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


@dataclass(slots=True)
class YamlFile:
    """One YAML file, read.

    Attributes:
        name: As the folder names it.
        tree: Mappings, lists, strings; None for nothing.
        places: Where each value stands, by its path.
        keys: Where each key stands, by the path of its value.
        unread: Paths of values that were refused, and of the lists and mappings they are missing
            from.
        values: How many keys and values were read.
        is_whole: Whether it could be read to its end.
    """

    name: str
    lines: list[str]
    tree: Tree = None
    places: dict[Path, Place] = field(default_factory=dict[Path, Place])
    keys: dict[Path, Place] = field(default_factory=dict[Path, Place])
    unread: set[Path] = field(default_factory=set[Path])
    values: int = 0
    is_whole: bool = True
    faults: list[Fault] = field(default_factory=list[Fault])

    def place(self, path: Path) -> Place:
        """Return the place of a path, or of the nearest thing around it."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, Place(1, 1))

    def place_inside(self, path: Path, at: int) -> Place:
        """Return a place inside a text, if it stands on one line as it is read; else its start."""
        start, text = self.place(path), self.value(path) if at else None
        line = self.lines[start.line - 1] if start.line <= len(self.lines) else ""
        is_plain = isinstance(text, str) and line.startswith(text, start.column - 1)
        return Place(start.line, start.column + at) if is_plain else start

    def key_place(self, path: Path) -> Place:
        """Return the place of the key that leads to a path, or of the nearest thing around it."""
        return self.keys[path] if path in self.keys else self.place(path)

    def value(self, path: Path) -> Tree:
        """Return what stands at a path, or None."""
        at = self.tree
        for part in path:
            if isinstance(at, dict) and isinstance(part, str):
                at = at.get(part)
            elif isinstance(at, list) and isinstance(part, int) and part < len(at):
                at = at[part]
            else:
                return None
        return at

    def fault(self, path: Path, found: str, expected: str, advice: str, at: int = 0) -> Fault:
        """Make the fault for what stands at a path, or at a place inside a text, from 0."""
        return self.fault_at(self.place_inside(path, at), written(path), found, expected, advice)

    def key_fault(self, path: Path, found: str, expected: str, advice: str) -> Fault:
        """Make the fault for the key that leads to a path."""
        return self.fault_at(self.key_place(path), written(path), found, expected, advice)

    def fault_at(self, place: Place, path: str, found: str, expected: str, advice: str) -> Fault:
        """Make the fault for what stands at a line and column."""
        line = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return Fault(self.name, place.line, place.column, path, found, expected, advice, line)


def written(path: Path) -> str:
    """Return a path as it is printed; places in a list count from 1."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            key = shown(part, LONGEST_KEY_SHOWN)
            text += f".{key}" if text else key
    return text


def place_in(text: str, at: int) -> Place:
    """Return the line and column of a place in a text, which counts from 0."""
    breaks = list(LINE_BREAK.finditer(text, 0, at))
    return Place(len(breaks) + 1, at - (breaks[-1].end() if breaks else 0) + 1)
