"""An implementation matrix read back: every cell that was changed, and what can be entered of it.

Nothing is taken silently and nothing is dropped silently: each change is a line that says whether
it is taken, and if not, what to do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paraph.briefs.view import View
from paraph.desk.keeping_consult import consult_keeping
from paraph.files.case.loading import events_of
from paraph.files.case.quoting import read_reports
from paraph.files.case.reading import read_folder
from paraph.files.case.step_writing import Entry
from paraph.files.exchange.workbook import shown
from paraph.files.faults import Fault, Malformed, did_you_mean, quoted
from paraph.files.matrix_columns import KEYS, Cells, Heading, MatrixRow, matrix_rows
from paraph.files.matrix_entry import Amiss, Case, new_entry
from paraph.files.matrix_sheet import ReadRow, Sheet, read_sheet
from paraph.record.digests import digest
from paraph.record.evolve import fold
from paraph.terms.ids import StepId

LONGEST = 60


@dataclass(frozen=True, slots=True)
class MatrixRead:
    """What was changed in a matrix.

    Attributes:
        lines: A line for each change, with its row and column.
        entries: New entries of `compliance.yaml`.
        is_partly_refused: Whether something was changed that is not taken.
    """

    lines: tuple[str, ...]
    entries: tuple[Entry, ...]
    is_partly_refused: bool


@dataclass(slots=True)
class _Reading:
    """A matrix while it is being compared.

    Attributes:
        exported: The rows as they were written.
        now: The rows as the folder would write them.
    """

    case: Case
    exported: Mapping[tuple[str, str], Cells]
    now: Mapping[tuple[str, str], MatrixRow]
    is_changed_since: bool
    lines: list[str] = field(default_factory=list[str])
    entries: list[Entry] = field(default_factory=list[Entry])
    refused: int = 0

    def refuse(self, where: str, words: str) -> None:
        """Tell of a change that is not taken."""
        self.refused += 1
        self.lines.append(f"{where}: {words}")


def read_matrix(root: Path, file: Path) -> MatrixRead:
    """Compare a matrix with what was exported, and with the folder.

    Args:
        root: The case folder.
        file: The workbook.

    Raises:
        Malformed: The folder cannot be loaded, or the file is no matrix.
    """
    sheet = read_sheet(file)
    folder = read_folder(root)
    reports = read_reports(folder)
    events = events_of(folder, reports)
    talks = fold(events)
    view = View(talks, digest(events), (), "")
    if sheet.title and sheet.title != shown(talks.title):
        found, expected = f"the matrix of ‘{sheet.title}’", f"that of ‘{talks.title}’"
        advice = "take the matrix of this case, or the folder of that one"
        raise Malformed([Fault(str(file), 0, 0, "", found, expected, advice)])
    now = {row.key: row for row in matrix_rows(talks, consult_keeping(talks, None))}
    is_changed = bool(sheet.digest) and sheet.digest != view.digest
    reading = _Reading(
        Case(talks, reports, frozenset(talks.names)),
        sheet.exported or {key: row.cells for key, row in now.items()},
        now,
        is_changed,
    )
    _compare(reading, sheet)
    if not reading.lines:
        reading.lines.append("no change")
    return MatrixRead(tuple(reading.lines), tuple(reading.entries), reading.refused > 0)


def _compare(reading: _Reading, sheet: Sheet) -> None:
    if reading.is_changed_since:
        reading.lines.append(
            "the folder has changed since this matrix was written; only what was changed in the "
            "matrix is looked at"
        )
    for heading in sheet.missing:
        reading.refuse(f"column ‘{heading}’", "removed; its cells count as not changed")
    for where, text in sheet.strange:
        reading.refuse(where, f"{quoted(text, LONGEST)} is in no column of the matrix; not taken")
    seen: dict[tuple[str, str], int] = {}
    for row in sheet.rows:
        if row.key in seen:
            words = f"the same step as row {seen[row.key]}; not taken: keep one of the two"
            reading.refuse(f"row {row.number}", words)
            continue
        seen[row.key] = row.number
        _compare_row(reading, row)
    for key in reading.exported:
        if key not in seen:
            reading.refuse(f"step ‘{_named(key)}’", "its row was removed; nothing is removed")


def _named(key: tuple[str, str]) -> str:
    return f"{key[0]} ({key[1]})" if key[1] else key[0]


def _compare_row(reading: _Reading, row: ReadRow) -> None:
    where = f"row {row.number}"
    before = reading.exported.get(row.key)
    if before is None:
        reading.refuse(where, _unknown(reading, row))
        return
    changed = [heading for heading, text in row.cells.items() if text != before[heading]]
    for heading in row.formulas:
        words = f"a formula, {quoted(row.formulas[heading], LONGEST)}; type its value instead"
        reading.refuse(f"{where}, ‘{heading}’", words)
    changed = [heading for heading in changed if heading not in row.formulas]
    for heading in changed:
        words = f"{_shown(before[heading])} -> {_shown(row.cells[heading])}"
        if heading in KEYS:
            reading.lines.append(f"{where}, {_named(row.key)}, ‘{heading}’: {words}")
        else:
            mend = _mend(heading)
            reading.refuse(f"{where}, {_named(row.key)}, ‘{heading}’", f"{words}; {mend}")
    told = [heading for heading in changed if heading in KEYS]
    if told and not set(row.formulas) & set(KEYS):
        _enter(reading, row, before, told)


def _shown(text: str) -> str:
    return quoted(text, LONGEST) if text else "nothing"


def _mend(heading: Heading) -> str:
    computed = {Heading.DUE, Heading.STATUS}
    if heading in computed:
        return "not taken: it is computed"
    return "not taken: change it in steps.yaml"


def _unknown(reading: _Reading, row: ReadRow) -> str:
    """Return what is wrong with a row that was not exported."""
    step, tranche = row.key
    words = row.cells.get(Heading.STEP, "")
    if not step:
        return f"added, {_shown(words)}; not taken: add a step in steps.yaml, and export anew"
    known = list(dict.fromkeys(key[0] for key in reading.exported))
    if step in known:
        return f"tranche {_shown(tranche)} of ‘{step}’; there is none; not taken"
    advice = did_you_mean(step, known, "add it in steps.yaml, and export anew")
    return f"no step ‘{step}’; not taken: {advice}"


def _enter(reading: _Reading, row: ReadRow, before: Cells, told: Sequence[Heading]) -> None:
    """Take a row's report as a new entry, or tell all that keeps it from being one."""
    where = f"row {row.number}, {_named(row.key)}"
    now = reading.now.get(row.key)
    if now is None:
        reading.refuse(where, "not taken: the folder has no such step any more")
        return
    if any(now.cells[heading] != before[heading] for heading in KEYS):
        words = "not taken: something else was reported in the folder meanwhile; export anew"
        reading.refuse(where, words)
        return
    cells = before | row.cells
    made = new_entry(reading.case, StepId(row.key[0]), before, cells, told)
    if isinstance(made, dict):
        reading.entries.append(made)
        return
    for each in _sorted(made):
        reading.refuse(f"{where}, ‘{each.heading}’", f"not taken: {each.words}")


def _sorted(amiss: Sequence[Amiss]) -> Iterator[Amiss]:
    """Give what is amiss by the order of the columns."""
    order = {heading: at for at, heading in enumerate(Heading)}
    yield from sorted(amiss, key=lambda each: order[each.heading])
