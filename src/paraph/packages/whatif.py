"""What if: the same matter with some things otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from paraph.packages.appraisal import Stated, appraisal
from paraph.packages.finding import Matter
from paraph.terms.conditions import Chosen, Rule, RuleKind
from paraph.terms.ids import ActorId, IssueId, OptionId, RuleId
from paraph.terms.numbers import Range
from paraph.terms.positions import IssueRanking, Reservation, Strength, Weight
from paraph.terms.sources import Assumption

SUPPOSED = Assumption("asked as a what-if")


@dataclass(frozen=True)
class Changes:
    """What is to be otherwise.

    Attributes:
        fixed: Issues settled beforehand.
        without: Parties whose acceptance is not asked.
        only: If any, the only parties whose acceptance is asked: a coalition.
        dropped: Ids of rules and red lines that are left out; a red line on one issue has the id
            of its position.
        reservations: What walking away is worth to parties.
        weights: The weight of an issue to a party; its other issues share what is left in the
            proportion that they had.
        party_weights: What parties count for in the weighted solutions.
    """

    fixed: Mapping[IssueId, OptionId] = field(default_factory=dict[IssueId, OptionId])
    without: tuple[ActorId, ...] = ()
    only: tuple[ActorId, ...] = ()
    dropped: tuple[str, ...] = ()
    reservations: Mapping[ActorId, Fraction] = field(default_factory=dict[ActorId, Fraction])
    weights: Mapping[tuple[ActorId, IssueId], Fraction] = field(
        default_factory=dict[tuple[ActorId, IssueId], Fraction]
    )
    party_weights: Mapping[ActorId, int] = field(default_factory=dict[ActorId, int])

    def __bool__(self) -> bool:
        """Tell whether anything is otherwise."""
        return self != Changes()


def changed(matter: Matter, changes: Changes) -> Matter:
    """Return a matter with some things otherwise; every number put in counts as assumed.

    Source:
        raiffa1982, chapter 17, on coalitions; keeney1976, on weights that keep their proportion.

    Raises:
        ValueError: The weights that are given to a party sum to more than 1, or to less although
            none of its issues is left.
    """
    kept = tuple(rule for rule in matter.rules if rule.id not in changes.dropped)
    settled = tuple(_settled(issue, option) for issue, option in changes.fixed.items())
    return replace(
        matter,
        parties=tuple(
            replace(party, must_accept=_is_asked(party.id, changes, is_asked=party.must_accept))
            for party in matter.parties
        ),
        rules=(*kept, *settled),
        positions=tuple(
            each
            for each in matter.positions
            if each.strength is not Strength.RED_LINE or each.id not in changes.dropped
        ),
        red_lines=tuple(line for line in matter.red_lines if line.id not in changes.dropped),
        weights=_weights(matter, changes),
        reservations=_reservations(matter, changes),
    )


def _is_asked(party: ActorId, changes: Changes, *, is_asked: bool) -> bool:
    if changes.only:
        return party in changes.only
    return is_asked and party not in changes.without


def _settled(issue: IssueId, option: OptionId) -> Rule:
    """Return the rule that settles an issue."""
    name = RuleId(f"fix {issue}={option}")
    return Rule(name, RuleKind.ALWAYS, None, Chosen(issue, (option,)), SUPPOSED)


def _reservations(matter: Matter, changes: Changes) -> tuple[Reservation, ...]:
    kept = (each for each in matter.reservations if each.party not in changes.reservations)
    batna = {each.party: each.batna for each in matter.reservations}
    put = (
        Reservation(party, Range(worth, worth), batna.get(party, ""), SUPPOSED)
        for party, worth in changes.reservations.items()
    )
    return (*kept, *put)


def _weights(matter: Matter, changes: Changes) -> tuple[Weight | IssueRanking, ...]:
    """Return the weights, those of parties with changes all as numbers."""
    touched = {party for party, _ in changes.weights}
    weights = [each for each in matter.weights if each.party not in touched]
    stated = Stated.of(matter.weights, matter.values, matter.reservations)
    for party in matter.parties:
        if party.id in touched:
            found = appraisal(party, matter.issues, matter.positions, stated)
            pairs = zip(matter.issues, found.issues, strict=True)
            old = {issue.id: cell.weight.point for issue, cell in pairs}
            new = {issue: w for (who, issue), w in changes.weights.items() if who == party.id}
            weights += [
                Weight(party.id, issue, Range(weight, weight), SUPPOSED)
                for issue, weight in reweighed(old, new).items()
            ]
    return tuple(weights)


def reweighed(
    old: Mapping[IssueId, Fraction], new: Mapping[IssueId, Fraction]
) -> dict[IssueId, Fraction]:
    """Return weights that sum to 1, some of them given; the others keep their proportion.

    Source:
        keeney1976.

    Raises:
        ValueError: That cannot be.
    """
    left = 1 - sum(new.values(), Fraction(0))
    others = sum((weight for issue, weight in old.items() if issue not in new), Fraction(0))
    is_without_others = len(new) == len(old)
    if left < 0 or (is_without_others and left):
        msg = f"weights that sum to {float(1 - left):g}"
        raise ValueError(msg)
    count = len(old) - len(new)
    return {
        issue: new[issue]
        if issue in new
        else left * (weight / others if others else Fraction(1, count))
        for issue, weight in old.items()
    }
