"""What an agreement of those who must accept holds for the parties that need not."""

from collections.abc import Iterator
from fractions import Fraction

from paraph.briefs.tree import Align, Block, Column, Row, Subheading, Table
from paraph.briefs.words import cell, strong, value
from paraph.packages.finding import LeftForOthers, PackagesFinding
from paraph.record.negotiation import Negotiation


def others_blocks(talks: Negotiation, found: PackagesFinding) -> Iterator[Block]:
    """Give what is left for each party whose acceptance is not asked; nothing without any."""
    if not found.others:
        return
    yield Subheading("What it holds for those who need not accept")
    rows = tuple(_row(talks, each) for each in found.others)
    columns = (
        Column("Party"),
        Column("Recommended", Align.RIGHT),
        Column("Walk-away", Align.RIGHT),
        Column("Least in the zone", Align.RIGHT),
        Column("Most in the zone", Align.RIGHT),
    )
    yield Table("Value to parties whose acceptance is not asked, on their own scale", columns, rows)


def _row(talks: Negotiation, each: LeftForOthers) -> Row:
    return Row(
        (
            cell(strong(talks.parties[each.party].name)),
            cell(value(each.recommended)),
            cell(value(each.reservation)),
            cell(_known(each.least)),
            cell(_known(each.most)),
        )
    )


def _known(number: Fraction | None) -> str:
    """Return a value, if a search found it."""
    return "unknown" if number is None else value(number)
