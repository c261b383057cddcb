"""YAML as plain text: every scalar a string, every value with its line and column.

Built from the parser's events, one by one and without recursion, because composing a deeply
nested document overflows the C stack. Anchors, aliases, tags and further documents are refused:
nobody filling in a case needs them, and the bombs are made of them.
"""

import re
from collections.abc import Iterator

import yaml

from paraph.files.case.yaml_file import LINE_BREAK, Path, Place, Tree, YamlFile, place_in, written
from paraph.files.case.yaml_syntax import syntax_fault
from paraph.files.faults import quoted

DEEPEST = 20
MOST_VALUES = 1_000_000
MOST_BYTES = 8 * 1024 * 1024
ESCAPING = '"'
"""The style of text in which an escape can bring in any character."""

ENTRY_DEPTH = 3
"""Document, list, entry: what is missing from a list or mapping inside these makes it unread."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_yaml(name: str, raw: bytes, most_values: int = MOST_VALUES) -> YamlFile:
    """Read one file; what is wrong with it stands in its `faults`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(name, raw, error.start)
    file = YamlFile(name, LINE_BREAK.split(text))
    odd = _UNPRINTABLE.search(text)
    if odd is not None:
        advice = "remove it, or save the file with the encoding UTF-8"
        found = f"the character {_code(odd[0])}"
        return _refused(
            file, place_in(text, odd.start()), found, "text that can be printed", advice
        )
    builder = _Builder(file, most_values)
    try:
        builder.build(text)
    except yaml.YAMLError as error:
        file.faults.append(syntax_fault(file, error))
        file.is_whole = False
    if not file.is_whole:
        builder.drop_the_last()
    return file


def _not_utf8(name: str, raw: bytes, at: int) -> YamlFile:
    """Give the file whose bytes are no UTF-8, with the fault."""
    advice = "save the file with the encoding UTF-8"
    if raw.startswith(_UTF_16_MARKS):
        return _refused(YamlFile(name, []), Place(1, 1), "text in UTF-16", "text in UTF-8", advice)
    before = raw[:at].decode("utf-8-sig")
    file = YamlFile(name, LINE_BREAK.split(raw.decode("utf-8-sig", errors="replace")))
    found = f"the byte 0x{raw[at]:02X}"
    return _refused(file, place_in(before, len(before)), found, "text in UTF-8", advice)


def _refused(file: YamlFile, place: Place, found: str, expected: str, advice: str) -> YamlFile:
    """Give a file of which nothing was read, with the fault."""
    file.faults.append(file.fault_at(place, "", found, expected, advice))
    file.is_whole = False
    return file


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _place(event: yaml.Event) -> Place:
    """Return where an event begins."""
    mark: yaml.Mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1)


