"""The small texts of a roadmap: quantities, renewals, scores, and what is left open on purpose."""

import datetime as dt
import re
import unicodedata
from fractions import Fraction

from pydantic_core import PydanticCustomError

from paraph.files.case.happenings import read_deadline
from paraph.files.case.happenings_written import write_deadline
from paraph.files.case.scalars import (
    DATE_LIKE,
    fault,
    moved,
    read_date,
    read_period,
    write_number,
    write_period,
)
from paraph.files.faults import did_you_mean
from paraph.terms.compliance import Score
from paraph.terms.deadlines import Deadline
from paraph.terms.steps import MOST_TRANCHES, LeftOpen, Quantity, Renewal, RenewalKind, StepPart

_AMOUNT = re.compile(
    r"(?:([0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3}){1,6}|[0-9]{1,18})(\.[0-9]{1,12})?"
    r"|([0-9]{1,18}/[1-9][0-9]{0,17}))\s+([^0-9\s].*)"
)
_RENEWAL = re.compile(
    r"(by consent|unless objected)(?:,? for (.+))?|for (.+?),? (by consent|unless objected)"
)
_LEFT_OPEN = re.compile(r"(\S+?),?\s+(settled by|by)\s+(.+)")
_BY_WHEN = re.compile(
    rf"\s+by\s+(?=(?:{DATE_LIKE.pattern})\b|[0-9]+ (?:working|calendar|hour|day|week|month|year)"
    r"|upon |(?:the )?(?:earlier|later) of |(?:the )?first day of )"
)
_SPAN = re.compile(r"\s+to\s+")
SCORES = {
    "not begun": Score.NOT_BEGUN,
    "minimal": Score.MINIMAL,
    "intermediate": Score.INTERMEDIATE,
    "full": Score.FULL,
}


def read_quantity(found: str) -> Quantity:
    """Read `50,000 t of heavy fuel oil`."""
    match = _AMOUNT.fullmatch(found)
    if match is None:
        expected = "an amount with its unit, or with what is counted"
        raise fault(expected, "write it as '50,000 t of heavy fuel oil'")
    digits = re.sub(r"[,\u00a0\u202f]", "", match[1] or match[3])
    return Quantity(Fraction(f"{digits}{match[2] or ''}"), " ".join(match[4].split()))


def write_quantity(quantity: Quantity) -> str:
    """Write a quantity as `read_quantity` reads it."""
    amount = quantity.amount
    number = f"{amount.numerator:,}" if amount.denominator == 1 else write_number(amount)
    return f"{number} {quantity.unit}"


def read_renewal(found: str) -> Renewal:
    """Read `by consent for 60 days`, `for 120 days unless objected` or `by consent`."""
    match = _RENEWAL.fullmatch(found)
    if match is None:
        expected = "'by consent' or 'unless objected', with 'for' and a period"
        raise fault(expected, "write it as 'by consent for 60 days'")
    term = match[2] or match[3]
    return Renewal(RenewalKind(match[1] or match[4]), read_period(term) if term else None)


def write_renewal(renewal: Renewal) -> str:
    """Write a renewal as `read_renewal` reads it."""
    return (
        f"{renewal.kind} for {write_period(renewal.term)}" if renewal.term else renewal.kind.value
    )


def read_left_open(found: str) -> LeftOpen:
    """Read `verifier, settled by the working group by 2008-03-31`."""
    match = _LEFT_OPEN.fullmatch(found)
    word = match[1] if match else found.removesuffix(",")
    words = [part.value for part in StepPart]
    if word not in words:
        expected = f"one of {', '.join(words)}, with who settles it by when"
        advice = "write it as 'verifier, settled by the working group by 2008-03-31'"
        raise fault(expected, did_you_mean(word, words, advice))
    if match is None:
        return LeftOpen(StepPart(word), "", None)
    if match[2] == "by":
        return LeftOpen(StepPart(word), "", _due(found, match.start(3)))
    whens = [when for when in _BY_WHEN.finditer(found) if when.start() > match.start(3)]
    end = whens[-1].start() if whens else len(found)
    due = _due(found, whens[-1].end()) if whens else None
    return LeftOpen(StepPart(word), " ".join(found[match.start(3) : end].split()), due)


def _due(found: str, at: int) -> Deadline:
    """Read the deadline that stands at a place of a text."""
    try:
        return read_deadline(found[at:])
    except PydanticCustomError as error:
        raise moved(error, at) from None


def write_left_open(left: LeftOpen) -> str:
    """Write what is left open as `read_left_open` reads it."""
    who = f", settled by {left.settled_by}" if left.settled_by else ""
    by = "by" if who else ", by"
    when = f"{' ' if who else ''}{by} {write_deadline(left.by)}" if left.by else ""
    return f"{left.part}{who}{when}"


def read_tranches(found: str) -> int:
    """Read how many parts a step has."""
    if not found.isdecimal() or not 1 < int(found) <= MOST_TRANCHES:
        expected = f"a number from 2 to {MOST_TRANCHES}"
        raise fault(expected, "write 4 for a step in four parts")
    return int(found)


def read_tranche(found: str) -> int:
    """Read which part of a step is meant, from 1."""
    if not found.isdecimal() or not 1 <= int(found) <= MOST_TRANCHES:
        expected = f"a number from 1 to {MOST_TRANCHES}"
        raise fault(expected, "write 1 for the first part")
    return int(found)


def read_score(found: str) -> Score:
    """Read `not begun`, `minimal`, `intermediate`, `full`, or 0 to 3."""
    by_digit = {str(score.value): score for score in Score}
    score = SCORES.get(found.lower()) if found not in by_digit else by_digit[found]
    if score is None:
        expected = f"one of {', '.join(SCORES)}, or 0 to 3"
        raise fault(expected, did_you_mean(found, list(SCORES), "choose one of them"))
    return score


def write_score(score: Score) -> str:
    """Write a score as a word."""
    return next(word for word, each in SCORES.items() if each is score)


Days = tuple[dt.date, dt.date]


def read_days(found: str) -> Days:
    """Read a date, or the first and the last of several: `2007-03-01 to 2007-06-30`."""
    span = _SPAN.search(found)
    if span is None:
        return read_date(found), read_date(found)
    first = read_date(found[: span.start()])
    try:
        last = read_date(found[span.end() :])
    except PydanticCustomError as error:
        raise moved(error, span.end()) from None
    if first > last:
        expected = "the earlier date first"
        raise fault(expected, f"write it as '{last} to {first}'")
    return first, last


def write_days(first: dt.date, last: dt.date) -> str:
    """Write days as `read_days` reads them."""
    return str(first) if first == last else f"{first} to {last}"


def event_words(found: str) -> str:
    """Return the words of an event as a precondition holds them: composed (NFC), in one line."""
    return " ".join(unicodedata.normalize("NFC", found).split())
