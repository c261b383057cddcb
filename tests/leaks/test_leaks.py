"""What one seat may not see changes nothing for it: not a byte, a number, a refusal or a date.

500 pairs of random histories, 25 from each of 20 seeds. The two of a pair differ only in entries
that one seat may not see: they are added, left out, changed or moved. Of all 500 that seat's
entries, copy of the journal, heads, checks, state, digest, view, due lists, log, positions,
packages and roadmap (both as JSON) are compared, with what became of its own commands and of 13
more at the end. The whole brief and the positions, as JSON, text and HTML, are compared of one
pair of every other seed, 10 in all: drawing charts is slow, and a brief is made of nothing but the
view, which is compared of all. What the mediator's team announces of an enquiry is the one release
that is meant; it is alike in both histories.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest
from tests.arenas import noted
from tests.leaks import reading_all
from tests.leaks.histories import Given, Pair, pair, play

from paraph.desk import reading, submitting
from paraph.desk.journal import Journal
from paraph.desk.reading import Reading, channel_of_reader, entries_for
from paraph.desk.submitting import Stamp
from paraph.desk.viewing import view_of
from paraph.record import channels
from paraph.record.channels import Channel, ChannelKind
from paraph.record.entries import StoredEntry, entry_of
from paraph.record.events.event import Event
from paraph.record.events.founding import PositionStated
from paraph.record.references import brings, mentions
from paraph.record.refusals import Unknown
from paraph.store.memory import MemoryJournal
from paraph.terms.ids import PositionId, Seat

READERS = ("ada", "ben", "cyd", "obs")
SEEDS = range(20)
PAIRS_OF_A_SEED = 25
Outcome = tuple[Given, object]


def read_by(reader: str, history: Sequence[Given], seed: int, *, is_drawn: bool) -> Iterator:
    """Give everything that a reader gets out of a history."""
    journal, outcomes = play(history)
    state = Reading(journal)
    for given, done in outcomes:
        if given.seat == reader and not given.is_hidden:
            yield given.command.TAG, reading_all.known_of(done, state, reader)
    yield from reading_all.everything(journal, reader)
    view = view_of(journal, Seat(reader), "0")
    assert not isinstance(view, Unknown)
    yield from reading_all.answers(view)
    if is_drawn:
        yield from reading_all.briefs(view)
    yield from reading_all.probes(journal, reader, seed)


def differences(reader: str, histories: Pair, seed: int, *, is_drawn: bool) -> list[str]:
    """Return the names of what a reader reads otherwise in two histories."""
    one, other = (list(read_by(reader, history, seed, is_drawn=is_drawn)) for history in histories)
    named = [name for (name, found), (_, same) in zip(one, other, strict=True) if found != same]
    return named if len(one) == len(other) else [*named, "how much there is"]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seat_reads_the_same_whatever_it_may_not_see(seed: int) -> None:
    with noted(seed) as random:
        for at in range(PAIRS_OF_A_SEED):
            reader = random.choice(READERS)
            found = differences(
                reader, pair(random, reader), seed, is_drawn=at == 0 and seed % 2 == 0
            )
            assert found == [], f"{reader}, pair {at}"


def hidden_entries(history: Sequence[Given], reader: str) -> list[bytes]:
    """Return the bodies of all entries of a history that a reader cannot see."""
    journal, _ = play(history)
    return [
        each.body
        for each in journal.read(journal.channels(), {})
        if not channels.can_read(Seat(reader), each.channel)
    ]


def test_the_histories_of_most_pairs_differ_in_what_is_hidden() -> None:
    with noted(1) as random:
        differ = 0
        for _ in range(40):
            reader = random.choice(READERS)
            one, other = pair(random, reader)
            differ += hidden_entries(one, reader) != hidden_entries(other, reader)
    assert differ >= 36


@pytest.mark.parametrize("seed", range(8))
def test_an_entry_refers_only_to_what_each_of_its_readers_can_see(seed: int) -> None:
    with noted(seed) as random:
        for _ in range(8):
            journal, _ = play(pair(random, random.choice(READERS))[0])
            anywhere = set(_brought(journal.read(journal.channels(), {})))
            for reader in (*READERS, "mediator"):
                _follow(journal, reader, anywhere)


def _brought(entries: Iterable[StoredEntry]) -> Iterator[tuple[str, str]]:
    for each in entries:
        yield from brings(entry_of(each).event)


def _follow(journal: Journal, reader: str, anywhere: Collection[tuple[str, str]]) -> None:
    """Read the journal as a reader does, and look for what it has not met when it is named."""
    met: set[tuple[str, str]] = {("seat", "mediator")}
    for stored in entries_for(journal, channel_of_reader(Seat(reader)), {}):
        event = entry_of(stored).event
        met |= set(brings(event))
        met |= {("seat", word) for kind, word in met if kind == "actor"}
        odd = {each for each in mentions(event) if each not in met}
        # A person who speaks need not have been named; such a name is known to nobody.
        assert odd & set(anywhere) == set(), (reader, event)
        assert {kind for kind, _ in odd} <= {"member"}


# ---- the test can fail: leaks planted on purpose are found ----


def found_within(pairs: int) -> bool:
    """Whether anything differs among a few pairs."""
    random = Random(7)
    for _ in range(pairs):
        reader = random.choice(READERS)
        try:
            if differences(reader, pair(random, reader), 7, is_drawn=False):
                return True
        except (AssertionError, KeyError, ValueError):
            continue
    return False


def _ledger_told(entries: Iterable[StoredEntry], *, knows_ledger: bool) -> list[StoredEntry]:
    del knows_ledger
    return sorted(entries, key=lambda each: each.ledger)


def _all_read(channel: Channel, there: tuple[Channel, ...]) -> tuple[Channel, ...]:
    del channel
    return tuple(each for each in there if each.kind is not ChannelKind.SEALED)


def _counted_ids(
    enter: Callable[..., list[StoredEntry]],
) -> Callable[..., list[StoredEntry]]:
    """Name every position by how many entries there are of anybody."""

    def entered(
        journal: MemoryJournal,
        told: Sequence[tuple[Channel, Event]],
        stamp: Stamp,
        salts: submitting.Salts,
    ) -> list[StoredEntry]:
        count = journal.ledger().number
        return enter(
            journal, [(channel, _renamed(event, count)) for channel, event in told], stamp, salts
        )

    return entered


def _renamed(event: Event, count: int) -> Event:
    if not isinstance(event, PositionStated):
        return event
    return PositionStated(replace(event.position, id=PositionId(f"position-{count}")))


def test_ledger_numbers_shown_to_a_party_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "in_order", _ledger_told)
    assert found_within(12)


def test_another_caucus_shown_to_a_party_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_with", _all_read)
    assert found_within(12)


def test_a_count_of_all_entries_in_an_id_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submitting, "enter", _counted_ids(submitting.enter))
    assert found_within(60)


def test_numbers_through_all_channels_on_what_was_accepted_would_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(submitting, "visible", lambda entries, _: entries)
    assert found_within(40)


def test_nothing_is_found_where_nothing_is_planted() -> None:
    assert not found_within(12)
