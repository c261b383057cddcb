"""What every option is worth to every party, where nobody said so by named rules.

The rules, by the names under which a brief repeats them:

    stated      a number or range that somebody gave; it always wins
    distance    on an ordered issue: 1 less the distance along the scale from the nearest option
                asked for, as a share of the whole scale; in a draw raised to a power between 1/2
                and 2, since nobody knows how fast worth falls
    match       on an unordered issue: 1 for an option asked for, else 0 (in a draw 0 to 1/2)
    unknown     nothing was said: anything from 0 to 1
    salience    weights in the proportion high 3, medium 2, low 1 (in a draw each times 2/3 to 3/2)
    equal       weights equal (in a draw each times 1/2 to 2)
    status quo  the walk-away worth is that of the package that holds without agreement (in a draw
                that plus up to half of what is left to 1: few sign for no gain at all)
    zero        no such package is given: the walk-away worth is 0 (in a draw 0 to 1/2)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from paraph.terms.agenda import Issue, Package, status_quo
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


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with the range in which it may lie, and how it came about.

    Attributes:
        point: The number that an exact computation takes.
        source: Who stated it; None for a rule.
    """

    point: Fraction
    range: Range
    basis: Basis
    source: Source | None = None

    @property
    def is_assumed(self) -> bool:
        """Whether no report states it."""
        return self.source is None or isinstance(self.source, Assumption)


@dataclass(frozen=True, slots=True)
class Appraised:
    """One issue to one party.

    Attributes:
        values: One for each option, in order.
        accounts: For a rule on positions: under each account of what the party asked, the value
            of each option, shape (accounts, options).
    """

    stance: Stance
    weight: Estimate
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
    reservation = _reservation(appraised, status_quo(issues), given, issues)
    return Appraisal(party, appraised, reservation, given.batna if given else "")


def _appraised(issue: Issue, cell: Stance, weight: Estimate, stated: Stated) -> Appraised:
    """Return one issue to one party."""
    accounts = tuple(_account(issue, asked) for asked in cell.accounts)
    values = tuple(
        _value(issue, at, accounts, stated.values.get((cell.party, issue.id, option.id)))
        for at, option in enumerate(issue.options)
    )
    return Appraised(cell, weight, values, accounts)


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
    """Return the square root, to six places: the end of a range, never of an exact computation."""
    return Fraction(round(float(value) ** 0.5, 6)).limit_denominator(10**6)


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
    left = 1 - sum(points.values(), Fraction(0))
    has_salience = any(each and isinstance(each.weight, Salience) for each in given)
    shares = {at: _share(given[at]) for at, span in enumerate(ranges) if span is None}
    whole = sum(shares.values(), Fraction(0))
    estimates: list[Estimate] = []
    for at, (each, span) in enumerate(zip(given, ranges, strict=True)):
        source = each.source if each else None
        if span is not None:
            estimates.append(Estimate(points[at], span, Basis.STATED, source))
            continue
        basis = Basis.SALIENCE if has_salience and each else Basis.EQUAL
        weight = left * shares[at] / whole
        spread = SPREAD[basis]
        high = min(weight * spread, Fraction(1))
        estimates.append(Estimate(weight, Range(weight / spread, high), basis))
    return tuple(estimates)


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
    if high == low or (low + high == 2) or (not is_all and low + high <= 2):
        return {at: span.middle for at, span in stated.items()}
    share = (1 - low) / (high - low)
    return {at: span.low + share * (span.high - span.low) for at, span in stated.items()}


def _reservation(
    appraised: Sequence[Appraised],
    package: Package | None,
    given: Reservation | None,
    issues: Sequence[Issue],
) -> Estimate:
    """Return a walk-away worth: as stated, else that of the status quo package, else 0."""
    if given is not None:
        return Estimate(given.value.middle, given.value, Basis.STATED, given.source)
    if package is None:
        return Estimate(Fraction(0), Range(Fraction(0), HOLD_OUT), Basis.ZERO)
    held = [
        (cell.weight, cell.values[issue.index(package[issue.id])])
        for issue, cell in zip(issues, appraised, strict=True)
    ]
    worth = sum((weight.point * value.point for weight, value in held), Fraction(0))
    least = sum((weight.range.low * value.range.low for weight, value in held), Fraction(0))
    most = sum((weight.range.high * value.range.high for weight, value in held), Fraction(0))
    most = min(most, Fraction(1))
    return Estimate(worth, Range(least, most + HOLD_OUT * (1 - most)), Basis.STATUS_QUO)
