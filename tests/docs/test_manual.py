"""The manual is true: what it says of commands, kinds and keys is what the program does."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from typer import Typer
from typer.testing import CliRunner

from paraph.briefs.tree import MARK_WORDS, Mark
from paraph.cli.main import app
from paraph.files.case.loading import load_case
from paraph.packages.appraisal import Basis
from paraph.record.evolve import fold
from paraph.record.remarks import RemarkKind
from paraph.roadmap.faults import FaultKind


@pytest.fixture(scope="module")
def docs(root: Path) -> Path:
    return root / "docs"


def test_the_generated_references_are_up_to_date(docs: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(docs / "generate.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
    assert done.returncode == 0


@pytest.mark.parametrize("kind", RemarkKind)
def test_every_remark_is_in_the_error_reference(docs: Path, kind: RemarkKind) -> None:
    assert f"| {kind.value} |" in (docs / "reference" / "errors.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", FaultKind)
def test_every_fault_of_a_roadmap_has_its_code_in_the_reference(
    docs: Path, kind: FaultKind
) -> None:
    page = (docs / "reference" / "roadmap-faults.md").read_text(encoding="utf-8")
    assert f"| `{kind.value}` |" in page


@pytest.mark.parametrize("basis", Basis)
def test_every_rule_for_numbers_is_explained(docs: Path, basis: Basis) -> None:
    page = (docs / "explanation" / "how-numbers-come-about.md").read_text(encoding="utf-8")
    assert f"| {basis.value}" in page


@pytest.mark.parametrize("mark", Mark)
def test_every_mark_has_a_legend(mark: Mark) -> None:
    assert MARK_WORDS[mark]


def words(group: Typer, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Give the words by which each command is called, those of groups too."""
    for command in group.registered_commands:
        yield (*before, command.name or command.callback.__name__)  # type: ignore[union-attr]
    for inner in group.registered_groups:
        yield from words(inner.typer_instance, (*before, inner.name))


@pytest.mark.parametrize("command", list(words(app)), ids=" ".join)
def test_every_command_and_option_is_in_the_manual(docs: Path, command: tuple[str, ...]) -> None:
    page = (docs / "reference" / "commands.md").read_text(encoding="utf-8")
    told = " ".join(command).removesuffix(" show")
    assert f"`paraph {told}`" in page
    shown = (
        CliRunner()
        .invoke(app, [*command, "--help"], env={"COLUMNS": "200", "NO_COLOR": "1"})
        .output
    )
    for option in set(re.findall(r"--[a-z]+", shown)) - {"--help"}:
        assert option in page, option


def test_every_link_in_the_manual_leads_somewhere(root: Path) -> None:
    pages = [*sorted((root / "docs").rglob("*.md")), root / "README.md"]
    broken = [
        (page.name, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert broken == []


def test_the_examples_of_how_to_write_a_case_are_read(docs: Path, tmp_path: Path) -> None:
    """Each indented block of the how-to that is YAML is put into the template and loaded."""
    page = (docs / "how-to" / "write-a-case.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?:^    .*\n?)+", page, re.MULTILINE)
    entries = [block for block in blocks if block.lstrip().startswith("- party")]
    assert len(entries) == 3
    sections = ("positions", "positions", "red_lines")
    for at, (block, section) in enumerate(zip(entries, sections, strict=True)):
        folder = tmp_path / str(at)
        folder.mkdir()
        (folder / "case.yaml").write_text(HEAD + f"{section}:\n" + cited(block), encoding="utf-8")
        (folder / "reports").mkdir()
        (folder / "reports" / "anadolu.txt").write_text(
            "everybody in the room agreed", encoding="utf-8"
        )
        talks = fold(load_case(folder).events)
        assert len(getattr(talks, section)) == 1


def test_the_ranking_of_how_to_write_a_case_is_read(docs: Path, tmp_path: Path) -> None:
    page = (docs / "how-to" / "write-a-case.md").read_text(encoding="utf-8")
    blocks = re.findall(r"(?:^    .*\n?)+", page, re.MULTILINE)
    [block] = [each for each in blocks if "rankings:" in each]
    (tmp_path / "case.yaml").write_text(HEAD + dedent(cited(block)), encoding="utf-8")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "anadolu.txt").write_text("nothing", encoding="utf-8")
    talks = fold(load_case(tmp_path).events)
    assert (len(talks.values), len(talks.weights)) == (1, 1)


def cited(block: str) -> str:
    return block.replace("…", "as the manual says")


HEAD = """
title: The manual's
as_of: 2023-05-31
reports: [{id: anadolu, outlet: Anadolu, date: 2023-05-10, title: T}]
parties:
  - {id: syria, name: Syria, role: party}
  - {id: turkey, name: Turkey, role: party}
tracks: [{id: t, name: T}]
issues:
  - {id: naming-groups, track: t, name: N, question: Q, options: {by-name: A, none: B}}
  - {id: military-presence, track: t, name: N, question: Q, options: {at-once: A, gone: B}}
  - {id: leaders-meeting, track: t, name: N, question: Q, options: {early: A, late: B}}
"""
