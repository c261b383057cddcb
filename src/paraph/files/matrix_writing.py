"""The implementation matrix as a workbook, to be filled in and read back.

A hidden sheet keeps every cell as it was written: what is read back is compared with that, so that
a change is told from what has changed in the case meanwhile.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from paraph.briefs.compliance_words import SCORES
from paraph.briefs.matrix_words import how_to_fill_in
from paraph.briefs.view import View, marking
from paraph.files.exchange.tables import FORMULA_SIGNS
from paraph.files.exchange.workbook import (
    BOLD,
    HEADER_FILL,
    HEADER_LINE,
    TEXT,
    fit_to_page,
    height_of,
    print_above,
    printed,
    shown,
    undated,
)
from paraph.files.matrix_columns import DAYS, KEYS, SEVERAL, Heading, MatrixRow, as_day, matrix_rows
from paraph.roadmap.keeping import KeepingFinding

MATRIX, WHO, EXPLAINED, EXPORTED = "Matrix", "Who", "How to fill it in", "As exported"
DIGEST_KEY, TITLE_KEY = "Digest of the case", "Case"
FORM_KEY, FORM = "Form", "paraph matrix 1"
DATE_FORMAT = "yyyy-mm-dd"
FILLED_IN = PatternFill("solid", fgColor="FFF8E1")
"""Behind the columns that are read back."""

WIDTHS = {
    Heading.STEP: 34,
    Heading.TRANCHE: 9,
    Heading.ACTORS: 18,
    Heading.DELIVERABLE: 34,
    Heading.DEADLINE: 30,
    Heading.DUE: 12,
    Heading.VERIFIER: 16,
    Heading.CLAUSE: 16,
    Heading.OPTION: 26,
    Heading.STATUS: 16,
    Heading.SCORE: 13,
    Heading.DATE: 12,
    Heading.QUOTE: 40,
    Heading.ASSUMED: 30,
    Heading.NOTE: 34,
    Heading.EXCUSED: 20,
}
USUAL_WIDTH = 14


def matrix_workbook(view: View, found: KeepingFinding) -> bytes:
    """Return the implementation matrix as an XLSX file, the same for the same case."""
    rows = matrix_rows(view.talks, found)
    book = Workbook()
    _fill_matrix(book.worksheets[0], rows)
    who = [(str(actor), name) for actor, name in view.talks.names.items()]
    _fill_list(book.create_sheet(WHO), [("Id", "Name"), *who])
    reports = [(each.id, each.outlet, each.title) for each in view.talks.reports]
    _fill_list(book.create_sheet("Reports"), [("Id", "Outlet", "Title"), *reports])
    _fill_list(book.create_sheet(EXPLAINED), how_to_fill_in(view.talks, found))
    _validate(book.worksheets[0], len(rows), len(who), len(reports))
    _keep_exported(book.create_sheet(EXPORTED), view, rows)
    for sheet in book.worksheets:
        print_above(sheet, printed(marking(view)))
    book.properties.creator = "Paraph"
    book.properties.title = shown(view.talks.title)
    book.properties.created = dt.datetime.combine(view.talks.as_of, dt.time())
    stream = io.BytesIO()
    book.save(stream)
    return undated(stream.getvalue(), view.talks.as_of)


def _fill_matrix(sheet: Worksheet, rows: Sequence[MatrixRow]) -> None:
    sheet.title = MATRIX
    sheet.append([_header(sheet, heading) for heading in Heading])
    widths = [WIDTHS.get(heading, USUAL_WIDTH) for heading in Heading]
    for at, row in enumerate(rows, start=2):
        sheet.append([_matrix_cell(sheet, heading, row.cells[heading]) for heading in Heading])
        texts = [row.cells[heading] for heading in Heading]
        sheet.row_dimensions[at].height = height_of(texts[1:], widths[1:])
    for column, (heading, width) in enumerate(zip(Heading, widths, strict=True), start=1):
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width = width
        dimension.hidden = heading is Heading.ID
    sheet.row_dimensions[1].height = 30
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    _protect(sheet)
    fit_to_page(sheet)


def _protect(sheet: Worksheet) -> None:
    """Keep ids from being changed by mistake; there is no password, and all else stays open."""
    protection = sheet.protection
    protection.sheet = True
    protection.autoFilter = False
    protection.sort = False
    protection.formatColumns = False
    protection.formatRows = False
    protection.formatCells = False


def _header(sheet: Worksheet, heading: Heading) -> Cell:
    cell = _text_cell(sheet, heading)
    cell.font, cell.fill, cell.border = BOLD, HEADER_FILL, HEADER_LINE
    return cell


def _text_cell(sheet: Worksheet, text: str) -> Cell:
    """Return a cell of text, which stays text even where it looks like a formula."""
    cell = Cell(sheet, row=1, column=1)
    if text:
        cell.value = shown(text)
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(FORMULA_SIGNS)
    cell.alignment = TEXT
    return cell


def _matrix_cell(sheet: Worksheet, heading: Heading, text: str) -> Cell:
    """Return a cell of the matrix; days are days, so that they can be sorted and filtered."""
    cell = _text_cell(sheet, text)
    day = as_day(text) if heading in DAYS else None
    if day is not None:
        cell.value = day
    if heading in DAYS:
        cell.number_format = DATE_FORMAT
    if heading in KEYS:
        cell.fill = FILLED_IN
    is_key = heading in {Heading.ID, Heading.TRANCHE}
    cell.protection = Protection(locked=is_key)
    return cell


def _fill_list(sheet: Worksheet, rows: Iterable[Sequence[str]]) -> None:
    """Fill a sheet with words in columns, the first of them in bold."""
    widths = (24, 70, 60)
    for at, row in enumerate(rows, start=1):
        cells = [_text_cell(sheet, text) for text in row]
        cells[0].font = Font(name="Calibri", size=11, bold=True)
        sheet.append(cells)
        sheet.row_dimensions[at].height = height_of(row, widths)
    for letter, width in zip("ABC", widths, strict=True):
        sheet.column_dimensions[letter].width = width
    fit_to_page(sheet)


@dataclass(frozen=True, slots=True)
class _Offer:
    """What the cells of some columns may hold.

    Attributes:
        is_hint: Whether a cell may hold something else too, such as several of them.
    """

    headings: tuple[Heading, ...]
    values: str
    expected: str
    is_hint: bool = False


def _validate(sheet: Worksheet, rows: int, actors: int, reports: int) -> None:
    """Offer what each column may hold."""
    who = f"{WHO}!$A$2:$A${actors + 1}"
    known = f"Reports!$A$2:$A${reports + 1}"
    scores = f'"{",".join(SCORES.values())}"'
    offers = [
        _Offer((Heading.SCORE,), scores, "one of the four scores"),
        _Offer((Heading.BY,), who, "an id of the sheet ‘Who’"),
        _Offer(SEVERAL, who, "ids of the sheet ‘Who’, with commas between", is_hint=True),
        *([_Offer((Heading.REPORT,), known, "an id of the sheet ‘Reports’")] if reports else []),
    ]
    for offer in offers:
        _offer(sheet, offer, max(2, rows + 1))


def _offer(sheet: Worksheet, offer: _Offer, last: int) -> None:
    validation = DataValidation(type="list", formula1=offer.values, allow_blank=True)
    validation.errorTitle, validation.error = "Not known", f"Expected {offer.expected}."
    validation.errorStyle = "information" if offer.is_hint else "stop"
    validation.showErrorMessage = not offer.is_hint
    columns = list(Heading)
    letters = [get_column_letter(columns.index(each) + 1) for each in offer.headings]
    validation.sqref = MultiCellRange(" ".join(f"{each}2:{each}{last}" for each in letters))
    sheet.add_data_validation(validation)


def _keep_exported(sheet: Worksheet, view: View, rows: Sequence[MatrixRow]) -> None:
    """Keep what was written, and of which case."""
    for line in _exported(view, rows):
        sheet.append([_text_cell(sheet, text) for text in line])
    sheet.sheet_state = "hidden"


def _exported(view: View, rows: Sequence[MatrixRow]) -> Iterator[Sequence[str]]:
    yield FORM_KEY, FORM
    yield DIGEST_KEY, view.digest
    yield TITLE_KEY, view.talks.title
    yield [str(heading) for heading in Heading]
    for row in rows:
        yield [row.cells[heading] for heading in Heading]
