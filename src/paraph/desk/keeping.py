"""Copying a journal, whole or as a seat sees it: what a keeper does."""

from collections.abc import Iterator

from paraph.desk.journal import Journal
from paraph.desk.reading import channel_of_reader, entries_for
from paraph.record.chain import Head, held_back
from paraph.record.channels import PLENARY, Channel, can_read, read_with
from paraph.record.entries import StoredEntry, entry_of
from paraph.record.evolve import fold
from paraph.record.references import known
from paraph.record.refusals import Unknown
from paraph.record.verifying import LEDGER, files_named
from paraph.terms.ids import MEDIATOR, Seat


def all_entries(journal: Journal) -> Iterator[StoredEntry]:
    """Give every entry of a journal, by ledger number, whoever may read it."""
    return journal.read(journal.channels(), {})


def reader_of(journal: Journal, seat: Seat) -> Seat | Unknown:
    """Return as whom a seat reads a journal; or that there is no such seat."""
    plenary = fold(entry_of(each).event for each in entries_for(journal, PLENARY, {}))
    seats = known(plenary, "seat")
    return plenary.reader(seat) if seat in seats else Unknown("seat", seat, seats)


def seen_by(journal: Journal, reader: Seat) -> tuple[list[StoredEntry], dict[str, bytes]]:
    """Return the entries that a reader can see, and the documents that they name."""
    entries = entries_for(journal, channel_of_reader(reader), {})
    named = sorted({digest for each in entries for digest in files_named(each)})
    kept = {digest: journal.document(digest) for digest in named}
    return entries, {digest: raw for digest, raw in kept.items() if raw is not None}


def copied_for(journal: Journal, reader: Seat) -> list[StoredEntry]:
    """Return the entries for a copy that a reader can verify.

    The mediator's team has the ledger too, in which sealed entries stand; of those it gets the
    links only.
    """
    if reader != MEDIATOR:
        return entries_for(journal, channel_of_reader(reader), {})
    return [
        each if can_read(reader, each.channel) else held_back(each) for each in all_entries(journal)
    ]


def heads_for(journal: Journal, reader: Seat) -> dict[str, Head]:
    """Return the last entry of each chain that a reader can see, by the chain's name."""
    channel: Channel = channel_of_reader(reader)
    with journal.turn():
        found = {str(each): journal.head(each) for each in read_with(channel, journal.channels())}
        if reader == MEDIATOR:
            found[LEDGER] = journal.ledger()
    return found
