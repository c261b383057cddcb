"""Words that stay as they were typed, and quotes found through what copying changes."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from paraph.files.case.loading import load_case
from paraph.record.negotiation import Negotiation
from paraph.terms.conditions import Chosen
from paraph.terms.sources import Citation, Span

Edit = Callable[..., str]
Write = Callable[..., Path]
Read = Callable[..., Negotiation]


@pytest.mark.parametrize("word", ["NO", "yes", "1:30", "1.10", "0x10", "null", "2023-05-10"])
def test_a_word_that_yaml_would_change_stays_text(read: Read, edited: Edit, word: str) -> None:
    talks = read(edited(("title: Mending ties", f"title: {word}")))
    assert talks.title == word


@pytest.mark.parametrize("nothing", ["", "~"])
def test_nothing_after_an_optional_key_means_not_given(
    read: Read, edited: Edit, nothing: str
) -> None:
    talks = read(
        edited(("outlet: SANA", f"note: {nothing}\n    file: {nothing}\n    outlet: SANA"))
    )
    assert (talks.reports[0].note, talks.reports[0].file) == ("", "reports/sana.txt")


def test_a_report_of_the_as_of_date_itself_is_not_late(read: Read, edited: Edit) -> None:
    talks = read(edited(("date: 2023-05-10", "date: 2023-05-31")))
    assert talks.positions[0].date == talks.as_of


def test_a_case_saved_on_windows_reads_the_same(read: Read, good_case: str) -> None:
    windows = b"\xef\xbb\xbf" + good_case.replace("\n", "\r\n").encode()
    assert read(windows) == read(good_case)


def test_ids_may_be_of_any_script(read: Read, edited: Edit) -> None:
    text = edited(
        ("id: syria", "id: سوريا"),
        ("party: syria", "party: سوريا"),
        ("id: border", "id: граница"),
        ("issue: border", "issue: граница"),
        ("national: National", "सीमा: National"),
        ("option: national", "option: सीमा"),
    )
    position = read(text).positions[0]
    assert (position.party, position.issue, position.options) == ("سوريا", "граница", ("सीमा",))


def test_an_id_is_the_same_composed_and_decomposed(read: Read, edited: Edit) -> None:
    text = edited(("id: border", "id: fronti\u00e8re"), ("issue: border", "issue: frontie\u0300re"))
    rule = "rules:\n  - never: frontie\u0300re = joint\n    assumed: the map\n"
    talks = read(text + rule)
    assert talks.positions[0].issue == "fronti\u00e8re"
    assert talks.rules[0].then == Chosen("fronti\u00e8re", ("joint",))


def test_a_file_may_begin_with_the_mark_of_a_document(read: Read, good_case: str) -> None:
    assert read("---\n" + good_case) == read(good_case)


def test_files_that_no_entry_names_are_listed_and_hidden_ones_are_not(
    folder: Write, good_case: str
) -> None:
    root = folder(good_case, {"reports/b/late.txt": "", "reports/a.txt": "", "reports/.keep": ""})
    assert load_case(root).unread == ("a.txt", "b/late.txt")


@pytest.mark.parametrize(
    ("report", "quote", "cited"),
    [
        pytest.param(
            "x \u201cno exit now\u201d x",
            "'\"no exit now\"'",
            "\u201cno exit now\u201d",
            id="curly marks",
        ),
        pytest.param('x "no exit" x', "\u00abno exit\u00bb", '"no exit"', id="straight marks"),
        pytest.param(
            "x Turkey\u2019s army", "Turkey's army", "Turkey\u2019s army", id="apostrophe"
        ),
        pytest.param("x no\r\n  exit x", "no exit", "no\r\n  exit", id="line break"),
        pytest.param(
            "x no\u00a0exit\u202fnow", "no exit now", "no\u00a0exit\u202fnow", id="no-break space"
        ),
        pytest.param("x no exit x", "no\u00a0exit", "no exit", id="no-break space in the quote"),
        pytest.param("x 2022\u20132023 x", "2022-2023", "2022\u20132023", id="dash"),
        pytest.param("x (a.b*c) x", "(a.b*c)", "(a.b*c)", id="signs of patterns"),
        pytest.param("\ufeffno exit", "no exit", "no exit", id="byte order mark"),
    ],
)
def test_a_quote_is_found_through_what_copying_changes(
    read: Read, edited: Edit, report: str, quote: str, cited: str
) -> None:
    case = edited(("no result without withdrawal", quote))
    source = read(case, {"reports/sana.txt": report}).positions[0].source
    assert isinstance(source, Citation)
    assert source.text == cited


def test_a_quote_in_a_report_that_is_not_utf_8_leads_back_to_its_bytes(
    read: Read, edited: Edit
) -> None:
    raw = "Présidence\r\ndit: pas de sortie “maintenant”\r\n".encode("cp1252")
    case = edited(("no result without withdrawal", "pas de sortie"))
    source = read(case, {"reports/sana.txt": raw}).positions[0].source
    assert isinstance(source, Citation)
    assert (source.span, source.line) == (Span(17, 30), 2)
    assert raw[17:30] == b"pas de sortie"
    assert source.digest == hashlib.sha256(b"pas de sortie").hexdigest()


def test_a_span_counts_code_points_of_the_report(read: Read, edited: Edit) -> None:
    raw = "Élysée: “не сейчас” \xff".encode() + b"\xff"
    case = edited(("no result without withdrawal", "не сейчас"))
    source = read(case, {"reports/sana.txt": raw}).positions[0].source
    assert isinstance(source, Citation)
    assert source.span == Span(9, 18)
    # É, é are two bytes each, the opening mark three, the Cyrillic letters two each.
    assert raw[13:30] == source.text.encode()
