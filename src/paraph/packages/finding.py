"""Everything the packages room finds in one case, with how it was found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from paraph.packages.appraisal import Appraisal, Stated, appraisal, status_quo_places
from paraph.packages.contradiction import contradictions
from paraph.packages.frontier import Frontier
from paraph.packages.impasse import Concession, Obstacle, impasse
from paraph.packages.nearest import Way, least_ways, zone_without_each_rule
from paraph.packages.questions import Question, questions
from paraph.packages.robustness import accepts, draw
from paraph.packages.solutions import SOLUTIONS, Rows, SolutionName
from paraph.packages.space import Space, Worths
from paraph.packages.survey import (
    MOST_PACKAGES,
    Demands,
    Progress,
    Survey,
    no_progress,
    packages_worth,
    survey,
)
from paraph.packages.trades import Trade, trades
from paraph.terms.agenda import Issue, Package
from paraph.terms.conditions import RedLine, Rule
from paraph.terms.parties import Party
from paraph.terms.positions import OptionValue, Position, Reservation, Weight
from paraph.terms.stances import red_lines_in_force

LEAST_DRAWS = 2_000
MOST_TIED = 100
"""Tied packages of one solution that are listed; their full number is always given."""

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
    weights: tuple[Weight, ...]
    values: tuple[OptionValue, ...]
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
        tied: How many there are.
    """

    name: SolutionName
    packages: tuple[Valued, ...]
    tied: int


@dataclass(frozen=True, slots=True)
class Conceded:
    """A least concession, in values.

    Attributes:
        shortfalls: For each seat, how far under its walk-away worth the package stays.
    """

    valued: Valued
    red_lines: tuple[RedLine, ...]
    shortfalls: tuple[Fraction, ...]
    tied: int


@dataclass(frozen=True, slots=True)
class LeastWay:
    """One way of giving as little as possible.

    Attributes:
        nearest: Its undominated packages, one for each point; the first `MOST_TIED` of them.
        points: How many points there are.
        packages: How many packages go this way.
    """

    red_lines: tuple[RedLine, ...]
    nearest: tuple[Valued, ...]
    points: int
    packages: int


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
    rules: tuple[tuple[Rule, int], ...]
    ways: tuple[LeastWay, ...]
    least_maximum: Conceded
    least_total: Conceded
    alone: tuple[Conceded | None, ...]


