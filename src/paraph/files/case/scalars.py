"""The small texts of a case folder: ids, numbers, ranges, periods.

YAML gives text only, so that `NO`, `1:30` and `1.10` stay what the secretary typed; each reader
here takes that text and either gives the term or says what it expected instead.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from pydantic_core import PydanticCustomError

from paraph.files.faults import did_you_mean
from paraph.terms.calendars import is_zone
from paraph.terms.numbers import UNIT, Range
from paraph.terms.periods import MOST_OF, Duration, Period, PeriodUnit
from paraph.terms.positions import Salience

ID_FORM = "an id: one word of letters, digits and hyphens"
DATE_FORM = "a date as YYYY-MM-DD"
LONGEST_ID = 80
FIRST_YEAR, LAST_YEAR = 1600, 2999
KEYWORDS = frozenset({"and", "or", "not"})
"""Words that a condition reads as logic; no id may be one of them."""

START = "start"
"""The word by which a deadline means the roadmap's first day."""

MOST_DECIMALS = 12
MOST_KNOWN = 4_096
"""Texts of each kind that a reader keeps in mind: a case has the same few over and over."""

_DECIMAL = rf"[0-9]{{1,9}}(?:\.[0-9]{{0,{MOST_DECIMALS}}})?|\.[0-9]{{1,{MOST_DECIMALS}}}"
_NUMBER = rf"(?:[0-9]{{1,40}}/[1-9][0-9]{{0,39}}|{_DECIMAL})"
_RANGE = re.compile(rf"({_NUMBER})(?:\s*(?:to|-|–|\.\.)\s*({_NUMBER}))?")
_PERIOD = re.compile(r"([0-9]{1,6})\s+(hour|day|working day|week|month|year)s?")
_BETWEEN = re.compile(r"\s+to\s+|\s*[-–]\s*")
_LEVEL = re.compile(r"\s+or\s+", re.IGNORECASE)
_NTH = re.compile(r"[1-9][0-9]{0,2}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOOSE_DATE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})")
DATE_LIKE = re.compile(
    r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}"
)
"""What was meant as a date, well written or not."""

MOST_MONTHS = 12
"""A greater number before a slash is a day; a smaller one may be either."""


def fault(expected: str, advice: str, at: int = 0) -> PydanticCustomError:
    """Return the error by which a reader says what it expected, what to do, and where."""
    context = {"expected": expected, "advice": advice, "at": at}
    return PydanticCustomError("unreadable", "{expected}", context)


def moved(error: PydanticCustomError, by: int) -> PydanticCustomError:
    """Return the error of a reader that was given a later part of a text, at its place there."""
    context = error.context or {}
    return fault(str(context["expected"]), str(context["advice"]), int(context["at"]) + by)


Read = TypeVar("Read")


def from_text(read: Callable[[str], Read]) -> Callable[[object], Read]:
    """Return a reader that takes text and nothing else; of texts that come again it knows the term.

    What is read is never changed afterwards, so that many entries can hold the same.
    """
    read = lru_cache(MOST_KNOWN)(read)

    def reader(found: object) -> Read:
        if not isinstance(found, str):
            expected, advice = "text", "write one value here, without a list or further keys"
            raise fault(expected, advice)
        return read(found.strip())

    return reader


def as_list(found: object) -> object:
    """Take one word for a list of one."""
    return [found] if isinstance(found, str) else found


def read_id(found: str) -> str:
    """Return an id, composed (NFC), if it is one word that a condition could name."""
    word = unicodedata.normalize("NFC", found)
    if word.lower() in KEYWORDS:
        expected, advice = "an id other than and, or, not", "choose another word"
        raise fault(expected, advice)
    if len(word) > LONGEST_ID:
        expected, advice = f"an id of at most {LONGEST_ID} characters", "choose a shorter word"
        raise fault(expected, advice)
    if not word[:1].isalnum() or not all(map(_is_of_word, word)):
        made = _as_id(word)
        raise fault(ID_FORM, f"write it as '{made}'" if made else "choose a word")
    return word


def _is_of_word(sign: str) -> bool:
    """Tell whether a sign may stand inside an id; vowel signs of many scripts are marks."""
    return sign.isalnum() or sign in "_.-" or unicodedata.category(sign).startswith("M")


def _as_id(text: str) -> str:
    """Make an id of a text, or nothing where no letter is left."""
    kept = "".join(sign if _is_of_word(sign) else " " for sign in text.lower())
    made = "-".join(kept.split()).lstrip("_.-")
    return made if made[:1].isalnum() and made not in KEYWORDS else ""


def read_range(found: str) -> Range:
    """Read `0.3`, `1/3` or `0.3 to 0.5`, both ends from 0 to 1."""
    match = _RANGE.fullmatch(found)
    if match is None:
        expected, advice = "a number from 0 to 1, or a range", "write it as '0.3' or '0.3 to 0.5'"
        raise fault(expected, advice)
    low, high = Fraction(match[1]), Fraction(match[2] or match[1])
    if max(low, high) > UNIT.high:
        expected, advice = "a number from 0 to 1", "divide it by the top of its scale"
        raise fault(expected, advice)
    if low > high:
        expected = "the lower number first"
        raise fault(expected, f"write it as '{match[2]} to {match[1]}'")
    return Range(low, high)


