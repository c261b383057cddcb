"""What a whole brief says of cases that differ in one thing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from paraph.briefs.brief import View, packages_brief, positions_brief, roadmap_brief
from paraph.briefs.roadmap import roadmap_section
from paraph.briefs.tree import Brief, Bullets, Figure, Mark, Paragraph, Phrases, Table
from paraph.desk.consult import Question, consult_brief, consult_packages
from paraph.desk.roadmaps import consult_roadmap
from paraph.files.case.loading import load_case
from paraph.packages.whatif import Changes
from paraph.record.digests import digest
from paraph.record.evolve import fold

HEAD = """
title: Two on a river
as_of: 2024-03-01
parties:
  - {id: up, name: Up, role: party}
  - {id: down, name: Down, role: party}
  - {id: host, name: Host, role: mediator}
tracks: [{id: water, name: Water}]
issues:
  - id: share
    track: water
    name: Share
    question: How much?
    order: ordered
    options: {none: Nothing, third: A third, half: Half}
    status_quo: none
  - id: gauges
    track: water
    name: Gauges
    question: Who reads them?
    options: {own: Each its own, joint: Both}
    status_quo: own
"""
AGREEABLE = """
positions:
  - {party: down, issue: share, option: half, strength: demand, assumed: why}
  - {party: up, issue: gauges, option: joint, strength: preference, assumed: why}
"""
Make = Callable[[str], Brief]


@pytest.fixture
def brief(tmp_path: Path) -> Make:
    def make(rest: str) -> Brief:
        (tmp_path / "case.yaml").write_text(HEAD + rest, encoding="utf-8")
        case = load_case(tmp_path)
        view = View(fold(case.events), digest(case.events), case.unread, "test")
        return consult_brief(view, Question(draws=2_000))[0]

    return make


def phrases_of(made: Brief) -> Iterator[Phrases]:
    for block in (*made.summary, *(each for section in made.sections for each in section.blocks)):
        match block:
            case Paragraph(phrases):
                yield phrases
            case Bullets(items):
                yield from items
            case Table(rows=rows):
                yield from (line for row in rows for cell in row.cells for line in cell.lines)
            case _:
                pass


def words_of(made: Brief) -> str:
    return "\n".join("".join(phrase.text for phrase in line) for line in phrases_of(made))


def test_a_case_with_a_zone_has_the_parts_in_order(brief: Make) -> None:
    titles = [section.title for section in brief(AGREEABLE).sections]
    assert titles == [
        "Who is at the table",
        "Where they stand",
        "What could be agreed",
        "What it rests on",
        "The roadmap",
        "Sources",
    ]


def test_every_note_that_a_phrase_refers_to_is_in_the_brief(brief: Make) -> None:
    made = brief(AGREEABLE)
    used = {note for line in phrases_of(made) for phrase in line for note in phrase.notes}
    assert used == {note.number for note in made.notes} == {1}


def test_a_recommended_package_is_called_advice_that_nobody_accepted(brief: Make) -> None:
    text = words_of(brief(AGREEABLE))
    assert "It is computed advice: nobody has accepted anything." in text


def test_a_silent_cell_is_marked_and_never_taken_for_consent(brief: Make) -> None:
    made = brief(AGREEABLE)
    table = next(
        block
        for section in made.sections
        for block in section.blocks
        if isinstance(block, Table) and block.caption.startswith("Positions matrix")
    )
    share = table.rows[1]
    assert share.cells[1].marks == (Mark.SILENT,)
    assert share.cells[2].marks == (Mark.ASSUMED,)


NO_ZONE = """
red_lines:
  - {party: up, never: share = half or third, assumed: why}
  - {party: down, never: share = none, assumed: why}
positions:
  - {party: down, issue: share, option: half, strength: demand, assumed: why}
"""


def test_a_case_without_a_zone_says_which_demands_conflict(brief: Make) -> None:
    made = brief(NO_ZONE)
    assert [section.id for section in made.sections][3] == "impasse"
    text = words_of(made)
    assert "Up will not accept that Share is ‘Half’ or ‘A third’." in text
    assert "Down will not accept that Share is ‘Nothing’." in text
    assert "The least that would open a zone: 1 red line lifted." in text
    assert "of 2 kinds by the red lines they ask to lift" in text
    assert "The smallest set of demands that cannot all be met has 2 members" in text


def test_contradictory_rules_are_named(brief: Make) -> None:
    rules = """
rules:
  - {never: gauges = joint, assumed: why}
  - {never: share = none or third, assumed: why}
  - {when: share = half, requires: gauges = joint, assumed: why}
  - {when: share = third, excludes: gauges = own, assumed: why}
