"""The examples keep what they promise: sizes, sources, own words."""

import re
from pathlib import Path

import pytest

from paraph.files.case.loading import load_case
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation
from paraph.terms.sources import Citation

GIVEN = Path(__file__).parents[3] / "shared" / "data" / "reports" / "seed_report.txt"
RUN = 8
"""Words in a row that are no longer a name, a figure or a stock phrase."""


@pytest.fixture(scope="module")
def talks(example: Path) -> Negotiation:
    return fold(load_case(example).events)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_the_reference_case_is_as_large_as_it_was_asked_to_be(talks: Negotiation) -> None:
    packages = 1
    for issue in talks.issues:
        packages *= len(issue.options)
    cited = [each for each in talks.positions if isinstance(each.source, Citation)]
    assert len(talks.parties) == 4
    assert len(talks.issues) >= 9
    assert len({issue.track for issue in talks.issues}) >= 6
    assert len(talks.positions) >= 24
    assert len(cited) >= 18
    assert len(talks.steps) >= 20
    assert 10**5 <= packages <= 10**7


def test_the_reference_case_knows_nothing_after_its_day(talks: Negotiation) -> None:
    assert talks.as_of.isoformat() == "2023-05-31"
    assert max(each.date for each in (*talks.reports, *talks.positions)) <= talks.as_of


def test_the_notes_of_the_reference_case_are_in_our_own_words(example: Path) -> None:
    if not GIVEN.is_file():
        pytest.skip("the report that the notes are held against is not beside this checkout")
    given = runs(GIVEN.read_text(encoding="utf-8"))
    assert len(given) > 300
    for path in sorted(example.rglob("*")):
        if path.suffix in {".txt", ".yaml", ".md"}:
            assert not runs(path.read_text(encoding="utf-8")) & given, path.name
