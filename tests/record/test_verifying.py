"""Verification: chains, documents and receipts, and what each kind of harm is called."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.small_talks import Room

from paraph.desk.keeping import all_entries, copied_for, heads_for
from paraph.record.chain import (
    SALT_BYTES,
    Defect,
    Head,
    chained,
    first_ledger_link,
    first_link,
)
from paraph.record.channels import PLENARY
from paraph.record.commands.ladder import SetCalendar
from paraph.record.entries import StoredEntry
from paraph.record.verifying import BadDocument, Differing, Verified, files_named, verified
from paraph.terms.calendars import Calendar
from paraph.terms.ids import MEDIATOR, Seat

Receipt = dict[str, Head]


@pytest.fixture
def room() -> Room:
    """Talks in which one calendar was set after the opening."""
    room = Room()
    room.give("ada", SetCalendar(Calendar(Seat("ada"), "Europe/Berlin")))
    return room


def check(room: Room, entries: Sequence[StoredEntry], receipts: Sequence[Receipt] = ()) -> Verified:
    return verified(room.journal.talks, entries, room.journal.documents(), receipts)


def test_an_untouched_journal_holds_and_fits_every_receipt(room: Room) -> None:
    entries = list(all_entries(room.journal))
    receipts = [heads_for(room.journal, seat) for seat in (MEDIATOR, Seat("ada"))]
    found = check(room, entries, receipts)
    assert found.holds
    assert found.entries == len(entries)
    assert "ledger" in receipts[0]
    assert "ledger" not in receipts[1]


def test_a_cut_tail_holds_by_itself_but_not_against_a_receipt(room: Room) -> None:
    entries = list(all_entries(room.journal))
    receipt = heads_for(room.journal, MEDIATOR)
    last = entries[-1]
    assert check(room, entries[:-1]).holds
    found = check(room, entries[:-1], [receipt])
    assert set(found.differing) == {
        Differing("plenary", last.number, is_cut=True),
        Differing("ledger", last.ledger, is_cut=True),
    }


def test_another_link_under_the_number_of_a_receipt_is_a_rewrite(room: Room) -> None:
    entries = list(all_entries(room.journal))
    last = entries[-1]
    receipt = {"plenary": Head(last.number, b"\0" * 32)}
    found = check(room, entries, [receipt])
    assert found.differing == (Differing("plenary", last.number, is_cut=False),)


def test_a_changed_document_and_a_missing_one_are_named_by_their_file(room: Room) -> None:
    entries = list(all_entries(room.journal))
    [(digest, raw)] = room.journal.documents()
    changed = verified(room.journal.talks, entries, [(digest, raw + b"!")], ())
    assert changed.documents == (BadDocument(digest, "reports/wire.txt", is_missing=False),)
    missing = verified(room.journal.talks, entries, [], ())
    assert missing.documents == (BadDocument(digest, "reports/wire.txt", is_missing=True),)


def test_a_document_that_nothing_names_is_checked_too(room: Room) -> None:
    entries = list(all_entries(room.journal))
    stray = hashlib.sha256(b"stray").hexdigest()
    documents = [*room.journal.documents(), (stray, b"changed")]
    found = verified(room.journal.talks, entries, documents, ())
    assert found.documents == (BadDocument(stray, "", is_missing=False),)


def test_an_entry_about_something_else_names_no_file(room: Room) -> None:
    assert files_named(list(all_entries(room.journal))[-1]) == {}


def test_the_journal_of_other_talks_does_not_pass_for_these(room: Room) -> None:
    found = verified("other", list(all_entries(room.journal)), room.journal.documents(), ())
    assert found.bad is not None
    assert (found.bad.number, found.bad.defect) == (1, Defect.CHANGED)


def test_only_a_copy_may_lack_the_bodies_of_sealed_entries(room: Room) -> None:
    entries = copied_for(room.journal, MEDIATOR)
    assert check(room, entries).holds
    blanked = [*entries[:-1], replace(entries[-1], salt=b"", body=b"")]
    found = verified(room.journal.talks, blanked, room.journal.documents(), (), is_copy=True)
    assert found.bad is not None
    assert found.bad.defect is Defect.CHANGED


def test_a_body_that_is_none_is_bad_even_where_its_links_were_made_anew(room: Room) -> None:
    channel, talks = PLENARY, room.journal.talks
    head, ledger = Head(0, first_link(talks, channel)), Head(0, first_ledger_link(talks))
    forged, _, _ = chained(channel, head, ledger, b"s" * SALT_BYTES, b'{"report-filed": 1}')
    found = verified(talks, [forged], (), ())
    assert found.bad is not None
    assert (found.bad.channel, found.bad.number, found.bad.defect) == (
        channel,
        1,
        Defect.CHANGED,
    )
