"""What a step waits for, and when it is due, as a secretary writes them.

    precondition := part { "or" part }
    part         := piece { "and" piece }
    piece        := "(" precondition ")" | happening
                  | NUMBER "of" "(" precondition { "," precondition } ")"
    happening    := "start" | [ point "of" ] [ "tranche" NUMBER "of" ] STEP
                  | "approval" "at" LEVEL | "an event outside the roadmap, in quotation marks"
    point        := "start" | "completion" | "verification"

    deadline     := DATE [ HH:MM ] [ ZONE ] | PERIOD ( "after" | "before" ) precondition
                  | "upon" precondition | "first day of the" [ NTH ] "month after" precondition
                  | ( "earlier" | "later" ) "of" deadline { ( "and" | "or" | "," ) deadline }
                  | "(" deadline ")"

`start` alone is the first day of the roadmap; `entry into force` is the step `entry-into-force`.
In a list of deadlines a bare happening means: upon it. A period after `a and b` runs from both.
"""

import datetime as dt
import re

from paraph.files.case.happening_words import NUMBER, Text
from paraph.files.case.scalars import DATE_LIKE, START, read_date, read_period
from paraph.files.faults import did_you_mean
from paraph.terms.calendars import is_zone
from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.ids import LevelId, StepId
from paraph.terms.periods import Period
from paraph.terms.preconditions import (
    Approved,
    Happening,
    Launched,
    Outside,
    Point,
    Precondition,
    Reached,
    Several,
    every,
)

DEEPEST = 50
"""Brackets inside one another; a person's precondition has one or two."""

_HOUR = re.compile(r"([0-9]{1,2}):([0-9]{2})")
NTH = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_NTH_DIGITS = re.compile(r"([1-9][0-9]?)(?:st|nd|rd|th)")
_ENDS = frozenset({"", "and", "or", "(", ")", ",", ";"})
"""Words at which a happening, or a list of them, is over; nothing is the end."""

_NO_STEP = _ENDS | {"of", "after", "before", "upon"}
ENTRY_INTO_FORCE = ("entry", "into", "force")
END_OF_DAY = "24:00"
_DEADLINE_ADVICE = (
    "write it as '2023-09-30', '60 days after start', '2 weeks after STEP' or 'upon STEP'"
)
_SO_MANY_ADVICE = (
    "part them by commas, and close the bracket; inside a list in [ ] put the whole in quotes"
)
_LIST_ADVICE = (
    "part the deadlines by commas, as in 'earlier of 60 days after STEP, 2023-09-30'; 'and' after "
    "a step joins what the period runs from"
)


def read_precondition(found: str) -> Precondition:
    """Read a whole precondition.

    Example:
        >>> read_precondition("verification of shut-down")
        Reached(step='shut-down', point=<Point.VERIFICATION: 'verification'>, tranche=None)
    """
    text = Text(found)
    precondition = _alternatives(text, 0)
    if text.word():
        wanted = "'and', 'or' or the end"
        raise text.odd(wanted)
    return precondition


def _alternatives(text: Text, depth: int) -> Precondition:
    """Read parts joined by `or`."""
    parts = [_conjunction(text, depth)]
    while text.is_next("or") and not text.begins_deadline(1):
        text.take()
        parts.append(_conjunction(text, depth))
    return parts[0] if len(parts) == 1 else Several(1, tuple(parts))


def _conjunction(text: Text, depth: int) -> Precondition:
    """Read pieces joined by `and`."""
    parts = [_piece(text, depth)]
    while text.is_next("and") and not text.begins_deadline(1):
        text.take()
        parts.append(_piece(text, depth))
    return every(tuple(parts)) or parts[0]


def _piece(text: Text, depth: int) -> Precondition:
    """Read a bracket, so many of several, or one happening."""
    _not_deeper(text, depth)
    if text.took("("):
        inner = _alternatives(text, depth + 1)
        text.expect(")")
        return inner
    if NUMBER.fullmatch(text.word()) and text.word(1) == "of":
        return _so_many(text, depth)
    return _happening(text)


def _not_deeper(text: Text, depth: int) -> None:
    if depth > DEEPEST:
        expected = f"at most {DEEPEST} brackets inside one another"
        raise text.fault(expected, "write it flatter")


def _so_many(text: Text, depth: int) -> Precondition:
    """Read `2 of (a, b, c)`."""
    start, needed = text.at, int(text.take())
    text.expect("of", "(", advice="write it as '2 of (a, b, c)'")
    parts = [_alternatives(text, depth + 1)]
    while text.took(",") or text.took(";"):
        parts.append(_alternatives(text, depth + 1))
    text.expect(")", advice=_SO_MANY_ADVICE)
    if not 1 <= needed <= len(parts):
        text.at = start
        wanted = f"a number from 1 to {len(parts)}, as many as there are,"
        raise text.odd(wanted, "correct the number")
    return Several(needed, tuple(parts)) if len(parts) > 1 else parts[0]


def _happening(text: Text) -> Happening:
    """Read one happening."""
    if text.is_quoted:
        return Outside(text.quotation())
    if text.is_next("approval") and text.word(1) in {"at", "by"}:
        text.at += 2
        return Approved(LevelId(_id(text, "a level", _ENDS)))
    if text.is_next(START) and text.word(1) != "of":
        text.take()
        return Launched()
    return _reached(text)


