"""Journals as lines of JSON: a backup with everything, and an export as one reader sees it.

    {"kind": "paraph journal 1", "talks": ID, "name": ..., "reader": SEAT or null, "at": ...}
    {"document": SHA-256, "content": base64}                              a line each
    {"channel": ..., "number": ..., "ledger": ..., "salt": hex, "link": hex, "ledger_link": hex,
     "entry": {...}}                                                      a line each
    {"end": {"documents": N, "entries": N, "digest": SHA-256 of all lines before}}

`entry` is the body itself, so that the file can be read by eye and by any program; its bytes are
those that were hashed. A backup has no reader. An export has no ledger, unless it is the
mediator's: then the sealed entries stand in it without salt and `entry`.
"""

import base64
import binascii
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

from paraph.files.faults import Fault, Malformed
from paraph.record.channels import channel_named
from paraph.record.entries import StoredEntry

KIND = "paraph journal 1"
BODY = b'"entry": '

LONGEST_LINE = 400_000_000
"""Bytes; a document stands on one line."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a file of lines holds.

    Attributes:
        talks: The id of the talks.
        reader: The seat that it was made for; None for a backup.
        at: When it was made.
    """

    talks: str
    name: str
    reader: str | None
    at: datetime


def lines(
    header: Header,
    documents: Iterable[tuple[str, bytes]],
    entries: Iterable[StoredEntry],
) -> Iterator[bytes]:
    """Give the lines of a file, each with its line end."""
    taken = hashlib.sha256()
    counts = {"documents": 0, "entries": 0}

    def told(line: bytes) -> bytes:
        taken.update(line)
        return line

    yield told(
        _line(
            {
                "kind": KIND,
                "talks": header.talks,
                "name": header.name,
                "reader": header.reader,
                "at": header.at.isoformat(),
            }
        )
    )
    for digest, raw in documents:
        counts["documents"] += 1
        yield told(_line({"document": digest, "content": base64.b64encode(raw).decode()}))
    for each in entries:
        counts["entries"] += 1
        yield told(_entry_line(each))
    yield _line({"end": {**counts, "digest": taken.hexdigest()}})


def _line(tree: dict[str, Any]) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode("utf-8") + b"\n"


def _entry_line(each: StoredEntry) -> bytes:
    """Return the line of an entry; its body stands in it byte for byte."""
    place = {"channel": str(each.channel), "number": each.number}
    if each.ledger:
        place |= {"ledger": each.ledger, "ledger_link": each.ledger_link.hex()}
    head = json.dumps({**place, "salt": each.salt.hex(), "link": each.link.hex()})
    if not each.body:
        return head.encode() + b"\n"
    return head[:-1].encode() + b', "entry": ' + each.body + b"}\n"


@dataclass(frozen=True, slots=True)
class End:
    """What the last line says of all before."""

    documents: int
    entries: int


Part = Header | tuple[str, bytes] | StoredEntry | End


def read_lines(path: Path) -> Iterator[Part]:
    """Give the parts of a file, plain or packed with gzip: header, documents, entries, end.

    Raises:
        Malformed: It is no such file, or something in it was changed, added or cut off.
    """
    taken = hashlib.sha256()
    ended = False
    try:
        with _opened(path) as stream:
            for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE), b""), 1):
                if ended:
                    raise _fault(path, number, "a line after the end", "none")
                part, ended = _part(path, number, line, taken.hexdigest())
                taken.update(line)
                yield part
    except (OSError, EOFError) as error:
        found = getattr(error, "strerror", None) or "a file that is cut off or packed wrongly"
        raise _fault(path, 0, found, "a journal's backup or export") from error
    if not ended:
        raise _fault(path, 0, "no last line", "one that begins with '{\"end\"'; it was cut off")


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as stream:
        is_packed = stream.read(2) == b"\x1f\x8b"
    return cast("IO[bytes]", gzip.open(path, "rb")) if is_packed else path.open("rb")


def _fault(path: Path, line: int, found: str, expected: str) -> Malformed:
    advice = "name a file that `paraph backup` or `paraph export jsonl` wrote"
    return Malformed([Fault(str(path), line, 1 if line else 0, "", found, expected, advice)])


def _part(path: Path, number: int, line: bytes, digest: str) -> tuple[Part, bool]:
    """Return what a line holds, and whether it is the last."""
    try:
        tree = cast("dict[str, Any]", json.loads(line.decode("utf-8", errors="surrogatepass")))
        if number == 1:
            return _header(tree), False
        if "document" in tree:
            return (tree["document"], base64.b64decode(tree["content"], validate=True)), False
        if "end" in tree:
            return _end(path, number, tree["end"], digest), True
        return _entry(tree, line), False
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise _fault(path, number, "a line that is no part of a journal", "one") from error


def _header(tree: dict[str, Any]) -> Header:
    if tree["kind"] != KIND:
        raise ValueError(tree["kind"])
    reader = tree["reader"]
    at = datetime.fromisoformat(tree["at"])
    return Header(str(tree["talks"]), str(tree["name"]), reader, at)


def _end(path: Path, number: int, tree: dict[str, Any], digest: str) -> End:
    if tree["digest"] != digest:
        found, expected = "lines that were changed, added or removed", "those that it was made with"
        raise _fault(path, number, found, expected)
    return End(int(tree["documents"]), int(tree["entries"]))


def _entry(tree: dict[str, Any], line: bytes) -> StoredEntry:
    """Return an entry; its body is cut out of the line, so that its bytes are those hashed."""
    start = line.index(BODY) + len(BODY) if "entry" in tree else line.rindex(b"}")
    return StoredEntry(
        channel_named(tree["channel"]),
        int(tree["number"]),
        int(tree.get("ledger", 0)),
        bytes.fromhex(tree["salt"]),
        line[start : line.rindex(b"}")],
        bytes.fromhex(tree["link"]),
        bytes.fromhex(tree.get("ledger_link", "")),
    )
