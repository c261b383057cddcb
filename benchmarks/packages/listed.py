"""Every line of the table, with its bar."""

from collections.abc import Callable
from functools import partial

import drawing
import whatif
from bars import Bar, Found, Line
from cases import Interests, Load, space_of
from engine import frontier_of, least_gain_of, listed_frontier_of, solution_of, zone_of

from paraph.packages.solutions import SolutionName

SEEDS = (1, 2, 3)

MILLION = Load((10,) * 6, 4)
CROWDED = Load((6, 8, 5, 10, 10, 10), 5, interests=Interests.SORTED, seed=7)
UNDOMINATED = Load((10,) * 6, 4, interests=Interests.EXACT)
TRILLION = Load((10,) * 12, 4, rules=10)
WIDE = Load((10,) * 40, 10, rules=120)
OPPOSED = (Interests.SORTED, Interests.REVERSED)


def load_of_opposed(interests: Interests, seed: int) -> Load:
    """Return 10^20 packages over which six parties are opposed."""
    return Load((10,) * 20, 6, rules=10, interests=interests, seed=seed)


def frontiers() -> list[Line]:
    """Frontiers, those of millions beside NegMAS."""
    return [
        Line(
            "frontier, 10^6 x 4, random",
            Bar(times=50),
            partial(frontier_of, MILLION),
            partial(space_of, MILLION),
        ),
        Line(
            "frontier, 10^6 x 4, random, each valued",
            Bar(),
            partial(listed_frontier_of, MILLION),
            partial(space_of, MILLION),
        ),
        Line(
            "frontier, 240,000 x 5, sorted up and down",
            Bar(times=200),
            partial(frontier_of, CROWDED),
            partial(space_of, CROWDED),
        ),
        Line(
            "frontier, 10^6 x 4, reversed, same weights", Bar(), partial(frontier_of, UNDOMINATED)
        ),
        Line("frontier, 10^12 x 4, 10 rules", Bar(2, 1_000), partial(frontier_of, TRILLION)),
    ]


def solutions() -> list[Line]:
    """Solutions among packages that nobody can list; each must be proven."""
    nash = partial(solution_of, WIDE, SolutionName.NASH)
    found = [Line("Nash, 10^40 x 10, 120 rules", Bar(1), nash)]
    for interests in OPPOSED:
        for seed in SEEDS:
            load = load_of_opposed(interests, seed)
            run = partial(solution_of, load, SolutionName.EGALITARIAN)
            found.append(Line(f"egalitarian, 10^20 x 6, {interests}, {seed}", Bar(5), run))
    hardest = load_of_opposed(Interests.EXACT, SEEDS[0])
    name = f"10^20 x 6, {Interests.EXACT}, {SEEDS[0]}"
    whole = partial(solution_of, hardest, SolutionName.EGALITARIAN)
    found += [
        Line(f"least gain, {name}", Bar(), partial(least_gain_of, hardest), is_slow=True),
        Line(f"egalitarian, {name}", Bar(5), whole, is_slow=True),
    ]
    return found


def counts() -> list[Line]:
    """Zones; the coarse ones must be exact."""
    found: list[Line] = []
    for away in (0.3, 0.5):
        coarse = Load((10,) * 12, 4, away=away, is_coarse=True)
        fine = Load((10,) * 12, 4, away=away)
        name = f"10^12 x 4, reservation value {away}"
        found += [
            Line(f"zone, {name}, in 10^-2", Bar(5), partial(zone_of, coarse)),
            Line(f"zone, {name}, in 10^-4", Bar(5, needs_sure=False), partial(zone_of, fine)),
        ]
    return found


def draws() -> list[Line]:
    """Readings of a made-up case."""
    case = f"{drawing.DRAWS:,} x {drawing.PACKAGES} x {drawing.ISSUES} x {drawing.PARTIES}"
    return [
        Line(f"draw and acceptance, {case}", Bar(2), drawing.drawn_and_told),
        Line(f"questions, {case}", Bar(), drawing.asked),
        Line(f"bounds, {case}", Bar(), drawing.bounded),
    ]


def what_ifs() -> list[Line]:
    """Questions about the reference case."""
    changes = {
        "an option fixed": whatif.option_fixed,
        "a party dropped": whatif.party_dropped,
        "a red line dropped": whatif.red_line_dropped,
        "a weight changed": whatif.weight_changed,
    }

    def line(name: str, prepare: Callable[[], Callable[[], Found]]) -> Line:
        return Line(f"what if {name}", Bar(1), prepare)

    return [line(name, partial(whatif.asked, change)) for name, change in changes.items()]


LINES = {line.name: line for line in (*frontiers(), *solutions(), *counts(), *draws(), *what_ifs())}
