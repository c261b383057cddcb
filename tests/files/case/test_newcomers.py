"""Over what a newcomer stumbled: each message whole, and with the mend that would have helped."""

from collections.abc import Callable
from pathlib import Path

import pytest

from paraph.files.case.loading import load_case
from paraph.files.faults import Malformed

Tell = Callable[..., list[str]]
Edit = Callable[..., str]
Write = Callable[..., Path]

DAYS = [
    ("4.10.2025", "write it as '2025-10-04'"),
    ("04.10.2025", "write it as '2025-10-04'"),
    ("24/10/2025", "write it as '2025-10-24'"),
    ("4/10/2025", "for example '2023-05-10'"),
    ("31.2.2025", "for example '2023-05-10'"),
    ("4 Oct 2025", "for example '2023-05-10'"),
]


@pytest.mark.parametrize(("written", "advice"), DAYS)
def test_a_date_written_day_first_is_offered_as_it_should_be(
    told: Tell, edited: Edit, written: str, advice: str
) -> None:
    assert told(edited(("date: 2023-05-10", f"date: {written}"))) == [
        (
            f"case.yaml:6:11: reports[1].date: found '{written}', "
            f"expected a date as YYYY-MM-DD; {advice}"
        )
    ]


def test_a_deadline_written_day_first_is_offered_as_it_should_be(
    told: Tell, good_case: str
) -> None:
    step = "steps:\n  - {id: open, name: Open, deadline: 4.10.2025, assumed: a guess}\n"
    assert told(good_case + step) == [
        (
            "case.yaml:34:38: steps[1].deadline: found '4.10.2025', "
            "expected a date as YYYY-MM-DD; write it as '2025-10-04'"
        )
    ]


