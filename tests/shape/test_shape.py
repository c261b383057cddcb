"""The measures of the house: lengths, sources, words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "paraph"
MODULES = sorted(SRC.rglob("*.py"))
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
    assert lengths[len(lengths) // 2] <= 12
    assert lengths[len(lengths) * 9 // 10] <= 32


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_imported_inside_a_function_but_by_a_command(path: Path) -> None:
    inside = [
        each.name
        for each in functions(parsed(path))
        for node in ast.walk(each)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == [] or name(path) == "cli/main.py"


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
    """A function that computes nothing of the literature says so by being one sentence long."""
    return "\n\n" not in text.strip() or "Args:" in text


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
