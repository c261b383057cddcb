"""Preconditions and deadlines as text: what `happenings` reads, the other way."""

from typing import assert_never

from paraph.files.case.happening_words import QUOTES
from paraph.files.case.happenings import END_OF_DAY, NTH
from paraph.files.case.scalars import START, write_period
from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.preconditions import (
    Approved,
    Launched,
    Outside,
    Point,
    Precondition,
    Reached,
    Several,
)


def write_precondition(precondition: Precondition) -> str:  # noqa: PLR0911 - one match
    """Write a precondition so that it reads back the same.

    Example:
        >>> write_precondition(Several(2, (Launched(), Outside("funds are free"))))
        'start and "funds are free"'
    """
    match precondition:
        case Several(needed, parts) if needed == len(parts):
            return " and ".join(_inside(part, is_loose=True) for part in parts)
        case Several(1, parts):
            return " or ".join(_inside(part, is_loose=False) for part in parts)
        case Several(needed, parts):
            return f"{needed} of ({', '.join(write_precondition(part) for part in parts)})"
        case Launched():
            return START
        case Outside(words):
            return _quoted(words)
        case Approved(level):
            return f"approval at {level}"
        case Reached():
            return _write_reached(precondition)
        case _ as never:
            assert_never(never)


def _quoted(words: str) -> str:
    """Write words in the first quotation marks that do not end inside them.

    Words with every one of the marks cannot be written; whoever reads them back tells.
    """
    fit = (pair for pair in QUOTES.items() if pair[1] not in words)
    left, right = next(fit, ('"', '"'))
    return f"{left}{words}{right}"


def _inside(part: Precondition, *, is_loose: bool) -> str:
    """Write a part, in brackets where it would otherwise bind too loosely."""
    is_or = isinstance(part, Several) and part.needed == 1
    is_and = isinstance(part, Several) and part.is_every
    text = write_precondition(part)
    return f"({text})" if (is_or or (is_loose and is_and)) else text


def _write_reached(reached: Reached) -> str:
    point = "" if reached.point is Point.COMPLETION else f"{reached.point} of "
    tranche = "" if reached.tranche is None else f"tranche {reached.tranche} of "
    return f"{point}{tranche}{reached.step}"


def _nth(months: int) -> str:
    """Write which month: nothing for the first, `second `, `13th `."""
    if months == 1:
        return ""
    return f"{NTH[months - 1]} " if months <= len(NTH) else f"{months}th "


def write_deadline(deadline: Deadline) -> str:
    """Write a deadline as `read_deadline` reads it."""
    match deadline:
        case Fixed(day, hour, zone):
            last = END_OF_DAY if zone and not hour else ""
            at = f"{hour:%H:%M}" if hour else last
            return " ".join(filter(None, (day.isoformat(), at, zone)))
        case Counted(period, origin, is_before):
            word = "before" if is_before else "after"
            return f"{write_period(period)} {word} {write_precondition(origin)}"
        case Upon(origin):
            return f"upon {write_precondition(origin)}"
        case MonthAfter(origin, months):
            return f"first day of the {_nth(months)}month after {write_precondition(origin)}"
        case EarlierOf(parts):
            return f"earlier of {_write_parts(parts)}"
        case LaterOf(parts):
            return f"later of {_write_parts(parts)}"
        case _ as never:
            assert_never(never)


def _write_parts(parts: tuple[Deadline, ...]) -> str:
    """Write the deadlines of a list, an inner list in brackets."""
    texts = ((write_deadline(part), isinstance(part, EarlierOf | LaterOf)) for part in parts)
    return ", ".join(f"({text})" if is_list else text for text, is_list in texts)
