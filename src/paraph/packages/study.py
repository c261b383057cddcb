"""Everything the packages room finds in one case."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np

from paraph.packages.appraisal import Appraisal, Stated, appraisal, status_quo_places
from paraph.packages.arena import Demands, UndecidedError
from paraph.packages.concessions import GiveAndTake, give_and_take
from paraph.packages.contradiction import contradictions, zone_without_each_rule
from paraph.packages.finding import (
    LEAST_DRAWS,
    MOST_POINTS,
    MOST_TIED,
    Assessed,
    Conceded,
    LeastWay,
    LeftForOthers,
    Matter,
    NoZone,
    PackagesFinding,
    Solution,
    Valued,
)
from paraph.packages.impasse import Concession, Way, impasse
from paraph.packages.others import span_for
from paraph.packages.questions import Question, questions
from paraph.packages.readings import readings
from paraph.packages.robustness import acceptance, draw
from paraph.packages.solutions import PLAIN, WEIGHTED, SolutionName
from paraph.packages.solving import Solved, solved
from paraph.packages.space import EnoughError, Progress, Space, Worths, no_progress
from paraph.packages.survey import Survey, arena_of, survey
from paraph.packages.trades import Trade, trades
from paraph.terms.agenda import Package
from paraph.terms.conditions import RedLine, Rule
from paraph.terms.ids import ActorId
from paraph.terms.stances import red_lines_in_force

MOST_ASSESSED = 20
"""Leading packages that are held against every reading."""


def packages_finding(  # noqa: PLR0913 - what a person may ask
    matter: Matter,
    *,
    draws: int,
    seed: int,
    weights: Mapping[ActorId, int] | None = None,
    names: Sequence[SolutionName] = (),
    progress: Progress = no_progress,
) -> PackagesFinding:
    """Return what could be agreed.

    Args:
        draws: Number of readings drawn, at least `LEAST_DRAWS`.
        seed: Of the generator of the draws.
        weights: What parties count for in the weighted solutions, 1 if not given; without any,
            those solutions are left out unless they are named.
        names: The solutions that are wanted; all if none is named.

    Raises:
        ValueError: Fewer draws than that.

    Source:
        raiffa1982 (reservation values, zone of agreement, efficient frontier).
    """
    if draws < LEAST_DRAWS:
        msg = f"{draws} draws, expected at least {LEAST_DRAWS}"
        raise ValueError(msg)
    wanted = tuple(names) or ((*PLAIN, *WEIGHTED) if weights else PLAIN)
    return _Study(matter, draws, seed, weights or {}, wanted, progress).finding()


class _Study:
    """One case under study: what every part of the finding needs."""

    def __init__(  # noqa: PLR0913, PLR0917 - likewise
        self,
        matter: Matter,
        draws: int,
        seed: int,
        weights: Mapping[ActorId, int],
        names: tuple[SolutionName, ...],
        progress: Progress,
    ) -> None:
        stated = Stated.of(matter.weights, matter.values, matter.reservations)
        self.matter = matter
        self.appraisals = tuple(
            appraisal(party, matter.issues, matter.positions, stated) for party in matter.parties
        )
        self.worths = Worths.of(self.appraisals, status_quo_places(matter.issues))
        self.space = Space(matter.issues, self.worths)
        self.seats = tuple(at for at, party in enumerate(matter.parties) if party.must_accept)
        self.seated = tuple(matter.parties[seat].id for seat in self.seats)
        self.red_lines = self._red_lines()
        self.demands = Demands.of(self.seats, matter.rules, self.red_lines)
        self.arena = arena_of(self.space, self.demands)
        self.weights = tuple(weights.get(party, 1) for party in self.seated)
        self.names = names
        self.draws, self.seed, self.progress = draws, seed, progress
        self.generator = np.random.default_rng(seed)

    def _red_lines(self) -> tuple[RedLine, ...]:
        seated = {self.matter.parties[seat].id for seat in self.seats}
        lines = red_lines_in_force(self.matter.positions, self.matter.red_lines)
        return tuple(line for line in lines if line.party in seated)

    def finding(self) -> PackagesFinding:
        """Count, merge, solve, draw."""
        is_studied = bool(self.matter.issues and self.seats)
        found = self._survey() if is_studied else None
        solutions = self._solutions(found) if found else ()
        no_zone, contradicting, is_undecided = (
            self._why_none(found) if found and not solutions else (None, (), False)
        )
        assessed, asked = self._assessed(_leading(solutions, no_zone))
        recommended = assessed[0].valued if assessed else None
        return PackagesFinding(
            matter=self.matter,
            appraisals=self.appraisals,
            seats=self.seats,
            red_lines=self.red_lines,
            packages=self.space.packages,
            survey=found,
            frontier=self._frontier(found) if found else (),
            frontier_errors=self._errors(found) if found else None,
            solutions=solutions,
            no_zone=no_zone,
            is_undecided=is_undecided,
            contradictions=contradicting,
            assessed=assessed,
            trades=self._trades(recommended.package) if recommended else (),
            give_and_take=self._give_and_take(recommended.package) if recommended else (),
            others=self._others(recommended) if recommended and solutions else (),
            questions=asked,
            share_assumed=_share_assumed([self.appraisals[seat] for seat in self.seats]),
            is_rounded=self.worths.is_rounded,
            denominator=self.worths.denominator,
            draws=self.draws,
            seed=self.seed,
        )

    def _survey(self) -> Survey:
        return survey(self.space, self.demands, np.random.default_rng(self.seed), self.progress)

    def _valued(self, number: int) -> Valued:
        parts = self.space.values(number).tolist()
        return Valued(self.space.package(number), tuple(self._share(part) for part in parts))

    def _share(self, part: int) -> Fraction:
        return Fraction(part, self.worths.denominator)

    def _frontier(self, found: Survey) -> tuple[tuple[Valued, int], ...]:
        if found.merged is None:
            return ()
        points = found.merged.frontier
        first, packages = points.first[:MOST_POINTS].tolist(), points.packages[:MOST_POINTS]
        rows = zip(first, packages.tolist(), strict=True)
        return tuple((self._valued(number), tied) for number, tied in rows)

    def _errors(self, found: Survey) -> tuple[Fraction, ...] | None:
        if found.merged is None:
            return None
        return tuple(self._share(part) for part in found.merged.errors.tolist())

    def _solutions(self, found: Survey) -> tuple[Solution, ...]:
        every = solved(self.arena, found.merged, self.names, self.weights, self.progress)
        return tuple(self._solution(each) for each in every)

    def _solution(self, each: Solved) -> Solution:
        return Solution(
            each.name,
            tuple(self._valued(number) for number in each.numbers),
            each.tied,
            each.has_all,
            each.value,
            each.bound,
            each.boxes,
        )

    def _why_none(self, survey: Survey) -> tuple[NoZone | None, tuple[tuple[Rule, ...], ...], bool]:
        """Return why there is no zone, or which rules contradict each other, or neither.

        Whether searches were ended before that could be told is the last; so it is where there
        is a zone, and they were ended before they found a solution in it.
        """
        if survey.zone.low:
            return None, (), True
        try:
            found = contradictions(self.space, self.demands, self.progress)
            if found:
                rules = self.matter.rules
                return None, tuple(tuple(rules[at] for at in each) for each in found), False
            return self._no_zone(), (), False
        except (UndecidedError, EnoughError):
            return None, (), True

    def _no_zone(self) -> NoZone:
        found = impasse(self.space, self.demands, self.seated, self.progress)
        opened = zone_without_each_rule(self.space, self.demands, self.progress)
        return NoZone(
            found.conflicts,
            tuple(
                (rule, zone) for rule, zone in zip(self.matter.rules, opened, strict=True) if zone
            ),
            tuple(self._way(way) for way in found.ways),
            self._conceded(found.least_maximum),
            self._conceded(found.least_total),
            tuple(each and self._conceded(each) for each in found.alone),
            found.is_smallest,
        )

    def _way(self, way: Way) -> LeastWay:
        first = way.frontier.first.tolist()
        nearest = tuple(self._valued(number) for number in first[:MOST_TIED])
        return LeastWay(way.red_lines, nearest, len(first), way.frontier.size, way.is_whole)

    def _conceded(self, each: Concession) -> Conceded:
        shortfalls = tuple(self._share(part) for part in each.shortfalls)
        return Conceded(self._valued(each.package), each.red_lines, shortfalls)

    def _trades(self, package: Package) -> tuple[Trade, ...]:
        seated = list(zip(self.seats, self.seated, strict=True))
        return trades(package, self.matter.issues, self.worths, seated)

    def _give_and_take(self, package: Package) -> tuple[GiveAndTake, ...]:
        return give_and_take(
            package, self.matter.issues, [self.appraisals[seat] for seat in self.seats]
        )

    def _others(self, recommended: Valued) -> tuple[LeftForOthers, ...]:
        """Return what an agreement holds for each party that need not accept."""
        found: list[LeftForOthers] = []
        for party in range(len(self.matter.parties)):
            if party not in self.seats:
                least, most = span_for(self.arena, party, self.progress)
                found.append(
                    LeftForOthers(
                        party,
                        self._share(int(self.worths.reservations[party])),
                        None if least is None else self._share(least),
                        None if most is None else self._share(most),
                        recommended.values[party],
                    )
                )
        return tuple(found)

    def _assessed(
        self, leading: Sequence[tuple[Valued, tuple[SolutionName, ...]]]
    ) -> tuple[tuple[Assessed, ...], tuple[Question, ...]]:
        """Return the leading packages, surest first, and what to ask about the first."""
        leading = leading[:MOST_ASSESSED]
        if not leading:
            return (), ()
        issues = self.matter.issues
        drawn = draw(self.appraisals, issues, self.draws, self.generator)
        place = {party.id: at for at, party in enumerate(self.matter.parties)}
        owners = [place[line.party] for line in self.red_lines]
        packages = [valued.package for valued, _ in leading]
        yes = acceptance(drawn, self.demands, packages, issues, owners)
        read = readings(packages, self.appraisals, issues, self.demands, yes)
        chances = yes.all(axis=2).mean(axis=1)
        order: list[int] = np.argsort(-chances, kind="stable").tolist()
        assessed = tuple(
            Assessed(
                leading[at][0],
                leading[at][1],
                tuple(float(share) for share in yes[at].mean(axis=0)),
                float(chances[at]),
                read[at],
            )
            for at in order
        )
        asked = questions(drawn, self.demands, packages[order[0]], issues, yes[order])
        return assessed, asked


def _leading(
    solutions: Sequence[Solution], no_zone: NoZone | None
) -> list[tuple[Valued, tuple[SolutionName, ...]]]:
    """Return the packages worth a closer look: every solution's, else the least concessions.

    The first of each solution come first, so that none is left out where many tie.
    """
    if no_zone is not None:
        return [(way.nearest[0], ()) for way in no_zone.ways]
    names: dict[Valued, list[SolutionName]] = {}
    for rank in range(max((len(each.packages) for each in solutions), default=0)):
        for solution in solutions:
            for valued in solution.packages[rank : rank + 1]:
                names.setdefault(valued, []).append(solution.name)
    return [(valued, tuple(picked)) for valued, picked in names.items()]


def _share_assumed(appraisals: Sequence[Appraisal]) -> Fraction:
    """Return the share of numbers that no report states, of all that the values rest on."""
    estimates = [estimate for each in appraisals for estimate in each.estimates]
    assumed = sum(1 for estimate in estimates if estimate.is_assumed)
    return Fraction(assumed, len(estimates)) if estimates else Fraction(0)
