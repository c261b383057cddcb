"""The Word document of a brief, read back: structure a word processor can work with."""
# lxml, which the trees are made of, has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false, reportPrivateUsage=false
# ruff: noqa: SLF001 - python-docx has no public way to the XML that the tests read

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree
from tests.files.sample_brief import ARABIC, LONG_WORD, QUOTES, SAMPLE, SCRIPT

from paraph.briefs.tree import Brief, Figure, Gantt, GanttBar, Section
from paraph.files.docx import docx

EMU_PER_MM = 36_000


@pytest.fixture(scope="module")
def document(word_file: bytes) -> WordDocument:
    """Return the sample's document, read back."""
    return Document(io.BytesIO(word_file))


def found(document: WordDocument, path: str) -> list[Any]:
    """Return what an XPath finds in the body."""
    return document.element.body.xpath(path)


def styled(document: WordDocument, style: str) -> list[str]:
    """Return the paragraphs in a style."""
    return [each.text for each in document.paragraphs if each.style and each.style.name == style]


def cells(table: Table, row: int) -> list[str]:
    """Return the text of each cell of a row."""
    return [cell.text for cell in table.rows[row].cells]


def test_headings_are_real_headings_in_levels(document: WordDocument) -> None:
    assert styled(document, "Title") == [f"The river talks: {SCRIPT}"]
    assert styled(document, "Subtitle") == ["Brief for the secretariat, 12 May 2023"]
    assert styled(document, "Heading 1") == [
        "In one minute",
        "Contents",
        "1  What each party said",
        "2  What all could accept",
        f"3  The order of steps & {QUOTES}",
        "4  A section without blocks",
        "Notes",
        "How this brief was made",
    ]
    assert styled(document, "Heading 2") == ["Issue by issue"]


def test_a_table_repeats_its_head_on_every_page(document: WordDocument) -> None:
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert [bool(row.xpath("./w:trPr/w:tblHeader")) for row in rows] == [
            True,
            *[False] * (len(rows) - 1),
        ]
    assert cells(document.tables[0], 0) == [
        "Issue",
        "Upstream",
        "Downstream",
        "Mediator",
        "Neighbour",
        "Observer",
        "Weight",
    ]


def test_no_page_break_cuts_a_row(document: WordDocument) -> None:
    rows = [row for table in document.tables for row in table._tbl.tr_lst]
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows)


def test_a_cell_says_its_marks_in_words_and_shows_them_by_its_ground(
    document: WordDocument,
) -> None:
    row = document.tables[0].rows[2]
    assert [cell.text for cell in row.cells] == [
        "Release of water",
        "400 cubic metres a second1\n• cited",
        "500 at least2\n✕ red line   • cited",
        "no view stated\n? silent",
        "a share of any surplus3\n○ assumed",
        "accounts differ1 2\n≠ contested",
        "0.45",
    ]
    grounds = [cell._tc.xpath("./w:tcPr/w:shd/@w:fill") for cell in row.cells]
    assert grounds == [[], [], ["FBE9E7"], ["ECEFF3"], ["F5F7FA"], ["FDF3DC"], []]


def test_the_legend_below_a_table_explains_its_marks(document: WordDocument) -> None:
    (legend,) = [words for words in styled(document, "Small print") if "silence" in words]
    assert legend.startswith("•\u00a0cited: a report says so    ○\u00a0assumed: nobody said so;")
    assert "✓\u00a0in order" in legend


def test_a_band_spans_the_table(document: WordDocument) -> None:
    spans = document.tables[0]._tbl.xpath("./w:tr/w:tc/w:tcPr/w:gridSpan/@w:val")
    assert spans == ["7", "7"]
    assert cells(document.tables[0], 1) == ["Track one: water"] * 7


def test_a_table_without_rows_says_so(document: WordDocument) -> None:
    assert cells(document.tables[1], 1) == ["No rows.", "No rows."]


def test_nasty_words_are_kept_as_words(document: WordDocument) -> None:
    assert cells(document.tables[0], 5) == [
        LONG_WORD,
        SCRIPT,
        QUOTES,
        "",
        "red\ufffd[31mink\ufffdand\ufffdback",
        "",
        "0.50",
    ]


def test_captions_are_counted_by_fields(document: WordDocument) -> None:
    assert styled(document, "Caption") == [
        "Table 1  Positions of the parties by issue",
        "Table 2  A table without rows",
        "Figure 1  How far each package meets each party",
        "Figure 2  Value of the named solutions to each party",
        "Figure 3  Steps in an order no party has to fear",
        "Figure 4  A heat map of nothing",
        "Figure 5  Bars of nothing",
        "Figure 6  A time line of nothing",
    ]
    codes = [code.text.strip() for code in found(document, ".//w:instrText")]
    assert codes == [*["SEQ Table \\* ARABIC"] * 2, *["SEQ Figure \\* ARABIC"] * 6]


def test_a_figure_has_its_message_as_alternative_text(document: WordDocument) -> None:
    assert found(document, ".//wp:docPr/@descr") == [
        f"Heat map: Upstream high throughout, the Observer unknown. {SCRIPT}",
        "Bars: every party is above its walk-away worth but Downstream in the second.",
        "Time line: three steps from May to August 2023, the last one twelve days late.",
    ]


