"""The answer of `paraph roadmap status --json`, with these keys and no others."""

import datetime as dt

from pydantic import Field

from paraph.files.answers import Answer, CaseAnswer, SourceAnswer, ToldAnswer


class RollUpAnswer(Answer):
    """How far some steps are together."""

    steps: int
    claimed: float | None = Field(description="From 0 to 100; null of no steps.")
    verified: float | None = Field(description="From 0 to 100; null of no steps.")


class TrackRollUpAnswer(RollUpAnswer):
    """How far the steps of a track are."""

    track: str | None = Field(description="Null for steps without one.")


class ActorRollUpAnswer(RollUpAnswer):
    """How far the steps of an actor are."""

    actor: str


class StandAnswer(Answer):
    """How far the steps were on a day."""

    day: dt.date
    every: RollUpAnswer
    due: RollUpAnswer = Field(description="Of those whose deadline was over.")


class ComplianceAnswer(Answer):
    """A report on a step."""

    score: int = Field(description="0 not begun, 1 minimal, 2 intermediate, 3 full.")
    on: dt.date
    by: str | None
    verified_by: list[str]
    disputed_by: list[str]
    excused: str
    suspended_by: list[str]
    source: SourceAnswer | ToldAnswer
    note: str


class PartScoreAnswer(Answer):
    """How far a step is, or one tranche of it."""

    tranche: int | None
    claimed: int
    verified: int
    disputed: bool
    begun: dt.date | None
    done: dt.date | None = Field(description="Since when it is reported full.")
    counted: ComplianceAnswer | None = Field(description="The report that counts.")
    beside: list[ComplianceAnswer] = Field(
        description="Reports of the same day that say something else."
    )
    disputes: list[ComplianceAnswer] = Field(description="Reports in open dispute.")


class KeptAnswer(Answer):
    """How a step stands."""

    id: str
    name: str
    actors: list[str]
    verifiers: list[str]
    status: str = Field(description="The headline.")
    statuses: list[str] = Field(description="All that hold, the headline first.")
    reported: bool = Field(description="Whether anybody has reported on it; else the scores are 0.")
    claimed: float = Field(description="Score from 0 to 3, tranches averaged.")
    verified: float
    due: dt.date | None = Field(description="By what really happened.")
    start_due: dt.date | None
    days_late: int
    late_start: bool = Field(description="Whether it is late to begin, or was.")
    end: dt.date | None = Field(description="When it was complete, or can be at the earliest.")
    waits_for: list[str]
    excuses: list[str]
    suspended_by: list[str]
    disputed_by: list[str]
    parts: list[PartScoreAnswer]


class SuspendableAnswer(Answer):
    """A step that may be suspended."""

    step: str
    by: list[str]
    status: str | None = Field(description="Null where the roadmap does not have it.")


class ConsequenceAnswer(Answer):
    """What follows now from a step, by the text."""

    step: str
    words: str
    hangs_on_dispute: bool
    suspendable: list[SuspendableAnswer]


class TieAnswer(Answer):
    """How a slipped step stands to another."""

    kind: str
    step: str
    status: str


class BargainAnswer(Answer):
    """What a slipped step belonged to."""

    step: str
    clause: str
    options: list[list[str]] = Field(description="Pairs of issue and option.")
    ties: list[TieAnswer]


class StatusAnswer(Answer):
    """`paraph roadmap status PLACE --json`."""

    case: CaseAnswer
    package: dict[str, str] | None = Field(description="Option by issue; null for every step.")
    on: dt.date
    start: dt.date
    horizon: int = Field(description="Days ahead of a deadline in which a step is due.")
    overall: RollUpAnswer
    due: RollUpAnswer
    tracks: list[TrackRollUpAnswer]
    actors: list[ActorRollUpAnswer]
    course: list[StandAnswer]
    steps: list[KeptAnswer]
    consequences: list[ConsequenceAnswer]
    bargains: list[BargainAnswer]
    coming: list[str] = Field(description="Steps that fall due, the next first.")
    ready: list[str] = Field(description="Steps that could begin.")
    later_reports: int = Field(description="Reports of later days, which are left out.")
    left_out: list[str] = Field(description="Steps with reports that the package does not bring.")
