"""What is wrong with what came in: every fault with its place, its expectation and its mend.

Malformed        raised once, with every fault of a folder
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from paraph.briefs.nearest import nearest_word

_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that would move a terminal's cursor, turn the line round, or not be printed at all."""

WIDEST_EXCERPT = 160


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
        line = _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", self.source_line[:WIDEST_EXCERPT])
        pad = "".join("\t" if sign == "\t" else " " for sign in line[: self.column - 1])
        return f"    {line}\n    {pad}^" if self.column <= WIDEST_EXCERPT else f"    {line}"


class Malformed(Exception):  # noqa: N818 - the noun of the design, beside Stale
    """Raised when what came in cannot be read; holds every fault found, in order of place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults, each once."""
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults)))
        super().__init__("\n".join(fault.message for fault in self.faults))


def did_you_mean(word: str, known: Iterable[str], else_advice: str) -> str:
    """Return advice that offers the nearest known word, or the other advice."""
    nearest = nearest_word(word, known)
    return f"did you mean '{nearest}'?" if nearest is not None else else_advice


def shown(text: str, most: int) -> str:
    """Return a text fit for one line of a message, its end cut where it is too long."""
    flat = _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"


def quoted(text: str, most: int = 60) -> str:
    """Return a text in single quotes, fit for one line of a message."""
    return f"'{shown(text, most)}'"
