"""What a seat sees of a journal, ready to be consulted on."""

from datetime import datetime

from paraph.briefs.brief import View
from paraph.desk.journal import Journal
from paraph.desk.keeping import reader_of
from paraph.desk.reading import channel_of_reader, entries_for
from paraph.record.channels import PLENARY
from paraph.record.digests import digest
from paraph.record.entries import Entry, entry_of
from paraph.record.evolve import fold
from paraph.record.refusals import Unknown
from paraph.terms.ids import Seat


def entries_of(journal: Journal, seat: Seat) -> list[Entry] | Unknown:
    """Return the entries that a seat can see, in its order; or that there is no such seat."""
    reader = reader_of(journal, seat)
    if isinstance(reader, Unknown):
        return reader
    return [entry_of(each) for each in entries_for(journal, channel_of_reader(reader), {})]


def view_of(
    journal: Journal, seat: Seat, version: str, until: datetime | None = None
) -> View | Unknown:
    """Return what a seat sees, and whether any of it was said in confidence.

    Args:
        journal: The talks.
        seat: Who looks.
        version: Of this program.
        until: The last moment of which anything is seen; all of it if None.
    """
    every = entries_of(journal, seat)
    if isinstance(every, Unknown):
        return every
    entries = [each for each in every if until is None or each.at <= until]
    events = [each.event for each in entries]
    is_confidential = any(each.channel != PLENARY for each in entries)
    talks = fold(events)
    return View(
        talks,
        digest(events),
        (),
        version,
        reader=talks.reader(seat),
        is_confidential=is_confidential,
    )
