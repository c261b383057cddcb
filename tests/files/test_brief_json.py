"""A brief as JSON: every node with its kind, in one stable shape."""

import json
from typing import Any, cast

import pytest
from tests.files.sample_brief import ARABIC, SAMPLE, SCRIPT

from paraph.files.brief_json import brief_json


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """Return the sample read back."""
    return cast("dict[str, Any]", json.loads(brief_json(SAMPLE)))


def kinds(value: object) -> set[str]:
    """Return the kinds of all nodes in the value."""
    if isinstance(value, list):
        return set[str]().union(*(kinds(item) for item in cast("list[object]", value)))
    if isinstance(value, dict):
        node = cast("dict[str, object]", value)
        return {str(node["kind"])}.union(*(kinds(item) for item in node.values()))
    return set()


def test_every_node_names_its_kind(written: dict[str, Any]) -> None:
    assert kinds(written) == {
        "Bars",
        "Brief",
        "Bullets",
        "Cell",
        "Column",
        "Fact",
        "Figure",
        "Gantt",
        "GanttBar",
        "HeatMap",
        "Note",
        "Paragraph",
        "Phrase",
        "Row",
        "Section",
        "Subheading",
        "Table",
    }


def test_a_phrase_keeps_text_style_and_notes(written: dict[str, Any]) -> None:
    assert written["sections"][0]["blocks"][0]["phrases"][1] == {
        "kind": "Phrase",
        "text": "strong words",
        "style": "strong",
        "notes": [1],
    }


def test_a_cell_keeps_lines_marks_and_hint(written: dict[str, Any]) -> None:
    table = written["sections"][0]["blocks"][2]
    assert table["rows"][1]["cells"][2] == {
        "kind": "Cell",
        "lines": [[{"kind": "Phrase", "text": "500 at least", "style": "plain", "notes": [2]}]],
        "marks": ["red line", "cited"],
        "hint": "",
    }
    assert table["columns"][3] == {"kind": "Column", "title": "Mediator", "align": "centre"}


def test_drawings_keep_numbers_days_and_what_is_not_known(written: dict[str, Any]) -> None:
    heat, bars = written["sections"][1]["blocks"][:2]
    assert heat["drawing"]["values"][1] == [0.75, 0.25, None, None]
    assert bars["drawing"]["marks"] == [0.35, 0.5, None]
    assert written["sections"][2]["blocks"][0]["drawing"]["bars"][1] == {
        "kind": "GanttBar",
        "label": "Ministers meet",
        "start": "2023-07-03",
        "end": "2023-07-03",
        "deadline": None,
        "is_late": False,
        "group": "Ministers",
    }


def test_the_text_is_sorted_readable_and_ends_in_a_line_end() -> None:
    text = brief_json(SAMPLE)
    assert text.endswith("}\n")
    assert text.index('"colophon"') < text.index('"sections"') < text.index('"title": "The river')
    assert ARABIC in text
    assert SCRIPT in text
    assert text.encode("utf-8").decode("utf-8") == text
