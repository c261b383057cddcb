"""Where the talks are: a case folder, or a journal as one of its readers sees it."""

import datetime as dt
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import typer

from paraph.briefs.brief import View
from paraph.briefs.refusals import refusal_words
from paraph.cli.exits import BAD_DATA, USAGE
from paraph.cli.telling import refuse, say, tell_faults
from paraph.desk.journal import Journal, JournalTrouble
from paraph.desk.reading import Reading
from paraph.desk.viewing import view_of
from paraph.files.case.loading import load_case
from paraph.files.faults import Malformed
from paraph.record.chain import SALT_BYTES
from paraph.record.channels import PLENARY, Channel
from paraph.record.deciding.naming import FIRST_YEAR, LAST_YEAR
from paraph.record.digests import digest
from paraph.record.evolve import fold
from paraph.record.refusals import Refusal, Unknown
from paraph.terms.ids import MEDIATOR, Seat

SQLITE_MARK = b"SQLite format 3\0"
JOURNAL_SUFFIXES = (".db", ".sqlite", ".sqlite3")


@dataclass(frozen=True, slots=True)
class Where:
    """What a person wants to look at.

    Attributes:
        place: A case folder, or a journal.
        seat: Whose view of a journal.
    """

    place: str
    seat: str

    def view(self, *, as_json: bool) -> View:
        """Return what there is to see; leave where it cannot be read."""
        return view_or_exit(self.place, self.seat, as_json=as_json)


def is_journal(place: str) -> bool:
    """Whether a place is a journal's, and no folder's."""
    path = Path(place.partition("#")[0])
    if "://" in place or path.suffix.lower() in JOURNAL_SUFFIXES:
        return not path.is_dir()
    try:
        with path.open("rb") as stream:
            return stream.read(len(SQLITE_MARK)) == SQLITE_MARK
    except (OSError, ValueError):
        return False


def view_at(place: str, seat: str) -> View:
    """Return what there is to see at a place.

    Raises:
        Malformed: With every fault of a folder that cannot be read.
    """
    if is_journal(place):
        return journal_view(place, seat)
    if seat != MEDIATOR:
        say(f"--as: found '{seat}' for a folder, expected it for a journal; leave it out")
        raise typer.Exit(USAGE)
    case = load_case(Path(place))
    return View(fold(case.events), digest(case.events), case.unread, version("paraph"))


def journal_view(place: str, seat: str, until: dt.datetime | None = None) -> View:
    """Return what a seat sees of a journal up to a moment; leave where there is no such seat."""
    with opened(place) as journal:
        found = view_of(journal, Seat(seat), version("paraph"), until)
        if isinstance(found, Unknown):
            raise no_seat(journal, found)
        return found


def no_seat(journal: Journal, refusal: Refusal) -> typer.Exit:
    """Tell that there is no such seat, and return the way out."""
    talks = Reading(journal).of(PLENARY).talks
    say(f"--as: {refusal_words(talks, refusal)}")
    return typer.Exit(USAGE)


@contextmanager
def opened(place: str) -> Generator[Journal]:
    """Open a journal; where it cannot be, or fails in here, tell why and leave."""
    if Path(place).is_dir():
        advice = f"open it first: `paraph open {place} --journal FILE.db`"
        say(f"{place}: found a folder, expected a journal; {advice}")
        raise typer.Exit(USAGE)
    # A folder need not wait for the database's libraries, which take half a second to load.
    from paraph.store.opening import open_journal
    from paraph.store.places import parse_place

    with telling_trouble():
        found = parse_place(place)
        journal = open_journal(found.url, found.name)
        try:
            yield journal
        finally:
            journal.close()


@contextmanager
def telling_trouble() -> Generator[None]:
    """Tell what a journal or a file of one could not do, and leave."""
    try:
        yield
    except JournalTrouble as trouble:
        say(str(trouble))
        raise typer.Exit(BAD_DATA) from trouble
    except Malformed as error:
        tell_faults(error.faults)
        raise typer.Exit(BAD_DATA) from error


def view_or_exit(place: str, seat: str, *, as_json: bool) -> View:
    """Return what there is to see at a place; tell the faults and leave where it cannot be read."""
    try:
        return view_at(place, seat)
    except Malformed as error:
        refuse(place, error, as_json=as_json)
        raise typer.Exit(BAD_DATA) from error


def now() -> dt.datetime:
    """Return the moment that it is, UTC."""
    return dt.datetime.now(dt.UTC)


def salt(channel: Channel, number: int) -> bytes:
    """Return random bytes for an entry, whichever it is."""
    del channel, number
    return secrets.token_bytes(SALT_BYTES)


def moment(text: str | None, option: str) -> dt.datetime:
    """Return the moment that was asked for, or now; leave where it is none."""
    if text is None:
        return now()
    try:
        found = dt.datetime.fromisoformat(text).astimezone(dt.UTC) if is_zoned(text) else None
    except (ValueError, OverflowError):
        found = None
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        expected = "a day, an hour and a zone such as 2023-05-15T18:00+03:00"
        say(f"{option}: found '{text}', expected {expected}; write it so")
        raise typer.Exit(USAGE)
    return found


def is_zoned(text: str) -> bool:
    """Whether a moment is written with its time zone."""
    return dt.datetime.fromisoformat(text).tzinfo is not None
