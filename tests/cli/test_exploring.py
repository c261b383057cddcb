"""`paraph packages` with its questions: what if, by which solution, with what proof."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from paraph.cli.main import app


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def asked(*words: str | Path) -> dict[str, Any]:
    result = run("packages", *words, "--json", "--quiet")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A new case folder, as `paraph new` makes it: 4 x 3 x 3 packages and one rule."""
    folder = tmp_path / "talks"
    assert run("new", folder).exit_code == 0
    return folder


def test_a_fixed_option_leaves_only_packages_with_it(fresh: Path) -> None:
    answer = asked(fresh, "--fix", "gauges=joint")
    assert answer["space"] == {
        "packages": 36,
        "allowed": 12,
        "within_red_lines": 7,
        "exact": True,
    }
    assert {point["options"]["gauges"] for point in answer["frontier"]["points"]} == {"joint"}
    assert answer["changes"]["fixed"] == {"gauges": "joint"}


def test_without_a_party_its_red_lines_and_walk_away_do_not_count(fresh: Path) -> None:
    answer = asked(fresh, "--without", "downstream")
    assert answer["space"]["allowed"] == 27
    assert answer["space"]["within_red_lines"] == 25  # all but upstream's own red line
    assert [party["must_accept"] for party in answer["parties"]] == [True, True, False]
    assert set(answer["others"]) == {"downstream", "host"}


def test_a_coalition_is_asked_alone_and_what_it_leaves_is_told(fresh: Path) -> None:
    answer = asked(fresh, "--only", "downstream,host")
    assert set(answer["recommended"]["chances"]) == {"downstream", "host"}
    left = answer["others"]["upstream"]
    assert left["least"] <= left["recommended"] <= left["most"]


def test_a_dropped_rule_and_a_dropped_red_line_no_longer_bind(fresh: Path) -> None:
    assert asked(fresh, "--drop", "share-needs-gauges")["space"]["allowed"] == 36
    refused = next(
        cell["refusals"][0]["id"]
        for cell in json.loads(run("positions", fresh, "--json").stdout)["cells"]
        if cell["refusals"]
    )
    assert asked(fresh, "--drop", refused)["space"]["within_red_lines"] == 25


def test_a_walk_away_and_a_weight_may_be_put_otherwise(fresh: Path) -> None:
    answer = asked(fresh, "--walk-away", "upstream=0.9", "--weight", "upstream:gauges=1/2")
    upstream = answer["values"]["upstream"]
    assert upstream["reservation"]["point"] == 0.9
    weights = {issue: each["weight"]["point"] for issue, each in upstream["issues"].items()}
    assert weights["gauges"] == 0.5
    assert sum(weights.values()) == pytest.approx(1)
    assert upstream["reservation"]["assumed"] is True


def test_weights_of_parties_add_the_weighted_solutions(fresh: Path) -> None:
    names = set(asked(fresh, "--party-weight", "upstream=3")["solutions"])
    plain = {"nash", "kalai-smorodinsky", "egalitarian", "utilitarian"}
    assert names == plain | {f"weighted-{name}" for name in plain}


def test_only_the_solution_that_is_named_is_given(fresh: Path) -> None:
    assert list(asked(fresh, "--solution", "egalitarian")["solutions"]) == ["egalitarian"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("--fix", "gauges"),
            "--fix: found 'gauges', expected ISSUE=OPTION; write it without spaces, with one '='",
        ),
        (
            ("--fix", "gages=joint"),
            "--fix: found 'gages', expected the name of a known issue; did you mean 'gauges'?",
        ),
        (
            ("--fix", "gauges=jont"),
            (
                "--fix: found 'jont', expected the name of a known option of 'gauges'; "
                "did you mean 'joint'?"
            ),
        ),
        (
            ("--without", "upsteam"),
            (
                "--without: found 'upsteam', expected the name of a known party; "
                "did you mean 'upstream'?"
            ),
        ),
        (
            ("--walk-away", "upstream=1.5"),
            "--walk-away: found '1.5', expected a number from 0 to 1; change it",
        ),
        (
            ("--weight", "upstream:gauges=0.8", "--weight", "upstream:water-share=0.7"),
            ("--weight: found weights that sum to 1.5, expected 1 in all for a party; change one"),
        ),
        (
            ("--party-weight", "upstream=half"),
            "--party-weight: found 'half', expected a whole number from 1 to 100; change it",
        ),
        (
            ("--solution", "nahs"),
            "--solution: found 'nahs', expected the name of a known solution; did you mean 'nash'?",
        ),
    ],
)
def test_words_that_cannot_be_used_are_told_and_nothing_is_done(
    fresh: Path, words: tuple[str, ...], message: str
) -> None:
    result = run("packages", fresh, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{message}\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("--fix", "gauges=own", "--fix", "gauges=joint"),
            "--fix: found 'gauges twice', expected each thing once; leave one out",
        ),
        (
            ("--only", "host", "--without", "host"),
            "--without: found 'host', expected either --only or --without; leave one out",
        ),
        (
            ("--weight", "upstream=0.2"),
            (
                "--weight: found 'upstream=0.2', expected PARTY:ISSUE=WEIGHT; "
                "name the issue after a colon"
            ),
        ),
    ],
)
def test_words_that_contradict_each_other_are_told(
    fresh: Path, words: tuple[str, ...], message: str
) -> None:
    result = run("packages", fresh, *words)
    assert (result.exit_code, result.stderr) == (2, f"{message}\n")


