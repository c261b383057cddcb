"""Certificates of solutions: a search that begins from the package picked, and what it proves.

What a certificate proves, by solution:

-   utilitarian: no package of the zone has a larger sum of gains.
-   Nash: none has a larger product. Where not all can gain, none has a larger product of the gains
    of the group that gains in the packages picked, and no larger group can gain together; products
    over other groups of that size are not compared, nor is it proven that there is no other group.
-   Kalai-Smorodinsky: none has a larger smallest share of the parties' best gains, and those are
    their best. That no package of that smallest share is better for all is not proven.
-   egalitarian: none has a larger least gain; of those with that, none a larger sum of the two
    least; and so on. That is leximin (ogryczak2003). With more parties than `MOST_ROWS` allows
    only the first stages are proven, and the certificate does not call itself proven.

In every case "zone" means the packages that meet all clauses and are worth at least the walk-away
to every party that must accept. That the clauses say the same as the rules and red lines of a case
is not proven by a certificate; its digest tells which problem it is about. A search that ends early
still proves its bound.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, combinations, pairwise
from math import comb, lcm, prod

import numpy as np

from paraph.packages.appraisal import status_quo_places
from paraph.packages.arena import Arena, Demands
from paraph.packages.certificate import (
    Certificate,
    CertifiedIssue,
    CertifiedPackage,
    Claim,
    Problem,
    Proof,
)
from paraph.packages.field import Lines
from paraph.packages.finding import PackagesFinding
from paraph.packages.proving import proof
from paraph.packages.search import MOST_BOXES, Search
from paraph.packages.solutions import SolutionName, Weights
from paraph.packages.space import Progress, Space, Worths, no_progress
from paraph.packages.survey import arena_of
from paraph.terms.ids import ActorId, IssueId, OptionId

MOST_ROWS = 1_023
"""Rows that the stages of leximin may have: all of them for ten parties."""

MOST_GROUPS = 100
"""Larger groups, where not all can gain, of which it is proven that they cannot gain together."""

METHOD = "branch and bound; every box is closed by whole multipliers of rows and clauses"


def problem_of(arena: Arena, parties: Sequence[str]) -> Problem:
    """Return what may be agreed, in the words of a certificate.

    Args:
        parties: Names of those at the seats.
    """
    clauses = arena.clauses
    issues = [
        CertifiedIssue(str(issue), tuple(map(str, options)), is_named_truth=False)
        for issue, options in arena.space.options.items()
    ]
    truths = [
        CertifiedIssue(f"truth:{at + 1}", ("false", "true"), is_named_truth=True)
        for at in range(len(clauses.sizes) - clauses.issues)
    ]
    listed = (*issues, *truths)
    worths = arena.field.worths.tolist()
    starts = arena.field.starts.tolist()
    return Problem(
        tuple(parties),
        listed,
        tuple(tuple(map(tuple, worths[low:high])) for low, high in pairwise(starts)),
        tuple(arena.reservations.tolist()),
        arena.space.worths.denominator,
        tuple(
            {
                listed[issue].name: tuple(
                    name for at, name in enumerate(listed[issue].options) if options >> at & 1
                )
                for issue, options in clause.items()
            }
            for clause in clauses.listed
        ),
    )


def certificates_of(
    finding: PackagesFinding,
    weights: Mapping[ActorId, int] | None = None,
    progress: Progress = no_progress,
) -> tuple[Certificate, ...]:
    """Return a certificate of every solution of a finding; none where there is no zone.

    Args:
        weights: What parties count for in weighted solutions, 1 if not given.

    Source:
        Certificates, mcconnell2011.
    """
    if not finding.solutions:
        return ()
    matter = finding.matter
    worths = Worths.of(finding.appraisals, status_quo_places(matter.issues))
    demands = Demands.of(finding.seats, matter.rules, finding.red_lines)
    arena = arena_of(Space(matter.issues, worths), demands)
    seated = [matter.parties[seat].id for seat in finding.seats]
    certifier = Certifier(arena, problem_of(arena, seated), progress=progress)
    counts = [(weights or {}).get(party, 1) for party in seated]
    return tuple(
        certifier.certificate(each.name, counts, [dict(valued.package) for valued in each.packages])
        for each in finding.solutions
    )


def certify(
    arena: Arena,
    name: SolutionName,
    weights: Weights,
    numbers: Sequence[int],
    progress: Progress = no_progress,
) -> Certificate:
    """Return the certificate of the packages that a solution picks, by their numbers.

    Args:
        weights: Of the parties at the seats; they count in a weighted solution only.

    Source:
        Certificates, mcconnell2011.
    """
    parties = [f"party {at + 1}" for at in range(len(arena.seats))]
    certifier = Certifier(arena, problem_of(arena, parties), progress=progress)
    packages = [dict(arena.space.package(number)) for number in numbers]
    return certifier.certificate(name, weights, packages)


@dataclass(frozen=True)
class _Proven:
    """What was proven of a solution.

    Attributes:
        claim: What the solution makes large.
        unit: What 1 of that is on the 0-1 scales.
        proofs: That of the claim is the first.
        is_whole: Whether nothing is missing on which the solution rests beside its measure.
    """

    claim: Claim
    unit: Fraction
    proofs: tuple[Proof, ...]
    ideals: tuple[Lines, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True)
class Certifier:
    """Makes certificates of one problem.

    Attributes:
        most_boxes: After so many a search ends, and the bound is what it came to.
    """

    arena: Arena
    problem: Problem
    most_boxes: int = MOST_BOXES
    progress: Progress = no_progress

    def certificate(
        self, name: SolutionName, weights: Weights, packages: Sequence[Mapping[IssueId, OptionId]]
    ) -> Certificate:
        """Return the certificate of the packages that a solution picks.

        Those stand in it that are as good as the first, by what is proven.
        """
        picked = np.array([self._lines(each) for each in packages], np.intp)
        parts = tuple(weights) if name.is_weighted else (1,) * len(self.arena.seats)
        gains = self.arena.field.values(picked) - self.arena.reservations
        proven = self._proven(name, parts, picked[:1], gains[0].tolist())
        ranks = [_rank(name, proven.claim, each) for each in gains.tolist()]
        kept = [lines for lines, rank in zip(picked, ranks, strict=True) if rank == ranks[0]]
        value = measured(proven.claim, gains[0].tolist()) * proven.unit
        bound = proven.proofs[0].bound * proven.unit
        return Certificate(
            self.problem,
            self.problem.digest,
            str(name),
            parts,
            tuple(map(self._certified, kept)),
            tuple(map(self._certified, proven.ideals)),
            value,
            bound,
            proven.is_whole and value == bound,
            METHOD,
            proven.proofs,
        )

    def _proven(
        self, name: SolutionName, parts: Weights, picked: Lines, gains: Sequence[int]
    ) -> _Proven:
        match name.plain:
            case SolutionName.NASH:
                return self._nash(parts, picked, gains)
            case SolutionName.KALAI_SMORODINSKY:
                return self._kalai_smorodinsky(parts, picked)
            case SolutionName.EGALITARIAN:
                return self._egalitarian(parts, picked, gains)
            case _:
                claim = Claim(tuple(map(Fraction, parts)), len(parts))
                return _Proven(claim, self._share, (self._proof(claim, picked)[0],))

    @property
    def _share(self) -> Fraction:
        return Fraction(1, self.problem.denominator)

    def _proof(self, claim: Claim, start: Lines | None = None) -> tuple[Proof, Search | None]:
        return proof(self.arena, claim, start, self.most_boxes, self.progress)

    def _nash(self, parts: Weights, picked: Lines, gains: Sequence[int]) -> _Proven:
        powers = tuple(part if gain > 0 else 0 for part, gain in zip(parts, gains, strict=True))
        claim = Claim(powers=powers)
        main, _ = self._proof(claim, picked)
        groups, is_whole = self._no_larger_group(len(powers) - powers.count(0) + 1)
        unit = self._share ** sum(powers) if any(powers) else Fraction(0)
        return _Proven(claim, unit, (main, *groups), (), is_whole)

    def _no_larger_group(self, size: int) -> tuple[list[Proof], bool]:
        """Return that no group of some size can gain together, and whether that is all proven."""
        seats = range(len(self.arena.seats))
        if comb(len(seats), size) > MOST_GROUPS:
            return [], False
        claims = [
            Claim(powers=tuple(int(at in who) for at in seats)) for who in combinations(seats, size)
        ]
        proofs = [self._proof(each)[0] for each in claims]
        return proofs, all(each.bound == 0 for each in proofs)

    def _kalai_smorodinsky(self, parts: Weights, picked: Lines) -> _Proven:
        seats = range(len(parts))
        proofs: list[Proof] = []
        ideals: list[Lines] = []
        best: list[int] = []
        for seat in seats:
            own, search = self._proof(Claim(tuple(Fraction(at == seat) for at in seats), 1), picked)
            ideals.append(picked[0] if search is None else search.packages[0])
            value = int(self.arena.field.values(ideals[seat])[seat])
            best.append(value - int(self.arena.reservations[seat]))
            proofs.append(own)
        scales = (
            Fraction(1, most * part) if most else Fraction(0)
            for most, part in zip(best, parts, strict=True)
        )
        claim = Claim(tuple(scales), 1)
        main, _ = self._proof(claim, picked)
        is_whole = best == [each.bound for each in proofs]
        return _Proven(claim, Fraction(1), (main, *proofs), tuple(ideals), is_whole)

    def _egalitarian(self, parts: Weights, picked: Lines, gains: Sequence[int]) -> _Proven:
        whole = lcm(*parts)
        scales = tuple(Fraction(whole // part) for part in parts)
        sums = tuple(int(each) for each in accumulate(_scaled(scales, gains)))
        stages: list[Proof] = []
        for at in range(len(sums)):
            rows = sum(comb(len(parts), count) for count in range(1, at + 2))
            if at and (rows > MOST_ROWS or stages[-1].bound != sums[at - 1]):
                break
            stages.append(self._proof(Claim(scales, at + 1, sums[:at]), picked)[0])
        is_whole = list(sums) == [each.bound for each in stages]
        return _Proven(stages[0].claim, self._share / whole, tuple(stages), (), is_whole)

    def _lines(self, choices: Mapping[IssueId, OptionId]) -> Lines:
        """Return the lines of a package, with what it makes of the named truths."""
        space = self.arena.space
        chosen: list[int | None] = [
            options.index(choices[issue]) for issue, options in space.options.items()
        ]
        settled = self._settled([*chosen, *[None] * (self.arena.field.issues - len(chosen))])
        return np.array(settled, np.intp) + self.arena.field.starts[:-1]

    def _settled(self, chosen: list[int | None]) -> list[int]:
        """Settle the named truths: a clause of which nothing else can be met decides its last."""
        before = None
        while before != chosen:
            before = list(chosen)
            for clause in self.arena.clauses.listed:
                known = {issue: chosen[issue] for issue in clause}
                open_ones = [issue for issue, place in known.items() if place is None]
                is_met = any(
                    place is not None and clause[issue] >> place & 1
                    for issue, place in known.items()
                )
                if not is_met and len(open_ones) == 1:
                    chosen[open_ones[0]] = clause[open_ones[0]].bit_length() - 1
        return [place or 0 for place in chosen]

    def _certified(self, lines: Lines) -> CertifiedPackage:
        places: list[int] = (lines - self.arena.field.starts[:-1]).tolist()
        choices = {
            issue.name: issue.options[place]
            for issue, place in zip(self.problem.issues, places, strict=True)
        }
        return CertifiedPackage(choices, tuple(self.arena.field.values(lines).tolist()))


def _scaled(scales: Sequence[Fraction], gains: Sequence[int]) -> list[Fraction]:
    """Return the scaled gains of those who count, the least first."""
    return sorted(scale * gain for scale, gain in zip(scales, gains, strict=True) if scale)


def measured(claim: Claim, gains: Sequence[int]) -> Fraction:
    """Return what a claim measures of gains."""
    if claim.powers:
        each = (max(gain, 0) ** power for gain, power in zip(gains, claim.powers, strict=True))
        return Fraction(prod(each))
    return sum(_scaled(claim.scales, gains)[: claim.count], Fraction(0))


def _rank(name: SolutionName, claim: Claim, gains: Sequence[int]) -> tuple[Fraction, ...]:
    """Return what must agree in packages that are as good as each other."""
    first = measured(claim, gains)
    if name.plain is SolutionName.EGALITARIAN:
        return (first, *_scaled(claim.scales, gains))
    return (first,)
