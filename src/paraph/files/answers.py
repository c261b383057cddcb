"""The answers of `--json`: one object a command, with these keys and no others.

The reference in `docs/reference/json.md` is generated from these models.
"""

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field


class Answer(BaseModel):
    """What all parts of an answer share."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseAnswer(Answer):
    """Which case the answer is about."""

    title: str
    as_of: dt.date
    digest: str = Field(description="SHA-256 over the case's events, in hex.")


class PartyAnswer(Answer):
    """A party."""

    id: str
    name: str
    role: str = Field(description="`party`, `mediator`, `guarantor` or `observer`.")
    must_accept: bool


class SourceAnswer(Answer):
    """Where a thing comes from."""

    kind: str = Field(description="`cited` or `assumed`.")
    report: str | None = Field(default=None, description="Id of the report cited.")
    quote: str | None = Field(default=None, description="The passage as it stands in the report.")
    start: int | None = Field(default=None, description="First code point, inclusive.")
    end: int | None = Field(default=None, description="Last code point, exclusive.")
    line: int | None = Field(default=None, description="Line of the report, from 1.")
    digest: str | None = Field(default=None, description="SHA-256 of the passage's bytes, in hex.")
    why: str | None = Field(default=None, description="Why it is assumed.")


class PositionAnswer(Answer):
    """A position."""

    id: str
    options: list[str] = Field(description="Asked for or offered; for a red line, ruled out.")
    strength: str = Field(description="`demand`, `preference`, `offer` or `red line`.")
    date: dt.date
    said_by: str
    source: SourceAnswer
    note: str


class CellAnswer(Answer):
    """One cell of the positions matrix."""

    party: str
    issue: str
    silent: bool
    contested: bool
    drifted: bool
    current: list[PositionAnswer] = Field(description="The party's own word of the latest date.")
    earlier: list[PositionAnswer] = Field(description="Its own word before that, oldest first.")
    supposed: list[PositionAnswer] = Field(
        description="Assumed of it although its own word is cited; never counted."
    )
    claims: list[PositionAnswer] = Field(description="What others say of it.")
    refusals: list[PositionAnswer] = Field(description="Its red lines on this issue.")


class DistanceAnswer(Answer):
    """How far apart two parties stand on an issue."""

    issue: str
    parties: list[str]
    distance: float | None = Field(description="Share of the scale; null where one is silent.")


class PositionsAnswer(Answer):
    """`paraph positions FOLDER --json`."""

    case: CaseAnswer
    parties: list[PartyAnswer]
    cells: list[CellAnswer]
    distances: list[DistanceAnswer]


class SpaceAnswer(Answer):
    """How many packages there are; null where the space is too large to walk."""

    packages: int
    allowed: int | None = Field(description="Meet every rule.")
    within_red_lines: int | None = Field(description="Of those, cross no red line.")


class ZoneAnswer(Answer):
    """The zone of possible agreement."""

    count: int | None = Field(description="Packages in it; null where the space was not walked.")
    exact: bool


class PackageAnswer(Answer):
    """A package and what it is worth to each party on its own 0-1 scale."""

    options: dict[str, str] = Field(description="Option by issue.")
    values: dict[str, float] = Field(description="Value by party.")


class PointAnswer(PackageAnswer):
    """A point of the frontier, by its first package."""

    tied: int = Field(description="Packages worth the same to everyone.")


class FrontierAnswer(Answer):
    """The Pareto frontier of the packages within rules and red lines."""

    size: int = Field(description="Packages on it, ties counted.")
    exact: bool
    points: list[PointAnswer]


class SolutionAnswer(Answer):
    """What one named solution picks."""

    tied: int = Field(description="How many packages are tied for it.")
    packages: list[PackageAnswer] = Field(description="Those tied, in order; at most 100.")


class AssessedAnswer(PackageAnswer):
    """A leading package, and how likely it is acceptable."""

    solutions: list[str]
    chances: dict[str, float] = Field(description="Share of readings, by party that must accept.")
    chance: float = Field(description="Share of readings in which all accept.")


class TradeAnswer(Answer):
    """An exchange that both would lose by taking back."""

    parties: list[str]
    gave: list[str] = Field(description="The issue on which each gave way.")
    wanted: list[str] = Field(description="The option each would have had there.")
    losses: list[float] = Field(description="What each would lose by taking it back.")


class ObstacleAnswer(Answer):
    """A red line, or a walk-away worth."""

    kind: str = Field(description="`red line` or `reservation`.")
    party: str
    id: str | None = Field(description="Id of the red line.")


class ConcededAnswer(PackageAnswer):
    """A least concession."""

    red_lines: list[str] = Field(description="Ids of the red lines to lift.")
    shortfalls: dict[str, float] = Field(description="Value under the walk-away, by party.")
    tied: int


class WayAnswer(Answer):
    """One way of giving as little as possible."""

    red_lines: list[str] = Field(description="Ids of the red lines that it asks to lift.")
    packages: int = Field(description="How many packages go this way.")
    undominated: list[PackageAnswer] = Field(
        description="One for each point that no other of this way dominates; at most 100."
    )


class RuleInTheWayAnswer(Answer):
    """A rule without which there would be a zone."""

    id: str
    zone: int = Field(description="Packages in the zone if this rule alone were dropped.")


class ConcessionAnswer(Answer):
    """What would open a zone."""

    rules: list[RuleInTheWayAnswer] = Field(
        description="Rules without any one of which there would be a zone."
    )
    ways: list[WayAnswer] = Field(description="Every way of the least maximum.")
    least_maximum: ConcededAnswer
    least_total: ConcededAnswer
    alone: dict[str, ConcededAnswer | None] = Field(
        description="What each party alone would give; null where that is not enough."
    )


class QuestionAnswer(Answer):
    """What to ask next."""

    party: str
    issue: str | None = Field(description="Null: the walk-away worth is asked about.")
    option: str | None
    instead: str | None
    shift: float = Field(description="How far the answer typically moves the chance.")
    low: float = Field(description="The chance where the answer lies in its lowest tenth.")
    high: float = Field(description="The chance where it lies in its highest tenth.")


class EstimateAnswer(Answer):
    """A number, its range, and how it came about."""

    point: float
    low: float
    high: float
    rule: str
    assumed: bool


class IssueValuesAnswer(Answer):
    """One issue to one party."""

    weight: EstimateAnswer
    options: dict[str, EstimateAnswer]


class PartyValuesAnswer(Answer):
    """All issues to one party."""

    reservation: EstimateAnswer
    issues: dict[str, IssueValuesAnswer]


class MethodAnswer(Answer):
    """How the answer was computed."""

    draws: int
    seed: int
    denominator: int = Field(description="Values are whole parts of one in this many.")
    rounded: bool
    assumed_share: float = Field(description="Share of the numbers that no report states.")


class PackagesAnswer(Answer):
    """`paraph packages FOLDER --json`."""

    case: CaseAnswer
    parties: list[PartyAnswer]
    space: SpaceAnswer
    zone: ZoneAnswer
    frontier: FrontierAnswer | None = Field(description="Null where the space was not walked.")
    solutions: dict[str, SolutionAnswer] = Field(
        description="By name: `nash`, `kalai-smorodinsky`, `egalitarian`, `utilitarian`."
    )
    recommended: AssessedAnswer | None = Field(description="Advice on where to look first.")
    assessed: list[AssessedAnswer]
    trades: list[TradeAnswer]
    conflict: list[list[ObstacleAnswer]] | None = Field(
        description="Every smallest set of demands that conflict, at most 100 of them; "
        "null where there is a zone."
    )
    concession: ConcessionAnswer | None
    contradictions: list[list[str]] = Field(
        description="Where no package meets the rules, every smallest set of rules that conflict, "
        "by id, at most 100 of them."
    )
    questions: list[QuestionAnswer]
    values: dict[str, PartyValuesAnswer]
    method: MethodAnswer


class StepAnswer(Answer):
    """A step of the roadmap."""

    id: str
    name: str
    deliverable: str
    actors: list[str]
    verifiers: list[str]
    after: list[str] = Field(description="Steps that it waits for, absent ones included.")
    start: dt.date | None = Field(description="Earliest start; null where it cannot be dated.")
    end: dt.date | None
    due: dt.date | None
    late: bool
    source: SourceAnswer


class StepFaultAnswer(Answer):
    """What is wrong with a step, or with several."""

    kind: str
    steps: list[str]


class RoadmapAnswer(Answer):
    """`paraph roadmap FOLDER --json`."""

    case: CaseAnswer
    package: dict[str, str] | None = Field(description="Option by issue; null for every step.")
    start: dt.date
    end: dt.date
    steps: list[StepAnswer]
    faults: list[StepFaultAnswer]
    left_out: list[str]


class FaultAnswer(Answer):
    """What cannot be read."""

    file: str
    line: int = Field(description="From 1; 0 where it is the file's fault and no line's.")
    column: int
    path: str
    found: str
    expected: str
    advice: str
    message: str


class RemarkAnswer(Answer):
    """What to look at again."""

    kind: str
    subject: str
    about: str
    message: str


class CheckAnswer(Answer):
    """`paraph check FOLDER --json`, and any command's `--json` where the folder is unreadable."""

    folder: str
    readable: bool
    clean: bool
    faults: list[FaultAnswer]
    remarks: list[RemarkAnswer]
