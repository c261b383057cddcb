"""Drawings as Vega-Lite specifications: plain dictionaries, nothing drawn yet.

Every chart says with a sign or a number what it also says with a colour. Days are instants in
UTC, so a chart is the same wherever it is drawn.
"""

from collections.abc import Iterable
from itertools import chain

from paraph.briefs.chart_parts import (
    DARK,
    LIGHT,
    LINE_HEIGHT,
    LINE_SIGN,
    PLOT_WIDTH,
    ROW_HEIGHT,
    Spec,
    Theme,
    blank,
    colours,
    folded_lines,
    frame,
    is_right_to_left,
    label_expression,
    layer,
    places,
    rimmed_lines,
    row_axis,
)
from paraph.briefs.furniture import (
    NO_DRAWING,
    gantt_key,
    heat_key,
    is_empty,
    lines_key,
    number,
)
from paraph.briefs.ladder_chart import rungs
from paraph.briefs.line_chart import line_chart
from paraph.briefs.time_line import time_line
from paraph.briefs.tree import Bars, Drawing, Gantt, HeatMap, Ladder, Lines

__all__ = ["DARK", "LIGHT", "Spec", "Theme", "chart"]

LETTER_WIDTH = 6.4
NARROWEST_COLUMN, WIDEST_COLUMN = 58, 120
COLUMN_LABEL_LINES = 4
BAR_ROW_HEIGHT = 20


def chart(drawing: Drawing, theme: Theme) -> Spec:
    """Return the drawing as a Vega-Lite specification in the colours of the theme."""
    if is_empty(drawing):
        return frame({"width": 240, "height": 24, **blank()}, theme, NO_DRAWING)
    match drawing:
        case HeatMap():
            return frame(_heat_map(drawing, theme), theme, heat_key(drawing))
        case Bars():
            return frame(_bars(drawing, theme), theme, _bars_key(drawing))
        case Gantt():
            return frame(time_line(drawing, theme), theme, gantt_key(drawing, "diamond", LINE_SIGN))
        case Ladder():
            return frame(rungs(drawing, theme), theme, drawing.key)
        case Lines():
            return frame(line_chart(drawing, theme), theme, lines_key(drawing, LINE_SIGN))


# --- heat map ---------------------------------------------------------------------------------


def _heat_map(drawing: HeatMap, theme: Theme) -> Spec:
    """Shaded cells, each with its number; unknown cells empty, dashed, with a sign."""
    step = max(NARROWEST_COLUMN, min(WIDEST_COLUMN, PLOT_WIDTH // len(drawing.columns)))
    known: Spec = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, 0.5, 1], "range": list(theme.shades), "interpolate": "rgb"},
        "legend": None,
    }
    ink: Spec = {
        "condition": {"test": f"datum.value >= {theme.turn}", "value": theme.high_ink},
        "value": theme.low_ink,
    }
    cells = list(_heat_cells(drawing))
    dashes: Spec = {"fill": theme.paper, "stroke": theme.faint, "strokeDash": [3, 3]}
    gap: Spec = {"stroke": theme.paper, "strokeWidth": 2}
    return {
        "width": {"step": step},
        "height": {"step": ROW_HEIGHT},
        "encoding": {
            "x": places("column", len(drawing.columns), _column_axis(drawing.columns, step)),
            "y": places("row", len(drawing.rows), row_axis(drawing.rows, 2)),
        },
        "layer": [
            layer("rect", gap, {"fill": known}, (c for c in cells if c["value"] is not None)),
            layer(
                "rect",
                dashes | {"width": {"band": 0.92}, "height": {"band": 0.84}},
                {},
                (c for c in cells if c["value"] is None),
            ),
            layer(
                "text",
                {"fontSize": 13},
                {"text": {"field": "number"}, "color": ink},
                (c for c in cells if c["value"] is not None),
            ),
            layer(
                "text",
                {"fontSize": 13, "color": theme.ink},
                {"text": {"field": "number"}},
                (c for c in cells if c["value"] is None),
            ),
        ],
    }


