"""What a statement rests on: a report, the party's own word, or an assumption."""

import datetime as dt

import pytest
from tests.ladder_talks import talks
from tests.strategies import CITED, SUPPOSED, position

from paraph.briefs.notes import Notes, mark_of
from paraph.briefs.positions import positions_section
from paraph.briefs.tree import MARK_SIGNS, Mark, Paragraph, Table
from paraph.files.answering import source_answer
from paraph.record.events.founding import PositionStated
from paraph.terms.ids import PersonId, Seat
from paraph.terms.sources import Source, Told

TOLD = Told(PersonId("mekdad"), Seat("syria"), dt.date(2023, 6, 2))


@pytest.mark.parametrize(
    ("source", "mark"), [(CITED, Mark.CITED), (TOLD, Mark.TOLD), (SUPPOSED, Mark.ASSUMED)]
)
def test_each_source_has_its_own_mark(source: Source, mark: Mark) -> None:
    assert mark_of(source) is mark


def test_no_two_marks_have_one_sign() -> None:
    assert len(set(MARK_SIGNS.values())) == len(Mark)


def test_a_note_names_who_told_it_and_when() -> None:
    notes = Notes(talks())
    notes.cite(TOLD)
    [note] = notes.notes
    assert (note.mark, note.source.replace("\u00a0", " "), note.text) == (
        Mark.TOLD,
        "Syria, 2 June 2023",
        "Told to the talks by Faisal Mekdad.",
    )


def test_what_a_party_told_counts_before_what_is_assumed() -> None:
    stated = [
        position("syria", "presence", ["stays"], day=dt.date(2023, 6, 9), source=SUPPOSED),
        position("syria", "presence", ["leaves"], day=dt.date(2023, 6, 2), source=TOLD),
    ]
    known = talks(*map(PositionStated, stated))
    words, matrix, _ = positions_section(known, Notes(known)).blocks
    assert isinstance(words, Paragraph)
    assert "0 of them cited and 1 told by the party itself to the talks" in words.phrases[0].text
    assert isinstance(matrix, Table)
    cell = matrix.rows[1].cells[1]
    assert cell.lines[0][0].text == "Leaves"
    assert cell.marks == (Mark.TOLD,)


def test_json_tells_who_told_it() -> None:
    assert source_answer(TOLD).model_dump(mode="json") == {
        "kind": "told",
        "person": "mekdad",
        "seat": "syria",
        "on": "2023-06-02",
    }