@dataclass(frozen=True, slots=True)
class Assessed:
    """How likely a leading package is acceptable, over the draws.

    Attributes:
        names: The solutions that pick it; empty for the least concession.
        chances: For each seat, the share of draws in which it accepts.
        chance: The share in which all do.
    """

    valued: Valued
    names: tuple[SolutionName, ...]
    chances: tuple[float, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class PackagesFinding:
    """What could be agreed.

    Attributes:
        appraisals: One for each party, in order.
        seats: Places of the parties whose acceptance is needed.
        red_lines: Those in force of parties at a seat.
        survey: None where there is nothing to walk (no issue, or no party whose acceptance is
            needed), or more than `MOST_PACKAGES`.
        frontier: Each point's first package, with how many are tied there; at most
            `MOST_POINTS`, in the order of those packages.
        no_zone: None where there is a zone, or nothing meets the rules.
        contradictions: Where nothing meets the rules, the smallest sets of them that conflict.
        assessed: The leading packages; the recommended one first.
        trades: Those that carry the recommended package.
        share_assumed: Of the numbers behind the values, the share that no report states.
    """

    matter: Matter
    appraisals: tuple[Appraisal, ...]
    seats: tuple[int, ...]
    red_lines: tuple[RedLine, ...]
    packages: int
    survey: Survey | None
    frontier: tuple[tuple[Valued, int], ...]
    solutions: tuple[Solution, ...]
    no_zone: NoZone | None
    contradictions: tuple[tuple[Rule, ...], ...]
    assessed: tuple[Assessed, ...]
    trades: tuple[Trade, ...]
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


def packages_finding(
    matter: Matter, *, draws: int, seed: int, progress: Progress = no_progress
) -> PackagesFinding:
    """Return what could be agreed.

    Args:
        draws: Number of readings drawn, at least `LEAST_DRAWS`.
        seed: Of the generator of the draws.

    Raises:
        ValueError: Fewer draws than that.

    Source:
        raiffa1982 (reservation values, zone of agreement, efficient frontier).
    """
    if draws < LEAST_DRAWS:
        msg = f"{draws} draws, expected at least {LEAST_DRAWS}"
        raise ValueError(msg)
    return _Study(matter, draws, seed, progress).finding()


class _Study:
    """One case under study: what every part of the finding needs."""

    def __init__(self, matter: Matter, draws: int, seed: int, progress: Progress) -> None:
        stated = Stated.of(matter.weights, matter.values, matter.reservations)
        self.matter = matter
        self.appraisals = tuple(
            appraisal(party, matter.issues, matter.positions, stated) for party in matter.parties
        )
        self.worths = Worths.of(self.appraisals, status_quo_places(matter.issues))
        self.space = Space(matter.issues, self.worths)
        self.seats = tuple(at for at, party in enumerate(matter.parties) if party.must_accept)
        self.red_lines = self._red_lines()
        self.demands = Demands.of(self.seats, matter.rules, self.red_lines)
        self.draws, self.seed, self.progress = draws, seed, progress

    def _red_lines(self) -> tuple[RedLine, ...]:
        seated = {self.matter.parties[seat].id for seat in self.seats}
        lines = red_lines_in_force(self.matter.positions, self.matter.red_lines)
        return tuple(line for line in lines if line.party in seated)

    def finding(self) -> PackagesFinding:
        """Walk, solve, draw."""
        found = survey(self.space, self.demands, self.progress) if self._is_walkable() else None
        solutions = self._solutions(found) if found and found.zone else ()
        no_zone = self._no_zone() if found and found.allowed and not found.zone else None
        assessed, asked = self._assessed(_leading(solutions, no_zone))
        recommended = assessed[0].valued.package if assessed else None
        return PackagesFinding(
            matter=self.matter,
            appraisals=self.appraisals,
            seats=self.seats,
            red_lines=self.red_lines,
            packages=self.space.packages,
            survey=found,
            frontier=self._frontier(found) if found else (),
            solutions=solutions,
            no_zone=no_zone,
            contradictions=self._contradictions() if found and not found.allowed else (),
            assessed=assessed,
            trades=self._trades(recommended) if recommended else (),
            questions=asked,
            share_assumed=_share_assumed([self.appraisals[seat] for seat in self.seats]),
            is_rounded=self.worths.is_rounded,
            denominator=self.worths.denominator,
            draws=self.draws,
            seed=self.seed,
        )

    def _is_walkable(self) -> bool:
        return bool(self.matter.issues and self.seats) and self.space.packages <= MOST_PACKAGES

    def _valued(self, number: int) -> Valued:
        parts = self.space.values(number).tolist()
        return Valued(self.space.package(number), tuple(self._share(part) for part in parts))

    def _share(self, part: int) -> Fraction:
        return Fraction(part, self.worths.denominator)

    def _frontier(self, found: Survey) -> tuple[tuple[Valued, int], ...]:
        first, packages = found.frontier.first.tolist(), found.frontier.packages.tolist()
        rows = zip(first[:MOST_POINTS], packages[:MOST_POINTS], strict=True)
        return tuple((self._valued(number), tied) for number, tied in rows)

    def _solutions(self, found: Survey) -> tuple[Solution, ...]:
        frontier = found.frontier
        gains = frontier.points - self.worths.reservations[list(self.seats)]
        in_zone = np.flatnonzero((gains >= 0).all(axis=1))
        picks = {name: in_zone[solve(gains[in_zone])] for name, solve in SOLUTIONS.items()}
        numbers = self._numbers(frontier, sorted(_listed(picks.values())))
        return tuple(
            Solution(
                name,
                tuple(self._valued(number) for number in _first(numbers, picked)),
                int(frontier.packages[picked].sum()),
            )
            for name, picked in picks.items()
        )

    def _numbers(self, frontier: Frontier, rows: list[int]) -> dict[int, list[int]]:
        """Return the first packages at some points of the frontier; walks only where some tie."""
        numbers = {row: [int(frontier.first[row])] for row in rows}
        tied = [row for row in rows if frontier.packages[row] > 1]
        if tied:
            wanted = np.minimum(frontier.packages[tied], MOST_TIED).tolist()
            found = packages_worth(
                self.space, self.demands, frontier.points[tied], wanted, self.progress
            )
            numbers.update(zip(tied, found, strict=True))
        return numbers

    def _contradictions(self) -> tuple[tuple[Rule, ...], ...]:
        found = contradictions(self.space, self.demands, self.progress)
        return tuple(tuple(self.matter.rules[at] for at in places) for places in found)

    def _no_zone(self) -> NoZone:
        seated = tuple(self.matter.parties[seat].id for seat in self.seats)
        found = impasse(self.space, self.demands, seated, self.progress)
        alone = (each and self._conceded(each) for each in found.alone)
        opened = zone_without_each_rule(self.space, self.demands, self.progress)
        ways = least_ways(self.space, self.demands, found.least_maximum, self.progress)
        return NoZone(
            found.conflicts,
            tuple(pair for pair in zip(self.matter.rules, opened, strict=True) if pair[1]),
            tuple(self._way(way) for way in ways),
            self._conceded(found.least_maximum),
            self._conceded(found.least_total),
            tuple(alone),
        )

    def _way(self, way: Way) -> LeastWay:
        first = way.frontier.first.tolist()
        nearest = tuple(self._valued(number) for number in first[:MOST_TIED])
        return LeastWay(way.red_lines, nearest, len(first), way.packages)

    def _conceded(self, each: Concession) -> Conceded:
        shortfalls = tuple(self._share(part) for part in each.shortfalls)
        return Conceded(self._valued(each.package), each.red_lines, shortfalls, each.packages)

    def _trades(self, package: Package) -> tuple[Trade, ...]:
        seated = [(seat, self.matter.parties[seat].id) for seat in self.seats]
        return trades(package, self.matter.issues, self.worths, seated)

    def _assessed(
        self, leading: Sequence[tuple[Valued, tuple[SolutionName, ...]]]
    ) -> tuple[tuple[Assessed, ...], tuple[Question, ...]]:
        """Return the leading packages, surest first, and what to ask about the first."""
        if not leading:
            return (), ()
        generator = np.random.default_rng(self.seed)
        drawn = draw(self.appraisals, self.matter.issues, self.draws, generator)
        place = {party.id: at for at, party in enumerate(self.matter.parties)}
        owners = [place[line.party] for line in self.red_lines]
        assessed: list[Assessed] = []
        for valued, names in leading:
            yes = accepts(drawn, self.demands, valued.package, self.matter.issues, owners)
            chances = tuple(float(share) for share in yes.mean(axis=0))
            assessed.append(Assessed(valued, names, chances, float(yes.all(axis=1).mean())))
        assessed.sort(key=lambda each: -each.chance)
        first = assessed[0].valued.package
        yes = accepts(drawn, self.demands, first, self.matter.issues, owners)
        asked = questions(drawn, self.demands, first, self.matter.issues, yes)
        return tuple(assessed), asked


def _listed(picks: Iterable[Rows]) -> set[int]:
    """Return the points from which a solution's first `MOST_TIED` packages come.

    Points stand in the order of their first packages, so these are each solution's first points.
    """
    return {row for picked in picks for row in picked[:MOST_TIED].tolist()}


def _first(numbers: Mapping[int, Sequence[int]], picked: Rows) -> list[int]:
    """Return the first `MOST_TIED` packages at the points that a solution picks."""
    rows = picked[:MOST_TIED].tolist()
    return sorted(number for row in rows for number in numbers[row])[:MOST_TIED]


def _leading(
    solutions: Sequence[Solution], no_zone: NoZone | None
) -> list[tuple[Valued, tuple[SolutionName, ...]]]:
    """Return the packages worth a closer look: every solution's, else the least concessions."""
    if no_zone is not None:
        return [(way.nearest[0], ()) for way in no_zone.ways]
    names: dict[Valued, list[SolutionName]] = {}
    for solution in solutions:
        for valued in solution.packages:
            names.setdefault(valued, []).append(solution.name)
    return [(valued, tuple(picked)) for valued, picked in names.items()]


def _share_assumed(appraisals: Sequence[Appraisal]) -> Fraction:
    """Return the share of numbers that no report states, of all that the values rest on."""
    estimates = [estimate for each in appraisals for estimate in each.estimates]
    assumed = sum(1 for estimate in estimates if estimate.is_assumed)
    return Fraction(assumed, len(estimates)) if estimates else Fraction(0)
