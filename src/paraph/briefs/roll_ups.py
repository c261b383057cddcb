"""How far the steps are together, by track and party, and over time."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from paraph.briefs.compliance_words import rolled
from paraph.briefs.tree import (
    Align,
    Block,
    Column,
    Figure,
    Lines,
    LineSeries,
    Row,
    Subheading,
    Table,
)
from paraph.briefs.words import cell, count, day, names, paragraph, strong
from paraph.record.negotiation import Negotiation
from paraph.roadmap.keeping import KeepingFinding
from paraph.roadmap.roll_up import RollUp, Stand
from paraph.terms.ids import TrackId

HUNDRED = 100.0


def roll_up_blocks(talks: Negotiation, found: KeepingFinding) -> Iterator[Block]:
    """Give the roll-ups as a table, and over time as a drawing."""
    yield Subheading("How far it is, from 0 to 100")
    yield paragraph(
        "A roll-up is the sum of the scores in hundredths of what it would be if every step were "
        "full. A step counts once in each of its tracks, and once for each of its actors."
    )
    yield _table(talks, found)
    if len(found.course) > 1:
        yield _figure(found)


def _table(talks: Negotiation, found: KeepingFinding) -> Table:
    columns = (
        Column("Steps"),
        Column("How many", Align.RIGHT),
        Column("As claimed", Align.RIGHT),
        Column("As verified", Align.RIGHT),
    )
    rows = [_row("All steps", found.overall), _row("Those whose deadline is over", found.due)]
    if any(track for track, _ in found.tracks):
        rows.append(Row((cell(strong("By track")),)))
        rows += (_row(_track(talks, track), each) for track, each in found.tracks)
    if found.parties:
        rows.append(Row((cell(strong("By who acts")),)))
        rows += (_row(names(talks, [actor]), each) for actor, each in found.parties)
    return Table("Roll-up of the scores", columns, tuple(rows))


def _row(name: str, each: RollUp) -> Row:
    return Row(
        (
            cell(name),
            cell(str(each.steps)),
            cell(rolled(each.claimed)),
            cell(rolled(each.verified)),
        )
    )


def _track(talks: Negotiation, track: TrackId | None) -> str:
    known = {each.id: each.name for each in talks.tracks}
    return "No track" if track is None else known.get(track, track)


def _figure(found: KeepingFinding) -> Figure:
    series = (
        _series("All steps, as claimed", found.course, lambda each: each.every.claimed),
        _series("All, as verified", found.course, lambda each: each.every.verified),
        _series("Those due, as claimed", found.course, lambda each: each.due.claimed),
        _series("Those due, as verified", found.course, lambda each: each.due.verified),
    )
    drawn = tuple(each for each in series if each.points)
    first, last = found.course[0], found.course[-1]
    return Figure(
        "roll-up",
        "The roll-up over time, by the deadlines as they stand at the end",
        f"From {day(first.day)} to {day(last.day)} the steps went from "
        f"{rolled(first.every.claimed)} to {rolled(last.every.claimed)} of 100 as claimed, and "
        f"from {rolled(first.every.verified)} to {rolled(last.every.verified)} as verified; "
        f"{count(last.due.steps, 'deadline')} "
        "went by.",
        Lines(drawn, "roll-up, 0 to 100", is_stepped=True, low=0.0, high=HUNDRED, decimals=0),
    )


def _series(
    name: str, course: Iterable[Stand], number: Callable[[Stand], Fraction | None]
) -> LineSeries:
    """Return a line with a point wherever its number changes, and at its end."""
    known = [(each.day, value) for each in course if (value := number(each)) is not None]
    points = [
        (when, float(value))
        for at, (when, value) in enumerate(known)
        if at in {0, len(known) - 1} or value != known[at - 1][1]
    ]
    return LineSeries(name, tuple(points))
