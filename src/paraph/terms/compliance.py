"""Compliance words: what was reported of a step, and how far it is done."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from paraph.terms.ids import ActorId, StepId
from paraph.terms.sources import Source


class Score(IntEnum):
    """How far a step is implemented, on the four-point scale of the Peace Accords Matrix.

    Source:
        joshi2015 (the scale); docs/reference/compliance.md has the rule for each in our words.
    """

    NOT_BEGUN = 0
    MINIMAL = 1
    INTERMEDIATE = 2
    FULL = 3


@dataclass(frozen=True, slots=True)
class ComplianceReport:
    """What somebody reported of a step.

    Attributes:
        tranche: Of a step in tranches, which one, from 1; None means the whole step.
        on: The day as of which the score holds.
        by: Who says so; None where only the source does.
        verified_by: Who confirmed it.
        disputed_by: Who says otherwise.
        excused: Why it need not be done in time; empty where it must.
        suspended_by: Who suspended the step, as a consequence of another that was not done.
        note: What exactly is done, or missing.
    """

    step: StepId
    score: Score
    on: date
    by: ActorId | None
    source: Source
    tranche: int | None = None
    verified_by: tuple[ActorId, ...] = ()
    disputed_by: tuple[ActorId, ...] = ()
    excused: str = ""
    suspended_by: tuple[ActorId, ...] = ()
    note: str = ""
