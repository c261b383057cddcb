"""Ids made of names: letters, digits and hyphens, each once."""

import unicodedata

from paraph.files.case.scalars import KEYWORDS

LONGEST = 60
"""Signs of an id that are kept of its name; a folder allows some more."""


def id_of(name: str) -> str:
    """Return the id that a name suggests; nothing where it has no letter or digit.

    Example:
        >>> id_of("Home (take away)")
        'home-take-away'
    """
    composed = unicodedata.normalize("NFC", name.lower())
    kept = "".join(sign if _is_kept(sign) else " " for sign in composed)
    words = [word.lstrip(_marks(word)) for word in kept.split()]
    return "-".join(word for word in words if word)[:LONGEST].rstrip("-")


def _is_kept(sign: str) -> bool:
    """Tell whether a sign may stand in an id; vowel signs of many scripts are marks."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def _marks(word: str) -> str:
    """Return the marks of a word: no id may begin with one."""
    return "".join(sign for sign in word if not sign.isalnum())


def ids_of(names: list[str], kind: str) -> list[str]:
    """Return an id for each name, all different; `kind-1` where a name suggests none.

    Example:
        >>> ids_of(["Yes!", "yes", "?", "Not"], "option")
        ['yes', 'yes-2', 'option-3', 'not-option']
    """
    ids: list[str] = []
    taken: set[str] = set()
    for at, name in enumerate(names, start=1):
        wanted = id_of(name) or f"{kind}-{at}"
        wanted = f"{wanted}-{kind}" if wanted in KEYWORDS else wanted
        word, again = wanted, 1
        while word in taken:
            again += 1
            word = f"{wanted}-{again}"
        taken.add(word)
        ids.append(word)
    return ids
