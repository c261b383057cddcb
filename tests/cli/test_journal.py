"""A journal on the command line: opened, played into, looked at, copied, checked."""

import json
import sqlite3
from pathlib import Path

import docx
import openpyxl
import pytest
from typer.testing import CliRunner, Result

from paraph.cli.main import app
from paraph.files.case.loading import load_case

AT = "2023-05-10T08:00+03:00"


def run(*words: str | Path, code: int = 0) -> Result:
    """Run a command and expect an exit code."""
    done = CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "120"})
    assert done.exit_code == code, done.output
    return done


@pytest.fixture
def journal(example: Path, tmp_path: Path) -> Path:
    """The reference case, opened."""
    path = tmp_path / "talks.db"
    run("open", example, "--journal", path, "--at", AT)
    return path


@pytest.fixture
def played(journal: Path, example: Path) -> Path:
    """The reference case with the talks of May 2023."""
    run("play", journal, example / "talks.jsonl", "--quiet")
    return journal


def line(do: str, by: str, speaks_for: str, /, **keys: object) -> str:
    return json.dumps({"do": do, "by": by, "for": speaks_for, **keys})


def first_package() -> dict[str, str]:
    """The first option of every issue of the reference case; its rules allow it."""
    events = load_case(Path("examples/syria-turkey-2023")).events
    issues = [each.issue for each in events if each.TAG == "issue-opened"]
    return {issue.id: issue.options[0].id for issue in issues}


def test_opening_tells_what_went_where(example: Path, tmp_path: Path) -> None:
    done = run("open", example, "--journal", tmp_path / "a.db")
    assert "for every party" in done.stderr
    assert "for the\nmediator's team only" in done.stderr
    again = run("open", example, "--journal", tmp_path / "a.db", code=3)
    assert "syria-turkey-2023" in again.stderr


def test_a_folder_opened_and_exported_is_the_same_folder(
    journal: Path, example: Path, tmp_path: Path
) -> None:
    run("export", "folder", journal, "-o", tmp_path / "again")
    for path in example.rglob("*"):
        if path.is_file():
            copy = tmp_path / "again" / path.relative_to(example)
            assert copy.read_bytes() == path.read_bytes()


def test_a_folder_exported_after_additions_says_the_same_and_keeps_the_old(
    played: Path, example: Path, tmp_path: Path
) -> None:
    told = line(
        "tell-reservation", "mekdad", "syria", party="syria", value="0.4 to 0.5", batna="Wait"
    )
    (tmp_path / "more.jsonl").write_text(told, encoding="utf-8")
    run("play", played, tmp_path / "more.jsonl", "--quiet")
    run("export", "folder", played, "-o", tmp_path / "again")
    before, after = load_case(example).events, load_case(tmp_path / "again").events
    changed = [each for each in after if each not in before]
    assert [each.TAG for each in changed] == ["reservation-given"]
    assert "told_by: mekdad" in (tmp_path / "again" / "positions.yaml").read_text("utf-8")
    opened = tmp_path / "again" / "as-opened" / "case.yaml"
    assert opened.read_bytes() == (example / "case.yaml").read_bytes()


def test_a_party_gets_a_folder_of_what_it_may_see(played: Path, tmp_path: Path) -> None:
    run("export", "folder", played, "-o", tmp_path / "turkey", "--as", "turkey")
    kinds = {each.TAG for each in load_case(tmp_path / "turkey").events}
    assert "position-stated" in kinds
    assert kinds.isdisjoint({"weight-given", "value-given", "reservation-given", "step-proposed"})
    assert not (tmp_path / "turkey" / "as-opened").exists()


def test_the_ladder_shows_where_the_draft_stands(played: Path) -> None:
    text = run("ladder", played, "--now", "2023-05-31T12:00+03:00").stdout
    assert "Roadmap to mend relations" in text
    assert "sent back" in text
    found = json.loads(run("ladder", played, "--json").stdout)
    [draft] = found["drafts"]
    assert (draft["id"], draft["state"], draft["level"]) == ("roadmap", "sent back", "deputies")


