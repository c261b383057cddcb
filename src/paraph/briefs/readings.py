"""Packages over all readings of the case: acceptable in which, and which are ruled out, and why."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from paraph.briefs.tree import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Mark,
    Phrases,
    Row,
    Subheading,
    Table,
)
from paraph.briefs.words import (
    NO_BREAK,
    agreeing,
    cell,
    condition_words,
    count,
    faint,
    listed,
    option_name,
    paragraph,
    phrases,
    share,
    strong,
    value,
)
from paraph.packages.readings import (
    Outdone,
    PackageReadings,
    Refused,
    SeatReadings,
    Verdict,
)
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Package
from paraph.terms.conditions import RedLine

VERDICT_WORDS = {
    Verdict.EVERY: "in every reading",
    Verdict.SOME: "in some readings",
    Verdict.NONE: "in no reading",
}
"""In which readings a package is acceptable."""

VERDICT_MARKS = {Verdict.EVERY: (Mark.GOOD,), Verdict.SOME: (), Verdict.NONE: (Mark.WARNING,)}


def readings_blocks(
    talks: Negotiation, found: Sequence[PackageReadings], labels: Sequence[str]
) -> Iterator[Block]:
    """Give what holds of some packages whatever the open numbers turn out to be.

    Args:
        labels: What to call each package.
    """
    yield Subheading("Whatever the open numbers turn out to be")
    yield paragraph(verdict_words(found))
    yield readings_table(talks, found, labels)
    open_seats = [seat for seat in found[0].seats if seat.verdict is Verdict.SOME]
    if open_seats:
        yield witness_table(talks, found[0], min(open_seats, key=lambda seat: seat.chance))
    names = {each.package: label for each, label in zip(found, labels, strict=True)}
    proofs = [
        phrases(strong(names[each.package]), f": {proof_words(talks, each, names)}")
        for each in found
        if each.ruled_out is not None
    ]
    if proofs:
        yield paragraph("Ruled out, since no reading makes them best:")
        yield Bullets(tuple(proofs))


def verdict_words(found: Sequence[PackageReadings]) -> str:
    """Return how many packages are acceptable in every reading, in some, and in none."""
    verdicts = [each.verdict for each in found]
    counts = [(verdicts.count(verdict), VERDICT_WORDS[verdict]) for verdict in Verdict]
    parts = listed(f"{number} {words}" for number, words in counts if number)
    ruled_out = sum(each.ruled_out is not None for each in found)
    out = f"{ruled_out or 'None'} {agreeing(ruled_out or 1, 'is', 'are')} ruled out by proof."
    whole = f"Of {count(len(found), 'package')} compared, {parts} are acceptable"
    if len(found) == 1:
        whole = f"The package is acceptable {VERDICT_WORDS[verdicts[0]]}"
        out = "It is ruled out by proof." if ruled_out else "It is not ruled out by proof."
    return (
        f"{whole} to all who must accept. {out} These are no samples: the least and the most are "
        "over everything that the ranges allow."
    )


def readings_table(
    talks: Negotiation, found: Sequence[PackageReadings], labels: Sequence[str]
) -> Table:
    """Return a table of packages: each party's least and most gain, and what follows."""
    seats = found[0].seats if found else ()
    columns = (
        Column("Package"),
        *(Column(talks.names[seat.party], Align.RIGHT) for seat in seats),
        Column("Acceptable to all"),
        Column("Readings", Align.RIGHT),
    )
    rows = tuple(_row(each, label) for each, label in zip(found, labels, strict=True))
    return Table(
        "Least and most gain of each package over the walk-away, on each party’s own scale, over "
        "all readings; and the share of drawn readings in which all accept",
        columns,
        rows,
    )


def _row(each: PackageReadings, label: str) -> Row:
    return Row(
        (
            cell(strong(label)),
            *(_gains(seat) for seat in each.seats),
            cell(VERDICT_WORDS[each.verdict], marks=VERDICT_MARKS[each.verdict]),
            cell(strong(share(each.chance))),
        )
    )


def _gains(seat: SeatReadings) -> Cell:
    gains = f"{_signed(seat.least.gain)} to {_signed(seat.most.gain)}"
    hint = f"acceptable to it {VERDICT_WORDS[seat.verdict]}; drawn: {share(seat.chance)}"
    marks = (Mark.RED_LINE,) if seat.crossed else VERDICT_MARKS[seat.verdict]
    return cell(gains, marks=marks, hint=hint)


def _signed(number: float) -> str:
    """Return a gain with its sign; what rounds to nothing has none."""
    text = f"{number:+.2f}".replace("-", "−")
    return text if text[1:] != "0.00" else "0.00"


def proof_words(talks: Negotiation, each: PackageReadings, names: dict[Package, str]) -> str:
    """Return why no reading makes a package best; nothing where that is not proven.

    Args:
        names: What to call each package.
    """
    proof = each.ruled_out
    match proof:
        case Refused(party, red_line, most):
            return (
                f"{talks.names[party]} refuses it in every reading. {_why(talks, red_line, most)}"
            )
        case Outdone(by, margins):
            pairs = zip(each.seats, margins, strict=True)
            more = listed(
                f"{talks.names[seat.party]} (at least {_little(least)} more)"
                for seat, least in pairs
                if least > 0
            )
            return (
                f"{names[by]} is worth at least as much to each who must accept in every reading, "
                f"and more to {more}."
            )
        case None:
            return ""
        case _ as never:
            assert_never(never)


def _why(talks: Negotiation, red_line: RedLine | None, most: float) -> str:
    """Return why a party refuses a package in every reading."""
    if red_line is not None:
        return f"It crosses that party’s red line: never {condition_words(talks, red_line.never)}."
    return f"Even at the most it is worth {_little(-most)} less to it than walking away."


def _little(number: float) -> str:
    """Return a margin; one that is not nothing never looks it."""
    return value(number) if round(number, 2) else "a little"


def witness_table(talks: Negotiation, each: PackageReadings, seat: SeatReadings) -> Table:
    """Return the two readings in which a package gains a party least and most.

    They show what would have to be true: the weight of each issue, and the worth of its option.
    """
    rows: list[Row] = []
    for at, issue in enumerate(talks.issues):
        option = each.package[issue.id]
        place = issue.index(option)
        parts = (
            _weighed(reading.weights[at], reading.values[at][place])
            for reading in (seat.least.reading, seat.most.reading)
        )
        name = option_name(talks, issue.id, option)
        rows.append(Row((cell(strong(issue.name)), cell(name), *map(Cell, ((p,) for p in parts)))))
    away = (cell(value(extreme.reading.reservation)) for extreme in (seat.least, seat.most))
    gains = (cell(strong(_signed(extreme.gain))) for extreme in (seat.least, seat.most))
    rows.append(Row((cell(strong("Walk-away")), cell("without agreement"), *away)))
    rows.append(Row((cell(strong("Gain")), cell("value less walk-away"), *gains)))
    columns = (
        Column("Issue"),
        Column("Settled by"),
        Column("Least, if", Align.RIGHT),
        Column("Most, if", Align.RIGHT),
    )
    party = talks.names[seat.party]
    caption = f"What would have to be true for {party} to gain least and most: worth × weight"
    return Table(caption, columns, tuple(rows))


def _weighed(weight: float, worth: float) -> Phrases:
    return phrases(value(worth), faint(f"{NO_BREAK}×{NO_BREAK}{value(weight)}"))
