"""What is wrong with what came in: every fault with its place, its expectation and its mend.

    Malformed        raised once, with every fault of a folder
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that cannot be read.

    Attributes:
        line: From 1; 0 where the fault is the file's and no line's.
        column: From 1; 0 likewise.
        path: Where in the file's structure; list places count from 1.
        found: What stands there.
        expected: What should stand there.
        advice: What to do.
        source_line: The line as it stands.
    """

    file: str
    line: int
    column: int
    path: str
    found: str
    expected: str
    advice: str
    source_line: str = ""

    @property
    def message(self) -> str:
        """The fault in one line: where, what was found, what was expected, what to do."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        where = f"{place}: {self.path}" if self.path else place
        return f"{where}: found {self.found}, expected {self.expected}; {self.advice}"

    @property
    def excerpt(self) -> str:
        """The source line with a mark under the place, or nothing."""
        if not self.source_line:
            return ""
        shown = self.source_line[:WIDEST_EXCERPT]
        pad = "".join("\t" if sign == "\t" else " " for sign in shown[: self.column - 1])
        return f"    {shown}\n    {pad}^" if self.column <= WIDEST_EXCERPT else f"    {shown}"


WIDEST_EXCERPT = 160


class Malformed(Exception):  # noqa: N818 - the noun of the design, beside Stale
    """Raised when what came in cannot be read; holds every fault found, in order of place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, each once."""
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        super().__init__("\n".join(fault.message for fault in self.faults))


def did_you_mean(word: str, known: Iterable[str], else_advice: str) -> str:
    """Return advice that offers the nearest known word, or the other advice."""
    nearest = get_close_matches(word, list(known), n=1)
    return f"did you mean '{nearest[0]}'?" if nearest else else_advice


def quoted(text: str, most: int = 60) -> str:
    """Return a text in single quotes, on one line, its end cut where it is too long."""
    flat = " ".join(text.split())
    return f"'{flat}'" if len(flat) <= most else f"'{flat[: most - 1]}…'"
