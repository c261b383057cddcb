"""Trades: what two parties gave each other across two issues of a package."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from paraph.packages.space import Whole, Worths
from paraph.terms.agenda import Issue, Package
from paraph.terms.ids import ActorId, IssueId, OptionId


@dataclass(frozen=True, slots=True)
class Trade:
    """An exchange that both would lose by taking back.

    Attributes:
        first: Gave way on `first_gave`, for what the second gave way on.
        first_wanted: The option it would have had there.
        first_loss: What the first would lose if both took back what they gave, in parts.
    """

    first: ActorId
    second: ActorId
    first_gave: IssueId
    second_gave: IssueId
    first_wanted: OptionId
    second_wanted: OptionId
    first_loss: int
    second_loss: int


def trades(
    package: Package,
    issues: Sequence[Issue],
    worths: Worths,
    parties: Sequence[tuple[int, ActorId]],
) -> tuple[Trade, ...]:
    """Return the trades that carry a package, those that bind both most first.

    Two parties trade across two issues when, if each took back the option it likes best on the
    issue where it gave way, both would be worse off, other issues as they are. Where a party
    likes several options best, it takes back the one that the other minds least, so that the
    trade binds whichever it takes. Whether the rules would allow that is not asked.

    Args:
        parties: Column in the worths, and id, of each party.

    Returns:
        Each pair of parties and issues once, by the smaller of the two losses, largest first,
        then by id.

    Source:
        froman1970, on exchange across issues (logrolling); the test by taking back is ours.
    """
    found: list[Trade] = []
    chosen = [issue.index(package[issue.id]) for issue in issues]
    for (one, first), (other, second) in permutations(parties, 2):
        if first > second:
            continue
        for i, j in permutations(range(len(issues)), 2):
            trade = _trade(issues, chosen, worths, (one, other), (i, j))
            if trade is not None:
                wanted, losses = trade
                found.append(Trade(first, second, issues[i].id, issues[j].id, *wanted, *losses))
    return tuple(sorted(found, key=_most_binding))


def _most_binding(trade: Trade) -> tuple[int, int, str, str, str, str]:
    losses = sorted((trade.first_loss, trade.second_loss))
    ids = (trade.first, trade.second, trade.first_gave, trade.second_gave)
    return (-losses[0], -losses[1], *ids)


def _trade(
    issues: Sequence[Issue],
    chosen: Sequence[int],
    worths: Worths,
    parties: tuple[int, int],
    places: tuple[int, int],
) -> tuple[tuple[OptionId, OptionId], tuple[int, int]] | None:
    """Return what each wanted and would lose; None where it is no trade.

    A party that gave nothing takes nothing back, so that the other would not lose.
    """
    (one, other), (i, j) = parties, places
    on_i, on_j = worths.contributions[i], worths.contributions[j]
    back_i, back_j = _liked_best(on_i, one, other), _liked_best(on_j, other, one)
    loss_one, loss_other = (
        _fall(on_i, chosen[i], back_i, party) + _fall(on_j, chosen[j], back_j, party)
        for party in parties
    )
    if loss_one <= 0 or loss_other <= 0:
        return None
    wanted = issues[i].options[back_i].id, issues[j].options[back_j].id
    return wanted, (loss_one, loss_other)


def _liked_best(worth: Whole, party: int, other: int) -> int:
    """Return the option a party likes best; of several, the one worth most to the other."""
    return int(np.lexsort((-worth[:, other], -worth[:, party]))[0])


def _fall(worth: Whole, chosen: int, back: int, party: int) -> int:
    """Return what a party loses when an issue goes from the chosen option to another."""
    return int(worth[chosen, party] - worth[back, party])
