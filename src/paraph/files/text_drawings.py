"""Drawings as tables of letters, for a terminal and for plain text."""

import datetime as dt

from paraph.briefs.furniture import (
    HERE,
    HERE_SIGN,
    gantt_key,
    heat_key,
    lateness,
    lines_key,
    number,
    series_sign,
)
from paraph.briefs.tree import (
    Align,
    Bars,
    Cell,
    Column,
    Drawing,
    Gantt,
    GanttBar,
    HeatMap,
    Ladder,
    Lines,
    LineSeries,
    Phrase,
    Row,
    Rung,
    Style,
    Table,
)

HARD_SPACE = "\u00a0"
SHADES = "░▒▓█"
HEIGHTS = "▁▂▃▄▅▆▇█"
FULL, REST, CROSSING, DAY_SIGN = "█", "·", "┃", "◆"
LEAST_BAR, MOST_BAR = 16, 60
BAR_SHARE = 0.45
"""The part of the width that bars are given; words need the rest."""


def drawn(drawing: Drawing, caption: str, width: int) -> tuple[Table, str]:
    """Return the drawing as a table, and the key to its signs."""
    match drawing:
        case HeatMap():
            return _heat_map(drawing, caption), heat_key(drawing)
        case Bars():
            return _bars(drawing, caption, bar_width(width)), _bars_key(drawing)
        case Gantt():
            return _gantt(drawing, caption, bar_width(width)), gantt_key(
                drawing, DAY_SIGN, CROSSING
            )
        case Ladder():
            return _ladder(drawing, caption), drawing.key
        case Lines():
            return _lines(drawing, caption, bar_width(width)), lines_key(drawing, CROSSING)


def bar_width(width: int) -> int:
    """How many letters a bar has."""
    return max(LEAST_BAR, min(MOST_BAR, int(width * BAR_SHARE)))


def _cell(text: str, style: Style = Style.PLAIN) -> Cell:
    """Return a cell of one phrase."""
    return Cell(((Phrase(text, style),),))


def _heat_map(drawing: HeatMap, caption: str) -> Table:
    """Shaded blocks with their numbers."""
    columns = (Column(""), *(Column(name, Align.RIGHT) for name in drawing.columns))
    rows = (
        Row((_cell(name, Style.STRONG), *(_cell(_shaded(value)) for value in values)))
        for name, values in zip(drawing.rows, drawing.values, strict=True)
    )
    return Table(caption, columns, tuple(rows))


def _shaded(value: float | None) -> str:
    """Return a block as dark as the value, which stands behind it; the unknown sign alone."""
    if value is None:
        return number(value)
    block = SHADES[min(len(SHADES) - 1, int(value * len(SHADES)))]
    return f"{block * 2}{HARD_SPACE}{number(value)}"


def _bars_key(drawing: Bars) -> str:
    """Return what a bar and the mark across it are."""
    is_marked = any(mark is not None for mark in drawing.marks)
    mark = f";  {CROSSING} = {drawing.mark_name}" if is_marked else ""
    return f"{FULL} = {drawing.unit}{mark}"


def _bars(drawing: Bars, caption: str, width: int) -> Table:
    """Return a band for each group, a row for each bar."""
    columns = (Column(""), Column("0" + " " * (width - 2) + "1"), Column("", Align.RIGHT))
    rows: list[Row] = []
    for group, values, mark in zip(drawing.groups, drawing.values, drawing.marks, strict=True):
        words = "" if mark is None else f"  {CROSSING} {number(mark)}"
        rows.append(Row((Cell(((Phrase(group, Style.STRONG), Phrase(words)),)),)))
        rows += (
            Row((_cell(name), _cell(_bar(value, mark, width)), _cell(number(value))))
            for name, value in zip(drawing.series, values, strict=True)
        )
    return Table(caption, columns, tuple(rows))


def _bar(value: float, mark: float | None, width: int) -> str:
    """Return a bar of the width for 1, with the mark across."""
    length = round(value * width)
    bar = FULL * length + REST * (width - length)
    if mark is None:
        return bar
    place = min(width - 1, round(mark * width))
    return bar[:place] + CROSSING + bar[place + 1 :]


def _gantt(drawing: Gantt, caption: str, width: int) -> Table:
    """Return a row for each step on one time line."""
    days = [day for bar in drawing.bars for day in (bar.start, bar.end, bar.deadline) if day]
    first, last = min(days), max(days)
    ends = first.isoformat(), last.isoformat()
    line = ends[0] + " " * max(1, width - len(ends[0]) - len(ends[1])) + ends[1]
    columns = (Column("Step"), Column(line), Column("Days"))
    rows = (
        Row((_step(bar), _cell(_time_line(bar, first, last, width)), _days(bar)))
        for bar in drawing.bars
    )
    return Table(caption, columns, tuple(rows))


