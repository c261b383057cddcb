"""The measures of the house: lengths, sources, words."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "paraph"
MODULES = sorted(SRC.rglob("*.py"))
LAZY = {
    "cli/case_commands.py",
    "cli/journal_commands.py",
    "cli/keeping_commands.py",
    "cli/places.py",
    "cli/roadmap_commands.py",
}
"""Where imports may wait, so that help and folders are quick."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return str(path.relative_to(SRC))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_function_is_over_sixty_lines(path: Path) -> None:
    long = {
        each.name: each.end_lineno - each.lineno + 1
        for each in functions(parsed(path))
        if each.end_lineno is not None and each.end_lineno - each.lineno >= 60
    }
    assert long == {}


def test_most_functions_are_short() -> None:
    lengths = sorted(
        (each.end_lineno or 0) - each.lineno + 1
        for path in MODULES
        for each in functions(parsed(path))
    )
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[len(lengths) * 9 // 10] <= 30


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_imported_inside_a_function_but_by_a_command(path: Path) -> None:
    inside = [
        each.name
        for each in functions(parsed(path))
        for node in ast.walk(each)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == [] or name(path) in LAZY


@pytest.mark.parametrize(
    "path", [path for path in MODULES if name(path).startswith("packages/")], ids=name
)
def test_every_public_function_of_packages_names_a_source_that_exists(path: Path) -> None:
    bibliography = (SRC.parents[1] / "docs" / "references.bib").read_text(encoding="utf-8")
    keys = set(re.findall(r"^@\w+\{([\w-]+),", bibliography, re.MULTILINE))
    tree = parsed(path)
    for each in (node for node in tree.body if isinstance(node, Function)):
        if not each.name.startswith("_"):
            text = ast.get_docstring(each) or ""
            assert "Source:" in text or is_plain(text), f"{each.name} has no Source"
            cited = set(
                re.findall(r"\b([a-z]+(?:-[a-z]+)*\d{4}[a-z]?)\b", text.split("Source:")[-1])
            )
            if "Source:" in text:
                assert cited <= keys, f"{each.name} cites {cited - keys}"


def is_plain(text: str) -> bool:
    """A function that computes nothing of the literature says what it does in one sentence."""
    return "\n\n" not in text.split("Args:", maxsplit=1)[0].split("Returns:", maxsplit=1)[0].strip()


def test_files_are_short_on_the_whole() -> None:
    lengths = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES]
    assert sum(lengths) / len(lengths) <= 180


def test_every_room_stands_in_every_contract_that_it_is_subject_to() -> None:
    config = tomllib.loads((SRC.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {each["name"]: each for each in config["tool"]["importlinter"]["contracts"]}
    rooms = {f"paraph.{path.parent.name}" for path in SRC.glob("*/__init__.py")}
    free = {
        "The core touches no file, clock, network, randomness or logging": {
            "cli",
            "desk",
            "files",
            "store",
        },
        "numpy and the solvers stay where mathematics is done": {"packages", "roadmap"},
        "Only the store speaks SQL": {"store"},
    }
    for name, outside in free.items():
        named = set(contracts[name]["source_modules"])
        assert named == rooms - {f"paraph.{room}" for room in outside}, name


def test_no_room_is_called_after_nothing() -> None:
    words = {"utils", "util", "helpers", "misc", "common"}
    assert [
        name(path) for path in MODULES if words & set(Path(name(path)).with_suffix("").parts)
    ] == []


def test_no_file_carries_a_machine_path_or_registry() -> None:
    root = SRC.parents[1]
    written = [
        path
        for folder in ("src", "docs", "examples", "scripts", "requirements", "tests")
        for path in (root / folder).rglob("*")
        if path.suffix in {".py", ".md", ".txt", ".yaml", ".toml", ".sh", ""} and path.is_file()
    ]
    marks = ("/work" + "/", "/root" + "/", "pypi" + ".org", "files.python" + "hosted")
    found = [
        (str(path.relative_to(root)), mark)
        for path in written
        for mark in marks
        if mark in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []
