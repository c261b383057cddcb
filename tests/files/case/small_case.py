"""A small case of events, to be written with more of them and read again."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.strategies import DAYS, issue, party, position

from paraph.files.case.loading import load_case
from paraph.files.folders import write_folder
from paraph.record.events import founding as happened
from paraph.record.events.founding import FoundingEvent
from paraph.terms.agenda import Track
from paraph.terms.ids import ReportId, TrackId
from paraph.terms.sources import Assumption, Citation, Report, Span

Write = Callable[..., Path]
Events = tuple[FoundingEvent, ...]
SUPPOSED = Assumption("Heard.")

RAW = (
    b"He said \xe2\x80\x9cyes\xe2\x80\x9d twice:\r\n"
    b"first  in May,\n\nthen \xc2\xa0in June. In May. #1: \xff"
)
"""Typographic quotes, three kinds of gap, a `#`, a colon, and one byte that is no UTF-8."""


def loaded(folder: Path, files: Mapping[str, bytes]) -> Events:
    """Return the events of files, written into a new folder."""
    write_folder(folder, files)
    return load_case(folder).events


def filed(raw: bytes = RAW, name: str = "wire", file: str | None = None) -> Report:
    """A report of some bytes."""
    file = file or f"reports/{name}.txt"
    taken = hashlib.sha256(raw).hexdigest()
    return Report(ReportId(name), "Wire", "Two times", DAYS[0], file, taken, len(raw))


def cited(start: int, end: int, line: int) -> Citation:
    """A passage of the report."""
    text = RAW.decode(errors="surrogateescape")[start:end]
    return Citation(
        ReportId("wire"), Span(start, end), text, hashlib.sha256(text.encode()).hexdigest(), line
    )


OPENED = happened.TalksOpened("Talks", "", DAYS[-1], DAYS[-1])


def small(*more: FoundingEvent, opened: happened.TalksOpened = OPENED) -> Events:
    """The events of the smallest case, with further ones that stand after its issues."""
    return (
        opened,
        happened.ReportFiled(filed()),
        happened.PartySeated(party("ada")),
        happened.PartySeated(party("ben")),
        happened.TrackOpened(Track(TrackId("track"), "Track")),
        happened.IssueOpened(issue("border", ["joint", "national"])),
        *more,
    )


RAWS = {hashlib.sha256(RAW).hexdigest(): RAW}


def assumed(text: str) -> FoundingEvent:
    """A position that is assumed for a reason."""
    where = Assumption(text)
    return happened.PositionStated(
        position("ada", "border", ["joint"], day=DAYS[-1], name="ada/border/1", source=where)
    )