def _step(bar: GanttBar) -> Cell:
    """Return the step and who acts."""
    return Cell(((Phrase(bar.label),), (Phrase(bar.group, Style.FAINT),)))


def _days(bar: GanttBar) -> Cell:
    """Return the days of a step, and how late it is."""
    lines = [bar.start.isoformat()]
    if bar.end != bar.start:
        lines.append(bar.end.isoformat())
    if bar.deadline:
        lines.append(f"{CROSSING}{HARD_SPACE}{bar.deadline.isoformat()}")
    written = [(Phrase(line),) for line in lines]
    if bar.is_late:
        written.append((Phrase(lateness(bar).replace(" ", HARD_SPACE), Style.STRONG),))
    return Cell(tuple(written))


def _time_line(bar: GanttBar, first: dt.date, last: dt.date, width: int) -> str:
    """Return the step's place between the first day and the last, and its deadline across."""
    span = max(1, (last - first).days)

    def place(day: dt.date) -> int:
        return round((day - first).days / span * (width - 1))

    signs = [REST] * width
    signs[place(bar.start) : place(bar.end) + 1] = FULL * (place(bar.end) - place(bar.start) + 1)
    if bar.start == bar.end:
        signs[place(bar.start)] = DAY_SIGN
    if bar.deadline:
        signs[place(bar.deadline)] = CROSSING
    return "".join(signs)


def _ladder(drawing: Ladder, caption: str) -> Table:
    """Return a row for each level, a column for each draft."""
    columns = (Column("Level"), *(Column(draft) for draft in drawing.drafts))
    rows = (
        Row((_cell(level, Style.STRONG), *(_rung(each) for each in rungs)))
        for level, rungs in zip(drawing.levels, drawing.rungs, strict=True)
    )
    return Table(caption, columns, tuple(rows))


def _rung(rung: Rung) -> Cell:
    """Return what happened on a rung, first whether the draft stands there."""
    if rung.is_untouched:
        return _cell(REST)
    here = [(Phrase(f"{HERE_SIGN} {HERE}", Style.STRONG),)] if rung.is_here else []
    lines = [(Phrase(line),) for line in (*rung.lines, *rung.acts)]
    return Cell((*here, *lines))


def _lines(drawing: Lines, caption: str, width: int) -> Table:
    """Return a row for each line: how it goes, and where it ends."""
    days = drawing.days
    if not days:
        return Table(caption, (), ())
    ends = days[0].isoformat(), days[-1].isoformat()
    line = ends[0] + " " * max(1, width - len(ends[0]) - len(ends[1])) + ends[1]
    columns = (Column(drawing.unit), Column(line), Column("Last", Align.RIGHT))
    rows = (
        Row(
            (
                _cell(f"{series_sign(place)} {series.name}"),
                _cell(_course(drawing, series, width)),
                _cell(f"{series.points[-1][1]:.{drawing.decimals}f}" if series.points else REST),
            )
        )
        for place, series in enumerate(drawing.series)
    )
    return Table(caption, columns, tuple(rows))


def _course(drawing: Lines, series: LineSeries, width: int) -> str:
    """Return a line as blocks, each as high as the number is by then; marked days across."""
    first, last = drawing.days[0], drawing.days[-1]
    span = max(1, (last - first).days)
    low, high = drawing.scale
    signs: list[str] = []
    for place in range(width):
        day = first + dt.timedelta(days=round(span * place / (width - 1)))
        number = number_on(drawing, series, day)
        share = None if number is None else (number - low) / (high - low)
        signs.append(REST if share is None else HEIGHTS[_height(share)])
    for mark in drawing.marks:
        signs[round((mark.day - first).days / span * (width - 1))] = CROSSING
    return "".join(signs)


def _height(share: float) -> int:
    return max(0, min(len(HEIGHTS) - 1, int(share * len(HEIGHTS))))


def number_on(drawing: Lines, series: LineSeries, day: dt.date) -> float | None:
    """Return the number of a line on a day; None before its first and after its last."""
    before = [point for point in series.points if point[0] <= day]
    after = [point for point in series.points if point[0] >= day]
    if not before or not after:
        return None
    (one, low), (other, high) = before[-1], after[0]
    if drawing.is_stepped or one == other:
        return low
    return low + (high - low) * (day - one).days / (other - one).days