def test_only_a_rule_or_a_red_line_can_be_dropped(fresh: Path) -> None:
    cells = json.loads(run("positions", fresh, "--json").stdout)["cells"]
    demand = next(cell["current"][0]["id"] for cell in cells if cell["current"])
    result = run("packages", fresh, "--drop", demand)
    assert result.exit_code == 2
    assert "expected the name of a known rule or red line" in result.stderr


def test_a_file_that_proves_nothing_is_not_said_to_hold(tmp_path: Path) -> None:
    path = tmp_path / "proofs.json"
    path.write_text('{"certificates": []}', encoding="utf-8")
    result = run("certificate", path)
    assert result.exit_code == 1
    assert result.stdout == "There is no proof in the file: no solution was found.\n"


def test_a_truncated_file_of_proofs_is_bad_data(tmp_path: Path) -> None:
    path = tmp_path / "proofs.json"
    for text in ("[", '{"a":1,\n', ""):
        path.write_text(text, encoding="utf-8")
        result = run("certificate", path)
        assert result.exit_code == 3
        assert "found no JSON" in result.stderr


def test_frontier_and_solutions_go_to_a_table_and_a_workbook(fresh: Path, tmp_path: Path) -> None:
    csv, xlsx = tmp_path / "talks.csv", tmp_path / "talks.xlsx"
    assert run("packages", fresh, "-o", csv, "-o", xlsx, "--quiet").exit_code == 0
    assert csv.read_text(encoding="utf-8-sig").startswith("solutions,packages tied,Upstream")
    assert load_workbook(xlsx).sheetnames == ["Solutions", "Frontier", "About"]


def test_proofs_are_written_and_hold_until_somebody_changes_them(
    fresh: Path, tmp_path: Path
) -> None:
    path = tmp_path / "proofs.json"
    assert run("packages", fresh, "--certificates", path, "--quiet").exit_code == 0
    assert run("certificate", path).exit_code == 0
    proofs = json.loads(path.read_text(encoding="utf-8"))
    proofs["certificates"][0]["value"] = "99/100"
    path.write_text(json.dumps(proofs), encoding="utf-8")
    changed = run("certificate", path)
    assert changed.exit_code == 1
    assert "nash" in changed.stdout


def test_a_file_without_proofs_is_bad_data(tmp_path: Path) -> None:
    path = tmp_path / "proofs.json"
    path.write_text("{}", encoding="utf-8")
    assert run("certificate", path).exit_code == 3


HARD = """
title: Hard talks
as_of: 2024-03-01
tracks: [{id: t, name: T}]
parties: [%s]
issues:
%s
weights:
%s
values:
%s
"""


def opposed(parties: int, issues: int) -> str:
    """Talks in which every second party wants just the reverse: nothing can be left out early."""
    names = [f"p{at}" for at in range(parties)]
    abouts = [f"i{at}" for at in range(issues)]
    assumed = "assumed: made up"
    values = [
        f"  - {{party: {name}, issue: {about}, option: o{at}, value: "
        f"{((who // 2 * 7 + row * 5 + at * 11) % 97) / 97 if who % 2 == 0 else 0:.6f}, {assumed}}}"
        for row, about in enumerate(abouts)
        for who, name in enumerate(names)
        for at in range(9)
    ]
    listed = "".join(f", o{at}: O" for at in range(9)).removeprefix(", ")
    return HARD % (
        ", ".join(f"{{id: {name}, name: {name}, role: party}}" for name in names),
        "\n".join(
            f"  - {{id: {about}, track: t, name: N, question: Q, options: {{{listed}}}}}"
            for about in abouts
        ),
        "\n".join(
            f"  - {{party: {n}, issue: {i}, weight: medium, {assumed}}}"
            for n in names
            for i in abouts
        ),
        "\n".join(values),
    )


def test_interrupted_once_the_best_so_far_is_told_with_its_bound(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(opposed(8, 30), encoding="utf-8")
    command = [sys.executable, "-c", "from paraph.cli.main import main; main()"]
    work = subprocess.Popen(
        [*command, "packages", str(tmp_path), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert work.stderr is not None
    assert work.stderr.readline() == "working on packages\n"
    time.sleep(0.2)
    os.kill(work.pid, signal.SIGINT)
    told, said = work.communicate(timeout=120)
    assert said == "ending with what is found so far; once more to leave at once\n"
    answer = json.loads(told)
    for solution in answer["solutions"].values():
        assert solution["bound"] >= solution["value"]
