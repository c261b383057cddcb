"""The briefs of the examples, as they were read and accepted by a person.

`--update-golden` writes them anew; read the difference before committing it.
"""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from paraph.cli.main import app

HERE = Path(__file__).parent
EXAMPLES = sorted(path.parent.name for path in (HERE.parents[1] / "examples").glob("*/case.yaml"))
KINDS = {
    "brief.txt": ["brief", "--quiet", "-o", "{out}"],
    "positions.json": ["positions", "--json"],
    "packages.json": ["packages", "--json", "--quiet"],
    "roadmap.json": ["roadmap", "--json", "--quiet"],
}


def printed(root: Path, example: str, kind: str, out: Path) -> str:
    command, *rest = KINDS[kind]
    options = [str(out) if word == "{out}" else word for word in rest]
    result = CliRunner().invoke(app, [command, str(root / "examples" / example), *options])
    assert result.exit_code == 0, result.output
    return out.read_text(encoding="utf-8") if out.exists() else result.stdout


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_still_gives_the_brief_that_was_accepted(
    root: Path, example: str, kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    made = printed(root, example, kind, tmp_path / kind)
    golden = HERE / example / kind
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    if kind.endswith(".json"):
        assert json.loads(made) == json.loads(golden.read_text(encoding="utf-8"))
    else:
        assert made == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    stored = {
        f"{path.parent.name}/{path.name}"
        for path in HERE.glob("*/*")
        if path.suffix in {".txt", ".json"} and path.parent.name not in {"journals", "talks"}
    }
    assert stored == {f"{example}/{kind}" for example in EXAMPLES for kind in KINDS}
