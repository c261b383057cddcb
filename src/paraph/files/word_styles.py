"""How a brief looks as a Word document: paper, faces, sizes, spaces, colours."""

import datetime as dt
from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Length, Mm, Pt, RGBColor

from paraph.briefs import furniture
from paraph.briefs.tree import Brief, Mark
from paraph.files.word_xml import (
    add_field,
    add_style,
    face,
    paragraph_style,
    speak,
    take_away_lines,
)

FONT = "Arial"
INK = RGBColor(0x1B, 0x24, 0x30)
FAINT = RGBColor(0x55, 0x60, 0x6E)
LINK = RGBColor(0x1D, 0x4F, 0x87)
ALARM = RGBColor(0xA3, 0x21, 0x1A)
DOUBT = RGBColor(0x8A, 0x5A, 0x00)
GOOD = RGBColor(0x1F, 0x6B, 0x4A)
LINE_COLOUR = "C9CFD7"
HEAD_COLOUR = "1B2430"
BAND_COLOUR = "F4F6F9"

MARK_INKS = {
    Mark.CITED: FAINT,
    Mark.TOLD: FAINT,
    Mark.ASSUMED: FAINT,
    Mark.CONTESTED: DOUBT,
    Mark.DRIFTED: DOUBT,
    Mark.SILENT: FAINT,
    Mark.CLAIMED: DOUBT,
    Mark.RED_LINE: ALARM,
    Mark.WARNING: ALARM,
    Mark.GOOD: GOOD,
}
MARK_GROUNDS = {
    Mark.RED_LINE: "FBE9E7",
    Mark.WARNING: "FBE9E7",
    Mark.CONTESTED: "FDF3DC",
    Mark.CLAIMED: "FDF8EA",
    Mark.DRIFTED: "FDF8EA",
    Mark.SILENT: "ECEFF3",
    Mark.ASSUMED: "F5F7FA",
}
"""The ground of a cell: that of the first of its marks in this order."""

LONG_EDGE, SHORT_EDGE = Mm(297), Mm(210)
MARGIN = Mm(22)
CAPTION_ROOM = Mm(16)
NOTE, SMALL, CELL = "Note", "Small print", "Table text"
MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""A document says when it was made in its colophon, not in its properties: the same brief gives
the same file."""


@dataclass(frozen=True, slots=True)
class Type:
    """How the paragraphs of a style are set; sizes and spaces in points."""

    size: float
    before: float = 0
    after: float = 0
    is_bold: bool = False
    colour: RGBColor = INK


TYPES = {
    "Normal": Type(10.5, after=6),
    "Title": Type(22, after=4, is_bold=True),
    "Subtitle": Type(11, after=18, colour=FAINT),
    "Heading 1": Type(15, before=22, after=8, is_bold=True),
    "Heading 2": Type(11, before=14, after=4, is_bold=True),
    "Caption": Type(9, before=10, after=4, is_bold=True),
    "List Bullet": Type(10.5, after=3),
    "List Number": Type(10.5, after=3),
    "Footer": Type(8.5, colour=FAINT),
    NOTE: Type(9, after=1),
    SMALL: Type(8.5, after=1, colour=FAINT),
    CELL: Type(8.5),
}


def dress(document: Document, brief: Brief) -> None:
    """Give an empty document its styles, its paper, its footer and its properties."""
    for name in (NOTE, SMALL, CELL):
        add_style(document, name, "Normal")
    for name, look in TYPES.items():
        _dress_style(document, name, look)
    speak(document, "en-GB")
    turn(document.sections[0], is_landscape=False)
    _number_pages(document.sections[0])
    _name(document, brief)
    if brief.marking:
        _mark_pages(document.sections[0], brief.marking)


def _dress_style(document: Document, name: str, look: Type) -> None:
    """Set one style as its type says."""
    style = paragraph_style(document, name)
    face(style, FONT, look.size)
    take_away_lines(style)
    style.font.bold = look.is_bold
    style.font.italic = False
    style.font.color.rgb = look.colour
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing = 1.15
    layout.widow_control = True
    layout.keep_with_next = name.startswith("Heading")


def turn(section: Section, *, is_landscape: bool) -> None:
    """Make the section A4, upright or on its side."""
    width, height = (LONG_EDGE, SHORT_EDGE) if is_landscape else (SHORT_EDGE, LONG_EDGE)
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN


def text_width(*, is_landscape: bool) -> Length:
    """Return the width between the margins."""
    return Length((LONG_EDGE if is_landscape else SHORT_EDGE) - 2 * MARGIN)


def picture_height(*, is_landscape: bool) -> Length:
    """Return the height that a picture may have, with its caption on the same page."""
    return Length((SHORT_EDGE if is_landscape else LONG_EDGE) - 2 * MARGIN - CAPTION_ROOM)


def _number_pages(section: Section) -> None:
    """Write the page and the number of pages in the footer."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run(f"{furniture.PAGE} ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(f" {furniture.OF} ")
    add_field(paragraph, "NUMPAGES", "1")


def _mark_pages(section: Section, marking: str) -> None:
    """Say in the header for whose eyes alone it is; the sections that follow take it over."""
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(marking)
    run.bold = True
    run.font.name = FONT
    run.font.size = Pt(8.5)
    run.font.color.rgb = ALARM


def _name(document: Document, brief: Brief) -> None:
    """Set the document's own properties."""
    properties = document.core_properties
    properties.title = brief.title[:255]
    properties.subject = brief.subtitle[:255]
    properties.author = properties.last_modified_by = "Paraph"
    properties.language = "en-GB"
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = MADE
    properties.revision = 1
