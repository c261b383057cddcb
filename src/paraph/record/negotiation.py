"""The state of the talks: what the events so far add up to."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from paraph.record.events.enquiries import FolderKept
from paraph.record.standing import (
    DraftStanding,
    EnquiryStanding,
    MandateStanding,
    MeetingStanding,
)
from paraph.terms.agenda import Issue, Level, Track
from paraph.terms.calendars import COMMON_CALENDAR, Calendar
from paraph.terms.compliance import ComplianceReport
from paraph.terms.conditions import RedLine, Rule
from paraph.terms.ids import (
    MEDIATOR,
    ActorId,
    DraftId,
    EnquiryId,
    IssueId,
    LevelId,
    MandateId,
    MeetingId,
    PersonId,
    ReportId,
    Seat,
    StepId,
)
from paraph.terms.parties import Constituency, Interest, Outsider, Party, Relation, Role
from paraph.terms.people import Member
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


@dataclass(frozen=True)
class Negotiation:
    """Everything known, in the order in which it came; never stored, always folded.

    Attributes:
        weights: How much issues matter, as numbers, words or an order.
        values: What options are worth, as numbers or an order.
        ladder: The levels, lowest first.
        is_single: Whether nothing is agreed until everything is agreed.
        early_harvest: The drafts that are agreed nevertheless once the top has adopted them.
        kept: The folder that the talks were opened from; None where the reader may not know.
    """

    title: str = ""
    about: str = ""
    as_of: dt.date = dt.date.min
    start: dt.date = dt.date.min
    roadmap_calendar: Calendar = COMMON_CALENDAR
    wording: Wording = NO_WORDING
    reports: tuple[Report, ...] = ()
    parties: tuple[Party, ...] = ()
    outsiders: tuple[Outsider, ...] = ()
    interests: tuple[Interest, ...] = ()
    constituencies: tuple[Constituency, ...] = ()
    relations: tuple[Relation, ...] = ()
    ladder: tuple[Level, ...] = ()
    tracks: tuple[Track, ...] = ()
    issues: tuple[Issue, ...] = ()
    rules: tuple[Rule, ...] = ()
    positions: tuple[Position, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    weights: tuple[Weight | IssueRanking, ...] = ()
    values: tuple[OptionValue | OptionRanking, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    steps: tuple[Step, ...] = ()
    outside_events: tuple[OutsideEvent, ...] = ()
    step_values: tuple[StepValue, ...] = ()
    compliance: tuple[ComplianceReport, ...] = ()
    members: tuple[Member, ...] = ()
    former_members: tuple[Member, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    meetings: tuple[MeetingStanding, ...] = ()
    mandates: tuple[MandateStanding, ...] = ()
    drafts: tuple[DraftStanding, ...] = ()
    is_single: bool = False
    early_harvest: tuple[DraftId, ...] = ()
    enquiries: tuple[EnquiryStanding, ...] = ()
    kept: FolderKept | None = None

    @cached_property
    def names(self) -> dict[ActorId, str]:
        """Names of parties and outsiders by id."""
        return {actor.id: actor.name for actor in (*self.parties, *self.outsiders)}

    @cached_property
    def issue(self) -> dict[IssueId, Issue]:
        """Issues by id."""
        return {issue.id: issue for issue in self.issues}

    @cached_property
    def report(self) -> dict[ReportId, Report]:
        """Reports by id."""
        return {report.id: report for report in self.reports}

    @cached_property
    def step(self) -> dict[StepId, Step]:
        """Steps by id."""
        return {step.id: step for step in self.steps}

    @cached_property
    def level(self) -> dict[LevelId, Level]:
        """Levels by id."""
        return {level.id: level for level in self.ladder}

    @cached_property
    def rung(self) -> dict[LevelId, int]:
        """How high each level stands, from 0."""
        return {level.id: at for at, level in enumerate(self.ladder)}

    @cached_property
    def member(self) -> dict[PersonId, Member]:
        """Members by id, and those who were recalled, whose names stay with what they did."""
        return {member.id: member for member in (*self.former_members, *self.members)}

    @cached_property
    def meeting(self) -> dict[MeetingId, MeetingStanding]:
        """Meetings by id."""
        return {each.meeting.id: each for each in self.meetings}

    @cached_property
    def mandate(self) -> dict[MandateId, MandateStanding]:
        """Mandates by id."""
        return {each.mandate.id: each for each in self.mandates}

    @cached_property
    def draft(self) -> dict[DraftId, DraftStanding]:
        """Drafts by id."""
        return {draft.id: draft for draft in self.drafts}

    @cached_property
    def enquiry(self) -> dict[EnquiryId, EnquiryStanding]:
        """Enquiries by id."""
        return {each.enquiry.id: each for each in self.enquiries}

    @cached_property
    def must_accept(self) -> tuple[ActorId, ...]:
        """The parties without which there is no agreement."""
        return tuple(party.id for party in self.parties if party.must_accept)

    def is_mediator(self, seat: Seat) -> bool:
        """Whether a seat is the mediator's team, by that name or by its party's."""
        return seat == MEDIATOR or self._mediates(seat)

    def reader(self, seat: Seat) -> Seat:
        """Return as whom a seat reads: a party that mediates reads as the mediator's team."""
        return MEDIATOR if self.is_mediator(seat) else seat

    def calendar(self, seat: Seat) -> Calendar:
        """Return how a seat counts time; UTC and a free weekend where it never said.

        The mediator's team counts as its party does, unless it said otherwise.
        """
        own = (each for each in self.calendars if each.seat == seat)
        party = (each for each in self.calendars if seat == MEDIATOR and self._mediates(each.seat))
        return next(chain(own, party), Calendar(seat))

    def _mediates(self, seat: Seat) -> bool:
        return any(party.id == seat and party.role is Role.MEDIATOR for party in self.parties)
