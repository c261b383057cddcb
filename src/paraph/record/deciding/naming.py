"""Names and dates that may never be entered, since nothing in a journal can be taken back."""

import re
from datetime import date

from paraph.record.commands.command import Command
from paraph.record.references import brings, nodes
from paraph.record.refusals import FarDate, OddName, Refusal
from paraph.terms.people import Author

LONGEST_NAME = 80
FIRST_YEAR, LAST_YEAR = 1800, 2300
"""Beyond these a date is a slip of the pen, and time zones have no rules for it."""

_NAME = re.compile(r"\w[\w-]*")


def misnamed(command: Command, author: Author) -> Refusal | None:
    """Return the first id that cannot be one, or the first date that lies centuries away."""
    for what, word in (("person", author.person), *brings(command)):
        if not _NAME.fullmatch(word) or len(word) > LONGEST_NAME:
            return OddName(what, word[:LONGEST_NAME])
    for node in nodes(command):
        if isinstance(node, date) and not FIRST_YEAR <= node.year <= LAST_YEAR:
            return FarDate(node.isoformat(), FIRST_YEAR, LAST_YEAR)
    return None
