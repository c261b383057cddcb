"""What a line of the table is, and what it found."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.postgres import Server, account, programs

HEADING = (
    f"{'line':46} {'ours':>13} {'bare':>13} {'ratio':>6} {'MB':>5}  {'bar':>12} {'met':3}  found"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What one measured line found.

    Attributes:
        ours: The figure that counts, with its unit.
        bare: The same of the floor; empty where there is none.
        ratio: Ours as a share of bare; None where there is no floor.
        is_met: Whether the bar is met; None where there is none.
    """

    ours: str
    bare: str = ""
    ratio: float | None = None
    is_met: bool | None = None
    text: str = ""

    def row(self, name: str, bar: str, megabytes: float) -> str:
        """Return the line of the table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.0%}"
        met = {None: "", True: "yes", False: "no"}[self.is_met]
        return (
            f"{name:46} {self.ours:>13} {self.bare:>13} {ratio:>6} {megabytes:5.0f}"
            f"  {bar or '-':>12} {met:3}  {self.text}"
        ).rstrip()


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a line is measured.

    Attributes:
        folder: For what it makes.
        long: A journal in SQLite that has `count` entries; not to be written.
        server: The folder of a PostgreSQL server that runs; None where there is none.
    """

    folder: Path
    long: Path
    count: int
    server: Path | None
    is_quick: bool

    def database(self) -> str:
        """Return the address of a new, empty database on the server."""
        if self.server is None:
            message = "no server"
            raise RuntimeError(message)
        return Server(programs(), self.server, account()).database()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    Attributes:
        bar: What it should keep to, in words; empty for what is only told.
        needs_server: Whether it takes PostgreSQL.
        needs_long: Whether it takes the journal with many entries.
    """

    name: str
    bar: str
    measure: Callable[[Stage], Found]
    needs_server: bool = False
    needs_long: bool = True


def seconds(run: Callable[[], object]) -> float:
    """Return how long something takes, by the clock."""
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def of_processor(run: Callable[[], object], runs: int = 3) -> float:
    """Return how long something keeps the processor, the median of some runs."""
    times: list[float] = []
    for _ in range(runs):
        begun = time.process_time()
        run()
        times.append(time.process_time() - begun)
    return statistics.median(times)


def alternating(ways: Sequence[Callable[[], float]], rounds: int) -> list[float]:
    """Return the median of each of several figures, taken in turn since disks have moods."""
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(rounds):
        for figures, way in zip(taken, ways, strict=True):
            figures.append(way())
    return [statistics.median(each) for each in taken]
