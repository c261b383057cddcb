"""What counts of a party's positions on an issue: the latest word, and what stands around it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from paraph.terms.conditions import Chosen, RedLine
from paraph.terms.ids import ActorId, IssueId, OptionId, RedLineId
from paraph.terms.positions import Position, Strength
from paraph.terms.sources import Assumption


@dataclass(frozen=True, slots=True)
class Stance:
    """All positions of one party on one issue, sorted by what they count for.

    Attributes:
        current: The party's own word of the latest date; several where accounts differ, or where
            it both asked and offered. A word that a report cites always comes before one that is
            assumed, whatever the dates.
        earlier: Its own word before that, oldest first.
        supposed: What is assumed of it although its own word is cited; shown, never counted.
        claims: What other actors say of it; never its own word.
        refusals: Its red lines on this issue, of the latest date.
    """

    party: ActorId
    issue: IssueId
    current: tuple[Position, ...] = ()
    earlier: tuple[Position, ...] = ()
    supposed: tuple[Position, ...] = ()
    claims: tuple[Position, ...] = ()
    refusals: tuple[Position, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether the party itself has asked for nothing; that is unknown, not consent."""
        return not self.current

    @property
    def asks(self) -> tuple[Position, ...]:
        """What the latest word asks for; what it offers only where it asks for nothing.

        An offer beside a demand is what the party would settle for, not what it wants.
        """
        return _wants(self.current)

    @property
    def accounts(self) -> tuple[tuple[OptionId, ...], ...]:
        """The different sets of options that the accounts of what the party asks give."""
        different: dict[frozenset[OptionId], tuple[OptionId, ...]] = {}
        for position in self.asks:
            different.setdefault(frozenset(position.options), position.options)
        return tuple(different.values())

    @property
    def is_contested(self) -> bool:
        """Whether two accounts share no option, or a claim denies the party's word.

        A claim is held against the word in force on its day. It denies that word by asking for
        none of the same options, or, when the claim is that the party refuses something, by ruling
        out all that the party asks for.
        """
        differs = any(_is_apart(one, other) for one, other in combinations(self.accounts, 2))
        return differs or any(
            _denies(claim, position)
            for claim in self.claims
            for position in _wants(self._in_force(claim.date))
        )

    def _in_force(self, day: dt.date) -> tuple[Position, ...]:
        """Return the party's own word in force on a day; its first word for a day before that."""
        own = (*self.earlier, *self.current)
        dates = sorted({position.date for position in own})
        latest = max((date for date in dates if date <= day), default=min(dates, default=day))
        return tuple(position for position in own if position.date == latest)

    @property
    def has_drifted(self) -> bool:
        """Whether an earlier word asked for other options than the latest."""
        latest = {option for options in self.accounts for option in options}
        return any(set(position.options) != latest for position in self.earlier)


def _wants(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    """Return what positions of one day ask for; what they offer where they ask for nothing."""
    wants = tuple(each for each in positions if each.strength is not Strength.OFFER)
    return wants or positions


def _is_apart(one: Iterable[OptionId], other: Iterable[OptionId]) -> bool:
    return not set(one) & set(other)


def _denies(claim: Position, position: Position) -> bool:
    """Tell whether what another actor says of a party cannot stand beside its own word."""
    if claim.strength is Strength.RED_LINE:
        return set(position.options) <= set(claim.options)
    return _is_apart(claim.options, position.options)


def stance(positions: Iterable[Position], party: ActorId, issue: IssueId) -> Stance:
    """Return what counts of a party's positions on an issue."""
    cell = [each for each in positions if each.party == party and each.issue == issue]
    own = [each for each in cell if not each.is_claim]
    refusals = [each for each in own if each.strength is Strength.RED_LINE]
    wishes = [each for each in own if each.strength is not Strength.RED_LINE]
    cited = [each for each in wishes if not isinstance(each.source, Assumption)]
    counted = sorted(cited or wishes, key=lambda each: each.date)
    current = _latest(counted)
    return Stance(
        party=party,
        issue=issue,
        current=current,
        earlier=tuple(counted[: len(counted) - len(current)]),
        supposed=tuple(each for each in wishes if cited and each not in cited),
        claims=tuple(each for each in cell if each.is_claim),
        refusals=_latest(refusals),
    )


def _latest(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Return the positions of the latest date."""
    listed = list(positions)
    last = max((each.date for each in listed), default=None)
    return tuple(each for each in listed if each.date == last)


def red_lines_in_force(
    positions: Iterable[Position], red_lines: Iterable[RedLine]
) -> tuple[RedLine, ...]:
    """Return every red line that counts: across issues as drawn, on one issue the latest."""
    listed = list(positions)
    cells = dict.fromkeys((each.party, each.issue) for each in listed)
    on_one_issue = (
        RedLine(
            RedLineId(refusal.id),
            refusal.party,
            Chosen(refusal.issue, refusal.options),
            refusal.source,
        )
        for party, issue in cells
        for refusal in stance(listed, party, issue).refusals
    )
    return (*red_lines, *on_one_issue)