def test_the_brief_on_a_journal_has_the_ladder(played: Path, example: Path) -> None:
    text = run("brief", played, "--quiet").stdout
    assert "Roadmap to mend relations" in text
    assert "mediator’s team only" in text
    folder = run("brief", example, "--quiet").stdout
    assert "mediator’s team only" not in folder


def test_what_is_due_names_who_holds_it_up(played: Path) -> None:
    found = json.loads(run("due", played, "--json", "--now", "2023-05-31T12:00+03:00").stdout)
    kinds = {(each["subject"], tuple(each["seats"])) for each in found["due"]}
    assert ("roadmap", ("russia",)) in kinds
    assert any(each["subject"] == "write-the-roadmap" for each in found["due"])


def test_the_log_of_a_party_shows_nothing_of_the_mediators(played: Path) -> None:
    team = json.loads(run("log", played, "--json").stdout)
    party = json.loads(run("log", played, "--json", "--as", "iran").stdout)
    assert len(party["entries"]) < len(team["entries"])
    assert {each["channel"] for each in party["entries"]} == {"plenary"}


def test_an_unknown_seat_is_told_the_seats_there_are(played: Path) -> None:
    done = run("brief", played, "--as", "irak", code=2)
    assert "iran" in done.stderr


def test_a_refused_line_enters_nothing_of_its_file(played: Path, tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    good = line("set-calendar", "x", "syria", seat="syria", zone="Asia/Damascus")
    bad = line("set-calendar", "x", "syria", seat="turkey", zone="Europe/Istanbul")
    file.write_text(f"{good}\n\n{bad}\n", encoding="utf-8")
    before = run("verify", played).stdout
    done = run("play", played, file, code=1)
    assert f"{file}:3: set-calendar" in done.stderr
    assert "nothing of the file was entered" in done.stderr
    assert run("verify", played).stdout == before


def test_every_line_that_cannot_be_read_is_told(played: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"do": "adopt-drafts", "by": "x", "for": "mediator"}\nno json\n', "utf-8")
    done = run("play", played, file, code=3)
    assert "did you mean 'adopt-draft'?" in done.stderr
    assert f"{file}:2:1" in done.stderr


def test_a_receipt_shows_a_cut_tail_and_a_rewrite(played: Path, tmp_path: Path) -> None:
    receipt, key = tmp_path / "receipt.json", tmp_path / "key.pem"
    run("receipt", played, "-o", receipt, "--as", "turkey", "--key", key)
    assert key.stat().st_mode & 0o077 == 0
    done = run("verify", played, "--receipt", receipt)
    assert "1 receipt fits" in done.stdout
    cut = sqlite3.connect(played)
    for (name,) in cut.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        cut.execute(f'DROP TRIGGER "{name}"')
    cut.execute("DELETE FROM entry WHERE ledger = (SELECT max(ledger) FROM entry)")
    cut.commit()
    cut.close()
    assert "every chain holds" in run("verify", played).stdout
    found = run("verify", played, "--receipt", receipt, code=1)
    assert "is gone" in found.stdout


def test_a_changed_receipt_is_refused(played: Path, tmp_path: Path) -> None:
    receipt = tmp_path / "receipt.json"
    run("receipt", played, "-o", receipt, "--key", tmp_path / "key.pem")
    receipt.write_text(receipt.read_text("utf-8").replace('"mediator"', '"turkey"', 1), "utf-8")
    assert (
        "signature that does not hold" in run("verify", played, "--receipt", receipt, code=3).stderr
    )


def test_a_backup_is_restored_with_equal_heads(played: Path, tmp_path: Path) -> None:
    receipt, copy = tmp_path / "receipt.json", tmp_path / "copy.db"
    run("receipt", played, "-o", receipt, "--key", tmp_path / "key.pem")
    for name in ("talks.jsonl", "talks.jsonl.gz"):
        run("backup", played, tmp_path / name)
        copy.unlink(missing_ok=True)
        run("restore", tmp_path / name, "--journal", copy)
        assert "1 receipt fits" in run("verify", copy, "--receipt", receipt).stdout
        assert "every chain holds" in run("verify", tmp_path / name, "--receipt", receipt).stdout
    assert run("log", copy).stdout == run("log", played).stdout


def test_a_changed_backup_is_not_restored(played: Path, tmp_path: Path) -> None:
    backup = tmp_path / "talks.jsonl"
    run("backup", played, backup)
    backup.write_text(backup.read_text("utf-8").replace("Moscow", "Geneva", 1), "utf-8")
    done = run("restore", backup, "--journal", tmp_path / "copy.db", code=1)
    assert "was changed" in done.stderr
    assert not (tmp_path / "copy.db").exists()


def test_an_export_can_be_verified_by_who_got_it(played: Path, tmp_path: Path) -> None:
    file, receipt = tmp_path / "turkey.jsonl", tmp_path / "receipt.json"
    run("receipt", played, "-o", receipt, "--as", "turkey", "--key", tmp_path / "key.pem")
    run("export", "jsonl", played, "-o", file, "--as", "turkey")
    assert "ledger" not in file.read_text("utf-8")
    assert "1 receipt fits" in run("verify", file, "--receipt", receipt).stdout
    refused = run("restore", file, "--journal", tmp_path / "x.db", code=3)
    assert "an export for 'turkey'" in refused.stderr


def test_a_folder_in_place_of_a_journal_is_told_how_to_become_one(example: Path) -> None:
    assert f"paraph open {example} --journal" in run("ladder", example, code=2).stderr


def test_a_file_without_a_command_is_told(journal: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("# nothing yet\n", "utf-8")
    done = run("play", journal, tmp_path / "empty.jsonl", code=3)
    assert "found no command, expected at least one" in done.stderr


def test_a_long_file_tells_how_far_it_is(journal: Path, tmp_path: Path) -> None:
    told = line("set-calendar", "sec", "mediator", seat="syria", zone="Asia/Damascus")
    (tmp_path / "long.jsonl").write_text(f"{told}\n" * 251, "utf-8")
    assert "250 of 251 commands decided" in run("play", journal, tmp_path / "long.jsonl").stderr


def test_a_journal_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "expected" in run("log", tmp_path / "no.db", code=3).stderr


def test_secret_answers_tell_the_team_one_word(played: Path, tmp_path: Path) -> None:
    package = first_package()
    asked = [line("put-in-secret", "sec", "mediator", id="q", package=package)]
    answers = [
        line("answer-in-secret", person, seat, enquiry="q", accepts=seat != "iran")
        for person, seat in (
            ("mekdad", "syria"),
            ("cavusoglu", "turkey"),
            ("amir-abdollahian", "iran"),
        )
    ]
    ended = [line(do, "sec", "mediator", enquiry="q") for do in ("close-enquiry", "count-answers")]
    file = tmp_path / "secret.jsonl"
    file.write_text("\n".join([*asked, *answers, *ended]), "utf-8")
    run("play", played, file, "--quiet")
    team = run("log", played).stdout
    assert "not all" in team
    export = tmp_path / "team.jsonl"
    run("export", "jsonl", played, "-o", export)
    assert '"accepts"' not in export.read_text("utf-8")
    run("export", "jsonl", played, "-o", export, "--as", "iran")
    assert export.read_text("utf-8").count('"accepts":false') == 1


def test_a_stale_edit_is_refused_with_what_came_meanwhile(played: Path, tmp_path: Path) -> None:
    file = tmp_path / "stale.jsonl"
    entries = json.loads(run("log", played, "--json", "--as", "iran").stdout)["entries"]
    seen = {"plenary": len(entries) - 1}
    calendar = {"seat": "syria", "zone": "Asia/Damascus"}
    file.write_text(line("set-calendar", "x", "syria", seen=seen, **calendar), "utf-8")
    done = run("play", played, file, code=1)
    assert "1 entry came since what the author had seen" in done.stderr
    assert "was sent back to Deputy foreign ministers" in done.stderr
    seen = {"plenary": len(entries)}
    file.write_text(line("set-calendar", "x", "syria", seen=seen, **calendar), "utf-8")
    run("play", played, file)


def test_what_rests_on_confidences_says_so_in_every_format(played: Path, tmp_path: Path) -> None:
    marking = "For the mediator’s team only"
    outputs = [tmp_path / name for name in ("p.xlsx", "p.csv", "p.json", "b.docx", "b.html")]
    table, sheet, proofs, word, page = outputs
    run("packages", played, "-o", table, "-o", sheet, "--certificates", proofs, "--quiet")
    run("brief", played, "-o", word, "-o", page, "--quiet")
    book = openpyxl.load_workbook(table)
    assert all(marking in str(each.oddHeader.center.text) for each in book.worksheets)
    rows = sheet.read_text("utf-8-sig").splitlines()
    assert all(each.startswith(marking) for each in rows[1:])
    assert marking in json.loads(proofs.read_text("utf-8"))["marking"]
    run("certificate", proofs)
    headers = {each.header.paragraphs[0].text for each in docx.Document(str(word)).sections}
    assert all(marking in each for each in headers)
    assert marking in page.read_text("utf-8")
    assert "@top-" in page.read_text("utf-8")


def test_what_a_party_gets_rests_on_what_it_may_see(played: Path, tmp_path: Path) -> None:
    for name in ("p.json", "b.txt"):
        run("brief", played, "-o", tmp_path / name, "--as", "turkey", "--quiet")
        assert "only" not in (tmp_path / name).read_text("utf-8").split("\n", 1)[0]
        assert "mediator’s team only" not in (tmp_path / name).read_text("utf-8")
    told = line("tell-reservation", "cavusoglu", "turkey", party="turkey", value="0.4", batna="x")
    (tmp_path / "told.jsonl").write_text(told, "utf-8")
    run("play", played, tmp_path / "told.jsonl", "--quiet")
    assert "For Turkey only" in run("packages", played, "--as", "turkey", "--quiet").stdout
    assert "only: rests" not in run("packages", played, "--as", "iran", "--quiet").stdout


def test_the_mediators_copy_verifies_without_the_sealed_answers(
    played: Path, tmp_path: Path
) -> None:
    package = first_package()
    told = [
        line("put-in-secret", "sec", "mediator", id="q", package=package),
        line("answer-in-secret", "mekdad", "syria", enquiry="q", accepts=False),
        line("close-enquiry", "sec", "mediator", enquiry="q"),
    ]
    (tmp_path / "told.jsonl").write_text("\n".join(told), "utf-8")
    run("play", played, tmp_path / "told.jsonl", "--quiet")
    copy, receipt = tmp_path / "copy.jsonl", tmp_path / "receipt.json"
    run("receipt", played, "-o", receipt, "--key", tmp_path / "key.pem")
    run("export", "jsonl", played, "-o", copy)
    assert "1 receipt fits" in run("verify", copy, "--receipt", receipt).stdout
    assert '"accepts"' not in copy.read_text("utf-8")
    run("export", "folder", played, "-o", tmp_path / "folder")
    assert "every chain holds" in run("verify", tmp_path / "folder" / "journal.jsonl").stdout


def test_a_journal_and_what_is_marked_are_their_owners_only(journal: Path, tmp_path: Path) -> None:
    run("log", journal, "-o", tmp_path / "log.txt")
    run("export", "jsonl", journal, "-o", tmp_path / "all.jsonl")
    for path in (journal, tmp_path / "log.txt", tmp_path / "all.jsonl"):
        assert path.stat().st_mode & 0o077 == 0


def test_talks_do_not_begin_in_the_future_nor_at_the_end_of_time(
    example: Path, tmp_path: Path
) -> None:
    late = run("open", example, "--journal", tmp_path / "a.db", "--at", "2199-01-01T00:00Z", code=2)
    assert "a moment that has come" in late.stderr
    never = run(
        "open", example, "--journal", tmp_path / "a.db", "--at", "9999-12-31T23:59Z", code=2
    )
    assert "--at: found" in never.stderr
    assert not (tmp_path / "a.db").exists()


def test_what_is_asked_as_of_a_day_knows_nothing_later(played: Path) -> None:
    early = run("ladder", played, "--now", "2023-05-10T08:30+03:00").stdout
    assert "Roadmap to mend relations" not in early


def test_an_emptied_journal_does_not_hold(played: Path) -> None:
    emptied = sqlite3.connect(played)
    for (name,) in emptied.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall():
        emptied.execute(f'DROP TRIGGER "{name}"')
    emptied.execute("UPDATE talks SET id = 'abc'")
    emptied.commit()
    emptied.close()
    assert "no entry at all" in run("verify", played, code=1).stdout
