"""The form of every message: what was found, what was expected, where; what to do."""

from collections.abc import Iterable

from paraph.briefs.printable import REPLACEMENT, UNPRINTABLE
from paraph.briefs.words import listed

MOST_LISTED = 12
"""Ids in a message; of more a person would not read the rest."""


def line(found: str, expected: str, where: str, advice: str) -> str:
    """Return a message as one line, fit for a terminal whatever was found."""
    text = f"{found}, expected {expected} - at {where}; {advice}"
    return UNPRINTABLE.sub(REPLACEMENT, text.replace("\n", " "))


def ids(words: Iterable[str], join: str = "and") -> str:
    """Return ids in quotes, as a list."""
    return listed((f"'{word}'" for word in words), join)


def some_ids(words: Iterable[str]) -> str:
    """Return ids in quotes as alternatives, so many as a person reads."""
    every = tuple(words)
    if len(every) <= MOST_LISTED:
        return ids(every, "or")
    shown = ", ".join(f"'{word}'" for word in every[:MOST_LISTED])
    return f"{shown} or {len(every) - MOST_LISTED} more"


def quoted(text: str, most: int) -> str:
    """Return a text in single quotes on one line, its end cut where it is too long."""
    flat = " ".join(text.split())
    return f"'{flat}'" if len(flat) <= most else f"'{flat[: most - 1]}…'"
