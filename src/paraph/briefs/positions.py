"""Where the parties stand: the positions matrix, and how far apart they are on each issue."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from paraph.briefs.notes import Notes, mark_of
from paraph.briefs.tree import (
    Block,
    Cell,
    Column,
    Figure,
    HeatMap,
    Mark,
    Phrases,
    Row,
    Section,
    Table,
)
from paraph.briefs.words import (
    agreeing,
    cell,
    count,
    faint,
    listed,
    option_name,
    paragraph,
    phrases,
    short_day,
    strong,
)
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Issue
from paraph.terms.distances import distance
from paraph.terms.positions import Position
from paraph.terms.stances import Stance, stance


def matrix(talks: Negotiation) -> tuple[tuple[Stance, ...], ...]:
    """Return the stances; shape (issues, parties), both in the order of the case."""
    return tuple(
        tuple(stance(talks.positions, party.id, issue.id) for party in talks.parties)
        for issue in talks.issues
    )


def positions_section(talks: Negotiation, notes: Notes) -> Section:
    """Return the section on positions."""
    return Section("positions", "Where they stand", tuple(_blocks(talks, notes)))


def _blocks(talks: Negotiation, notes: Notes) -> Iterator[Block]:
    stances = matrix(talks)
    yield paragraph(standing_words(talks, stances))
    yield _matrix_table(talks, stances, notes)
    yield _distance_figure(talks, stances)


def standing_words(talks: Negotiation, stances: tuple[tuple[Stance, ...], ...]) -> str:
    """Return how many cells are filled, and how."""
    cells = [each for row in stances for each in row]
    marks = [mark_of(each.source) for each in talks.positions]
    cited, own = marks.count(Mark.CITED), marks.count(Mark.TOLD)
    told = f" and {own} told by the party itself to the talks" if own else ""
    silent = sum(each.is_silent for each in cells)
    contested = sum(each.is_contested for each in cells)
    drifted = sum(each.has_drifted for each in cells)
    filled = f"{len(cells) - silent} of {count(len(cells), 'cell')}"
    return (
        f"{count(len(talks.positions), 'position')}, {cited} of them cited{told}, "
        f"{agreeing(len(talks.positions), 'fills', 'fill')} {filled}. "
        f"{_so_many(silent, 'silent').capitalize()}, which is unknown and not consent; "
        f"{_so_many(contested, 'contested')}; in {drifted or 'none'} the party has moved. The "
        "latest word of the party itself counts; everything else is kept beside it."
    )


def _so_many(number: int, what: str) -> str:
    return f"{number or 'none'} {agreeing(number, 'is', 'are')} {what}"


def _matrix_table(
    talks: Negotiation, stances: tuple[tuple[Stance, ...], ...], notes: Notes
) -> Table:
    columns = (Column("Issue"), *(Column(party.name) for party in talks.parties))
    rows: list[Row] = []
    for track in talks.tracks:
        inside = [at for at, issue in enumerate(talks.issues) if issue.track == track.id]
        if inside:
            rows.append(Row((cell(strong(track.name)),)))
        for at in inside:
            cells = (_stance_cell(talks, each, notes) for each in stances[at])
            rows.append(Row((_issue_cell(talks.issues[at]), *cells)))
    return Table("Positions matrix: what each party asks, as last reported", columns, tuple(rows))


def _issue_cell(issue: Issue) -> Cell:
    return Cell((phrases(strong(issue.name)), phrases(faint(issue.question))))


def _stance_cell(talks: Negotiation, each: Stance, notes: Notes) -> Cell:
    """Return one cell of the matrix: the latest word first, then what stands beside it."""
    lines: list[Phrases] = []
    for alike in _alike(each.current):
        lines += _position_lines(talks, alike, notes)
    if each.is_silent:
        lines.append(phrases(faint("nothing reported")))
    lines += [_beside(talks, "will not accept", position, notes) for position in each.refusals]
    lines += [_beside(talks, "before", position, notes) for position in reversed(each.earlier)]
    lines += [_beside(talks, "supposed", position, notes) for position in each.supposed]
    lines += [
        _beside(talks, f"{talks.names[position.said_by]} claims", position, notes)
        for position in each.claims
    ]
    return Cell(tuple(lines), marks_of(each))


def marks_of(each: Stance) -> tuple[Mark, ...]:
    """Return what a reader must know of a cell."""
    found = {mark_of(position.source) for position in each.current}
    conditions = (
        (Mark.CONTESTED, each.is_contested),
        (Mark.DRIFTED, each.has_drifted),
        (Mark.SILENT, each.is_silent),
        (Mark.CLAIMED, bool(each.claims)),
        (Mark.RED_LINE, bool(each.refusals)),
    )
    found |= {mark for mark, is_so in conditions if is_so}
    return tuple(mark for mark in Mark if mark in found)


def _options(talks: Negotiation, position: Position) -> str:
    return listed((option_name(talks, position.issue, option) for option in position.options), "or")


def _alike(positions: Iterable[Position]) -> Iterator[tuple[Position, ...]]:
    """Give the positions that ask the same in the same way together, in the order given."""
    groups: dict[tuple[object, ...], list[Position]] = {}
    for each in positions:
        key = (each.options, each.strength, each.date, each.note)
        groups.setdefault(key, []).append(each)
    yield from (tuple(group) for group in groups.values())


def _when(talks: Negotiation, position: Position) -> str:
    """Return the date of a position, with a comma; nothing where it is only the case's own."""
    is_default = mark_of(position.source) is Mark.ASSUMED and position.date == talks.as_of
    return "" if is_default else f", {short_day(position.date)}"


