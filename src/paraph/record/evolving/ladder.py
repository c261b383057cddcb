"""What members, meetings and mandates make of the state."""

from dataclasses import replace
from typing import assert_never

from paraph.record.events import ladder as happened
from paraph.record.growing import Growing
from paraph.record.standing import MandateStanding, MeetingStanding


def take_ladder(talks: Growing, event: happened.LadderEvent) -> None:
    """Take an event of the ladder into the state."""
    match event:
        case happened.MemberNamed(member):
            talks.put("members", member)
        case happened.MemberRecalled(person):
            talks.add("former_members", talks.known("members", person))
            talks.drop("members", person)
        case happened.CalendarSet(calendar):
            talks.put("calendars", calendar)
        case happened.MeetingCalled(meeting):
            talks.put("meetings", MeetingStanding(meeting))
        case happened.MeetingHeld(minutes):
            standing = talks.known("meetings", minutes.meeting)
            talks.put("meetings", replace(standing, minutes=minutes))
        case happened.MeetingCancelled(meeting, reason):
            standing = talks.known("meetings", meeting)
            talks.put("meetings", replace(standing, cancelled=reason))
        case happened.MandateGiven(mandate):
            talks.put("mandates", MandateStanding(mandate))
        case happened.MandateReported(report):
            given = talks.known("mandates", report.mandate)
            talks.put("mandates", replace(given, reports=(*given.reports, report)))
        case _ as never:
            assert_never(never)
