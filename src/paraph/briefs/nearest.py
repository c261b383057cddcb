"""The known word most like one that is not known, for advice to whoever typed it."""

from collections.abc import Iterable
from itertools import islice

from rapidfuzz import fuzz, process

LEAST_ALIKE = 65
"""Of 100; a word less like the one that stands there would be a wild guess."""

MOST_COMPARED = 1_000
"""Known words that are looked through; many unknown among many known would take for ever."""


def nearest_word(word: str, known: Iterable[str], least: int = LEAST_ALIKE) -> str | None:
    """Return the known word most like this one, the first of several; None where none is alike."""
    words = list(islice(known, MOST_COMPARED))
    lowered = [each.lower() for each in words]
    near = process.extractOne(word.lower(), lowered, scorer=fuzz.ratio, score_cutoff=least)
    return words[near[2]] if near else None
