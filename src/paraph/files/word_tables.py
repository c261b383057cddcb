"""Tables of a brief in a Word document."""

from collections.abc import Callable

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from paraph.briefs import furniture
from paraph.briefs.tree import (
    MARK_SIGNS,
    MARK_WORDS,
    Align,
    Cell,
    Mark,
    Phrases,
    Row,
    Table,
)
from paraph.files.word_styles import (
    BAND_COLOUR,
    CELL,
    HEAD_COLOUR,
    LINE_COLOUR,
    MARK_GROUNDS,
    MARK_INKS,
    SMALL,
)
from paraph.files.word_xml import (
    WordCell,
    is_merged,
    keep_whole,
    repeat_on_each_page,
    rule,
    set_style,
    shade,
    underline,
)

WritePhrases = Callable[[WordParagraph, Phrases], None]

ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
}
LEAST_LETTERS, MOST_LETTERS = 9, 26
"""The bounds between which a column's longest line counts for its width."""


def add_table(document: Document, block: Table, width: Length, write_phrases: WritePhrases) -> None:
    """Add the table at the end of the document, with the legend of its marks."""
    table = document.add_table(rows=1, cols=len(block.columns))
    rule(table, LINE_COLOUR)
    _head(table, block)
    for row in block.rows:
        _row(table, block, row, write_phrases)
    if not block.rows:
        _first_line(_merged(table)).add_run(furniture.NO_ROWS)
    _set_widths(table, _widths(block, width))
    _legend(document, block)


def _head(table: WordTable, block: Table) -> None:
    """Write the headings, repeated on each page."""
    head = table.rows[0]
    keep_whole(head)
    repeat_on_each_page(head)
    for cell, column in zip(head.cells, block.columns, strict=True):
        paragraph = _first_line(cell)
        paragraph.add_run(column.title).bold = True
        paragraph.alignment = ALIGNMENTS[column.align]
        paragraph.paragraph_format.keep_with_next = True
        underline(cell, HEAD_COLOUR)


def _row(table: WordTable, block: Table, row: Row, write_phrases: WritePhrases) -> None:
    """Write a row; one with a single cell as a band."""
    if len(row.cells) == 1 < len(block.columns):
        band = _merged(table)
        _fill(band, row.cells[0], Align.LEFT, write_phrases)
        _embolden(band)
        band.paragraphs[-1].paragraph_format.keep_with_next = True
        shade(band, BAND_COLOUR)
        return
    added = table.add_row()
    keep_whole(added)
    cells = added.cells
    for place, (cell, content) in enumerate(zip(cells, row.cells, strict=False)):
        _fill(cell, content, block.columns[place].align, write_phrases)
    _embolden(cells[0])


def _merged(table: WordTable) -> WordCell:
    """Return the one cell of a new row."""
    added = table.add_row()
    keep_whole(added)
    cells = added.cells
    return cells[0].merge(cells[-1])


def _fill(cell: WordCell, content: Cell, align: Align, write_phrases: WritePhrases) -> None:
    """Write the lines of a cell, its marks below, and its ground."""
    paragraph = _first_line(cell)
    for place, line in enumerate(content.lines):
        if place:
            paragraph = _next_line(cell)
        write_phrases(paragraph, line)
    if content.marks:
        _write_marks(_next_line(cell) if content.lines else paragraph, content.marks)
    for paragraph in cell.paragraphs:
        paragraph.alignment = ALIGNMENTS[align]
    for mark, colour in MARK_GROUNDS.items():
        if mark in content.marks:
            shade(cell, colour)
            break


def _first_line(cell: WordCell) -> WordParagraph:
    """Return the paragraph that every cell begins with."""
    paragraph = cell.paragraphs[0]
    set_style(paragraph, CELL)
    return paragraph


def _next_line(cell: WordCell) -> WordParagraph:
    """One more paragraph."""
    paragraph = cell.add_paragraph()
    set_style(paragraph, CELL)
    return paragraph


def _write_marks(paragraph: WordParagraph, marks: tuple[Mark, ...]) -> None:
    """Write the signs and words of marks."""
    for place, mark in enumerate(marks):
        gap = "   " if place else ""
        run = paragraph.add_run(f"{gap}{MARK_SIGNS[mark]} {mark}")
        run.font.color.rgb = MARK_INKS[mark]


def _embolden(cell: WordCell) -> None:
    """Make a heading's first line bold."""
    for run in cell.paragraphs[0].runs:
        run.bold = True


def _widths(block: Table, width: Length) -> list[Length]:
    """Return the width of each column, by the longest line in it."""
    letters = [
        max(LEAST_LETTERS, min(MOST_LETTERS, _longest_line(block, place)))
        for place in range(len(block.columns))
    ]
    return [Length(width * count // sum(letters)) for count in letters]


def _longest_line(block: Table, place: int) -> int:
    """Letters of the longest line in a column."""
    lines = [
        sum(len(phrase.text) for phrase in line)
        for row in block.rows
        if place < len(row.cells) and len(row.cells) > 1
        for line in row.cells[place].lines
    ]
    return max([len(block.columns[place].title), *lines])


def _set_widths(table: WordTable, widths: list[Length]) -> None:
    """Set the columns' widths, in the grid and in every cell, for all programs to see."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        if not is_merged(row):
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width


def _legend(document: Document, block: Table) -> None:
    """Write what the table's marks mean, and leave a space."""
    legend = document.add_paragraph(style=SMALL)
    legend.paragraph_format.space_before = Pt(4)
    legend.paragraph_format.space_after = Pt(12)
    for place, mark in enumerate(block.marks):
        sign = legend.add_run(f"{'    ' if place else ''}{MARK_SIGNS[mark]}\u00a0")
        sign.font.color.rgb = MARK_INKS[mark]
        sign.bold = True
        legend.add_run(MARK_WORDS[mark])
