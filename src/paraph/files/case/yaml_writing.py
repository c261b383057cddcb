"""YAML as a person would write it, which `yaml_reading` reads as the same tree.

A text stands plain where it can, else in quotes; one too long for its line is folded, one of
several lines stands as it is. What YAML cannot hold is written all the same: reading tells it.
"""

import re
from collections.abc import Iterator

from paraph.files.case.yaml_file import Tree

WIDTH = 100
"""Columns of a line, where the words allow it."""

_NO_START = re.compile(r"""[,\[\]{}#&*!|>'"%@`\s]|[-?:](?:\s|$)""")
_NO_PLAIN = re.compile(r":(?:\s|$)|\s#|[\t\n\r\x85\u2028\u2029]|\s$")
_NO_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}?:]")
_ODD_BREAK = re.compile("[\t\r\x85\u2028\u2029]")
"""Line breaks other than the usual one, and the tab: they need an escape."""

_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
_GAP = re.compile(r"(?<=\S) (?=\S)")
"""Where a folded text may be broken."""


def write_yaml(tree: dict[str, Tree]) -> str:
    """Return a mapping as YAML: what has one value first, then the lists of entries."""
    return "".join(f"{line}\n" for key, value in tree.items() for line in _top(key, value))


def _top(key: str, value: Tree) -> Iterator[str]:
    """Give the lines of one key of the file; a blank line before each entry but the first."""
    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        yield from _pair(key, value, "")
        return
    yield from ("", f"{key}:")
    for at, item in enumerate(value):
        pairs = item.items() if isinstance(item, dict) else ()
        lines = [line for name, part in pairs for line in _pair(name, part, "    ")]
        yield from [""] if at else []
        yield f"  - {lines[0].lstrip() if lines else '{}'}"
        yield from lines[1:]


def _pair(key: str, value: Tree, indent: str) -> Iterator[str]:
    """Give the lines of a key and its value."""
    lead = f"{indent}{key}:"
    match value:
        case dict():
            yield lead
            for name, part in value.items():
                yield from _pair(name, part, f"{indent}  ")
        case list():
            yield from _listed(lead, [item for item in value if isinstance(item, str)], indent)
        case _:
            yield from _text(f"{lead} ", value or "", f"{indent}  ")


def _listed(lead: str, words: list[str], indent: str) -> Iterator[str]:
    """Give the lines of a list of texts: on one line, if they fit."""
    line = f"{lead} [{', '.join(_on_one_line(word, is_flow=True) for word in words)}]"
    if len(line) <= WIDTH:
        yield line
        return
    yield lead
    for word in words:
        yield from _text(f"{indent}  - ", word, f"{indent}    ")


def _text(lead: str, text: str, indent: str) -> Iterator[str]:
    """Give the lines of a text: on the line of its key, if it fits there."""
    line = f"{lead}{_on_one_line(text)}"
    width = WIDTH - len(indent)
    lines = text.split("\n")
    if (len(line) <= WIDTH and len(lines) == 1) or not _can_be_block(text, lines):
        yield line
    elif len(lines) > 1 and (any(_is_indented(each) for each in lines) or _fit(lines, width)):
        yield f"{lead}|-"
        yield from (each and f"{indent}{each}" for each in lines)
    elif len(folded := list(_folded(lines, width))) == 1:
        yield line
    else:
        yield f"{lead}>-"
        yield from (each and f"{indent}{each}" for each in folded)


def _is_indented(line: str) -> bool:
    return line != line.lstrip()


def _fit(lines: list[str], width: int) -> bool:
    return all(len(line) <= width for line in lines)


def _can_be_block(text: str, lines: list[str]) -> bool:
    """Tell whether a text can stand on lines of its own: no sign at an end would be lost."""
    is_clean = all(line == line.rstrip() for line in lines)
    return is_clean and text == text.strip() != "" and not _ODD_BREAK.search(text)


def _folded(lines: list[str], width: int) -> Iterator[str]:
    """Give lines broken at single spaces; a line break of the text takes a blank line."""
    for at, line in enumerate(lines):
        if at:
            yield ""
        if line:
            yield from _broken(line, width)


def _broken(line: str, width: int) -> Iterator[str]:
    """Give a line in pieces no longer than a width, where its words allow it."""
    words = iter(_GAP.split(line))
    piece = next(words)
    for word in words:
        if len(piece) + 1 + len(word) > width:
            yield piece
            piece = word
        else:
            piece = f"{piece} {word}"
    yield piece


def _on_one_line(text: str, *, is_flow: bool = False) -> str:
    """Return a text plain, or in the quotes that need the fewest escapes."""
    is_odd = _NO_START.match(text) or _NO_PLAIN.search(text)
    if text not in {"", "~"} and not is_odd and not (is_flow and _NO_PLAIN_IN_FLOW.search(text)):
        return text
    if "\n" in text or _ODD_BREAK.search(text) or not set(text) & {'"', "\\"}:
        return f'"{"".join(_ESCAPES.get(sign, sign) for sign in text)}"'
    return "'{}'".format(text.replace("'", "''"))
