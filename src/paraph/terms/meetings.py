"""Meetings of a level, and the mandates that a level gives to another."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from paraph.terms.ids import IssueId, LevelId, MandateId, MeetingId, PersonId


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where and when a level meets, and on what.

    Attributes:
        first: Its first day.
        last: Its last day, the first one included.
        agenda: What is taken up, in words and in order.
        issues: The issues of the case that this touches.
    """

    id: MeetingId
    level: LevelId
    place: str
    first: date
    last: date
    agenda: tuple[str, ...] = ()
    issues: tuple[IssueId, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """That a meeting was held.

    Attributes:
        chair: Who chaired it; None where that is not known.
        attended: Who was there, as far as it is known.
    """

    meeting: MeetingId
    chair: PersonId | None = None
    attended: tuple[PersonId, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mandate:
    """A task that one level gives another.

    Attributes:
        giver: The level that gives it.
        taker: The level that is to do it.
        due_at: The meeting at which it is due; None where a day is given or nothing is said.
        due_on: The day on which it is due; None likewise.
        limits: What the taker may not leave or go beyond, in words.
        given_at: The meeting that gave it; None where it was given between meetings.
    """

    id: MandateId
    giver: LevelId
    taker: LevelId
    task: str
    due_at: MeetingId | None = None
    due_on: date | None = None
    limits: tuple[str, ...] = ()
    given_at: MeetingId | None = None


class Outcome(StrEnum):
    """What became of a mandate."""

    DONE = "done"
    LATE = "late"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class MandateReport:
    """What a level reports of its mandate; `late` says that it is not done yet."""

    mandate: MandateId
    outcome: Outcome
    on: date
    words: str
