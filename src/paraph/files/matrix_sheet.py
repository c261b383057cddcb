"""The cells of an implementation matrix as text, from a workbook that anybody may have changed."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import ParseError

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from paraph.files.faults import Fault, Malformed
from paraph.files.matrix_columns import Cells, Heading, plain
from paraph.files.matrix_writing import (
    DIGEST_KEY,
    EXPORTED,
    FORM,
    FORM_KEY,
    MATRIX,
    TITLE_KEY,
)

MOST_BYTES = 16 * 1024 * 1024
MOST_BYTES_UNPACKED = 256 * 1024 * 1024
MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row as it was read.

    Attributes:
        number: As the sheet counts it.
        cells: What each column holds, on one line.
        formulas: The formulas that stand where a value should.
    """

    number: int
    cells: Cells
    formulas: Cells

    @property
    def key(self) -> tuple[str, str]:
        """What tells the row from every other."""
        return self.cells.get(Heading.ID, ""), self.cells.get(Heading.TRANCHE, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A matrix as it was read.

    Attributes:
        missing: Columns that are not there.
        strange: Texts outside the columns, with their places.
        exported: The rows as they were written; None where that is not known any more.
        digest: Of the case that it was written of; empty likewise.
        title: Of that case; empty likewise.
    """

    rows: tuple[ReadRow, ...]
    missing: tuple[Heading, ...]
    strange: tuple[tuple[str, str], ...]
    exported: dict[tuple[str, str], Cells] | None
    digest: str
    title: str


def read_sheet(file: Path) -> Sheet:
    """Read a matrix.

    Raises:
        Malformed: The file is no workbook, or has no matrix in it.
    """
    book = _opened(file)
    if MATRIX not in book.sheetnames:
        advice = "export the matrix anew, and fill that in"
        raise _fault(file, f"no sheet ‘{MATRIX}’", "the implementation matrix", advice)
    sheet = cast("Worksheet", book[MATRIX])
    columns = _columns(sheet)
    if Heading.ID not in columns.values():
        advice = "do not remove the first column; export the matrix anew"
        raise _fault(file, f"no column ‘{Heading.ID}’", "the ids of the steps", advice)
    exported = _exported(book)
    there = set(columns.values())
    return Sheet(
        tuple(_rows(sheet, columns)),
        tuple(heading for heading in Heading if heading not in there),
        tuple(_strange(sheet, columns)),
        exported.rows,
        exported.digest,
        exported.title,
    )


def _opened(file: Path) -> Workbook:
    """Return a workbook, if it is one and not too large."""
    advice = "name a workbook that `paraph export matrix` wrote"
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise _fault(file, "more bytes", f"at most {MOST_BYTES:,}", advice)
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            size = sum(each.file_size for each in packed.infolist())
        if size > MOST_BYTES_UNPACKED:
            raise _fault(file, "more bytes inside", f"at most {MOST_BYTES_UNPACKED:,}", advice)
        return load_workbook(io.BytesIO(raw))
    except OSError as error:
        found = error.strerror or "no file"
        raise _fault(file, found, "a file that can be read", advice) from error
    except (zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError) as error:
        raise _fault(file, "no workbook", "an .xlsx file", advice) from error
    except (TypeError, AttributeError, IndexError, EOFError) as error:
        # What the library raises of a workbook that is damaged inside.
        raise _fault(file, "a damaged workbook", "an .xlsx file", advice) from error


def _fault(file: Path, found: str, expected: str, advice: str) -> Malformed:
    return Malformed([Fault(str(file), 0, 0, "", found, expected, advice)])


def _columns(sheet: Worksheet) -> dict[int, Heading]:
    """Return the headings by column, wherever the columns were moved."""
    known = {str(heading).lower(): heading for heading in Heading}
    found: dict[int, Heading] = {}
    for at, text in enumerate(_texts(sheet, 1)):
        heading = known.get(text.lower())
        if heading is not None and heading not in found.values():
            found[at] = heading
    return found


def _texts(sheet: Worksheet, number: int) -> list[str]:
    return [_text(cell.value) for cell in sheet[number]]


def _text(value: object) -> str:
    """Return what a cell holds as text: days as days, whole numbers without a point."""
    match value:
        case None:
            return ""
        case dt.datetime():
            return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
        case dt.date():
            return value.isoformat()
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return plain(str(value).replace("_x000D_", " "))


def _rows(sheet: Worksheet, columns: dict[int, Heading]) -> Iterator[ReadRow]:
    """Give the rows that hold anything, without the headings."""
    for number in range(2, min(sheet.max_row, MOST_ROWS) + 1):
        texts = _texts(sheet, number)
        cells = {heading: texts[at] for at, heading in columns.items() if at < len(texts)}
        formulas = {
            heading: texts[at]
            for at, heading in columns.items()
            if at < len(texts) and sheet[number][at].data_type == "f"
        }
        if any(cells.values()):
            yield ReadRow(number, cells, formulas)


def _strange(sheet: Worksheet, columns: dict[int, Heading]) -> Iterator[tuple[str, str]]:
    """Give what stands in no column of the matrix, with its place."""
    for number in range(1, min(sheet.max_row, MOST_ROWS) + 1):
        for at, text in enumerate(_texts(sheet, number)):
            if text and at not in columns:
                yield str(sheet[number][at].coordinate), text


@dataclass(frozen=True, slots=True)
class _Exported:
    """What the hidden sheet keeps, if it is as it was written."""

    rows: dict[tuple[str, str], Cells] | None
    digest: str
    title: str


def _exported(book: Workbook) -> _Exported:
    nothing = _Exported(None, "", "")
    if EXPORTED not in book.sheetnames:
        return nothing
    sheet = cast("Worksheet", book[EXPORTED])
    lines = [_texts(sheet, number) for number in range(1, min(sheet.max_row, MOST_ROWS) + 1)]
    head = [line[:2] for line in lines[: len(_HEAD)]]
    if [key for key, _ in head] != _HEAD or len(lines) <= len(_HEAD):
        return nothing
    if head[0][1] != FORM or lines[len(_HEAD)] != [str(heading) for heading in Heading]:
        return nothing
    rows = [dict(zip(Heading, line, strict=False)) for line in lines[len(_HEAD) + 1 :]]
    return _Exported({_key(row): row for row in rows}, head[1][1], head[2][1])


_HEAD = [FORM_KEY, DIGEST_KEY, TITLE_KEY]


def _key(row: Cells) -> tuple[str, str]:
    return row[Heading.ID], row[Heading.TRANCHE]
