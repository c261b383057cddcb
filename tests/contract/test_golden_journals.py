"""A journal of any version opens in this one, with every entry and document as it was."""

import json
import sqlite3
from pathlib import Path

import pytest
from tests.golden.journals.keep import all_told

from paraph.record.chain import first_bad
from paraph.store.opening import open_journal
from paraph.store.schema import VERSION

GOLDEN = Path(__file__).parents[1] / "golden" / "journals"
KEPT = sorted(GOLDEN.glob("*.sql"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda each: each.stem)
def test_a_journal_of_any_version_opens_in_this_one(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    connection = sqlite3.connect(path)
    connection.executescript(kept.read_text(encoding="utf-8"))
    connection.close()
    expected = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    assert all_told(str(path)) == expected
    for name in expected:
        journal = open_journal(str(path), name)
        assert first_bad(journal.talks, journal.read(journal.channels(), {})) is None
        journal.close()


def test_there_is_a_journal_of_this_version() -> None:
    assert VERSION in {each.stem for each in KEPT}
