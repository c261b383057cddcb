"""What could be agreed: counts, the frontier, the named solutions, the package recommended."""

from collections.abc import Iterator
from fractions import Fraction

from paraph.briefs.notes import Notes, mark_of
from paraph.briefs.tree import (
    Align,
    Bars,
    Block,
    Bullets,
    Cell,
    Column,
    Figure,
    Mark,
    Phrase,
    Phrases,
    Row,
    Section,
    Subheading,
    Table,
)
from paraph.briefs.words import (
    agreeing,
    cell,
    condition_words,
    count,
    faint,
    listed,
    option_name,
    paragraph,
    phrases,
    rule_words,
    share,
    strong,
    value,
)
from paraph.packages.appraisal import Appraised, Basis, Estimate
from paraph.packages.finding import Assessed, PackagesFinding, Solution, Valued
from paraph.packages.solutions import SolutionName
from paraph.packages.survey import MOST_PACKAGES
from paraph.packages.trades import Trade
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Issue

SOLUTION_WORDS = {
    SolutionName.NASH: ("Nash", "largest product of gains over the walk-away"),
    SolutionName.KALAI_SMORODINSKY: (
        "Kalai-Smorodinsky",
        "largest smallest gain, each as a share of the party’s best in the zone",
    ),
    SolutionName.EGALITARIAN: (
        "Egalitarian",
        "least gain as large as can be, then the next (leximin); compares the parties’ scales",
    ),
    SolutionName.UTILITARIAN: ("Utilitarian", "largest sum of values; adds the parties’ scales"),
}
"""Each solution's name in print, and what it is."""

MOST_POINTS_SHOWN = 40
MOST_TRADES_SHOWN = 10


def agreement_section(talks: Negotiation, found: PackagesFinding, notes: Notes) -> Section:
    """Return the section on packages."""
    return Section("packages", "What could be agreed", tuple(_blocks(talks, found, notes)))


def _blocks(talks: Negotiation, found: PackagesFinding, notes: Notes) -> Iterator[Block]:
    yield paragraph(space_words(found))
    if found.survey is not None:
        yield _counts(found)
    yield from _bounds(talks, found, notes)
    if found.survey is None or not found.survey.within_red_lines:
        return
    if found.solutions:
        yield _solutions_table(talks, found)
        yield _solutions_figure(talks, found)
    if found.recommended is not None and found.solutions:
        yield from _recommended(talks, found, found.recommended, notes)
    yield from _frontier(talks, found)


def space_words(found: PackagesFinding) -> str:
    """Return how large the space is, and whether it could be walked."""
    if not found.seats:
        return "No party’s acceptance is needed, so there is nothing that all must accept."
    if found.survey is None:
        return (
            f"The issues make {count(found.packages, 'package')}, more than the {MOST_PACKAGES:,} "
            "that are walked one by one. Such a space needs the large-space engine, which this "
            "version does not have; nothing is guessed instead. Settle or leave out issues to "
            "bring the number down."
        )
    survey = found.survey
    if not survey.allowed:
        return (
            f"None of the {count(found.packages, 'package')} meets all rules: the rules "
            "contradict each other. Look at them again before anything else."
        )
    zone = f"{survey.zone:,}" if survey.zone else "none"
    return (
        f"Of {count(survey.packages, 'package')}, {survey.allowed:,} "
        f"{agreeing(survey.allowed, 'meets', 'meet')} every rule; {survey.within_red_lines:,} of "
        f"these {agreeing(survey.within_red_lines, 'crosses', 'cross')} no red line; and {zone} of "
        f"these {agreeing(survey.zone, 'is', 'are')} worth at least the walk-away to everyone who "
        "must accept."
    )


def _counts(found: PackagesFinding) -> Table:
    survey = found.survey
    if survey is None:
        return Table("", (), ())
    points = count(len(survey.frontier.points), "point")
    rows = (
        ("All packages", survey.packages, "one option for every issue"),
        ("Meet every rule", survey.allowed, "possible at all"),
        ("Cross no red line", survey.within_red_lines, "of those, refused outright by nobody"),
        ("Zone of possible agreement", survey.zone, "of those, at or above every walk-away"),
        (
            "Pareto frontier",
            survey.frontier.size,
            f"{points}; nobody can gain unless another loses",
        ),
    )
    columns = (Column("Packages"), Column("Number", Align.RIGHT), Column("Meaning"))
    body = tuple(Row((cell(strong(name)), cell(f"{n:,}"), cell(why))) for name, n, why in rows)
    return Table("How many packages there are", columns, body)


def _bounds(talks: Negotiation, found: PackagesFinding, notes: Notes) -> Iterator[Block]:
    """Give the rules and red lines in words, each with its source."""
    if talks.rules:
        yield Subheading("Rules")
        yield Bullets(
            tuple(
                phrases(Phrase(rule_words(talks, rule), notes=notes.cite(rule.source)))
                for rule in talks.rules
            )
        )
    if found.red_lines:
        yield Subheading("Red lines")
        yield Bullets(
            tuple(
                phrases(
                    strong(talks.names[line.party]),
                    " will not accept that ",
                    Phrase(f"{condition_words(talks, line.never)}.", notes=notes.cite(line.source)),
                )
                for line in found.red_lines
            )
        )


def _party_columns(talks: Negotiation) -> tuple[Column, ...]:
    return tuple(Column(party.name, Align.RIGHT) for party in talks.parties)


def _value_cells(values: tuple[Fraction, ...]) -> tuple[Cell, ...]:
    return tuple(cell(value(each)) for each in values)


