"""What could be agreed, by definition: every package looked at, one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from math import prod

from paraph.terms.agenda import Issue, Package
from paraph.terms.conditions import Chosen, RedLine, Rule, RuleKind, holds
from paraph.terms.ids import ActorId, RedLineId
from paraph.terms.positions import Position, Strength

Values = tuple[Fraction, ...]
"""One for each party whose acceptance is needed."""

Table = Sequence[Sequence[Sequence[Fraction]]]
"""What each option contributes to a party's value: by party, issue and option."""


def all_packages(issues: Sequence[Issue]) -> list[Package]:
    """Every combination of options, the last issue changing fastest."""
    choices = [[(issue.id, option.id) for option in issue.options] for issue in issues]
    return [Package(each) for each in product(*choices)]


def package_values(package: Package, issues: Sequence[Issue], table: Table) -> Values:
    """What a package is worth to each party: the sum of what its options contribute."""
    places = [
        [option.id for option in issue.options].index(dict(package.choices)[issue.id])
        for issue in issues
    ]
    return tuple(
        sum((party[at][place] for at, place in enumerate(places)), Fraction(0)) for party in table
    )


def is_allowed(package: Package, rules: Iterable[Rule]) -> bool:
    """Whether every rule is met, in the words of its kind."""
    option_of = dict(package.choices).__getitem__
    for rule in rules:
        premise = rule.when is None or holds(rule.when, option_of)
        conclusion = holds(rule.then, option_of)
        if rule.kind is RuleKind.REQUIRES and premise and not conclusion:
            return False
        if rule.kind is RuleKind.EXCLUDES and premise and conclusion:
            return False
        if rule.kind is RuleKind.ALWAYS and not conclusion:
            return False
        if rule.kind is RuleKind.NEVER and conclusion:
            return False
    return True


def is_crossed(line: RedLine, package: Package) -> bool:
    """Whether a package does what a red line forbids."""
    return holds(line.never, dict(package.choices).__getitem__)


def red_lines(
    positions: Sequence[Position], drawn: Iterable[RedLine], seated: Sequence[ActorId]
) -> list[RedLine]:
    """The red lines of seated parties: as drawn, and a party's own refusals of the latest date."""
    found = [line for line in drawn if line.party in seated]
    for each in positions:
        same_cell = [
            other
            for other in positions
            if other.strength is Strength.RED_LINE
            and other.said_by == other.party
            and (other.party, other.issue) == (each.party, each.issue)
        ]
        is_latest = each in same_cell and not any(other.date > each.date for other in same_cell)
        if is_latest and each.party in seated:
            never = Chosen(each.issue, each.options)
            found.append(RedLine(RedLineId(each.id), each.party, never, each.source))
    return found


def dominates(one: Values, other: Values) -> bool:
    """Whether everybody values one at least as much as the other, and somebody more."""
    return all(a >= b for a, b in zip(one, other, strict=True)) and one != other


def frontier(values: Mapping[int, Values]) -> dict[Values, list[int]]:
    """The packages that no other dominates, those of equal worth together."""
    points = set(values.values())
    stands = [point for point in points if not any(dominates(other, point) for other in points)]
    return {
        point: sorted(number for number, each in values.items() if each == point)
        for point in stands
    }


def solutions(gains: Mapping[int, Values]) -> dict[str, set[int]]:
    """What each named solution picks among undominated packages with these gains."""
    return {
        "nash": _nash(gains),
        "kalai-smorodinsky": _kalai_smorodinsky(gains),
        "egalitarian": _egalitarian(gains),
        "utilitarian": _best(gains, {each: sum(gain) for each, gain in gains.items()}),
    }


def _best(gains: Mapping[int, Values], score: Mapping[int, Fraction | int]) -> set[int]:
    return {each for each in gains if all(score[each] >= score[other] for other in gains)}


def _nash(gains: Mapping[int, Values]) -> set[int]:
    """Most parties gaining, then the largest product, compared only where the same ones gain."""
    gaining = {
        each: frozenset(at for at, part in enumerate(gain) if part > 0)
        for each, gain in gains.items()
    }
    most = max(len(who) for who in gaining.values())
    product_of = {
        each: prod((part for part in gain if part > 0), start=Fraction(1))
        for each, gain in gains.items()
    }
    return {
        each
        for each in gains
        if len(gaining[each]) == most
        and all(
            product_of[each] >= product_of[other]
            for other in gains
            if gaining[other] == gaining[each]
        )
    }


