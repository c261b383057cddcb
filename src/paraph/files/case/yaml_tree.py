"""YAML as plain text: every scalar a string, every value with its line and column.

Built from the parser's events, one by one and without recursion, because composing a deeply
nested document overflows the C stack. Anchors, aliases, tags and further documents are refused:
nobody filling in a case needs them, and the bombs are made of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from paraph.files.faults import Fault, quoted

DEEPEST = 20
MOST_NODES = 400_000
MOST_BYTES = 8 * 1024 * 1024

Path = tuple[str | int, ...]
Tree = dict[str, "Tree"] | list["Tree"] | str | None


@dataclass(slots=True)
class Place:
    """Line and column, both from 1."""

    line: int
    column: int


@dataclass(slots=True)
class YamlFile:
    """One YAML file, read.

    Attributes:
        name: As the folder names it.
        tree: Mappings, lists, strings; None for a list item with nothing in it.
        places: Where each value stands, by its path; a key's place under (path, "?").
    """

    name: str
    lines: list[str]
    tree: Tree = None
    places: dict[Path, Place] = field(default_factory=dict[Path, Place])
    faults: list[Fault] = field(default_factory=list[Fault])

    def place(self, path: Path) -> Place:
        """Return the place of a path, or of the nearest thing around it."""
        while path not in self.places and path:
            path = path[:-1]
        return self.places.get(path, Place(1, 1))

    def fault(
        self, path: Path, found: str, expected: str, advice: str, *, at_key: bool = False
    ) -> Fault:
        """Make the fault for what stands at a path."""
        place = self.place((*path, "?")) if at_key else self.place(path)
        return self.fault_at(place, written(path), found, expected, advice)

    def fault_at(self, place: Place, path: str, found: str, expected: str, advice: str) -> Fault:
        """Make the fault for what stands at a line and column."""
        line = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return Fault(self.name, place.line, place.column, path, found, expected, advice, line)


def written(path: Path) -> str:
    """Return a path as it is printed; places in a list count from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read_yaml(name: str, raw: bytes) -> YamlFile:
    """Read one file; what is wrong with it stands in its `faults`."""
    if len(raw) > MOST_BYTES:
        found, expected = f"{len(raw):,} bytes", f"at most {MOST_BYTES:,} bytes"
        return _unread(name, Fault(name, 0, 0, "", found, expected, "split the file by `include`"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        found = f"the byte 0x{raw[error.start]:02X}"
        advice = "save the file with the encoding UTF-8"
        return _unread(name, Fault(name, line, column, "", found, "text in UTF-8", advice))
    file = YamlFile(name, text.splitlines())
    try:
        _Builder(file).build(text)
    except yaml.YAMLError as error:
        file.faults.append(_syntax_fault(file, error))
    return file


def _unread(name: str, fault: Fault) -> YamlFile:
    return YamlFile(name, [], faults=[fault])


_SYNTAX_ADVICE = (
    ("cannot start any token", "indent with spaces, and put text that begins with @, ` or % in quotes"),
    ("mapping values are not allowed", "put text that holds ': ' in quotes, or mend the indentation"),
    ("quoted scalar", "close the quotation mark"),
    ("could not find expected ':'", "write 'key: value', with a space after the colon"),
    ("did not find expected key", "line the key up with the others, or put quoted text in quotes as a whole"),
    ("did not find expected '-' indicator", "begin the item with '- ', in line with the others"),
    ("control characters", "remove the control character"),
    ("special characters", "remove the control character"),
)


def _syntax_fault(file: YamlFile, error: yaml.YAMLError) -> Fault:
    """Say in the folder's words what the YAML parser said in its own."""
    mark = getattr(error, "problem_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    place = Place(mark.line + 1, mark.column + 1) if mark is not None else Place(1, 1)
    said = f"{getattr(error, 'context', None) or ''} {problem}"
    advice = next((mend for sign, mend in _SYNTAX_ADVICE if sign in said), "mend the line or the one before")
    return file.fault_at(place, "", f"YAML that cannot be read ({problem.strip()})", "plain YAML", advice)


class _Builder:
    """Builds the tree of one file from parser events, with a stack of its own."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.stack: list[tuple[Path, dict[str, Tree] | list[Tree]]] = []
        self.key: str | None = None
        self.nodes = 0

    def build(self, text: str) -> None:
        """Read the text's first document."""
        documents = 0
        for event in _events(text):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "a second document ('---')", "one document", "remove the line")
                    return
            elif isinstance(event, yaml.NodeEvent) and not self._take(event):
                return
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close()

    def _take(self, event: yaml.NodeEvent) -> bool:
        """Take one node; false stops the reading."""
        self.nodes += 1
        if self.nodes > MOST_NODES or len(self.stack) > DEEPEST:
            found = "deeper nesting" if len(self.stack) > DEEPEST else "more values"
            self._refuse(event, found, f"at most {DEEPEST} levels and {MOST_NODES:,} values", "simplify the file")
            return False
        if event.anchor is not None or isinstance(event, yaml.AliasEvent):
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            found = f"'{sign}{event.anchor}'"
            self._refuse(event, found, "no anchors and aliases", "write the value out, or put it in quotes")
            event = yaml.ScalarEvent(None, None, (True, True), "?", event.start_mark, event.end_mark, style="'")
        elif getattr(event, "tag", None) is not None:
            self._refuse(event, f"the tag {event.tag}", "plain text", "remove it")  # pyright: ignore
        return self._place(event)

    def _refuse(self, event: yaml.Event, found: str, expected: str, advice: str) -> None:
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        path = self.stack[-1][0] if self.stack else ()
        self.file.faults.append(self.file.fault_at(place, written(path), found, expected, advice))

    def _place(self, event: yaml.NodeEvent) -> bool:
        """Put a node where it belongs: a key, a value of a key, an item, or the root."""
        path, parent = self.stack[-1] if self.stack else ((), None)
        if isinstance(parent, list):
            self._put((*path, len(parent)), event)
        elif parent is None:
            self._put((), event)
        elif self.key is None:
            return self._read_key(path, event)
        else:
            self._put((*path, self.key), event)
        return True

    def _read_key(self, path: Path, event: yaml.NodeEvent) -> bool:
        """Take a key; one that came before is set aside with its value."""
        place = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, "a list or mapping as a key", "a word as key", "write 'key: value'")
            return False
        key = event.value
        if (*path, key, "?") in self.file.places:
            first = self.file.places[(*path, key, "?")].line
            self._refuse(event, f"the key {quoted(key)} again", "each key once", f"join it with line {first}, or remove one")
            key = f"?{self.nodes}"
        self.file.places[(*path, key, "?")] = place
        self.key = key
        return True

    def _put(self, path: Path, event: yaml.NodeEvent) -> None:
        self.file.places[path] = Place(event.start_mark.line + 1, event.start_mark.column + 1)
        node: Tree
        match event:
            case yaml.MappingStartEvent():
                node = {}
            case yaml.SequenceStartEvent():
                node = []
            case _:
                node = _scalar(event)
        self._attach(node)
        if isinstance(node, dict | list):
            self.stack.append((path, node))
        self.key = None

    def _attach(self, node: Tree) -> None:
        """Hang a node under its parent; a key with nothing after it counts as not given."""
        if not self.stack:
            self.file.tree = node
            return
        parent = self.stack[-1][1]
        if isinstance(parent, list):
            parent.append(node)
        elif node is not None and self.key is not None and not self.key.startswith("?"):
            parent[self.key] = node

    def _close(self) -> None:
        self.stack.pop()
        self.key = None


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=yaml.CBaseLoader)


def _scalar(event: yaml.NodeEvent) -> str | None:
    """Return the text of a scalar; None for nothing at all, which is not the same as ''."""
    is_plain = getattr(event, "style", None) in {None, ""}
    value = str(getattr(event, "value", ""))
    return None if is_plain and value in {"", "~"} else value