def _reached(text: Text) -> Reached:
    """Read a step, with the point and the tranche that are meant."""
    point = Point.COMPLETION
    if text.word() in set(Point) and text.word(1) == "of":
        point = Point(text.take().lower())
        text.take()
    tranche = None
    if text.is_next("tranche") and NUMBER.fullmatch(text.word(1)):
        text.take()
        if not int(text.word()):
            wanted = "a tranche from 1 on"
            raise text.odd(wanted, "the first tranche is 1")
        tranche = int(text.take())
        text.expect("of")
    if text.took(*ENTRY_INTO_FORCE):
        return Reached(StepId("-".join(ENTRY_INTO_FORCE)), point, tranche)
    return Reached(StepId(_id(text, "a step", _NO_STEP)), point, tranche)


def _id(text: Text, wanted: str, others: frozenset[str]) -> str:
    """Return the id that comes next, unless it is one of other words."""
    if text.word() in others or text.is_quoted:
        raise text.odd(wanted)
    return text.take()


def read_deadline(found: str) -> Deadline:
    """Read a whole deadline."""
    text = Text(found)
    deadline = _deadline(text, 0)
    if text.word():
        wanted = "the end"
        raise text.odd(wanted, _DEADLINE_ADVICE)
    return deadline


def _deadline(text: Text, depth: int) -> Deadline:
    """Read one deadline of any form."""
    _not_deeper(text, depth)
    if text.took("("):
        inner = _deadline(text, depth + 1)
        text.expect(")", advice="close the bracket")
        return inner
    text.took("the")
    for word, join in (("earlier", EarlierOf), ("later", LaterOf)):
        if text.took(word, "of"):
            return join(_listed(text, depth))
    if DATE_LIKE.fullmatch(text.word()):
        return _fixed(text)
    if text.took("upon") or text.took("simultaneous", "with"):
        return Upon(_alternatives(text, depth))
    if text.took("first", "day", "of"):
        return _month(text, depth)
    if text.period_words:
        return _counted(text, depth)
    wanted = "a date, or a period after the start or after a step"
    odd = text.odd if text.at else text.fault
    raise odd(wanted, _DEADLINE_ADVICE)


def _listed(text: Text, depth: int) -> tuple[Deadline, ...]:
    """Read the deadlines of which one counts."""
    parts = [_one_listed(text, depth + 1)]
    while text.word() in {"and", "or", ",", ";"}:
        if text.take() in {",", ";"}:
            _ = text.took("or") or text.took("and")
        parts.append(_one_listed(text, depth + 1))
    if len(parts) == 1:
        wanted = "',' or 'and' with another deadline"
        raise text.odd(wanted, _LIST_ADVICE)
    return tuple(parts)


def _one_listed(text: Text, depth: int) -> Deadline:
    return _deadline(text, depth) if text.begins_deadline() else Upon(_piece(text, depth))


def _fixed(text: Text) -> Fixed:
    """Read a date, with an hour and a zone if they follow."""
    day, hour = text.read(read_date), None
    is_timed = bool(_HOUR.fullmatch(text.word()))
    if is_timed:
        hour = _hour(text)
    word = text.word()
    if "/" in word or word == "utc" or (is_timed and word not in _ENDS):
        return Fixed(day, hour, _zone(text))
    return Fixed(day, hour)


def _hour(text: Text) -> dt.time | None:
    """Read an hour; nothing for the end of the day."""
    hour, _, minute = text.word().partition(":")
    if text.took(END_OF_DAY):
        return None
    try:
        found = dt.time(int(hour), int(minute))
    except ValueError:
        wanted = "an hour from 00:00 to 24:00"
        raise text.odd(wanted, "correct the hour") from None
    text.take()
    return found


def _zone(text: Text) -> str:
    """Read the IANA name of a time zone."""
    start, zone = text.at, text.take()
    if zone.lower() == "utc":
        return zone.upper()
    if not is_zone(zone):
        text.at = start
        wanted = "a time zone"
        raise text.odd(wanted, "write its IANA name, such as Europe/Moscow")
    return zone


def _counted(text: Text, depth: int) -> Counted:
    """Read `60 days after` or `before` something."""
    period = text.read(_read_calendar_period, text.period_words)
    if text.word() not in {"after", "before", "from"}:
        wanted = "'after' or 'before'"
        raise text.odd(wanted, _DEADLINE_ADVICE)
    is_before = text.take().lower() == "before"
    return Counted(period, _alternatives(text, depth), is_before)


def _read_calendar_period(found: str) -> Period:
    """Read a period; calendar days are days."""
    return read_period(found.replace(" calendar ", " "))


def _month(text: Text, depth: int) -> MonthAfter:
    """Read `the second month after` something."""
    text.took("the")
    word = text.word()
    digits = _NTH_DIGITS.fullmatch(word)
    months = int(digits[1]) if digits else 1
    if word in NTH:
        months = NTH.index(word) + 1
    if digits or word in NTH or word == "next":
        text.take()
    elif word != "month":
        wanted = "'month', or which month"
        raise text.odd(wanted, did_you_mean(word, NTH, "write 'first day of the month after STEP'"))
    text.expect("month", advice="write 'first day of the second month after STEP'")
    if not (text.took("after") or text.took("following")):
        wanted = "'after'"
        raise text.odd(wanted, "write 'first day of the month after STEP'")
    return MonthAfter(_alternatives(text, depth), months)