def _position_lines(talks: Negotiation, alike: tuple[Position, ...], notes: Notes) -> list[Phrases]:
    """Return what positions that are alike ask for, with the sources of all of them."""
    first = alike[0]
    said = f"{first.strength.value}{_when(talks, first)}"
    cited = notes.cite(*(each.source for each in alike))
    lines = [phrases(_options(talks, first)), phrases(faint(said, cited))]
    return [*lines, phrases(faint(first.note))] if first.note else lines


def _beside(talks: Negotiation, lead: str, position: Position, notes: Notes) -> Phrases:
    """Return what stands beside the latest word."""
    text = f"{lead}: {_options(talks, position)}{_when(talks, position)}"
    note = f" {position.note}" if position.note else ""
    return phrases(faint(text, notes.cite(position.source)), faint(note))


def _distance_figure(talks: Negotiation, stances: tuple[tuple[Stance, ...], ...]) -> Figure:
    pairs = tuple(combinations(range(len(talks.parties)), 2))
    values = tuple(
        tuple(distance(issue, row[one], row[other]) for one, other in pairs)
        for issue, row in zip(talks.issues, stances, strict=True)
    )
    drawing = HeatMap(
        rows=tuple(issue.name for issue in talks.issues),
        columns=tuple(
            f"{talks.parties[one].name} – {talks.parties[other].name}" for one, other in pairs
        ),
        values=tuple(
            tuple(None if each is None else float(each) for each in row) for row in values
        ),
        low="same",
        high="opposite ends",
        unknown="one of them is silent",
    )
    return Figure(
        "distances",
        "How far apart each two parties are on each issue: the distance between the nearest "
        "options they ask for, as a share of the whole scale",
        _distance_words(drawing, values),
        drawing,
    )


def _distance_words(drawing: HeatMap, values: tuple[tuple[Fraction | None, ...], ...]) -> str:
    """Return the figure's message: where the parties are furthest apart, and where together."""
    known = [
        (each, drawing.rows[at], drawing.columns[pair])
        for at, row in enumerate(values)
        for pair, each in enumerate(row)
        if each is not None
    ]
    if not known:
        return "Nothing can be compared: on every issue at most one party has spoken."
    most = max(each for each, _, _ in known)
    furthest = [f"{pair} on {row}" for each, row, pair in known if each == most]
    same = sum(1 for each, _, _ in known if each == 0)
    shown = "; ".join(furthest[:4]) + (f"; and {len(furthest) - 4} more" if furthest[4:] else "")
    return (
        f"Of {len(known)} comparisons {same} find both parties together. "
        f"The largest distance is {float(most):.2f}: {shown}."
    )
