"""The answer of `paraph packages --json`: one object, with these keys and no others."""

from pydantic import Field

from paraph.files.answers import Answer, CaseAnswer, PartyAnswer


class SpaceAnswer(Answer):
    """How many packages there are; null where nobody's acceptance is needed or no issue is."""

    packages: int
    allowed: int | None = Field(description="Meet every rule; an estimate where `exact` is false.")
    within_red_lines: int | None = Field(
        description="Of those, cross no red line; an estimate where `exact` is false."
    )
    exact: bool = Field(description="Whether both are counted, and not estimated.")


class ZoneAnswer(Answer):
    """The zone of possible agreement."""

    count: int | None = Field(description="Packages in it; an estimate where `exact` is false.")
    exact: bool
    low: int | None = Field(description="99 times in 100 not more than there are.")
    high: int | None = Field(description="99 times in 100 not fewer than there are.")
    drawn: int = Field(description="Packages drawn for the estimate; 0 where it is exact.")


class PackageAnswer(Answer):
    """A package and what it is worth to each party on its own 0-1 scale."""

    options: dict[str, str] = Field(description="Option by issue.")
    values: dict[str, float] = Field(description="Value by party.")


class PointAnswer(PackageAnswer):
    """A point of the frontier, by its first package."""

    tied: int = Field(description="Packages worth the same to everyone.")


class FrontierAnswer(Answer):
    """The Pareto frontier of the packages within rules and red lines."""

    size: int = Field(
        description="Packages on it, ties counted; where it is not exact, packages near it."
    )
    exact: bool
    distinct: int = Field(description="Points of different worth; at most 10,000 are listed.")
    errors: dict[str, float] = Field(
        description="By party that must accept: for every package some point of `frontier` is "
        "worth at most this much less to it, to all at once. All 0 where it is exact."
    )
    points: list[PointAnswer]


class SolutionAnswer(Answer):
    """What one named solution picks."""

    value: float = Field(
        description="What it makes large, on the parties' 0-1 scales: the product of the gains, "
        "the least share of the best gain, the least gain, or the sum of the gains."
    )
    bound: float = Field(description="No package passes this; `value` itself where it is proven.")
    proven: bool
    method: str = Field(description="`frontier`, picked from all of it, or `branch and bound`.")
    boxes: int | None = Field(description="Parts of the space that the proof closed.")
    tied: int = Field(description="How many packages are tied for it, or known to be.")
    all_tied: bool = Field(description="Whether no others are tied.")
    packages: list[PackageAnswer] = Field(description="Those tied, in order; at most 100.")


class RuledOutAnswer(Answer):
    """Proof that no reading makes a package best."""

    party: str | None = Field(description="It refuses the package in every reading.")
    red_line: str | None = Field(description="Id of the red line that is crossed, if one is.")
    most_gain: float | None = Field(description="The most that the party gains in any reading.")
    by: dict[str, str] | None = Field(description="The package that is better in every reading.")
    margins: dict[str, float] | None = Field(
        description="By how much that one is worth more to each, at least."
    )


class AssessedAnswer(PackageAnswer):
    """A leading package, how likely it is acceptable, and what holds of it in every reading."""

    solutions: list[str]
    chances: dict[str, float] = Field(description="Share of readings, by party that must accept.")
    chance: float = Field(description="Share of readings in which all accept.")
    readings: str = Field(
        description="Acceptable to all in `every` consistent reading, in `some`, or in `none`."
    )
    least_gains: dict[str, float] = Field(description="Over all readings, by party.")
    most_gains: dict[str, float] = Field(description="Over all readings, by party.")
    ruled_out: RuledOutAnswer | None = Field(
        description="Null where no proof applies, which does not show that some reading makes it "
        "best."
    )


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


class WayAnswer(Answer):
    """One way of giving as little as possible."""

    red_lines: list[str] = Field(description="Ids of the red lines that it asks to lift.")
    packages: int = Field(description="How many undominated packages go this way.")
    whole: bool = Field(description="Whether there are no others.")
    undominated: list[PackageAnswer] = Field(
        description="One for each point that no other of this way dominates; at most 100."
    )


