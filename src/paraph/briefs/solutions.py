"""The named solutions, and what each is worth to whom."""

from collections.abc import Iterator
from fractions import Fraction

from paraph.briefs.tree import Align, Bars, Block, Cell, Column, Figure, Row, Table
from paraph.briefs.words import cell, count, listed, paragraph, strong, value
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
    SolutionName.WEIGHTED_NASH: (
        "Weighted Nash",
        "largest product of gains, each taken as often as its party has weight",
    ),
    SolutionName.WEIGHTED_KALAI_SMORODINSKY: (
        "Weighted Kalai-Smorodinsky",
        "as Kalai-Smorodinsky, each share divided by the party’s weight",
    ),
    SolutionName.WEIGHTED_EGALITARIAN: (
        "Weighted egalitarian",
        "as egalitarian, each gain divided by the party’s weight",
    ),
    SolutionName.WEIGHTED_UTILITARIAN: (
        "Weighted utilitarian",
        "largest sum of values, each times the party’s weight",
    ),
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
    for at, (worth, packages) in enumerate(groups.items(), start=1):
        label = name if len(groups) == 1 else f"{name} ({at} of {len(groups)})"
        number = cell(_tied_words(solution, tied.get(worth, len(packages))))
        yield Row((cell(strong(label)), cell(what), *value_cells(packages[0].values), number))


def _tied_words(solution: Solution, tied: int) -> str:
    """Return how many packages tie; not all may be known."""
    return f"{tied:,}" if solution.has_all else f"{tied:,} or more"


def proof_words(found: PackagesFinding) -> Iterator[Block]:
    """Give how the solutions are proven, where they were searched for."""
    searched = [each for each in found.solutions if each.boxes is not None]
    if not searched:
        return
    boxes = sum(each.boxes or 0 for each in searched)
    proven = [SOLUTION_WORDS[each.name][0] for each in searched if each.is_proven]
    if proven:
        yield paragraph(
            f"Proven: no package is better by {listed(proven)}. The space was closed in "
            f"{count(boxes, 'part')}, each by an exact bound; "
            "`paraph packages --certificates` writes the proofs down."
        )
    for each in searched:
        if not each.is_proven:
            yield paragraph(
                strong(f"{SOLUTION_WORDS[each.name][0]} is not proven. "),
                f"The best found has {_measure(each.value)}; no package passes "
                f"{_measure(each.bound)}. The search was ended there.",
            )


def _measure(number: Fraction) -> str:
    """Return what a solution makes large, with enough digits to tell two apart."""
    return f"{float(number):.6g}"


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
