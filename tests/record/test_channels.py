"""The table of who reads what, in full."""

import pytest

from paraph.record.channels import (
    MEDIATORS,
    PLENARY,
    Channel,
    can_read,
    caucus,
    channel_named,
    read_with,
    sealed,
)
from paraph.record.entries import known_before
from paraph.terms.ids import Seat

THERE = (PLENARY, MEDIATORS, caucus("ada"), caucus("ben"), sealed("ada"), sealed("ben"))
READ = {
    ("plenary", "ada"): True,
    ("plenary", "ben"): True,
    ("plenary", "obs"): True,
    ("plenary", "mediator"): True,
    ("caucus/ada", "ada"): True,
    ("caucus/ada", "ben"): False,
    ("caucus/ada", "obs"): False,
    ("caucus/ada", "mediator"): True,
    ("caucus/ben", "ada"): False,
    ("caucus/ben", "ben"): True,
    ("caucus/ben", "obs"): False,
    ("caucus/ben", "mediator"): True,
    ("sealed/ada", "ada"): True,
    ("sealed/ada", "ben"): False,
    ("sealed/ada", "obs"): False,
    ("sealed/ada", "mediator"): False,
    ("sealed/ben", "ada"): False,
    ("sealed/ben", "ben"): True,
    ("sealed/ben", "obs"): False,
    ("sealed/ben", "mediator"): False,
    ("mediator", "ada"): False,
    ("mediator", "ben"): False,
    ("mediator", "obs"): False,
    ("mediator", "mediator"): True,
}


def test_every_seat_reads_what_the_table_says_and_nothing_else() -> None:
    seats = ("ada", "ben", "obs", "mediator")
    found = {
        (str(channel), seat): can_read(Seat(seat), channel) for channel in THERE for seat in seats
    }
    assert found == READ


@pytest.mark.parametrize(
    ("channel", "names"),
    [
        (PLENARY, ["plenary"]),
        (caucus("ada"), ["plenary", "caucus/ada"]),
        (sealed("ada"), ["plenary", "caucus/ada", "sealed/ada"]),
        (MEDIATORS, ["plenary", "mediator", "caucus/ada", "caucus/ben"]),
        (sealed("cyd"), ["plenary"]),
    ],
)
def test_what_is_entered_is_decided_on_what_all_its_readers_can_read(
    channel: Channel, names: list[str]
) -> None:
    assert [str(each) for each in read_with(channel, THERE)] == names


def test_nothing_is_decided_on_a_channel_that_one_reader_cannot_read() -> None:
    seats = ("ada", "ben", "obs", "mediator")
    for channel in THERE:
        for other in read_with(channel, THERE):
            for seat in seats:
                assert can_read(Seat(seat), other) or not can_read(Seat(seat), channel)


@pytest.mark.parametrize("channel", [*THERE, caucus("a/b")])
def test_a_channel_is_found_again_by_its_name(channel: Channel) -> None:
    assert channel_named(str(channel)) == channel


def test_an_entry_tells_numbers_of_channels_that_its_readers_can_read() -> None:
    for channel in THERE:
        for other in known_before(channel):
            assert other in read_with(channel, THERE)
