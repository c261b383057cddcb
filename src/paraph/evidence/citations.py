"""Find a quoted fragment in a report, to the character.

A fragment copied by hand differs from the report in line breaks, no-break spaces and the shape of
quotation marks and dashes; nothing else is forgiven. Spans count code points of the decoded
report, without newline conversion; the decoding loses no byte, so a span leads back to the bytes.
"""

import re

from rapidfuzz import fuzz

from paraph.terms.sources import Span

_LOOKALIKES = ("'‘’ʼ`´", '"“”„«»', "-‐‑‒–—−")
_CLASS_OF = {ord(sign): f"[{re.escape(signs)}]" for signs in _LOOKALIKES for sign in signs}


def decode(raw: bytes) -> str:
    """Return a report's text; bytes that are not UTF-8 are kept as lone surrogates."""
    return raw.decode("utf-8", errors="surrogateescape")


def encode(text: str) -> bytes:
    """Return the raw bytes of a piece of a decoded report."""
    return text.encode("utf-8", errors="surrogateescape")


def places(text: str, fragment: str) -> list[Span]:
    """Return every place where a fragment stands in a report, in order; overlaps count once.

    Example:
        >>> places("He said: “no\\nexit now”.", '"no exit now"')
        [Span(start=9, end=22)]
    """
    words = fragment.split()
    if not words:
        return []
    pattern = r"\s+".join(re.escape(word).translate(_CLASS_OF) for word in words)
    return [Span(found.start(), found.end()) for found in re.finditer(pattern, text)]


LONGEST_SEARCHED = 2_000_000
"""Code points of a report in which a near match is looked for; a hint may be slow, not endless."""


def nearest(text: str, fragment: str) -> Span | None:
    """Return the passage most like a fragment; None where nothing is alike enough to help."""
    searched = text[:LONGEST_SEARCHED]
    alignment = fuzz.partial_ratio_alignment(fragment, searched, score_cutoff=60)
    if alignment is None or alignment.dest_end <= alignment.dest_start:
        return None
    return _widened(searched, Span(alignment.dest_start, alignment.dest_end))


def _widened(text: str, span: Span) -> Span:
    """Widen a span to whole words."""
    start, end = span.start, span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)
