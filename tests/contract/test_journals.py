"""What every journal does, in memory as in a database."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from tests.contract.conftest import STORES
from tests.contract.entries import ALL, SYRIA, append, bodies, everything, following

from paraph.desk.journal import Journal, Stale
from paraph.record.chain import Head, first_bad, first_ledger_link, first_link
from paraph.record.channels import MEDIATORS, PLENARY
from paraph.store.memory import MemoryJournal


@pytest.fixture(params=STORES)
def journal(request: pytest.FixtureRequest) -> Iterator[Journal]:
    if request.param == "memory":
        yield MemoryJournal("lake")
        return
    # Parametrised by hand, so that memory stands in one row with the others.
    made: Journal = request.getfixturevalue(f"{request.param}_journal")
    yield made
    made.close()


def test_a_new_journal_hangs_on_the_id_of_the_talks(journal: Journal) -> None:
    assert journal.name == "lake"
    assert len(bytes.fromhex(journal.talks)) == 16
    assert journal.channels() == ()
    assert journal.head(PLENARY) == Head(0, first_link(journal.talks, PLENARY))
    assert journal.ledger() == Head(0, first_ledger_link(journal.talks))
    assert everything(journal) == []


def test_entries_are_read_by_ledger_as_they_were_appended(journal: Journal) -> None:
    first = append(journal, (PLENARY, b"1"), (SYRIA, b"2"), (PLENARY, b"3"))
    second = append(journal, (MEDIATORS, b"4"), (SYRIA, b"5"))
    assert everything(journal) == [*first, *second]
    assert [each.ledger for each in everything(journal)] == [1, 2, 3, 4, 5]
    assert [(str(each.channel), each.number) for each in everything(journal)] == [
        ("plenary", 1), ("caucus/syria", 1), ("plenary", 2), ("mediator", 1), ("caucus/syria", 2),
    ]  # fmt: skip
    assert first_bad(journal.talks, everything(journal)) is None


def test_heads_are_the_last_entries(journal: Journal) -> None:
    entries = append(journal, (PLENARY, b"1"), (SYRIA, b"2"), (PLENARY, b"3"), (SYRIA, b"4"))
    assert journal.head(PLENARY) == Head(2, entries[2].link)
    assert journal.head(SYRIA) == Head(2, entries[3].link)
    assert journal.ledger() == Head(4, entries[3].ledger_link)


def test_channels_are_those_with_an_entry_by_name(journal: Journal) -> None:
    append(journal, (PLENARY, b"1"), (MEDIATORS, b"2"), (SYRIA, b"3"), (PLENARY, b"4"))
    assert journal.channels() == (SYRIA, MEDIATORS, PLENARY)


def test_bytes_come_back_as_they_are(journal: Journal) -> None:
    body = bytes(range(256))
    append(journal, (PLENARY, body), (PLENARY, b""))
    assert bodies(everything(journal)) == [body, b""]


def test_one_reads_what_came_after_the_numbers_one_knows(journal: Journal) -> None:
    append(journal, *((each, str(at).encode()) for at in range(4) for each in (PLENARY, SYRIA)))
    assert bodies(list(journal.read([PLENARY, SYRIA], {PLENARY: 3, SYRIA: 2}))) == [
        b"2", b"3", b"3",
    ]  # fmt: skip
    assert bodies(list(journal.read([PLENARY], {SYRIA: 4}))) == [b"0", b"1", b"2", b"3"]
    assert list(journal.read([PLENARY], {PLENARY: 4})) == []
    assert list(journal.read([MEDIATORS], {})) == []
    assert list(journal.read([], {})) == []


def test_an_entry_whose_number_is_taken_is_stale(journal: Journal) -> None:
    entries = append(journal, (PLENARY, b"mine"))
    with pytest.raises(Stale) as raised:
        journal.append([replace(entries[0], ledger=2, body=b"theirs")], {})
    assert raised.value.meanwhile == ()
    assert bodies(everything(journal)) == [b"mine"]


def test_an_entry_whose_place_in_the_ledger_is_taken_is_stale(journal: Journal) -> None:
    theirs = following(journal, (SYRIA, b"theirs"))
    append(journal, (PLENARY, b"mine"))
    with pytest.raises(Stale):
        journal.append(theirs, {})
    assert journal.channels() == (PLENARY,)


@pytest.mark.parametrize(("number", "ledger"), [(3, 2), (2, 3), (0, 2), (2, 0), (-1, 2)])
def test_a_gap_is_refused(journal: Journal, number: int, ledger: int) -> None:
    entries = append(journal, (PLENARY, b"1"))
    with pytest.raises(Stale):
        journal.append([replace(entries[0], number=number, ledger=ledger)], {})
    assert everything(journal) == entries


def test_a_batch_with_one_bad_entry_leaves_nothing(journal: Journal) -> None:
    kept = append(journal, (PLENARY, b"1"))
    batch = following(journal, (SYRIA, b"2"), (PLENARY, b"3"), (PLENARY, b"4"))
    with pytest.raises(Stale):
        journal.append([*batch[:2], replace(batch[2], number=1)], {"ab": b"document"})
    assert everything(journal) == kept
    assert journal.channels() == (PLENARY,)
    assert journal.document("ab") is None
    journal.append(batch, {})
    assert everything(journal) == [*kept, *batch]


def test_documents_are_kept_once_by_their_digest(journal: Journal) -> None:
    journal.append(following(journal, (PLENARY, b"1")), {"cd": b"second", "ab": b"first"})
    journal.append([], {"ab": b"first", "ef": b"\0third"})
    assert journal.document("ab") == b"first"
    assert journal.document("00") is None
    assert list(journal.documents()) == [("ab", b"first"), ("cd", b"second"), ("ef", b"\0third")]


def test_nothing_appended_is_nothing_changed(journal: Journal) -> None:
    journal.append([], {})
    assert everything(journal) == []


def test_a_turn_sees_its_own_entries_before_others_do(journal: Journal) -> None:
    with journal.turn(), ThreadPoolExecutor(1) as other:
        entries = append(journal, (PLENARY, b"1"))
        journal.append([], {"ab": b"document"})
        assert everything(journal) == entries
        assert journal.head(PLENARY).number == 1
        assert journal.channels() == (PLENARY,)
        assert journal.document("ab") == b"document"
        assert list(journal.documents()) == [("ab", b"document")]
        assert other.submit(everything, journal).result() == []
        assert other.submit(journal.channels).result() == ()
        assert other.submit(journal.ledger).result().number == 0
        assert other.submit(journal.document, "ab").result() is None
    assert everything(journal) == entries


def test_a_turn_that_raises_leaves_nothing(journal: Journal) -> None:
    kept = append(journal, (PLENARY, b"1"))

    def fail() -> None:
        with journal.turn():
            append(journal, (PLENARY, b"2"), (SYRIA, b"3"))
            journal.append([], {"ab": b"document"})
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert everything(journal) == kept
    assert journal.document("ab") is None
    assert bodies(append(journal, (PLENARY, b"again"))) == [b"again"]


def test_a_turn_may_be_entered_again(journal: Journal) -> None:
    with journal.turn():
        append(journal, (PLENARY, b"1"))
        with journal.turn():
            append(journal, (PLENARY, b"2"))
            assert journal.ledger().number == 2
        append(journal, (PLENARY, b"3"))
    assert bodies(everything(journal)) == [b"1", b"2", b"3"]


def test_what_the_inner_turn_did_is_undone_with_the_outer(journal: Journal) -> None:
    def fail() -> None:
        with journal.turn():
            with journal.turn():
                append(journal, (PLENARY, b"1"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert everything(journal) == []


@pytest.mark.parametrize("then", [everything, lambda journal: journal.channels(), lambda _: None])
def test_a_turn_in_which_something_failed_does_not_go_on(
    journal: Journal, then: Callable[[Journal], object]
) -> None:
    kept = append(journal, (PLENARY, b"1"))

    def swallow() -> None:
        with journal.turn():
            append(journal, (PLENARY, b"2"))
            with pytest.raises(Stale):
                journal.append(kept, {})
            then(journal)

    with pytest.raises(RuntimeError, match="went on after something in it had failed"):
        swallow()
    assert everything(journal) == kept


def test_one_may_stop_reading_half_way_in_a_turn(journal: Journal) -> None:
    append(journal, *((PLENARY, b"x") for _ in range(5)))
    with journal.turn():
        reading = journal.read([PLENARY], {})
        assert next(reading).number == 1
        reading.close()
        append(journal, (PLENARY, b"last"))
    assert journal.head(PLENARY).number == 6


def test_a_turn_keeps_others_waiting(journal: Journal) -> None:
    begun = threading.Event()
    order = list[str]()

    def late() -> None:
        begun.set()
        with journal.turn():
            order.append("second")
            append(journal, (PLENARY, b"second"))

    with ThreadPoolExecutor(1) as other:
        with journal.turn():
            waiting = other.submit(late)
            assert begun.wait(10)
            append(journal, (PLENARY, b"first"))
            order.append("first")
        waiting.result()
    assert order == ["first", "second"]
    assert bodies(everything(journal)) == [b"first", b"second"]


def test_a_snapshot_is_of_one_moment_while_others_write(journal: Journal) -> None:
    kept = append(journal, (PLENARY, b"1"))
    with ThreadPoolExecutor(1) as other:
        with journal.snapshot():
            assert journal.ledger().number == 1
            other.submit(append, journal, (SYRIA, b"2"), (PLENARY, b"3")).result()
            with journal.snapshot():
                assert everything(journal) == kept
            assert journal.channels() == (PLENARY,)
            assert journal.head(PLENARY).number == 1
            assert list(journal.documents()) == []
        assert journal.head(PLENARY).number == 2


def test_a_turn_within_a_snapshot_sees_what_is_there_now(journal: Journal) -> None:
    with ThreadPoolExecutor(1) as other, journal.snapshot():
        assert everything(journal) == []
        other.submit(append, journal, (PLENARY, b"1")).result()
        with journal.turn(), journal.snapshot():
            assert bodies(append(journal, (PLENARY, b"2"))) == [b"2"]
            assert journal.ledger().number == 2
        assert everything(journal) == []


def test_many_threads_leave_no_gap(journal: Journal) -> None:
    def write(writer: int) -> None:
        for at in range(25):
            with journal.turn():
                append(journal, (ALL[(writer + at) % 3], f"{writer} {at}".encode()))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))
    entries = everything(journal)
    assert [each.ledger for each in entries] == list(range(1, 201))
    assert first_bad(journal.talks, entries) is None
    assert {each.body for each in entries} == {
        f"{writer} {at}".encode() for writer in range(8) for at in range(25)
    }


def test_of_many_who_write_without_a_turn_one_is_first(journal: Journal) -> None:
    entries = following(journal, (PLENARY, b"mine"))

    def write(_: int) -> bool:
        try:
            journal.append(entries, {})
        except Stale:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(write, range(8))) == 1
    assert everything(journal) == entries
