"""What founds the talks and what is added to their case; each event carries the term it brought.

A stored event is known by its `TAG`, never by where its class lives, so that renaming a class
breaks no old record. A case folder is a list of these events.
"""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from paraph.terms.agenda import Issue, Level, Track
from paraph.terms.calendars import COMMON_CALENDAR, Calendar
from paraph.terms.compliance import ComplianceReport
from paraph.terms.conditions import RedLine, Rule
from paraph.terms.parties import Constituency, Interest, Outsider, Party, Relation
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Position,
    Reservation,
    Weight,
)
from paraph.terms.sources import Report
from paraph.terms.steps import OutsideEvent, Step, StepValue
from paraph.terms.wording import NO_WORDING, Wording


@dataclass(frozen=True, slots=True)
class TalksOpened:
    """The case was begun.

    Attributes:
        as_of: The day up to which the case knows.
        start: The first day of the roadmap.
        calendar: How the roadmap counts days.
        wording: Which words make a deliverable concrete or vague, beside the known ones.
    """

    TAG: ClassVar[str] = "talks-opened"
    title: str
    about: str
    as_of: dt.date
    start: dt.date
    calendar: Calendar = COMMON_CALENDAR
    wording: Wording = NO_WORDING


@dataclass(frozen=True, slots=True)
class ReportFiled:
    """A report came in."""

    TAG: ClassVar[str] = "report-filed"
    report: Report


@dataclass(frozen=True, slots=True)
class PartySeated:
    """A party took its seat."""

    TAG: ClassVar[str] = "party-seated"
    party: Party


@dataclass(frozen=True, slots=True)
class OutsiderNamed:
    """An actor without a seat was named."""

    TAG: ClassVar[str] = "outsider-named"
    outsider: Outsider


@dataclass(frozen=True, slots=True)
class InterestNoted:
    """An interest behind the positions was noted."""

    TAG: ClassVar[str] = "interest-noted"
    interest: Interest


@dataclass(frozen=True, slots=True)
class ConstituencyNoted:
    """A constituency that limits a party was noted."""

    TAG: ClassVar[str] = "constituency-noted"
    constituency: Constituency


@dataclass(frozen=True, slots=True)
class RelationNoted:
    """A relation between two actors was noted."""

    TAG: ClassVar[str] = "relation-noted"
    relation: Relation


@dataclass(frozen=True, slots=True)
class LevelSet:
    """A rung was added on top of the ladder."""

    TAG: ClassVar[str] = "level-set"
    level: Level


@dataclass(frozen=True, slots=True)
class TrackOpened:
    """A track was opened."""

    TAG: ClassVar[str] = "track-opened"
    track: Track


@dataclass(frozen=True, slots=True)
class IssueOpened:
    """An issue was put on the agenda."""

    TAG: ClassVar[str] = "issue-opened"
    issue: Issue


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A rule between options was set."""

    TAG: ClassVar[str] = "rule-set"
    rule: Rule


@dataclass(frozen=True, slots=True)
class PositionStated:
    """A party was reported, or supposed, to hold a position."""

    TAG: ClassVar[str] = "position-stated"
    position: Position


@dataclass(frozen=True, slots=True)
class RedLineDrawn:
    """A party ruled out a combination of options."""

    TAG: ClassVar[str] = "red-line-drawn"
    red_line: RedLine


@dataclass(frozen=True, slots=True)
class WeightGiven:
    """The weight of an issue to a party was given."""

    TAG: ClassVar[str] = "weight-given"
    weight: Weight


@dataclass(frozen=True, slots=True)
class ValueGiven:
    """The worth of an option to a party was given."""

    TAG: ClassVar[str] = "value-given"
    value: OptionValue


@dataclass(frozen=True, slots=True)
class OptionsRanked:
    """A party put the options of an issue in order."""

    TAG: ClassVar[str] = "options-ranked"
    ranking: OptionRanking


@dataclass(frozen=True, slots=True)
class IssuesRanked:
    """A party put the issues in order of importance."""

    TAG: ClassVar[str] = "issues-ranked"
    ranking: IssueRanking


@dataclass(frozen=True, slots=True)
class ReservationGiven:
    """A party's walk-away worth was given."""

    TAG: ClassVar[str] = "reservation-given"
    reservation: Reservation


@dataclass(frozen=True, slots=True)
class StepProposed:
    """A step of the roadmap was proposed."""

    TAG: ClassVar[str] = "step-proposed"
    step: Step


@dataclass(frozen=True, slots=True)
class OutsideEventExpected:
    """It was said when something that no step brings about is expected."""

    TAG: ClassVar[str] = "outside-event-expected"
    event: OutsideEvent


@dataclass(frozen=True, slots=True)
class StepValueGiven:
    """What a step costs a party and brings it was given."""

    TAG: ClassVar[str] = "step-value-given"
    value: StepValue


@dataclass(frozen=True, slots=True)
class ComplianceReported:
    """It was reported how far a step is done."""

    TAG: ClassVar[str] = "compliance-reported"
    report: ComplianceReport


FoundingEvent = (
    TalksOpened
    | ReportFiled
    | PartySeated
    | OutsiderNamed
    | InterestNoted
    | ConstituencyNoted
    | RelationNoted
    | LevelSet
    | TrackOpened
    | IssueOpened
    | RuleSet
    | PositionStated
    | RedLineDrawn
    | WeightGiven
    | ValueGiven
    | OptionsRanked
    | IssuesRanked
    | ReservationGiven
    | StepProposed
    | OutsideEventExpected
    | StepValueGiven
    | ComplianceReported
)
