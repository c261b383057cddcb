"""The small texts of a case folder: ids, numbers, ranges, periods, deadlines.

YAML gives text only, so that `NO`, `1:30` and `1.10` stay what the secretary typed; each reader
here takes that text and either gives the term or says what it expected instead.
"""

import datetime as dt
import re
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from pydantic_core import PydanticCustomError

from paraph.terms.ids import StepId
from paraph.terms.numbers import UNIT, Range
from paraph.terms.positions import Salience
from paraph.terms.steps import Deadline, Period, PeriodUnit

_ID = re.compile(r"[^\W_][\w.-]*")
_NUMBER = r"(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12})"
_RANGE = re.compile(rf"({_NUMBER})(?:\s*(?:to|-|–|\.\.)\s*({_NUMBER}))?")
_PERIOD = re.compile(r"(\d{1,5})\s+(day|week|month)s?")
_AFTER = re.compile(r"(.+?)\s+after\s+(\S+)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
KEYWORDS = frozenset({"and", "or", "not"})
"""Words that a condition reads as logic; no id may be one of them."""


def fault(expected: str, advice: str) -> PydanticCustomError:
    """Return the error by which a reader says what it expected and what to do."""
    return PydanticCustomError("unreadable", "{expected}", {"expected": expected, "advice": advice})


Read = TypeVar("Read")


def from_text(read: Callable[[str], Read]) -> Callable[[object], Read]:
    """Return a reader that takes text and nothing else."""

    def reader(found: object) -> Read:
        if not isinstance(found, str):
            raise fault("text", "write one value here, without a list or further keys")
        return read(found.strip())

    return reader


def as_list(found: object) -> object:
    """Take one word for a list of one."""
    return [found] if isinstance(found, str) else found


def read_id(found: str) -> str:
    """Return an id as it stands, if it is one word that a condition could name."""
    if not _ID.fullmatch(found) or found.lower() in KEYWORDS:
        expected = "an id: one word of letters, digits and hyphens, other than and, or, not"
        raise fault(expected, f"write it as '{_as_id(found)}'" if _as_id(found) else "choose a word")
    return found


def _as_id(text: str) -> str:
    """Make an id of a text, or nothing where no letter is left."""
    made = "-".join(re.findall(r"[^\W_]+", text.lower()))
    return f"{made}-" if made in KEYWORDS else made


def read_range(found: str) -> Range:
    """Read `0.3` or `0.3 to 0.5`, both ends from 0 to 1."""
    match = _RANGE.fullmatch(found)
    if match is None:
        raise fault("a number from 0 to 1, or a range", "write it as '0.3' or '0.3 to 0.5'")
    low, high = Fraction(match[1]), Fraction(match[2] or match[1])
    if not UNIT.low <= low <= high <= UNIT.high:
        raise fault("numbers from 0 to 1, the lower first", "rescale or swap them")
    return Range(low, high)


def read_weight(found: str) -> Range | Salience:
    """Read a weight: one of the words for salience, or a range."""
    words = [salience.value for salience in Salience]
    if found in words:
        return Salience(found)
    if _RANGE.fullmatch(found):
        return read_range(found)
    expected = f"a number or range from 0 to 1, or one of {', '.join(words)}"
    raise fault(expected, "write it as '0.3', '0.3 to 0.5' or 'high'")


def read_period(found: str) -> Period:
    """Read `10 days`, `6 weeks` or `2 months`."""
    match = _PERIOD.fullmatch(found)
    if match is None:
        raise fault("a period in days, weeks or months", "write it as '10 days' or '2 months'")
    return Period(int(match[1]), PeriodUnit(f"{match[2]}s"))


def read_date(found: str) -> dt.date:
    """Read a calendar date written `YYYY-MM-DD`."""
    if _DATE.fullmatch(found):
        try:
            return dt.date.fromisoformat(found)
        except ValueError:
            raise fault("a day that the calendar has", "correct the day or the month") from None
    raise fault("a date as YYYY-MM-DD", "write it as '2023-05-10'")


def read_deadline(found: str) -> Deadline:
    """Read `2023-09-30`, `60 days after start` or `60 days after <step>`."""
    if _DATE.fullmatch(found):
        return Deadline(day=read_date(found))
    match = _AFTER.fullmatch(found)
    if match is None:
        expected = "a date, or a period after the start or after a step"
        raise fault(expected, "write it as '2023-09-30', '60 days after start' or '2 weeks after STEP'")
    anchor = None if match[2] == "start" else StepId(match[2])
    return Deadline(period=read_period(match[1]), anchor=anchor)
