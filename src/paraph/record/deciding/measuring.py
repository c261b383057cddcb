"""Numbers of a roadmap that may never be entered, since no calendar could hold them.

A folder's form refuses them with their line; what comes as a command is refused here.
"""

from collections.abc import Iterator

from paraph.record.commands.command import Command
from paraph.record.references import nodes
from paraph.record.refusals import Refusal, Unknown, WrongDate
from paraph.terms.calendars import is_zone
from paraph.terms.deadlines import EarlierOf, Fixed, LaterOf, MonthAfter
from paraph.terms.periods import MOST_OF, Duration, Period
from paraph.terms.preconditions import Reached, Several
from paraph.terms.steps import MOST_TRANCHES, OutsideEvent, Quantity, Tranches

LEAST_PARTS = 2
MOST_MONTHS = 99
Odd = tuple[bool, str, str]
"""Whether it is, what was found, and what is expected."""


def mismeasured(command: Command) -> Refusal | None:
    """Return the first number that cannot be one, or the first zone that there is not."""
    for node in nodes(command):
        if isinstance(node, Fixed) and node.zone is not None and not is_zone(node.zone):
            return Unknown("time zone", node.zone, ())
        for is_odd, found, expected in _measures(node):
            if is_odd:
                return WrongDate(command.TAG, found, expected)
    return None


def _measures(node: object) -> Iterator[Odd]:
    """Give what there is to measure in a node."""
    match node:
        case Period(count, unit):
            expected = "a period of at most a hundred years"
            yield not 0 <= count <= MOST_OF[unit], f"{count} {unit}", expected
        case Duration(low, high):
            found = f"{low.count} {low.unit} to {high.count} {high.unit}"
            yield low.least_days > high.least_days, found, "the shorter period first"
        case OutsideEvent(earliest=first, latest=last):
            yield first > last, f"{first} to {last}", "the earlier date first"
        case Quantity(amount, unit):
            yield amount < 0, f"{amount} {unit}", "an amount of at least 0"
        case _:
            yield from _counts(node)


def _counts(node: object) -> Iterator[Odd]:
    """Give the parts that are counted in a node."""
    match node:
        case Several(needed, parts):
            expected = "at least two parts, and a number of them"
            is_odd = len(parts) < LEAST_PARTS or not 1 <= needed <= len(parts)
            yield is_odd, f"{needed} of {len(parts)}", expected
        case EarlierOf(parts) | LaterOf(parts):
            yield len(parts) < LEAST_PARTS, f"{len(parts)} deadlines", "two of them or more"
        case MonthAfter(months=months):
            yield not 1 <= months <= MOST_MONTHS, f"month {months}", f"one from 1 to {MOST_MONTHS}"
        case Tranches(count):
            expected = f"from {LEAST_PARTS} to {MOST_TRANCHES} of them"
            yield not LEAST_PARTS <= count <= MOST_TRANCHES, f"{count} tranches", expected
        case Reached(tranche=int(tranche)):
            expected = f"one from 1 to {MOST_TRANCHES}"
            yield not 1 <= tranche <= MOST_TRANCHES, f"tranche {tranche}", expected
        case _:
            return