def _kalai_smorodinsky(gains: Mapping[int, Values]) -> set[int]:
    """The largest smallest share of one's best gain; who can gain nothing has no say."""
    parties = range(len(next(iter(gains.values()))))
    ideal = [max(gain[party] for gain in gains.values()) for party in parties]
    share = {
        each: min((gain[at] / ideal[at] for at in parties if ideal[at] > 0), default=Fraction(1))
        for each, gain in gains.items()
    }
    return _best(gains, share)


def _egalitarian(gains: Mapping[int, Values]) -> set[int]:
    """No other package is better at the first rank, from the least gain up, where they differ."""
    ranked = {each: sorted(gain) for each, gain in gains.items()}

    def is_better(one: list[Fraction], other: list[Fraction]) -> bool:
        differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        return bool(differing) and differing[0][0] > differing[0][1]

    return {
        each for each in gains if not any(is_better(ranked[other], ranked[each]) for other in gains)
    }


@dataclass(frozen=True)
class Asked:
    """What a package asks: red lines crossed, by place, and shortfalls, by seat."""

    number: int
    crossed: frozenset[int]
    shortfalls: Values

    @property
    def obstacles(self) -> frozenset[tuple[str, int]]:
        short = {("seat", at) for at, part in enumerate(self.shortfalls) if part > 0}
        return frozenset(short | {("line", at) for at in self.crossed})


def smallest_conflicts(asked: Sequence[Asked], lines: int, seats: int) -> set[frozenset[object]]:
    """All sets of obstacles of the least size that every package meets at least one of."""
    obstacles = [("line", at) for at in range(lines)] + [("seat", at) for at in range(seats)]
    for size in range(len(obstacles) + 1):
        found = {
            frozenset(chosen)
            for chosen in combinations(obstacles, size)
            if all(set(chosen) & each.obstacles for each in asked)
        }
        if found:
            return found
    return set()


def least(asked: Sequence[Asked], measure: str) -> list[Asked]:
    """The packages that ask least by a measure."""
    measures = {
        "maximum": lambda each: (len(each.crossed), max(each.shortfalls), sum(each.shortfalls)),
        "total": lambda each: (len(each.crossed), sum(each.shortfalls), max(each.shortfalls)),
    }
    amounts = [measures[measure](each) for each in asked]
    return [each for each, amount in zip(asked, amounts, strict=True) if amount == min(amounts)]


def asks_only(asked: Asked, seat: int, owners: Sequence[int]) -> bool:
    """Whether a package asks nothing of anyone but one seat."""
    others = [part for at, part in enumerate(asked.shortfalls) if at != seat]
    return not any(others) and all(owners[line] == seat for line in asked.crossed)


def trades(
    package: Package, issues: Sequence[Issue], table: Table, parties: Sequence[ActorId]
) -> set[tuple[str, str, str, str, Fraction, Fraction]]:
    """Every exchange that both would lose by taking back, whichever best option each takes."""
    found = set()
    for one, other in product(range(len(parties)), repeat=2):
        if parties[one] >= parties[other]:
            continue
        for i, j in product(range(len(issues)), repeat=2):
            if i == j:
                continue
            losses = _losses(package, issues, table, (one, other), (i, j))
            if losses is not None and min(losses) > 0:
                found.add((parties[one], parties[other], issues[i].id, issues[j].id, *losses))
    return found


def _losses(
    package: Package,
    issues: Sequence[Issue],
    table: Table,
    parties: tuple[int, int],
    places: tuple[int, int],
) -> tuple[Fraction, Fraction] | None:
    """The least that each loses over all ways of taking back; None where one gave nothing."""
    (one, other), (i, j) = parties, places
    now = package_values(package, issues, table)
    gave_one = max(table[one][i]) > table[one][i][_place(package, issues[i])]
    gave_other = max(table[other][j]) > table[other][j][_place(package, issues[j])]
    if not (gave_one and gave_other):
        return None
    losses = [
        (now[one] - values[one], now[other] - values[other])
        for back_i in _best_options(issues[i], table[one][i])
        for back_j in _best_options(issues[j], table[other][j])
        for values in [_with(package, {issues[i].id: back_i, issues[j].id: back_j}, issues, table)]
    ]
    return min(loss for loss, _ in losses), min(loss for _, loss in losses)


def _place(package: Package, issue: Issue) -> int:
    return [option.id for option in issue.options].index(dict(package.choices)[issue.id])


def _best_options(issue: Issue, worth: Sequence[Fraction]) -> list[str]:
    return [
        option.id for option, part in zip(issue.options, worth, strict=True) if part == max(worth)
    ]


def _with(
    package: Package, changed: Mapping[str, str], issues: Sequence[Issue], table: Table
) -> Values:
    choices = dict(package.choices) | changed
    return package_values(Package(tuple(choices.items())), issues, table)
