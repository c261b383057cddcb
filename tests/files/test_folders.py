"""A folder is written whole or not at all."""

from pathlib import Path

import pytest

from paraph.files.faults import Malformed
from paraph.files.folders import write_folder

FILES = {"a.txt": b"1\r\n", "b/c/d.txt": b"\xff", "b/../e.txt": b""}


def everything(root: Path) -> dict[str, bytes]:
    """All files under a folder."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_a_new_folder_holds_the_files(tmp_path: Path) -> None:
    write_folder(tmp_path / "new" / "case", FILES)
    assert everything(tmp_path) == {
        "new/case/a.txt": b"1\r\n",
        "new/case/b/c/d.txt": b"\xff",
        "new/case/e.txt": b"",
    }


def test_an_empty_folder_is_filled_and_stays_itself(tmp_path: Path) -> None:
    before = tmp_path.stat()
    write_folder(tmp_path, FILES)
    assert set(everything(tmp_path)) == {"a.txt", "b/c/d.txt", "e.txt"}
    assert tmp_path.stat().st_ino == before.st_ino


def test_a_new_folder_may_be_read_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    write_folder(tmp_path / "new", FILES)
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("is_there", [True, False])
def test_where_one_file_cannot_be_written_none_is(tmp_path: Path, *, is_there: bool) -> None:
    root = tmp_path / "case"
    if is_there:
        root.mkdir()
    with pytest.raises(Malformed, match="expected a folder that can be written"):
        write_folder(root, {"a": b"1", "a/b": b"2"})
    assert list(tmp_path.rglob("*")) == ([root] if is_there else [])


@pytest.mark.parametrize("name", ["../a.txt", "b/../../a.txt", "/a.txt", ".", ""])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Malformed, match="expected a file inside the folder"):
        write_folder(tmp_path / "case", {"b.txt": b"", name: b""})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_files_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Malformed, match="found a folder with files in it"):
        write_folder(tmp_path, FILES)
    assert everything(tmp_path) == {"mine.txt": b"mine"}
