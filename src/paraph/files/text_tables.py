"""Tables of a brief in letters: they fold and split to the width, and nothing is cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.box import Box
from rich.console import Group, JustifyMethod, RenderableType
from rich.style import Style as Ink
from rich.table import Table as Grid
from rich.text import Text

from paraph.briefs import furniture
from paraph.briefs.tree import (
    MARK_SIGNS,
    MARK_WORDS,
    Align,
    Cell,
    Mark,
    Phrases,
    Row,
    Style,
    Table,
)
from paraph.files.text_drawings import HARD_SPACE

INKS = {
    Style.PLAIN: Ink(),
    Style.STRONG: Ink(bold=True),
    Style.EMPHASIS: Ink(italic=True),
    Style.FAINT: Ink(dim=True),
    Style.CODE: Ink(color="cyan"),
}
MARK_INKS = {
    Mark.CITED: Ink(dim=True),
    Mark.TOLD: Ink(dim=True),
    Mark.ASSUMED: Ink(dim=True),
    Mark.CONTESTED: Ink(color="yellow"),
    Mark.DRIFTED: Ink(color="yellow"),
    Mark.SILENT: Ink(dim=True),
    Mark.CLAIMED: Ink(color="yellow"),
    Mark.RED_LINE: Ink(color="red"),
    Mark.WARNING: Ink(color="red"),
    Mark.GOOD: Ink(color="green"),
}
JUSTIFY: dict[Align, JustifyMethod] = {
    Align.LEFT: "left",
    Align.RIGHT: "right",
    Align.CENTRE: "center",
}
LINES = Box("    \n    \n ── \n    \n ── \n ── \n    \n    \n")
"""Lines between rows only: columns are told apart by the space between them."""
TITLE_INK = Ink(bold=True)
MARKING_INK = Ink(bold=True, color="red")
NOTE_INK = Ink(color="blue")
FAINT_INK = Ink(dim=True)
WIDEST_WORD = 14
"""A column is never made narrower than its longest word, up to this many letters."""
WIDEST_HEAD = 18
"""The same for the words that head a row, where the text is at least `WIDE` letters wide."""
WIDE = 80
GAP = 2


@dataclass(frozen=True, slots=True)
class Part:
    """Some columns of a table.

    Attributes:
        places: Of the columns; the first column heads every part.
        widths: Letters of each.
    """

    places: tuple[int, ...]
    widths: tuple[int, ...]


def written_table(table: Table, width: int, widest_word: int = WIDEST_WORD) -> RenderableType:
    """Return the table, in as many parts as it needs to stay readable, and its legend."""
    pieces: list[RenderableType] = []
    parts = _parts(table, width, widest_word)
    for part in parts:
        pieces += [Text()] if pieces else []
        pieces.append(_caption(table, part, len(parts)))
        pieces += _written_part(table, part)
    return Group(*pieces, *_legend(table))


def written_phrases(phrases: Phrases) -> Text:
    """Phrases in their inks, with the numbers of their notes."""
    line = Text()
    for phrase in phrases:
        line.append(phrase.text, INKS[phrase.style])
        if phrase.notes:
            line.append(f" [{', '.join(map(str, phrase.notes))}]", NOTE_INK)
    return line


def written_mark(mark: Mark) -> Text:
    """Return a mark's sign and word, which stay together."""
    return Text(f"{MARK_SIGNS[mark]} {mark}".replace(" ", HARD_SPACE), MARK_INKS[mark])


def _written_cell(cell: Cell) -> Text:
    """Return the lines of a cell, and its marks below."""
    lines = [written_phrases(line) for line in cell.lines]
    if cell.marks:
        lines.append(Text(", ").join(written_mark(mark) for mark in cell.marks))
    return Text("\n").join(lines)


def _is_band(row: Row, table: Table) -> bool:
    """Whether the row is a band over the next ones."""
    return len(row.cells) == 1 < len(table.columns)


# --- widths -----------------------------------------------------------------------------------


def _parts(table: Table, width: int, widest_word: int) -> list[Part]:
    """Return the columns of each part, as many as the width holds."""
    head = WIDEST_HEAD if width >= WIDE else WIDEST_WORD
    least = [
        min(_longest(_words(table, place)), widest_word if place else head)
        for place in range(len(table.columns))
    ]
    groups: list[list[int]] = [[0]]
    for place in range(1, len(least)):
        taken = sum(least[column] + GAP for column in groups[-1])
        if len(groups[-1]) > 1 and taken + least[place] > width:
            groups.append([0])
        groups[-1].append(place)
    return [Part(tuple(group), _widths(table, group, least, width)) for group in groups]


