"""Where a journal lies, as people write it: `talks.db`, `postgresql://user@host/base#lake`."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from paraph.desk.journal import JournalTrouble

SQLITE = "sqlite:///"
POSTGRES = ("postgresql", "postgres", "postgresql+psycopg")
# A password with an unescaped `@` in it ends at the last one, so that none of it is shown.
BEFORE_HOST = re.compile(r"(://[^:/]*:).*@")
IN_QUERY = re.compile(r"([?&](?:password|sslpassword)=)[^&]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the journal of some talks lies.

    Attributes:
        url: A path or an address; with its password, hence never shown.
        name: Of the talks; None where none was written.
        shown: The whole as it may be shown.
    """

    url: str = field(repr=False)
    name: str | None
    shown: str


def parse_place(text: str) -> Place:
    """Return the place that somebody wrote; the name of the talks comes after the last `#`.

    Example:
        >>> parse_place("postgresql://ann:secret@host/base#lake").shown
        'postgresql://ann:***@host/base#lake'
    """
    url, mark, name = text.rpartition("#") if "#" in text else (text, "", "")
    place = shown(url)
    return Place(url, name or None, f"{place}{mark}{name}")


def shown(url: str) -> str:
    """Return a path or an address without its passwords."""
    if isinstance(located(url), Path):
        return url
    return IN_QUERY.sub(r"\1***", BEFORE_HOST.sub(r"\1***@", url))


def located(url: str) -> Path | URL:
    """Return the file, or the address of the database, that somebody wrote.

    Raises:
        JournalTrouble: It is neither.
    """
    scheme, mark, _ = url.partition("://")
    if url.startswith(SQLITE) or not mark:
        return _path(url.removeprefix(SQLITE))
    if scheme not in POSTGRES:
        found = f"'{scheme}://'"
        raise _not_a_place(found)
    try:
        return make_url(url).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        # Without its text, which may hold a password, and without the error, which quotes it.
        found = f"an address after '{scheme}://' that cannot be read"
        raise _not_a_place(found) from None


def _path(text: str) -> Path:
    if not text.strip() or "\0" in text:
        found = "a path without a file's name"
        raise _not_a_place(found)
    return Path(text)


def _not_a_place(found: str) -> JournalTrouble:
    return JournalTrouble(
        "journal",
        found,
        "a path such as 'talks.db', or 'postgresql://user@host/database'",
        "correct where the journal lies",
    )
