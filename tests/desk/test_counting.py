"""Counting secret answers: what is told, to whom, and that nobody else can read one."""

from itertools import product

import pytest
from tests.small_talks import HALF_OPEN, Room

from paraph.desk.reading import channel_of_reader, entries_for
from paraph.desk.viewing import view_of
from paraph.record.channels import MEDIATORS, PLENARY
from paraph.record.commands.enquiries import (
    AnnounceTally,
    AnswerInSecret,
    CloseEnquiry,
    CountAnswers,
    PutInSecret,
)
from paraph.record.refusals import EnquiryState, Unknown
from paraph.terms.drafts import Tally
from paraph.terms.ids import MEDIATOR, Seat

PARTIES = ("ada", "ben", "cyd")
PUT, CLOSE = PutInSecret("q", HALF_OPEN), CloseEnquiry("q")


def answered(*answers: tuple[str, bool]) -> Room:
    """A room with an enquiry, some answers to it, and no more to come."""
    room = Room()
    room.give("mediator", PUT)
    for party, accepts in answers:
        room.give(party, AnswerInSecret("q", accepts))
    room.give("mediator", CLOSE)
    return room


def tally(room: Room, given: Tally | None = None) -> Tally | None:
    room.channels("mediator", CountAnswers("q", given))
    return room.talks(MEDIATORS).enquiry["q"].tally


@pytest.mark.parametrize("answers", list(product([True, False, None], repeat=3)))
def test_all_accept_only_where_every_party_answered_yes(
    answers: tuple[bool | None, ...],
) -> None:
    told = [(party, yes) for party, yes in zip(PARTIES, answers, strict=True) if yes is not None]
    expected = Tally.ALL_ACCEPT if answers == (True, True, True) else Tally.NOT_ALL
    assert tally(answered(*told)) is expected


@pytest.mark.parametrize("last", [True, False])
def test_the_last_answer_counts(last: bool) -> None:  # noqa: FBT001
    others = [("ben", True), ("cyd", True)]
    room = answered(("ada", not last), *others, ("ada", last))
    assert tally(room) is (Tally.ALL_ACCEPT if last else Tally.NOT_ALL)


def test_an_answer_to_another_enquiry_counts_for_that_one_only() -> None:
    room = Room()
    room.give("mediator", PutInSecret("other", HALF_OPEN))
    for party in PARTIES:
        room.give(party, AnswerInSecret("other", accepts=True))
    room.give("mediator", PUT)
    room.give("mediator", CLOSE)
    assert tally(room) is Tally.NOT_ALL


def test_whatever_a_person_writes_as_the_count_is_replaced() -> None:
    assert tally(answered(("ada", False)), Tally.ALL_ACCEPT) is Tally.NOT_ALL
    room = answered(("ada", False))
    tally(room)
    room.channels("mediator", AnnounceTally("q", Tally.ALL_ACCEPT))
    assert room.talks().enquiry["q"].tally is Tally.NOT_ALL


def test_nothing_is_counted_before_the_enquiry_is_closed() -> None:
    room = Room()
    room.give("mediator", PUT)
    refused = EnquiryState("q", "open", "closed")
    assert room.give("mediator", CountAnswers("q", Tally.ALL_ACCEPT)) == refused


def test_nothing_is_announced_before_it_is_counted() -> None:
    room = answered()
    refused = EnquiryState("q", "not counted", "counted")
    assert room.give("mediator", AnnounceTally("q", Tally.ALL_ACCEPT)) == refused


def test_an_enquiry_that_was_never_put_is_neither_counted_nor_announced() -> None:
    for command in (CountAnswers("z"), AnnounceTally("z")):
        assert Room().give("mediator", command) == Unknown("enquiry", "z", ())


def test_the_count_stays_with_the_team_until_it_is_announced() -> None:
    room = answered(*((party, True) for party in PARTIES))
    assert tally(room) is Tally.ALL_ACCEPT
    assert room.talks(PLENARY).enquiry["q"].tally is None
    assert room.channels("mediator", AnnounceTally("q")) == ["plenary"]
    assert room.talks(PLENARY).enquiry["q"].tally is Tally.ALL_ACCEPT


def all_that_is_read(room: Room, seat: str) -> tuple[object, ...]:
    reader = Seat(seat)
    entries = entries_for(room.journal, channel_of_reader(reader), {})
    bodies = [(each.channel, each.salt, each.body, each.link) for each in entries]
    return bodies, repr(view_of(room.journal, reader, "0"))


@pytest.mark.parametrize("counted", [False, True])
def test_nobody_but_the_party_can_tell_what_it_answered(counted: bool) -> None:  # noqa: FBT001
    # Ben says no, so the count is the same whatever Ada answers.
    rooms = [answered(("ada", accepts), ("ben", False)) for accepts in (True, False)]
    if counted:
        for room in rooms:
            tally(room)
            room.channels("mediator", AnnounceTally("q"))
    for seat in ("ben", "cyd", "host", "obs", MEDIATOR):
        reader = MEDIATOR if seat == "host" else seat
        yes, no = (all_that_is_read(room, reader) for room in rooms)
        assert yes == no
    yes, no = (all_that_is_read(room, "ada") for room in rooms)
    assert yes != no


def test_the_team_learns_who_has_answered_and_a_party_only_of_itself() -> None:
    room = answered(("ada", True), ("ben", False))
    assert room.talks(MEDIATORS).enquiry["q"].sealed == {"ada", "ben"}
    for seat, known in (("ada", {"ada"}), ("ben", {"ben"}), ("cyd", set()), ("obs", set())):
        channel = channel_of_reader(Seat(seat))
        assert room.talks(channel).enquiry["q"].sealed == known