def write_number(number: Fraction) -> str:
    """Write a number as a decimal where it has few enough places, else as a fraction.

    Example:
        >>> write_number(Fraction(1, 4)), write_number(Fraction(1, 3))
        ('0.25', '1/3')
    """
    if (number * 10**MOST_DECIMALS).denominator > 1:
        return f"{number.numerator}/{number.denominator}"
    return f"{(Decimal(number.numerator) / Decimal(number.denominator)).normalize():f}"


def write_range(numbers: Range) -> str:
    """Write a range as `read_range` reads it."""
    low, high = write_number(numbers.low), write_number(numbers.high)
    return low if numbers.is_exact else f"{low} to {high}"


def read_weight(found: str) -> Range | Salience:
    """Read a weight: one of the words for salience, or a range."""
    words = [salience.value for salience in Salience]
    if found in words:
        return Salience(found)
    if _RANGE.fullmatch(found):
        return read_range(found)
    expected = f"a number or range from 0 to 1, or one of {', '.join(words)}"
    raise fault(expected, did_you_mean(found, words, "write it as '0.3', '0.3 to 0.5' or 'high'"))


def read_tier(found: str) -> tuple[str, ...]:
    """Read one place of a ranking: an id, or several that come level, `b or c`."""
    return tuple(read_id(word) for word in _LEVEL.split(found))


def read_period(found: str) -> Period:
    """Read `10 days`, `6 weeks` or `2 months`."""
    match = _PERIOD.fullmatch(" ".join(found.split()))
    if match is None:
        expected = "a period in hours, days, working days, weeks, months or years"
        raise fault(expected, "write it as '10 days' or '2 months'")
    period = Period(int(match[1]), PeriodUnit(f"{match[2]}s"))
    if period.count > MOST_OF[period.unit]:
        expected, advice = "a period of at most a hundred years", "correct the number"
        raise fault(expected, advice)
    return period


def read_duration(found: str) -> Duration:
    """Read `10 days`, `2 to 4 weeks` or `10 days to 2 months`."""
    first, *others = _BETWEEN.split(found, maxsplit=1)
    if not others:
        return Duration(read_period(found), read_period(found))
    high = read_period(others[0])
    low = read_period(f"{first} {high.unit}" if first.isdigit() else first)
    if low.least_days > high.least_days:
        expected = "the shorter period first"
        raise fault(expected, f"write it as '{write_duration(Duration(high, low))}'")
    return Duration(low, high)


def write_duration(duration: Duration) -> str:
    """Write a duration as `read_duration` reads it."""
    low, high = write_period(duration.low), write_period(duration.high)
    return low if duration.is_exact else f"{low} to {high}"


def write_period(period: Period) -> str:
    """Write a period as `read_period` reads it: `1 month`, `2 months`."""
    unit = period.unit.removesuffix("s") if period.count == 1 else period.unit
    return f"{period.count} {unit}"


def read_nth(found: str) -> int:
    """Read which one of several is meant, counted from 1."""
    if not _NTH.fullmatch(found):
        expected, advice = "a number from 1 to 999", "write 2 for the second of them"
        raise fault(expected, advice)
    return int(found)


def read_date(found: str) -> dt.date:
    """Read a calendar date written `YYYY-MM-DD`."""
    if not _DATE.fullmatch(found):
        meant = _as_date(found)
        advice = f"write it as '{meant}'" if meant else "for example '2023-05-10'"
        raise fault(DATE_FORM, advice)
    try:
        day = dt.date.fromisoformat(found)
    except ValueError:
        expected, advice = "a day that the calendar has", "correct the day or the month"
        raise fault(expected, advice) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        expected, advice = f"a year from {FIRST_YEAR} to {LAST_YEAR}", "correct the year"
        raise fault(expected, advice)
    return day


def _as_date(text: str) -> str:
    """Write a date as it should be, where it can be read in one way only; else nothing."""
    loose, day_first = _LOOSE_DATE.fullmatch(text), _DAY_FIRST.fullmatch(text)
    if loose:
        year, month, day = loose.groups()
    elif day_first and (day_first[2] == "." or int(day_first[1]) > MOST_MONTHS):
        day, month, year = day_first[1], day_first[3], day_first[4]
    else:
        return ""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def read_zone(found: str) -> str:
    """Read the IANA name of a time zone."""
    if not is_zone(found):
        expected, advice = "a time zone such as Europe/Moscow", "write its IANA name"
        raise fault(expected, advice)
    return found


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_weekday(found: str) -> int:
    """Read a day of the week, Monday 1 to Sunday 7."""
    word = found.lower()
    if word not in WEEKDAYS:
        expected = "a day of the week"
        raise fault(expected, did_you_mean(word, WEEKDAYS, "write it as 'friday'"))
    return WEEKDAYS.index(word) + 1


NO_DAY = "none"
"""What stands in place of days of the week where every day counts."""


def write_rest(days: Iterable[int]) -> list[str]:
    """Write days off by their names, or that there are none."""
    return [WEEKDAYS[day - 1] for day in days] or [NO_DAY]


def as_days(found: object) -> object:
    """Take one day for a list of one, and `none`, alone, for a list of none."""
    days = as_list(found)
    return [] if days == [NO_DAY] else days


def some_day_left(days: tuple[int, ...]) -> tuple[int, ...]:
    """Return days off that leave a day to work on, each once."""
    if len(set(days)) == len(WEEKDAYS):
        expected, advice = "a day of the week to work on", "leave one out"
        raise fault(expected, advice)
    return tuple(dict.fromkeys(days))
