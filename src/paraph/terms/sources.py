"""Where a thing comes from: a passage of a report, or an assumption that says why."""

from dataclasses import dataclass
from datetime import date

from paraph.terms.ids import ReportId


@dataclass(frozen=True, slots=True)
class Report:
    """One document as it came.

    Attributes:
        digest: SHA-256 of the raw bytes, in hex.
        size: Length in bytes.
        origin: The report this one reprints; None when it is its own origin.
    """

    id: ReportId
    outlet: str
    title: str
    date: date
    file: str
    digest: str
    size: int
    origin: ReportId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` (inclusive) to `end` (exclusive) of a decoded report."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of a report, by its place and in its own words.

    Attributes:
        text: The passage as it stands in the report, line breaks included.
        digest: SHA-256 of the passage's raw bytes, in hex.
        line: Line of the report where the passage begins, from 1.
    """

    report: ReportId
    span: Span
    text: str
    digest: str
    line: int


@dataclass(frozen=True, slots=True)
class Assumption:
    """What nobody said, with the reason for supposing it."""

    why: str


Source = Citation | Assumption
