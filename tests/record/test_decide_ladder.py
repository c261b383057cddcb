"""Deciding on members, calendars, meetings and mandates."""

import datetime as dt

import pytest
from tests.small_talks import LEVELS, Table

from paraph.record.commands import ladder as asked
from paraph.record.commands.command import Command
from paraph.record.events import ladder as happened
from paraph.record.refusals import (
    MeetingOver,
    NoReason,
    NotYours,
    Refusal,
    Taken,
    Unknown,
    WrongDate,
)
from paraph.terms.calendars import Calendar
from paraph.terms.ids import Seat
from paraph.terms.meetings import Mandate, MandateReport, Meeting, Minutes, Outcome
from paraph.terms.people import Member

EXPERTS, MINISTERS, LEADERS = LEVELS
MAY = dt.date(2024, 5, 13)
LATER = dt.datetime(2024, 5, 13, 12, tzinfo=dt.UTC)
MEETING = Meeting("m", MINISTERS, "Geneva", MAY, MAY)
MANDATE = Mandate("a", MINISTERS, EXPERTS, "Draft a roadmap")
CALL, HOLD = asked.CallMeeting(MEETING), asked.HoldMeeting(Minutes("m", "host-1", ("ada-1",)))
CANCEL = asked.CancelMeeting("m", "no visas")
GIVE = asked.GiveMandate(MANDATE)


def member(name: str, seat: str) -> Member:
    return Member(name, name.title(), Seat(seat), (EXPERTS,))


def refused(seat: str, *commands: Command) -> Refusal:
    """Give commands of which the last is refused; return why, the talks being as before."""
    table = Table()
    table.does("mediator", *commands[:-1])
    before = table.talks
    found = table.asks(seat, commands[-1])
    assert not isinstance(found, tuple)
    assert table.talks == before
    return found


def test_a_party_names_its_own_members_and_the_team_anybodys() -> None:
    table = Table()
    assert table.does("ada", asked.NameMember(member("eve", "ada"))) == (
        happened.MemberNamed(member("eve", "ada")),
    )
    table.does("mediator", asked.NameMember(member("bob", "ben")))
    table.does("host", asked.NameMember(member("hal", "mediator")))
    assert {"eve", "bob", "hal"} <= set(table.talks.member)


def test_a_party_does_not_name_or_recall_members_of_another() -> None:
    naming = asked.NameMember(member("eve", "ben"))
    assert refused("ada", naming) == NotYours("ada", "name-member", "ben")
    assert refused("ada", asked.RecallMember("ben-1")) == NotYours("ada", "recall-member", "ben")


@pytest.mark.parametrize("seat", ["ada", "mediator"])
def test_nobody_takes_the_name_of_another_seats_member(seat: str) -> None:
    naming = asked.NameMember(member("ben-1", "ada"))
    assert refused(seat, naming) == Taken("member", "ben-1")


def test_a_member_named_again_is_known_anew_in_the_same_place() -> None:
    table = Table()
    before = list(table.talks.member)
    table.does("ada", asked.NameMember(member("ada-1", "ada")))
    assert list(table.talks.member) == before
    assert table.talks.member["ada-1"].levels == (EXPERTS,)


def test_a_member_of_no_known_level_is_not_named() -> None:
    odd = Member("eve", "Eve", Seat("ada"), ("deputies",))
    assert refused("ada", asked.NameMember(odd)) == Unknown("level", "deputies", LEVELS)


def test_somebody_whom_nobody_named_cannot_be_recalled() -> None:
    found = refused("ada", asked.RecallMember("eve"))
    assert isinstance(found, Unknown)
    assert (found.kind, found.id) == ("member", "eve")


def test_observers_name_nobody() -> None:
    naming = asked.NameMember(member("eve", "obs"))
    assert refused("obs", naming) == NotYours("obs", "name-member", naming.BY)


def test_each_seat_sets_its_own_calendar_and_the_team_any() -> None:
    table = Table()
    table.does("ada", asked.SetCalendar(Calendar("ada", "Asia/Amman", (5, 6))))
    table.does("mediator", asked.SetCalendar(Calendar("ben", "Europe/Paris")))
    assert table.talks.calendar("ada").rest == (5, 6)
    assert table.talks.calendar("ben").zone == "Europe/Paris"
    other = asked.SetCalendar(Calendar("ben", "UTC"))
    assert refused("ada", other) == NotYours("ada", "set-calendar", "ben")


def test_a_calendar_has_a_zone_that_exists() -> None:
    found = refused("ada", asked.SetCalendar(Calendar("ada", "Ada/Home")))
    assert found == Unknown("time zone", "Ada/Home", ())


@pytest.mark.parametrize(
    ("rest", "found"), [((0,), "0"), ((6, 8), "6, 8"), (tuple(range(1, 8)), "1, 2, 3, 4, 5, 6, 7")]
)
def test_a_calendar_rests_on_days_of_the_week_but_not_on_all(
    rest: tuple[int, ...], found: str
) -> None:
    expected = "days of the week from 1 (Monday) to 7 (Sunday), at least one of them worked"
    asking = asked.SetCalendar(Calendar("ada", "UTC", rest))
    assert refused("ada", asking) == WrongDate("set-calendar", found, expected)


