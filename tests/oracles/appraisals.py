"""What options are worth, by the written rules, with no regard to speed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Context, Decimal
from fractions import Fraction
from itertools import product
from typing import TypeVar

from paraph.terms.agenda import Issue
from paraph.terms.numbers import Range
from paraph.terms.parties import Party
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Position,
    Reservation,
    Salience,
    Strength,
    Weight,
)
from paraph.terms.sources import Citation

Given = TypeVar("Given", Weight, OptionValue, Reservation, OptionRanking, IssueRanking)

HALF = Fraction(1, 2)
PROPORTION = {Salience.HIGH: 3, Salience.MEDIUM: 2, Salience.LOW: 1}
FACTOR = {"salience": Fraction(3, 2), "equal": Fraction(2)}


@dataclass(frozen=True)
class Number:
    """A number with its range and the name of its rule."""

    point: Fraction
    low: Fraction
    high: Fraction
    rule: str


def accounts(positions: Sequence[Position], party: str, issue: str) -> list[frozenset[str]]:
    """The different sets of options that a party's own latest word on an issue asks for.

    Cited words before assumed ones, whatever the dates; wants before offers of the same day.
    """
    own = [
        each
        for each in positions
        if each.party == party == each.said_by
        and each.issue == issue
        and each.strength is not Strength.RED_LINE
    ]
    if any(isinstance(each.source, Citation) for each in own):
        own = [each for each in own if isinstance(each.source, Citation)]
    latest = [each for each in own if not any(other.date > each.date for other in own)]
    if any(each.strength in {Strength.DEMAND, Strength.PREFERENCE} for each in latest):
        latest = [each for each in latest if each.strength is not Strength.OFFER]
    found: list[frozenset[str]] = []
    for each in latest:
        if frozenset(each.options) not in found:
            found.append(frozenset(each.options))
    return found


def value(
    issue: Issue,
    at: int,
    asked: Sequence[frozenset[str]],
    given: OptionValue | None,
    order: OptionRanking | None = None,
) -> Number:
    """What one option is worth: stated, else ranked, else by distance or match, else unknown."""
    if given is not None:
        low, high = given.value.low, given.value.high
        return Number((low + high) / 2, low, high, "stated")
    if order is not None:
        return _ranked(order, issue.options[at].id)
    if not asked:
        return Number(HALF, Fraction(0), Fraction(1), "unknown")
    ids = [option.id for option in issue.options]
    if issue.is_ordered:
        scale = max(len(ids) - 1, 1)
        worth = [
            max(
                1 - Fraction(abs(at - place), scale) for place, id_ in enumerate(ids) if id_ in some
            )
            for some in asked
        ]
        point = (min(worth) + max(worth)) / 2
        return Number(point, min(worth) ** 2, _root_up(max(worth)), "distance")
    return _matched([ids[at] in some for some in asked])


def _matched(is_asked: Sequence[bool]) -> Number:
    """1 where every account asks for it, 0 where none does, half way where they differ."""
    if all(is_asked):
        return Number(Fraction(1), Fraction(1), Fraction(1), "match")
    if any(is_asked):
        return Number(HALF, Fraction(0), Fraction(1), "match")
    return Number(Fraction(0), Fraction(0), HALF, "match")


def _ranked(order: OptionRanking, option: str) -> Number:
    """Best 1, worst 0, those between evenly apart and anywhere between; one left out unknown."""
    better = [tier for tier in order.tiers if all(option != each for each in tier)]
    if len(better) == len(order.tiers):
        return Number(HALF, Fraction(0), Fraction(1), "unknown")
    if option in order.tiers[0]:
        return Number(Fraction(1), Fraction(1), Fraction(1), "ranking")
    if option in order.tiers[-1]:
        return Number(Fraction(0), Fraction(0), Fraction(0), "ranking")
    place = next(at for at, tier in enumerate(order.tiers) if option in tier)
    steps = len(order.tiers) - 1
    return Number(Fraction(steps - place, steps), Fraction(0), Fraction(1), "ranking")


def _root_up(number: Fraction) -> Fraction:
    precise = Context(prec=60)
    root = precise.sqrt(precise.divide(Decimal(number.numerator), Decimal(number.denominator)))
    return Fraction(root.quantize(Decimal("0.000001"), ROUND_CEILING))


def weights(given: Sequence[Weight | None], order: Sequence[Sequence[int]] = ()) -> list[Number]:
    """What share each issue has: stated numbers first, the rest shared by word or in order.

    Args:
        order: Places of the ranked issues without a number, tier by tier.
    """
    spans = [each.weight if each and isinstance(each.weight, Range) else None for each in given]
    points = _points(spans)
    stated = [span for span in spans if span]
    left = 1 - sum((point for point in points if point is not None), Fraction(0))
    ranked = [at for tier in order for at in tier]
    rest = [at for at, span in enumerate(spans) if span is None and at not in ranked]
    rule = {at: "salience" if given[at] else "equal" for at in rest} | dict.fromkeys(
        ranked, "ranking"
    )
    share = {at: Fraction(PROPORTION[_word(given[at])]) for at in rest}
    together = Fraction(2 * len(ranked))
    tops = [[at for tier in order[: last + 1] for at in tier] for last in range(len(order))]
    heads = [{at: Fraction(int(at in top), len(top)) for at in ranked} for top in tops]
    centre = {at: sum((head[at] for head in heads), Fraction(0)) / len(heads) for at in ranked}
    whole = sum(share.values(), Fraction(0)) + together
    lefts = [
        max(1 - sum(ends, Fraction(0)), Fraction(0))
        for ends in product(*((span.low, span.high) for span in stated))
    ]
    corners = [
        {at: share[at] * factor for at, factor in zip(rest, factors, strict=True)}
        | {at: together * all_ranked * head[at] for at in ranked}
        for factors in product(*((FACTOR[rule[at]], 1 / FACTOR[rule[at]]) for at in rest))
        for all_ranked in ((Fraction(1, 2), Fraction(2)) if ranked else (Fraction(1),))
        for head in heads or [{}]
    ]
    reached = [_shares(parts) for parts in corners] if whole else []
    found: list[Number] = []
    for at, (span, point) in enumerate(zip(spans, points, strict=True)):
        if span is not None and point is not None:
            found.append(Number(point, span.low, span.high, "stated"))
        else:
            mine = left / whole * (together * centre[at] if at in ranked else share[at])
            some = [parts[at] for parts in reached]
            low, high = min(lefts) * min(some), max(lefts) * max(some)
            found.append(Number(mine, low, high, rule[at]))
    return found


def _shares(parts: dict[int, Fraction]) -> dict[int, Fraction]:
    whole = sum(parts.values())
    return {at: part / whole for at, part in parts.items()}


def _word(given: Weight | None) -> Salience:
    return given.weight if given and isinstance(given.weight, Salience) else Salience.MEDIUM


def _points(spans: Sequence[Range | None]) -> list[Fraction | None]:
    """The middles; where they cannot stand in a whole of 1, every range at the same share."""
    middles = [None if span is None else (span.low + span.high) / 2 for span in spans]
    total = sum((middle for middle in middles if middle is not None), Fraction(0))
    fits = total == 1 if None not in spans else total <= 1
    if fits:
        return middles
    low = sum((span.low for span in spans if span), Fraction(0))
    width = sum((span.high - span.low for span in spans if span), Fraction(0))
    moved = (1 - low) / width
    return [None if span is None else span.low + moved * (span.high - span.low) for span in spans]


def reservation(
    issues: Sequence[Issue],
    worth: Sequence[tuple[Number, Sequence[Number]]],
    given: Reservation | None,
) -> Number:
    """What walking away is worth: stated, else the status quo, else 0."""
    if given is not None:
        low, high = given.value.low, given.value.high
        return Number((low + high) / 2, low, high, "stated")
    if any(issue.status_quo is None for issue in issues):
        return Number(Fraction(0), Fraction(0), HALF, "zero")
    held = [
        (weight, options[[option.id for option in issue.options].index(issue.status_quo)])
        for issue, (weight, options) in zip(issues, worth, strict=True)
    ]
    point = sum((weight.point * option.point for weight, option in held), Fraction(0))
    low = sum((weight.low * option.low for weight, option in held), Fraction(0))
    high = min(sum((weight.high * option.high for weight, option in held), Fraction(0)), 1)
    return Number(point, low, high + (1 - high) / 2, "status quo")


@dataclass(frozen=True)
class Worth:
    """All numbers of one party."""

    weights: tuple[Number, ...]
    values: tuple[tuple[Number, ...], ...]
    reservation: Number

    @property
    def table(self) -> list[list[Fraction]]:
        """What each option contributes: by issue and option."""
        pairs = zip(self.weights, self.values, strict=True)
        return [[weight.point * option.point for option in options] for weight, options in pairs]


def appraise(
    party: Party,
    issues: Sequence[Issue],
    positions: Sequence[Position],
    stated: tuple[
        Sequence[Weight | IssueRanking],
        Sequence[OptionValue | OptionRanking],
        Sequence[Reservation],
    ],
) -> Worth:
    """Every number of one party."""
    given_weights, given_values, given_reservations = stated
    mine = [
        _last(
            each
            for each in given_weights
            if isinstance(each, Weight) and (each.party, each.issue) == (party.id, issue.id)
        )
        for issue in issues
    ]
    ordered = _last(
        each for each in given_weights if isinstance(each, IssueRanking) and each.party == party.id
    )
    shares = weights(mine, _unnumbered(issues, mine, ordered))
    values = tuple(
        tuple(
            value(
                issue,
                at,
                accounts(positions, party.id, issue.id),
                _last(
                    each
                    for each in given_values
                    if isinstance(each, OptionValue)
                    and (each.party, each.issue, each.option) == (party.id, issue.id, option.id)
                ),
                _last(
                    each
                    for each in given_values
                    if isinstance(each, OptionRanking)
                    and (each.party, each.issue) == (party.id, issue.id)
                ),
            )
            for at, option in enumerate(issue.options)
        )
        for issue in issues
    )
    away = _last(each for each in given_reservations if each.party == party.id)
    pairs = list(zip(shares, values, strict=True))
    return Worth(tuple(shares), values, reservation(issues, pairs, away))


def _unnumbered(
    issues: Sequence[Issue], given: Sequence[Weight | None], order: IssueRanking | None
) -> list[list[int]]:
    """Places of the ranked issues that have no number, tier by tier."""
    ids = [issue.id for issue in issues]
    tiers = [[ids.index(each) for each in tier] for tier in order.tiers] if order else []
    numbered = {at for at, each in enumerate(given) if each and isinstance(each.weight, Range)}
    left = [[at for at in tier if at not in numbered] for tier in tiers]
    return [tier for tier in left if tier]


def _last(found: Iterable[Given]) -> Given | None:
    return next(reversed(list(found)), None)
