"""What share each issue has in the value of a package to a party.

    stated      a number or range that somebody gave; it always wins. A range stands at its
                middle; where the middles leave more or less than the whole, all ranges are moved
                by the same share of their width
    ranking     the issues in their order of importance: together they weigh as much as so many
                issues of medium weight, and each has the mean of all weights in that order
    salience    what is left, in the proportion high 3, medium 2, low 1
    equal       likewise, as medium

What the stated weights leave is divided among items: each issue that is not ranked is an item of
its own, and all ranked issues are one together. The same items are drawn, and bounded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from paraph.packages.estimates import SPREAD, Basis, Estimate
from paraph.terms.agenda import Issue
from paraph.terms.ids import IssueId
from paraph.terms.numbers import UNIT, Range
from paraph.terms.positions import SALIENCE_SHARE, IssueRanking, Salience, Weight

Tiers = tuple[tuple[int, ...], ...]
"""Places of ranked issues: the most important first, in one tier those that come level."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The weights of all issues to a party.

    Attributes:
        estimates: One for each issue; the points sum to 1.
        shares: By the word on each issue; count where no weight is stated and none is ranked.
        tiers: The issues whose weight follows from their order.
    """

    estimates: tuple[Estimate, ...]
    shares: tuple[Fraction, ...]
    tiers: Tiers


@dataclass(frozen=True, slots=True)
class _Item:
    """What shares in the whole that stated weights leave: an issue, or all ranked ones.

    Attributes:
        share: Its weight relative to other items.
        parts: For each of its issues the point, the least and the most of its share in the item.
    """

    share: Fraction
    basis: Basis
    parts: Mapping[int, tuple[Fraction, Range]]

    @property
    def small(self) -> Fraction:
        """The least relative weight in a draw."""
        return self.share / SPREAD[self.basis]

    @property
    def large(self) -> Fraction:
        """The most relative weight in a draw."""
        return self.share * SPREAD[self.basis]


def weighed(
    issues: Sequence[Issue],
    given: Mapping[IssueId, Weight],
    ranking: IssueRanking | None,
) -> Weighed:
    """Return the weight of each issue to a party; they sum to 1.

    Args:
        given: What the party's weights were said to be.
        ranking: Its order of the issues; where an issue in it has a number, the number counts.

    Source:
        Ranked weights stand at the centroid of all weights in that order: barron1996. The other
        rules are ours.
    """
    each = [given.get(issue.id) for issue in issues]
    ranges = [word.weight if word and isinstance(word.weight, Range) else None for word in each]
    shares = tuple(_share(word) for word in each)
    tiers = _tiers(issues, ranges, ranking)
    points = _stated_points(ranges)
    derived = _derived(_items(each, ranges, shares, tiers), ranges, points)
    estimates: list[Estimate] = []
    for at, (word, span) in enumerate(zip(each, ranges, strict=True)):
        if word and span:
            estimates.append(Estimate(points[at], span, Basis.STATED, word.source))
        else:
            point, around, basis = derived[at]
            ranked = ranking if basis is Basis.RANKING else word
            estimates.append(Estimate(point, around, basis, ranked.source if ranked else None))
    return Weighed(tuple(estimates), shares, tiers)


def _tiers(
    issues: Sequence[Issue], ranges: Sequence[Range | None], ranking: IssueRanking | None
) -> Tiers:
    """Return the places of ranked issues without a number of their own; no empty tiers."""
    places = {issue.id: at for at, issue in enumerate(issues)}
    found = (
        tuple(places[issue] for issue in tier if ranges[places[issue]] is None)
        for tier in (ranking.tiers if ranking else ())
    )
    return tuple(tier for tier in found if tier)


def _share(given: Weight | None) -> Fraction:
    """Return the relative weight of a salience word; medium where there is none."""
    word = given.weight if given and isinstance(given.weight, Salience) else Salience.MEDIUM
    return SALIENCE_SHARE[word]


def _items(
    words: Sequence[Weight | None],
    ranges: Sequence[Range | None],
    shares: Sequence[Fraction],
    tiers: Tiers,
) -> list[_Item]:
    """Return what shares in the whole that stated weights leave."""
    ranked = {at for tier in tiers for at in tier}
    found = [
        _Item(shares[at], Basis.SALIENCE if word else Basis.EQUAL, {at: (Fraction(1), _ALL)})
        for at, (word, span) in enumerate(zip(words, ranges, strict=True))
        if span is None and at not in ranked
    ]
    if ranked:
        share = len(ranked) * SALIENCE_SHARE[Salience.MEDIUM]
        found.append(_Item(share, Basis.RANKING, _ordered(tiers)))
    return found


_ALL = Range(Fraction(1), Fraction(1))


def _ordered(tiers: Tiers) -> dict[int, tuple[Fraction, Range]]:
    """Return the share of each ranked issue among the ranked ones: centroid, least and most.

    Weights in that order are the mixtures of corners: the first tier alone, all alike; the first
    two, all alike; and so on. Their mean is the centroid.
    """
    counts = [sum(len(tier) for tier in tiers[: at + 1]) for at in range(len(tiers))]
    corners = [Fraction(1, count) for count in counts]
    return {
        place: (
            sum(corners[at:], Fraction(0)) / len(tiers),
            Range(corners[-1] if at == 0 else Fraction(0), corners[at]),
        )
        for at, tier in enumerate(tiers)
        for place in tier
    }


def _derived(
    items: Sequence[_Item], ranges: Sequence[Range | None], points: Mapping[int, Fraction]
) -> dict[int, tuple[Fraction, Range, Basis]]:
    """Return the weights of issues without a number: their shares in what the stated ones leave.

    A draw multiplies each item's share by a factor and brings the sum back to what is left, so
    that the most of one is where its own factor is largest and all others are smallest.
    """
    spans = [span for span in ranges if span is not None]
    left = 1 - sum(points.values(), Fraction(0))
    least_left = max(1 - sum((span.high for span in spans), Fraction(0)), Fraction(0))
    most_left = UNIT.high - sum((span.low for span in spans), Fraction(0))
    whole = sum((item.share for item in items), Fraction(0))
    small = sum((item.small for item in items), Fraction(0))
    large = sum((item.large for item in items), Fraction(0))
    found: dict[int, tuple[Fraction, Range, Basis]] = {}
    for item in items:
        low = item.small / (item.small + large - item.large)
        high = item.large / (item.large + small - item.small)
        for place, (part, inside) in item.parts.items():
            around = Range(least_left * low * inside.low, most_left * high * inside.high)
            found[place] = (left * item.share / whole * part, around, item.basis)
    return found


def _stated_points(ranges: Sequence[Range | None]) -> dict[int, Fraction]:
    """Return where in its range each stated weight stands, so that the whole can be 1."""
    stated = {at: span for at, span in enumerate(ranges) if span is not None}
    low = sum((span.low for span in stated.values()), Fraction(0))
    high = sum((span.high for span in stated.values()), Fraction(0))
    is_all = len(stated) == len(ranges)
    if high == low or (not is_all and (low + high) / 2 <= 1):
        return {at: span.middle for at, span in stated.items()}
    share = (1 - low) / (high - low)
    return {at: span.low + share * (span.high - span.low) for at, span in stated.items()}
