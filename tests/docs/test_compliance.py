"""The reference on compliance says what the program does."""

from pathlib import Path

import pytest

from paraph.briefs.compliance_words import RULES, SCORES
from paraph.roadmap.keeping import HORIZON, Status
from paraph.terms.compliance import Score


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "reference" / "compliance.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("score", Score)
def test_every_score_has_its_rule_in_the_manual(page: str, score: Score) -> None:
    assert f"| {score.value} | `{SCORES[score]}` | {RULES[score]} |" in page


def test_every_status_is_in_the_manual_by_its_rank(page: str) -> None:
    places = [page.index(f"\n| {status} | ") for status in Status]
    assert places == sorted(places)


def test_the_usual_horizon_is_in_the_manual(page: str) -> None:
    assert f"within {HORIZON} days" in page
