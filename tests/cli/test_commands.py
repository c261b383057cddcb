"""The command line, run as a person runs it."""

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
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


def test_a_new_folder_has_no_fault_and_no_remark(fresh: Path) -> None:
    result = run("check", fresh)
    assert result.exit_code == 0
    assert result.stdout == "3 parties, 3 issues, 4 positions, 3 steps, 1 report: no fault\n"


def test_new_refuses_a_folder_that_holds_files(fresh: Path) -> None:
    before = (fresh / "case.yaml").read_bytes()
    result = run("new", fresh)
    assert result.exit_code == 2
    assert result.stderr == (
        f"{fresh}: found a folder with files in it, expected a new or empty folder; "
        "name a new folder, or empty this one\n"
    )
    assert (fresh / "case.yaml").read_bytes() == before


def test_check_remarks_on_a_file_that_no_report_lists(fresh: Path) -> None:
    (fresh / "reports" / "stray.txt").write_text("unread", encoding="utf-8")
    result = run("check", fresh)
    assert result.exit_code == 1
    assert result.stdout.startswith("reports/stray.txt: found a file that no report lists")


def test_check_tells_every_fault_and_loads_nothing(fresh: Path) -> None:
    case = fresh / "case.yaml"
    text = case.read_text(encoding="utf-8")
    case.write_text(
        text.replace("track: trust", "track: trst").replace("role: mediator", "role: mediatr"),
        encoding="utf-8",
    )
    result = run("check", fresh)
    assert result.exit_code == 3
    assert "found 'trst', expected the id of a track; did you mean 'trust'?" in result.stderr
    assert "did you mean 'mediator'?" in result.stderr
    assert result.stderr.endswith("2 faults; nothing was loaded\n")
    assert result.stdout == ""


def test_check_as_json_gives_the_same_faults(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere", "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 3
    assert answer["readable"] is False
    assert answer["faults"][0]["expected"] == "a case folder"


def test_any_command_with_json_answers_with_the_faults_of_a_bad_folder(tmp_path: Path) -> None:
    for command in ("positions", "packages", "roadmap"):
        result = run(command, tmp_path / "nowhere", "--json")
        assert result.exit_code == 3
        assert json.loads(result.stdout)["readable"] is False


def test_the_brief_is_written_in_every_format(fresh: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"brief{ending}" for ending in (".html", ".docx", ".json", ".txt")]
    outputs = [word for file in files for word in ("-o", file)]
    result = run("brief", fresh, *outputs)
    assert result.exit_code == 0
    html, docx, tree, text = files
    assert "<h1" in html.read_text(encoding="utf-8")
    assert any(p.style.name == "Heading 1" for p in Document(str(docx)).paragraphs)
    assert json.loads(tree.read_text(encoding="utf-8"))["title"] == "Talks on the Meander river"
    assert "Where they stand" in text.read_text(encoding="utf-8")


def test_the_brief_is_printed_where_no_file_is_named(fresh: Path) -> None:
    result = run("brief", fresh, "--quiet")
    assert result.exit_code == 0
    assert "Talks on the Meander river" in result.stdout
    assert result.stderr == ""


def test_progress_goes_to_the_error_stream_alone(fresh: Path) -> None:
    result = run("packages", fresh, "--json")
    assert "working on packages" in result.stderr
    json.loads(result.stdout)


def test_an_unknown_format_is_refused_before_any_work(fresh: Path, tmp_path: Path) -> None:
    result = run("brief", fresh, "-o", tmp_path / "brief.pdf")
    assert result.exit_code == 2
    assert "expected a file that ends in .html, .docx, .json, .txt" in result.stderr


def test_a_missing_output_folder_is_told(fresh: Path, tmp_path: Path) -> None:
    result = run("brief", fresh, "-o", tmp_path / "no" / "brief.html")
    assert result.exit_code == 2
    assert "make it first" in result.stderr


def test_an_output_that_cannot_be_written_leaves_nothing_behind(
    fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(made: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(made), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    result = run("brief", fresh, "--quiet", "-o", tmp_path / "brief.txt")
    assert result.exit_code == 2
    assert result.stderr == (
        f"{tmp_path}/brief.txt: found Permission denied, "
        "expected a file that can be written; choose another\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talks"]


def test_too_few_draws_are_a_usage_error(fresh: Path) -> None:
    assert run("packages", fresh, "--draws", "100").exit_code == 2


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_draws(fresh: Path) -> None:
    one, two = run("packages", fresh, "--json"), run("packages", fresh, "--json")
    other = run("packages", fresh, "--json", "--seed", "7")
    assert one.stdout == two.stdout
    assert json.loads(one.stdout)["frontier"] == json.loads(other.stdout)["frontier"]
    assert json.loads(one.stdout)["assessed"] != json.loads(other.stdout)["assessed"]


def test_the_roadmap_starts_on_the_day_asked_for(fresh: Path) -> None:
    result = run("roadmap", fresh, "--json", "--start", "2024-05-01")
    assert json.loads(result.stdout)["start"] == "2024-05-01"


@pytest.fixture
def boundless(fresh: Path) -> Path:
    """A case folder with more packages than anyone can go through one by one."""
    issues = "".join(
        f"  - {{id: i{at}, track: water, name: N, question: Q, options: {{a: A, b: B, c: C}}}}\n"
        for at in range(40)
    )
    case = fresh / "case.yaml"
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("rules:", f"{issues}\nrules:", 1), encoding="utf-8")
    return fresh


def test_a_space_that_nobody_can_enumerate_is_answered_exactly(boundless: Path) -> None:
    result = run("packages", boundless, "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    every = 36 * 3**40
    assert answer["space"]["packages"] == every
    assert answer["space"]["allowed"] == every * 3 // 4  # all but own gauges with a share
    assert answer["space"]["exact"] is True
    assert answer["solutions"]["nash"]["proven"] is True


def test_a_number_too_long_to_read_is_given_by_its_first_digits(boundless: Path) -> None:
    text = " ".join(run("packages", boundless).stdout.split())
    assert "Of 4.37 × 10²⁰ packages" in text


def test_help_imports_no_heavy_part(root: Path) -> None:
    program = (
        "import sys; from typer.testing import CliRunner; from paraph.cli.main import app;"
        "CliRunner().invoke(app, ['--help']);"
        "print([each for each in ('numpy', 'moocore', 'pydantic', 'docx', 'vl_convert', 'yaml') "
        "if each in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout == "[]\n"


def test_python_m_paraph_is_the_same_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "paraph", "--help"], capture_output=True, text=True, check=True
    )
    assert "mediated talks" in done.stdout


def test_a_part_of_the_brief_has_no_empty_summary(fresh: Path) -> None:
    for command in ("positions", "packages", "roadmap"):
        assert "In one minute" not in run(command, fresh).stdout
