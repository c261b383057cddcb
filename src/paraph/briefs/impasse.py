"""Why nothing is acceptable to all, and the least that would have to give."""

from collections.abc import Iterator

from paraph.briefs.agreement import package_table
from paraph.briefs.tree import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Phrases,
    Row,
    Section,
    Subheading,
    Table,
)
from paraph.briefs.words import (
    cell,
    condition_words,
    count,
    listed,
    paragraph,
    phrases,
    strong,
    value,
)
from paraph.packages.finding import Conceded, NoZone, PackagesFinding
from paraph.packages.impasse import Obstacle
from paraph.record.negotiation import Negotiation
from paraph.terms.conditions import RedLine


def impasse_section(talks: Negotiation, found: PackagesFinding, no_zone: NoZone) -> Section:
    """Return the section that a case without a zone has."""
    return Section(
        "impasse", "Why there is no agreement zone", tuple(_blocks(talks, found, no_zone))
    )


def _blocks(talks: Negotiation, found: PackagesFinding, no_zone: NoZone) -> Iterator[Block]:
    size = len(no_zone.conflicts[0])
    yield paragraph(
        "No package that meets the rules is acceptable to everyone who must accept. The smallest "
        f"{'sets' if len(no_zone.conflicts) > 1 else 'set'} of demands that cannot all be met "
        f"{'have' if len(no_zone.conflicts) > 1 else 'has'} {count(size, 'member')}; if any one "
        "member gave way, the others of its set could be met together."
    )
    yield Bullets(
        tuple(
            phrases(listed(obstacle_words(talks, each) for each in conflict), ".")
            for conflict in no_zone.conflicts
        )
    )
    yield _least_table(talks, found, no_zone)
    yield _alone_table(talks, found, no_zone)
    yield Subheading("The nearest package")
    yield paragraph(
        "This package asks for the fewest red lines to be lifted and then for the smallest largest "
        "concession. It is acceptable to nobody as it stands; it shows where movement would count."
    )
    yield package_table(talks, found, no_zone.least_maximum.valued)


def obstacle_words(talks: Negotiation, obstacle: Obstacle) -> str:
    """Return a red line, or a walk-away worth, in words."""
    if isinstance(obstacle, RedLine):
        words = condition_words(talks, obstacle.never)
        return f"{talks.names[obstacle.party]} will not accept that {words}"
    return f"{talks.names[obstacle]} wants at least its walk-away"


def _least_table(talks: Negotiation, found: PackagesFinding, no_zone: NoZone) -> Table:
    rows = (
        _conceded_row(talks, "Smallest largest concession", no_zone.least_maximum),
        _conceded_row(talks, "Smallest total (adds the parties’ scales)", no_zone.least_total),
    )
    columns = (
        Column("Measure"),
        *(Column(talks.parties[seat].name, Align.RIGHT) for seat in found.seats),
        Column("Red lines to lift"),
    )
    return Table(
        "The least concession that opens a zone, in value under the walk-away", columns, rows
    )


def _conceded_row(talks: Negotiation, name: str, least: Conceded) -> Row:
    amounts = tuple(cell(value(each)) for each in least.shortfalls)
    return Row((cell(strong(name)), *amounts, _lines_cell(talks, least)))


def _lines_cell(talks: Negotiation, least: Conceded) -> Cell:
    lines: tuple[Phrases, ...] = tuple(
        phrases(obstacle_words(talks, line)) for line in least.red_lines
    )
    return Cell(lines or (phrases("none"),))


def _alone_table(talks: Negotiation, found: PackagesFinding, no_zone: NoZone) -> Table:
    rows: list[Row] = []
    for at, (seat, least) in enumerate(zip(found.seats, no_zone.alone, strict=True)):
        name = cell(strong(talks.parties[seat].name))
        if least is None:
            rows.append(Row((name, cell("not enough"), cell("others would still have to give"))))
        else:
            rows.append(Row((name, cell(value(least.shortfalls[at])), _lines_cell(talks, least))))
    columns = (
        Column("If only this party gave way"),
        Column("It gives", Align.RIGHT),
        Column("Red lines it lifts"),
    )
    return Table("What each party alone would have to give", columns, tuple(rows))
