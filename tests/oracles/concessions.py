"""Who gave and received what in a package, by the written definition, from positions alone."""

from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from tests.oracles import appraisals

from paraph.packages.finding import Matter
from paraph.terms.agenda import Issue, Package
from paraph.terms.positions import OptionRanking, OptionValue


@dataclass(frozen=True)
class Account:
    """One party's side: by issue what it gave, and who paid it how much."""

    gave: dict[str, Fraction]
    got: dict[str, tuple[set[str], Fraction]]
    held: set[str]
    silent: set[str]


def asks(matter: Matter, who: str, about: Issue) -> set[str]:
    """What a party asks for on an issue; of silence the best that it gave a number or place."""
    said = appraisals.accounts(matter.positions, who, about.id)
    if said:
        return set().union(*said)
    numbered = {
        each.option
        for each in matter.values
        if isinstance(each, OptionValue) and (each.party, each.issue) == (who, about.id)
    }
    placed = [
        {option for tier in each.tiers for option in tier}
        for each in matter.values
        if isinstance(each, OptionRanking) and (each.party, each.issue) == (who, about.id)
    ]
    known = numbered | (placed[-1] if placed else set())
    ids, place = [each.id for each in about.options], matter.issues.index(about)
    points = [number.point for number in worths(matter, who).values[place]]
    worth = {option: points[ids.index(option)] for option in known}
    return {option for option in known if worth[option] == max(worth.values())}


def value(matter: Matter, who: str, about: Issue, option: str) -> Fraction:
    """What an option contributes to the value of a package to a party."""
    place = [each.id for each in about.options].index(option)
    return worths(matter, who).table[matter.issues.index(about)][place]


def worths(matter: Matter, who: str) -> appraisals.Worth:
    """All numbers of a party."""
    party = next(each for each in matter.parties if each.id == who)
    stated = (matter.weights, matter.values, matter.reservations)
    return appraisals.appraise(party, matter.issues, matter.positions, stated)


def account(matter: Matter, package: Package, who: str) -> Account:
    """What one party gave, and was paid with."""
    found = Account({}, {}, set(), set())
    for about in matter.issues:
        worth = partial(value, matter, who, about)
        chosen, own = package[about.id], asks(matter, who, about)
        if not own:
            found.silent.add(about.id)
        elif chosen in own:
            found.held.add(about.id)
        else:
            lost = max(worth(option) for option in own) - worth(chosen)
            found.gave[about.id] = max(lost, Fraction(0))
        others = {
            each.id: min(map(worth, wanted))
            for each in matter.parties
            if each.id != who and (wanted := asks(matter, each.id, about)) and chosen not in wanted
        }
        payers = {other for other, instead in others.items() if instead < worth(chosen)}
        if payers:
            most = max(worth(chosen) - others[other] for other in payers)
            found.got[about.id] = (payers, most)
    return found
