"""From what the parties ask to a package: who moves on what, and what it is paid with."""

from collections.abc import Iterator, Sequence

from paraph.briefs.tree import Align, Block, Cell, Column, Phrases, Row, Subheading, Table
from paraph.briefs.words import (
    NO_BREAK,
    agreeing,
    cell,
    count,
    faint,
    listed,
    paragraph,
    phrases,
    share,
    strong,
    value,
)
from paraph.packages.concessions import GiveAndTake, Move, Payment
from paraph.record.negotiation import Negotiation

MOST_LINES_SHOWN = 8
"""Moves and payments of one party that a cell lists; the totals count all of them."""


def concessions_blocks(talks: Negotiation, found: Sequence[GiveAndTake]) -> Iterator[Block]:
    """Give the way from what the parties ask to a package."""
    yield Subheading("Who moves on what, and what it is paid with")
    yield paragraph(moves_words(talks, found))
    if any(each.moves for each in found):
        yield concessions_table(talks, found)


def moves_words(talks: Negotiation, found: Sequence[GiveAndTake]) -> str:
    """Return who gives most of what it asks, and who moves nowhere."""
    movers = [each for each in found if each.moves]
    if not movers:
        return "Nobody moves: on every issue the package has what each asks, or a party is silent."
    most = max(movers, key=_share_given)
    still = [talks.names[each.party] for each in found if not each.moves]
    unpaid = [talks.names[each.party] for each in movers if not each.payments]
    moving = listed(talks.names[each.party] for each in movers)
    part = f"{value(most.given)} of {value(most.asked)} ({share(_share_given(most))})"
    words = [
        f"{moving} {agreeing(len(movers), 'moves', 'move')} from what was asked.",
        f"{talks.names[most.party]} gives the largest part of it: {part}.",
    ]
    if still:
        words.append(f"{listed(still)} {agreeing(len(still), 'gives', 'give')} way on nothing.")
    if unpaid:
        words.append(
            f"{listed(unpaid)} {agreeing(len(unpaid), 'is', 'are')} paid with nothing: nobody who "
            f"moves goes {agreeing(len(unpaid), 'its', 'their')} way."
        )
    return " ".join(words)


def _share_given(each: GiveAndTake) -> float:
    """Return the part of the worth of all it asks that a party gives."""
    return float(each.given / each.asked) if each.asked else 0.0


def concessions_table(talks: Negotiation, found: Sequence[GiveAndTake]) -> Table:
    """Return a table with a row for each party: its moves, what pays for them, and both sums."""
    columns = (
        Column("Party"),
        Column("Moves on"),
        Column("Is paid with"),
        Column("Has what it asks", Align.RIGHT),
        Column("Silent", Align.RIGHT),
        Column("Gives", Align.RIGHT),
        Column("Receives", Align.RIGHT),
    )
    return Table(
        "From what is asked to the package: what each party gives, and receives where others who "
        "moved would have had the issue settled worse for it, as parts of a package’s value on "
        "its own scale",
        columns,
        tuple(_row(talks, each) for each in found),
    )


def _row(talks: Negotiation, each: GiveAndTake) -> Row:
    return Row(
        (
            cell(strong(talks.names[each.party])),
            _lines([_move(talks, move) for move in each.moves]),
            _lines([_payment(talks, payment) for payment in each.payments]),
            cell(str(len(each.held))),
            cell(str(len(each.silent))),
            cell(value(each.given)),
            cell(value(each.received)),
        )
    )


def _lines(lines: Sequence[Phrases]) -> Cell:
    """Return a cell of some lines, the first of them where there are many."""
    if not lines:
        return cell(faint("nothing"))
    more = len(lines) - MOST_LINES_SHOWN
    rest = (phrases(faint(f"and on {count(more, 'issue')} more")),) if more > 0 else ()
    return Cell((*lines[:MOST_LINES_SHOWN], *rest))


def _move(talks: Negotiation, move: Move) -> Phrases:
    """Return where a party gives way, and what it costs; the package's table has the options."""
    cost = f"−{NO_BREAK}{value(move.given)}" if move.given else "at no cost"
    return phrases(talks.issue[move.issue].name, " ", faint(cost))


def _payment(talks: Negotiation, payment: Payment) -> Phrases:
    """Return where others give way in a party's favour, and what it brings."""
    movers = listed(talks.names[mover] for mover in payment.movers)
    name = f"{talks.issue[payment.issue].name}, by {movers} "
    return phrases(name, faint(f"+{NO_BREAK}{value(payment.received)}"))
