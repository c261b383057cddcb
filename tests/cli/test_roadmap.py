"""The roadmap on the command line, as a person asks for it."""

import json
from pathlib import Path

import pytest
from tests.exchange_case import exchange_case
from typer.testing import CliRunner, Result

from paraph.cli.main import app


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["roadmap", *(str(word) for word in words)])


def text(result: Result) -> str:
    """Return what was printed as one line."""
    return " ".join(result.stdout.replace("\u00a0", " ").split())


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return exchange_case(tmp_path / "case")


def test_show_is_meant_where_no_command_is_named(case: Path) -> None:
    assert run(case, "--quiet").stdout == run("show", case, "--quiet").stdout


def test_the_roadmap_is_shown_with_its_dates_and_exposure(case: Path) -> None:
    answer = json.loads(run("show", case, "--json").stdout)
    dates = {each["id"]: (each["start"], each["end"], each["due"]) for each in answer["steps"]}
    assert dates == {
        "boats": ("2024-01-01", "2024-01-11", "2024-02-29"),
        "nets": ("2024-01-11", "2024-01-21", "2024-02-05"),
        "first-payment": ("2024-01-11", "2024-01-11", "2024-03-31"),
        "second-payment": ("2024-01-11", "2024-01-11", "2024-03-31"),
    }
    # On 11 January Upland has given 0.4 and received 0.6; with the nets it has given 0.6.
    assert [each["exposure"] for each in answer["peaks"]] == ["0", "0", "0"]
    assert not answer["enforces_itself"]


def test_the_check_tells_each_fault_with_its_code_and_mend(case: Path) -> None:
    file = case / "case.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("deadline: 2024-02-29", "deadline: 2024-01-05"),
        encoding="utf-8",
    )
    result = run("check", case, "--json")
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert answer["severe"] == 1
    late = next(each for each in answer["faults"] if each["code"] == "too-late")
    assert late["steps"] == ["boats"]
    assert late["days"] == 6
    assert late["mend"] == "move the deadline, or shorten the chain"
    printed = run("check", case)
    assert printed.exit_code == 1
    assert "6 days too late at the earliest" in text(printed)


def test_a_check_without_anything_severe_ends_well(case: Path) -> None:
    result = run("check", case)
    assert result.exit_code == 0
    assert "The check finds nothing wrong with it." in text(result)


def test_an_exposure_above_the_limit_is_told(case: Path) -> None:
    file = case / "case.yaml"
    held = file.read_text(encoding="utf-8").replace(
        "    gate: verification of boats", "    after: nets\n    duration: 5 days"
    )
    file.write_text(held, encoding="utf-8")
    codes = {each["code"] for each in json.loads(run("check", case, "--json").stdout)["faults"]}
    assert {"exposed", "gives-first"} <= codes
    high = json.loads(run("check", case, "--json", "--exposure-limit", "0.7").stdout)["faults"]
    assert "exposed" not in {each["code"] for each in high}


def test_a_limit_that_is_no_share_is_refused(case: Path) -> None:
    result = run("check", case, "--exposure-limit", "7")
    assert result.exit_code == 2
    assert "--exposure-limit: found '7', expected a number from 0 to 1" in result.stderr


def test_the_order_pays_before_it_takes_more_and_is_proven(case: Path) -> None:
    answer = json.loads(run("order", case, "--json").stdout)
    best = answer["best"]
    assert (best["status"], best["exposure"], best["bound"]) == ("optimal", "0", "0")
    assert best["end"] == "2024-01-21"
    assert answer["likelihood"]["draws"] == 1000
    nets = next(each for each in answer["likelihood"]["steps"] if each["step"] == "nets")
    assert (nets["in_time"], nets["one_in_ten"] >= "2024-01-21") == (1.0, True)
    assert nets["nine_in_ten"] <= "2024-01-31"


def test_the_order_is_printed_with_what_would_help(case: Path) -> None:
    file = case / "case.yaml"
    held = file.read_text(encoding="utf-8").replace(
        "    gate: verification of boats", "    after: nets\n    duration: 5 days"
    )
    file.write_text(held, encoding="utf-8")
    said = text(run("order", case))
    # Boats and nets are given before anything is paid: 0.6, whatever the order.
    assert "the largest exposure of any party is 0.60 (Upland)" in said
    assert "No order has less: that is proven." in said
    # The boats in escrow until the first payment: only the nets (0.2) are ahead of anything.
    assert (
        "Escrow: if ‘Upland hands over its boats’ were done in escrow and took effect only with "
        "‘Lowland pays the first half’ (kept, for example, by The harbour master), Upland’s "
        "largest exposure falls from 0.60 to 0.20."
    ) in said


def test_orders_are_written_to_files(case: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"order.{end}" for end in ("html", "docx", "json", "txt")]
    words = [word for file in files for word in ("-o", file)]
    assert run("order", case, *words).exit_code == 0
    assert all(file.stat().st_size for file in files)


def test_a_slip_tells_what_comes_later_and_which_deadline_is_missed(case: Path) -> None:
    answer = json.loads(run("slip", case, "boats", "50", "--json").stdout)
    assert (answer["end_before"], answer["end"]) == ("2024-01-21", "2024-03-11")
    slips = {each["step"]: (each["days"], each["missed"]) for each in answer["slips"]}
    assert slips == {
        "boats": (50, True),
        "nets": (50, False),
        "first-payment": (50, False),
        "second-payment": (50, False),
    }
    said = text(run("slip", case, "boats", "50"))
    assert "3 other steps slip, 1 deadline is missed that could be kept" in said


def test_a_slip_of_no_step_says_which_was_meant(case: Path) -> None:
    result = run("slip", case, "boat", "5")
    assert result.exit_code == 2
    assert "found 'boat', expected a step of this roadmap; did you mean 'boats'?" in result.stderr


def test_a_folder_that_cannot_be_read_is_told_as_by_every_command(tmp_path: Path) -> None:
    folder = exchange_case(tmp_path / "broken")
    file = folder / "case.yaml"
    broken = file.read_text(encoding="utf-8").replace("after: boats", "after: boat")
    file.write_text(broken, encoding="utf-8")
    result = run("check", folder)
    assert result.exit_code == 3
    assert "did you mean 'boats'?" in result.stderr
