"""Which order of giving and receiving leaves nobody far ahead of what it gets: the bare problem.

Moments are whole numbers of a time unit from the first day, worths are whole numbers of a value
unit; `compiling` makes them of steps, `sequencing` finds the order.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Gap:
    """`later` comes at least so long after `earlier`; exactly so long where `is_exact`."""

    later: int
    earlier: int
    length: int
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Enough:
    """`later` comes no sooner than at least `needed` of `earlier` have come."""

    later: int
    earlier: tuple[int, ...]
    needed: int


@dataclass(frozen=True, slots=True)
class Last:
    """`moment` is the latest of several, at least one: what takes effect with the last of them."""

    moment: int
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to the parties' exposure at a moment: one number each, given less received."""

    moment: int
    by_party: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """The problem.

    Attributes:
        bounds: The first and last time of each moment; the last None where nothing bounds it.
        parties: How many there are.
    """

    bounds: tuple[tuple[int, int | None], ...]
    gaps: tuple[Gap, ...]
    enough: tuple[Enough, ...]
    lasts: tuple[Last, ...]
    changes: tuple[Change, ...]
    parties: int


class SequenceStatus(StrEnum):
    """What is known of an order found."""

    OPTIMAL = "optimal"
    BEST_FOUND = "best found"
    NONE_FOUND = "none found"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Sequenced:
    """An order found.

    Attributes:
        times: The time of each moment; nothing where no order is possible, or none was found.
        exposure: The largest exposure that any party ever has, in value units, at least 0.
        exposure_bound: No order has less than this.
        length: The time of the last moment.
        length_bound: With this exposure, no order ends sooner.
    """

    status: SequenceStatus
    times: tuple[int, ...]
    exposure: int
    exposure_bound: int
    length: int
    length_bound: int
