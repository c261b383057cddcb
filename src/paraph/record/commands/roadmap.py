"""Commands about what steps are worth, and whether they were done."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from paraph.record.commands.rights import Where, Who
from paraph.terms.compliance import Score
from paraph.terms.ids import ActorId, ReportId, StepId
from paraph.terms.numbers import Range
from paraph.terms.sources import Citation


@dataclass(frozen=True, slots=True)
class TellStepValue:
    """Tell what a step costs a party and what it brings it, each from 0 to 1."""

    TAG: ClassVar[str] = "tell-step-value"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.OWN
    party: ActorId
    step: StepId
    cost: Range
    benefit: Range
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class ReportCompliance:
    """Report how far a step is done.

    Without a report and without an assumption it is the author's own word to the talks. What
    others confirmed or dispute takes a report that says so, unless the mediator's team enters it.

    Attributes:
        score: How far it is done.
        on: The day as of which the score holds; the day of the entry if None.
        tranche: Of a step in tranches, which one, from 1; None means the whole step.
        verified_by: Who confirmed it.
        disputed_by: Who says otherwise.
        excused: Why the step need not be done in time.
        suspended_by: Who suspended the step.
        citation: The passage that `report` and `quote` name; looked up by the desk.
        in_confidence: Whether it goes to the author's own channel instead of the plenary.
    """

    TAG: ClassVar[str] = "report-compliance"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.CHOSEN
    step: StepId
    score: Score
    on: date | None = None
    tranche: int | None = None
    verified_by: tuple[ActorId, ...] = ()
    disputed_by: tuple[ActorId, ...] = ()
    excused: str = ""
    suspended_by: tuple[ActorId, ...] = ()
    report: ReportId | None = None
    quote: str = ""
    citation: Citation | None = None
    assumed: str = ""
    note: str = ""
    in_confidence: bool = False


RoadmapCommand = TellStepValue | ReportCompliance
