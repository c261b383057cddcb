"""Random small arenas in whole numbers: opposed, tied, empty, contradictory, huge."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from random import Random

import numpy as np
from tests.oracles.listing import Listing
from tests.strategies import _condition, _part, issue

from paraph.packages.arena import Arena
from paraph.packages.space import MOST_DENOMINATOR, Space, Worths
from paraph.terms.agenda import Issue
from paraph.terms.conditions import All, AnyOf, Condition, Not

KINDS = ("tied", "coarse", "opposed", "alike", "huge", "heavy", "idle")


@contextmanager
def noted(seed: int) -> Iterator[Random]:
    """A generator for one random case; what fails tells the seed."""
    try:
        yield Random(seed)
    except BaseException as error:
        error.add_note(f"seed {seed}")
        raise


def space_from(
    issues: Sequence[Issue],
    worths: Sequence[Sequence[Sequence[int]]],
    reservations: Sequence[int],
    denominator: int = 1,
) -> Space:
    """A space of whole worths, by issue, option and party."""
    contributions = tuple(np.array(each, np.int64) for each in worths)
    away = np.array(reservations, np.int64)
    return Space(tuple(issues), Worths(contributions, away, denominator, is_rounded=False))


def listing_of(arena: Arena) -> Listing:
    """The same arena, with every package written down."""
    worths = arena.space.worths
    return Listing(
        arena.space.issues,
        [each.tolist() for each in worths.contributions],
        worths.reservations.tolist(),
        arena.seats,
        arena.conditions,
    )


def random_issues(random: Random, most: int = 5) -> tuple[Issue, ...]:
    """A few issues of one to four options."""
    return tuple(
        issue(f"i{at}", [f"o{place}" for place in range(random.choice([1, 2, 2, 3, 3, 4]))])
        for at in range(random.randint(1, most))
    )


def random_conditions(random: Random, issues: tuple[Issue, ...]) -> tuple[Condition, ...]:
    """None to four conditions: exclusions, choices among bundles, and any nested four deep."""
    makers = (
        lambda: Not(_part(random, issues)),
        lambda: _bundles(random, issues),
        lambda: _condition(random, issues, random.choice([1, 2, 3, 4])),
    )
    return tuple(random.choice(makers)() for _ in range(random.choice([0, 0, 1, 1, 1, 2, 3, 4])))


def _bundles(random: Random, issues: tuple[Issue, ...]) -> Condition:
    """Return that one of some bundles is taken, or none: what needs named truths."""
    bundles = tuple(
        All(tuple(_condition(random, issues, random.choice([0, 1])) for _ in range(3)))
        for _ in range(random.choice([2, 3, 4]))
    )
    return AnyOf(bundles) if random.random() < 0.7 else Not(AnyOf(bundles))


def random_worths(
    random: Random, issues: Sequence[Issue], parties: int, kind: str
) -> list[list[list[int]]]:
    """What each option is worth to each party, none negative."""
    most = {"tied": 1, "huge": MOST_DENOMINATOR // len(issues), "opposed": 12}.get(kind, 9)
    worths = [
        [[random.randint(0, most) for _ in range(parties)] for _ in each.options] for each in issues
    ]
    for options in worths:
        for row in options:
            if kind == "opposed" and parties > 1:
                row[1] = most - row[0]
            if kind == "alike":
                row[:] = [row[0]] * parties
            if kind == "idle":
                row[-1] = 0
    if kind == "heavy":
        worths[0] = [[random.randint(0, MOST_DENOMINATOR - 100) for _ in row] for row in worths[0]]
    return worths


def random_reservations(random: Random, worths: Sequence[Sequence[Sequence[int]]]) -> list[int]:
    """Walk-away worths: nothing, a middling package, a good one, or more than anything."""
    parties = range(len(worths[0][0]))
    lows = [sum(min(row[party] for row in each) for each in worths) for party in parties]
    highs = [sum(max(row[party] for row in each) for each in worths) for party in parties]
    share = random.choice([0, 0, 1, 2, 3, 5])
    away = [
        low + (high - low) * share // 6 + random.choice([0, 0, 0, 1])
        for low, high in zip(lows, highs, strict=True)
    ]
    if random.random() < 0.3:
        package = [random.choice(each) for each in worths]
        return [sum(row[party] for row in package) for party in parties]
    return away


def random_arena(
    random: Random, *, parties: int | None = None, most_issues: int = 5, has_rules: bool = True
) -> Arena:
    """An arena of any kind, small enough to write down."""
    issues = random_issues(random, most_issues)
    count = parties or random.choice([1, 2, 2, 2, 3, 3, 4])
    worths = random_worths(random, issues, count, random.choice(KINDS))
    seats = tuple(sorted(random.sample(range(count), random.randint(max(1, count - 1), count))))
    space = space_from(issues, worths, random_reservations(random, worths), 1)
    conditions = random_conditions(random, issues) if has_rules else ()
    return Arena(space, seats if parties is None else tuple(range(count)), conditions)


def vast_arena(random: Random, parties: int = 2) -> tuple[Arena, Arena]:
    """Two arenas: of 4^4 times 10^21 packages, most issues worth nothing, and of the few others.

    The issues that matter come first, so that a package of the vast arena has the number of the
    small one times 10^21, and every point has 10^21 times as many packages.
    """
    few = tuple(issue(f"i{at}", [f"o{place}" for place in range(4)]) for at in range(4))
    idle = tuple(issue(f"j{at}", [f"o{place}" for place in range(10)]) for at in range(21))
    worths = random_worths(random, few, parties, random.choice(["coarse", "opposed", "huge"]))
    nothing = [[[0] * parties] * 10] * len(idle)
    away = [sum(row[party] for row in map(random.choice, worths)) for party in range(parties)]
    conditions = random_conditions(random, few)
    seats = tuple(range(parties))
    return (
        Arena(space_from((*few, *idle), [*worths, *nothing], away), seats, conditions),
        Arena(space_from(few, worths, away), seats, conditions),
    )
