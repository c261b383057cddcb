"""Rules in the way: those that contradict each other, and those that alone close the zone."""

from paraph.packages.arena import Arena, Demands
from paraph.packages.conflicts import TooManyWaysError, remembering, smallest_conflicts
from paraph.packages.counting import Count, TooManyError, packages_reaching
from paraph.packages.hitting import Members
from paraph.packages.space import Progress, Space, no_progress
from paraph.terms.conditions import Not, holds


def contradictions(
    space: Space, demands: Demands, progress: Progress = no_progress
) -> tuple[tuple[int, ...], ...]:
    """Return the smallest sets of rules that no package meets together.

    Returns:
        Places of the rules in the demands, up to the `MOST_SETS` of `hitting`; none where some
        package meets every rule. Where the smallest are too many to find, one of which no rule can
        be left out.

    Raises:
        UndecidedError: A search was given up.

    Source:
        liffiton2008: smallest conflicts hit every set of demands that could be given up.
    """

    def met(held: Members) -> Members | None:
        progress(0, 1)
        arena = Arena(space, demands.seats, tuple(demands.rules[at] for at in sorted(held)))
        lines = arena.any_within((), progress)
        if lines is None:
            return None
        package = space.package(arena.number(lines))
        every = enumerate(demands.rules)
        return frozenset(at for at, rule in every if holds(rule, package.__getitem__))

    try:
        sets = smallest_conflicts(len(demands.rules), remembering(met))
    except TooManyWaysError as error:
        sets = [error.known]
    return tuple(tuple(sorted(each)) for each in sets)


def zone_without_each_rule(
    space: Space, demands: Demands, progress: Progress = no_progress
) -> tuple[Count | None, ...]:
    """Return how many packages would lie in the zone if one rule were dropped, for each rule.

    Returns:
        None where there still would be no zone.

    Raises:
        UndecidedError: A search was given up.

    Source:
        liffiton2008: the rule is a member of the conflict where there would be a zone.
    """
    lines = tuple(Not(line.never) for line in demands.red_lines)
    found: list[Count | None] = []
    for at in range(len(demands.rules)):
        rules = demands.rules[:at] + demands.rules[at + 1 :]
        arena = Arena(space, demands.seats, (*rules, *lines))
        is_open = arena.any_within(arena.floors(), progress) is not None
        found.append(_zone(arena) if is_open else None)
    return tuple(found)


def _zone(arena: Arena) -> Count:
    """Return the size of a zone of which one package is known; at least that where it is large."""
    if arena.diagram is not None:
        try:
            reaching = packages_reaching(
                arena.space, arena.diagram, arena.seats, arena.reservations
            )
            return Count.exactly(reaching)
        except TooManyError:
            pass
    return Count.at_least_one(arena.space.packages)
