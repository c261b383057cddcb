"""A brief on a terminal, or as plain text: tables fold and split to the width, nothing is cut."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from paraph.briefs import furniture
from paraph.briefs.printable import printable
from paraph.briefs.tree import (
    Block,
    Brief,
    Bullets,
    Fact,
    Figure,
    Note,
    Paragraph,
    Section,
    Subheading,
    Table,
)
from paraph.files.text_drawings import HARD_SPACE, bar_width, drawn
from paraph.files.text_tables import (
    FAINT_INK,
    GAP,
    MARKING_INK,
    NOTE_INK,
    TITLE_INK,
    written_mark,
    written_phrases,
    written_table,
)

TALLEST_TEXT = 10_000
"""Rich asks for a height as well; a file has none."""


def draw(brief: Brief, console: Console) -> None:
    """Print the brief on the console, as wide as it is."""
    shown = printable(brief)
    if shown.marking:
        console.print(Text(shown.marking, MARKING_INK))
        console.print()
    console.print(Text(shown.title, TITLE_INK), soft_wrap=False)
    console.print(Text(shown.subtitle, FAINT_INK))
    if shown.summary:
        _part(console, furniture.SUMMARY, shown.summary)
    for place, section in enumerate(shown.sections, 1):
        _section(console, place, section)
    if shown.notes:
        _heading(console, furniture.NOTES)
        console.print(_notes(shown.notes))
    if shown.colophon:
        _heading(console, furniture.COLOPHON)
        console.print(_facts(shown.colophon))
    if shown.marking:
        console.print()
        console.print(Text(shown.marking, MARKING_INK))


def text(brief: Brief, width: int = 100) -> str:
    """Return the brief as plain text, the same on every machine."""
    page = StringIO()
    console = Console(
        file=page,
        width=width,
        height=TALLEST_TEXT,
        color_system=None,
        force_terminal=False,
        legacy_windows=False,
        _environ={},
    )
    draw(brief, console)
    lines = page.getvalue().replace(HARD_SPACE, " ").split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def _section(console: Console, place: int, section: Section) -> None:
    """Print a section under its number."""
    _part(console, f"{place}  {section.title}", section.blocks)


def _part(console: Console, title: str, blocks: Iterable[Block]) -> None:
    """Print blocks under a heading."""
    _heading(console, title)
    for place, block in enumerate(blocks):
        if place:
            console.print()
        console.print(_block(block, console.width))


def _heading(console: Console, title: str) -> None:
    """Print a heading, ruled below."""
    heading = Text(title, TITLE_INK)
    console.print()
    console.print(heading)
    console.print(Text("─" * min(heading.cell_len, console.width), FAINT_INK))


def _block(block: Block, width: int) -> RenderableType:
    """Return what Rich prints for a block."""
    match block:
        case Paragraph():
            return written_phrases(block.phrases)
        case Subheading():
            return Text(block.text, TITLE_INK)
        case Bullets():
            return _bullets(block)
        case Table():
            return written_table(block, width)
        case Figure():
            return _figure(block, width)


def _bullets(block: Bullets) -> Grid:
    """Return a list with its numbers or dots hanging."""
    signs = (f"{place}." if block.is_numbered else "•" for place in range(1, 1 + len(block.items)))
    return _hanging(
        (Text(sign), written_phrases(item)) for sign, item in zip(signs, block.items, strict=True)
    )


def _hanging(rows: Iterable[tuple[RenderableType, RenderableType]]) -> Grid:
    """Two columns, the first as narrow as it can be."""
    grid = Grid.grid(padding=(0, GAP, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return grid


def _notes(notes: Iterable[Note]) -> Grid:
    """Return the notes by number."""
    return _hanging((Text(f"[{note.number}]", NOTE_INK), _note(note)) for note in notes)


def _note(note: Note) -> Text:
    """Return a note: what it is, the passage, the place."""
    lines = [
        Text.assemble(written_mark(note.mark), "  ", (furniture.note_title(note), TITLE_INK)),
        Text(note.text),
    ]
    if note.place:
        lines.append(Text(note.place, FAINT_INK))
    return Text("\n").join(lines)


def _facts(facts: Iterable[Fact]) -> Grid:
    """Return the small print, name by name."""
    return _hanging((Text(fact.name, FAINT_INK), Text(fact.value)) for fact in facts)


# --- figures ----------------------------------------------------------------------------------


def _figure(figure: Figure, width: int) -> RenderableType:
    """Return the figure in letters, with its message in words."""
    words = Text(figure.alternative, FAINT_INK)
    if furniture.is_empty(figure.drawing):
        return Group(Text(figure.caption, TITLE_INK), Text(furniture.NO_DRAWING, FAINT_INK), words)
    table, key = drawn(figure.drawing, figure.caption, width)
    key_lines = [Text(key, FAINT_INK)] if key else []
    return Group(written_table(table, width, widest_word=bar_width(width)), *key_lines, words)
