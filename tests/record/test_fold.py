"""Random talks fold to one state: at once, in two parts, or one event after another."""

from functools import reduce
from random import Random

import pytest
from tests.leaks.histories import pair, play

from paraph.desk.keeping import all_entries
from paraph.desk.reading import Reading, channel_of_reader, entries_for
from paraph.record.channels import MEDIATORS, PLENARY, caucus, sealed
from paraph.record.entries import entry_of, visible
from paraph.record.events.event import Event
from paraph.record.evolve import evolve, fold
from paraph.store.memory import MemoryJournal
from paraph.terms.ids import Seat

SEEDS = range(12)


def talks_of(seed: int) -> tuple[Random, MemoryJournal]:
    random = Random(seed)
    journal, _ = play(pair(random, "ada")[0])
    return random, journal


def events_of(journal: MemoryJournal, seat: str) -> list[Event]:
    channel = channel_of_reader(Seat(seat))
    return [entry_of(each).event for each in entries_for(journal, channel, {})]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("seat", ["ada", "mediator"])
def test_a_beginning_and_then_the_rest_make_the_same_as_all(seed: int, seat: str) -> None:
    random, journal = talks_of(seed)
    events = events_of(journal, seat)
    whole = fold(events)
    for _ in range(5):
        at = random.randint(0, len(events))
        assert fold(events[at:], fold(events[:at])) == whole
    at = random.randint(0, len(events))
    assert reduce(evolve, events[at:], fold(events[:at])) == whole


@pytest.mark.parametrize("seed", SEEDS)
def test_a_reading_carried_on_makes_the_same_as_one_begun_at_the_end(seed: int) -> None:
    _, whole = talks_of(seed)
    growing = MemoryJournal("growing", whole.talks)
    carried = Reading(growing)
    watched = [PLENARY, MEDIATORS, caucus("ada"), sealed("ada"), sealed("obs")]
    for entry in all_entries(whole):
        growing.append([entry], {})
        for channel in watched[:: entry.number % 2 + 1]:
            carried.of(channel)
    for channel in watched:
        assert carried.of(channel) == Reading(growing).of(channel)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_reader_sees_is_what_its_channel_gives(seed: int) -> None:
    _, journal = talks_of(seed)
    for seat in ("ada", "obs", "mediator"):
        channel = channel_of_reader(Seat(seat))
        found = visible(all_entries(journal), Seat(seat))
        assert found == entries_for(journal, channel, {})
