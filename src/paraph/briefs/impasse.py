"""Why nothing is acceptable to all, and the least that would have to give."""

from collections.abc import Iterator
from fractions import Fraction

from paraph.briefs.counts import number
from paraph.briefs.notes import Notes
from paraph.briefs.proposal import package_table
from paraph.briefs.tree import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
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
    listed,
    paragraph,
    phrases,
    rule_words,
    strong,
    value,
)
from paraph.packages.appraisal import Appraisal
from paraph.packages.counting import Count
from paraph.packages.finding import Conceded, LeastWay, NoZone, PackagesFinding
from paraph.packages.hitting import MOST_SETS
from paraph.packages.impasse import Obstacle
from paraph.record.negotiation import Negotiation
from paraph.terms.conditions import RedLine

MOST_CONFLICTS_SHOWN = 12
MOST_WAYS_SHOWN = 4


def impasse_section(
    talks: Negotiation, found: PackagesFinding, no_zone: NoZone, notes: Notes
) -> Section:
    """Return the section that a case without a zone has."""
    blocks = tuple(_blocks(talks, found, no_zone, notes))
    return Section("impasse", "Why there is no agreement zone", blocks)


def _blocks(
    talks: Negotiation, found: PackagesFinding, no_zone: NoZone, notes: Notes
) -> Iterator[Block]:
    yield from _conflicts(talks, found, no_zone, notes)
    yield from _rules_in_the_way(talks, no_zone, notes)
    yield _least_table(talks, found, no_zone)
    yield _alone_table(talks, found, no_zone)
    yield from _nearest(talks, found, no_zone, notes)


def _conflicts(
    talks: Negotiation, found: PackagesFinding, no_zone: NoZone, notes: Notes
) -> Iterator[Block]:
    """Give every smallest set of demands that cannot all be met, member by member."""
    size, total = len(no_zone.conflicts[0]), len(no_zone.conflicts)
    yield paragraph(
        "No package that meets the rules is acceptable to everyone who must accept. "
        f"{'The smallest' if no_zone.is_smallest else 'One of very many'} "
        f"{agreeing(total if no_zone.is_smallest else 2, 'set', 'sets')} of demands that cannot "
        f"all be met {agreeing(total, 'has', 'have')} {count(size, 'member')}{_if_one_gave(size)}. "
        "Once these are out of the way, larger sets may still conflict."
    )
    for at, conflict in enumerate(no_zone.conflicts[:MOST_CONFLICTS_SHOWN], start=1):
        if total > 1:
            yield Subheading(f"Conflict {at}")
        yield Bullets(tuple(obstacle_phrases(talks, found, each, notes) for each in conflict))
    if total > MOST_CONFLICTS_SHOWN:
        known = f"the first {MOST_SETS}" if total == MOST_SETS else f"all {total}"
        yield paragraph(f"More such sets are in `paraph packages --json`: {known}.")


def _if_one_gave(size: int) -> str:
    """Return what a smallest set means for its members."""
    if size == 1:
        return ", which by itself rules out every package"
    return "; if any one member gave way, the others of its set could be met together"


def _appraisal(found: PackagesFinding, party: str) -> Appraisal:
    return next(each for each in found.appraisals if each.party.id == party)


def obstacle_phrases(
    talks: Negotiation, found: PackagesFinding, obstacle: Obstacle, notes: Notes
) -> Phrases:
    """Return a red line, or a walk-away worth, as a sentence with its source."""
    if isinstance(obstacle, RedLine):
        words = f"{condition_words(talks, obstacle.never)}."
        said = Phrase(words, notes=notes.cite(obstacle.source))
        return phrases(strong(talks.names[obstacle.party]), " will not accept that ", said)
    away = _appraisal(found, obstacle).reservation
    cited = notes.cite(away.source) if away.source else ()
    worth = Phrase(f"{value(away.point)}.", notes=cited)
    return phrases(strong(talks.names[obstacle]), " wants at least its walk-away, ", worth)


def _rules_in_the_way(talks: Negotiation, no_zone: NoZone, notes: Notes) -> Iterator[Block]:
    """Give the rules without any one of which there would be a zone."""
    if not no_zone.rules:
        return
    yield paragraph(
        "The conflict stands under the rules of the case. Without "
        f"{agreeing(len(no_zone.rules), 'this rule', 'any one of these')} there would be a zone:"
    )
    yield Bullets(
        tuple(
            phrases(
                Phrase(rule_words(talks, rule), notes=notes.cite(rule.source)),
                f" Without it the zone would have {_zone_words(size)}.",
            )
            for rule, size in no_zone.rules
        )
    )


def _zone_words(size: Count) -> str:
    """Return the size of a zone; where it was not counted, that it is not empty."""
    many = number(size.likely)
    packages = f"{many} {agreeing(size.likely, 'package', 'packages')}"
    return packages if size.is_exact else "packages, too many to count"


