"""The words of a precondition or deadline, one after another, and what is odd about one."""

import re
import unicodedata
from collections.abc import Callable
from itertools import islice
from typing import TypeVar

from pydantic_core import PydanticCustomError

from paraph.files.case.scalars import DATE_LIKE, fault, moved
from paraph.files.faults import quoted

MOST_TOKENS = 2_000
QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“"}
"""Marks that open words, with those that close them."""

_QUOTED = "|".join(
    f"{re.escape(left)}[^{re.escape(right)}]*{re.escape(right)}" for left, right in QUOTES.items()
)
_TOKEN = re.compile(rf"{_QUOTED}|[(),;]|[^\s(),;]+")
NUMBER = re.compile(r"[0-9]{1,6}")
UNITS = re.compile(r"(?:working|calendar|(?:hour|day|week|month|year)s?)")
_ARTICLES = frozenset({"day", "first", "earlier", "later"})
"""What follows the first word of `the earlier of` and of `first day of`."""

ADVICE = (
    "name steps, joined by and, or and brackets; put an event outside the roadmap in "
    "quotation marks"
)
Value = TypeVar("Value")


class Text:
    """A text being read, word by word.

    Attributes:
        at: The place of the next word.
    """

    def __init__(self, text: str) -> None:
        """Cut the text into words and signs."""
        found = list(islice(_TOKEN.finditer(text), MOST_TOKENS + 1))
        if len(found) > MOST_TOKENS:
            expected = f"at most {MOST_TOKENS:,} words and signs"
            raise fault(expected, "split it into several")
        self._words = [unicodedata.normalize("NFC", match[0]) for match in found]
        self._lower = [word.lower() for word in self._words]
        self._starts = [*(match.start() for match in found), len(text)]
        self.at = 0

    def word(self, ahead: int = 0) -> str:
        """Return a word that comes, in lower case; nothing at the end."""
        at = self.at + ahead
        return self._lower[at] if at < len(self._lower) else ""

    def is_next(self, *words: str) -> bool:
        """Whether these words come next."""
        return self._lower[self.at : self.at + len(words)] == [*words]

    def take(self) -> str:
        """Return the next word as it stands, and go on."""
        self.at += 1
        return self._words[self.at - 1]

    def took(self, *words: str) -> bool:
        """Go past these words if they come next."""
        is_there = self.is_next(*words)
        self.at += len(words) if is_there else 0
        return is_there

    def expect(self, *words: str, advice: str = ADVICE) -> None:
        """Go past these words.

        Raises:
            PydanticCustomError: Another comes.
        """
        for word in words:
            if not self.took(word):
                wanted = f"'{word}'"
                raise self.odd(wanted, advice)

    def odd(self, wanted: str, advice: str = ADVICE) -> PydanticCustomError:
        """Return the error that says which word stands where another was expected."""
        at = min(self.at, len(self._words))
        word = f"{quoted(self._words[at])} (word {at + 1})" if self.word() else "the end"
        return self.fault(f"{wanted} instead of {word}", advice)

    def fault(self, expected: str, advice: str) -> PydanticCustomError:
        """Return the error that something else is expected where the next word stands."""
        return fault(expected, advice, self._starts[min(self.at, len(self._words))])

    def read(self, reader: Callable[[str], Value], words: int = 1) -> Value:
        """Return what a reader makes of the next words, and go on.

        Raises:
            PydanticCustomError: It cannot read them; at their place in this text.
        """
        start = self._starts[self.at]
        found = " ".join(self.word(ahead) for ahead in range(words))
        try:
            value = reader(found)
        except PydanticCustomError as error:
            raise moved(error, start) from None
        self.at += words
        return value

    @property
    def is_quoted(self) -> bool:
        """Whether a quotation mark comes next."""
        return self.word()[:1] in QUOTES and bool(self.word())

    def quotation(self) -> str:
        """Return the words between the quotation marks that come next, and go on."""
        word = self._words[self.at]
        if len(word) == 1 or word[-1] != QUOTES[word[0]]:
            expected = f"the quotation mark {QUOTES[word[0]]} that closes {word[0]}"
            raise self.fault(expected, "close the quotation, or choose other marks for it")
        words = " ".join(word[1:-1].split())
        if not words:
            expected = "the event between the quotation marks"
            raise self.fault(expected, "say in words what has to happen")
        self.at += 1
        return words

    @property
    def period_words(self) -> int:
        """How many of the next words are a period; 0 where none comes."""
        if not (NUMBER.fullmatch(self.word()) and UNITS.fullmatch(self.word(1))):
            return 0
        return 3 if self.word(1) in {"working", "calendar"} else 2

    def begins_deadline(self, ahead: int = 0) -> bool:
        """Tell whether a deadline begins so many words ahead."""
        while self.word(ahead) == "(":
            ahead += 1
        word, after = self.word(ahead), self.word(ahead + 1)
        is_list = word in {"earlier", "later"} and after == "of"
        is_period = bool(NUMBER.fullmatch(word)) and bool(UNITS.fullmatch(after))
        is_month = word in {"first", "the"} and after in _ARTICLES
        return is_list or is_period or is_month or word == "upon" or bool(DATE_LIKE.fullmatch(word))
