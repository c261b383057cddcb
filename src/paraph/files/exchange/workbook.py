"""The frontier and the named solutions as a workbook of three sheets."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from paraph.files.exchange.tables import (
    FORMULA_SIGNS,
    SOLUTIONS,
    TIED,
    Words,
    frontier_rows,
    solution_name,
    solution_rows,
)
from paraph.files.packages_answers import PackagesAnswer
from paraph.terms.agenda import Issue
from paraph.terms.ids import IssueId

Value = str | int | float | None

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that no sheet may hold."""

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")

LONGEST_TEXT = 32_767
"""Signs that a cell holds."""

NARROWEST, WIDEST = 9, 30
"""Signs in a column."""

ABOUT_WIDTHS = (30, 64, 24, 24)
LINE_HEIGHT = 15.0
"""Points."""

VALUE_FORMAT, COUNT_FORMAT = "0.000", "#,##0"
BOLD = Font(name="Calibri", size=11, bold=True)
TEXT = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
NUMBER = Alignment(horizontal="right", vertical="top", wrap_text=True)
HEADER_FILL = PatternFill("solid", fgColor="E7ECF2")
HEADER_LINE = Border(bottom=Side(style="thin", color="7F8FA6"))
WHAT_THIS_IS = (
    "What the parties could agree, computed from the case. "
    "A computed overlap is advice: nobody has accepted anything."
)
WHAT_VALUES_ARE = (
    "Each party's values are on its own 0-1 scale; those of different parties cannot be compared. "
    "The walk-away is what a party has without agreement."
)
WHAT_SOLUTIONS_MARK = (
    "A point of the frontier carries a solution's name where the solution picks a package worth "
    "the same to everyone."
)
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The day that the files inside carry, so that the same answer gives the same bytes."""


def packages_workbook(answer: PackagesAnswer, agenda: Sequence[Issue] = ()) -> bytes:
    """Return the sheets Solutions, Frontier and About as an XLSX file.

    Args:
        agenda: The issues of the case, for their names; without it ids stand for them.
    """
    book = Workbook()
    words = Words.of(answer, agenda)
    _fill_packages(book.worksheets[0], SOLUTIONS, list(_solutions(answer, words)))
    _fill_packages(book.create_sheet(), "Frontier", list(_frontier(answer, words)))
    _fill_about(book.create_sheet(), list(_about(answer)), list(_names(words)))
    for sheet in book.worksheets:
        print_above(sheet, printed(answer.case.marking))
    book.properties.creator = "Paraph"
    book.properties.title = shown(answer.case.title)
    book.properties.created = dt.datetime.combine(answer.case.as_of, dt.time())
    stream = io.BytesIO()
    book.save(stream)
    return undated(stream.getvalue(), answer.case.as_of)


def print_above(sheet: Worksheet, marking: str | None) -> None:
    """Print a marking above every page of a sheet."""
    header = sheet.oddHeader
    if header is not None and header.center is not None:
        header.center.text = marking


def printed(marking: str) -> str | None:
    """Return what stands at the head of each printed page; `&` begins a code there."""
    return marking.replace("&", "&&") or None


def shown(text: str) -> str:
    """Return a text that a cell can hold."""
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)[:LONGEST_TEXT]


def _header(answer: PackagesAnswer, words: Words, first: str) -> list[Value]:
    issues = (words.issue(issue) for issue in words.issues)
    return [first, TIED, *(party.name for party in answer.parties), *issues]


def _solutions(answer: PackagesAnswer, words: Words) -> Iterator[list[Value]]:
    """Give the header, the walk-away worths, and the packages that each solution picks."""
    yield _header(answer, words, "Solution")
    away = [answer.values[party.id].reservation.point for party in answer.parties]
    yield ["Walk-away", None, *away, *(None for _ in words.issues)]
    if not answer.solutions:
        yield ["None: see About", None, *(None for _ in away), *(None for _ in words.issues)]
    for name, rows in solution_rows(answer).items():
        tied = answer.solutions[name].tied
        for row in rows:
            yield [solution_name(name), tied, *row.values, *words.options(row)]


def _frontier(answer: PackagesAnswer, words: Words) -> Iterator[list[Value]]:
    """Give the header and the points of the frontier."""
    yield _header(answer, words, SOLUTIONS)
    for row in frontier_rows(answer):
        names = ", ".join(solution_name(name) for name in row.solutions)
        yield [names or None, row.tied, *row.values, *words.options(row)]


def _fill_packages(sheet: Worksheet, title: str, rows: Sequence[Sequence[Value]]) -> None:
    """Fill a sheet with a table of packages."""
    sheet.title = title
    for at, line in enumerate(rows):
        sheet.append([_cell(sheet, value, is_header=at == 0) for value in line])
    for cell, *column in zip(sheet[1], *rows[1:], strict=True):
        if any(isinstance(value, int | float) for value in column):
            cell.alignment = NUMBER
    widths = _widths(rows)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for at, line in enumerate(rows, start=1):
        sheet.row_dimensions[at].height = height_of(line, widths)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    fit_to_page(sheet)


def fit_to_page(sheet: Worksheet) -> None:
    """Print a sheet as wide as the page, on as many pages as it takes."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A3
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _cell(sheet: Worksheet, value: Value, *, is_header: bool = False) -> Cell:
    """Return a cell; text is text even where it looks like a formula."""
    cell = Cell(sheet, row=1, column=1)
    if isinstance(value, str):
        cell.value = shown(value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(FORMULA_SIGNS)
    else:
        cell.value = value
        cell.number_format = VALUE_FORMAT if isinstance(value, float) else COUNT_FORMAT
    cell.alignment = TEXT if isinstance(value, str) else NUMBER
    if is_header:
        cell.font = BOLD
        cell.fill = HEADER_FILL
        cell.border = HEADER_LINE
    return cell


def _widths(rows: Sequence[Sequence[Value]]) -> list[int]:
    """Return column widths in which most text stands on one line, and the longest on few."""
    columns = zip(*rows, strict=True)
    longest = [max(len(each) if isinstance(each, str) else 0 for each in col) for col in columns]
    return [min(max(signs + 3, NARROWEST), WIDEST) for signs in longest]


def height_of(line: Sequence[Value], widths: Sequence[int]) -> float:
    """Return the height in which the longest text of a row can be read."""
    pairs = zip(line, widths, strict=False)
    lines = (_lines(text, width) for text, width in pairs if isinstance(text, str))
    return LINE_HEIGHT * max(lines, default=1)


@cache
def _lines(text: str, width: int) -> int:
    """Return on how many lines a text stands in a column."""
    return max(len(wrap(text, width - 1)), 1)


def _about(answer: PackagesAnswer) -> Iterator[tuple[str, Value]]:
    """Give what the numbers are, how they came about, and what is cut."""
    space, method = answer.space, answer.method
    if answer.case.marking:
        yield "For whom", answer.case.marking
    yield "Case", answer.case.title
    yield "As of", answer.case.as_of.isoformat()
    yield "Digest", answer.case.digest
    yield "What this is", WHAT_THIS_IS
    yield "All packages", space.packages
    yield "Meet every rule", space.allowed
    yield "Cross no red line", space.within_red_lines
    yield "Zone of possible agreement", answer.zone.count
    yield "Pareto frontier", answer.frontier.size if answer.frontier else None
    for cut in _cuts(answer):
        yield "What is cut", cut
    yield "Values", WHAT_VALUES_ARE
    yield SOLUTIONS, WHAT_SOLUTIONS_MARK
    rounding = "rounded to them" if method.rounded else "exactly"
    yield "Computed in", f"whole parts of one in {method.denominator:,}, {rounding}"
    yield "Draws, seed", f"{method.draws:,}, {method.seed}"
    yield "Share of numbers that no report states", method.assumed_share


def _cuts(answer: PackagesAnswer) -> Iterator[str]:
    """Give what is left out of the sheets."""
    if answer.frontier is None:
        yield "The packages were not walked: there is no frontier, and no solution."
        return
    if not answer.solutions:
        yield "No package within rules and red lines is at or above every walk-away: no solution."
    yield "Each point of the frontier is shown by its first package; how many are tied stands by."
    listed = sum(point.tied for point in answer.frontier.points)
    if listed < answer.frontier.size:
        points = len(answer.frontier.points)
        yield (
            f"The frontier is listed up to point {points:,}: {listed:,} of its "
            f"{answer.frontier.size:,} packages are worth as much as one of these."
        )
    for name, picked in answer.solutions.items():
        if len(picked.packages) < picked.tied:
            yield (
                f"{solution_name(name)}: {len(picked.packages):,} of {picked.tied:,} tied packages "
                "are listed."
            )


def _names(words: Words) -> Iterator[tuple[str, str, str, str]]:
    """Give the names of issues and options with their ids."""
    listed = (words.known.get(IssueId(word)) for word in words.issues)
    for issue in (each for each in listed if each):
        for option in issue.options:
            yield issue.name, option.name, issue.id, option.id


def _fill_about(
    sheet: Worksheet, said: Sequence[tuple[str, Value]], names: Sequence[tuple[str, ...]]
) -> None:
    """Fill the sheet that explains the others."""
    sheet.title = "About"
    for label, value in said:
        cells = [_cell(sheet, label), _cell(sheet, value)]
        cells[0].font, cells[1].alignment = BOLD, TEXT
        sheet.append(cells)
        sheet.row_dimensions[sheet.max_row].height = height_of((label, value), ABOUT_WIDTHS)
    header = ("Issue", "Option", "Issue id", "Option id")
    sheet.append([])
    for at, line in enumerate([header, *names] if names else []):
        sheet.append([_cell(sheet, text, is_header=at == 0) for text in line])
    for letter, width in zip("ABCD", ABOUT_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    fit_to_page(sheet)


def undated(raw: bytes, day: dt.date) -> bytes:
    """Return a workbook without the time at which it was written."""
    stream = io.BytesIO()
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = _MODIFIED.sub(lambda match: match[1] + stamp, old.read(name))
            new.writestr(zipfile.ZipInfo(name, FIRST_DAY), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
