"""Folders in which files are missing, misplaced or too large: each kind with its whole message."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from paraph.files.case.loading import load_case
from paraph.files.case.quoting import MOST_REPORT_BYTES
from paraph.files.faults import Malformed

Tell = Callable[..., list[str]]
Edit = Callable[..., str]
Write = Callable[..., Path]

INSIDE = "expected a file inside the folder; move it there, and give its name only"
IN_REPORTS = "expected a file inside reports/; move it there, and give its name only"


def refusal(root: Path) -> list[str]:
    """Return what loading says."""
    with pytest.raises(Malformed) as caught:
        load_case(root)
    return [fault.message for fault in caught.value.faults]


def test_no_folder_is_told_with_its_name(tmp_path: Path) -> None:
    root = tmp_path / "talks"
    assert refusal(root) == [
        (
            f"{root}: found nothing, expected a case folder; "
            "name a folder, or make one with `paraph new`"
        )
    ]


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    root = tmp_path / "talks.yaml"
    root.touch()
    assert refusal(root) == [
        (
            f"{root}: found a file, expected a case folder; "
            "name a folder, or make one with `paraph new`"
        )
    ]


def test_an_empty_folder_has_no_case(tmp_path: Path) -> None:
    assert refusal(tmp_path) == [
        f"{tmp_path}: found no case.yaml, expected a case folder; start one with `paraph new`"
    ]


def test_a_case_under_another_name_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "Case.yml").touch()
    assert refusal(tmp_path) == [
        (f"{tmp_path}: found no case.yaml, expected a case folder; rename Case.yml to case.yaml")
    ]


def test_a_folder_called_case_yaml_is_told(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").mkdir()
    assert refusal(tmp_path) == [
        "case.yaml: found a folder, expected a YAML file; make it a file that can be read"
    ]


def test_a_case_that_links_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("secret: yes\n")
    root = tmp_path / "talks"
    root.mkdir()
    (root / "case.yaml").symlink_to(outside)
    assert refusal(root) == [
        (
            "case.yaml: found a link that leads out of the folder, expected a YAML file; "
            "make it a file that can be read"
        )
    ]


def test_a_pipe_is_not_waited_for(folder: Write, edited: Edit) -> None:
    root = folder(edited(("outlet: SANA", "file: pipe\n    outlet: SANA")))
    os.mkfifo(root / "reports" / "pipe")
    assert refusal(root) == [
        (
            "case.yaml:5:11: reports[1].file: found 'reports/pipe', a device, "
            "expected the file of the report; put it there, or name its file with 'file:'"
        )
    ]


INCLUDES = [
    pytest.param(
        "more.yaml",
        "case.yaml:1:10: include: found no such file 'more.yaml', expected a YAML file; "
        "did you mean 'more.yml'?",
        id="missing",
    ),
    pytest.param(
        "[more.yml, annexe]",
        "case.yaml:1:21: include[2]: found no such file 'annexe', expected a YAML file; "
        "correct the name, or create the file",
        id="missing, and nothing like it",
    ),
    pytest.param(
        "reports",
        "case.yaml:1:10: include: found 'reports', a folder, expected a YAML file; "
        "correct the name, or create the file",
        id="folder",
    ),
    pytest.param(
        "../more.yml",
        f"case.yaml:1:10: include: found '../more.yml', {INSIDE}",
        id="outside",
    ),
    pytest.param(
        "/etc/hosts",
        f"case.yaml:1:10: include: found '/etc/hosts', {INSIDE}",
        id="absolute",
    ),
    pytest.param(
        "[more.yml, ./more.yml]",
        "case.yaml:1:21: include[2]: found './more.yml' again, expected each file once; remove it",
        id="twice",
    ),
    pytest.param(
        "./case.yaml",
        "case.yaml:1:10: include: found './case.yaml', the file itself, expected other files; "
        "remove it",
        id="itself",
    ),
    pytest.param(
        "[more.yml, '']",
        "case.yaml:1:21: include[2]: found nothing, expected some text; "
        "write it between the quotation marks",
        id="without a name",
    ),
    pytest.param(
        "[more.yml, [a]]",
        "case.yaml:1:21: include[2]: found a list, expected text; "
        "write one value here, without a list or further keys",
        id="list in a list",
    ),
    pytest.param(
        "{more.yml: yes}",
        "case.yaml:1:10: include: found a mapping of keys, expected a list; "
        "begin every item with '- '",
        id="mapping",
    ),
]


@pytest.mark.parametrize(("include", "message"), INCLUDES)
def test_an_include_that_cannot_be_followed_is_told(
    told: Tell, good_case: str, include: str, message: str
) -> None:
    assert told(f"include: {include}\n{good_case}", {"more.yml": "rules: []\n"}) == [message]


def test_a_missing_include_leaves_no_id_unknown(told: Tell, edited: Edit) -> None:
    case = "include: people.yaml\n" + edited(("party: syria", "party: iran"))
    assert told(case) == [
        (
            "case.yaml:1:10: include: found no such file 'people.yaml', expected a YAML file; "
            "correct the name, or create the file"
        )
    ]


def test_keys_of_the_head_have_no_place_in_an_included_file(told: Tell, good_case: str) -> None:
    case = "include: more.yaml\n" + good_case
    assert told(case, {"more.yaml": "rules: []\ntitle: More\ninclude: most.yaml\n"}) == [
        "more.yaml:2:1: title: found the key 'title', expected it in case.yaml only; move it there",
        (
            "more.yaml:3:1: include: found the key 'include', expected it in case.yaml only; "
            "move it there"
        ),
    ]


def test_an_included_list_is_no_file_of_a_case(told: Tell, good_case: str) -> None:
    assert told("include: more.yaml\n" + good_case, {"more.yaml": "- id: iran\n"}) == [
        (
            "more.yaml:1:1: found a list, expected keys such as 'title:' and 'parties:'; "
            "write 'key: value' lines"
        )
    ]


REPORTS = [
    pytest.param(
        "sna.txt",
        "found no file 'reports/sna.txt', expected the file of the report; "
        "did you mean 'sana.txt'?",
        id="missing",
    ),
    pytest.param("../case.yaml", f"found '../case.yaml', {IN_REPORTS}", id="beside reports"),
    pytest.param("../../x.txt", f"found '../../x.txt', {IN_REPORTS}", id="outside the folder"),
    pytest.param("/etc/hosts", f"found '/etc/hosts', {IN_REPORTS}", id="absolute"),
    pytest.param(
        "annexes",
        "found 'reports/annexes', a folder, expected the file of the report; "
        "did you mean 'annexes/1.txt'?",
        id="folder",
    ),
]


@pytest.mark.parametrize(("file", "message"), REPORTS)
def test_a_report_that_cannot_be_opened_is_told_once(
    told: Tell, edited: Edit, file: str, message: str
) -> None:
    case = edited(("outlet: SANA", f"file: {file}\n    outlet: SANA"))
    assert told(case, {"reports/annexes/1.txt": ""}) == [
        f"case.yaml:5:11: reports[1].file: {message}"
    ]


def test_a_report_without_its_file_is_told_at_its_id(told: Tell, edited: Edit) -> None:
    assert told(edited(("- id: sana", "- id: tass"), ("report: sana", "report: tass"))) == [
        (
            "case.yaml:4:9: reports[1].id: found no file 'reports/tass.txt', "
            "expected the file of the report; put it there, or name its file with 'file:'"
        )
    ]


def test_a_report_under_too_long_a_name_is_told(told: Tell, edited: Edit) -> None:
    name = "a" * 300
    assert told(edited(("outlet: SANA", f"file: {name}\n    outlet: SANA"))) == [
        (
            f"case.yaml:5:11: reports[1].file: found 'reports/{'a' * 51}…', File name too long, "
            "expected the file of the report; put it there, or name its file with 'file:'"
        )
    ]


def test_a_report_that_links_out_of_the_folder_is_not_read(
    folder: Write, edited: Edit, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    outside.write_text("no result without withdrawal")
    root = folder(edited(("outlet: SANA", "file: leak.txt\n    outlet: SANA")))
    (root / "reports" / "leak.txt").symlink_to(outside)
    assert refusal(root) == [
        f"case.yaml:5:11: reports[1].file: found 'leak.txt', {IN_REPORTS}",
    ]


def test_a_link_that_leads_to_itself_is_told(folder: Write, edited: Edit) -> None:
    root = folder(edited(("outlet: SANA", "file: loop.txt\n    outlet: SANA")))
    (root / "reports" / "loop.txt").symlink_to("loop.txt")
    assert refusal(root) == [
        f"case.yaml:5:11: reports[1].file: found 'loop.txt', {IN_REPORTS}",
    ]


def test_a_report_too_large_is_refused(told: Tell, good_case: str) -> None:
    assert told(good_case, {"reports/sana.txt": b"." * (MOST_REPORT_BYTES + 1)}) == [
        (
            "case.yaml:4:9: reports[1].id: found more in 'reports/sana.txt', "
            "expected at most 16,777,216 bytes; cut the report to what is cited"
        )
    ]


def test_reports_too_large_together_are_refused(
    told: Tell, edited: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paraph.files.case.quoting.MOST_BYTES_OF_ALL", 100)
    second = "  - id: tass\n    outlet: TASS\n    date: 2023-05-10\n    title: Again\nparties:\n"
    case = edited(("parties:\n", second))
    assert told(case, {"reports/tass.txt": "." * 60}) == [
        (
            "case.yaml:8:9: reports[2].id: found more in 'reports/tass.txt', "
            "expected at most 100 bytes in all reports; cut the report to what is cited"
        )
    ]


def test_faults_of_all_files_are_told_in_one_run_in_the_order_of_place(
    told: Tell, edited: Edit
) -> None:
    case = edited(
        ("title: Mending", "include: [b.yaml, a.yaml]\ntitle: Mending"),
        ("date: 2023-05-10", "date: 2023-13-10"),
        ("role: party\ntracks", "role: prty\ntracks"),
        ("party: syria", "party: siria"),
        ("quote: no result without withdrawal", "quote: no results"),
    )
    files = {
        "a.yaml": "tracks:\n  - id: trade\n",
        "b.yaml": "rules:\n  - never: border joint\n    asumed: the map\n",
    }
    assert told(case, files) == [
        (
            "a.yaml:2:5: tracks[1]: found no key 'name', expected it in every entry of tracks; "
            "add 'name:'"
        ),
        (
            "b.yaml:2:19: rules[1].never: found 'border joint', "
            "expected '=' or '!=' instead of 'joint' (word 2); "
            "write it as 'issue = option', joined by and, or, not and brackets"
        ),
        (
            "b.yaml:3:5: rules[1].asumed: found the unknown key 'asumed', expected a key of rules; "
            "did you mean 'assumed'?"
        ),
        (
            "case.yaml:7:11: reports[1].date: found '2023-13-10', "
            "expected a day that the calendar has; correct the day or the month"
        ),
        (
            "case.yaml:15:11: parties[2].role: found 'prty', "
            "expected one of party, mediator, guarantor, observer; did you mean 'party'?"
        ),
        (
            "case.yaml:28:12: positions[1].party: found 'siria', expected the id of a party; "
            "did you mean 'syria'?"
        ),
        (
            "case.yaml:33:12: positions[1].quote: found no 'no results' in reports/sana.txt, "
            "expected words that stand there; nearest is 'no result' at line 2"
        ),
    ]


def test_a_fault_shows_its_source_line_with_a_mark_under_the_place(
    folder: Write, edited: Edit
) -> None:
    root = folder(edited(("party: syria", "party: siria")))
    with pytest.raises(Malformed) as caught:
        load_case(root)
    assert caught.value.faults[0].excerpt == "      - party: siria\n               ^"
