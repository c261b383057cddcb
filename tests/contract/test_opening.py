"""What is said of a place where no journal can be opened, read or written."""

import os
import shutil
import socket
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event
from tests import postgres
from tests.contract.entries import append, bodies, everything, following

from paraph.desk.journal import Journal, JournalTrouble
from paraph.record.channels import PLENARY
from paraph.store.finding import database_there
from paraph.store.opening import create, names, open_journal
from paraph.store.sql import SqlJournal
from paraph.store.sqlite import Access, SqliteDatabase


def trouble_of_opening(place: str | Path) -> str:
    with pytest.raises(JournalTrouble) as raised:
        open_journal(str(place))
    assert raised.value.where in str(raised.value)
    return raised.value.found


def trouble_of_making(place: str | Path) -> str:
    with pytest.raises(JournalTrouble) as raised:
        create(str(place), "lake")
    return raised.value.found


def test_a_file_that_is_not_there_is_not_made_by_opening_it(tmp_path: Path) -> None:
    assert trouble_of_opening(tmp_path / "talks.db") == "no such file"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    assert trouble_of_opening(tmp_path) == "a folder"
    assert trouble_of_making(tmp_path) == "a folder"


def test_something_that_is_no_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert trouble_of_opening(tmp_path / "pipe") == "no ordinary file"
    assert trouble_of_making(tmp_path / "pipe") == "no ordinary file"


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("title: Lake\n", encoding="utf-8")
    assert trouble_of_opening(path) == "a file of another kind"
    assert trouble_of_making(path) == "a file of another kind"
    assert path.read_text(encoding="utf-8") == "title: Lake\n"


def test_an_empty_file_may_become_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    path.touch()
    assert trouble_of_opening(path) == "an empty file"
    create(str(path), "lake").close()
    assert names(str(path)) == ("lake",)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE talks (id text)")
    connection.close()
    assert trouble_of_opening(path) == "a database of something else"
    assert trouble_of_making(path) == "a database of something else"


def test_a_database_without_talks_says_so(tmp_path: Path, server: postgres.Server) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE gone (id text)")
        connection.execute("DROP TABLE gone")
    connection.close()
    assert trouble_of_opening(path) == "an empty database"
    assert trouble_of_opening(server.database()) == "an empty database"


def test_a_journal_is_made_only_in_a_folder_that_is_there(tmp_path: Path) -> None:
    assert trouble_of_making(tmp_path / "none" / "talks.db") == f"no folder '{tmp_path / 'none'}'"


def test_a_path_may_have_any_sign_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a ?mode=ro&b%20#c.db"
    create(str(path), "lake").close()
    assert path.is_file()
    assert names(str(path)) == ("lake",)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    create(str(path), "lake").close()
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    assert trouble_of_opening(path) == "a file that is damaged"


@pytest.mark.usefixtures("unprivileged")
def test_a_file_of_others_is_not_opened(place: Path) -> None:
    # Made while we may, hence in a folder of our own.
    hidden = place / "talks.db"
    as_owner(lambda: (hidden.write_bytes(b"SQLite format 3\0"), hidden.chmod(0)))
    assert trouble_of_opening(hidden) == "a file that this account may not read"


def as_owner(work: object) -> None:
    us = os.geteuid()
    os.seteuid(os.getuid())
    work()  # pyright: ignore[reportCallIssue]
    os.seteuid(us)


@pytest.fixture
def kept(place: Path) -> Path:
    """A journal with one entry, closed, that nobody but its owner may write."""
    path = place / "talks.db"
    journal = create(str(path), "lake")
    append(journal, (PLENARY, b"1"))
    journal.append([], {"ab": b"document"})
    journal.close()
    path.chmod(0o444)
    return path


def require_readable_only(journal: Journal) -> None:
    assert bodies(everything(journal)) == [b"1"]
    assert journal.head(PLENARY).number == 1
    assert list(journal.documents()) == [("ab", b"document")]
    with pytest.raises(JournalTrouble, match="a journal that may only be read"):
        append(journal, (PLENARY, b"2"))
    assert bodies(everything(journal)) == [b"1"]


def test_a_file_that_may_only_be_read_is_read(kept: Path, request: pytest.FixtureRequest) -> None:
    kept.parent.chmod(0o777)
    request.getfixturevalue("unprivileged")
    journal = open_journal(str(kept))
    require_readable_only(journal)
    assert names(str(kept)) == ("lake",)
    with pytest.raises(JournalTrouble, match="a journal that may only be read"):
        create(str(kept), "sea")
    journal.close()


def test_a_file_in_a_folder_that_may_only_be_read_is_read(
    kept: Path, request: pytest.FixtureRequest
) -> None:
    kept.parent.chmod(0o555)
    request.getfixturevalue("unprivileged")
    journal = open_journal(str(kept))
    require_readable_only(journal)
    assert names(str(kept)) == ("lake",)
    journal.close()
    assert [each.name for each in kept.parent.iterdir()] == ["talks.db"]


