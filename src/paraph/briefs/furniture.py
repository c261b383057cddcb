"""The few words that every rendering of a brief needs beside the brief's own."""

from paraph.briefs.tree import (
    Bars,
    Drawing,
    Gantt,
    GanttBar,
    HeatMap,
    Ladder,
    Lines,
    Mark,
    Note,
    Section,
    Table,
)

SUMMARY = "In one minute"
CONTENTS = "Contents"
NOTES = "Notes"
COLOPHON = "How this brief was made"
LEGEND = "Marks"
NOTE = "Note"
BACK = "Used at"
SKIP = "Skip to the brief"
PAGE, OF = "Page", "of"
TABLE, FIGURE = "Table", "Figure"
NO_ROWS = "No rows."
NO_DRAWING = "Nothing to draw."
ASSUMPTION = "Assumption"

UNKNOWN_SIGN = "?"
LATE_SIGN = "!"
HERE_SIGN = "▶"
HERE = "stands here"
WIDE_TABLE = 5
"""A table with more columns than this wants a page on its side."""


def note_title(note: Note) -> str:
    """Return what a note is called: its report, or that it is an assumption."""
    return note.source or (ASSUMPTION if note.mark is Mark.ASSUMED else str(note.mark).capitalize())


def number(value: float | None) -> str:
    """Return a share of 1 with two decimals; the unknown sign where nothing is known."""
    return UNKNOWN_SIGN if value is None else f"{value:.2f}"


def heat_key(drawing: HeatMap) -> str:
    """Return what the ends of the scale and the unknown sign mean."""
    return f"0 = {drawing.low};  1 = {drawing.high};  {UNKNOWN_SIGN} = {drawing.unknown}"


def lateness(bar: GanttBar) -> str:
    """How late a step is, with its sign; empty where it is in time."""
    if not bar.is_late:
        return ""
    if bar.deadline is None:
        return f"{LATE_SIGN} late"
    days = (bar.end - bar.deadline).days
    return f"{LATE_SIGN} {days} {'day' if days == 1 else 'days'} late"


def gantt_key(drawing: Gantt, day_sign: str, deadline_sign: str) -> str:
    """Return what the signs of the time line mean, for those that occur."""
    signs = (
        (
            f"{day_sign} = one day, or no duration known",
            any(bar.start == bar.end for bar in drawing.bars),
        ),
        (f"{deadline_sign} = deadline", any(bar.deadline for bar in drawing.bars)),
        (f"{LATE_SIGN} = ends after its deadline", any(bar.is_late for bar in drawing.bars)),
    )
    return ";  ".join(words for words, is_used in signs if is_used)


SERIES_SIGNS = ("●", "■", "▲", "▼", "○", "□", "◊")
"""A sign for each line of a chart, so that none is told by colour alone; the font of charts has
all of them."""


def series_sign(place: int) -> str:
    """Return the sign of a line, from the first again when they run out."""
    return SERIES_SIGNS[place % len(SERIES_SIGNS)]


def lines_key(drawing: Lines, sign: str) -> str:
    """Return which days are marked."""
    return ";  ".join(f"{sign} {mark.day.isoformat()} = {mark.name}" for mark in drawing.marks)


def is_wide(table: Table) -> bool:
    """Whether the table wants a page on its side."""
    return len(table.columns) > WIDE_TABLE


def is_landscape(section: Section) -> bool:
    """Whether the section goes on a page on its side."""
    return any(isinstance(block, Table) and is_wide(block) for block in section.blocks)


def is_empty(drawing: Drawing) -> bool:
    """Whether there is nothing to draw."""
    match drawing:
        case HeatMap():
            return not (drawing.rows and drawing.columns)
        case Bars():
            return not (drawing.groups and drawing.series)
        case Gantt():
            return not drawing.bars
        case Ladder():
            return not (drawing.levels and drawing.drafts)
        case Lines():
            return not any(series.points for series in drawing.series)
