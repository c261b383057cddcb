"""What a line of the table is, what it should stay under, and what it found."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paraph.packages.space import Space


@dataclass(frozen=True, slots=True)
class Found:
    """What one measured run found.

    Attributes:
        text: For the table.
        is_sure: Whether it is what was asked for: proven, or exact.
        points: Where the same is asked of NegMAS, the frontier in parts; of (points, parties).
    """

    text: str
    is_sure: bool = True
    points: NDArray[np.int64] | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """What a line should stay under; None for what is only told.

    Attributes:
        seconds: Of the processor.
        megabytes: At the peak, the interpreter and its libraries included.
        times: As many times the seconds as NegMAS should take, or more.
        needs_sure: Whether the answer must also be proven or exact.
    """

    seconds: float | None = None
    megabytes: float | None = None
    times: float | None = None
    needs_sure: bool = True

    def __str__(self) -> str:
        """Say it as in the table."""
        parts = (
            f"{self.seconds:g} s" if self.seconds is not None else "",
            f"{self.megabytes:,.0f} MB" if self.megabytes is not None else "",
            f"{self.times:g} x" if self.times is not None else "",
        )
        return ", ".join(part for part in parts if part) or "-"

    def verdict(self, seconds: float, megabytes: float, ratio: float | None, sure: object) -> str:
        """Return `yes`, `no`, or nothing where there is no bar or no ratio to hold against it."""
        if self == Bar() or (self.times is not None and ratio is None):
            return ""
        is_met = (
            (self.seconds is None or seconds < self.seconds)
            and (self.megabytes is None or megabytes < self.megabytes)
            and (self.times is None or (ratio or 0) >= self.times)
            and (bool(sure) or not self.needs_sure)
        )
        return "yes" if is_met else "no"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    Attributes:
        prepare: Makes what is needed, unmeasured; what it returns is run and measured.
        space: The packages on which NegMAS does the same; None where it cannot.
        is_slow: Whether `--quick` leaves it out.
    """

    name: str
    bar: Bar
    prepare: Callable[[], Callable[[], Found]]
    space: Callable[[], Space] | None = None
    is_slow: bool = False
