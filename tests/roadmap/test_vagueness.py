"""Deliverables: what says what will be there, and what does not."""

import pytest
from tests.roadmap.made import approval, step

from paraph.roadmap.vagueness import is_concrete, vague_words
from paraph.terms.wording import Wording

CONCRETE = [
    "50,000 t of heavy fuel oil",
    "a complete declaration of all programmes",
    "seals on the reprocessing facility",
    "the embassies reopen",
    "exchange of ambassadors",
    "withdrawal of troops from the border",
    "two brigades leave",
    "release of all prisoners",
    "release of 120 detainees",
    "a joint communiqué",
    "cities and territories",
    "visits by inspectors",
    "a dozen trucks a day",
    "handover of Idlib",
    "talks with the IAEA",
    "opening of the M4",
    "return to Ürümqi",
    "a cross-border hand-over",
    "signed by 31 May 2023",
    "ratification in May",
    "Turkey’s letter",
    "the twentieth of three lists",
    "policies in a register",
    "aircraft fly again",
]
SILENT = [
    "",
    "peace",
    "better relations",
    "calm between the Parties",
    "trust, and respect for one another",
    "Friendship among all States",
    "Understanding",
    "mutual trust",
]
VAGUE = [
    ("take appropriate measures", ("appropriate",)),
    ("APPROPRIATE measures", ("appropriate",)),
    (
        "all necessary measures as soon as possible",
        ("all necessary measures", "as soon as possible"),
    ),
    ("the army should leave", ("should",)),
    ("the parties may meet", ("may",)),
    ("may meet in May", ("may",)),
    ("Would open an office", ("would",)),
    ("make every effort, in good faith", ("every effort", "in good faith"[3:])),
    ("promote trade and promote travel", ("promote",)),
    ("where possible, a report", ("where possible",)),
    ("work towards a treaty", ("work towards",)),
    ("the mayor of the irrelevant town", ()),
    ("shall open and will close", ()),
    ("two troops in a house", ()),
]


@pytest.mark.parametrize("text", CONCRETE)
def test_a_noun_of_quantity_place_or_document_a_number_or_a_name_is_concrete(text: str) -> None:
    assert is_concrete(step("a", deliverable=text))
    assert vague_words(text) == ()


@pytest.mark.parametrize("text", SILENT)
def test_a_deliverable_without_any_is_not(text: str) -> None:
    assert not is_concrete(step("a", deliverable=text))


@pytest.mark.parametrize(("text", "words"), VAGUE)
def test_words_that_promise_nothing_are_told_once_and_in_order(
    text: str, words: tuple[str, ...]
) -> None:
    assert vague_words(text) == words


def test_a_quantity_a_place_or_an_approval_is_concrete_without_words() -> None:
    assert is_concrete(step("a", deliverable="", place="Kaesong"))
    assert is_concrete(step("a", deliverable="", approval=approval()))


def test_the_talks_add_words_of_their_own() -> None:
    wording = Wording(concrete=("canteen", "safe zone"), vague=("brotherly", "etc."))
    assert not is_concrete(step("a", deliverable="canteens and such"))
    assert is_concrete(step("a", deliverable="canteens and such"), wording)
    assert is_concrete(step("a", deliverable="a safe zone"), wording)
    assert vague_words("Brotherly help, etc.", wording) == ("brotherly", "etc.")
    assert vague_words("Brotherly help, etc.") == ()
