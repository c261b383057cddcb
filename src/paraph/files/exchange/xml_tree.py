"""XML of unknown origin as a plain tree, every element with its line and column.

Document types and entities are refused, because the bombs are made of them and no such file needs
one; nothing outside the file is ever opened.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from paraph.files.faults import Fault, Malformed, quoted

MOST_BYTES = 8 * 1024 * 1024
MOST_ELEMENTS = 200_000
DEEPEST = 20


@dataclass(slots=True)
class Element:
    """One element.

    Attributes:
        path: Its tags from below the root, each with its place among its kind, from 1.
        text: What stands in it before its first child, without the space around.
    """

    tag: str
    attributes: Mapping[str, str]
    line: int
    column: int
    path: str
    children: list["Element"] = field(default_factory=list["Element"])
    text: str = ""

    def of(self, tag: str) -> list["Element"]:
        """Return the children with this tag."""
        return [child for child in self.children if child.tag == tag]

    def walk(self) -> Iterator["Element"]:
        """Give the element and everything in it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class XmlFile:
    """One file, read.

    Attributes:
        name: As the person named it.
        faults: What is wrong with it, as its reader finds it.
    """

    name: str
    root: Element
    lines: list[str]
    faults: list[Fault] = field(default_factory=list[Fault])

    def refuse(self, at: Element, found: str, expected: str, advice: str) -> None:
        """Note what is wrong with an element."""
        line = self.lines[at.line - 1] if at.line <= len(self.lines) else ""
        fault = Fault(self.name, at.line, at.column, at.path, found, expected, advice, line)
        self.faults.append(fault)


def read_xml(path: Path) -> XmlFile:
    """Read one file.

    Raises:
        Malformed: It cannot be read, is too large, or is not well-formed.
    """
    raw = _bytes(path)
    lines = _text(raw).splitlines()
    return XmlFile(str(path), _Builder(str(path), lines).build(raw), lines)


def _bytes(path: Path) -> bytes:
    """Return what a file holds."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        found = error.strerror or "no such file"
        advice = "correct the name, or make it a file that can be read"
        raise Malformed([Fault(str(path), 0, 0, "", found, "an XML file", advice)]) from error
    if len(raw) > MOST_BYTES:
        expected, advice = f"at most {MOST_BYTES:,} bytes", "take a smaller domain"
        raise Malformed([Fault(str(path), 0, 0, "", "a larger file", expected, advice)])
    return raw


def _text(raw: bytes) -> str:
    """Return the text for excerpts; what is no UTF shows as replacement characters."""
    is_wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    return raw.decode("utf-16" if is_wide else "utf-8-sig", errors="replace")


class _Builder:
    """Builds the tree from the parser's calls.

    Attributes:
        open: The elements not yet closed, the outermost first.
        tags: For each of them, how many children of each tag it has.
    """

    def __init__(self, name: str, lines: list[str]) -> None:
        self.name = name
        self.lines = lines
        self.count = 0
        self.root: Element | None = None
        self.open: list[Element] = []
        self.tags: list[Counter[str]] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def build(self, raw: bytes) -> Element:
        """Return the root element."""
        try:
            self.parser.Parse(raw, True)  # noqa: FBT003 - its only way to say that this is all
        except expat.ExpatError as error:
            found = f"XML that cannot be read ({expat.ErrorString(error.code)})"
            advice = "mend the line or the one before, or save the file again where it was made"
            place = (error.lineno, error.offset + 1)
            raise self._refused(found, "well-formed XML", advice, place) from error
        except (LookupError, ValueError) as error:
            found, advice = "text in an unknown encoding", "save the file with the encoding UTF-8"
            raise self._refused(found, "text in UTF-8", advice) from error
        if self.root is None:  # pragma: no cover - the parser has told of it
            found, expected = "nothing", "an element"
            raise self._refused(found, expected, "name another file")
        return self.root

    def _refused(
        self, found: str, expected: str, advice: str, place: tuple[int, int] | None = None
    ) -> Malformed:
        line, column = place or (
            self.parser.CurrentLineNumber,
            self.parser.CurrentColumnNumber + 1,
        )
        shown = self.lines[line - 1] if line <= len(self.lines) else ""
        return Malformed([Fault(self.name, line, column, "", found, expected, advice, shown)])

    def _doctype(self, name: str, *_: object) -> None:
        found = f"a document type {quoted(name)}"
        advice = "remove the lines from <!DOCTYPE to its end: entities are not read"
        raise self._refused(found, "elements only", advice)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) >= DEEPEST or self.count > MOST_ELEMENTS:
            found = "an element too deep or too many"
            expected = f"at most {DEEPEST} levels and {MOST_ELEMENTS:,} elements"
            raise self._refused(found, expected, "take a smaller domain")
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        element = Element(tag, attributes, line, column, self._path(tag))
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)
        self.tags.append(Counter())

    def _path(self, tag: str) -> str:
        """Return the path of the child that comes next."""
        if not self.open:
            return ""
        self.tags[-1][tag] += 1
        place = f"{tag}[{self.tags[-1][tag]}]"
        return f"{self.open[-1].path}.{place}" if self.open[-1].path else place

    def _end(self, _: str) -> None:
        self.open.pop()
        self.tags.pop()

    def _text(self, text: str) -> None:
        if not self.open[-1].children:
            self.open[-1].text = f"{self.open[-1].text}{text}".strip()
