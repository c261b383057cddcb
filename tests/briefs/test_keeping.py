"""The brief on whether the steps were kept, as a person reads it."""

import datetime as dt
from pathlib import Path

import pytest
from tests.kept_case import kept_case, seen

from paraph.briefs.compliance_words import TIES, rolled
from paraph.briefs.keeping import HEADLINES, MARKS, keeping_brief
from paraph.briefs.tree import Bullets, Figure, Lines, Table
from paraph.desk.keeping_consult import KeepingQuestion
from paraph.files.html import html
from paraph.files.terminal import text
from paraph.roadmap.bargain import TieKind
from paraph.roadmap.keeping import Status


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return kept_case(tmp_path / "case")


def printed(case: Path, on: dt.date | None = None) -> str:
    view, found = seen(case, KeepingQuestion(on))
    return " ".join(text(keeping_brief(view, found), 600).split())


def test_the_first_sentence_counts_the_steps_and_names_the_latest(case: Path) -> None:
    assert (
        "As of 30 June 2024, of 7 steps, 1 is disputed, 1 late, 1 suspended, 1 excused, 1 due "
        "soon, 1 done late and 1 done. Together the steps are at 52 of 100 as claimed, and at 33 "
        "as verified; those whose deadline is over (5) at 67 and 40. Nobody has reported on "
        "2 steps; silence is counted as not begun, and is unknown. Late for longest is ‘Upland "
        "releases the boats’ (Upland), 61 days."
    ) in printed(case)


def test_the_steps_stand_by_how_they_are_and_what_needs_attention_stands_first(case: Path) -> None:
    view, found = seen(case)
    (section,) = keeping_brief(view, found).sections
    table = next(block for block in section.blocks if isinstance(block, Table))
    bands = [row.cells[0].lines[0][0].text for row in table.rows if len(row.cells) == 1]
    assert bands == [
        "Disputed (1)",
        "Late (1)",
        "Suspended (1)",
        "Excused (1)",
        "Due soon (1)",
        "Done late (1)",
        "Done (1)",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "excused: High water until August",
        "suspended by Lowland",
        "tranches: 1: full, 2: not begun, 3: not begun",
        "waits for ‘Upland opens the sluice’",
        "full, as of 20 April 2024, by Upland, disputed by Lowland",
        "‘Upland opens the sluice’ is disputed. If the dispute goes against the actor: ‘Lowland",
        "‘Lowland may stop paying’. ‘=Lowland pays into the fund’ is suspended, by Lowland.",
        "The text says nothing of what follows from ‘Upland releases the boats’.",
        "has its gate opened by ‘Gauges at both ends’ (Lowland): done",
        "15 July 2024: ‘The commission meets’ (Upland and Lowland), due; waits for ‘Upland opens",
        "Could begin now: ‘Upland releases the boats’ (Upland).",
        "3 full: all is there that the step says, or so nearly that nobody waits for the rest.",
    ],
)
def test_it_says_what_holds(case: Path, sentence: str) -> None:
    assert sentence in printed(case)


def test_it_can_be_asked_of_an_earlier_day(case: Path) -> None:
    words = printed(case, dt.date(2024, 3, 25))
    assert "Keeping the roadmap, as of 25 March 2024" in words
    assert "4 reports of later days are left out." in words
    before = printed(case, dt.date(2023, 12, 1))
    assert "The roadmap begins on 1 January 2024 only: before that nothing can be late." in before
    assert "no deadline is over yet." in before


def test_the_roll_up_is_drawn_over_time(case: Path) -> None:
    view, found = seen(case)
    brief = keeping_brief(view, found)
    (figure,) = brief.figures
    assert isinstance(figure, Figure)
    assert isinstance(figure.drawing, Lines)
    assert figure.drawing.is_stepped
    all_claimed = figure.drawing.series[0]
    assert all_claimed.points[0] == (dt.date(2024, 1, 1), 0.0)
    assert all_claimed.points[-1][1] == pytest.approx(100 * 11 / 21)
    assert "Roll-up of the scores" in html(brief)


def test_every_status_and_tie_has_its_words() -> None:
    assert set(HEADLINES) == set(Status)
    assert set(TIES) == set(TieKind)
    assert set(MARKS) <= set(Status)


def test_a_roll_up_looks_like_nothing_or_all_only_where_it_is() -> None:
    numbers = (None, 0, 0.4, 1, 99.4, 100)
    assert [rolled(each) for each in numbers] == ["–", "0", "under 1", "1", "over 99", "100"]  # type: ignore[arg-type]


def test_a_case_without_reports_says_so(case: Path) -> None:
    (case / "compliance.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert "Nobody has reported on any of the 7 steps so far." in printed(case)


def test_a_case_without_steps_has_nothing_to_keep(case: Path) -> None:
    (case / "compliance.yaml").write_text("# nothing\n", encoding="utf-8")
    issue = "issues:\n  - {id: dam, name: Dam, track: water, question: Who?, options: {a: A}}\n"
    (case / "steps.yaml").write_text(issue, encoding="utf-8")
    view, found = seen(case)
    (section,) = keeping_brief(view, found).sections
    assert "There are no steps to keep." in printed(case)
    assert not any(isinstance(block, Bullets) for block in section.blocks)