class _Builder:
    """Builds the tree of one file from parser events, with a stack of its own.

    Attributes:
        stack: The open lists and mappings with their paths, the outermost first.
        key: The key whose value comes next, if one does.
        key_path: The path of that value.
        is_again: Whether that key stood there before.
        is_merge: Whether it is the merge key.
    """

    def __init__(self, file: YamlFile, most_values: int) -> None:
        self.file = file
        self.most_values = most_values
        self.stack: list[tuple[Path, dict[str, Tree] | list[Tree]]] = []
        self.key: str | None = None
        self.key_path: Path = ()
        self.is_again = False
        self.is_merge = False

    def build(self, text: str) -> None:
        """Read the text's one document."""
        documents = 0
        for event in _events(text):
            if isinstance(event, yaml.NodeEvent):
                is_read = self._take(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                is_read = self._close()
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                is_read = documents == 1 or self._stop(
                    event, "a second document", "one document", "remove the '---' or '...'"
                )
            else:
                is_read = True
            if not is_read:
                return

    def drop_the_last(self) -> None:
        """Forget the last thing that was read: it may be the broken one."""
        if not isinstance(self.file.tree, dict) or not self.file.tree:
            return
        key, last = next(reversed(self.file.tree.items()))
        if isinstance(last, list) and last:
            last.pop()
        else:
            del self.file.tree[key]

    def _stop(self, event: yaml.Event, found: str, expected: str, advice: str) -> bool:
        """Refuse the rest of the file."""
        self._refuse(event, found, expected, advice)
        self.file.is_whole = False
        return False

    def _refuse(self, event: yaml.Event, found: str, expected: str, advice: str) -> None:
        path = written(self._path())
        self.file.faults.append(self.file.fault_at(_place(event), path, found, expected, advice))

    def _path(self) -> Path:
        """Return the path of what comes next; a key that comes next has none yet."""
        if self.key is not None:
            return self.key_path
        path, parent = self.stack[-1] if self.stack else ((), None)
        return (*path, len(parent)) if isinstance(parent, list) else path

    def _take(self, event: yaml.NodeEvent) -> bool:
        """Take one node; false stops the reading."""
        self.file.values += 1
        if self.file.values > self.most_values:
            expected = f"at most {MOST_VALUES:,} in all files of the case"
            return self._stop(event, "more keys and values", expected, "split the case in two")
        is_scalar = isinstance(event, yaml.ScalarEvent)
        if not is_scalar and len(self.stack) >= DEEPEST and not isinstance(event, yaml.AliasEvent):
            found, expected = (
                f"a list or mapping at level {DEEPEST + 1}",
                f"at most {DEEPEST} levels",
            )
            return self._stop(event, found, expected, "write it flatter")
        if isinstance(event, yaml.AliasEvent):
            return self._skip(event)
        if event.anchor is not None:
            self._refuse_sign(event, f"&{event.anchor}")
        if getattr(event, "tag", None) is not None or (is_scalar and event.style == ESCAPING):
            self._refuse_marks(event)
        return self._put_where_it_belongs(event)

    def _refuse_sign(self, event: yaml.NodeEvent, sign: str) -> None:
        expected, advice = "no anchors and aliases", "write the value out, or put text in quotes"
        self._refuse(event, quoted(sign), expected, advice)

    def _refuse_marks(self, event: yaml.NodeEvent) -> None:
        """Refuse a tag, and characters that only an escape can bring in."""
        tag = getattr(event, "tag", None)
        if tag is not None:
            name = str(tag).replace("tag:yaml.org,2002:", "!!")
            advice = "remove it, or put the text in quotes"
            self._refuse(event, f"the tag {quoted(name)}", "plain text", advice)
            self.file.unread |= {self._path()} if getattr(event, "value", None) == "" else set()
        odd = _UNPRINTABLE.search(str(getattr(event, "value", "")))
        if odd is not None:
            found = f"the character {_code(odd[0])}"
            self._refuse(event, found, "text that can be printed", "remove it")

    def _skip(self, event: yaml.AliasEvent) -> bool:
        """Pass over an alias, and remember what is missing because of it."""
        if not self.is_merge:
            self._refuse_sign(event, f"*{event.anchor}")
        path, parent = self.stack[-1] if self.stack else ((), None)
        if isinstance(parent, list):
            self.file.unread |= {path, (*path, len(parent))}
            parent.append(None)
        elif self.key is None:
            self.file.unread.add(path)
            self.key, self.is_again = f"*{event.anchor}", True
            self.key_path = (*path, self.key)
            return True
        else:
            self.file.unread.add((*path, self.key))
            if self.is_merge or len(path) >= ENTRY_DEPTH:
                self.file.unread.add(path)
        self._end_value()
        return True

    def _put_where_it_belongs(self, event: yaml.NodeEvent) -> bool:
        """Put a node where it belongs: a key, a value of a key, an item, or the root."""
        path, parent = self.stack[-1] if self.stack else ((), None)
        if isinstance(parent, dict) and self.key is None:
            return self._read_key(path, event)
        self._put(self._path(), event)
        return True

    def _read_key(self, path: Path, event: yaml.NodeEvent) -> bool:
        """Take a key; one that came before is told, and its value read on or set aside."""
        if not isinstance(event, yaml.ScalarEvent):
            found, advice = "a list or mapping as a key", "write 'key: value'"
            return self._stop(event, found, "a word as a key", advice)
        self.key = str(event.value)
        self.key_path = (*path, self.key)
        first = self.file.keys.get(self.key_path)
        if self.key == "<<" and not event.style:
            self.is_again = self.is_merge = True
            advice = "write the keys out"
            self._refuse(event, "the merge key '<<'", "every key in its place", advice)
            self.file.unread.add(path)
        elif first is not None:
            self.is_again = True
            advice = f"join it with line {first.line}, or remove one"
            self._refuse(event, f"the key {quoted(self.key)} again", "each key once", advice)
        else:
            self.file.keys[self.key_path] = _place(event)
        return True

    def _put(self, path: Path, event: yaml.NodeEvent) -> None:
        """Hang a node under its parent, and open it if it holds others."""
        node: Tree
        if isinstance(event, yaml.ScalarEvent):
            node = _scalar(event)
        else:
            node = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self.is_again:
            node, path = self._joined(node, path)
        else:
            self.file.places[path] = _place(event)
            self._attach(node)
        if isinstance(node, dict | list):
            self.stack.append((path, node))
        self._end_value()

    def _joined(self, node: Tree, path: Path) -> tuple[Tree, Path]:
        """Return where the value of a key given again goes: on with the first, or nowhere."""
        parent = self.stack[-1][1]
        first = parent.get(self.key or "") if isinstance(parent, dict) else None
        if self.is_merge:
            return node, path
        if isinstance(node, dict | list) and type(first) is type(node):
            return first, path
        return node, (*path[:-1], f"{self.key} (again)")

    def _attach(self, node: Tree) -> None:
        if not self.stack:
            self.file.tree = node
            return
        parent = self.stack[-1][1]
        if isinstance(parent, list):
            parent.append(node)
        elif self.key is not None:
            parent[self.key] = node

    def _close(self) -> bool:
        self.stack.pop()
        self._end_value()
        return True

    def _end_value(self) -> None:
        self.key = None
        self.is_again = self.is_merge = False


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=yaml.CBaseLoader)  # pyright: ignore[reportUnknownMemberType]


def _scalar(event: yaml.ScalarEvent) -> str | None:
    """Return the text of a scalar; None for nothing at all, which is not the same as ''."""
    value = str(event.value)
    return None if value in {"", "~"} and event.style in {None, ""} else value
