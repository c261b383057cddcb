"""A brief as a Word document: real headings, repeated table headings, notes one can jump to."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO

import docx as word
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from paraph.briefs import furniture
from paraph.briefs.charts import LIGHT, chart
from paraph.briefs.printable import printable
from paraph.briefs.tree import (
    Block,
    Brief,
    Bullets,
    Fact,
    Figure,
    Note,
    Paragraph,
    Phrase,
    Phrases,
    Section,
    Style,
    Subheading,
    Table,
)
from paraph.files.figures import png
from paraph.files.word_styles import (
    FAINT,
    LINK,
    NOTE,
    SMALL,
    dress,
    picture_height,
    text_width,
    turn,
)
from paraph.files.word_tables import add_table
from paraph.files.word_xml import (
    add_bookmark,
    add_field,
    add_link,
    describe,
    fit,
    packed,
    restart,
    set_style,
    turn_right_to_left,
)

CODE_FONT = "Courier New"
HANGING = Mm(9)


@dataclass(slots=True)
class Writer:
    """A document being written, and what has been counted in it.

    Attributes:
        is_landscape: How the page lies that is being written.
        bookmarks: How many there are; each needs a number of its own.
        captions: How many tables and figures there are.
    """

    document: Document
    is_landscape: bool = False
    bookmarks: int = 0
    captions: dict[str, int] = field(default_factory=dict[str, int])


def docx(brief: Brief) -> bytes:
    """Return the brief as a Word document, the same bytes for the same brief."""
    shown = printable(brief)
    writer = Writer(word.Document())
    dress(writer.document, shown)
    writer.document.add_paragraph(shown.title, "Title")
    if shown.subtitle:
        writer.document.add_paragraph(shown.subtitle, "Subtitle")
    if shown.summary:
        _heading(writer, furniture.SUMMARY, "summary")
        _blocks(writer, shown.summary)
    _contents(writer, shown)
    for place, section in enumerate(shown.sections, 1):
        _section(writer, place, section)
    _notes(writer, shown.notes)
    _colophon(writer, shown.colophon)
    return packed(writer.document)


def _section(writer: Writer, place: int, section: Section) -> None:
    """Write a section, on pages that lie as its tables need."""
    _turn(writer, is_landscape=furniture.is_landscape(section))
    _heading(writer, f"{place}  {section.title}", f"section_{place}")
    _blocks(writer, section.blocks)


def _turn(writer: Writer, *, is_landscape: bool) -> None:
    """Begin a page that lies the other way, where needed."""
    if is_landscape != writer.is_landscape:
        turn(writer.document.add_section(WD_SECTION.NEW_PAGE), is_landscape=is_landscape)
        writer.is_landscape = is_landscape


def _heading(writer: Writer, words: str, bookmark: str) -> None:
    """Write a heading that one can jump to."""
    _bookmark(writer, writer.document.add_heading(words, level=1), bookmark)


def _bookmark(writer: Writer, paragraph: WordParagraph, name: str) -> None:
    """Name what the paragraph holds so far."""
    writer.bookmarks += 1
    add_bookmark(paragraph, name, writer.bookmarks)


def _contents(writer: Writer, brief: Brief) -> None:
    """Write the list of sections, each a link."""
    _heading(writer, furniture.CONTENTS, "contents")
    links = [
        (f"{place}  {section.title}", f"section_{place}")
        for place, section in enumerate(brief.sections, 1)
    ]
    links += [(furniture.NOTES, "notes")] if brief.notes else []
    links += [(furniture.COLOPHON, "colophon")] if brief.colophon else []
    for words, anchor in links:
        paragraph = writer.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(words)
        run.font.color.rgb = LINK
        add_link(paragraph, anchor, run)


def _blocks(writer: Writer, blocks: Iterable[Block]) -> None:
    """Write the blocks."""
    for block in blocks:
        match block:
            case Paragraph():
                write_phrases(writer.document.add_paragraph(), block.phrases)
            case Subheading():
                writer.document.add_heading(block.text, level=2)
            case Bullets():
                _bullets(writer, block)
            case Table():
                _table(writer, block)
            case Figure():
                _figure(writer, block)


def _bullets(writer: Writer, block: Bullets) -> None:
    """Write a list; a numbered one counts from 1."""
    number_id: int | None = None
    for item in block.items:
        style = "List Number" if block.is_numbered else "List Bullet"
        paragraph = writer.document.add_paragraph(style=style)
        if block.is_numbered:
            number_id = restart(writer.document, paragraph, number_id)
        write_phrases(paragraph, item)


def _table(writer: Writer, block: Table) -> None:
    """Write a table below its caption."""
    paragraph = _caption(writer, furniture.TABLE, block.caption)
    paragraph.paragraph_format.keep_with_next = True
    width = text_width(is_landscape=writer.is_landscape)
    add_table(writer.document, block, width, write_phrases)


def _caption(writer: Writer, kind: str, words: str) -> WordParagraph:
    """Write a caption that counts its kind."""
    writer.captions[kind] = writer.captions.get(kind, 0) + 1
    paragraph = writer.document.add_paragraph(style="Caption")
    paragraph.add_run(f"{kind} ")
    add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(writer.captions[kind]))
    paragraph.add_run(f"  {words}")
    return paragraph


def _figure(writer: Writer, block: Figure) -> None:
    """Write a figure above its caption."""
    paragraph = writer.document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    if furniture.is_empty(block.drawing):
        run = paragraph.add_run(f"{furniture.NO_DRAWING} {block.alternative}")
        run.font.color.rgb = FAINT
    else:
        shape = paragraph.add_run().add_picture(BytesIO(png(chart(block.drawing, LIGHT))))
        fit(
            shape,
            text_width(is_landscape=writer.is_landscape),
            picture_height(is_landscape=writer.is_landscape),
        )
        describe(shape, block.caption, block.alternative)
    caption = _caption(writer, furniture.FIGURE, block.caption)
    caption.paragraph_format.space_after = Pt(14)


def write_phrases(paragraph: WordParagraph, phrases: Phrases) -> None:
    """Write phrases in their styles, each note's number a link to the note."""
    for phrase in phrases:
        run = paragraph.add_run(phrase.text)
        _style(run, phrase.style)
        turn_right_to_left(run)
        _references(paragraph, phrase)


