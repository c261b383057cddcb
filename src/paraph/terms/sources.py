"""Where a thing comes from: a report, a party's own word to the talks, or an assumption."""

from dataclasses import dataclass
from datetime import date

from paraph.terms.ids import PersonId, ReportId, Seat


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


@dataclass(frozen=True, slots=True)
class Told:
    """What a party itself told the talks, in the plenary or in its caucus.

    Attributes:
        person: Who said it.
        seat: For whom.
    """

    person: PersonId
    seat: Seat
    on: date


Source = Citation | Assumption | Told
