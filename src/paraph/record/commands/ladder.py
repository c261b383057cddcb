"""Commands about members, meetings and mandates."""

from dataclasses import dataclass
from typing import ClassVar

from paraph.record.commands.rights import Where, Who
from paraph.terms.calendars import Calendar
from paraph.terms.ids import MeetingId, PersonId
from paraph.terms.meetings import Mandate, MandateReport, Meeting, Minutes
from paraph.terms.people import Member


@dataclass(frozen=True, slots=True)
class NameMember:
    """Name a member of a delegation; a party names its own, the mediator's team anybody."""

    TAG: ClassVar[str] = "name-member"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.PLENARY
    member: Member


@dataclass(frozen=True, slots=True)
class RecallMember:
    """Recall a member; what the member did stands."""

    TAG: ClassVar[str] = "recall-member"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.PLENARY
    person: PersonId


@dataclass(frozen=True, slots=True)
class SetCalendar:
    """Say in which time zone a seat's days end, and on which it does not work."""

    TAG: ClassVar[str] = "set-calendar"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.PLENARY
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class CallMeeting:
    """Call a meeting of a level; called again under its id, it is moved."""

    TAG: ClassVar[str] = "call-meeting"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class HoldMeeting:
    """Record that a meeting took place, who chaired it and who attended."""

    TAG: ClassVar[str] = "hold-meeting"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    minutes: Minutes


@dataclass(frozen=True, slots=True)
class CancelMeeting:
    """Cancel a meeting that was not held."""

    TAG: ClassVar[str] = "cancel-meeting"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    meeting: MeetingId
    reason: str


@dataclass(frozen=True, slots=True)
class GiveMandate:
    """Record that a level gave another a task."""

    TAG: ClassVar[str] = "give-mandate"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    mandate: Mandate


@dataclass(frozen=True, slots=True)
class ReportMandate:
    """Record what became of a mandate: done, late or refused."""

    TAG: ClassVar[str] = "report-mandate"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    report: MandateReport


LadderCommand = (
    NameMember
    | RecallMember
    | SetCalendar
    | CallMeeting
    | HoldMeeting
    | CancelMeeting
    | GiveMandate
    | ReportMandate
)
