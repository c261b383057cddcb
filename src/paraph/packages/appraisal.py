"""What every option is worth to every party, where nobody said so by named rules.

The rules, by the names under which a brief repeats them:

    stated      a number or range that somebody gave; it always wins
    distance    on an ordered issue: 1 less the distance along the scale from the nearest option
                asked for, as a share of the whole scale; in a draw raised to a power between 1/2
                and 2, since nobody knows how fast worth falls
    match       on an unordered issue: 1 for an option asked for, else 0 (in a draw 0 to 1/2)
    unknown     nothing was said: anything from 0 to 1
    salience    weights in the proportion high 3, medium 2, low 1 (in a draw each times 2/3 to 3/2)
    equal       no word on how much the issue matters: as medium, and so all equal where there is
                no word on any (in a draw each times 1/2 to 2)
    status quo  the walk-away worth is that of the package that holds without agreement (in a draw
                that plus up to half of what is left to 1: few sign for no gain at all)
    zero        no such package is given: the walk-away worth is 0 (in a draw 0 to 1/2)

A range stands at its middle, stated weights where their sum allows it. Where accounts of what a
party asked differ, an option stands half way between the least and the most that they make of it
(in a draw one account, each as likely as the next, speaks for the whole issue). Weights that are
not stated share what the stated ones leave, in a draw too, after they were multiplied.

Source:
    The additive value of a package, weights that sum to 1: keeney1976. The rules are ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import isqrt

from paraph.terms.agenda import Issue, status_quo
from paraph.terms.ids import ActorId, IssueId, OptionId
from paraph.terms.numbers import UNIT, Range
from paraph.terms.parties import Party
from paraph.terms.positions import (
    SALIENCE_SHARE,
    OptionValue,
    Position,
    Reservation,
    Salience,
    Weight,
)
from paraph.terms.sources import Assumption, Source
from paraph.terms.stances import Stance, stance


class Basis(StrEnum):
    """The named rule by which a number came about."""

    STATED = "stated"
    DISTANCE = "distance"
    MATCH = "match"
    UNKNOWN = "unknown"
    SALIENCE = "salience"
    EQUAL = "equal"
    STATUS_QUO = "status quo"
    ZERO = "zero"


MOST_POWER = Fraction(2)
"""A draw raises a distance value to a power between 1 / this and this."""

UNMATCHED = Range(Fraction(0), Fraction(1, 2))
"""What an option that was not asked for may be worth on an unordered issue."""

SPREAD = {Basis.SALIENCE: Fraction(3, 2), Basis.EQUAL: Fraction(2)}
"""A draw multiplies a derived weight by a factor between 1 / this and this."""

HOLD_OUT = Fraction(1, 2)
"""A draw adds to a derived walk-away worth up to this share of what is left to 1."""


ROOT_PARTS = 10**6


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with the range in which it may lie, and how it came about.

    Attributes:
        point: The number that an exact computation takes.
        source: Where the number stands, or the word from which the rule made it; None where
            nothing at all was said of it.
    """

    point: Fraction
    range: Range
    basis: Basis
    source: Source | None = None

    @property
    def is_assumed(self) -> bool:
        """Whether no report states the number itself."""
        return self.basis is not Basis.STATED or isinstance(self.source, Assumption)


@dataclass(frozen=True, slots=True)
class Appraised:
    """One issue to one party.

    Attributes:
        share: By the word on its weight; counts where no weight is stated as a number.
        values: One for each option, in order.
        accounts: For a rule on positions: under each account of what the party asked, the value
            of each option, shape (accounts, options).
    """

    stance: Stance
    weight: Estimate
    share: Fraction
    values: tuple[Estimate, ...]
    accounts: tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, slots=True)
class Appraisal:
    """All issues to one party, and what walking away is worth to it."""

    party: Party
    issues: tuple[Appraised, ...]
    reservation: Estimate
    batna: str

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """Every number that the party's value of a package rests on."""
        values = (value for issue in self.issues for value in issue.values)
        weights = (issue.weight for issue in self.issues)
        return (*weights, *values, self.reservation)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the case states in numbers, by what it is about."""

    weights: Mapping[tuple[ActorId, IssueId], Weight]
    values: Mapping[tuple[ActorId, IssueId, OptionId], OptionValue]
    reservations: Mapping[ActorId, Reservation]

    @classmethod
    def of(
        cls,
        weights: Iterable[Weight],
        values: Iterable[OptionValue],
        reservations: Iterable[Reservation],
    ) -> "Stated":
        """Sort what was stated; where a thing was stated twice, the later counts."""
        return cls(
            {(each.party, each.issue): each for each in weights},
            {(each.party, each.issue, each.option): each for each in values},
            {each.party: each for each in reservations},
        )


def appraisal(
    party: Party, issues: Sequence[Issue], positions: Iterable[Position], stated: Stated
) -> Appraisal:
    """Return what every option is worth to one party."""
    listed = [position for position in positions if position.party == party.id]
    weights = _weights(party, issues, stated)
    appraised = tuple(
        _appraised(issue, stance(listed, party.id, issue.id), weight, stated)
        for issue, weight in zip(issues, weights, strict=True)
    )
    given = stated.reservations.get(party.id)
    reservation = _reservation(appraised, status_quo_places(issues), given)
    return Appraisal(party, appraised, reservation, given.batna if given else "")


def status_quo_places(issues: Sequence[Issue]) -> tuple[int, ...] | None:
    """Return the option place on each issue of the status quo; None where it is not whole."""
    package = status_quo(issues)
    return None if package is None else tuple(issue.index(package[issue.id]) for issue in issues)


def _appraised(issue: Issue, cell: Stance, weight: Estimate, stated: Stated) -> Appraised:
    """Return one issue to one party."""
    accounts = tuple(_account(issue, asked) for asked in cell.accounts)
    values = tuple(
        _value(issue, at, accounts, stated.values.get((cell.party, issue.id, option.id)))
        for at, option in enumerate(issue.options)
    )
    share = _share(stated.weights.get((cell.party, issue.id)))
    return Appraised(cell, weight, share, values, accounts)


def _account(issue: Issue, asked: Iterable[OptionId]) -> tuple[Fraction, ...]:
    """Return the value of each option to a party that asks for these, by the issue's rule."""
    wanted = [issue.index(option) for option in asked]
    places = range(len(issue.options))
    if not issue.is_ordered:
        return tuple(Fraction(int(at in wanted)) for at in places)
    longest = max(len(issue.options) - 1, 1)
    return tuple(1 - Fraction(min(abs(at - want) for want in wanted), longest) for at in places)


