"""The chain: whatever is changed, moved, taken out or put in, the first bad entry is named."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.record.chain import (
    SALT_BYTES,
    BadEntry,
    Defect,
    Head,
    chained,
    first_bad,
    first_ledger_link,
    first_link,
)
from paraph.record.channels import MEDIATORS, PLENARY, Channel, caucus
from paraph.record.entries import StoredEntry

CHANNELS = (PLENARY, MEDIATORS, caucus("ada"))
ORDER = (0, 0, 1, 2, 0, 2, 1, 0, 2)
"""In which of the channels each entry stands."""


def salt(at: int) -> bytes:
    return hashlib.sha256(f"salt {at}".encode()).digest()


def journal() -> list[StoredEntry]:
    heads: dict[Channel, Head] = {}
    ledger = Head(0, first_ledger_link("t"))
    entries: list[StoredEntry] = []
    for at, place in enumerate(ORDER):
        channel = CHANNELS[place]
        head = heads.get(channel, Head(0, first_link("t", channel)))
        body = f'{{"at":{at}}}'.encode()
        stored, heads[channel], ledger = chained(channel, head, ledger, salt(at), body)
        entries.append(stored)
    return entries


WHOLE = journal()
PLACES = st.integers(0, len(WHOLE) - 1)


def test_links_are_made_as_the_formula_says() -> None:
    def sha(content: bytes) -> bytes:
        return hashlib.sha256(content).digest()

    first = sha(b"paraph 1 t plenary")
    commitment = sha(salt(0) + b'{"at":0}')
    own = sha(first + b"plenary 1 " + commitment)
    through_all = sha(sha(b"paraph 1 t ledger") + b"1 " + own)
    assert WHOLE[0] == StoredEntry(PLENARY, 1, 1, salt(0), b'{"at":0}', own, through_all)


def test_an_unbroken_chain_has_no_bad_entry() -> None:
    assert first_bad("t", WHOLE) is None
    assert first_bad("t", []) is None


def test_a_chain_hangs_on_the_talks() -> None:
    assert first_bad("other", WHOLE) == BadEntry(PLENARY, 1, 1, Defect.CHANGED)


@given(PLACES, st.sampled_from(["salt", "body", "link"]), st.integers(0, 7), st.integers(1, 255))
def test_any_byte_changed_breaks_the_chain_at_that_entry(
    at: int, field: str, place: int, change: int
) -> None:
    entry = WHOLE[at]
    content = bytearray(getattr(entry, field))
    content[place] ^= change
    bad = replace(entry, **{field: bytes(content)})
    found = first_bad("t", [*WHOLE[:at], bad, *WHOLE[at + 1 :]])
    assert found == BadEntry(entry.channel, entry.number, at + 1, Defect.CHANGED)


@given(PLACES, st.integers(0, 31), st.integers(1, 255))
def test_a_ledger_link_changed_is_found_at_that_entry(at: int, place: int, change: int) -> None:
    content = bytearray(WHOLE[at].ledger_link)
    content[place] ^= change
    bad = replace(WHOLE[at], ledger_link=bytes(content))
    found = first_bad("t", [*WHOLE[:at], bad, *WHOLE[at + 1 :]])
    assert found == BadEntry(bad.channel, bad.number, at + 1, Defect.MOVED)


@given(PLACES, st.integers(1, 200))
def test_a_byte_that_goes_from_the_salt_to_the_body_is_found(at: int, count: int) -> None:
    entry = WHOLE[at]
    both = entry.salt + entry.body
    cut = SALT_BYTES - min(count, SALT_BYTES)
    bad = replace(entry, salt=both[:cut], body=both[cut:])
    found = first_bad("t", [*WHOLE[:at], bad, *WHOLE[at + 1 :]])
    assert found == BadEntry(entry.channel, entry.number, at + 1, Defect.CHANGED)


@pytest.mark.parametrize("at", range(len(WHOLE) - 1))
def test_an_entry_taken_out_is_found_and_named(at: int) -> None:
    found = first_bad("t", [*WHOLE[:at], *WHOLE[at + 1 :]])
    assert found is not None
    assert (found.ledger, found.defect) == (at + 1, Defect.MISSING)
    later = [each.channel for each in WHOLE[at + 1 :]]
    if WHOLE[at].channel in later:
        assert (found.channel, found.number) == (WHOLE[at].channel, WHOLE[at].number)


@given(PLACES, PLACES)
def test_two_entries_swapped_are_found_at_the_first(one: int, other: int) -> None:
    first, last = sorted((one, other))
    swapped = list(WHOLE)
    swapped[first], swapped[last] = swapped[last], swapped[first]
    found = first_bad("t", swapped)
    assert (found is None) == (first == last)
    if found is not None:
        assert first < max(found.ledger, 1) <= len(WHOLE)


@given(PLACES, PLACES)
def test_an_entry_put_in_twice_is_found(at: int, where: int) -> None:
    found = first_bad("t", [*WHOLE[: where + 1], WHOLE[at], *WHOLE[where + 1 :]])
    assert found is not None


@given(PLACES)
def test_a_forged_entry_put_in_is_found(at: int) -> None:
    head, ledger = Head(WHOLE[at].number, WHOLE[at].link), Head(at + 1, WHOLE[at].ledger_link)
    forged, _, _ = chained(WHOLE[at].channel, head, ledger, salt(99), b"forged")
    found = first_bad("t", [*WHOLE[: at + 1], forged, *WHOLE[at + 1 :]])
    is_last = at == len(WHOLE) - 1
    assert (found is None) == is_last


def test_what_a_party_may_read_holds_without_the_ledger() -> None:
    own = [
        replace(each, ledger=0, ledger_link=b"")
        for each in sorted(WHOLE, key=lambda each: str(each.channel))
        if each.channel != MEDIATORS
    ]
    assert first_bad("t", own) is None
    changed = [replace(own[0], body=b"{}"), *own[1:]]
    assert first_bad("t", changed) == BadEntry(own[0].channel, 1, 0, Defect.CHANGED)


@pytest.mark.parametrize("at", range(len(WHOLE)))
def test_a_ledger_number_blotted_out_is_found(at: int) -> None:
    blotted = [*WHOLE[:at], replace(WHOLE[at], ledger=0), *WHOLE[at + 1 :]]
    assert first_bad("t", blotted) is not None
