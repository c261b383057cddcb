"""Deciding on members, meetings and mandates."""

from datetime import datetime
from typing import assert_never

from paraph.record.commands import ladder as asked
from paraph.record.events import ladder as happened
from paraph.record.events.event import Event
from paraph.record.negotiation import Negotiation
from paraph.record.refusals import (
    MeetingOver,
    NoReason,
    NotYours,
    Refusal,
    Taken,
    Unknown,
    WrongDate,
)
from paraph.terms.calendars import Calendar, is_zone
from paraph.terms.ids import Seat
from paraph.terms.meetings import Mandate, Meeting
from paraph.terms.people import Author, Member

DAYS_OF_WEEK = range(1, 8)


def decide_ladder(
    talks: Negotiation, command: asked.LadderCommand, author: Author, at: datetime
) -> tuple[Event, ...] | Refusal:
    """Return what happens, or why nothing does."""
    match command:
        case asked.NameMember(member):
            refused = _not_own(talks, author, member.seat, command.TAG)
            return refused or _of_another(talks, member) or (happened.MemberNamed(member),)
        case asked.RecallMember(person):
            seat = talks.member[person].seat
            return _not_own(talks, author, seat, command.TAG) or (happened.MemberRecalled(person),)
        case asked.SetCalendar(calendar):
            refused = _not_own(talks, author, calendar.seat, command.TAG) or _amiss(calendar)
            return refused or (happened.CalendarSet(calendar),)
        case asked.CallMeeting(meeting):
            return _over(talks, meeting, is_called=True) or (happened.MeetingCalled(meeting),)
        case asked.HoldMeeting(minutes):
            meeting = talks.meeting[minutes.meeting].meeting
            refused = _over(talks, meeting) or _not_yet(talks, meeting, author, at)
            return refused or (happened.MeetingHeld(minutes),)
        case asked.CancelMeeting(meeting_id, reason):
            if not reason:
                return NoReason(command.TAG)
            meeting = talks.meeting[meeting_id].meeting
            return _over(talks, meeting) or (happened.MeetingCancelled(meeting_id, reason, at),)
        case asked.GiveMandate(mandate):
            return _mandate_amiss(talks, mandate) or (happened.MandateGiven(mandate),)
        case asked.ReportMandate(report):
            day = talks.calendar(author.seat).day_of(at)
            if not report.words.strip():
                return NoReason(command.TAG)
            if report.on > day:
                return WrongDate(command.TAG, str(report.on), f"a day up to {day}")
            return (happened.MandateReported(report),)
        case _ as never:
            assert_never(never)


def _not_own(talks: Negotiation, author: Author, seat: Seat, deed: str) -> NotYours | None:
    """Return that a party would act for another's seat; the mediator's team may for any."""
    if talks.is_mediator(author.seat) or author.seat == seat:
        return None
    return NotYours(author.seat, deed, seat)


def _of_another(talks: Negotiation, member: Member) -> Taken | None:
    """Return that somebody of another seat has the id; that seat would lose its member."""
    known = talks.member.get(member.id)
    return Taken("member", member.id) if known and known.seat != member.seat else None


def _amiss(calendar: Calendar) -> Refusal | None:
    """Return what is wrong with a calendar."""
    if not is_zone(calendar.zone):
        return Unknown("time zone", calendar.zone, ())
    odd = [day for day in calendar.rest if day not in DAYS_OF_WEEK]
    if odd or len(set(calendar.rest)) == len(DAYS_OF_WEEK):
        found = ", ".join(map(str, calendar.rest))
        expected = "days of the week from 1 (Monday) to 7 (Sunday), at least one of them worked"
        return WrongDate("set-calendar", found, expected)
    return None


def _over(talks: Negotiation, meeting: Meeting, *, is_called: bool = False) -> Refusal | None:
    """Return that a meeting is past changing, or ends before it begins."""
    if meeting.last < meeting.first:
        return WrongDate("call-meeting", str(meeting.last), f"a last day from {meeting.first} on")
    standing = talks.meeting.get(meeting.id)
    if standing and standing.minutes:
        return MeetingOver(meeting.id, is_held=True)
    if standing and standing.cancelled and not is_called:
        return MeetingOver(meeting.id, is_held=False)
    return None


def _not_yet(
    talks: Negotiation, meeting: Meeting, author: Author, at: datetime
) -> WrongDate | None:
    """Return that a meeting has not begun where the author is."""
    if talks.calendar(author.seat).day_of(at) >= meeting.first:
        return None
    return WrongDate("hold-meeting", str(meeting.first), "a meeting whose first day has come")


def _mandate_amiss(talks: Negotiation, mandate: Mandate) -> Refusal | None:
    """Return what is wrong with a mandate."""
    if mandate.id in talks.mandate:
        return Taken("mandate", mandate.id)
    if not mandate.task.strip():
        return NoReason("give-mandate")
    if mandate.due_at is not None and mandate.due_on is not None:
        found = f"{mandate.due_on} and the meeting '{mandate.due_at}'"
        return WrongDate("give-mandate", found, "one of the two")
    return None
