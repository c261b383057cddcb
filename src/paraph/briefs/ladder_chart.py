"""Drafts on the ladder, as a Vega-Lite specification: a box for each rung that a draft touched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from paraph.briefs.chart_parts import LABEL_LETTERS, Spec, Theme, folded_lines, layer
from paraph.briefs.furniture import HERE, HERE_SIGN
from paraph.briefs.tree import Ladder, Rung

LEVEL_WIDTH, COLUMN_WIDTH, WIDEST = 120, 190, 760
GAP, PAD, LINE, HEAD = 10, 8, 15, 20
LETTER = 6.3
"""Pixels that a letter takes on average at the size of the words."""

LABEL_LINES = 4
LONGEST = 3
"""Lines of one entry; it says more in the history of the draft."""


@dataclass(frozen=True, slots=True)
class _Box:
    """A rung of a draft as it is drawn.

    Attributes:
        lines: Words with how they are set: `strong`, `plain` or `faint`.
    """

    level: int
    draft: int
    lines: tuple[tuple[str, str], ...]
    is_here: bool


def rungs(drawing: Ladder, theme: Theme) -> Spec:
    """Return boxes on rungs, the highest on top; a line joins the boxes of a draft."""
    width = max(COLUMN_WIDTH, min(2 * COLUMN_WIDTH, WIDEST // len(drawing.drafts)))
    letters = int((width - GAP - 2 * PAD) / LETTER)
    boxes = list(_boxes(drawing, letters))
    titles = [folded_lines(title, letters, 2) for title in drawing.drafts]
    tops = _tops(drawing, boxes, HEAD + LINE * max(len(title) for title in titles))
    total = LEVEL_WIDTH + width * len(drawing.drafts)
    texts = [
        *_texts(boxes, tops, width),
        *_titles(titles, width),
        *_levels(drawing.levels, tops),
    ]
    return {
        "width": total,
        "height": tops[-1],
        "layer": [
            layer("rule", {"color": theme.line}, _line(total, tops[-1]), _rails(tops, total)),
            layer(
                "rule",
                {"color": theme.faint, "strokeWidth": 2},
                _line(total, tops[-1]),
                _joins(boxes, tops, width),
            ),
            *_frames(boxes, tops, width, theme),
            *_written(texts, theme, total, tops[-1]),
        ],
    }


def _boxes(drawing: Ladder, letters: int) -> Iterator[_Box]:
    for level, row in enumerate(drawing.rungs):
        for draft, rung in enumerate(row):
            if not rung.is_untouched:
                yield _Box(level, draft, tuple(_lines(rung, letters)), rung.is_here)


def _lines(rung: Rung, letters: int) -> Iterator[tuple[str, str]]:
    """Give the lines of a box, folded, each with how it is set."""
    if rung.is_here:
        yield f"{HERE_SIGN} {HERE}", "strong"
    for words, look in chain(((each, "plain") for each in rung.lines), _acts(rung)):
        for folded in folded_lines(words, letters, LONGEST):
            yield folded, look


def _acts(rung: Rung) -> Iterator[tuple[str, str]]:
    return ((each, "faint") for each in rung.acts)


def _tops(drawing: Ladder, boxes: Sequence[_Box], first: int) -> list[int]:
    """Return where each rung begins, and where the last one ends."""
    most = [
        max(len(_name(name)), *(len(box.lines) for box in boxes if box.level == level), 1)
        for level, name in enumerate(drawing.levels)
    ]
    return list(accumulate((2 * PAD + 2 * GAP + LINE * each for each in most), initial=first))


def _left(draft: int, width: int) -> int:
    return LEVEL_WIDTH + draft * width


def _texts(boxes: Sequence[_Box], tops: Sequence[int], width: int) -> Iterator[Spec]:
    """Give every line of words in the boxes."""
    for box in boxes:
        for at, (words, look) in enumerate(box.lines):
            yield {
                "x": _left(box.draft, width) + PAD,
                "y": tops[box.level] + GAP + PAD + LINE * at + LINE / 2,
                "words": words,
                "look": look,
            }


def _titles(titles: Sequence[Sequence[str]], width: int) -> Iterator[Spec]:
    """Give the titles of the drafts, standing on the top rung."""
    for draft, lines in enumerate(titles):
        for at, words in enumerate(lines):
            x = _left(draft, width) + PAD
            yield {"x": x, "y": LINE / 2 + LINE * at, "words": words, "look": "strong"}


def _name(level: str) -> list[str]:
    """Return the name of a level, folded to stand beside its rung."""
    return folded_lines(level, LABEL_LETTERS // 2, LABEL_LINES)


def _levels(names: Sequence[str], tops: Sequence[int]) -> Iterator[Spec]:
    for level, name in enumerate(names):
        for at, words in enumerate(_name(name)):
            y = tops[level] + GAP + PAD + LINE / 2 + LINE * at
            yield {"x": 0, "y": y, "words": words, "look": "strong"}


def _rails(tops: Sequence[int], total: int) -> Iterator[Spec]:
    """Give a line over each rung and under the last one."""
    return ({"x": 0, "x2": total, "y": top, "y2": top} for top in tops)


def _joins(boxes: Sequence[_Box], tops: Sequence[int], width: int) -> Iterator[Spec]:
    """Give a line from each box of a draft to its next one below."""
    for one, other in zip(*(sorted(boxes, key=_by_draft)[at:] for at in (0, 1)), strict=False):
        if one.draft == other.draft:
            x = _left(one.draft, width) + (width - GAP) / 2
            yield {"x": x, "x2": x, "y": tops[one.level] + GAP, "y2": tops[other.level] + GAP}


def _by_draft(box: _Box) -> tuple[int, int]:
    return box.draft, box.level


def _frames(boxes: Sequence[_Box], tops: Sequence[int], width: int, theme: Theme) -> Iterator[Spec]:
    """Give the boxes; where a draft stands now the frame is thick."""
    for is_here, stroke in ((False, 1.0), (True, 2.5)):
        records: list[Spec] = [
            {
                "x": _left(box.draft, width),
                "x2": _left(box.draft, width) + width - GAP,
                "y": tops[box.level] + GAP,
                "y2": tops[box.level] + GAP + 2 * PAD + LINE * len(box.lines),
            }
            for box in boxes
            if box.is_here == is_here
        ]
        if records:
            colour = theme.ink if is_here else theme.faint
            look: Spec = {"fill": theme.paper, "stroke": colour, "strokeWidth": stroke}
            total, height = _left(max(box.draft for box in boxes) + 1, width), tops[-1]
            yield layer("rect", look | {"cornerRadius": 3}, _line(total, height), records)


def _written(texts: Sequence[Spec], theme: Theme, total: int, height: int) -> Iterator[Spec]:
    """Give the layers of words, one for each way in which they are set."""
    looks: dict[str, Spec] = {
        "strong": {"fontWeight": "bold", "color": theme.ink},
        "plain": {"color": theme.ink},
        "faint": {"color": theme.faint},
    }
    ends = _line(total, height)
    for name, look in looks.items():
        records = [text for text in texts if text["look"] == name]
        if records:
            at: Spec = {"x": ends["x"], "y": ends["y"], "text": {"field": "words"}}
            yield layer("text", look | {"align": "left", "baseline": "middle"}, at, records)


def _line(total: int, height: int) -> Spec:
    """Return channels in pixels from the upper left corner, without axes."""
    return {
        "x": _pixels("x", [0, total]),
        "x2": {"field": "x2"},
        "y": _pixels("y", [height, 0]),
        "y2": {"field": "y2"},
    }


def _pixels(field: str, domain: list[int]) -> Spec:
    scale: Spec = {"domain": domain, "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": None}
