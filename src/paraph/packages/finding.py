"""What the packages room finds in one case, with how it was found."""

from dataclasses import dataclass
from fractions import Fraction

from paraph.packages.appraisal import Appraisal
from paraph.packages.concessions import GiveAndTake
from paraph.packages.counting import Count
from paraph.packages.impasse import Obstacle
from paraph.packages.questions import Question
from paraph.packages.readings import PackageReadings
from paraph.packages.solutions import SolutionName
from paraph.packages.survey import Survey
from paraph.packages.trades import Trade
from paraph.terms.agenda import Issue, Package
from paraph.terms.conditions import RedLine, Rule
from paraph.terms.parties import Party
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Position,
    Reservation,
    Weight,
)

LEAST_DRAWS = 2_000
MOST_TIED = 100
"""Tied packages of one solution that are listed; their full number is given where it is known."""

MOST_POINTS = 10_000
"""Points of the frontier that are listed; the survey has them all."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What the talks are about, as far as packages go.

    Attributes:
        red_lines: As drawn across issues; those on one issue are among the positions.
    """

    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    rules: tuple[Rule, ...]
    positions: tuple[Position, ...]
    red_lines: tuple[RedLine, ...]
    weights: tuple[Weight | IssueRanking, ...]
    values: tuple[OptionValue | OptionRanking, ...]
    reservations: tuple[Reservation, ...]


@dataclass(frozen=True, slots=True)
class Valued:
    """A package and what it is worth.

    Attributes:
        values: For each party of the matter, on its own 0-1 scale.
    """

    package: Package
    values: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """What one named solution picks.

    Attributes:
        packages: Those tied for it, in order; at most `MOST_TIED` of them.
        tied: How many there are, or are known.
        has_all: Whether no others tie.
        value: What it makes large, on the parties' 0-1 scales: the product of the gains, the
            least share of the best gain, the least gain, or their sum.
        bound: No package passes this; equal to `value` where it is proven.
        boxes: How many parts of the space a search closed to prove it; None where it was picked
            from the whole frontier.
    """

    name: SolutionName
    packages: tuple[Valued, ...]
    tied: int
    has_all: bool
    value: Fraction
    bound: Fraction
    boxes: int | None

    @property
    def is_proven(self) -> bool:
        """Whether no package is better."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True)
class Conceded:
    """A least concession, in values.

    Attributes:
        shortfalls: For each seat, how far under its walk-away worth the package stays.
    """

    valued: Valued
    red_lines: tuple[RedLine, ...]
    shortfalls: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class LeastWay:
    """One way of giving as little as possible.

    Attributes:
        nearest: Its undominated packages, one for each point; the first `MOST_TIED` of them.
        points: How many points there are.
        packages: How many packages make them.
        is_whole: Whether there are no more.
    """

    red_lines: tuple[RedLine, ...]
    nearest: tuple[Valued, ...]
    points: int
    packages: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class NoZone:
    """Why nothing is acceptable to all, and what would open a zone.

    Attributes:
        conflicts: Every smallest set of red lines and walk-away worths that conflict.
        rules: The rules without any one of which there would be a zone, with its size then.
        ways: Every way of the least maximum, by the red lines that it asks to lift.
        alone: For each seat, what it would have to give if nobody else gave; None where that is
            not enough.
    """

    conflicts: tuple[tuple[Obstacle, ...], ...]
    rules: tuple[tuple[Rule, Count], ...]
    ways: tuple[LeastWay, ...]
    least_maximum: Conceded
    least_total: Conceded
    alone: tuple[Conceded | None, ...]
    is_smallest: bool


@dataclass(frozen=True, slots=True)
class Assessed:
    """How likely a leading package is acceptable.

    Attributes:
        names: The solutions that pick it; empty for the least concession.
        chances: For each seat, the share of draws in which it accepts.
        chance: The share in which all do.
        readings: The same over all consistent readings, with proofs instead of draws.
    """

    valued: Valued
    names: tuple[SolutionName, ...]
    chances: tuple[float, ...]
    chance: float
    readings: PackageReadings


@dataclass(frozen=True, slots=True)
class LeftForOthers:
    """What an agreement of those at the seats holds for a party that need not accept.

    Attributes:
        party: Its place.
        reservation: What walking away is worth to it.
        least: The least that any package of the zone is worth to it; None where a search for it
            was given up.
        most: The most, likewise.
        recommended: What the recommended package is worth to it.
    """

    party: int
    reservation: Fraction
    least: Fraction | None
    most: Fraction | None
    recommended: Fraction


@dataclass(frozen=True, slots=True)
class PackagesFinding:
    """What could be agreed.

    Attributes:
        appraisals: One for each party, in order.
        seats: Places of the parties whose acceptance is needed.
        red_lines: Those in force of parties at a seat.
        survey: None where there is no issue, or no party whose acceptance is needed.
        frontier: Each point's first package, with how many are tied there; at most
            `MOST_POINTS`, in the order of those packages.
        frontier_errors: For each seat, how much less at most some package listed is worth to it
            than a package that is not; None where there is no frontier, all 0 where it is exact.
        no_zone: None where there is a zone, or nothing meets the rules, or it is not known why.
        is_undecided: Whether a search was given up before it could tell if there is a zone, or
            why there is none.
        contradictions: Where nothing meets the rules, the smallest sets of them that conflict.
        assessed: The leading packages; the recommended one first.
        trades: Those that carry the recommended package.
        give_and_take: For each seat, what it gives and is paid in the recommended package.
        others: What is left for each party that need not accept; none where there is no zone.
        share_assumed: Of the numbers behind the values, the share that no report states.
    """

    matter: Matter
    appraisals: tuple[Appraisal, ...]
    seats: tuple[int, ...]
    red_lines: tuple[RedLine, ...]
    packages: int
    survey: Survey | None
    frontier: tuple[tuple[Valued, int], ...]
    frontier_errors: tuple[Fraction, ...] | None
    solutions: tuple[Solution, ...]
    no_zone: NoZone | None
    is_undecided: bool
    contradictions: tuple[tuple[Rule, ...], ...]
    assessed: tuple[Assessed, ...]
    trades: tuple[Trade, ...]
    give_and_take: tuple[GiveAndTake, ...]
    others: tuple[LeftForOthers, ...]
    questions: tuple[Question, ...]
    share_assumed: Fraction
    is_rounded: bool
    denominator: int
    draws: int
    seed: int

    @property
    def recommended(self) -> Assessed | None:
        """The leading package most likely acceptable to all; None where there is none at all."""
        return self.assessed[0] if self.assessed else None
