"""A brief as JSON, for other programs.

Every node is an object with its `kind`, the name of its class, and a key for each of its fields
(`paraph.briefs.tree` says what they mean); keys are sorted, days are ISO 8601, marks, styles and
alignments their words, what is not known is null. Top down:

    Brief      title, subtitle, summary, sections, notes, colophon, and marking where there is one
    Section    id, title, blocks
    blocks     Paragraph (phrases), Subheading (text), Bullets (items, is_numbered),
               Table (caption, columns, rows), Figure (id, caption, alternative, drawing)
    Phrase     text, style, notes
    Column     title, align
    Row        cells
    Cell       lines, marks, hint
    drawings   HeatMap (rows, columns, values, low, high, unknown),
               Bars (groups, series, values, marks, mark_name, unit), Gantt (bars),
               Ladder (levels, drafts, rungs, key),
               Lines (series, unit, is_stepped, low, high, decimals, marks)
    GanttBar   label, start, end, deadline, is_late, group
    Rung       lines, acts, is_here
    LineSeries name, points (each a day and a number)
    MarkedDay  day, name
    Note       number, mark, source, text, place
    Fact       name, value
"""

import dataclasses
import datetime as dt
import json
from typing import cast

from paraph.briefs.printable import printable
from paraph.briefs.tree import Brief

Json = dict[str, "Json"] | list["Json"] | str | float | None


def brief_json(brief: Brief) -> str:
    """Return the brief as JSON text in UTF-8, the same for the same brief."""
    tree = _plain(printable(brief))
    if isinstance(tree, dict) and not brief.marking:
        del tree["marking"]
    return json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _plain(value: object) -> Json:
    """Return the value in JSON's own kinds."""
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, dt.date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return {"kind": type(value).__name__} | {key: _plain(item) for key, item in fields.items()}
    return cast("Json", value)
