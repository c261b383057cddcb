"""What counts of a party's positions on an issue: the latest word, and what stands around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from paraph.terms.conditions import Chosen, RedLine
from paraph.terms.ids import ActorId, IssueId, OptionId, RedLineId
from paraph.terms.positions import Position, Strength


@dataclass(frozen=True, slots=True)
class Stance:
    """All positions of one party on one issue, sorted by what they count for.

    Attributes:
        current: The party's own word of the latest date; several where accounts differ.
        earlier: Its own word before that, oldest first.
        claims: What other actors say of it; never its own word.
        refusals: Its red lines on this issue, of the latest date.
    """

    party: ActorId
    issue: IssueId
    current: tuple[Position, ...] = ()
    earlier: tuple[Position, ...] = ()
    claims: tuple[Position, ...] = ()
    refusals: tuple[Position, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether the party itself has asked for nothing; that is unknown, not consent."""
        return not self.current

    @property
    def accounts(self) -> tuple[tuple[OptionId, ...], ...]:
        """The different sets of options that the accounts of the latest word give."""
        return tuple(dict.fromkeys(position.options for position in self.current))

    @property
    def is_contested(self) -> bool:
        """Whether two accounts share no option, or a claim shares none with the party's word."""
        differs = any(_is_apart(one, other) for one, other in combinations(self.accounts, 2))
        denied = any(
            _is_apart(claim.options, position.options)
            for claim in self.claims
            for position in self.current
        )
        return differs or denied

    @property
    def has_drifted(self) -> bool:
        """Whether an earlier word asked for other options than the latest."""
        latest = {option for options in self.accounts for option in options}
        return any(set(position.options) != latest for position in self.earlier)


def _is_apart(one: Iterable[OptionId], other: Iterable[OptionId]) -> bool:
    return not set(one) & set(other)


def stance(positions: Iterable[Position], party: ActorId, issue: IssueId) -> Stance:
    """Return what counts of a party's positions on an issue."""
    cell = [each for each in positions if each.party == party and each.issue == issue]
    own = [each for each in cell if not each.is_claim]
    wishes = sorted(
        (each for each in own if each.strength is not Strength.RED_LINE), key=lambda each: each.date
    )
    refusals = [each for each in own if each.strength is Strength.RED_LINE]
    return Stance(
        party=party,
        issue=issue,
        current=_latest(wishes),
        earlier=tuple(each for each in wishes if each not in _latest(wishes)),
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
            RedLineId(refusal.id), refusal.party, Chosen(refusal.issue, refusal.options), refusal.source
        )
        for party, issue in cells
        for refusal in stance(listed, party, issue).refusals
    )
    return (*red_lines, *on_one_issue)
