"""What the journals in a database do beside what every journal does."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import DBAPIError
from tests.contract.entries import SYRIA, append, bodies, everything, following

from paraph.desk.journal import Journal, JournalTrouble, Stale
from paraph.record.channels import PLENARY
from paraph.store.database import writing
from paraph.store.finding import database_there
from paraph.store.migrating import migrate
from paraph.store.opening import create, names, open_journal
from paraph.store.schema import VERSION, VERSION_TABLE, metadata

CHANGES = [
    "UPDATE entry SET body = salt",
    "UPDATE entry SET ledger = ledger + 1",
    "UPDATE channel SET name = 'caucus/turkey'",
    "UPDATE talks SET name = 'sea'",
    "UPDATE document SET content = CAST('x' AS {blob})",
    "DELETE FROM entry",
    "DELETE FROM entry WHERE number = 2",
    "DELETE FROM channel",
    "DELETE FROM talks",
    "DELETE FROM document",
    (
        "INSERT INTO entry SELECT talks, 'sealed/nobody', 1, ledger + 1, salt, body, link,"
        " ledger_link FROM entry WHERE number = 2"
    ),
]
SQLITE_CHANGES = [
    (
        "INSERT OR REPLACE INTO entry SELECT talks, channel, number, ledger, salt, salt, link,"
        " ledger_link FROM entry WHERE number = 1"
    ),
    (
        "REPLACE INTO entry SELECT talks, channel, number + 1, ledger, salt, salt, link,"
        " ledger_link FROM entry WHERE number = 2"
    ),
    (
        "INSERT OR IGNORE INTO entry SELECT talks, channel, number + 2, ledger + 2, salt, salt,"
        " link, ledger_link FROM entry WHERE number = 2"
    ),
    (
        "INSERT INTO entry SELECT * FROM entry WHERE number = 1"
        " ON CONFLICT DO UPDATE SET body = excluded.salt"
    ),
    "REPLACE INTO channel SELECT * FROM channel",
    "REPLACE INTO talks SELECT * FROM talks",
    "REPLACE INTO talks SELECT 'another', name FROM talks",
    "REPLACE INTO document SELECT talks, digest, CAST('x' AS blob) FROM document",
]
POSTGRES_CHANGES = [
    "TRUNCATE entry",
    "TRUNCATE talks CASCADE",
    "TRUNCATE document",
    (
        "INSERT INTO entry SELECT * FROM entry WHERE number = 1"
        " ON CONFLICT (talks, channel, number) DO UPDATE SET body = excluded.salt"
    ),
    (
        "INSERT INTO entry SELECT talks, channel, number + 2, ledger + 2, salt, salt, link,"
        " ledger_link FROM entry WHERE number = 2"
    ),
    (
        "INSERT INTO document SELECT * FROM document"
        " ON CONFLICT (talks, digest) DO UPDATE SET content = 'x'"
    ),
]


def run(url: str, statement: str) -> None:
    database = database_there(url)
    blob = "blob" if database.engine.dialect.name == "sqlite" else "bytea"
    try:
        with database.writing() as connection, connection.begin():
            connection.exec_driver_sql(statement.format(blob=blob))
    finally:
        database.engine.dispose()


@pytest.fixture
def filled(in_database: Journal) -> Journal:
    append(in_database, (PLENARY, b"1"), (PLENARY, b"2"))
    in_database.append([], {"ab": b"document"})
    return in_database


def require_refused(url: str, journal: Journal, statement: str) -> None:
    before = everything(journal), list(journal.documents()), journal.channels(), names(url)
    with pytest.raises(DBAPIError, match=r"rows are kept as they are|not the next"):
        run(url, statement)
    after = everything(journal), list(journal.documents()), journal.channels(), names(url)
    assert before == after


@pytest.mark.parametrize("statement", CHANGES)
def test_the_database_itself_refuses_to_change_or_delete(
    url: str, filled: Journal, statement: str
) -> None:
    require_refused(url, filled, statement)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("statement", SQLITE_CHANGES)
def test_sqlite_lets_nothing_replace_a_row(url: str, filled: Journal, statement: str) -> None:
    require_refused(url, filled, statement)


@pytest.mark.parametrize("url", ["postgres"], indirect=True)
@pytest.mark.parametrize("statement", POSTGRES_CHANGES)
def test_postgres_lets_nothing_replace_a_row(url: str, filled: Journal, statement: str) -> None:
    require_refused(url, filled, statement)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_no_table_of_sqlite_has_a_rowid_by_which_a_row_could_be_replaced(
    url: str, filled: Journal
) -> None:
    assert filled.ledger().number == 2
    for table in metadata.tables:
        with pytest.raises(DBAPIError, match="no such column: rowid"):
            run(url, f"SELECT rowid FROM {table}")  # noqa: S608 - names of ours


def test_a_journal_is_as_it_was_when_it_is_opened_again(url: str, in_database: Journal) -> None:
    entries = append(in_database, (PLENARY, b"1"), (SYRIA, b"2"))
    in_database.append([], {"ab": b"document"})
    in_database.close()
    opened = open_journal(url)
    assert (opened.talks, opened.name) == (in_database.talks, "lake")
    assert everything(opened) == entries
    assert list(opened.documents()) == [("ab", b"document")]
    assert bodies(append(opened, (PLENARY, b"3"))) == [b"3"]
    opened.close()


def test_two_who_have_it_open_see_each_other(url: str, in_database: Journal) -> None:
    other = open_journal(url)
    append(in_database, (PLENARY, b"1"))
    late = following(other, (PLENARY, b"2"))
    append(in_database, (PLENARY, b"3"))
    with pytest.raises(Stale):
        other.append(late, {})
    assert bodies(everything(other)) == [b"1", b"3"]
    other.close()


def test_two_who_have_it_open_write_in_turns(url: str) -> None:
    journals = [create(url, "lake"), *(open_journal(url) for _ in range(3))]

    def write(journal: Journal) -> None:
        for _ in range(10):
            with journal.turn():
                append(journal, (PLENARY, b"x"))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, journals))
    assert [each.number for each in everything(journals[0])] == list(range(1, 41))
    for each in journals:
        each.close()


def test_several_talks_lie_in_one_database_apart(url: str, in_database: Journal) -> None:
    sea = create(url, "sea")
    append(in_database, (PLENARY, b"lake 1"), (SYRIA, b"lake 2"))
    append(sea, (PLENARY, b"sea 1"))
    sea.append([], {"ab": b"of the sea"})
    assert bodies(everything(in_database)) == [b"lake 1", b"lake 2"]
    assert bodies(everything(sea)) == [b"sea 1"]
    assert sea.channels() == (PLENARY,)
    assert sea.ledger().number == 1
    assert in_database.document("ab") is None
    assert list(in_database.documents()) == []
    assert sea.talks != in_database.talks
    assert names(url) == ("lake", "sea")
    sea.close()
    again = open_journal(url, "sea")
    assert bodies(everything(again)) == [b"sea 1"]
    again.close()


@pytest.mark.usefixtures("in_database")
def test_a_name_is_taken_once(url: str) -> None:
    with pytest.raises(JournalTrouble, match=r"talks named 'lake' already.*choose another name"):
        create(url, "lake")
    assert names(url) == ("lake",)


@pytest.mark.parametrize("name", ["", "  ", "a#b", "a\nb"])
def test_talks_have_a_name_that_can_be_written(url: str, name: str) -> None:
    with pytest.raises(JournalTrouble, match="as the name of talks"):
        create(url, name)


@pytest.mark.usefixtures("in_database")
def test_of_several_talks_one_must_be_named(url: str) -> None:
    create(url, "sea").close()
    with pytest.raises(JournalTrouble, match=r"found 2 talks: 'lake', 'sea'.*such as '#lake'"):
        open_journal(url)
    with pytest.raises(JournalTrouble, match="no talks named 'see', expected one of 'lake', 'sea'"):
        open_journal(url, "see")


def test_names_of_any_script_may_be_given(url: str) -> None:
    create(url, "Тигр и Евфрат").close()
    opened = open_journal(url)
    assert opened.name == "Тигр и Евфрат"
    opened.close()


@pytest.mark.usefixtures("in_database")
def test_a_journal_of_a_later_program_is_not_touched(url: str) -> None:
    run(url, f"UPDATE {VERSION_TABLE} SET version_num = '0999'")  # noqa: S608 - a name of ours
    for opened in (open_journal, names, lambda url: create(url, "sea")):
        with pytest.raises(JournalTrouble, match=r"a journal of version 0999.*install a later"):
            opened(url)


@pytest.mark.usefixtures("in_database")
def test_a_version_that_is_missing_is_something_else(url: str) -> None:
    run(url, f"DELETE FROM {VERSION_TABLE}")  # noqa: S608 - a name of ours
    with pytest.raises(JournalTrouble, match="a database of something else"):
        open_journal(url)


def test_many_may_make_the_first_journal_at_once(url: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda at: create(url, f"talks {at}"), range(4)))
    assert names(url) == ("talks 0", "talks 1", "talks 2", "talks 3")
    for each in made:
        each.close()


def test_a_migration_that_fails_leaves_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(connection: object) -> None:
        migrate(connection)  # pyright: ignore[reportArgumentType]
        raise KeyError

    monkeypatch.setattr("paraph.store.migrating.migrate", half)
    with pytest.raises(KeyError):
        create(url, "lake")
    monkeypatch.undo()
    create(url, "lake").close()
    assert names(url) == ("lake",)


@pytest.mark.usefixtures("in_database")
def test_the_tables_are_those_that_the_migrations_make(url: str) -> None:
    database = database_there(url)
    with writing(database, 1) as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []
    database.engine.dispose()


def test_the_version_is_that_of_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "paraph.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == VERSION