def test_a_reader_without_rights_sees_what_a_writer_writes(
    kept: Path, request: pytest.FixtureRequest
) -> None:
    kept.chmod(0o644)
    writer = open_journal(str(kept))
    append(writer, (PLENARY, b"2"))
    request.getfixturevalue("unprivileged")
    reader = open_journal(str(kept))
    assert bodies(everything(reader)) == [b"1", b"2"]
    reader.close()
    writer.close()


def test_a_folder_that_may_not_be_written_is_told(
    place: Path, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("unprivileged")
    if os.geteuid() == os.getuid():
        place.chmod(0o555)
    assert trouble_of_making(place / "talks.db") == "a file that cannot be opened"


def test_a_read_only_copy_without_its_log_is_not_taken_for_the_whole(
    kept: Path, place: Path, request: pytest.FixtureRequest
) -> None:
    kept.chmod(0o644)
    writer = open_journal(str(kept))
    append(writer, (PLENARY, b"only in the log"))
    copied = place / "copied"
    copied.mkdir()
    for name in ("talks.db", "talks.db-wal"):
        shutil.copy(place / name, copied)
    writer.close()
    copied.chmod(0o555)
    request.getfixturevalue("unprivileged")
    with pytest.raises(JournalTrouble, match=r"entries that are only in 'talks.db-wal' yet"):
        open_journal(str(copied / "talks.db"))


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    made = create(str(path), "lake")
    kept = append(made, (PLENARY, b"1"))
    made.close()
    database = SqliteDatabase(path, "talks.db", Access.WRITING)
    # No more pages than there are: what SQLite makes of a disk that is full.
    event.listen(
        database.engine, "connect", lambda found, _: found.execute("PRAGMA max_page_count = 1")
    )
    journal = SqlJournal(database, made.talks, made.name)
    with pytest.raises(
        JournalTrouble, match=r"talks.db: found a full disk, expected room to write"
    ):
        journal.append(following(journal, (PLENARY, bytes(100_000))), {"ab": bytes(100_000)})
    assert everything(journal) == kept

    def swallow() -> None:
        with journal.turn():
            with pytest.raises(JournalTrouble, match="full disk"):
                append(journal, (PLENARY, bytes(100_000)))
            append(journal, (PLENARY, b"2"))

    with pytest.raises(RuntimeError, match="went on"):
        swallow()
    assert everything(journal) == kept
    journal.close()


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        url = f"postgresql://ann:secret@127.0.0.1:{port}/talks"
        with pytest.raises(JournalTrouble) as raised:
            open_journal(url)
    assert raised.value.found.startswith("a database that cannot be reached (")
    assert "secret" not in str(raised.value)
    assert raised.value.where == f"postgresql://ann:***@127.0.0.1:{port}/talks"


def test_a_database_that_is_not_there_is_told(server: postgres.Server) -> None:
    found = trouble_of_opening(f"postgresql://paraph@/none?host={server.folder}")
    assert found.startswith("a database that cannot be reached (")
    assert found.endswith('FATAL:  database "none" does not exist)')


def test_an_account_that_is_not_there_is_told(server: postgres.Server) -> None:
    found = trouble_of_opening(f"postgresql://nobody@/postgres?host={server.folder}")
    assert found.endswith('FATAL:  role "nobody" does not exist)')


def test_an_account_without_rights_is_told(server: postgres.Server) -> None:
    url = server.database()
    create(url, "lake").close()
    name = url.partition("@/")[2].partition("?")[0]
    server.psql(name, f"CREATE USER reader_{name}; GRANT SELECT ON ALL TABLES IN SCHEMA public"
                f" TO reader_{name}")  # fmt: skip
    journal = open_journal(url.replace("paraph@", f"reader_{name}@"))
    assert everything(journal) == []
    with pytest.raises(JournalTrouble, match="refuses this account"):
        append(journal, (PLENARY, b"1"))
    journal.close()


def test_a_connection_that_died_unused_is_made_anew(
    server: postgres.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paraph.store.postgres.FRESH_SECONDS", 0)
    url = server.database()
    journal = create(url, "lake")
    append(journal, (PLENARY, b"1"))
    server.psql(
        "postgres",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type ="
        " 'client backend' AND pid <> pg_backend_pid()",
    )
    assert bodies(append(journal, (PLENARY, b"2"))) == [b"2"]
    journal.close()


def test_a_connection_that_dies_in_use_is_told(server: postgres.Server) -> None:
    url = server.database()
    journal = create(url, "lake")

    def lose() -> None:
        with journal.turn():
            server.psql(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type ="
                " 'client backend' AND pid <> pg_backend_pid()",
            )
            append(journal, (PLENARY, b"1"))

    with pytest.raises(JournalTrouble, match="a database that cannot be reached"):
        lose()
    assert everything(journal) == []
    journal.close()


def test_without_the_driver_one_is_told_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ModuleNotFoundError(name="psycopg")

    monkeypatch.setattr("paraph.store.postgres.engine", missing)
    with pytest.raises(JournalTrouble, match=r"install paraph\[postgres\]"):
        database_there("postgresql://host/talks")
