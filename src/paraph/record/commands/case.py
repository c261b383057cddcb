"""Commands about what the parties want, said to all or in confidence, and about the case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from paraph.record.commands.rights import Where, Who
from paraph.record.events import founding as happened
from paraph.terms.conditions import Condition
from paraph.terms.ids import ActorId, IssueId, OptionId, RedLineId, ReportId
from paraph.terms.numbers import Range
from paraph.terms.positions import Salience, Strength
from paraph.terms.sources import Citation

Addition = (
    happened.TalksOpened
    | happened.ReportFiled
    | happened.PartySeated
    | happened.OutsiderNamed
    | happened.InterestNoted
    | happened.ConstituencyNoted
    | happened.RelationNoted
    | happened.LevelSet
    | happened.TrackOpened
    | happened.IssueOpened
    | happened.RuleSet
    | happened.StepProposed
    | happened.OutsideEventExpected
)
"""What can be added to a case; what the parties want has commands of its own."""


@dataclass(frozen=True, slots=True)
class AddToCase:
    """Add to what the talks are about: a report, an issue, a rule, a step, an interest.

    Attributes:
        in_confidence: Whether it goes to the mediator's own channel instead of the plenary.
    """

    TAG: ClassVar[str] = "add-to-case"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.CHOSEN
    what: Addition
    in_confidence: bool = False


@dataclass(frozen=True, slots=True)
class StatePosition:
    """State what a party wants, would give or rules out on an issue.

    Without a report and without an assumption it is the party's own word to the talks.

    Attributes:
        on: The day of the statement; the day of the entry if None.
        said_by: Whose word it is; the party's own if None.
        citation: The passage that `report` and `quote` name; looked up by the desk.
        assumed: Why the mediator's team supposes it.
        in_confidence: Whether it goes to the party's caucus instead of the plenary.
    """

    TAG: ClassVar[str] = "state-position"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.CHOSEN
    party: ActorId
    issue: IssueId
    options: tuple[OptionId, ...]
    strength: Strength
    on: date | None = None
    said_by: ActorId | None = None
    report: ReportId | None = None
    quote: str = ""
    citation: Citation | None = None
    assumed: str = ""
    note: str = ""
    in_confidence: bool = False


@dataclass(frozen=True, slots=True)
class DrawRedLine:
    """Say which combination of options a party will not accept."""

    TAG: ClassVar[str] = "draw-red-line"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.CHOSEN
    id: RedLineId
    party: ActorId
    never: Condition
    assumed: str = ""
    in_confidence: bool = False


@dataclass(frozen=True, slots=True)
class TellWeights:
    """Tell how much issues matter to a party, as shares of one whole or as words."""

    TAG: ClassVar[str] = "tell-weights"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.OWN
    party: ActorId
    weights: Mapping[IssueId, Range | Salience]
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class TellValues:
    """Tell what options of an issue are worth to a party, from 0 to 1."""

    TAG: ClassVar[str] = "tell-values"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.OWN
    party: ActorId
    issue: IssueId
    values: Mapping[OptionId, Range]
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class RankOptions:
    """Tell how a party likes the options of an issue, best first."""

    TAG: ClassVar[str] = "rank-options"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.OWN
    party: ActorId
    issue: IssueId
    tiers: tuple[tuple[OptionId, ...], ...]
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class RankIssues:
    """Tell how issues matter to a party, most important first."""

    TAG: ClassVar[str] = "rank-issues"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.OWN
    party: ActorId
    tiers: tuple[tuple[IssueId, ...], ...]
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class TellReservation:
    """Tell what walking away is worth to a party, and what it would do then."""

    TAG: ClassVar[str] = "tell-reservation"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.OWN
    party: ActorId
    value: Range
    batna: str
    assumed: str = ""


CaseCommand = (
    AddToCase
    | StatePosition
    | DrawRedLine
    | TellWeights
    | TellValues
    | RankOptions
    | RankIssues
    | TellReservation
)
