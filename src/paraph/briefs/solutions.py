"""The named solutions, and what each is worth to whom."""

from collections.abc import Iterator
from fractions import Fraction

from paraph.briefs.tree import Align, Bars, Cell, Column, Figure, Row, Table
from paraph.briefs.words import cell, strong, value
from paraph.packages.finding import PackagesFinding, Solution, Valued
from paraph.packages.solutions import SolutionName
from paraph.record.negotiation import Negotiation

SOLUTION_WORDS = {
    SolutionName.NASH: ("Nash", "largest product of gains over the walk-away"),
    SolutionName.KALAI_SMORODINSKY: (
        "Kalai-Smorodinsky",
        "largest smallest gain, each as a share of the party’s best in the zone",
    ),
    SolutionName.EGALITARIAN: (
        "Egalitarian",
        "least gain as large as can be, then the next least; compares the parties’ scales",
    ),
    SolutionName.UTILITARIAN: ("Utilitarian", "largest sum of values; adds the parties’ scales"),
}
"""Each solution's name in print, and what it is."""

Worth = tuple[Fraction, ...]


def seated(found: PackagesFinding, valued: Valued) -> Worth:
    """Return what a package is worth to those who must accept."""
    return tuple(valued.values[seat] for seat in found.seats)


def kinds(found: PackagesFinding, solution: Solution) -> dict[Worth, list[Valued]]:
    """Return the packages that a solution picks by what they are worth to those who must accept."""
    groups: dict[Worth, list[Valued]] = {}
    for valued in solution.packages:
        groups.setdefault(seated(found, valued), []).append(valued)
    return groups


def names_by_worth(found: PackagesFinding) -> dict[Worth, list[str]]:
    """Return the names of the solutions that pick a point, by its worth."""
    names: dict[Worth, list[str]] = {}
    for solution in found.solutions:
        for worth in kinds(found, solution):
            names.setdefault(worth, []).append(SOLUTION_WORDS[solution.name][0])
    return names


def party_columns(talks: Negotiation) -> tuple[Column, ...]:
    """Return a column of numbers for each party."""
    return tuple(Column(party.name, Align.RIGHT) for party in talks.parties)


def value_cells(values: Worth) -> tuple[Cell, ...]:
    """Return a cell for each value."""
    return tuple(cell(value(each)) for each in values)


def solutions_table(talks: Negotiation, found: PackagesFinding) -> Table:
    """Return the table of solutions, a row for each different worth."""
    away = tuple(each.reservation.point for each in found.appraisals)
    lead = (cell(strong("Walk-away")), cell("what each party has without agreement"))
    rows = [Row((*lead, *value_cells(away), cell("")))]
    tied = {seated(found, valued): packages for valued, packages in found.frontier}
    for solution in found.solutions:
        rows += _rows(found, solution, tied)
    columns = (
        Column("Solution"),
        Column("What it is"),
        *party_columns(talks),
        Column("Tied", Align.RIGHT),
    )
    return Table("Named solutions: value to each party, on its own 0-1 scale", columns, tuple(rows))


def _rows(found: PackagesFinding, solution: Solution, tied: dict[Worth, int]) -> Iterator[Row]:
    """Give a row for each different worth that a solution picks."""
    name, what = SOLUTION_WORDS[solution.name]
    groups = kinds(found, solution)
    for at, (worth, listed) in enumerate(groups.items(), start=1):
        label = name if len(groups) == 1 else f"{name} ({at} of {len(groups)})"
        number = cell(f"{tied.get(worth, len(listed)):,}")
        yield Row((cell(strong(label)), cell(what), *value_cells(listed[0].values), number))


def solutions_figure(talks: Negotiation, found: PackagesFinding) -> Figure:
    """Return the figure of solutions against walk-aways."""
    away = [found.appraisals[seat].reservation.point for seat in found.seats]
    series = [
        (SOLUTION_WORDS[solution.name][0], worth)
        for solution in found.solutions
        for worth in list(kinds(found, solution))[:1]
    ]
    drawing = Bars(
        groups=tuple(talks.parties[seat].name for seat in found.seats),
        series=tuple(name for name, _ in series),
        values=tuple(
            tuple(float(worth[at]) for _, worth in series) for at in range(len(found.seats))
        ),
        marks=tuple(float(least) for least in away),
        mark_name="walk-away",
        unit="value on the party’s own scale",
    )
    narrowest, at = min(
        (worth[at] - least, at) for worth in names_by_worth(found) for at, least in enumerate(away)
    )
    party = talks.parties[found.seats[at]].name
    return Figure(
        "solutions",
        "What each named solution is worth to each party, against its walk-away (the first of "
        "them where a solution ties)",
        f"Every solution lies at or above every walk-away; the narrowest gain is "
        f"{value(narrowest)}, for {party}.",
        drawing,
    )