def test_a_figure_fits_the_page(document: WordDocument) -> None:
    widths = [int(width) for width in found(document, ".//wp:extent/@cx")]
    assert max(widths) <= 166 * EMU_PER_MM


def test_a_long_time_line_fits_the_height_of_the_page() -> None:
    day = dt.date(2023, 5, 10)
    steps = tuple(GanttBar(str(n), day, day, None, is_late=False, group="A") for n in range(80))
    figure = Figure("long", "Caption", "Words", Gantt(steps))
    long = Brief("Title", "", (), (Section("one", "One", (figure,)),), (), ())
    (height,) = found(Document(io.BytesIO(docx(long))), ".//wp:extent/@cy")
    assert int(height) <= 237 * EMU_PER_MM


def test_a_drawing_of_nothing_says_so(document: WordDocument) -> None:
    assert "Nothing to draw. No solution exists." in styled(document, "Normal")


def test_the_footer_counts_pages(document: WordDocument) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    assert footer.text == "Page 1 of 1"
    codes = [code.text.strip() for code in footer._p.xpath(".//w:instrText")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert all(section.footer.is_linked_to_previous for section in list(document.sections)[1:])


def test_a_note_reference_jumps_to_its_note(document: WordDocument) -> None:
    names = found(document, ".//w:bookmarkStart/@w:name")
    anchors = found(document, ".//w:hyperlink/@w:anchor")
    assert set(anchors) <= set(names)
    assert len(names) == len(set(names))
    assert [anchor for anchor in anchors if anchor.startswith("note_")] == [
        "note_1",
        "note_1",
        "note_2",
        "note_3",
        "note_1",
        "note_2",
        "note_3",
        "note_1",
        "note_2",
        "note_2",
        "note_3",
    ]


def test_notes_tell_source_passage_and_place(document: WordDocument) -> None:
    notes = styled(document, "Note")
    assert notes[:2] == [
        "1\tRiver Gazette, 11 May 2023, “Ministers meet”",
        "We shall release 400 cubic metres a second.",
    ]
    assert "3\tAssumption" in notes
    assert "Input digest: sha256 5d41402abc4b2a76b9719d911017c592" in notes
    assert "gazette.txt:12, 310-352, sha256 9f2c" in styled(document, "Small print")


def test_a_second_numbered_list_begins_again(document: WordDocument) -> None:
    assert styled(document, "List Number") == [
        "First, data.",
        "Second, water.3",
        "A new count begins.",
    ]
    first, second, third = found(
        document, ".//w:p[w:pPr/w:pStyle[@w:val='ListNumber']]/w:pPr/w:numPr/w:numId/@w:val"
    )
    assert first == second != third


def test_bullets_and_styles_are_kept(document: WordDocument) -> None:
    assert styled(document, "List Bullet") == [
        "Downstream must move on water.",
        "Nobody asked the Observer.",
    ]
    runs = {run.text: run for paragraph in document.paragraphs for run in paragraph.runs}
    assert runs["strong words"].bold
    assert runs["stressed words"].italic
    assert runs["code_words"].font.name == "Courier New"
    assert str(runs["faint words"].font.color.rgb) == "55606E"


def test_a_wide_table_has_its_pages_on_their_side(document: WordDocument) -> None:
    sizes = [
        (
            round((section.page_width or 0) / EMU_PER_MM),
            round((section.page_height or 0) / EMU_PER_MM),
        )
        for section in document.sections
    ]
    assert sizes == [(210, 297), (297, 210), (210, 297)]


def test_the_document_names_itself_and_its_language(document: WordDocument) -> None:
    properties = document.core_properties
    assert properties.title == f"The river talks: {SCRIPT}"
    assert properties.language == "en-GB"
    assert properties.author == "Paraph"
    assert properties.comments == ""
    assert document.styles.element.xpath(".//w:lang/@w:val") == ["en-GB"]


def test_right_to_left_words_read_so(document: WordDocument) -> None:
    (run,) = [
        run
        for cell in document.tables[0].rows[3].cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if run.text == ARABIC
    ]
    assert run.font.rtl


def test_the_same_brief_gives_the_same_bytes(word_file: bytes) -> None:
    assert docx(SAMPLE) == word_file
    with zipfile.ZipFile(io.BytesIO(word_file)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_is_well_formed_and_points_at_nothing_outside(word_file: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(word_file)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(archive.read(name))
                assert root.xpath("//@TargetMode") == []


def test_a_brief_of_nothing_is_a_document() -> None:
    nothing = Document(io.BytesIO(docx(Brief("Title", "", (), (), (), ()))))
    assert [paragraph.text for paragraph in nothing.paragraphs] == ["Title", "Contents"]


def test_a_cell_is_as_wide_as_its_column(document: WordDocument) -> None:
    table = document.tables[0]._tbl
    grid = table.xpath("./w:tblGrid/w:gridCol/@w:w")
    assert table.xpath("./w:tr[1]/w:tc/w:tcPr/w:tcW/@w:w") == grid
    assert qn("w:tblGrid") == table.tblGrid.tag
