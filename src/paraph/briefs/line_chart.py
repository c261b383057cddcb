"""Numbers over time, as a Vega-Lite specification; days are instants in UTC."""

from collections.abc import Iterator, Sequence

from paraph.briefs.chart_parts import PLOT_WIDTH, Spec, Theme, colours, layer
from paraph.briefs.furniture import series_sign
from paraph.briefs.time_line import DAY_MS, DAYS_WITH_DAY_LABELS, EPOCH
from paraph.briefs.tree import Lines

HEIGHT = 220
LABEL_HEIGHT = 15
"""Pixels that the words at the end of a line need."""

SHAPES = ("circle", "square", "triangle-up", "triangle-down", "circle", "square", "diamond")
FIRST_HOLLOW = 4
"""The place of the first shape that is drawn without filling."""

LINE_WIDTH = PLOT_WIDTH - 60
"""Names stand behind the lines, which therefore are a little shorter than other charts."""


def line_chart(drawing: Lines, theme: Theme) -> Spec:
    """Return a line for each series, its sign on each point, its name where it ends."""
    x, y = _days(drawing), _numbers(drawing)
    domain = range(len(drawing.series))
    colour: Spec = {
        "field": "series",
        "type": "nominal",
        "scale": colours(domain, theme),
        "legend": None,
    }
    points = list(_points(drawing))
    shape: Spec = {"type": "line", "strokeWidth": 2}
    shape |= {"interpolate": "step-after" if drawing.is_stepped else "linear"}
    return {
        "width": LINE_WIDTH,
        "height": HEIGHT,
        "layer": [
            *_marked(drawing, x, theme),
            {
                "data": {"values": points},
                "mark": shape,
                "encoding": {"x": x, "y": y, "color": colour},
            },
            *_signs(points, x, y, colour, theme),
            layer(
                "text",
                {"align": "left", "baseline": "middle", "dx": 10},
                {
                    "x": x,
                    "y": y | {"field": "place"},
                    "text": {"field": "words"},
                },
                _names(drawing),
            ),
        ],
    }


def _days(drawing: Lines) -> Spec:
    """Return the time line, as long as the lines are."""
    days = drawing.days
    first, last = ((day - EPOCH).days for day in (days[0], days[-1]))
    is_short = last - first <= DAYS_WITH_DAY_LABELS
    ends = [first * DAY_MS, max(last, first + 1) * DAY_MS]
    return {
        "field": "day",
        "type": "temporal",
        "scale": {"type": "utc", "domain": ends},
        "axis": {
            "title": None,
            "format": "%-d %b %Y" if is_short else "%b %Y",
            "tickCount": 4 if is_short else 6,
            "labelOverlap": "parity",
            "grid": False,
        },
    }


def _numbers(drawing: Lines) -> Spec:
    """Return the scale of the numbers."""
    low, high = drawing.scale
    return {
        "field": "number",
        "type": "quantitative",
        "scale": {"domain": [low, high], "nice": drawing.low is None or drawing.high is None},
        "axis": {"title": drawing.unit, "tickCount": 5, "format": f".{drawing.decimals}f"},
    }


def _points(drawing: Lines) -> Iterator[Spec]:
    """Give a record for each point."""
    for place, series in enumerate(drawing.series):
        for day, number in series.points:
            yield {"series": place, "day": day.isoformat(), "number": number}


def _signs(points: Sequence[Spec], x: Spec, y: Spec, colour: Spec, theme: Theme) -> Iterator[Spec]:
    """Give the points of each series in the series' own shape."""
    for place in sorted({int(str(point["series"])) for point in points}):
        at = place % len(SHAPES)
        is_hollow = at >= FIRST_HOLLOW
        fill: Spec = {"fill": theme.paper} if is_hollow else {"filled": True}
        look: Spec = {"shape": SHAPES[at], "size": 55, "opacity": 1} | fill
        rows = (point for point in points if point["series"] == place)
        yield layer("point", look, {"x": x, "y": y, "color": colour}, rows)


def _names(drawing: Lines) -> list[Spec]:
    """Return the sign, name and last number of each series, no two of them on one another."""
    low, high = drawing.scale
    ends = [
        (series.points[-1][1], place, series)
        for place, series in enumerate(drawing.series)
        if series.points
    ]
    ends.sort(key=lambda end: (end[0], -end[1]))
    heights = _apart([(number - low) / (high - low) * HEIGHT for number, *_ in ends])
    last = drawing.days[-1].isoformat()
    return [
        {
            "day": last,
            "place": low + height / HEIGHT * (high - low),
            "words": f"{series_sign(place)} {series.name}  {number:.{drawing.decimals}f}",
        }
        for (number, place, series), height in zip(ends, heights, strict=True)
    ]


def _apart(heights: Sequence[float]) -> list[float]:
    """Return heights, from low to high, moved until words fit between them.

    Those that touch form a pile around their middle; piles that touch become one.
    """
    piles: list[list[float]] = []
    for height in heights:
        piles.append([height])
        while len(piles) > 1 and _bottom(piles[-1]) < _top(piles[-2]):
            piles[-2:] = [piles[-2] + piles[-1]]
    return [_bottom(pile) + LABEL_HEIGHT * (at + 0.5) for pile in piles for at in range(len(pile))]


def _bottom(pile: Sequence[float]) -> float:
    return sum(pile) / len(pile) - LABEL_HEIGHT * len(pile) / 2


def _top(pile: Sequence[float]) -> float:
    return _bottom(pile) + LABEL_HEIGHT * len(pile)


def _marked(drawing: Lines, x: Spec, theme: Theme) -> Iterator[Spec]:
    """Give a dashed line across on each marked day."""
    records: list[Spec] = [{"day": mark.day.isoformat()} for mark in drawing.marks]
    if records:
        look: Spec = {"color": theme.faint, "strokeDash": [4, 3]}
        yield layer("rule", look, {"x": x}, records)