def test_the_mediators_team_counts_days_as_its_party_does_unless_it_says_otherwise() -> None:
    table = Table()
    assert table.talks.calendar("mediator") == Calendar("mediator")
    table.does("host", asked.SetCalendar(Calendar("host", "Europe/Moscow")))
    assert table.talks.calendar("mediator").zone == "Europe/Moscow"
    table.does("host", asked.SetCalendar(Calendar("mediator", "Europe/Zurich")))
    assert table.talks.calendar("mediator").zone == "Europe/Zurich"


def test_a_meeting_called_again_is_moved() -> None:
    table = Table()
    moved = Meeting("m", MINISTERS, "Vienna", MAY, MAY)
    table.does("mediator", CALL, asked.CallMeeting(moved))
    assert [each.meeting for each in table.talks.meetings] == [moved]


def test_a_cancelled_meeting_can_be_called_again_but_not_held() -> None:
    table = Table()
    table.does("mediator", CALL, CANCEL)
    assert table.talks.meeting["m"].cancelled == "no visas"
    assert table.asks("mediator", HOLD) == MeetingOver("m", is_held=False)
    table.does("mediator", CALL)
    table.now = LATER
    table.does("mediator", HOLD)
    assert table.talks.meeting["m"].minutes == HOLD.minutes


def test_a_meeting_is_not_held_before_its_first_day() -> None:
    found = refused("mediator", CALL, HOLD)
    assert found == WrongDate("hold-meeting", "2024-05-13", "a meeting whose first day has come")


@pytest.mark.parametrize("command", [CALL, HOLD, CANCEL])
def test_what_was_held_is_neither_moved_nor_held_nor_cancelled(command: Command) -> None:
    table = Table()
    table.does("mediator", CALL)
    table.now = LATER
    table.does("mediator", HOLD)
    assert table.asks("mediator", command) == MeetingOver("m", is_held=True)


def test_a_meeting_ends_no_sooner_than_it_begins() -> None:
    early = Meeting("m", MINISTERS, "Geneva", MAY, dt.date(2024, 5, 12))
    found = refused("mediator", asked.CallMeeting(early))
    assert found == WrongDate("call-meeting", "2024-05-12", "a last day from 2024-05-13 on")


def test_a_cancellation_has_a_reason() -> None:
    found = refused("mediator", CALL, asked.CancelMeeting("m", ""))
    assert found == NoReason("cancel-meeting")


@pytest.mark.parametrize("command", [HOLD, CANCEL])
def test_a_meeting_that_nobody_called_is_unknown(command: Command) -> None:
    assert refused("mediator", command) == Unknown("meeting", "m", ())


@pytest.mark.parametrize("command", [CALL, HOLD, CANCEL, GIVE])
def test_meetings_and_mandates_are_the_mediators(command: Command) -> None:
    found = refused("ada", command)
    assert found == NotYours("ada", command.TAG, command.BY)


def test_a_mandate_is_given_once() -> None:
    assert refused("mediator", GIVE, GIVE) == Taken("mandate", "a")


def test_a_mandate_has_a_task() -> None:
    found = refused("mediator", asked.GiveMandate(Mandate("a", MINISTERS, EXPERTS, "")))
    assert found == NoReason("give-mandate")


def test_a_mandate_is_due_on_a_day_or_at_a_meeting_and_not_both() -> None:
    both = Mandate("a", MINISTERS, EXPERTS, "Draft", "m", MAY)
    found = refused("mediator", CALL, asked.GiveMandate(both))
    assert found == WrongDate("give-mandate", "2024-05-13 and the meeting 'm'", "one of the two")


def test_a_mandate_is_due_at_a_meeting_that_was_called() -> None:
    found = refused("mediator", asked.GiveMandate(Mandate("a", MINISTERS, EXPERTS, "Draft", "m")))
    assert found == Unknown("meeting", "m", ())


def test_reports_on_a_mandate_are_kept_in_order_and_have_words() -> None:
    table = Table()
    late = MandateReport("a", Outcome.LATE, MAY, "customs are missing")
    done = MandateReport("a", Outcome.DONE, MAY, "all there")
    table.does("mediator", GIVE)
    early = table.asks("mediator", asked.ReportMandate(late))
    assert early == WrongDate("report-mandate", "2024-05-13", "a day up to 2024-03-04")
    table.now = LATER
    table.does("mediator", asked.ReportMandate(late), asked.ReportMandate(done))
    assert table.talks.mandate["a"].reports == (late, done)
    bare = asked.ReportMandate(MandateReport("a", Outcome.DONE, MAY, ""))
    assert table.asks("mediator", bare) == NoReason("report-mandate")


def test_a_recalled_member_is_still_called_by_name() -> None:
    table = Table()
    table.does("ada", asked.RecallMember("ada-1"))
    assert "ada-1" not in [member.id for member in table.talks.members]
    assert table.talks.member["ada-1"].seat == "ada"
    assert isinstance(table.asks("mediator", asked.RecallMember("ada-1")), Unknown)