def _value(
    issue: Issue, at: int, accounts: tuple[tuple[Fraction, ...], ...], given: OptionValue | None
) -> Estimate:
    """Return the value of one option: as stated, else by the issue's rule, else unknown."""
    if given is not None:
        return Estimate(given.value.middle, given.value, Basis.STATED, given.source)
    if not accounts:
        return Estimate(UNIT.middle, UNIT, Basis.UNKNOWN)
    low, high = min(account[at] for account in accounts), max(account[at] for account in accounts)
    if issue.is_ordered:
        span = Range(low**2, _root(high))
        return Estimate((low + high) / 2, span, Basis.DISTANCE)
    span = Range(low, high if high == 1 else UNMATCHED.high)
    return Estimate((low + high) / 2, span, Basis.MATCH)


def _root(value: Fraction) -> Fraction:
    """Return the square root rounded up to six places: the end of a range, so never too low."""
    squared = value * ROOT_PARTS**2
    root = isqrt(squared.numerator // squared.denominator)
    return Fraction(root if root**2 == squared else root + 1, ROOT_PARTS)


def _weights(party: Party, issues: Sequence[Issue], stated: Stated) -> tuple[Estimate, ...]:
    """Return the weight of each issue to a party; they sum to 1.

    1. Stated numbers stand. A range stands at its middle; where the middles leave more or less
       than the whole, all ranges are moved by the same share of their width.
    2. What is left is shared among the other issues: in the proportion of their salience, an
       issue without one counting as medium; equally where no salience is given at all.
    """
    given = [stated.weights.get((party.id, issue.id)) for issue in issues]
    ranges = [each.weight if each and isinstance(each.weight, Range) else None for each in given]
    points = _stated_points(ranges)
    words = [each for each, span in zip(given, ranges, strict=True) if span is None]
    derived = iter(_derived_weights(words, ranges, points))
    return tuple(
        Estimate(points[at], span, Basis.STATED, each.source) if each and span else next(derived)
        for at, (each, span) in enumerate(zip(given, ranges, strict=True))
    )


def _derived_weights(
    words: Sequence[Weight | None], ranges: Sequence[Range | None], points: Mapping[int, Fraction]
) -> list[Estimate]:
    """Return the weights of issues without a number: their shares in what the stated ones leave.

    A draw multiplies each share by a factor and brings the sum back to what is left, so that the
    most of one weight is where its own factor is largest and all others are smallest.
    """
    spans = [span for span in ranges if span is not None]
    left = 1 - sum(points.values(), Fraction(0))
    least_left = max(1 - sum((span.high for span in spans), Fraction(0)), Fraction(0))
    most_left = 1 - sum((span.low for span in spans), Fraction(0))
    bases = [Basis.SALIENCE if each else Basis.EQUAL for each in words]
    shares = [_share(each) for each in words]
    small = [share / SPREAD[basis] for share, basis in zip(shares, bases, strict=True)]
    large = [share * SPREAD[basis] for share, basis in zip(shares, bases, strict=True)]
    estimates: list[Estimate] = []
    for at, (each, share, basis) in enumerate(zip(words, shares, bases, strict=True)):
        low = small[at] / (small[at] + sum(large) - large[at])
        high = large[at] / (large[at] + sum(small) - small[at])
        span = Range(least_left * low, most_left * high)
        source = each.source if each else None
        estimates.append(Estimate(left * share / sum(shares), span, basis, source))
    return estimates


def _share(given: Weight | None) -> Fraction:
    """Return the relative weight of a salience word; medium where there is none."""
    word = given.weight if given and isinstance(given.weight, Salience) else Salience.MEDIUM
    return SALIENCE_SHARE[word]


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


def _reservation(
    appraised: Sequence[Appraised], held: Sequence[int] | None, given: Reservation | None
) -> Estimate:
    """Return a walk-away worth: as stated, else that of the status quo package, else 0."""
    if given is not None:
        return Estimate(given.value.middle, given.value, Basis.STATED, given.source)
    if held is None:
        return Estimate(Fraction(0), Range(Fraction(0), HOLD_OUT), Basis.ZERO)
    parts = [(cell.weight, cell.values[at]) for cell, at in zip(appraised, held, strict=True)]
    worth = sum((weight.point * value.point for weight, value in parts), Fraction(0))
    least = sum((weight.range.low * value.range.low for weight, value in parts), Fraction(0))
    most = sum((weight.range.high * value.range.high for weight, value in parts), Fraction(0))
    most = min(most, Fraction(1))
    return Estimate(worth, Range(least, most + HOLD_OUT * (1 - most)), Basis.STATUS_QUO)
