"""Check a certificate by whole numbers alone, without a solver or any other part of the program.

Each box - some options of every issue - is narrowed by a sum of rows and clauses, each times a
number not below 0. Every package in question meets that sum: an option leaves the box with which
even the best of the others cannot. What is left is split in two, and in the end every part must
be closed. The form: docs/reference/certificate.md; to run it alone: scripts/check-certificate.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate, combinations
from math import ceil, floor, lcm, prod
from operator import add, mul, sub
from typing import Any, NamedTuple

Told = Mapping[str, Any]
Box = list[list[int]]
Bounds = dict["_Claim", Fraction]
_Sum = tuple[list[int], int, set[tuple[str, int]]]


def check(certificate: Told) -> list[str]:
    """Return what is wrong with a certificate, in sentences; nothing where it is verified.

    Source:
        Certificates and their checkers, mcconnell2011; of branch and bound, cheung2017.
    """
    try:
        told = json.loads(json.dumps(certificate), parse_float=int, parse_constant=int)
        problem, bounds = _Problem(told["problem"]), Bounds()
        faults = [*problem.faults([*told["packages"], *told["ideals"]])]
        for each in told["proofs"]:
            of, scales = each["claim"], tuple(map(Fraction, each["claim"]["scales"]))
            claim = _Claim(scales, tuple(of["given"]), tuple(of["powers"]), of["count"])
            bounds[claim] = Fraction(each["bound"])
            faults += _unproven(problem, claim, bounds[claim], each)
        return faults or list(_wrong_conclusions(told, bounds))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        return [f"The certificate has not the form that it should have: {type(error).__name__}."]


class _Problem:
    """The packages: their options, what these add for each party, and the clauses."""

    def __init__(self, told: Told) -> None:
        self.away: list[int] = told["reservations"]
        self.worths: list[list[list[int]]] = told["contributions"]
        options = [each["options"] for each in told["issues"]]
        placed = ({option: at for at, option in enumerate(of)} for of in options)
        self.places = dict(zip((each["name"] for each in told["issues"]), placed, strict=True))
        self.clauses: list[set[tuple[str, int]]] = [
            {(name, self.places[name][option]) for name in clause for option in clause[name]}
            for clause in told["clauses"]
        ]
        sizes = [[*map(len, each)] for each in (options, self.places.values(), self.worths)]
        widths = {len(told["parties"]), *(len(o) for of in self.worths for o in of)}
        if sizes != [sizes[0]] * 3 or widths != {len(self.away)}:
            raise ValueError(told)

    def faults(self, packages: Sequence[Told]) -> Iterator[str]:
        for told in packages:
            chosen = {name: self.places[name][option] for name, option in told["choices"].items()}
            gains = self.gains([[chosen[name]] for name in self.places])
            if told["values"] != [*map(add, gains, self.away)]:
                yield f"A package is not worth {told['values']}."
            if min(gains) < 0 or not all(clause & chosen.items() for clause in self.clauses):
                yield f"The package {told['choices']} misses a clause or a walk-away worth."

    def gains(self, box: Box) -> list[int]:
        """Return for each party the most that a package of a box gains it beyond walking away."""
        left = [[of[o] for o in kept] for of, kept in zip(self.worths, box, strict=True)]
        return [sum(max(o[p] for o in of) for of in left) - low for p, low in enumerate(self.away)]


class _Claim(NamedTuple):
    """A measure: the sum of so many least scaled gains, or else a product of powers of gains."""

    scales: tuple[Fraction | int, ...] = ()
    given: tuple[int, ...] = ()  # what the least gain, the sum of the two least ... reach anyway
    powers: tuple[int, ...] = ()
    many: int = 0

    def measure(self, gains: Sequence[int]) -> Fraction | int:
        """Return the measure, which no gain makes smaller."""
        if self.powers:
            return prod(max(gain, 0) ** p for gain, p in zip(gains, self.powers, strict=True))
        scaled = [scale * gain for scale, gain in zip(self.scales, gains, strict=True) if scale]
        return sum(sorted(scaled)[: self.many])

    def follows(self, row: Sequence[int], beyond: int, bound: Fraction) -> bool:
        """Tell whether each package above the bound reaches a row of the gains, and no more."""
        who = [at for at, weight in enumerate(row) if weight]
        if beyond == sum(row[at] for at in who if self.powers and self.powers[at]):
            return True  # nobody loses, and those who count in a product gain
        if self.powers:  # the inequality of arithmetic and geometric means
            parts = [(Fraction(row[at], p), p) for at, p in enumerate(self.powers) if p]
            level = (
                floor(bound) * prod(of**p for of, p in parts) * sum(self.powers) ** sum(self.powers)
            )
            is_just = (beyond - 1) ** sum(self.powers) <= level < beyond ** sum(self.powers)
            return is_just and len(parts) == len(who) and all(of for of, _ in parts)
        factors = {self.scales[at] and row[at] / Fraction(self.scales[at]) for at in who}
        factor = factors.pop() if len(factors) == 1 else 0
        if 0 < len(who) <= len(self.given):
            return factor > 0 and beyond == ceil(factor * self.given[len(who) - 1])
        return factor > 0 and len(who) == self.many and beyond == floor(factor * bound) + 1


def _unproven(problem: _Problem, claim: _Claim, bound: Fraction, told: Told) -> Iterator[str]:
    """Tell what is wrong with a proof that no package has a measure above a bound."""
    if min(0, *claim.scales, *claim.powers, bound if claim.powers else 0) < 0:
        yield f"{claim} is below 0."
    sums: list[_Sum] = [(of["weights"], of["least"], set()) for of in told["rows"]]
    for row, least, _ in sums:
        asked = sum(weight * away for weight, away in zip(row, problem.away, strict=True))
        if min(row) < 0 or not claim.follows(row, least - asked, bound):
            yield f"The row {row} of at least {least} does not follow from {claim} above {bound}."
    sums += [([0] * len(problem.away), 1, of) for of in problem.clauses]
    waiting: list[Box] = [[[*range(len(options))] for options in problem.worths]]
    for at, node in enumerate(told["tree"]):
        box = waiting.pop()
        for by in node["by"]:
            box = _narrowed(problem, box, sums, by)
        if node["split"]:
            issue, option = map(int, node["split"])
            for is_with in (False, True):
                waiting.append([*box])
                waiting[-1][issue] = [o for o in box[issue] if (o == option) is is_with]
        elif all(box) and claim.measure(problem.gains(box)) > bound:
            yield f"Box {at} is not closed, of {claim}."
    if waiting:
        yield f"{len(waiting)} boxes are missing, of {claim}."


def _narrowed(problem: _Problem, box: Box, sums: list[_Sum], by: list[tuple[int, int]]) -> Box:
    """Return what of a box can reach the sum of rows and clauses, each times its multiplier."""
    weights, extra, asked = [0] * len(problem.away), dict[tuple[str, int], int](), 0
    for at, times in by:
        if times < 0:
            raise ValueError(times)
        row, least, clause = sums[at]
        weights = [weight + times * part for weight, part in zip(weights, row, strict=True)]
        extra |= {each: extra.get(each, 0) + times for each in clause}
        asked += times * least
    scores = [
        [sum(map(mul, weights, worth[o])) + extra.get((name, o), 0) for o in left]
        for name, worth, left in zip(problem.places, problem.worths, box, strict=True)
    ]
    best = [max(each, default=0) for each in scores]
    kept = zip(box, scores, [top - sum(best) + asked for top in best], strict=True)
    return [[o for o, s in zip(left, each, strict=True) if s >= low] for left, each, low in kept]


def _wrong_conclusions(told: Told, bounds: Bounds) -> Iterator[str]:
    """Tell what does not follow from packages and proofs that are right by themselves."""
    gains = [[*map(sub, of["values"], told["problem"]["reservations"])] for of in told["packages"]]
    claim, unit, needed = _asked(told, gains)
    value, bound = claim.measure(gains[0]) * unit, bounds[claim] * unit
    text = json.dumps(told["problem"], sort_keys=True, separators=(",", ":"))
    if told["digest"] != hashlib.sha256(text.encode()).hexdigest():
        yield "The digest is not that of the problem."
    if len({claim.measure(each) for each in gains}) > 1:
        yield "The packages are not as good as each other."
    if (value, bound) != (Fraction(told["value"]), Fraction(told["bound"])):
        yield f"The value is {value} and the bound {bound}, unlike what is told."
    is_proven = value == bound and all(bounds.get(each) == least for each, least in needed.items())
    if told["is_proven"] is not False and not is_proven:
        yield "Not everything is proven that the solution asks for."


def _asked(told: Told, gains: list[list[int]]) -> tuple[_Claim, Fraction, Mapping[_Claim, int]]:
    """Return what the solution makes large, its unit, and the bounds on which it rests."""
    unit, away = Fraction(1, told["problem"]["denominator"]), told["problem"]["reservations"]
    parts, name, seats = told["weights"], told["solution"], range(len(away))
    is_plain, is_right = "weighted" not in name, told["form"] == "paraph-certificate-1"
    if not is_right or len(parts) != len(away) or min(parts) < 1 or (is_plain and max(parts) > 1):
        raise ValueError(parts)
    match name.removeprefix("weighted-"):
        case "utilitarian":
            return _Claim(tuple(parts), many=len(parts)), unit, {}
        case "nash":
            powers = tuple(p * (gain > 0) for p, gain in zip(parts, gains[0], strict=True))
            more = combinations(seats if told["is_proven"] else (), sum(map(bool, powers)) + 1)
            rest = {_Claim(powers=(*(int(at in who) for at in seats),)): 0 for who in more}
            return _Claim(powers=powers), unit ** sum(powers) * any(powers), rest
        case "kalai-smorodinsky":
            best = [of["values"][at] - away[at] for at, of in enumerate(told["ideals"])]
            scales = tuple(b and Fraction(1, b * p) for b, p in zip(best, parts, strict=True))
            own = {_Claim((*(int(at == of) for of in seats),), many=1): best[at] for at in seats}
            return _Claim(scales, many=1), Fraction(1), own
        case "egalitarian":
            scales = tuple(lcm(*parts) // part for part in parts)
            sums = [(*accumulate(sorted(map(mul, scales, each))),) for each in gains]
            stages = {_Claim(scales, of[:at], (), at + 1): of[at] for of in sums for at in seats}
            return _Claim(scales, many=1), unit / lcm(*parts), stages
        case _:
            raise ValueError(name)