def red_line_words(talks: Negotiation, line: RedLine) -> str:
    """Return a red line in words."""
    return f"{talks.names[line.party]} will not accept that {condition_words(talks, line.never)}"


def least_words(talks: Negotiation, found: PackagesFinding, no_zone: NoZone) -> str:
    """Return the least concession in a sentence, for a reader with one minute."""
    least = no_zone.least_maximum
    lifted = count(len(least.red_lines), "red line") + " lifted" if least.red_lines else ""
    given = [
        f"{value(amount)} of value given by {talks.parties[seat].name}"
        for seat, amount in zip(found.seats, least.shortfalls, strict=True)
        if amount
    ]
    return f"The least that would open a zone: {listed([*filter(None, [lifted]), *given])}."


def _least_table(talks: Negotiation, found: PackagesFinding, no_zone: NoZone) -> Table:
    rows = (
        _conceded_row("Least for whoever gives most", no_zone.least_maximum),
        _conceded_row("Least in all (adds the parties’ scales)", no_zone.least_total),
    )
    columns = (
        Column("Measure"),
        *(Column(talks.parties[seat].name, Align.RIGHT) for seat in found.seats),
        Column("Red lines to lift", Align.RIGHT),
    )
    return Table(
        "The least concession that opens a zone: value under the walk-away, after as few red lines "
        "as can be",
        columns,
        rows,
    )


def _conceded_row(name: str, least: Conceded) -> Row:
    amounts = tuple(cell(value(each)) for each in least.shortfalls)
    lifted = cell(str(len(least.red_lines)))
    return Row((cell(strong(name)), *amounts, lifted))


def _lines_cell(talks: Negotiation, least: Conceded) -> Cell:
    lines = tuple(phrases(red_line_words(talks, line)) for line in least.red_lines)
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


def _nearest(
    talks: Negotiation, found: PackagesFinding, no_zone: NoZone, notes: Notes
) -> Iterator[Block]:
    """Give the ways of giving least, and one undominated package of each."""
    ways = no_zone.ways
    packages = sum(way.packages for way in ways)
    yield Subheading("Nearest packages")
    if packages == 1:
        yield paragraph("One package asks for as little as that.")
    else:
        yield paragraph(
            f"{packages:,} packages{_more(ways)} ask for as little as that{_kinds(ways)}, without "
            "those that another one improves on for everyone. Which comes first says nothing about "
            "who should move. Of each kind one is shown."
        )
    for at, way in enumerate(ways[:MOST_WAYS_SHOWN], start=1):
        yield paragraph(*_way_words(talks, found, way, at))
        yield package_table(talks, found, way.nearest[0], notes)
    if len(ways) > MOST_WAYS_SHOWN:
        rest = count(len(ways) - MOST_WAYS_SHOWN, "more kind")
        yield paragraph(f"{rest} in `paraph packages --json`.")


def _more(ways: tuple[LeastWay, ...]) -> str:
    return "" if all(way.is_whole for way in ways) else " or more"


def _kinds(ways: tuple[LeastWay, ...]) -> str:
    if len(ways) == 1:
        return ""
    return f", of {len(ways)} kinds by the red lines they ask to lift"


def _way_words(
    talks: Negotiation, found: PackagesFinding, way: LeastWay, at: int
) -> Iterator[str | Phrase]:
    """Give what one way asks of whom."""
    lifted = listed(red_line_words(talks, line) for line in way.red_lines)
    yield strong(f"Nearest {at}. ")
    if way.packages > 1:
        kept = "" if way.points == 1 else f", of {way.points:,} different worths"
        yield f"One of {way.packages:,} of its kind{kept}. "
    yield f"It asks to lift: {lifted}. " if lifted else "It asks to lift no red line. "
    yield _acceptance(talks, found, way)


def _acceptance(talks: Negotiation, found: PackagesFinding, way: LeastWay) -> str:
    """Return who could accept the package as it stands, and who could not."""
    refusing = {line.party for line in way.red_lines}
    gains = [
        (
            talks.parties[seat],
            way.nearest[0].values[seat] - found.appraisals[seat].reservation.point,
        )
        for seat in found.seats
    ]
    could = [party.name for party, gain in gains if gain >= 0 and party.id not in refusing]
    not_yet = [
        f"{party.name} ({_why_not(gain, is_refusing=party.id in refusing)})"
        for party, gain in gains
        if gain < 0 or party.id in refusing
    ]
    accepting = (
        f"As it stands {listed(could)} could accept it" if could else "Nobody could accept it"
    )
    return f"{accepting}; {listed(not_yet)} could not."


def _why_not(gain: Fraction, *, is_refusing: bool) -> str:
    """Return why a party could not accept."""
    under = f"{value(-gain)} under its walk-away" if gain < 0 else ""
    return listed(filter(None, ["its red line" if is_refusing else "", under]))
