"""What all charts share: colours, fonts, folded labels, lines that show on any colour."""

import json
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Spec = dict[str, object]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""One metric in four names: text measured where the chart is made fits where it is read."""

PLOT_WIDTH = 500
ROW_HEIGHT = 34
LABEL_LIMIT = 210
LABEL_LETTERS = 30
KEY_LETTERS = 96
LINE_SIGN = "|"
LINE_HEIGHT = 14


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a chart.

    Attributes:
        shades: One hue from low to high, for heat maps.
        turn: From this share of 1 on, numbers are printed in `high_ink`.
        parties: Told apart by readers with any common colour vision.
    """

    paper: str
    ink: str
    faint: str
    line: str
    alarm: str
    shades: tuple[str, ...]
    low_ink: str
    high_ink: str
    turn: float
    parties: tuple[str, ...]


LIGHT = Theme(
    paper="#ffffff",
    ink="#1b2430",
    faint="#55606e",
    line="#d5dae1",
    alarm="#b3261e",
    shades=("#eef3f9", "#8fb3d9", "#123f70"),
    low_ink="#000000",
    high_ink="#ffffff",
    turn=0.75,
    parties=("#3b6fa5", "#d98032", "#2f8f6b", "#a8527f", "#8a7a1f", "#5aa9d6", "#6b6f78"),
)
DARK = Theme(
    paper="#12171e",
    ink="#e8ecf1",
    faint="#a7b1be",
    line="#38424f",
    alarm="#ff8a80",
    shades=("#1c2937", "#3f72a6", "#b9dafa"),
    low_ink="#ffffff",
    high_ink="#000000",
    turn=0.53,
    parties=("#6ea6dd", "#f0a15c", "#5cc39b", "#d889b0", "#cdbb55", "#9bd3f2", "#a9aeb8"),
)


def frame(body: Spec, theme: Theme, key: str) -> Spec:
    """Return the body with what all charts share: fonts, colours, and the key below."""
    key_lines = textwrap.wrap(key, KEY_LETTERS)
    title: Spec = {
        "text": key_lines,
        "orient": "bottom",
        "anchor": "start",
        "frame": "bounds",
        "fontWeight": "normal",
        "fontSize": 12,
        "color": theme.faint,
        "offset": 14,
    }
    framed: Spec = {"$schema": SCHEMA, "background": theme.paper, "padding": 8, **body}
    return framed | {"config": _config(theme)} | ({"title": title} if key_lines else {})


def _config(theme: Theme) -> Spec:
    """Return the look of axes, legends and text."""
    words: Spec = {"labelColor": theme.ink, "titleColor": theme.faint, "labelFontSize": 12}
    return {
        "aria": False,
        "font": FONT,
        "view": {"stroke": None},
        "text": {"color": theme.ink, "fontSize": 12},
        "axis": words
        | {"domain": False, "ticks": False, "gridColor": theme.line, "titleFontWeight": "normal"},
        "legend": words | {"titleFontWeight": "normal", "labelLimit": LABEL_LIMIT},
    }


def blank() -> Spec:
    """Return a mark that shows nothing."""
    return {"data": {"values": [{}]}, "mark": {"type": "point", "opacity": 0}}


def layer(mark: str, look: Spec, encoding: Spec, rows: Iterable[Spec] | None = None) -> Spec:
    """One layer; with its own rows, or the chart's."""
    data: Spec = {} if rows is None else {"data": {"values": list(rows)}}
    return data | {"mark": {"type": mark, **look}, "encoding": encoding}


def folded_lines(text: str, letters: int, lines: int) -> list[str]:
    """Return at most so many lines of text; the last ends in an ellipsis where more was said."""
    if is_right_to_left(text):
        return [text]
    folded = textwrap.wrap(text, letters) or [""]
    if len(folded) <= lines:
        return folded
    return [*folded[: lines - 1], folded[lines - 1][: letters - 1].rstrip() + "…"]


def is_right_to_left(text: str) -> bool:
    """Whether the text must stay in one line: drawn as PNG, folded lines of it would collide."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def label_expression(labels: Iterable[Sequence[str]]) -> str:
    """Return an expression that gives the label of a place, so that two may have the same words."""
    return f"{json.dumps([list(lines) for lines in labels])}[datum.value]"


def places(field: str, count: int, axis: Spec | None) -> Spec:
    """Return an ordinal channel whose places are numbered from 0."""
    scale: Spec = {"domain": list(range(count)), "paddingInner": 0, "paddingOuter": 0}
    return {"field": field, "type": "ordinal", "scale": scale, "axis": axis, "sort": None}


def row_axis(labels: Iterable[str], lines: int) -> Spec:
    """Return an axis at the left; labels of two lines stand astride the middle of the row."""
    folded = [folded_lines(label, LABEL_LETTERS, lines) for label in labels]
    pairs = [place for place, label in enumerate(folded) if len(label) > 1]
    astride: Spec = {"test": f"indexof({pairs}, datum.value) >= 0", "value": "bottom"}
    return {
        "title": None,
        "labelExpr": label_expression(folded),
        "labelLimit": LABEL_LIMIT,
        "labelLineHeight": LINE_HEIGHT,
        "labelPadding": 8,
        "labelBaseline": {"condition": astride, "value": "middle"},
    }


def rimmed_lines(records: Sequence[Spec], ends: Spec, theme: Theme) -> tuple[Spec, ...]:
    """Return a line for each record, with a rim of paper so that it shows on any colour."""
    looks: tuple[Spec, ...] = (
        {"color": theme.paper, "strokeWidth": 5},
        {"color": theme.ink, "strokeWidth": 2},
    )
    return tuple(layer("rule", look, ends, records) for look in looks) if records else ()


def colours(domain: Iterable[object], theme: Theme) -> Spec:
    """Return a colour for each of the domain, from the first again when they run out."""
    names = list(domain)
    return {
        "domain": names,
        "range": [theme.parties[place % len(theme.parties)] for place in range(len(names))],
    }
