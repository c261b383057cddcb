"""Where a journal lies, as people write it."""

from pathlib import Path

import pytest
from sqlalchemy.engine import URL

from paraph.desk.journal import JournalTrouble
from paraph.store.places import located, parse_place


@pytest.mark.parametrize(
    ("text", "url", "name"),
    [
        ("talks.db", "talks.db", None),
        ("talks.db#lake", "talks.db", "lake"),
        ("talks.db#", "talks.db", None),
        ("folder#1/talks.db#", "folder#1/talks.db", None),
        ("sqlite:///talks.db#the lake", "sqlite:///talks.db", "the lake"),
        ("postgresql://ann@host/base#lake", "postgresql://ann@host/base", "lake"),
    ],
)
def test_the_name_of_the_talks_comes_after_the_last_mark(
    text: str, url: str, name: str | None
) -> None:
    place = parse_place(text)
    assert (place.url, place.name, place.shown) == (url, name, text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("talks.db", "talks.db"),
        ("/var/talks.db", "/var/talks.db"),
        ("sqlite:///talks.db", "talks.db"),
        ("sqlite:////var/talks.db", "/var/talks.db"),
        ("a?b%20.db", "a?b%20.db"),
        (r"C:\talks.db", r"C:\talks.db"),
    ],
)
def test_a_path_is_taken_as_it_stands(text: str, path: str) -> None:
    assert located(text) == Path(path)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_an_address_names_a_server(scheme: str) -> None:
    assert located(f"{scheme}://ann:pw@host:5433/base?sslmode=require") == URL.create(
        "postgresql+psycopg", "ann", "pw", "host", 5433, "base", {"sslmode": "require"}
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://ann:secret@host/base#lake", "postgresql://ann:***@host/base#lake"),
        ("postgresql://ann:se@cret@host/base", "postgresql://ann:***@host/base"),
        ("postgresql://a@b:secret@host/base", "postgresql://a@b:***@host/base"),
        ("postgresql://ann:se:cret@/base", "postgresql://ann:***@/base"),
        ("postgresql://:secret@host/base", "postgresql://:***@host/base"),
        ("postgresql://ann@host/base?password=secret", "postgresql://ann@host/base?password=***"),
        (
            "postgresql://h/b?sslmode=require&sslpassword=secret&password=cret&a=b",
            "postgresql://h/b?sslmode=require&sslpassword=***&password=***&a=b",
        ),
        ("postgresql://ann@host:5432/base?host=/tmp", "postgresql://ann@host:5432/base?host=/tmp"),
    ],
)
def test_passwords_are_not_shown(text: str, shown: str) -> None:
    place = parse_place(text)
    assert place.shown == shown
    assert "cret" not in f"{place.shown} {place!r}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mysql://ann:secret@host/base", "'mysql://'"),
        ("sqlite://talks.db", "'sqlite://'"),
        ("postgresql://ann:secret@host:port/base", "an address after 'postgresql://' that"),
        ("", "a path without a file's name"),
        ("#lake", "a path without a file's name"),
        ("sqlite:///", "a path without a file's name"),
        ("a\0b", "a path without a file's name"),
    ],
)
def test_what_is_no_place_is_told_without_its_password(text: str, found: str) -> None:
    with pytest.raises(JournalTrouble) as raised:
        parse_place(text)
    assert raised.value.found.startswith(found)
    assert "secret" not in str(raised.value)
    assert raised.value.__suppress_context__ or raised.value.__context__ is None
