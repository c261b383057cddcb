"""The package recommended for discussion: why, what is in it, and which trades carry it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from paraph.briefs.notes import Notes, mark_of
from paraph.briefs.solutions import SOLUTION_WORDS, party_columns, seated, value_cells
from paraph.briefs.tree import (
    Block,
    Bullets,
    Cell,
    Column,
    Mark,
    Phrase,
    Phrases,
    Row,
    Subheading,
    Table,
)
from paraph.briefs.words import (
    NO_BREAK,
    cell,
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
from paraph.packages.appraisal import Appraised, Basis, Estimate
from paraph.packages.finding import Assessed, PackagesFinding, Valued
from paraph.packages.trades import Trade
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Issue

MOST_TRADES_SHOWN = 10


def proposal(
    talks: Negotiation, found: PackagesFinding, best: Assessed, notes: Notes
) -> Iterator[Block]:
    """Give the package recommended for discussion: why, what is in it, what carries it."""
    yield Subheading("Recommended for discussion")
    yield paragraph(*_why(talks, found, best))
    yield package_table(talks, found, best.valued, notes)
    tied = _tied_words(talks, found, best)
    if tied:
        yield paragraph(tied)
    yield from _trades(talks, found)


def _why(talks: Negotiation, found: PackagesFinding, best: Assessed) -> Iterator[str | Phrase]:
    """Give the reason, in words."""
    named = listed(SOLUTION_WORDS[name][0] for name in best.names)
    yield "Of the packages that the named solutions pick, this one is acceptable to all in the "
    yield "largest share of readings of what is not known: "
    yield strong(share(best.chance))
    yield f" of {found.draws:,}, in most of which parties hold out for more than their walk-away. "
    yield f"It is the {named} solution. "
    chances = sorted(zip(best.chances, found.seats, strict=True))
    least, seat = chances[0]
    yield f"It is least often acceptable to {talks.parties[seat].name} ({share(least)}). "
    yield "It is advice on where to look first, and nobody has accepted it."


def package_table(
    talks: Negotiation, found: PackagesFinding, valued: Valued, notes: Notes
) -> Table:
    """Return a package issue by issue: the option, and what it is worth to each party."""
    rows = [
        Row(
            (
                cell(strong(issue.name)),
                cell(option_name(talks, issue.id, valued.package[issue.id])),
                *(_worth_cell(each.issues[at], issue, valued, notes) for each in found.appraisals),
            )
        )
        for at, issue in enumerate(talks.issues)
    ]
    away = [each.reservation.point for each in found.appraisals]
    gains = tuple(
        cell(strong(f"{float(got - left):+.2f}"), marks=(Mark.WARNING,) if got < left else ())
        for got, left in zip(valued.values, away, strict=True)
    )
    rows += [
        Row(
            (
                cell(strong("Value of the package")),
                cell("weights times worth, summed"),
                *value_cells(valued.values),
            )
        ),
        Row((cell(strong("Walk-away")), cell("without agreement"), *value_cells(tuple(away)))),
        Row((cell(strong("Gain")), cell("value less walk-away"), *gains)),
    ]
    columns = (Column("Issue"), Column("Settled by"), *party_columns(talks))
    return Table(
        "The package, issue by issue: worth of the option to each party × weight of the issue; "
        "figures are rounded after computing",
        columns,
        tuple(rows),
    )


def _worth_cell(appraised: Appraised, issue: Issue, valued: Valued, notes: Notes) -> Cell:
    worth = appraised.values[issue.index(valued.package[issue.id])]
    weight = appraised.weight
    sources = [each for each in (worth.source, weight.source) if each is not None]
    text = Phrase(
        f"{value(worth.point)}{NO_BREAK}×{NO_BREAK}{value(weight.point)}",
        notes=notes.cite(*sources),
    )
    hint = f"worth by {basis_words(worth)}; weight by {basis_words(weight)}"
    is_silent = worth.basis is Basis.UNKNOWN
    marks = (Mark.SILENT,) if is_silent else ()
    return cell(text, marks=marks, hint=hint)


def basis_words(estimate: Estimate) -> str:
    """Return by what rule a number came about."""
    if estimate.source is None:
        return f"the rule ‘{estimate.basis}’"
    return "assumption" if mark_of(estimate.source) is Mark.ASSUMED else "statement"


def _tied_words(talks: Negotiation, found: PackagesFinding, best: Assessed) -> str:
    """Return which issues could go otherwise at no cost to anyone who must accept."""
    worth = seated(found, best.valued)
    alike = [each for each in found.assessed if seated(found, each.valued) == worth]
    if len(alike) == 1:
        return ""
    free = [
        f"{issue.name} ({listed(names, 'or')})"
        for issue in talks.issues
        if len(names := _options(talks, issue, alike)) > 1
    ]
    least, most = min(each.chance for each in alike), max(each.chance for each in alike)
    between = share(least) if share(least) == share(most) else f"{share(least)} to {share(most)}"
    capped = any(each.tied > len(each.packages) for each in found.solutions)
    among = " among those compared, the first of each solution" if capped else ""
    return (
        f"{count(len(alike), 'package')}{among} are worth just the same to all who must accept. "
        f"They differ in {listed(free)}. All accept in {between} of the readings, which hardly "
        "tells them apart: take whichever is easier."
    )


def _options(talks: Negotiation, issue: Issue, alike: Sequence[Assessed]) -> list[str]:
    """Return the different ways in which some packages settle an issue."""
    options = dict.fromkeys(each.valued.package[issue.id] for each in alike)
    return [option_name(talks, issue.id, option) for option in options]


def _trades(talks: Negotiation, found: PackagesFinding) -> Iterator[Block]:
    yield Subheading("Trades that carry it")
    if not found.trades:
        yield paragraph(
            "No exchange between two parties across two issues carries the package: wherever two "
            "parties took back what they gave, at least one of them would be no worse off."
        )
        return
    yield paragraph(
        "In each of these exchanges, if both took back what they gave, both would be worse off."
    )
    yield Bullets(
        tuple(_trade(talks, found, trade) for trade in found.trades[:MOST_TRADES_SHOWN]),
        is_numbered=True,
    )
    if found.trades[MOST_TRADES_SHOWN:]:
        rest = count(len(found.trades) - MOST_TRADES_SHOWN, "weaker trade")
        yield paragraph(faint(f"{rest} more in `paraph packages --json`."))


def _trade(talks: Negotiation, found: PackagesFinding, trade: Trade) -> Phrases:
    one, other = talks.names[trade.first], talks.names[trade.second]
    first_wanted = option_name(talks, trade.first_gave, trade.first_wanted)
    second_wanted = option_name(talks, trade.second_gave, trade.second_wanted)
    losses = [Fraction(loss, found.denominator) for loss in (trade.first_loss, trade.second_loss)]
    return phrases(
        strong(one),
        f" gives way on {talks.issue[trade.first_gave].name} (wanted: {first_wanted}); ",
        strong(other),
        f" gives way on {talks.issue[trade.second_gave].name} (wanted: {second_wanted}). ",
        faint(
            f"Taking it back would cost {one} {value(losses[0])} and {other} {value(losses[1])}."
        ),
    )
