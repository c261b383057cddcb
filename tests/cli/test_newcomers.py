"""Over what a newcomer to the command line stumbled: each message whole."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from paraph.cli.main import app


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A new case folder, as `paraph new` makes it."""
    folder = tmp_path / "talks"
    assert run("new", folder).exit_code == 0
    return folder


@pytest.mark.parametrize("name", ["brief.txt", "brief"])
def test_an_output_that_is_a_folder_is_refused_before_any_work(tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    output.mkdir()
    result = run("brief", tmp_path / "nowhere", "-o", output)
    assert result.exit_code == 2
    assert result.stderr == (
        f"--output: found a folder '{output}', expected a file to write; name a file in it\n"
    )


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("brief.pdf", "for PDF, write .docx or .html and save that as PDF"),
        ("brief.PDF", "for PDF, write .docx or .html and save that as PDF"),
        ("brief.md", "rename it"),
    ],
)
def test_an_output_in_another_format_is_told_what_to_do(
    tmp_path: Path, name: str, advice: str
) -> None:
    result = run("brief", tmp_path / "nowhere", "-o", tmp_path / name)
    assert result.exit_code == 2
    assert result.stderr == (
        f"--output: found '{tmp_path}/{name}', "
        f"expected a file that ends in .html, .docx, .json, .txt; {advice}\n"
    )


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ("10.5.2023", "expected a date as YYYY-MM-DD; write it as '2023-05-10'"),
        ("soon", "expected a date as YYYY-MM-DD; for example '2023-05-10'"),
        (
            "2023-02-30",
            "expected a day that the calendar has; correct the day or the month",
        ),
    ],
)
@pytest.mark.parametrize("command", ["brief", "roadmap"])
def test_a_first_day_that_is_no_date_is_told(
    tmp_path: Path, command: str, start: str, message: str
) -> None:
    result = run(command, tmp_path / "nowhere", "--start", start)
    assert result.exit_code == 2
    assert result.stderr == f"--start: found '{start}', {message}\n"


@pytest.mark.parametrize("flag", ["--quiet", "-q"])
def test_the_positions_may_be_asked_for_quietly_too(fresh: Path, flag: str) -> None:
    result = run("positions", fresh, flag)
    assert result.exit_code == 0
    assert result.stdout == run("positions", fresh).stdout
    assert result.stderr == ""


def test_a_folder_without_a_case_offers_the_case_in_it(fresh: Path) -> None:
    result = run("check", fresh.parent)
    assert result.exit_code == 3
    assert result.stderr == (
        f"{fresh.parent}: found no case.yaml, expected a case folder; did you mean '{fresh}'?\n"
        "1 fault; nothing was loaded\n"
    )
