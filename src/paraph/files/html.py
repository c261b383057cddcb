"""A brief as one HTML page that needs nothing else: no script, no request, no font."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from paraph.briefs import furniture
from paraph.briefs.charts import DARK, LIGHT, chart
from paraph.briefs.printable import printable
from paraph.briefs.tree import (
    MARK_SIGNS,
    MARK_WORDS,
    Brief,
    Cell,
    Figure,
    Note,
    Row,
    Table,
)
from paraph.files.figures import svg

MANY_COLUMNS = 3
TALKS = {"ladder", "overdue", "due", "open", "log"}
"""Ids of the sections on the ladder, on what is due, and of the log."""

SHORT_TABLE = 6
"""Rows up to which a table is not worth breaking."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows under one band; no band above the first ones."""

    heading: Row | None
    rows: tuple[Row, ...]


@dataclass(slots=True)
class References:
    """Where each note is referred to, kept while the page is written, for the way back."""

    places: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))

    def refer(self, number: int) -> str:
        """Count one more reference to the note; the id of the place."""
        self.places[number] += 1
        return self.place(number, self.places[number])

    def all(self, number: int) -> list[str]:
        """Return the ids of the places that refer to the note, in order."""
        return [self.place(number, count + 1) for count in range(self.places[number])]

    @staticmethod
    def place(number: int, count: int) -> str:
        """Return the id of the place."""
        return f"reference-{number}-{count}"


def html(brief: Brief) -> str:
    """Return the brief as a page, light and dark on a screen, A4 on paper."""
    shown = printable(brief)
    page = PAGES.get_template("brief.html.j2").render(
        brief=shown,
        notes={note.number: note for note in shown.notes},
        references=References(),
        words=furniture,
        note_title=furniture.note_title,
        signs=MARK_SIGNS,
        meanings=MARK_WORDS,
    )
    return f"{page}\n"


def kind(node: object) -> str:
    """Return the name of the node's kind."""
    return type(node).__name__


def slug(words: str) -> str:
    """Return the words as a part of a class name."""
    return words.replace(" ", "-")


def bands(table: Table) -> tuple[Band, ...]:
    """Return the rows of the table, band by band."""
    found: list[Band] = []
    for row in table.rows:
        if _is_band(row, table):
            found.append(Band(row, ()))
        elif found:
            found[-1] = Band(found[-1].heading, (*found[-1].rows, row))
        else:
            found.append(Band(None, (row,)))
    return tuple(found)


def _is_band(row: Row, table: Table) -> bool:
    """Whether the row is a band over the next ones."""
    return len(row.cells) == 1 < len(table.columns)


def drawings(figure: Figure) -> Iterable[tuple[str, Markup]]:
    """Return the figure's image for each theme, under the theme's name."""
    for name, theme in (("light", LIGHT), ("dark", DARK)):
        image = svg(
            chart(figure.drawing, theme),
            f"image-{figure.id}-{name}",
            figure.caption,
            figure.alternative,
        )
        yield name, Markup(image)  # noqa: S704 - drawn by our chart maker, which escapes all text


def treatment(cell: Cell) -> str:
    """Return the classes that make a cell's marks visible."""
    return " ".join(f"has-{slug(mark)}" for mark in cell.marks)


def has_many_columns(table: Table) -> bool:
    """Return whether a telephone shows the table better scrolled than squeezed."""
    return len(table.columns) > MANY_COLUMNS


def is_short(table: Table) -> bool:
    """Whether the table is kept on one page."""
    return len(table.rows) <= SHORT_TABLE


def passage(note: Note) -> str:
    """Return what pointing at a reference shows: the note in short."""
    return f"{furniture.note_title(note)}: {note.text}"


def is_about_talks(brief: Brief) -> bool:
    """Whether the page is about the talks themselves: its tables hold words, which stay whole."""
    return any(section.id in TALKS for section in brief.sections)


def css_string(words: str) -> Markup:
    """Return words as a string of a style sheet, each sign but plain ones as its number."""
    signs = (each if each.isascii() and each.isalnum() else f"\\{ord(each):06x}" for each in words)
    return Markup(f'"{"".join(signs)}"')  # noqa: S704 - letters, figures and backslashes only


def _pages() -> Environment:
    """Return the templates, strict about names and escaping everything."""
    pages = Environment(
        loader=PackageLoader("paraph.files"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Jinja's types allow for its own filters and tests only.
    cast("dict[str, object]", pages.filters).update(
        kind=kind,
        slug=slug,
        bands=bands,
        drawings=drawings,
        treatment=treatment,
        passage=passage,
        css_string=css_string,
    )
    cast("dict[str, object]", pages.tests).update(
        landscape=furniture.is_landscape,
        wide=furniture.is_wide,
        many=has_many_columns,
        short=is_short,
        empty=furniture.is_empty,
        about_talks=is_about_talks,
    )
    return pages


PAGES = _pages()
