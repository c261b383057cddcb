"""A folder is kept as it was opened: every file, byte for byte, and nothing from elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from paraph.files.case import raw_files
from paraph.files.case.raw_files import folder_files, report_bytes
from paraph.files.faults import Malformed

Write = Callable[..., Path]


def test_every_file_of_the_folder_is_kept_by_name(folder: Write) -> None:
    root = folder("title: a", {"reports/sana.txt": b"\xff\r\n", "notes/a b.bin": b"\0"})
    assert folder_files(root) == (
        ("case.yaml", b"title: a"),
        ("notes/a b.bin", b"\0"),
        ("reports/sana.txt", b"\xff\r\n"),
    )


def test_hidden_files_and_folders_are_left_out(folder: Write) -> None:
    root = folder("title: a", {".git/config": "x", "reports/.swap": "x", "reports/sana.txt": "x"})
    assert [name for name, _ in folder_files(root)] == ["case.yaml", "reports/sana.txt"]


def test_links_out_of_the_folder_are_not_followed(folder: Write, tmp_path: Path) -> None:
    root = folder("title: a", {"talks/case.yaml": "title: b", "secret.txt": "x", "more/a.txt": "x"})
    talks = root / "talks"
    (talks / "out.txt").symlink_to(tmp_path / "secret.txt")
    (talks / "more").symlink_to(tmp_path / "more")
    (talks / "nowhere").symlink_to(tmp_path / "nothing")
    (talks / "again.yaml").symlink_to(talks / "case.yaml")
    assert folder_files(talks) == (("again.yaml", b"title: b"), ("case.yaml", b"title: b"))


def test_a_folder_of_too_many_bytes_is_not_kept(
    folder: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder("title: a", {"film.mp4": b"x" * 100, "reports/sana.txt": "x"})
    monkeypatch.setattr(raw_files, "MOST_BYTES_KEPT", 109)
    assert len(folder_files(root)) == 3
    monkeypatch.setattr(raw_files, "MOST_BYTES_KEPT", 107)
    with pytest.raises(Malformed) as caught:
        folder_files(root)
    assert str(caught.value) == (
        "film.mp4: found more bytes, expected at most 107 bytes in all files of the folder; "
        "move what does not belong to the case out of the folder"
    )


def test_a_path_that_is_no_case_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(Malformed) as caught:
        folder_files(tmp_path / "nothing")
    assert "found nothing, expected a case folder" in str(caught.value)


def test_bytes_are_found_by_their_digest() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert report_bytes([("reports/a.txt", b"")]) == {empty: b""}