class RuleInTheWayAnswer(Answer):
    """A rule without which there would be a zone."""

    id: str
    zone: int = Field(description="Packages in the zone if this rule alone were dropped.")
    exact: bool = Field(description="Otherwise `zone` is the least that there are.")


class ConcessionAnswer(Answer):
    """What would open a zone."""

    smallest: bool = Field(
        description="Whether conflicts, and red lines to lift, are known to be the fewest; else "
        "nothing can be left out of them."
    )
    rules: list[RuleInTheWayAnswer] = Field(
        description="Rules without any one of which there would be a zone."
    )
    ways: list[WayAnswer] = Field(
        description="Every way of the least maximum, of equals those of the smallest sum."
    )
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
    before: float = Field(description="Variance of whether all accept the recommended package.")
    after: float = Field(description="The same as expected once the answer is known.")
    best: float = Field(
        description="By how much the chance of the best package is expected to rise, if after the "
        "answer the likeliest of the leading packages is put forward."
    )


class MoveAnswer(Answer):
    """An issue on which a party gives way."""

    issue: str
    asked: list[str]
    chosen: str
    given: float = Field(description="Value that it loses there.")


class PaymentAnswer(Answer):
    """An issue on which others give way in a party's favour."""

    issue: str
    movers: list[str]
    instead: str = Field(description="The worst, to it, of what those ask.")
    chosen: str
    received: float = Field(description="Value that it gains there over that.")


class GiveAndTakeAnswer(Answer):
    """What a party gives and receives in the recommended package, from what all ask."""

    given: float
    received: float
    asked: float = Field(description="What all it asks for is worth to it.")
    moves: list[MoveAnswer]
    payments: list[PaymentAnswer]
    held: list[str] = Field(description="Issues where it has what it asks for.")
    silent: list[str] = Field(description="Issues on which it asks for nothing.")


class OtherAnswer(Answer):
    """What an agreement holds for a party that need not accept."""

    reservation: float
    recommended: float
    least: float | None = Field(description="Of any package in the zone; null where not found.")
    most: float | None


class ChangesAnswer(Answer):
    """What was asked to be otherwise than in the case."""

    fixed: dict[str, str] = Field(description="Option by issue.")
    without: list[str] = Field(description="Parties whose acceptance is not asked.")
    only: list[str] = Field(description="If any, the only parties whose acceptance is asked.")
    dropped: list[str] = Field(description="Ids of rules and red lines left out.")
    reservations: dict[str, float] = Field(description="Walk-away worth by party.")
    weights: dict[str, dict[str, float]] = Field(description="Weight by party and issue.")
    party_weights: dict[str, int] = Field(description="What parties count for, if not 1.")


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
    frontier: FrontierAnswer | None = Field(
        description="Null where the rules tie too many issues together, or there was no time."
    )
    solutions: dict[str, SolutionAnswer] = Field(
        description="By name: `nash`, `kalai-smorodinsky`, `egalitarian`, `utilitarian`; where "
        "parties have weights, also `weighted-nash` and so on."
    )
    recommended: AssessedAnswer | None = Field(description="Advice on where to look first.")
    assessed: list[AssessedAnswer]
    trades: list[TradeAnswer]
    give_and_take: dict[str, GiveAndTakeAnswer] = Field(description="By party that must accept.")
    others: dict[str, OtherAnswer] = Field(description="By party that need not accept.")
    undecided: bool = Field(
        description="Whether a search was ended before it could tell if there is a zone, or why "
        "there is none."
    )
    changes: ChangesAnswer | None = Field(description="Null where nothing was asked otherwise.")
    conflict: list[list[ObstacleAnswer]] | None = Field(
        description="Every set of fewest demands that conflict, at most 100 of them; larger ones "
        "may remain; "
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