def _solutions_table(talks: Negotiation, found: PackagesFinding) -> Table:
    away = tuple(each.reservation.point for each in found.appraisals)
    rows = [
        Row(
            (
                cell(strong("Walk-away")),
                cell("what each party has without agreement"),
                *_value_cells(away),
                cell(""),
            )
        )
    ]
    rows += [_solution_row(solution) for solution in found.solutions]
    columns = (
        Column("Solution"),
        Column("What it is"),
        *_party_columns(talks),
        Column("Tied", Align.RIGHT),
    )
    return Table("Named solutions: value to each party, on its own 0-1 scale", columns, tuple(rows))


def _solution_row(solution: Solution) -> Row:
    name, what = SOLUTION_WORDS[solution.name]
    values = _value_cells(solution.packages[0].values)
    return Row((cell(strong(name)), cell(what), *values, cell(f"{solution.tied:,}")))


def _solutions_figure(talks: Negotiation, found: PackagesFinding) -> Figure:
    seats = found.seats
    drawing = Bars(
        groups=tuple(talks.parties[seat].name for seat in seats),
        series=tuple(SOLUTION_WORDS[each.name][0] for each in found.solutions),
        values=tuple(
            tuple(float(each.packages[0].values[seat]) for each in found.solutions)
            for seat in seats
        ),
        marks=tuple(float(found.appraisals[seat].reservation.point) for seat in seats),
        mark_name="walk-away",
        unit="value on the party’s own scale",
    )
    least = min(
        (
            (each.packages[0].values[seat] - found.appraisals[seat].reservation.point, seat)
            for each in found.solutions
            for seat in seats
        ),
    )
    party = talks.parties[least[1]].name
    return Figure(
        "solutions",
        "What each named solution is worth to each party, against its walk-away",
        f"Every solution lies at or above every walk-away; the narrowest gain is "
        f"{value(least[0])}, for {party}.",
        drawing,
    )


def _recommended(
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
    yield f" of {found.draws:,}. It is the {named} solution. "
    chances = sorted(zip(best.chances, found.seats, strict=True))
    least, seat = chances[0]
    yield f"Least sure of it is {talks.parties[seat].name} ({share(least)}). "
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
                *_value_cells(valued.values),
            )
        ),
        Row((cell(strong("Walk-away")), cell("without agreement"), *_value_cells(tuple(away)))),
        Row((cell(strong("Gain")), cell("value less walk-away"), *gains)),
    ]
    columns = (Column("Issue"), Column("Settled by"), *_party_columns(talks))
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
    text = Phrase(f"{value(worth.point)} × {value(weight.point)}", notes=notes.cite(*sources))
    hint = f"worth by {basis_words(worth)}; weight by {basis_words(weight)}"
    is_silent = worth.basis is Basis.UNKNOWN
    marks = (Mark.SILENT,) if is_silent else ()
    return cell(text, marks=marks, hint=hint)


def basis_words(estimate: Estimate) -> str:
    """Return by what rule a number came about."""
    if estimate.source is None:
        return f"the rule ‘{estimate.basis}’"
    return "statement" if mark_of(estimate.source) is Mark.CITED else "assumption"


def _tied_words(talks: Negotiation, found: PackagesFinding, best: Assessed) -> str:
    """Return which issues could go otherwise at no cost to anyone."""
    picked = next(each for each in found.solutions if each.name in best.names)
    if picked.tied == 1:
        return ""
    free = [
        f"{issue.name} ({listed(names, 'or')})"
        for issue in talks.issues
        if len(
            names := [
                option_name(talks, issue.id, option)
                for option in dict.fromkeys(each.package[issue.id] for each in picked.packages)
            ]
        )
        > 1
    ]
    return (
        f"{count(picked.tied, 'package')} are tied here: at the numbers used, every party values "
        f"them alike. They differ in {listed(free)}."
    )


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


def _frontier(talks: Negotiation, found: PackagesFinding) -> Iterator[Block]:
    """Give the frontier's points, those in the zone marked."""
    names: dict[Valued, list[str]] = {}
    for solution in found.solutions:
        name = SOLUTION_WORDS[solution.name][0]
        names.setdefault(solution.packages[0], []).append(name)
    shown = sorted(found.frontier, key=lambda point: _below(found, point[0]))[:MOST_POINTS_SHOWN]
    rows = tuple(
        Row(
            (
                cell(str(at)),
                *_value_cells(valued.values),
                cell(f"{tied:,}"),
                cell("no" if _below(found, valued)[0] else "yes"),
                cell(listed(names.get(valued, []))),
            )
        )
        for at, (valued, tied) in enumerate(shown, start=1)
    )
    columns = (
        Column("#", Align.RIGHT),
        *_party_columns(talks),
        Column("Tied", Align.RIGHT),
        Column("In the zone"),
        Column("Solution"),
    )
    total = len(found.frontier)
    kept = (
        ""
        if total <= MOST_POINTS_SHOWN
        else f" (the first {MOST_POINTS_SHOWN} of {total:,}; all in `paraph packages --json`)"
    )
    yield Table(f"The exact Pareto frontier, points in the zone first{kept}", columns, rows)


def _below(found: PackagesFinding, valued: Valued) -> tuple[bool, Fraction]:
    """Return whether a point lies outside the zone, and its sum of gains, largest first."""
    gains = [valued.values[seat] - found.appraisals[seat].reservation.point for seat in found.seats]
    return any(gain < 0 for gain in gains), -sum(gains, Fraction(0))
