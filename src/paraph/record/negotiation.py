"""The state of the talks: what the events so far add up to."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from paraph.terms.agenda import Issue, Level, Track
from paraph.terms.conditions import RedLine, Rule
from paraph.terms.ids import ActorId, IssueId, ReportId, StepId
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
from paraph.terms.steps import Step


@dataclass(frozen=True)
class Negotiation:
    """Everything known, in the order in which it came; never stored, always folded.

    Attributes:
        weights: How much issues matter, as numbers, words or an order.
        values: What options are worth, as numbers or an order.
    """

    title: str = ""
    about: str = ""
    as_of: dt.date = dt.date.min
    start: dt.date = dt.date.min
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