def _style(run: Run, style: Style) -> None:
    """Make the run stand out."""
    match style:
        case Style.PLAIN:
            pass
        case Style.STRONG:
            run.bold = True
        case Style.EMPHASIS:
            run.italic = True
        case Style.FAINT:
            run.font.color.rgb = FAINT
        case Style.CODE:
            run.font.name = CODE_FONT


def _references(paragraph: WordParagraph, phrase: Phrase) -> None:
    """Write the numbers of a phrase's notes."""
    for place, number in enumerate(phrase.notes):
        if place:
            paragraph.add_run(" ").font.superscript = True
        run = paragraph.add_run(str(number))
        run.font.superscript = True
        run.font.color.rgb = LINK
        add_link(paragraph, f"note_{number}", run)


def _notes(writer: Writer, notes: Iterable[Note]) -> None:
    """Write the notes, each with the bookmark that its references lead to."""
    shown = tuple(notes)
    if shown:
        _turn(writer, is_landscape=False)
        _heading(writer, furniture.NOTES, "notes")
    for note in shown:
        paragraph = _hanging(writer, NOTE)
        paragraph.add_run(f"{note.number}").bold = True
        _bookmark(writer, paragraph, f"note_{note.number}")
        paragraph.paragraph_format.first_line_indent = -HANGING
        paragraph.paragraph_format.space_before = Pt(6)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(f"\t{furniture.note_title(note)}").bold = True
        turn_right_to_left(_hanging(writer, NOTE).add_run(note.text))
        if note.place:
            _hanging(writer, SMALL).add_run(note.place)


def _hanging(writer: Writer, style: str) -> WordParagraph:
    """Return a paragraph that stands in from the margin."""
    paragraph = writer.document.add_paragraph()
    set_style(paragraph, style)
    paragraph.paragraph_format.left_indent = HANGING
    return paragraph


def _colophon(writer: Writer, facts: Iterable[Fact]) -> None:
    """Write the small print."""
    shown = tuple(facts)
    if shown:
        _turn(writer, is_landscape=False)
        _heading(writer, furniture.COLOPHON, "colophon")
    for fact in shown:
        paragraph = writer.document.add_paragraph(style=NOTE)
        paragraph.add_run(f"{fact.name}: ").bold = True
        paragraph.add_run(fact.value)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
