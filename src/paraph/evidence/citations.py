"""Find a quoted fragment in a report, to the character.

A fragment copied by hand differs from the report in line breaks, no-break spaces and the shape of
quotation marks and dashes; nothing else is forgiven. Spans count code points of the decoded
report, without newline conversion; the decoding loses no byte, so a span leads back to the bytes.
"""

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz

from paraph.terms.ids import ReportId
from paraph.terms.sources import Citation, Span

_LOOKALIKES = ("'‘’‚‛‹›ʼ`´′", '"“”„‟«»″', "-‐‑‒–—−")
_FIRST_OF = {ord(sign): signs[0] for signs in _LOOKALIKES for sign in signs}
_LONG_GAP = re.compile(r"\s{2,}")
_GAP = re.compile(r"\s+")

MOST_PLACES = 100
"""Places that are told apart; a fragment that stands more often is no better than one letter."""

LONGEST_SEARCHED = 500_000
"""Code points of a report in which a near match is looked for; a hint may be slow, not endless."""

LONGEST_COMPARED = 64
"""Code points of a fragment that are compared; more would not fit one machine word."""


def decode(raw: bytes) -> str:
    """Return a report's text; bytes that are not UTF-8 are kept as lone surrogates."""
    return raw.decode("utf-8", errors="surrogateescape")


def encode(text: str) -> bytes:
    """Return the raw bytes of a piece of a decoded report."""
    return text.encode("utf-8", errors="surrogateescape")


def citation(report: ReportId, text: str, span: Span, line: int) -> Citation:
    """Return the citation of a span of a decoded report, which begins on a line of it."""
    passage = text[span.start : span.end]
    digest = hashlib.sha256(encode(passage)).hexdigest()
    return Citation(report, span, passage, digest, line)


@dataclass(frozen=True, slots=True)
class Folded:
    """A report in the form in which fragments are looked for.

    Attributes:
        text: With one sign for all that look alike, and one space for every gap.
        gaps: Where in `text` the gaps stand that were longer, ascending.
        lost: How many code points all gaps up to that one have lost.
    """

    text: str
    gaps: tuple[int, ...]
    lost: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the span in the report of a piece that neither begins nor ends with a gap."""
        return Span(self._before(start), self._before(end - 1) + 1)

    def _before(self, at: int) -> int:
        """Return the place in the report of a place in the folded text."""
        passed = bisect_right(self.gaps, at)
        return at + (self.lost[passed - 1] if passed else 0)


def folded(text: str) -> Folded:
    """Return a report in the form in which fragments are looked for."""
    long_gaps = [(gap.start(), gap.end() - gap.start() - 1) for gap in _LONG_GAP.finditer(text)]
    lost = tuple(accumulate(surplus for _, surplus in long_gaps))
    ends = (start - before + 1 for (start, _), before in zip(long_gaps, (0, *lost), strict=False))
    return Folded(_fold(text), tuple(ends), lost)


def _fold(text: str) -> str:
    return _GAP.sub(" ", text).translate(_FIRST_OF)


def places(report: Folded, fragment: str) -> list[Span]:
    r"""Return the places where a fragment stands in a report, in order, `MOST_PLACES` at most.

    Example:
        >>> places(folded("He said: “no\nexit now”."), '"no exit now"')
        [Span(start=9, end=22)]
    """
    wanted = _fold(fragment).strip()
    found: list[Span] = []
    at = report.text.find(wanted) if wanted else -1
    while at >= 0 and len(found) < MOST_PLACES:
        found.append(report.span(at, at + len(wanted)))
        at = report.text.find(wanted, at + 1)
    return found


def nearest(report: Folded, fragment: str) -> Span | None:
    """Return the passage most like a fragment; None where nothing is alike enough to help."""
    searched = report.text[:LONGEST_SEARCHED].rstrip()
    wanted = _fold(fragment).strip()
    near = fuzz.partial_ratio_alignment(wanted[:LONGEST_COMPARED], searched, score_cutoff=60)
    if near is None or near.dest_end <= near.dest_start:
        return None
    beyond = max(0, len(wanted) - LONGEST_COMPARED)
    start = searched.rfind(" ", 0, near.dest_start + 1) + 1
    end = searched.find(" ", max(start + 1, min(near.dest_end + beyond, len(searched)) - 1))
    return report.span(start, len(searched) if end < 0 else end)
