"""The implementation matrix: out, back in without a change, and every kind of change."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from tests.kept_case import COMPLIANCE, HEAD, kept_case, seen

from paraph.files.case.loading import load_case
from paraph.files.faults import Malformed
from paraph.files.matrix_columns import Heading
from paraph.files.matrix_entering import entered
from paraph.files.matrix_reading import MatrixRead, read_matrix
from paraph.files.matrix_writing import matrix_workbook
from paraph.record.evolve import fold

COLUMN = {heading: at for at, heading in enumerate(Heading, start=1)}
SIGN, GAUGES, OPEN, FUND_1, FUND_2, FUND_3, RELEASE = range(2, 9)
Edit = Callable[[Any], None]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return kept_case(tmp_path / "case")


def put(row: int, **cells: object) -> Edit:
    """Return an edit of cells of a row, by the names of their headings."""

    def edit(sheet: Any) -> None:  # noqa: ANN401 - of the library
        for name, value in cells.items():
            sheet.cell(row, COLUMN[Heading[name.upper()]]).value = value

    return edit


def exported(case: Path, edit: Edit | None = None) -> Path:
    """Write the matrix of a case, edited."""
    file = case.parent / "matrix.xlsx"
    file.write_bytes(matrix_workbook(*seen(case)))
    if edit is not None:
        book = load_workbook(file)
        edit(book["Matrix"])
        book.save(file)
    return file


def read(case: Path, edit: Edit | None = None) -> MatrixRead:
    return read_matrix(case, exported(case, edit))


def test_a_matrix_has_a_row_for_each_step_and_tranche(case: Path) -> None:
    sheet = load_workbook(exported(case))["Matrix"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [(row[0], row[2]) for row in rows] == [
        ("sign", None),
        ("gauges", None),
        ("open", None),
        ("fund", "1"),
        ("fund", "2"),
        ("fund", "3"),
        ("release", None),
        ("survey", None),
        ("commission", None),
    ]
    gauges = dict(zip(Heading, rows[1], strict=True))
    assert gauges[Heading.SCORE] == "full"
    assert gauges[Heading.DATE] == dt.datetime(2024, 3, 20)  # noqa: DTZ001 - cells have no zone
    assert gauges[Heading.DUE] == dt.datetime(2024, 4, 1)  # noqa: DTZ001
    assert gauges[Heading.QUOTE] == "saw the gauges at both ends"


def test_ids_are_kept_and_nothing_is_a_formula(case: Path) -> None:
    sheet: Any = load_workbook(exported(case))["Matrix"]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.protection.sheet
    assert sheet["A2"].protection.locked
    assert not sheet.cell(2, COLUMN[Heading.SCORE]).protection.locked
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:V10"
    name = sheet.cell(FUND_1, COLUMN[Heading.STEP])
    assert (name.value, name.data_type, name.quotePrefix) == (
        "=Lowland pays into the fund",
        "s",
        True,
    )
    offered = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert offered["L2:L10"] == '"not begun,minimal,intermediate,full"'
    assert offered["N2:N10"] == "Who!$A$2:$A$4"


def test_the_same_case_gives_the_same_bytes(case: Path, tmp_path: Path) -> None:
    again = kept_case(tmp_path / "again")
    assert matrix_workbook(*seen(case)) == matrix_workbook(*seen(again))


def test_the_digest_of_the_case_is_hidden_in_it(case: Path) -> None:
    view, _ = seen(case)
    book = load_workbook(exported(case))
    assert book["As exported"].sheet_state == "hidden"
    assert book["As exported"]["B2"].value == view.digest


def test_a_matrix_read_back_without_an_edit_changes_nothing(case: Path) -> None:
    found = read(case)
    assert found == MatrixRead(("no change",), (), is_partly_refused=False)


def test_a_matrix_saved_by_another_program_changes_nothing(case: Path) -> None:
    assert read(case, lambda _: None).lines == ("no change",)


NEW = {"score": "full", "date": dt.date(2024, 6, 20), "assumed": "told by telephone"}


def test_a_new_report_is_told_cell_by_cell_and_entered(case: Path) -> None:
    found = read(case, put(RELEASE, **NEW, by="upland", verified_by="monitors, Lowland"))
    assert found.lines == (
        "row 8, release, ‘Score’: nothing -> 'full'",
        "row 8, release, ‘As of’: nothing -> '2024-06-20'",
        "row 8, release, ‘Reported by’: nothing -> 'upland'",
        "row 8, release, ‘Verified by’: nothing -> 'monitors, Lowland'",
        "row 8, release, ‘Assumed’: nothing -> 'told by telephone'",
    )
    assert not found.is_partly_refused
    before = fold(load_case(case).events).compliance
    assert entered(case, found.entries) == "compliance.yaml"
    text = (case / "compliance.yaml").read_text(encoding="utf-8")
    assert text.startswith(COMPLIANCE)
    *same, new = fold(load_case(case).events).compliance
    assert tuple(same) == before
    assert (new.step, new.score, new.on, new.by) == ("release", 3, dt.date(2024, 6, 20), "upland")
    assert new.verified_by == ("monitors", "lowland")


def test_what_was_entered_is_in_the_next_matrix(case: Path) -> None:
    entered(case, read(case, put(RELEASE, **NEW)).entries)
    assert read(case).lines == ("no change",)


def test_a_quote_is_found_in_its_report(case: Path) -> None:
    edit = put(
        RELEASE, score=0, date="2024-06-01", report="monitors", quote="The monitors saw no boat"
    )
    found = read(case, edit)
    assert not found.is_partly_refused
    entered(case, found.entries)
    assert fold(load_case(case).events).compliance[-1].score == 0


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"score": "nearly"}, "‘Score’: not taken: found 'nearly', expected"),
        ({"date": "20 June"}, "‘As of’: not taken: found '20 June', expected a date as YYYY-MM-DD"),
        ({"date": None}, "‘As of’: not taken: found nothing, expected a date"),
        ({"date": "2024-07-01"}, "‘As of’: not taken: 2024-07-01 is later than the case knows"),
        ({"by": "uplnd"}, "‘Reported by’: not taken: no party or other 'uplnd'; did you mean"),
        ({"verified_by": "upland, who"}, "‘Verified by’: not taken: no party or other 'who'"),
        ({"disputed_by": "who"}, "‘Disputed by’: not taken: no party or other 'who'"),
        ({"suspended_by": "who"}, "‘Suspended by’: not taken: no party or other 'who'"),
        ({"assumed": None}, "‘Report’: not taken: the score is another, the evidence is not"),
        ({"report": "monitors"}, "‘Assumed’: not taken: what a report says is not assumed"),
        (
            {"assumed": None, "report": "monitors"},
            "‘Quote’: not taken: give the report and a quote",
        ),
        ({"assumed": None, "quote": "lake"}, "‘Report’: not taken: give the report and a quote"),
        (
            {"assumed": None, "report": "monitor", "quote": "lake"},
            "‘Report’: not taken: no report 'monitor'; did you mean 'monitors'?",
        ),
        (
            {"assumed": None, "report": "monitors", "quote": "the boats were seen"},
            "‘Quote’: not taken: 'the boats were seen' does not stand in reports/monitors.txt",
        ),
        (
            {"assumed": None, "report": "monitors", "quote": "The monitors saw"},
            "‘Quote’: not taken: 'The monitors saw' stands 2 times",
        ),
    ],
)
def test_what_cannot_be_entered_is_told_with_its_place(
    case: Path, cells: dict[str, object], told: str
) -> None:
    found = read(case, put(RELEASE, **(NEW | cells)))
    assert found.entries == ()
    assert found.is_partly_refused
    assert any(line.startswith(f"row 8, release, {told}") for line in found.lines), found.lines


def test_another_score_needs_another_day(case: Path) -> None:
    found = read(case, put(GAUGES, score="minimal", assumed="broken", report=None, quote=None))
    assert "give the day as of which the new one holds" in found.lines[-1]
    assert found.entries == ()


def test_a_step_confirmed_keeps_its_evidence(case: Path) -> None:
    found = read(case, put(OPEN, verified_by="monitors", disputed_by=None))
    (entry,) = found.entries
    assert entry["quote"] == "Upland says that the sluice is open"
    assert "disputed_by" not in entry


def test_what_was_reported_cannot_be_emptied(case: Path) -> None:
    names = ("score", "date", "verified_by", "assumed")
    found = read(case, put(SIGN, **dict.fromkeys(names)))
    assert found.lines[-1].startswith("row 2, sign, ‘Score’: not taken: what was reported stays")
    assert len(found.lines) == 5


def test_a_change_of_a_step_is_not_taken(case: Path) -> None:
    found = read(case, put(SIGN, deliverable="Two", due="2024-01-31"))
    assert found.lines == (
        "row 2, sign, ‘Deliverable’: 'Signed text' -> 'Two'; not taken: change it in steps.yaml",
        "row 2, sign, ‘Due’: '2024-01-15' -> '2024-01-31'; not taken: it is computed",
    )
    assert found.is_partly_refused


def test_rows_that_were_removed_added_or_doubled_are_told(case: Path) -> None:
    def edit(sheet: Any) -> None:  # noqa: ANN401
        sheet.delete_rows(OPEN)
        put(10, step="A feast", score="full")(sheet)
        put(11, id="gauge", score="full")(sheet)
        put(12, id="sign", score="full")(sheet)
        put(13, id="fund", tranche="4", score="full")(sheet)

    assert read(case, edit).lines == (
        "row 10: added, 'A feast'; not taken: add a step in steps.yaml, and export anew",
        "row 11: no step ‘gauge’; not taken: did you mean 'gauges'?",
        "row 12: the same step as row 2; not taken: keep one of the two",
        "row 13: tranche '4' of ‘fund’; there is none; not taken",
        "step ‘open’: its row was removed; nothing is removed",
    )


def test_columns_may_be_moved_and_what_stands_beside_is_told(case: Path) -> None:
    def edit(sheet: Any) -> None:  # noqa: ANN401
        sheet.insert_cols(2)
        sheet["B1"], sheet["B3"] = "Our view", "good"
        sheet.delete_cols(COLUMN[Heading.NOTE] + 1)

    assert read(case, edit).lines == (
        "column ‘Note’: removed; its cells count as not changed",
        "B1: 'Our view' is in no column of the matrix; not taken",
        "B3: 'good' is in no column of the matrix; not taken",
    )


def test_a_formula_is_not_taken(case: Path) -> None:
    found = read(case, put(RELEASE, **NEW, note='=HYPERLINK("https://x")'))
    assert found.entries == ()
    assert "row 8, ‘Note’: a formula" in found.lines[0]


def test_what_changed_in_the_folder_meanwhile_is_not_undone(case: Path) -> None:
    file = exported(case, put(RELEASE, **NEW))
    more = "  - {step: sign, score: minimal, date: 2024-06-29, assumed: withdrawn}\n"
    (case / "compliance.yaml").write_text(COMPLIANCE + more, encoding="utf-8")
    found = read_matrix(case, file)
    assert found.lines[0].startswith("the folder has changed since this matrix was written")
    assert [entry["step"] for entry in found.entries] == ["release"]
    more = "  - {step: release, score: minimal, date: 2024-06-29, assumed: seen}\n"
    (case / "compliance.yaml").write_text(COMPLIANCE + more, encoding="utf-8")
    found = read_matrix(case, file)
    assert found.entries == ()
    assert "something else was reported in the folder meanwhile" in found.lines[-1]


def test_without_its_hidden_sheet_a_matrix_is_compared_with_the_folder(case: Path) -> None:
    file = exported(case, put(RELEASE, **NEW))
    book = load_workbook(file)
    del book["As exported"]
    book.save(file)
    assert len(read_matrix(case, file).entries) == 1


@pytest.mark.parametrize(
    ("head", "included"),
    [
        ("include: [steps.yaml]", "include: [steps.yaml, compliance.yaml]"),
        ("include: steps.yaml", "include: [steps.yaml, compliance.yaml]"),
        (
            "include:\n  - steps.yaml # steps",
            "include:\n  - compliance.yaml\n  - steps.yaml # steps",
        ),
    ],
)
def test_a_folder_without_reports_gets_a_file_of_them(case: Path, head: str, included: str) -> None:
    (case / "compliance.yaml").unlink()
    text = HEAD.replace("include: [steps.yaml, compliance.yaml]", head)
    (case / "case.yaml").write_text(text, encoding="utf-8")
    found = read(case, put(RELEASE, **NEW))
    assert entered(case, found.entries) == "compliance.yaml and case.yaml"
    written = (case / "case.yaml").read_text(encoding="utf-8")
    assert included in written
    assert written.startswith("# The head.")
    assert len(fold(load_case(case).events).compliance) == 1


def test_a_file_that_does_not_end_with_its_list_is_left_as_it_is(case: Path) -> None:
    text = (
        f"{COMPLIANCE}outside_events:\n  - {{event: rain, expected: 2024-09-01, assumed: usual}}\n"
    )
    (case / "compliance.yaml").write_text(text, encoding="utf-8")
    found = read(case, put(RELEASE, **NEW))
    assert entered(case, found.entries) == "compliance-2.yaml and case.yaml"
    assert (case / "compliance.yaml").read_text(encoding="utf-8") == text
    assert len(fold(load_case(case).events).compliance) == 7


@pytest.mark.parametrize(
    ("raw", "found"),
    [(b"no workbook", "no workbook"), (b"", "no workbook"), (None, "No such file")],
)
def test_what_is_no_workbook_is_told(case: Path, raw: bytes | None, found: str) -> None:
    file = case.parent / "matrix.xlsx"
    if raw is not None:
        file.write_bytes(raw)
    with pytest.raises(Malformed, match=found):
        read_matrix(case, file)


def test_a_workbook_without_a_matrix_is_told(case: Path) -> None:
    file = case.parent / "matrix.xlsx"
    Workbook().save(file)
    with pytest.raises(Malformed, match="no sheet ‘Matrix’"):
        read_matrix(case, file)