def _column_axis(labels: Iterable[str], step: int) -> Spec:
    """Return an axis at the top with labels as wide as a column, standing on the cells."""
    folded = [folded_lines(label, int(step / LETTER_WIDTH), COLUMN_LABEL_LINES) for label in labels]
    height = max(len(lines) for lines in folded)
    standing = (
        lines if is_right_to_left(lines[0]) else [""] * (height - len(lines)) + lines
        for lines in folded
    )
    return {
        "title": None,
        "orient": "top",
        "labelAngle": 0,
        "labelExpr": label_expression(standing),
        "labelLimit": step,
        "labelLineHeight": LINE_HEIGHT,
        "labelOverlap": False,
        "labelPadding": 6 + (height - 1) * LINE_HEIGHT,
    }


def _heat_cells(drawing: HeatMap) -> Iterable[Spec]:
    """Return a record for each cell."""
    for row, values in enumerate(drawing.values):
        for column, value in enumerate(values):
            yield {"row": row, "column": column, "value": value, "number": number(value)}


# --- bars -------------------------------------------------------------------------------------


def _bars_key(drawing: Bars) -> str:
    """Return what the mark across the bars is, where one is drawn."""
    is_marked = any(mark is not None for mark in drawing.marks)
    return f"{LINE_SIGN} = {drawing.mark_name}" if is_marked else ""


def _bars(drawing: Bars, theme: Theme) -> Spec:
    """Return groups one below the other, a bar for each series, the mark across the group."""
    rows = tuple(chain.from_iterable(("", *drawing.series) for _ in drawing.groups))
    x: Spec = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, 1]},
        "axis": {"title": drawing.unit, "tickCount": 5, "format": ".1f"},
    }
    fill: Spec = {
        "field": "series",
        "type": "nominal",
        "scale": colours(range(len(drawing.series)), theme),
        "legend": None,
    }
    values = list(_bar_records(drawing))
    left: Spec = {"align": "left", "dx": 5}
    return {
        "width": PLOT_WIDTH,
        "height": {"step": BAR_ROW_HEIGHT},
        "encoding": {"y": places("row", len(rows), row_axis(rows, 1))},
        "layer": [
            layer("bar", {"height": {"band": 0.78}}, {"x": x, "fill": fill}, values),
            *_crossing_marks(drawing, theme),
            layer("text", left, {"x": x, "text": {"field": "number"}}, values),
            layer(
                "text",
                {"align": "left", "fontWeight": "bold", "limit": PLOT_WIDTH},
                {"x": {"value": 0}, "text": {"field": "group"}},
                _group_records(drawing),
            ),
        ],
    }


def _crossing_marks(drawing: Bars, theme: Theme) -> tuple[Spec, ...]:
    """Return a line across all bars of each group that has a mark."""
    records = list(_mark_records(drawing))
    ends: Spec = {
        "x": {"field": "value", "type": "quantitative"},
        "y": {"field": "row", "type": "ordinal", "bandPosition": 0},
        "y2": {"field": "last", "bandPosition": 1},
    }
    return rimmed_lines(records, ends, theme)


def _bar_records(drawing: Bars) -> Iterable[Spec]:
    """Return a record for each bar, on its row."""
    height = len(drawing.series) + 1
    for group, values in enumerate(drawing.values):
        for series, value in enumerate(values):
            row = group * height + series + 1
            yield {"row": row, "series": series, "value": value, "number": number(value)}


def _group_records(drawing: Bars) -> Iterable[Spec]:
    """Return a record for each group's heading."""
    height = len(drawing.series) + 1
    for place, group in enumerate(drawing.groups):
        yield {"row": place * height, "group": group}


def _mark_records(drawing: Bars) -> Iterable[Spec]:
    """Return a record for each mark, from the first row of its group to the last."""
    height = len(drawing.series) + 1
    for place, mark in enumerate(drawing.marks):
        if mark is not None:
            first = place * height + 1
            yield {"row": first, "last": first + len(drawing.series) - 1, "value": mark}
