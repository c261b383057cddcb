"""Certificates as files: what is written is read and verified; what is malformed is told."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.arenas import space_from
from tests.strategies import issue

from paraph.files.certificates import certificates_json, checked, read_certificates
from paraph.files.faults import Malformed
from paraph.packages.arena import Arena
from paraph.packages.certificate import plain
from paraph.packages.certifying import certify
from paraph.packages.solutions import PLAIN

WORTHS = [[[5, 0], [3, 3], [0, 4]], [[2, 1], [1, 2], [0, 0]]]
SCRIPT = Path(__file__).parents[2] / "scripts" / "check-certificate"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    issues = [issue("a", ["x", "y", "z"]), issue("b", ["x", "y", "z"])]
    arena = Arena(space_from(issues, WORTHS, [0, 0], 7), (0, 1), ())
    certificates = [certify(arena, name, (1, 1), [3]) for name in PLAIN]
    path = tmp_path / "certificates.json"
    path.write_text(certificates_json(certificates), encoding="utf-8")
    assert read_certificates(path) == [json.loads(json.dumps(plain(each))) for each in certificates]
    return path


def changed(file: Path, value: object, *path: str | int) -> None:
    tree: Any = json.loads(file.read_text(encoding="utf-8"))
    holder = tree["certificates"][0]
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    file.write_text(json.dumps(tree), encoding="utf-8")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-S", "-I", str(SCRIPT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_is_written_is_verified(file: Path) -> None:
    assert checked(file) == []


def test_what_is_wrong_names_the_solution(file: Path) -> None:
    changed(file, "0/1", "value")
    told = "The value is 20/49 and the bound 20/49, unlike what is told."
    assert checked(file) == [f"Certificate of the nash solution: {told}"]


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("value",), 0.5, "certificates[1].value: found 0.5, expected text"),
        (("bound",), "0.5", "certificates[1].bound: found '0.5', expected a fraction"),
        (("bound",), "1/0", "certificates[1].bound: found '1/0', expected a fraction"),
        (("form",), "paraph-certificate-9", "certificates[1].form: found 'paraph-certificate-9'"),
        (("weights", 1), 1.0, "certificates[1].weights[2]: found 1.0, expected a whole number"),
        (("weights", 1), True, "certificates[1].weights[2]: found True, expected a whole number"),
        (("is_proven",), "yes", "certificates[1].is_proven: found 'yes', expected true or false"),
        (("problem", "parties"), "ada", "certificates[1].problem.parties: found 'ada'"),
        (("problem",), [], "certificates[1].problem: found a list, expected an object"),
        (("proofs", 0, "rows"), {}, "certificates[1].proofs[1].rows: found an object"),
        (("proofs", 0, "tree", 0, "split"), [1], "expected it in every certificate"),
        (("packages",), [], "certificates[1].packages: found a list, expected at least one"),
        (("note",), "x", "certificates[1].note: found 'x', expected no further keys; remove it"),
    ],
)
def test_a_malformed_certificate_says_where_and_what(
    file: Path, path: tuple[str | int, ...], value: object, told: str
) -> None:
    changed(file, value, *path)
    with pytest.raises(Malformed) as caught:
        checked(file)
    assert told in str(caught.value)


def test_a_missing_key_is_told(file: Path) -> None:
    tree = json.loads(file.read_text(encoding="utf-8"))
    del tree["certificates"][2]["digest"]
    file.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(Malformed, match=r"certificates\[3\]\.digest: found no such key"):
        checked(file)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "found no JSON"),
        (b'{"certificates":\n [}', ":2:3: found no JSON"),
        (b"\xff", "found the byte 0xff, expected text in UTF-8"),
        (b"[" * 200_000, "found JSON that cannot be read"),
        (b'{"certificates": [' + b"9" * 5_000 + b"]}", "found JSON that cannot be read"),
        (b"[]", "found a list, expected an object"),
    ],
)
def test_what_is_no_file_of_certificates_is_told(tmp_path: Path, raw: bytes, told: str) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(raw)
    with pytest.raises(Malformed) as caught:
        checked(path)
    assert told in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="found nothing, expected a file of certificates"):
        checked(tmp_path / "none.json")
    with pytest.raises(Malformed, match="found a path that cannot be read"):
        checked(tmp_path)


def test_a_file_that_is_too_large_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paraph.files.certificates.MOST_BYTES", 10)
    with pytest.raises(Malformed, match="found a larger file, expected at most 10 bytes"):
        checked(file)


def test_the_script_needs_nothing_that_is_installed(file: Path) -> None:
    done = run(str(file))
    assert done.stdout.splitlines() == [f"{name}: verified, proven" for name in PLAIN]
    assert done.returncode == 0
    changed(file, "0/1", "value")
    done = run(str(file))
    assert done.returncode == 1
    assert done.stdout.startswith("nash: not verified\n    The value is 20/49")
    file.write_text("[", encoding="utf-8")
    assert run(str(file)).returncode == 3
    assert run().returncode == 2