"""
    made = brief(rules)
    text = words_of(made)
    assert "None of the 6 packages meets all rules: the rules contradict each other" in text
    bullets = [
        block
        for section in made.sections
        for block in section.blocks
        if isinstance(block, Bullets) and section.id == "packages"
    ]
    # The fourth rule has no part in it: half is the only share left, and it wants joint gauges.
    assert ["".join(phrase.text for phrase in item) for item in bullets[0].items] == [
        "Never: Gauges is ‘Both’.",
        "Never: Share is ‘Nothing’ or ‘A third’.",
        "Where Share is ‘Half’, it is required that Gauges is ‘Both’.",
    ]


def test_a_party_that_need_not_accept_does_not_bound_the_zone(brief: Make) -> None:
    made = brief("red_lines: [{party: host, never: share != none, assumed: w}]\n" + AGREEABLE)
    assert "Of 6 packages, 6 meet every rule; 6 of these cross no red line" in words_of(made)


def test_circular_steps_are_named_whole(brief: Make) -> None:
    steps = """
steps:
  - {id: a, name: First, after: b, assumed: w}
  - {id: b, name: Second, after: a, assumed: w}
"""
    assert "Circular preconditions: ‘First’ waits for ‘Second’ waits for ‘First’" in words_of(
        brief(AGREEABLE + steps)
    )


def test_every_figure_says_its_message_in_words(brief: Make) -> None:
    made = brief(AGREEABLE)
    figures = [
        block for section in made.sections for block in section.blocks if isinstance(block, Figure)
    ]
    assert [each.id for each in figures] == ["distances", "solutions"]
    assert figures[0].alternative.startswith("Nothing can be compared")


def test_the_colophon_names_input_method_and_seed(brief: Make) -> None:
    names = [fact.name for fact in brief(AGREEABLE).colophon]
    assert names == ["Made by", "Input", "Packages", "Readings"]


def test_without_a_party_that_must_accept_nothing_is_counted_as_agreed(
    brief: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.HEAD", HEAD.replace("role: party", "role: observer"))
    made = brief("")
    text = words_of(made)
    assert "No party’s acceptance is needed, so there is nothing that all must accept." in text
    assert "No numbers count, since no party’s acceptance is needed." in text
    assert {fact.name: fact.value for fact in made.colophon}["Packages"] == "none"


def test_numbers_that_reports_state_are_not_called_assumed(brief: Make, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "r.txt").write_text("Down: walk-away forty.", encoding="utf-8")
    stated = """
reports: [{id: r, outlet: O, date: 2024-01-01, title: T}]
reservations: [{party: down, value: 0.4, report: r, quote: walk-away forty}]
"""
    text = words_of(brief(AGREEABLE + stated))
    # Each party has two weights, five values and a walk-away: 16 numbers, one of them stated.
    assert "15 of 16 numbers (94\u00a0%) behind the values" in text


STEPS = """
steps:
  - {id: a, name: First, duration: 3 weeks, deadline: 1 week after start, assumed: w}
  - {id: b, name: Second, after: c, deadline: 1 week after c, assumed: w}
  - {id: c, name: Third, carries_out: share = none and share = half, assumed: w}
  - {id: d, name: Fourth, after: e, assumed: w}
  - {id: e, name: Fifth, after: e, assumed: w}
"""


def test_every_fault_of_a_roadmap_is_told_with_its_mend(brief: Make) -> None:
    text = words_of(brief(AGREEABLE + STEPS))
    for said in (
        "Circular preconditions: ‘Fifth’ waits for ‘Fifth’. Mend: let one of them start",
        "Deadline before it can be met: ‘First’: ",
        " too late at the earliest. Mend: move the deadline, or shorten the chain.",
        "Names an absent step: ‘Second’ names ‘Third’, which is not on this roadmap",
        "Deadline runs from something without a date: that of ‘Second’ runs from ‘Third’",
        "Cannot be dated: ‘Fourth’. Mend: it waits for a circle",
        "No actor: ",
        "1 step of unknown duration is counted as taking no time.",
        "‘Third’.",
    ):
        assert said in text, said


def test_parts_of_a_brief_can_be_had_alone(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(HEAD + AGREEABLE, encoding="utf-8")
    case = load_case(tmp_path)
    view = View(fold(case.events), digest(case.events), case.unread, "test")
    found = consult_packages(view.talks, Question(draws=2_000))
    steps = consult_roadmap(view.talks, found)
    parts = (
        positions_brief(view),
        packages_brief(view, found, Changes()),
        roadmap_brief(view, found, lambda notes: [roadmap_section(view.talks, steps, notes)]),
    )
    assert [[section.id for section in part.sections] for part in parts] == [
        ["positions"],
        ["packages", "certainty"],
        ["roadmap"],
    ]
