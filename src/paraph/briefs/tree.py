"""A brief as a tree: headings, paragraphs, tables, figures; no file format.

Terminal, HTML, Word and JSON draw the same tree. Everything that a reader must be able to tell
apart is data here (marks, notes), never a colour or a typeface.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a phrase stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    FAINT = "faint"
    CODE = "code"


class Mark(StrEnum):
    """What a reader must know of a cell before believing it."""

    CITED = "cited"
    TOLD = "told"
    ASSUMED = "assumed"
    CONTESTED = "contested"
    DRIFTED = "drifted"
    SILENT = "silent"
    CLAIMED = "claimed"
    RED_LINE = "red line"
    WARNING = "warning"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words in one style.

    Attributes:
        notes: Numbers of the brief's notes that the words rest on, from 1.
    """

    text: str
    style: Style = Style.PLAIN
    notes: tuple[int, ...] = ()


Phrases = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Phrases that run on."""

    phrases: Phrases


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `is_numbered` where its order matters."""

    items: tuple[Phrases, ...]
    is_numbered: bool = False


class Align(StrEnum):
    """How a column's cells stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and alignment; numbers stand right, in tabular figures."""

    title: str
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: lines of phrases, what to know of it, and a longer text on hand.

    Attributes:
        lines: Each a paragraph of its own.
        hint: What a reader sees on pointing at the cell; never the only place of a fact.
    """

    lines: tuple[Phrases, ...]
    marks: tuple[Mark, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; the first cell is its heading. A row with one cell is a band over the next ones."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption above it, and the legend of the marks that it uses."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks used in the table, in the order of `Mark`."""
        used = {mark for row in self.rows for cell in row.cells for mark in cell.marks}
        return tuple(mark for mark in Mark if mark in used)


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Shares of 1 by row and column; None where nothing is known.

    Attributes:
        values: Shape (rows, columns), each in [0, 1] or None.
        low: What 0 means.
        high: What 1 means.
        unknown: What None means.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    low: str
    high: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars by group and series, with a mark across each group where one is given.

    Attributes:
        values: Shape (groups, series), each in [0, 1].
        marks: Shape (groups,); None where there is none.
        mark_name: What the marks are.
        unit: What the length of a bar is.
    """

    groups: tuple[str, ...]
    series: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    marks: tuple[float | None, ...]
    mark_name: str
    unit: str


@dataclass(frozen=True, slots=True)
class GanttBar:
    """One step on the time line.

    Attributes:
        start: First day.
        end: Day on which it is complete; the same day where no duration is known.
        deadline: The day it is due, or None.
        is_late: Whether `end` lies after `deadline`.
        group: Who acts.
    """

    label: str
    start: dt.date
    end: dt.date
    deadline: dt.date | None
    is_late: bool
    group: str


@dataclass(frozen=True, slots=True)
class Gantt:
    """Steps on a time line, in the order in which they are drawn."""

    bars: tuple[GanttBar, ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """What happened to one draft on one rung.

    Attributes:
        lines: What happened, in order: moves with the number they are about.
        acts: What each party did there last, each a sign and its name.
        is_here: Whether the draft stands there now.
    """

    lines: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    is_here: bool = False

    @property
    def is_untouched(self) -> bool:
        """Whether the draft never was there."""
        return not (self.lines or self.acts or self.is_here)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where drafts stand on the ladder, and what happened to them on each rung.

    Attributes:
        levels: The rungs, the highest first.
        drafts: One column each.
        rungs: Shape (levels, drafts).
        key: What the signs mean.
    """

    levels: tuple[str, ...]
    drafts: tuple[str, ...]
    rungs: tuple[tuple[Rung, ...], ...]
    key: str


@dataclass(frozen=True, slots=True)
class LineSeries:
    """One number over time.

    Attributes:
        points: Days with the number on them, the earliest first.
    """

    name: str
    points: tuple[tuple[dt.date, float], ...]


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day on which something happened that a reader should see across all lines."""

    day: dt.date
    name: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Numbers over time, a line each.

    Attributes:
        unit: What the numbers are.
        is_stepped: Whether a number holds until the next one; else it goes there evenly.
        low: The least number of the scale; None for the least there is.
        high: The greatest, likewise.
        decimals: How many places the numbers are printed with.
        marks: Days marked across.
    """

    series: tuple[LineSeries, ...]
    unit: str
    is_stepped: bool = False
    low: float | None = None
    high: float | None = None
    decimals: int = 2
    marks: tuple[MarkedDay, ...] = ()

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day that is drawn, the earliest first."""
        points = {day for series in self.series for day, _ in series.points}
        return tuple(sorted(points | {mark.day for mark in self.marks}))

    @property
    def scale(self) -> tuple[float, float]:
        """The least and the greatest number of the scale, never the same."""
        numbers = [number for series in self.series for _, number in series.points]
        low = min(numbers, default=0.0) if self.low is None else self.low
        high = max(numbers, default=1.0) if self.high is None else self.high
        return (low, high) if low < high else (low - 1, low + 1)


Drawing = HeatMap | Bars | Gantt | Ladder | Lines


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its caption, and its message in words for those who do not see it."""

    id: str
    caption: str
    alternative: str
    drawing: Drawing


Block = Paragraph | Subheading | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the brief; `id` is a word for links."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What something rests on: a passage of a report, a party's own word, or an assumption.

    Attributes:
        number: From 1, in the order of first use.
        mark: `CITED`, `TOLD` or `ASSUMED`.
        source: Outlet, date and title of the report, or who told it when; empty for an assumption.
        text: The passage in its own words, or why it is assumed.
        place: File, line, characters and digest; empty for anything but a passage.
    """

    number: int
    mark: Mark
    source: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of small print on how the brief was made, such as the digest of its input."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole document.

    Attributes:
        summary: What a reader with one minute should know.
        notes: Every note that a phrase refers to, by number.
        colophon: How it was made: input digest, method, seed, version.
        marking: For whose eyes alone it is, said on every page; empty where anybody may read it.
    """

    title: str
    subtitle: str
    summary: tuple[Block, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    colophon: tuple[Fact, ...]
    marking: str = ""

    @property
    def figures(self) -> Iterator[Figure]:
        """Every figure, in order."""
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, Figure))


MARK_WORDS = {
    Mark.CITED: "cited: a report says so",
    Mark.TOLD: "told: the party said so to the talks",
    Mark.ASSUMED: "assumed: nobody said so; the note says why it is supposed",
    Mark.CONTESTED: "contested: accounts contradict each other; all are kept",
    Mark.DRIFTED: "drifted: it was otherwise before",
    Mark.SILENT: "silent: nothing is known; silence is not consent",
    Mark.CLAIMED: "claimed: another party says it of this one",
    Mark.RED_LINE: "red line: what the party will not accept",
    Mark.WARNING: "needs attention",
    Mark.GOOD: "in order",
}
"""The legend of the marks."""

MARK_SIGNS = {
    Mark.CITED: "•",
    Mark.TOLD: "◆",
    Mark.ASSUMED: "○",
    Mark.CONTESTED: "≠",
    Mark.DRIFTED: "→",
    Mark.SILENT: "?",
    Mark.CLAIMED: "”",
    Mark.RED_LINE: "✕",
    Mark.WARNING: "!",
    Mark.GOOD: "✓",
}
"""A sign for each mark, so that none is told by colour alone."""
