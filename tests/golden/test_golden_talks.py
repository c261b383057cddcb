"""The talks of May 2023, played into a journal: what the ladder says of them, and the state."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from paraph.cli.main import app
from paraph.desk.viewing import view_of
from paraph.store.opening import open_journal

HERE = Path(__file__).parent / "talks"
AT, NOW = "2023-05-10T08:00+03:00", "2023-05-31T12:00+03:00"


def run(*words: str | Path) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "100"})
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def journal(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference case, opened and played."""
    path = tmp_path_factory.mktemp("talks") / "talks.db"
    run("open", example, "--journal", path, "--at", AT)
    run("play", path, example / "talks.jsonl", "--quiet")
    return path


@pytest.mark.parametrize("kind", ["ladder", "due"])
@pytest.mark.parametrize("seat", ["mediator", "turkey"])
def test_the_talks_are_told_as_before(
    journal: Path, kind: str, seat: str, request: pytest.FixtureRequest
) -> None:
    made = run(kind, journal, "--as", seat, "--now", NOW)
    golden = HERE / f"{kind}-{seat}.txt"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


def test_the_talks_fold_to_the_same_state_as_before(
    journal: Path, request: pytest.FixtureRequest
) -> None:
    """Each seat's digest is over all that it can see; a changed stored form changes it."""
    opened = open_journal(str(journal))
    seats = ["mediator", "turkey"]
    found = [f"{seat} {view_of(opened, seat, '').digest}" for seat in seats]
    opened.close()
    golden = HERE / "digests.txt"
    if request.config.getoption("--update-golden"):
        golden.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8").splitlines()
