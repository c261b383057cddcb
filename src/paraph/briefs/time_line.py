"""Steps on a time line, as a Vega-Lite specification; days are instants in UTC."""

import datetime as dt
from collections.abc import Sequence

from paraph.briefs.chart_parts import (
    LINE_HEIGHT,
    PLOT_WIDTH,
    ROW_HEIGHT,
    Spec,
    Theme,
    colours,
    layer,
    places,
    rimmed_lines,
    row_axis,
)
from paraph.briefs.furniture import lateness
from paraph.briefs.tree import Gantt, GanttBar

DAY_MS = 86_400_000
FEW_STEPS = 12
DAYS_WITH_DAY_LABELS = 150
EPOCH = dt.date(1970, 1, 1)


def time_line(drawing: Gantt, theme: Theme) -> Spec:
    """Return a bar or a diamond for each step, its deadline as a line, who acts beside it."""
    records = [_step_record(place, bar) for place, bar in enumerate(drawing.bars)]
    x = _time_channel(drawing)
    groups = tuple(dict.fromkeys(bar.group for bar in drawing.bars))
    fill: Spec = {
        "field": "group",
        "type": "nominal",
        "scale": colours(groups, theme),
        "legend": {"title": None, "orient": "top", "symbolType": "square", "columns": 4},
    }
    rim: Spec = {"stroke": theme.paper, "strokeWidth": 1}
    beside: Spec = {"align": "left", "dx": 10, "fontSize": 11}
    return {
        "width": PLOT_WIDTH,
        "height": {"step": ROW_HEIGHT if len(records) <= FEW_STEPS else 2 * LINE_HEIGHT},
        "encoding": {
            "y": places("row", len(records), row_axis((bar.label for bar in drawing.bars), 2))
        },
        "layer": [
            layer(
                "bar",
                {"height": {"band": 0.5}},
                {"x": x, "x2": {"field": "end"}, "fill": fill},
                (record for record in records if record["start"] != record["end"]),
            ),
            layer(
                "point",
                {"shape": "diamond", "size": 170, "opacity": 1} | rim,
                {"x": x, "fill": fill},
                (record for record in records if record["start"] == record["end"]),
            ),
            *_deadlines(records, x, theme),
            layer(
                "text",
                beside | {"color": theme.faint},
                {"x": x | {"field": "last"}, "text": {"field": "words"}},
                (record for record in records if not record["late"]),
            ),
            layer(
                "text",
                beside | {"fontWeight": "bold", "color": theme.alarm},
                {"x": x | {"field": "last"}, "text": {"field": "words"}},
                (record for record in records if record["late"]),
            ),
        ],
    }


def _deadlines(records: Sequence[Spec], x: Spec, theme: Theme) -> tuple[Spec, ...]:
    """Return a line on each deadline."""
    due = [record for record in records if record["deadline"] is not None]
    ends: Spec = {
        "x": x | {"field": "deadline"},
        "y": {"field": "row", "type": "ordinal", "bandPosition": 0.08},
        "y2": {"field": "row", "bandPosition": 0.92},
    }
    return rimmed_lines(due, ends, theme)


def _step_record(place: int, bar: GanttBar) -> Spec:
    """Return the record of one step; `words` stand behind whatever of it is drawn last."""
    return {
        "row": place,
        "start": bar.start.isoformat(),
        "end": bar.end.isoformat(),
        "deadline": bar.deadline.isoformat() if bar.deadline else None,
        "last": max(bar.end, bar.deadline or bar.end).isoformat(),
        "group": bar.group,
        "late": bar.is_late,
        "words": "  ".join(filter(None, (bar.group, lateness(bar)))),
    }


def _time_channel(drawing: Gantt) -> Spec:
    """Return the time line, a little longer than the steps, with labels that suit its length."""
    days = sorted(day for bar in drawing.bars for day in (bar.start, bar.end, bar.deadline) if day)
    first, last = ((day - EPOCH).days for day in (days[0], days[-1]))
    margin = max(1.0, (last - first) * 0.02)
    is_short = last - first <= DAYS_WITH_DAY_LABELS
    return {
        "field": "start",
        "type": "temporal",
        "scale": {
            "type": "utc",
            "domain": [(first - margin) * DAY_MS, (last + margin) * DAY_MS],
        },
        "axis": {
            "title": None,
            "orient": "top",
            "format": "%-d %b %Y" if is_short else "%b %Y",
            "tickCount": 5 if is_short else 6,
            "labelOverlap": "parity",
        },
    }
