"""What every option is worth to every party, where nobody said so by named rules.

The rules, by the names under which a brief repeats them:

    stated      a number or range that somebody gave; it always wins
    ranking     the options in the party's order: the best 1, the worst 0, those between evenly
                spaced (in a draw anywhere between, in that order); an option that the order leaves
                out is unknown. Of issues: see `weighing` (in a draw any weights in that order)
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
not stated share what the stated ones leave, in a draw too, after they were multiplied. Where a
ranked thing has a number as well, the number counts for it, and the order for the others.

Source:
    The additive value of a package, weights that sum to 1: keeney1976. Ranked issues: barron1996.
    The other rules are ours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from paraph.packages.estimates import HOLD_OUT, UNMATCHED, Basis, Estimate
from paraph.packages.weighing import Tiers, weighed
from paraph.terms.agenda import Issue, status_quo
from paraph.terms.ids import ActorId, IssueId, OptionId
from paraph.terms.numbers import UNIT, Range
from paraph.terms.parties import Party
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Position,
    Reservation,
    Weight,
)
from paraph.terms.stances import Stance, stance

ROOT_PARTS = 10**6


@dataclass(frozen=True, slots=True)
class Appraised:
    """One issue to one party.

    Attributes:
        share: By the word on its weight; counts where no weight is stated as a number.
        values: One for each option, in order.
        accounts: For a rule on positions: under each account of what the party asked, the value
            of each option, shape (accounts, options).
        tiers: For a ranking: the place of each option in it from 0, None for one left out; empty
            where the options are not ranked.
    """

    stance: Stance
    weight: Estimate
    share: Fraction
    values: tuple[Estimate, ...]
    accounts: tuple[tuple[Fraction, ...], ...]
    tiers: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Appraisal:
    """All issues to one party, and what walking away is worth to it.

    Attributes:
        tiers: The issues whose weight follows from their order.
    """

    party: Party
    issues: tuple[Appraised, ...]
    reservation: Estimate
    batna: str
    tiers: Tiers = ()

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """Every number that the party's value of a package rests on."""
        values = (value for issue in self.issues for value in issue.values)
        weights = (issue.weight for issue in self.issues)
        return (*weights, *values, self.reservation)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the case states in numbers or as an order, by what it is about.

    Attributes:
        orders: Of the options of an issue.
        importance: Orders of the issues.
    """

    weights: Mapping[tuple[ActorId, IssueId], Weight]
    values: Mapping[tuple[ActorId, IssueId, OptionId], OptionValue]
    reservations: Mapping[ActorId, Reservation]
    orders: Mapping[tuple[ActorId, IssueId], OptionRanking]
    importance: Mapping[ActorId, IssueRanking]

    @classmethod
    def of(
        cls,
        weights: Iterable[Weight | IssueRanking],
        values: Iterable[OptionValue | OptionRanking],
        reservations: Iterable[Reservation],
    ) -> "Stated":
        """Sort what was stated; where a thing was stated twice, the later counts."""
        shares, worths = list(weights), list(values)
        return cls(
            {(each.party, each.issue): each for each in shares if isinstance(each, Weight)},
            {
                (each.party, each.issue, each.option): each
                for each in worths
                if isinstance(each, OptionValue)
            },
            {each.party: each for each in reservations},
            {(each.party, each.issue): each for each in worths if isinstance(each, OptionRanking)},
            {each.party: each for each in shares if isinstance(each, IssueRanking)},
        )


def appraisal(
    party: Party, issues: Sequence[Issue], positions: Iterable[Position], stated: Stated
) -> Appraisal:
    """Return what every option is worth to one party."""
    listed = [position for position in positions if position.party == party.id]
    words = {issue: word for (who, issue), word in stated.weights.items() if who == party.id}
    shares = weighed(issues, words, stated.importance.get(party.id))
    appraised = tuple(
        _appraised(issue, stance(listed, party.id, issue.id), weight, share, stated)
        for issue, weight, share in zip(issues, shares.estimates, shares.shares, strict=True)
    )
    given = stated.reservations.get(party.id)
    reservation = _reservation(appraised, status_quo_places(issues), given)
    batna = given.batna if given else ""
    return Appraisal(party, appraised, reservation, batna, shares.tiers)


def status_quo_places(issues: Sequence[Issue]) -> tuple[int, ...] | None:
    """Return the option place on each issue of the status quo; None where it is not whole."""
    package = status_quo(issues)
    return None if package is None else tuple(issue.index(package[issue.id]) for issue in issues)


def _appraised(
    issue: Issue, cell: Stance, weight: Estimate, share: Fraction, stated: Stated
) -> Appraised:
    """Return one issue to one party."""
    order = stated.orders.get((cell.party, issue.id))
    accounts = () if order else tuple(_account(issue, asked) for asked in cell.accounts)
    given = [stated.values.get((cell.party, issue.id, option.id)) for option in issue.options]
    values = tuple(
        Estimate(number.value.middle, number.value, Basis.STATED, number.source)
        if number
        else _ranked(order, option.id)
        if order
        else _value(issue, at, accounts)
        for at, (option, number) in enumerate(zip(issue.options, given, strict=True))
    )
    tiers = tuple(_tier(order, option.id) for option in issue.options) if order else ()
    return Appraised(cell, weight, share, values, accounts, tiers)


def _tier(order: OptionRanking, option: OptionId) -> int | None:
    """Return an option's place in an order, from 0; None where it is left out."""
    return next((at for at, tier in enumerate(order.tiers) if option in tier), None)


def _ranked(order: OptionRanking, option: OptionId) -> Estimate:
    """Return the value of an option by its place in an order; unknown where it has none."""
    place, last = _tier(order, option), len(order.tiers) - 1
    if place is None:
        return Estimate(UNIT.middle, UNIT, Basis.UNKNOWN)
    point = 1 - Fraction(place, last)
    span = UNIT if 0 < place < last else Range(point, point)
    return Estimate(point, span, Basis.RANKING, order.source)


def _account(issue: Issue, asked: Iterable[OptionId]) -> tuple[Fraction, ...]:
    """Return the value of each option to a party that asks for these, by the issue's rule."""
    wanted = [issue.index(option) for option in asked]
    places = range(len(issue.options))
    if not issue.is_ordered:
        return tuple(Fraction(int(at in wanted)) for at in places)
    longest = max(len(issue.options) - 1, 1)
    return tuple(1 - Fraction(min(abs(at - want) for want in wanted), longest) for at in places)


def _value(issue: Issue, at: int, accounts: tuple[tuple[Fraction, ...], ...]) -> Estimate:
    """Return the value of one option by the issue's rule; unknown where nothing was asked."""
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
