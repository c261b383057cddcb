"""Who may act at which level, when the levels meet, and what they ask of each other."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from paraph.terms.calendars import Calendar
from paraph.terms.ids import MeetingId, PersonId
from paraph.terms.meetings import Mandate, MandateReport, Meeting, Minutes
from paraph.terms.people import Member


@dataclass(frozen=True, slots=True)
class MemberNamed:
    """A seat named a member of its delegation; a member named again is known anew."""

    TAG: ClassVar[str] = "member-named"
    member: Member


@dataclass(frozen=True, slots=True)
class MemberRecalled:
    """A seat recalled a member; what the member did stands."""

    TAG: ClassVar[str] = "member-recalled"
    person: PersonId


@dataclass(frozen=True, slots=True)
class CalendarSet:
    """A seat said in which zone its days end, and on which it does not work."""

    TAG: ClassVar[str] = "calendar-set"
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class MeetingCalled:
    """A meeting was called, or called anew for another place or day."""

    TAG: ClassVar[str] = "meeting-called"
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """A meeting took place."""

    TAG: ClassVar[str] = "meeting-held"
    minutes: Minutes


@dataclass(frozen=True, slots=True)
class MeetingCancelled:
    """A meeting will not take place."""

    TAG: ClassVar[str] = "meeting-cancelled"
    meeting: MeetingId
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MandateGiven:
    """A level gave another a task."""

    TAG: ClassVar[str] = "mandate-given"
    mandate: Mandate


@dataclass(frozen=True, slots=True)
class MandateReported:
    """A level said what became of its task."""

    TAG: ClassVar[str] = "mandate-reported"
    report: MandateReport


LadderEvent = (
    MemberNamed
    | MemberRecalled
    | CalendarSet
    | MeetingCalled
    | MeetingHeld
    | MeetingCancelled
    | MandateGiven
    | MandateReported
)
