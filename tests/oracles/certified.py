"""What a certificate claims, by definition: every package of its problem looked at."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import lcm, prod
from typing import Any

Told = Mapping[str, Any]
Gains = tuple[int, ...]


def zone(problem: Told) -> list[Gains]:
    """The gains of all packages that meet every clause and every walk-away worth."""
    names = [each["name"] for each in problem["issues"]]
    found: list[Gains] = []
    for places in product(*(range(len(each["options"])) for each in problem["issues"])):
        chosen = {
            name: issue["options"][place]
            for name, issue, place in zip(names, problem["issues"], places, strict=True)
        }
        if not all(
            any(chosen[name] in options for name, options in clause.items())
            for clause in problem["clauses"]
        ):
            continue
        rows = [worth[place] for worth, place in zip(problem["contributions"], places, strict=True)]
        gains = tuple(
            sum(row[party] for row in rows) - away
            for party, away in enumerate(problem["reservations"])
        )
        if min(gains) >= 0:
            found.append(gains)
    return found


def best(solution: str, parts: Sequence[int], gains: Sequence[Gains], den: int) -> list[Gains]:
    """The gains that a solution picks from a zone."""
    name = solution.removeprefix("weighted-")
    if name == "nash":
        most = max(sum(part > 0 for part in each) for each in gains)
        most_gaining = [each for each in gains if sum(part > 0 for part in each) == most]
        return [
            each
            for each in most_gaining
            if value(solution, parts, each, gains, den)
            == max(
                value(solution, parts, other, gains, den)
                for other in most_gaining
                if group(other) == group(each)
            )
        ]
    if name == "egalitarian":
        ranked = {each: ranks(parts, each) for each in gains}
        return [each for each in gains if ranked[each] == max(ranked.values())]
    worth = {each: value(solution, parts, each, gains, den) for each in gains}
    return [each for each in gains if worth[each] == max(worth.values())]


def group(gains: Gains) -> set[int]:
    """Who gains."""
    return {party for party, gain in enumerate(gains) if gain > 0}


def ranks(parts: Sequence[int], gains: Gains) -> list[int]:
    """Weighted gains from the least up."""
    whole = lcm(*parts)
    return sorted(gain * whole // part for gain, part in zip(gains, parts, strict=True))


def value(
    solution: str, parts: Sequence[int], of: Gains, gains: Sequence[Gains], den: int
) -> Fraction:
    """What a solution makes large, on the scales from 0 to 1."""
    match solution.removeprefix("weighted-"):
        case "nash":
            powers = [part if gain > 0 else 0 for part, gain in zip(parts, of, strict=True)]
            return Fraction(prod(map(pow, of, powers)) * any(powers), den ** sum(powers))
        case "kalai-smorodinsky":
            ideals = [max(each[party] for each in gains) for party in range(len(parts))]
            shares = [
                Fraction(gain, ideal * part)
                for gain, ideal, part in zip(of, ideals, parts, strict=True)
                if ideal
            ]
            return min(shares, default=Fraction(0))
        case "egalitarian":
            return min(Fraction(gain, part * den) for gain, part in zip(of, parts, strict=True))
        case _:
            return Fraction(sum(map(int.__mul__, of, parts)), den)


def is_true(certificate: Told) -> bool:
    """Whether what a certificate says of its packages, values and bounds is so."""
    problem, parts = certificate["problem"], certificate["weights"]
    inside, den, solution = zone(problem), problem["denominator"], certificate["solution"]
    gains = [
        tuple(map(int.__sub__, each["values"], problem["reservations"]))
        for each in certificate["packages"]
    ]
    if not set(gains) <= set(inside):
        return False
    value_told, bound = Fraction(certificate["value"]), Fraction(certificate["bound"])
    if certificate["is_proven"]:
        picked = best(solution, parts, inside, den)
        worth = {value(solution, parts, each, inside, den) for each in gains}
        return set(gains) <= set(picked) and worth == {value_told} == {bound}
    if "kalai" in solution:
        return True  # shares of what may not be the best gains
    if "nash" in solution:
        who = group(gains[0])
        inside = [tuple(g if at in who else 0 for at, g in enumerate(each)) for each in inside]
        inside = [each for each in inside if group(each) == who]
    return bound >= max(value(solution, parts, each, inside, den) for each in inside)
