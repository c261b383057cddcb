"""Made-up cases of any size: what options contribute to values, and rules that tie issues together.

Values of options and weights of issues are whole hundredths, so that a contribution is a whole
number of parts of 10^-4; weights sum to 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from paraph.packages.arena import Arena
from paraph.packages.space import Space, Worths
from paraph.terms.agenda import Issue, Option
from paraph.terms.conditions import Chosen, Rule, RuleKind
from paraph.terms.ids import IssueId, OptionId, RuleId, TrackId
from paraph.terms.sources import Assumption

Whole = NDArray[np.int64]

HUNDRED = 100
"""Parts of a weight and of the value of an option."""

SUPPOSED = Assumption("made up for a measurement")


class Interests(StrEnum):
    """How what the parties want hangs together."""

    RANDOM = "random"
    SORTED = "sorted up and down"
    REVERSED = "reversed, own weights"
    EXACT = "reversed, same weights"


@dataclass(frozen=True, slots=True)
class Load:
    """What is measured.

    Attributes:
        sizes: Number of options of each issue.
        rules: How many rules tie two issues together.
        interests: Sorted up and down: each issue's options stand in an order that every second
            party likes and the others do not. Reversed: what a party of the first half values at
            v, the same place of the second half values at 1 - v, with weights of its own or with
            the same ones; then their values of every package sum to 1, and none is dominated.
        away: Reservation value of every party.
        is_coarse: Whether contributions are brought down to whole hundredths.
    """

    sizes: tuple[int, ...]
    parties: int
    rules: int = 0
    interests: Interests = Interests.RANDOM
    seed: int = 1
    away: float = 0.0
    is_coarse: bool = False


def issues_of(sizes: Sequence[int]) -> tuple[Issue, ...]:
    """Return issues of so many options."""
    return tuple(
        Issue(
            IssueId(f"i{at}"),
            TrackId("track"),
            f"Issue {at}",
            "?",
            tuple(Option(OptionId(f"o{place}"), "") for place in range(size)),
            is_ordered=False,
        )
        for at, size in enumerate(sizes)
    )


def space_of(load: Load) -> Space:
    """Return the packages of a load, with what they are worth."""
    generator = np.random.default_rng(load.seed)
    weights = _weights(load, generator)
    contributions = tuple(
        _values(load, size, generator) * weights[at] for at, size in enumerate(load.sizes)
    )
    denominator = HUNDRED**2
    if load.is_coarse:
        contributions = tuple(each // HUNDRED for each in contributions)
        denominator = HUNDRED
    reservations = np.full(load.parties, round(load.away * denominator), np.int64)
    worths = Worths(contributions, reservations, denominator, is_rounded=False)
    return Space(issues_of(load.sizes), worths)


def _weights(load: Load, generator: np.random.Generator) -> Whole:
    """Return weights above 0 that sum to 100 for each party; shape (issues, parties)."""
    issues = len(load.sizes)
    cuts = [
        np.sort(generator.choice(np.arange(1, HUNDRED), issues - 1, replace=False))
        for _ in range(load.parties)
    ]
    weights = np.array([np.diff(cut, prepend=0, append=HUNDRED) for cut in cuts], np.int64).T
    if load.interests is Interests.EXACT:
        half = load.parties // 2
        weights[:, half : 2 * half] = weights[:, :half]
    return weights


def _values(load: Load, size: int, generator: np.random.Generator) -> Whole:
    """Return what the options of an issue are worth in hundredths; shape (options, parties)."""
    values = generator.integers(0, HUNDRED + 1, (size, load.parties))
    half = load.parties // 2
    match load.interests:
        case Interests.RANDOM:
            pass
        case Interests.SORTED:
            values.sort(axis=0)
            values[:, 1::2] = values[::-1, 1::2]
        case Interests.REVERSED | Interests.EXACT:
            values[:, half : 2 * half] = HUNDRED - values[:, :half]
    return values


def rules_of(load: Load) -> tuple[Rule, ...]:
    """Return rules by which one option of an issue requires one of half of those of another."""
    generator = np.random.default_rng([load.seed, load.rules])

    def chosen(at: int, many: int) -> Chosen:
        places = sorted(generator.choice(load.sizes[at], many, replace=False).tolist())
        return Chosen(IssueId(f"i{at}"), tuple(OptionId(f"o{place}") for place in places))

    rules: list[Rule] = []
    for at in range(load.rules):
        one, other = generator.choice(len(load.sizes), 2, replace=False).tolist()
        when, then = chosen(one, 1), chosen(other, load.sizes[other] // 2)
        rules.append(Rule(RuleId(f"rule-{at}"), RuleKind.REQUIRES, when, then, SUPPOSED))
    return tuple(rules)


def arena_of(load: Load) -> Arena:
    """Return the packages of a load that meet its rules."""
    conditions = tuple(rule.must_hold for rule in rules_of(load))
    return Arena(space_of(load), tuple(range(load.parties)), conditions)
