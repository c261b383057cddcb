"""What drawing readings, and telling who accepts what in them, takes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from random import Random

import numpy as np
from bars import Found
from cases import SUPPOSED, issues_of

from paraph.packages.appraisal import Appraisal, Stated, appraisal
from paraph.packages.arena import Demands
from paraph.packages.questions import questions
from paraph.packages.readings import readings
from paraph.packages.robustness import Draws, Yes, acceptance, draw
from paraph.terms.agenda import Issue, Package
from paraph.terms.ids import ActorId, PositionId
from paraph.terms.numbers import Range
from paraph.terms.parties import Party, Role
from paraph.terms.positions import OptionRanking, OptionValue, Position, Strength

ISSUES, OPTIONS, PARTIES, PACKAGES, DRAWS = 30, 5, 8, 20, 10_000


def scaled_issues(random: Random) -> tuple[Issue, ...]:
    """Return issues half of which are ordered along a scale, each with a status quo."""
    return tuple(
        replace(issue, is_ordered=random.choice([False, True]), status_quo=issue.options[0].id)
        for issue in issues_of([OPTIONS] * ISSUES)
    )


def given(
    random: Random, party: ActorId, issues: tuple[Issue, ...]
) -> tuple[list[Position], list[OptionValue | OptionRanking]]:
    """Return a position, a ranking, ranges or silence on every issue, each as often."""
    positions: list[Position] = []
    values: list[OptionValue | OptionRanking] = []
    for issue in issues:
        ids = [option.id for option in issue.options]
        kind = random.choice(["position", "ranking", "ranges", "silence"])
        if kind == "position":
            name = PositionId(f"{party}/{issue.id}")
            day, wanted = dt.date(2023, 5, 10), (random.choice(ids),)
            demand = Strength.DEMAND
            positions.append(Position(name, party, issue.id, wanted, demand, day, party, SUPPOSED))
        elif kind == "ranking":
            tiers = tuple((each,) for each in random.sample(ids, len(ids)))
            values.append(OptionRanking(party, issue.id, tiers, SUPPOSED))
        elif kind == "ranges":
            low, high = sorted(Fraction(random.randint(0, 4), 4) for _ in range(2))
            span = Range(low, high)
            values += [OptionValue(party, issue.id, each, span, SUPPOSED) for each in ids]
    return positions, values


@dataclass(frozen=True)
class Inquiry:
    """A made-up case with some packages to hold against its readings."""

    issues: tuple[Issue, ...]
    appraisals: tuple[Appraisal, ...]
    packages: tuple[Package, ...]
    demands: Demands

    @cached_property
    def drawn(self) -> Draws:
        """The readings."""
        return draw(self.appraisals, self.issues, DRAWS, np.random.default_rng(1))

    @cached_property
    def accepted(self) -> Yes:
        """In which of them each party accepts each package."""
        return acceptance(self.drawn, self.demands, self.packages, self.issues, [])


def inquiry() -> Inquiry:
    """Make up the case."""
    random = Random(1)  # noqa: S311 - a repeatable case
    issues = scaled_issues(random)
    parties = [Party(ActorId(f"p{at}"), "", Role.PARTY, must_accept=True) for at in range(PARTIES)]
    said = [given(random, party.id, issues) for party in parties]
    stated = Stated.of([], [value for _, values in said for value in values], [])
    positions = [position for some, _ in said for position in some]
    packages = tuple(
        Package.of((issue.id, random.choice(issue.options).id) for issue in issues)
        for _ in range(PACKAGES)
    )
    return Inquiry(
        issues,
        tuple(appraisal(party, issues, positions, stated) for party in parties),
        packages,
        Demands.of(range(PARTIES), [], []),
    )


def drawn_and_told() -> Callable[[], Found]:
    """Prepare to draw readings, and to tell who accepts which package in them."""
    case = inquiry()

    def run() -> Found:
        share = float(case.accepted.mean())
        return Found(f"{share:.1%} accepted, of {case.accepted.size:,}")

    return run


def asked() -> Callable[[], Found]:
    """Prepare to go through all that any party could be asked about one package."""
    case = inquiry()
    drawn, yes = case.drawn, case.accepted

    def run() -> Found:
        found = questions(drawn, case.demands, case.packages[0], case.issues, yes)
        return Found(f"{len(found)} of {PARTIES * (ISSUES + 1)} questions tell something")

    return run


def bounded() -> Callable[[], Found]:
    """Prepare to find the least and the most of every package over all readings."""
    case = inquiry()
    yes = case.accepted

    def run() -> Found:
        found = readings(case.packages, case.appraisals, case.issues, case.demands, yes)
        told = sorted({str(each.verdict) for each in found})
        return Found(f"{len(found)} packages, accepted in readings: {', '.join(told)}")

    return run
