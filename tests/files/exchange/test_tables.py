"""The frontier and the solutions as a table and as a workbook, cell by cell."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from paraph.files import packages_answers
from paraph.files.exchange.tables import packages_table_csv
from paraph.files.exchange.workbook import packages_workbook
from paraph.terms.agenda import Issue, Option
from paraph.terms.ids import IssueId, OptionId, TrackId


def agenda(dam: str = "Filling", slow: str = "Slowly") -> tuple[Issue, ...]:
    options = {"slow": slow, "fast": "Fast"}
    about = {"dam": (dam, options), "fish": ("Fish", {"few": "Few", "many": "Many"})}
    return tuple(
        Issue(
            IssueId(word),
            TrackId("t"),
            name,
            "?",
            tuple(Option(OptionId(key), text) for key, text in named.items()),
            is_ordered=False,
        )
        for word, (name, named) in about.items()
    )


def package(dam: str, fish: str, ada: float, ben: float) -> dict[str, Any]:
    return {"options": {"dam": dam, "fish": fish}, "values": {"ada": ada, "ben": ben}}


def estimate(point: float) -> dict[str, Any]:
    return {"point": point, "low": point, "high": point, "rule": "stated", "assumed": True}


def values(away: float) -> dict[str, Any]:
    issues = {
        word: {"weight": estimate(0.5), "options": dict.fromkeys(options, estimate(0.5))}
        for word, options in {"dam": ["slow", "fast"], "fish": ["few", "many"]}.items()
    }
    return {"reservation": estimate(away), "issues": issues}


def answer(**changed: Any) -> packages_answers.PackagesAnswer:  # noqa: ANN401 - any part of it
    points = [
        {**package("slow", "few", 1 / 3, 0.75), "tied": 2},
        {**package("fast", "many", 1.0, 0.0), "tied": 1},
    ]
    picked = [package("slow", "few", 1 / 3, 0.75), package("slow", "many", 1 / 3, 0.75)]
    proven = {
        "value": 0.5,
        "bound": 0.5,
        "proven": True,
        "method": "frontier",
        "boxes": None,
        "all_tied": True,
    }
    found = {
        "case": {"title": "River talks", "as_of": "2024-03-01", "digest": "ab" * 32},
        "parties": [
            {"id": "ada", "name": "Ada", "role": "party", "must_accept": True},
            {"id": "ben", "name": "=2+3", "role": "party", "must_accept": True},
        ],
        "space": {"packages": 4, "allowed": 4, "within_red_lines": 3, "exact": True},
        "zone": {"count": 2, "exact": True, "low": 2, "high": 2, "drawn": 0},
        "frontier": {
            "size": 3,
            "exact": True,
            "distinct": 2,
            "errors": {"ada": 0.0, "ben": 0.0},
            "points": points,
        },
        "solutions": {
            "nash": {**proven, "tied": 2, "packages": picked},
            "kalai-smorodinsky": {**proven, "tied": 250, "packages": picked[:1]},
        },
        "recommended": None,
        "assessed": [],
        "trades": [],
        "give_and_take": {},
        "others": {},
        "undecided": False,
        "changes": None,
        "conflict": None,
        "concession": None,
        "contradictions": [],
        "questions": [],
        "values": {"ada": values(0.25), "ben": values(0.5)},
        "method": {
            "draws": 2000,
            "seed": 7,
            "denominator": 12,
            "rounded": False,
            "assumed_share": 1.0,
        },
    }
    return packages_answers.PackagesAnswer.model_validate({**found, **changed})


def table(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def opened(raw: bytes) -> Workbook:
    return load_workbook(io.BytesIO(raw))


def cells(book: Workbook, sheet: str) -> list[Sequence[object]]:
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


BOTH = "Nash; Kalai-Smorodinsky"


def test_the_table_has_one_row_for_each_package() -> None:
    raw = packages_table_csv(answer(), agenda())
    assert raw.startswith(b"\xef\xbb\xbfsolutions,packages tied,")
    assert raw.endswith(b"\r\n")
    assert table(raw) == [
        [
            *("solutions", "packages tied", "Ada", "'=2+3", "Filling", "Fish"),
            *("id: dam", "id: fish"),
        ],
        [BOTH, "2", "0.3333333333333333", "0.75", "Slowly", "Few", "slow", "few"],
        [BOTH, "2", "0.3333333333333333", "0.75", "Slowly", "Many", "slow", "many"],
        ["", "1", "1.0", "0.0", "Fast", "Many", "fast", "many"],
    ]


def test_without_an_agenda_ids_stand_for_names() -> None:
    header, first, *_ = table(packages_table_csv(answer()))
    assert header == ["solutions", "packages tied", "Ada", "'=2+3", "dam", "fish"]
    assert first == [BOTH, "2", "0.3333333333333333", "0.75", "slow", "few"]


@pytest.mark.parametrize("name", ["=1", "+1", "-1", "@x", "\tx", "\rx", " =1", '=HYPERLINK("x")'])
def test_no_name_becomes_a_formula(name: str) -> None:
    named = agenda(dam=name, slow=name)
    rows = table(packages_table_csv(answer(), named))
    assert rows[0][4] == rows[1][4] == f"'{name}"
    book = opened(packages_workbook(answer(), named))
    for sheet in ("Solutions", "Frontier", "About"):
        for row in book[sheet].iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    assert book["Frontier"]["E2"].data_type == "s"
    assert str(book["Frontier"]["E2"].value).strip() == name.strip()


def test_a_frontier_that_was_not_walked_leaves_the_header() -> None:
    unknown = answer(
        frontier=None,
        solutions={},
        zone={"count": None, "exact": False, "low": None, "high": None, "drawn": 0},
    )
    assert len(table(packages_table_csv(unknown, agenda()))) == 1
    book = opened(packages_workbook(unknown, agenda()))
    assert len(cells(book, "Frontier")) == 1
    assert [
        "What is cut",
        "The packages were not walked: there is no frontier, and no solution.",
    ] in [row[:2] for row in cells(book, "About")]


def test_the_sheet_of_solutions_begins_with_the_walk_away() -> None:
    book = opened(packages_workbook(answer(), agenda()))
    assert book.sheetnames == ["Solutions", "Frontier", "About"]
    assert cells(book, "Solutions") == [
        ["Solution", "Packages tied", "Ada", "=2+3", "Filling", "Fish"],
        ["Walk-away", None, 0.25, 0.5, None, None],
        ["Nash", 2, 1 / 3, 0.75, "Slowly", "Few"],
        ["Nash", 2, 1 / 3, 0.75, "Slowly", "Many"],
        ["Kalai-Smorodinsky", 250, 1 / 3, 0.75, "Slowly", "Few"],
    ]


def test_the_sheet_of_the_frontier_names_the_solutions_of_each_point() -> None:
    book = opened(packages_workbook(answer(), agenda()))
    assert cells(book, "Frontier") == [
        ["Solutions", "Packages tied", "Ada", "=2+3", "Filling", "Fish"],
        ["Nash, Kalai-Smorodinsky", 2, 1 / 3, 0.75, "Slowly", "Few"],
        [None, 1, 1, 0, "Fast", "Many"],
    ]


def test_the_sheets_are_laid_out_to_be_read() -> None:
    sheet = opened(packages_workbook(answer(), agenda()))["Frontier"]
    assert sheet["A1"].font.bold
    assert sheet["A2"].font.bold is not True
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet["C2"].number_format == "0.000"
    assert sheet["C3"].number_format == "0.000"
    assert sheet["B2"].number_format == "#,##0"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["C"].width


def test_the_sheet_about_says_what_is_cut_and_how_it_was_computed() -> None:
    short = {
        "size": 9,
        "exact": True,
        "distinct": 2,
        "errors": {},
        "points": [{**package("slow", "few", 0.5, 0.5), "tied": 2}],
    }
    book = opened(packages_workbook(answer(frontier=short), agenda()))
    said = cells(book, "About")
    texts = [row[1] for row in said if row[0] == "What is cut"]
    assert texts == [
        "Each point of the frontier is shown by its first package; how many are tied stands by.",
        (
            "The frontier is listed up to point 1: 2 of its 9 packages are worth as much as one of "
            "these."
        ),
        "Kalai-Smorodinsky: 1 of 250 tied packages are listed.",
    ]
    known = {str(row[0]): row[1] for row in said}
    assert known["All packages"] == 4
    assert known["Zone of possible agreement"] == 2
    assert known["Computed in"] == "whole parts of one in 12, exactly"
    assert known["Draws, seed"] == "2,000, 7"
    assert ["Filling", "Slowly", "dam", "slow"] in said


def test_the_sheets_say_that_there_is_no_solution() -> None:
    book = opened(packages_workbook(answer(solutions={}), agenda()))
    assert cells(book, "Solutions")[2][0] == "None: see About"
    texts = [row[1] for row in cells(book, "About") if row[0] == "What is cut"]
    assert texts[0] == (
        "No package within rules and red lines is at or above every walk-away: no solution."
    )


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert packages_workbook(answer(), agenda()) == packages_workbook(answer(), agenda())


def test_signs_that_no_sheet_may_hold_are_replaced() -> None:
    book = opened(packages_workbook(answer(), agenda(slow="a\x07b")))
    assert book["Frontier"]["E2"].value == "a\N{REPLACEMENT CHARACTER}b"