TO_TEXT = "save it as plain text (.txt)"
TO_UTF8 = "save it with the encoding UTF-8"
TO_FILL = "put the words of the report there"
NO_TEXT = [
    (b"PK\x03\x04\x14\x00..word/document.xml", "a Word file", TO_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "a Word file", TO_TEXT),
    (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file", TO_TEXT),
    (b"PK\x03\x04\x14\x00notes.txt", "a zip file", TO_TEXT),
    (b"%PDF-1.7\n", "a PDF file", TO_TEXT),
    ("no result without withdrawal".encode("utf-16"), "text in UTF-16", TO_UTF8),
    ("no result without withdrawal".encode("utf-16-be"), "NUL bytes", TO_UTF8),
    (b"no result without withdrawal\x00", "NUL bytes", TO_UTF8),
    (b"", "nothing", TO_FILL),
    (b" \r\n", "nothing", TO_FILL),
]


@pytest.mark.parametrize(("report", "found", "advice"), NO_TEXT)
def test_a_report_that_is_no_plain_text_is_told_once_and_its_quotes_are_not(
    told: Tell, edited: Edit, report: bytes, found: str, advice: str
) -> None:
    case = edited(("outlet: SANA", "file: sana.docx\n    outlet: SANA"))
    assert told(case, {"reports/sana.docx": report}) == [
        (
            f"case.yaml:5:11: reports[1].file: found {found} in 'reports/sana.docx', "
            f"expected plain text in UTF-8; {advice}"
        )
    ]


def test_a_report_in_an_old_encoding_is_read(folder: Write) -> None:
    report = "Çavuşoğlu: no result without withdrawal".encode("cp1254")
    assert load_case(folder(files={"reports/sana.txt": report})).unread == ()


def refusal(root: Path) -> list[str]:
    """Return what loading says."""
    with pytest.raises(Malformed) as caught:
        load_case(root)
    return [fault.message for fault in caught.value.faults]


def test_the_folder_around_a_case_offers_the_case(tmp_path: Path) -> None:
    for name in ("river", "lake-fisheries", "delta", "strait"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.yaml").touch()
    assert refusal(tmp_path) == [
        (
            f"{tmp_path}: found no case.yaml, expected a case folder; "
            f"did you mean '{tmp_path}/delta' or '{tmp_path}/lake-fisheries' "
            f"or '{tmp_path}/river'?"
        )
    ]


@pytest.mark.parametrize("name", ["case.yml", "Case.yaml"])
def test_a_case_almost_under_its_name_is_to_be_renamed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert refusal(tmp_path) == [
        f"{tmp_path}: found no case.yaml, expected a case folder; rename {name} to case.yaml"
    ]


def test_a_case_under_any_other_name_is_to_be_renamed(tmp_path: Path) -> None:
    (tmp_path / "talks.yaml").touch()
    (tmp_path / "steps.yaml").touch()
    assert refusal(tmp_path) == [
        (
            f"{tmp_path}: found no case.yaml, expected a case folder; "
            "rename the file that holds the case to case.yaml; here are steps.yaml, talks.yaml"
        )
    ]


def test_the_file_of_a_case_offers_its_folder(folder: Write) -> None:
    root = folder()
    assert refusal(root / "case.yaml") == [
        f"{root}/case.yaml: found a file, expected a case folder; name its folder: '{root}'"
    ]


INTERESTS = "  - {party: kestria, interest: Peace, assumed: a guess}\n"


@pytest.mark.parametrize("party", ["kestrai", "Kestrai"])
def test_an_id_declared_wrongly_is_told_once_where_it_is_declared(
    told: Tell, edited: Edit, party: str
) -> None:
    case = edited(("id: turkey", f"id: {party}")) + "interests:\n" + 26 * INTERESTS
    assert told(case) == [
        (
            f"case.yaml:12:9: parties[2].id: found '{party}', which nothing uses, "
            "expected 'kestria', which is used 26 times and declared nowhere; rename one of them"
        )
    ]


def test_an_issue_declared_wrongly_is_told_once_though_conditions_use_it(
    told: Tell, edited: Edit
) -> None:
    rules = "rules:\n  - {when: border = joint, requires: border = joint, assumed: a guess}\n"
    assert told(edited(("id: border", "id: bordre")) + rules) == [
        (
            "case.yaml:19:9: issues[1].id: found 'bordre', which nothing uses, "
            "expected 'border', which is used 3 times and declared nowhere; rename one of them"
        )
    ]


def test_an_id_used_twice_is_told_where_it_is_used(told: Tell, edited: Edit) -> None:
    case = edited(("id: turkey", "id: kestrai")) + "interests:\n" + 2 * INTERESTS
    rest = "found 'kestria', expected the id of a party; did you mean 'kestrai'?"
    assert told(case) == [
        f"case.yaml:34:13: interests[1].party: {rest}",
        f"case.yaml:35:13: interests[2].party: {rest}",
    ]


def test_an_id_whose_nearest_is_used_too_is_told_where_it_is_used(told: Tell, edited: Edit) -> None:
    case = edited(("id: turkey", "id: kestrai"), ("party: syria", "party: kestrai"))
    rest = "found 'kestria', expected the id of a party; did you mean 'kestrai'?"
    assert told(case + "interests:\n" + 3 * INTERESTS) == [
        f"case.yaml:34:13: interests[1].party: {rest}",
        f"case.yaml:35:13: interests[2].party: {rest}",
        f"case.yaml:36:13: interests[3].party: {rest}",
    ]


OTHERS = "others:\n  - {id: eastern-union, name: Union of the East, aliases: [the Union, EU]}\n"
ACTOR = "expected the id of a party, or of one of 'others'; did you mean 'eastern-union'?"
WORD = "expected an id: one word of letters, digits and hyphens; did you mean 'eastern-union'?"


@pytest.mark.parametrize(
    ("line", "place", "rest"),
    [
        ("verifier: the Union", "15: steps[1].verifier: found 'the Union'", WORD),
        (
            "verifier: union of the east",
            "15: steps[1].verifier: found 'union of the east'",
            WORD,
        ),
        ("verifiers: [syria, The UNION]", "24: steps[1].verifiers[2]: found 'The UNION'", WORD),
        ("verifier: union", "15: steps[1].verifier: found 'union'", ACTOR),
        ("actor: eu", "12: steps[1].actor: found 'eu'", ACTOR),
    ],
)
def test_a_name_in_place_of_an_id_offers_that_id(
    told: Tell, good_case: str, line: str, place: str, rest: str
) -> None:
    step = f"steps:\n  - id: open\n    name: Open the road\n    {line}\n    assumed: a guess\n"
    assert told(good_case + OTHERS + step) == [f"case.yaml:38:{place}, {rest}"]


def test_a_name_that_two_bear_offers_neither(told: Tell, good_case: str) -> None:
    others = "others:\n  - {id: a1, name: The Union}\n  - {id: a2, name: Union}\n"
    step = "steps:\n  - {id: open, name: Open, actor: the Union, assumed: a guess}\n"
    assert told(good_case + others + step) == [
        (
            "case.yaml:37:35: steps[1].actor: found 'the Union', "
            "expected an id: one word of letters, digits and hyphens; write it as 'the-union'"
        )
    ]


def test_a_missing_include_does_not_offer_the_case_nor_what_is_included(
    told: Tell, good_case: str
) -> None:
    case = f"include: [cases.yaml, cast.yaml, casts.yaml]\n{good_case}"
    rest = "expected a YAML file; correct the name, or create the file"
    assert told(case, {"cast.yaml": "rules: []\n"}) == [
        (
            "case.yaml:1:11: include[1]: found no such file 'cases.yaml', expected a YAML file; "
            "did you mean 'cast.yaml'?"
        ),
        f"case.yaml:1:34: include[3]: found no such file 'casts.yaml', {rest}",
    ]


QUOTES = [
    (
        "'\"no result without withdrawal\"'",
        '"no result without withdrawal"',
        "leave out the quotation marks at both ends",
    ),
    (
        "“no result without withdrawal”",
        "“no result without withdrawal”",
        "leave out the quotation marks at both ends",
    ),
    (
        "no result ... withdrawal",
        "no result ... withdrawal",
        "quote one unbroken passage",
    ),
    (
        "Mekdad said […] Lavrov spoke",
        "Mekdad said […] Lavrov spoke",
        "quote one unbroken passage",
    ),
    ("«Mekdad said … roadmap»", "«Mekdad said … roadmap»", "quote one unbroken passage"),
    ("no result without…", "no result without…", "leave out the dots"),
    (
        "Mekdad said ... no roadmap at all",
        "Mekdad said ... no roadmap at all",
        "copy the words from the report, or name another report",
    ),
]


@pytest.mark.parametrize(("written", "quote", "advice"), QUOTES)
def test_a_quote_with_too_much_in_it_is_told_what_to_take_away(
    told: Tell, edited: Edit, written: str, quote: str, advice: str
) -> None:
    assert told(edited(("no result without withdrawal", written))) == [
        (
            f"case.yaml:32:12: positions[1].quote: found no '{quote}' in reports/sana.txt, "
            f"expected words that stand there; {advice}"
        )
    ]


HALF_QUOTED = [
    ('"Joint patrols" are needed', 28, """single quotes: '"Joint patrols" are needed'"""),
    ('"Joint" patrols aren\'t', 20, """single quotes: '"Joint" patrols aren''t'"""),
    ("'Joint patrols' are needed", 28, """double quotes: "'Joint patrols' are needed\""""),
]


@pytest.mark.parametrize(("quote", "column", "advice"), HALF_QUOTED)
def test_text_that_goes_on_after_a_quotation_mark_is_to_be_put_in_quotes_whole(
    told: Tell, edited: Edit, quote: str, column: int, advice: str
) -> None:
    assert told(edited(("no result without withdrawal", quote))) == [
        (
            f"case.yaml:32:{column}: found text after the quotation mark, "
            f"expected the end of the line; put the whole in {advice}"
        )
    ]


def test_a_line_broken_off_is_to_be_indented(told: Tell, edited: Edit) -> None:
    case = edited(("no result without", "no result\n    without"))
    assert told(case) == [
        (
            "case.yaml:33:5: found text without ': ' after it, expected 'key: value'; "
            "write 'key: value'; if it continues the line above, indent it under the text"
        )
    ]


@pytest.mark.parametrize(
    ("condition", "column"),
    [
        ("border = joint and road = open", 31),
        ("border = joint or jont", 30),
        ("not border = jont", 25),
        ("border joint", 19),
        ('"border joint"', 12),
        ("border\n      joint", 12),
    ],
)
def test_the_mark_stands_under_the_word_at_fault_of_a_condition_on_one_line(
    folder: Write, good_case: str, condition: str, column: int
) -> None:
    root = folder(f"{good_case}rules:\n  - never: {condition}\n    assumed: the map\n")
    with pytest.raises(Malformed) as caught:
        load_case(root)
    (fault,) = caught.value.faults
    assert fault.excerpt == f"      - never: {condition.splitlines()[0]}\n{' ' * (column + 3)}^"