def _widths(
    table: Table, places: Sequence[int], least: Sequence[int], width: int
) -> tuple[int, ...]:
    """Return the width of each column: what it cannot do without, then more for who folds most."""
    wanted = [_longest(_lines(table, place)) for place in places]
    widths = [max(1, least[place]) for place in places]
    for _ in range(width - sum(widths) - GAP * (len(places) - 1)):
        folds = [want / has for want, has in zip(wanted, widths, strict=True)]
        if max(folds) <= 1:
            break
        widths[folds.index(max(folds))] += 1
    return tuple(widths)


def _lines(table: Table, place: int) -> Iterator[str]:
    """Every line written in a column."""
    yield table.columns[place].title
    for row in table.rows:
        if place < len(row.cells) and not _is_band(row, table):
            yield from _written_cell(row.cells[place]).plain.split("\n")


def _words(table: Table, place: int) -> Iterator[str]:
    """Every word written in a column; a number stays with its shade."""
    for line in _lines(table, place):
        yield from line.split(" ")


def _longest(texts: Iterator[str]) -> int:
    """Letters of the longest text, as wide as a terminal shows them."""
    return max((Text(text).cell_len for text in texts), default=0)


# --- parts ------------------------------------------------------------------------------------


def _caption(table: Table, part: Part, part_count: int) -> Text:
    """Return the caption; in a part of a table, with the columns it shows."""
    caption = Text(table.caption, TITLE_INK)
    if part_count == 1:
        return caption
    first, last, count = part.places[1] + 1, part.places[-1] + 1, len(table.columns)
    shown = f"column {last}" if first == last else f"columns {first}-{last}"
    return caption.append(f"  ({shown} of {count})", FAINT_INK)


def _written_part(table: Table, part: Part) -> Iterator[RenderableType]:
    """Return some columns of the table; bands stand between the rows at full width."""
    is_ruled = _is_folded(table, part)
    yield _grid(table, part, (), is_headed=True, is_ruled=True)
    if not table.rows:
        yield Text(furniture.NO_ROWS, FAINT_INK)
    for is_band, rows in groupby(table.rows, lambda row: _is_band(row, table)):
        if is_band:
            for row in rows:
                yield Text.assemble(("▪ ", FAINT_INK), _written_cell(row.cells[0]))
                yield _rule(part)
        else:
            yield _grid(table, part, tuple(rows), is_headed=False, is_ruled=is_ruled)
            yield _rule(part)


def _rule(part: Part) -> Text:
    """Return a line as wide as the part."""
    return Text("─" * (sum(part.widths) + GAP * (len(part.widths) - 1)), FAINT_INK)


def _is_folded(table: Table, part: Part) -> bool:
    """Whether some row takes more than one line, so that rows need lines between them."""
    return any(
        width < _longest(iter([line])) or "\n" in _written_cell(row.cells[place]).plain
        for place, width in zip(part.places, part.widths, strict=True)
        for row in table.rows
        if place < len(row.cells) and not _is_band(row, table)
        for line in _written_cell(row.cells[place]).plain.split("\n")
    )


def _grid(
    table: Table, part: Part, rows: Sequence[Row], *, is_headed: bool, is_ruled: bool
) -> Grid:
    """Rows in columns of the widths given."""
    grid = Grid(
        box=LINES,
        pad_edge=False,
        show_edge=False,
        padding=(0, GAP - 1, 0, 0),
        show_header=is_headed,
        show_lines=is_ruled,
    )
    for place, width in zip(part.places, part.widths, strict=True):
        column = table.columns[place]
        title = Text(column.title, TITLE_INK)
        grid.add_column(title, justify=JUSTIFY[column.align], overflow="fold", width=width)
    for row in rows:
        grid.add_row(*(_written_cell(row.cells[place]) for place in part.places))
    return grid


def _legend(table: Table) -> list[Text]:
    """Return the marks of the table in words."""
    return [
        Text.assemble((f"{MARK_SIGNS[mark]} ", MARK_INKS[mark]), (MARK_WORDS[mark], FAINT_INK))
        for mark in table.marks
    ]
