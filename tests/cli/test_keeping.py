"""Following a roadmap on the command line, as a person does it."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.kept_case import kept_case
from typer.testing import CliRunner, Result

from paraph.cli.main import app
from paraph.files.matrix_columns import Heading

COLUMN = {heading: at for at, heading in enumerate(Heading, start=1)}


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return kept_case(tmp_path / "case")


def test_the_status_is_printed(case: Path) -> None:
    result = run("roadmap", "status", case)
    assert result.exit_code == 0, result.output
    assert "As of 30 June 2024, of 7 steps" in result.stdout.replace("\u00a0", " ")


def test_the_status_is_an_answer_for_programs(case: Path) -> None:
    answer = json.loads(run("roadmap", "status", case, "--json", "--on", "2024-03-25").stdout)
    assert answer["on"] == "2024-03-25"
    assert answer["package"] is None
    assert answer["later_reports"] == 4
    steps = {each["id"]: each for each in answer["steps"]}
    assert steps["gauges"]["statuses"] == ["done"]
    assert steps["gauges"]["due"] == "2024-04-01"
    assert steps["sign"]["days_late"] == 17
    assert [part["tranche"] for part in steps["fund"]["parts"]] == [1, 2, 3]
    late = json.loads(run("roadmap", "status", case, "--json").stdout)
    assert late["overall"] == {"steps": 7, "claimed": 52.380952, "verified": 33.333333}
    assert late["consequences"][0]["hangs_on_dispute"]
    assert [each["step"] for each in late["bargains"]] == ["open", "fund", "release"]


def test_how_near_a_deadline_is_due_can_be_asked(case: Path) -> None:
    answer = json.loads(run("roadmap", "status", case, "--json", "--due-within", "10").stdout)
    status = {each["id"]: each["status"] for each in answer["steps"]}
    assert status["commission"] == "waiting"


def test_the_status_is_written_to_files(case: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"status.{end}" for end in ("html", "docx", "json", "txt")]
    words = [word for file in files for word in ("-o", file)]
    assert run("roadmap", "status", case, *words).exit_code == 0
    assert all(file.stat().st_size for file in files)


@pytest.mark.parametrize("command", [["roadmap", "status"], ["export", "calendar", "-o", "x.ics"]])
def test_a_folder_with_faults_is_refused(case: Path, command: list[str]) -> None:
    (case / "case.yaml").write_text("title: nothing\n", encoding="utf-8")
    assert run(*command, case).exit_code == 3


def test_a_day_that_is_none_is_told(case: Path) -> None:
    result = run("roadmap", "status", case, "--on", "31 May")
    assert result.exit_code == 2
    assert result.stderr == (
        "--on: found '31 May', expected a date as YYYY-MM-DD; for example '2023-05-10'\n"
    )


def test_a_calendar_is_written(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "lake.ics"
    result = run("export", "calendar", case, "-o", file, "--party", "upland")
    assert result.exit_code == 0
    assert result.stderr == f"wrote 4 deadlines to {file}\n"
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_calendar_for_nobody_known_is_refused(case: Path, tmp_path: Path) -> None:
    result = run("export", "calendar", case, "-o", tmp_path / "lake.ics", "--party", "uplnd")
    assert result.exit_code == 2
    assert "did you mean 'upland'?" in result.stderr


def test_a_calendar_needs_its_own_ending(case: Path, tmp_path: Path) -> None:
    assert run("export", "calendar", case, "-o", tmp_path / "lake.txt").exit_code == 2


def test_a_matrix_goes_out_and_comes_back(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "lake.xlsx"
    assert run("export", "matrix", case, "-o", file).stderr == f"wrote 7 steps to {file}\n"
    result = run("import", "matrix", case, file)
    assert (result.exit_code, result.stdout) == (0, "no change\n")


def test_a_matrix_is_entered_only_when_asked(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "lake.xlsx"
    run("export", "matrix", case, "-o", file)
    book = load_workbook(file)
    sheet = book["Matrix"]
    cells = {Heading.SCORE: "full", Heading.DATE: "2024-06-20", Heading.ASSUMED: "by telephone"}
    for heading, text in cells.items():
        sheet.cell(8, COLUMN[heading]).value = text
    book.save(file)
    before = (case / "compliance.yaml").read_bytes()
    told = run("import", "matrix", case, file)
    assert told.exit_code == 0
    assert "row 8, release, ‘Score’: nothing -> 'full'" in told.stdout
    assert told.stderr == "nothing was written; add --write to enter what was reported\n"
    assert (case / "compliance.yaml").read_bytes() == before
    written = run("import", "matrix", case, file, "--write")
    assert written.stderr == "wrote compliance.yaml\n"
    assert json.loads(run("check", case, "--json").stdout)["readable"]
    answer = json.loads(run("roadmap", "status", case, "--json").stdout)
    assert {each["id"]: each["status"] for each in answer["steps"]}["release"] == "done late"


def test_a_change_that_is_not_taken_is_a_finding(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "lake.xlsx"
    run("export", "matrix", case, "-o", file)
    book = load_workbook(file)
    book["Matrix"].cell(2, COLUMN[Heading.STEP]).value = "Initials"
    book.save(file)
    result = run("import", "matrix", case, file, "--write")
    assert result.exit_code == 1
    assert "not taken: change it in steps.yaml" in result.stdout


def test_what_is_no_matrix_is_bad_data(case: Path) -> None:
    result = run("import", "matrix", case, case / "case.yaml")
    assert result.exit_code == 3
    assert "found no workbook, expected an .xlsx file" in result.stderr
