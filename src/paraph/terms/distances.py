"""How far apart two parties stand on an issue."""

from fractions import Fraction

from paraph.terms.agenda import Issue
from paraph.terms.stances import Stance


def distance(issue: Issue, one: Stance, other: Stance) -> Fraction | None:
    """Return how far apart two stances are at the least, as a share of the whole issue.

    On an ordered issue the distance between the nearest options asked for, as a share of the
    scale; on an unordered one 0 if an option is asked for by both, else 1. None where either is
    silent.
    """
    mine = {option for account in one.accounts for option in account}
    theirs = {option for account in other.accounts for option in account}
    if not mine or not theirs:
        return None
    if not issue.is_ordered:
        return Fraction(int(not mine & theirs))
    longest = max(len(issue.options) - 1, 1)
    least = min(abs(issue.index(a) - issue.index(b)) for a in mine for b in theirs)
    return Fraction(least, longest)
