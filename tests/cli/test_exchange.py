"""Import and export on the command line, as a person runs them."""

import re
import sys
from pathlib import Path

import pytest
from tests.files.exchange.conftest import DOMAIN, DOWN, UP
from typer.testing import CliRunner, Result

from paraph.cli.main import app


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A Genius domain and its profiles."""
    texts = {"river.xml": DOMAIN, "Upstream.xml": UP, "Downstream.xml": DOWN}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in texts]


def test_an_imported_case_has_no_fault_and_no_remark(tmp_path: Path, files: list[Path]) -> None:
    case = tmp_path / "case"
    result = run("import", "genius", *files, "-o", case)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == (
        f"made {case}/README.md, {case}/case.yaml, {case}/numbers.yaml\n"
        f"next: `paraph check {case}`, then `paraph packages {case}`\n"
    )
    checked = run("check", case)
    assert checked.exit_code == 0, checked.output
    assert "no fault" in checked.stdout


def test_what_a_case_cannot_hold_is_told(tmp_path: Path, files: list[Path]) -> None:
    files[1].write_text(
        UP.replace('factor value="1.0"', 'factor value="0.5"').replace('"Own"', '"Own" cost="3"'),
        encoding="utf-8",
    )
    case = tmp_path / "case"
    result = run("import", "genius", *files, "-o", case)
    assert result.exit_code == 0
    assert "Upstream.xml: the discount factor 0.5 stands in README.md alone" in result.stderr
    assert f"1 particular has no place in a case: see {case}/README.md\n" in result.stderr


def test_a_broken_profile_writes_nothing(tmp_path: Path, files: list[Path]) -> None:
    files[2].write_text(DOWN.replace('"0.8"', '"-0.8"'), encoding="utf-8")
    case = tmp_path / "case"
    result = run("import", "genius", *files, "-o", case)
    assert result.exit_code == 3
    assert result.stderr == (
        f"{files[2]}:6:7: objective[1].issue[1].item[1]: found '-0.8', expected 0 or more, as in "
        "Genius; raise all numbers beside it, so that the worst is 0\n"
        '          <item index="2" value="Joint" evaluation="-0.8"/>\n'
        "          ^\n"
        "1 fault; nothing was written\n"
    )
    assert not case.exists()


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_folder_that_holds_files_is_left_alone(
    tmp_path: Path, files: list[Path], kind: str
) -> None:
    case = tmp_path / "case"
    if kind == "folder":
        case.mkdir()
        (case / "case.yaml").write_text("mine", encoding="utf-8")
    else:
        case.write_text("mine", encoding="utf-8")
    found = "a folder with files in it" if kind == "folder" else "a file"
    for words in (("import", "genius", *files), ("export", "genius", tmp_path)):
        result = run(*words, "-o", case)
        assert result.exit_code == 2
        assert result.stderr == (
            f"{case}: found {found}, expected a new or empty folder; "
            "name a new folder, or empty this one\n"
        )
    assert (case / "case.yaml" if kind == "folder" else case).read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="paths differ")
def test_a_folder_that_cannot_be_made_is_told(files: list[Path]) -> None:
    result = run("import", "genius", *files, "-o", files[0] / "case")
    assert result.exit_code == 2
    assert "expected a folder that can be written; choose another" in result.stderr


def test_a_case_is_written_as_a_domain_and_its_profiles(tmp_path: Path) -> None:
    case, out = tmp_path / "talks", tmp_path / "genius"
    assert run("new", case).exit_code == 0
    result = run("export", "genius", case, "-o", out)
    assert result.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "Downstream.xml",
        "Host.xml",
        "Upstream.xml",
        "domain.xml",
    ]
    assert "Genius has no place for 1 rule (share-needs-gauges) and 2 red lines" in result.stderr
    assert "as Host need not" in result.stderr


def test_a_folder_that_is_no_case_is_refused(tmp_path: Path) -> None:
    result = run("export", "genius", tmp_path / "nowhere", "-o", tmp_path / "genius")
    assert result.exit_code == 3
    assert "expected a case folder" in result.stderr
    assert result.stderr.endswith("1 fault; nothing was written\n")
    assert not (tmp_path / "genius").exists()


@pytest.mark.parametrize("word", ["import", "export"])
def test_the_commands_and_their_options_are_in_the_manual(root: Path, word: str) -> None:
    page = (root / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert f"`paraph {word} genius`" in page
    shown = CliRunner().invoke(app, [word, "genius", "--help"], env={"COLUMNS": "200"}).output
    for option in set(re.findall(r"--[a-z]+", shown)) - {"--help"}:
        assert option in page, option
