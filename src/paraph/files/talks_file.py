"""Commands as lines of JSON, as a secretariat keeps them or another program writes them.

    {"do": "act-on-draft", "by": "mekdad", "for": "syria", "at": "2023-05-10T16:00+03:00",
     "draft": "roadmap", "number": 1, "kind": "accept"}

on one line each; empty lines and lines that begin with `#` are passed over. `by` is the person,
`for` the seat, `at` when it was (now, if not given), `seen` the last number of each channel that
the person had seen, for a command that is to be refused if anything came since. The other keys are
the command's own. A command about one thing, such as a meeting, takes that thing's keys directly.
`file-report` names a `file` beside this one.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from paraph.files.case.reading import inside
from paraph.files.faults import Fault, Malformed, did_you_mean, shown
from paraph.record.channels import Channel, ChannelKind, channel_named
from paraph.record.codec import Misfit, decode, hints, told
from paraph.record.commands.case import AddToCase
from paraph.record.commands.command import COMMANDS, Command
from paraph.record.events.founding import ReportFiled
from paraph.terms.ids import PersonId, ReportId, Seat
from paraph.terms.people import Author
from paraph.terms.sources import Report

FILE_REPORT = "file-report"
MOST_BYTES = 64_000_000
DO, FILE, SEEN = "do", "file", "seen"
CHANNEL = "a channel, such as plenary or caucus/syria"
HEAD_KEYS = (DO, "by", "for", "at", SEEN)


@dataclass(frozen=True, slots=True)
class Stamped:
    """Who gives a command, and when; the keys that every line has."""

    TAG = "stamped"
    by: PersonId
    seat: Seat
    at: datetime | None = None
    seen: Mapping[str, int] | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """A report to be filed, by the name of its file."""

    TAG = "file-report"
    id: ReportId
    outlet: str
    title: str
    date: date
    file: str
    origin: ReportId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A command as a line gave it.

    Attributes:
        line: From 1.
        seen: The last number of each channel that its author had seen; None if that is all one.
        documents: What it files, by SHA-256 in hex.
    """

    line: int
    command: Command
    author: Author
    at: datetime | None
    seen: Mapping[Channel, int] | None = None
    documents: Mapping[str, bytes] = field(default_factory=dict[str, bytes])


def read_commands(name: str, raw: bytes, beside: Path) -> tuple[Given, ...]:
    """Return the commands of a file.

    Args:
        name: What the file is called in messages.
        raw: Its bytes.
        beside: The folder in which the files of reports are looked for.

    Raises:
        Malformed: With the first fault of every line that cannot be read.
    """
    found: list[Given] = []
    faults: list[Fault] = []
    for number, line in _lines(name, raw):
        try:
            found.append(_given(number, line, beside))
        except Misfit as misfit:
            faults.append(_fault(name, number, line, misfit))
    if not found and not faults:
        advice = "write one JSON object on a line"
        faults.append(Fault(name, 0, 0, "", "no command", "at least one", advice))
    if faults:
        raise Malformed(faults)
    return tuple(found)


def _lines(name: str, raw: bytes) -> Iterator[tuple[int, str]]:
    if len(raw) > MOST_BYTES:
        expected, advice = f"at most {MOST_BYTES:,} bytes", "split the file"
        raise Malformed([Fault(name, 0, 0, "", "a larger file", expected, advice)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        fault = Fault(name, line, 1, "", "bytes that are not UTF-8", "text", "save it as UTF-8")
        raise Malformed([fault]) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def _fault(name: str, number: int, line: str, misfit: Misfit) -> Fault:
    """Say where a line is not what it should be."""
    there = ", ".join(misfit.known[:12]) if misfit.known else ""
    else_advice = f"there are {there}" if there else "correct it"
    word = misfit.found.strip("'")
    advice = did_you_mean(word, misfit.known, else_advice) if misfit.known else else_advice
    found = shown(misfit.found, 80)
    path = ".".join(misfit.path)
    return Fault(name, number, 1, path, found, misfit.expected, advice, line)


def _given(number: int, line: str, beside: Path) -> Given:
    try:
        tree = json.loads(line)
    except ValueError as error:
        raise Misfit(_json_trouble(error), "one JSON object on one line") from error
    if not isinstance(tree, dict):
        raise Misfit(told(tree), "one JSON object on one line")
    parts = cast("dict[str, Any]", tree)
    head = {("seat" if key == "for" else key): parts[key] for key in HEAD_KEYS if key in parts}
    tag = head.pop(DO, None)
    rest = {key: value for key, value in parts.items() if key not in HEAD_KEYS}
    command, documents = _command(tag, rest, beside)
    stamp = cast("Stamped", _stamped(head))
    author = Author(stamp.by, stamp.seat)
    return Given(number, command, author, stamp.at, _seen(stamp.seen), documents)


def _seen(written: Mapping[str, int] | None) -> Mapping[Channel, int] | None:
    """Return what a person had seen, by channel."""
    if written is None:
        return None
    try:
        return {channel_named(name): number for name, number in written.items()}
    except ValueError as error:
        known = tuple(str(kind) for kind in ChannelKind)
        raise Misfit(told(next(iter(written))), CHANNEL, known).under(SEEN) from error


def _json_trouble(error: ValueError) -> str:
    return f"text that is no JSON ({error})"


def _stamped(head: dict[str, Any]) -> object:
    """Return the keys that every line has; the seat is called `for` where it is written."""
    try:
        return decode({"stamped": Stamped}, "stamped", head)
    except Misfit as misfit:
        if misfit.path[:1] == ("seat",):
            misfit.path = ("for", *misfit.path[1:])
        misfit.found = misfit.found.replace("'seat'", "'for'")
        raise


def _command(
    tag: object, rest: dict[str, Any], beside: Path
) -> tuple[Command, Mapping[str, bytes]]:
    if tag == FILE_REPORT:
        return _filed(rest, beside)
    if not isinstance(tag, str) or tag not in COMMANDS:
        raise Misfit(told(tag), "a command", (*COMMANDS, FILE_REPORT)).under(DO)
    kind = COMMANDS[tag]
    return decode(COMMANDS, tag, _unfolded(kind, rest)), {}


def _unfolded(kind: type[Command], rest: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of a command; of one about one thing, that thing's keys under its name."""
    [first, *others] = fields(kind)
    is_one = not others and is_dataclass(hints(kind)[first.name])
    return {first.name: rest} if is_one and first.name not in rest else rest


def _filed(rest: dict[str, Any], beside: Path) -> tuple[Command, Mapping[str, bytes]]:
    """Return the command that files a report, with its bytes."""
    asked = cast("FileReport", decode({FILE_REPORT: FileReport}, FILE_REPORT, rest))
    path = inside(beside, asked.file)
    if path is None:
        raise Misfit(told(asked.file), f"a file in {beside}").under(FILE)
    try:
        raw = path.read_bytes()
    except OSError as error:
        found = f"'{asked.file}', {(error.strerror or 'no file').lower()}"
        raise Misfit(found, f"a file in {beside}").under(FILE) from error
    digest = hashlib.sha256(raw).hexdigest()
    report = Report(
        asked.id,
        asked.outlet,
        asked.title,
        asked.date,
        f"reports/{path.name}",
        digest,
        len(raw),
        asked.origin,
        asked.note,
    )
    return AddToCase(ReportFiled(report)), {digest: raw}
