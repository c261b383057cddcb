"""How moves and payments are put into words."""

import datetime as dt
from fractions import Fraction

from tests.strategies import issue, party

from paraph.briefs.concessions import concessions_blocks, concessions_table, moves_words
from paraph.briefs.tree import Cell, Paragraph, Subheading, Table
from paraph.packages.concessions import GiveAndTake, Move, Payment
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import ActorId

TALKS = Negotiation(
    title="Ties",
    as_of=dt.date(2023, 5, 31),
    parties=(party("ada"), party("ben")),
    issues=(issue("pace", ["none", "slow", "fast"]), issue("place", ["geneva", "vienna"])),
)
ADA = GiveAndTake(
    ActorId("ada"),
    (Move("place", ("geneva",), "vienna", Fraction(1, 4)),),
    (Payment("pace", ("ben",), "none", "fast", Fraction(1, 8)),),
    ("pace",),
    (),
    Fraction(1),
)
BEN = GiveAndTake(
    ActorId("ben"),
    (Move("pace", ("none", "slow"), "fast", Fraction(1, 2)),),
    (),
    (),
    ("place",),
    Fraction(1, 2),
)
STILL = GiveAndTake(ActorId("ben"), (), (), ("pace", "place"), (), Fraction(1))


def text(cell: Cell) -> list[str]:
    return ["".join(phrase.text for phrase in line).replace("\xa0", " ") for line in cell.lines]


def test_who_gives_most_is_told_by_its_own_measure() -> None:
    assert moves_words(TALKS, [ADA, BEN]).replace("\xa0", " ") == (
        "Ada and Ben move from what was asked. Ben gives the largest part of it: 0.50 of 0.50 "
        "(100 %). Ben is paid with nothing: nobody who moves goes its way."
    )


def test_who_moves_nowhere_is_named() -> None:
    assert moves_words(TALKS, [ADA, STILL]).replace("\xa0", " ") == (
        "Ada moves from what was asked. Ada gives the largest part of it: 0.25 of 1.00 (25 %). "
        "Ben gives way on nothing."
    )


def test_where_nobody_moves_there_is_no_table() -> None:
    heading, words = concessions_blocks(TALKS, [STILL])
    assert isinstance(heading, Subheading)
    assert isinstance(words, Paragraph)
    assert words.phrases[0].text.startswith("Nobody moves:")


def test_a_row_tells_moves_payments_and_sums() -> None:
    ada, ben = concessions_table(TALKS, [ADA, BEN]).rows
    assert [text(each) for each in ada.cells] == [
        ["Ada"],
        ["Place − 0.25"],
        ["Pace, by Ben + 0.12"],
        ["1"],
        ["0"],
        ["0.25"],
        ["0.12"],
    ]
    assert text(ben.cells[1]) == ["Pace − 0.50"]
    assert text(ben.cells[2]) == ["nothing"]


def test_many_moves_are_cut_and_counted() -> None:
    many = GiveAndTake(ActorId("ada"), ADA.moves * 10, (), (), (), Fraction(10))
    table = concessions_table(TALKS, [many])
    assert len(text(table.rows[0].cells[1])) == 9
    assert text(table.rows[0].cells[1])[-1] == "and on 2 issues more"
    *_, last = concessions_blocks(TALKS, [many])
    assert isinstance(last, Table)


def test_a_move_that_costs_nothing_says_so() -> None:
    free = GiveAndTake(
        ActorId("ada"),
        (Move("place", ("geneva",), "vienna", Fraction(0)),),
        (),
        (),
        (),
        Fraction(0),
    )
    [row] = concessions_table(TALKS, [free]).rows
    assert text(row.cells[1]) == ["Place at no cost"]
    assert "0.00 of 0.00" in moves_words(TALKS, [free])
