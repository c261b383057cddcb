"""What python-docx has no words for: fields, links, bookmarks, shading, repeated headings."""
# pyright: reportPrivateUsage=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# lxml, which the XML is made of, has no types.
# ruff: noqa: SLF001 - python-docx has no public way to the XML behind its objects

import io
import unicodedata
import zipfile
from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Length, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

WordCell = _Cell
WordRow = _Row
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name."""

RIGHT_TO_LEFT = {"R", "AL"}


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return a Word element such as `w:shd`, its attributes in the same namespace."""
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that Word computes, with what to show until it does."""
    begin, code, separate, result, end = (paragraph.add_run() for _ in range(5))
    begin._r.append(element("w:fldChar", fldCharType="begin"))
    text = element("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    code._r.append(text)
    separate._r.append(element("w:fldChar", fldCharType="separate"))
    result.text = shown
    end._r.append(element("w:fldChar", fldCharType="end"))


def add_link(paragraph: Paragraph, anchor: str, run: Run) -> None:
    """Make a run of the paragraph a link to a bookmark of the same document."""
    link = element("w:hyperlink", anchor=anchor, history="1")
    paragraph._p.append(link)
    link.append(run._r)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark round what the paragraph holds so far."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    first = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(first, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def shade(cell: WordCell, colour: str) -> None:
    """Give the cell a ground of the colour."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=colour))


def repeat_on_each_page(row: WordRow) -> None:
    """Make the row a heading of the table that every page repeats."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: WordRow) -> None:
    """Let no page break cut the row."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def rule(table: Table, colour: str) -> None:
    """Give the table thin lines between its rows, none between columns, and room in its cells."""
    table.autofit = False
    properties = table._tbl.tblPr
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=colour))
    margins = element("w:tblCellMar")
    for side, width in (("top", "50"), ("left", "80"), ("bottom", "50"), ("right", "80")):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(margins)


def is_merged(row: WordRow) -> bool:
    """Whether cells of the row were made one."""
    return len(row._tr.tc_lst) < len(row.table.columns)


def underline(cell: WordCell, colour: str) -> None:
    """Give the cell a strong lower border."""
    borders = element("w:tcBorders")
    borders.append(element("w:bottom", val="single", sz="8", space="0", color=colour))
    cell._tc.get_or_add_tcPr().append(borders)


def describe(shape: InlineShape, name: str, alternative: str) -> None:
    """Tell those who do not see a picture what it shows."""
    properties = shape._inline.docPr
    properties.set("name", name)
    properties.set("title", name)
    properties.set("descr", alternative)


def fit(shape: InlineShape, widest: Length, highest: Length) -> None:
    """Make a picture no larger than its place, in its own proportions."""
    width, height = Length(shape.width), Length(shape.height)
    share = min(1.0, widest / width, highest / height)
    shape.width, shape.height = Length(int(width * share)), Length(int(height * share))


def restart(document: Document, paragraph: Paragraph, number_id: int | None) -> int:
    """Return number the paragraph in a list of its own; the id of the list, for its other items."""
    if number_id is None:
        numbering = document.part.numbering_part.element
        style = cast("ParagraphStyle", paragraph.style)
        base = style.element.pPr.numPr.numId.val
        number = numbering.add_num(numbering.num_having_numId(base).abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        number_id = cast("int", number.numId)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number_id
    return number_id


def face(style: ParagraphStyle, font: str, points: float) -> None:
    """Set a style in the font and size for every script, whatever theme the document has."""
    properties = style.element.get_or_add_rPr()
    for name in ("w:spacing", "w:kern", "w:szCs"):
        for found in properties.findall(qn(name)):
            properties.remove(found)
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)
    style.font.size = Pt(points)
    size = properties.find(qn("w:sz"))
    size.addnext(element("w:szCs", val=size.get(qn("w:val"))))


def speak(document: Document, language: str) -> None:
    """Set the language that the spelling is checked in."""
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def add_style(document: Document, name: str, parent: str) -> None:
    """Add a style for paragraphs that differs from its parent."""
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    paragraph_style(document, name).base_style = document.styles[parent]


def paragraph_style(document: Document, name: str) -> ParagraphStyle:
    """Return a style for paragraphs."""
    return cast("ParagraphStyle", document.styles[name])


def set_style(paragraph: Paragraph, name: str) -> None:
    """Set a paragraph in the style; by its id, for python-docx looks long for a name."""
    paragraph._p.style = name.replace(" ", "")


def take_away_lines(style: ParagraphStyle) -> None:
    """Draw no lines round paragraphs of the style."""
    properties = style.element.get_or_add_pPr()
    for borders in properties.findall(qn("w:pBdr")):
        properties.remove(borders)


def turn_right_to_left(run: Run) -> None:
    """Let a run that begins in a right-to-left script read so."""
    strong = (unicodedata.bidirectional(letter) for letter in run.text)
    first = next((kind for kind in strong if kind in {"L"} | RIGHT_TO_LEFT), "L")
    if first in RIGHT_TO_LEFT:
        run.font.rtl = True


def packed(document: Document) -> bytes:
    """Return the document as a file that is the same, byte for byte, whenever it is written."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
