"""Members, meetings, mandates, enquiries and the files of a folder, as sentences."""

from typing import assert_never

from paraph.briefs.speakers import level_name, person_name, seat_name, seat_names
from paraph.briefs.words import agreeing, count, day, listed, option_name
from paraph.record.events import enquiries as asked
from paraph.record.events import ladder as happened
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Package
from paraph.terms.calendars import Calendar
from paraph.terms.drafts import Tally
from paraph.terms.ids import MeetingId
from paraph.terms.meetings import Mandate, Meeting, Minutes
from paraph.terms.people import Member

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

TALLIES = {Tally.ALL_ACCEPT: "all accept", Tally.NOT_ALL: "not all accept"}


def ladder_words(  # noqa: PLR0911 - one match
    talks: Negotiation, event: happened.LadderEvent
) -> str:
    """Return what happened to members, meetings and mandates as a sentence."""
    match event:
        case happened.MemberNamed(member):
            return _member(talks, member)
        case happened.MemberRecalled(person):
            return f"{person_name(talks, person)} was recalled; what was done before stands."
        case happened.CalendarSet(calendar):
            return _calendar(talks, calendar)
        case happened.MeetingCalled(meeting):
            return f"A meeting of {meeting_words(talks, meeting)} was called."
        case happened.MeetingHeld(minutes):
            return _minutes(talks, minutes)
        case happened.MeetingCancelled(meeting, reason):
            return f"The meeting of {_meeting(talks, meeting)} was cancelled: {reason}"
        case happened.MandateGiven(mandate):
            return f"{mandate_words(talks, mandate)}."
        case happened.MandateReported(report):
            task = talks.mandate[report.mandate].mandate.task
            return f"Of the mandate ‘{task}’ it was reported: {report.outcome}. {report.words}"
        case _ as never:
            assert_never(never)


def _member(talks: Negotiation, member: Member) -> str:
    title = f", {member.title}," if member.title else ""
    levels = listed(level_name(talks, each) for each in member.levels)
    at = f" at {levels}" if levels else ", at no level yet"
    return f"{member.name}{title} was named to act for {seat_name(talks, member.seat)}{at}."


def _calendar(talks: Negotiation, calendar: Calendar) -> str:
    rest = listed(WEEKDAYS[each - 1] for each in calendar.rest)
    free = f", {rest} off" if rest else ", no day of the week off"
    holidays = f" and {count(len(calendar.holidays), 'holiday')}" if calendar.holidays else ""
    return f"{seat_name(talks, calendar.seat)} counts days in {calendar.zone}{free}{holidays}."


def days_words(meeting: Meeting) -> str:
    """Return the days of a meeting: one, or from the first to the last."""
    if meeting.first == meeting.last:
        return day(meeting.first)
    return f"{day(meeting.first)} to {day(meeting.last)}"


def meeting_words(talks: Negotiation, meeting: Meeting) -> str:
    """Return a meeting in a few words: who, where and when."""
    return f"{where_words(talks, meeting)}, {days_words(meeting)}"


def where_words(talks: Negotiation, meeting: Meeting) -> str:
    """Return who meets, and where, if that is known."""
    place = f" in {meeting.place}" if meeting.place else ""
    return f"{level_name(talks, meeting.level)}{place}"


def _meeting(talks: Negotiation, meeting: MeetingId) -> str:
    return meeting_words(talks, talks.meeting[meeting].meeting)


def _minutes(talks: Negotiation, minutes: Minutes) -> str:
    chair = f", {person_name(talks, minutes.chair)} in the chair" if minutes.chair else ""
    there = listed(person_name(talks, each) for each in minutes.attended)
    attended = f"; there were {there}" if there else ""
    note = f" {minutes.note}" if minutes.note else ""
    return f"The meeting of {_meeting(talks, minutes.meeting)} was held{chair}{attended}.{note}"


def mandate_words(talks: Negotiation, mandate: Mandate) -> str:
    """Return who is to do what by when, without the full stop."""
    giver, taker = level_name(talks, mandate.giver), level_name(talks, mandate.taker)
    return (
        f"{giver} gave {taker} a mandate: {mandate.task.rstrip('.')}{mandate_due(talks, mandate)}"
    )


def mandate_due(talks: Negotiation, mandate: Mandate) -> str:
    """Return by when a mandate is due, after a comma; nothing where nobody said."""
    if mandate.due_on:
        return f", by {day(mandate.due_on)}"
    return f", by the meeting of {_meeting(talks, mandate.due_at)}" if mandate.due_at else ""


def package_words(talks: Negotiation, package: Package) -> str:
    """Return a package issue by issue."""
    return "; ".join(
        f"{talks.issue[issue].name}: {option_name(talks, issue, option)}"
        for issue, option in package
    )


def enquiry_words(  # noqa: PLR0911 - one match
    talks: Negotiation, event: asked.EnquiryEvent
) -> str:
    """Return what happened to an enquiry, or that a folder is kept, as a sentence."""
    match event:
        case asked.EnquiryPut(enquiry):
            who = seat_names(talks, enquiry.asked)
            package = package_words(talks, enquiry.package)
            return (
                f"A package was put to {who}, to be answered in secret (‘{enquiry.id}’): {package}."
            )
        case asked.AnswerGiven(enquiry, party, accepts):
            answered = "accepted" if accepts else "rejected"
            return f"{seat_name(talks, party)} {answered} ‘{enquiry}’ in secret."
        case asked.AnswerSealed(enquiry, party):
            return f"{seat_name(talks, party)} answered ‘{enquiry}’; its answer is sealed."
        case asked.EnquiryClosed(enquiry):
            return f"The enquiry ‘{enquiry}’ was closed."
        case asked.AnswersCounted(enquiry, tally):
            return f"The answers to ‘{enquiry}’ were counted: {TALLIES[tally]}."
        case asked.TallyAnnounced(enquiry, tally):
            return f"It was announced of ‘{enquiry}’ that {TALLIES[tally]}."
        case asked.FolderKept(files):
            kept = agreeing(len(files), "is kept as it was", "are kept as they were")
            return f"A case folder was opened; its {count(len(files), 'file')} {kept}."
        case _ as never:
            assert_never(never)
