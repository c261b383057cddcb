"""Files that are not the plain YAML of a case: each kind with its whole message."""

from collections.abc import Callable

import pytest

from paraph.files.case.yaml_reading import MOST_BYTES, MOST_VALUES

Tell = Callable[..., list[str]]
Edit = Callable[..., str]

KEYS = "expected keys such as 'title:' and 'parties:'; write 'key: value' lines"
NO_MARKS = "expected no anchors and aliases; write the value out, or put text in quotes"
LINE_UP = "mend the indentation, or put the whole text in quotes"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", f"case.yaml:1:1: found nothing, {KEYS}", id="empty"),
        pytest.param("# later\n", f"case.yaml:1:1: found nothing, {KEYS}", id="comments only"),
        pytest.param("- title\n- parties\n", f"case.yaml:1:1: found a list, {KEYS}", id="list"),
        pytest.param(
            "Mending ties\n", f"case.yaml:1:1: found the text 'Mending ties', {KEYS}", id="prose"
        ),
    ],
)
def test_a_file_without_keys_is_told_once(told: Tell, text: str, message: str) -> None:
    assert told(text) == [message]


SYNTAX = [
    pytest.param(
        "    name: Syria",
        "\tname: Syria",
        "case.yaml:10:1: found a tab, expected spaces; indent with spaces",
        id="tab before a key",
    ),
    pytest.param(
        "  - id: syria",
        "\t- id: syria",
        "case.yaml:9:1: found a tab, expected spaces; indent with spaces",
        id="tab before an item",
    ),
    pytest.param(
        "title: Mending",
        'title: "Mending',
        "case.yaml:1:8: found a quotation mark that nothing closes, expected text in quotes; "
        "close the quotation mark",
        id="unclosed quotation mark",
    ),
    pytest.param(
        "title: Mending ties",
        "title: Mending: ties",
        "case.yaml:1:15: found ': ' where no key can stand, expected one 'key: value' to a line; "
        "put text that holds ': ' in quotes, or mend the indentation",
        id="colon in plain text",
    ),
    pytest.param(
        "    name: Syria",
        " name: Syria",
        f"case.yaml:10:2: found something else than a key, "
        f"expected a key in line with the others; {LINE_UP}",
        id="indentation of no level",
    ),
    pytest.param(
        "    name: Syria",
        "   name: Syria",
        "case.yaml:10:4: found something else than an item, expected the next item of the list; "
        "begin it with '- ', or line the key up with the others of its entry",
        id="indentation one space short",
    ),
    pytest.param(
        "  - id: turkey",
        "  id: turkey",
        "case.yaml:12:3: found something else than an item, expected the next item of the list; "
        "begin it with '- ', or line the key up with the others of its entry",
        id="no hyphen",
    ),
    pytest.param(
        "    name: Syria",
        "    name:Syria",
        "case.yaml:10:5: found text without ': ' after it, expected 'key: value'; "
        "write 'key: value', with a space after the colon",
        id="no space after the colon",
    ),
    pytest.param(
        "name: Syria",
        'name: "Syria" proper',
        "case.yaml:10:19: found text after the quotation mark, expected the end of the line; "
        """put the whole in single quotes: '"Syria" proper'""",
        id="text after quoted text",
    ),
    pytest.param(
        "name: Syria",
        "name: @Syria",
        "case.yaml:10:11: found text that begins with '@', expected plain text; "
        "put the text in quotes",
        id="sign that begins nothing",
    ),
    pytest.param(
        "name: Syria",
        "name: **Syria**",
        "case.yaml:10:11: found text that begins with '*', expected plain text; "
        "put the text in quotes",
        id="asterisks",
    ),
    pytest.param(
        "name: Syria",
        "name: & Syria",
        "case.yaml:10:11: found text that begins with '&', expected plain text; "
        "put the text in quotes",
        id="ampersand",
    ),
    pytest.param(
        "name: Syria",
        "name: !e!Syria",
        "case.yaml:10:11: found text that begins with '!', expected plain text; "
        "put the text in quotes",
        id="exclamation marks",
    ),
    pytest.param(
        "name: Syria",
        "name: [Syria",
        "case.yaml:10:11: found a bracket that nothing closes, expected a list or mapping in "
        "brackets; close the bracket, or put text that begins with one in quotes",
        id="unclosed bracket",
    ),
    pytest.param(
        "name: Syria",
        'name: "C:\\Users"',
        "case.yaml:10:16: found a backslash that is no sign of YAML, expected text in quotes; "
        "put the text in single quotes instead of double ones",
        id="backslash",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), SYNTAX)
def test_a_slip_of_syntax_is_told_where_it_was_made(
    told: Tell, edited: Edit, old: str, new: str, message: str
) -> None:
    assert told(edited((old, new))) == [message]


def test_bytes_that_are_not_utf_8_are_told_with_their_place(told: Tell, edited: Edit) -> None:
    latin = edited(("name: Syria", "name: Présidence")).encode("latin-1")
    assert told(latin) == [
        (
            "case.yaml:10:13: found the byte 0xE9, expected text in UTF-8; "
            "save the file with the encoding UTF-8"
        )
    ]


def test_utf_16_is_told_by_its_name(told: Tell, good_case: str) -> None:
    assert told(good_case.encode("utf-16")) == [
        (
            "case.yaml:1:1: found text in UTF-16, expected text in UTF-8; "
            "save the file with the encoding UTF-8"
        )
    ]


def test_a_nul_is_told_with_its_place(told: Tell, edited: Edit) -> None:
    assert told(edited(("name: Syria", "name: Sy\0ria"))) == [
        (
            "case.yaml:10:13: found the character U+0000, expected text that can be printed; "
            "remove it, or save the file with the encoding UTF-8"
        )
    ]


def test_a_control_character_written_as_an_escape_is_told(told: Tell, edited: Edit) -> None:
    assert told(edited(("name: Syria", 'name: "Sy\\eria"'))) == [
        (
            "case.yaml:10:11: parties[1].name: found the character U+001B, "
            "expected text that can be printed; remove it"
        )
    ]


def test_a_second_document_is_refused(told: Tell, good_case: str) -> None:
    assert told(good_case + "---\ntitle: Another\n") == [
        "case.yaml:33:1: found a second document, expected one document; remove the '---' or '...'"
    ]


def test_text_after_the_end_of_the_document_is_refused(told: Tell, good_case: str) -> None:
    assert told(good_case + "...\ntitle: Another\n") == [
        (
            "case.yaml:34:1: found text after the end of the document, expected one document; "
            "remove the line '...' before it"
        )
    ]


def test_anchor_and_alias_are_refused_and_nothing_is_called_missing(
    told: Tell, edited: Edit
) -> None:
    text = edited(("name: Syria", "name: &s Syria"), ("name: Turkey", "name: *s"))
    assert told(text) == [
        f"case.yaml:10:11: parties[1].name: found '&s', {NO_MARKS}",
        f"case.yaml:13:11: parties[2].name: found '*s', {NO_MARKS}",
    ]


def test_an_anchored_list_is_still_read_and_checked(told: Tell, edited: Edit) -> None:
    text = edited(("positions:\n", "positions: &all\n"), ("party: syria", "party: siria"))
    assert told(text) == [
        f"case.yaml:26:12: positions: found '&all', {NO_MARKS}",
        (
            "case.yaml:27:12: positions[1].party: found 'siria', expected the id of a party; "
            "did you mean 'syria'?"
        ),
    ]


def test_an_alias_for_an_entry_leaves_no_id_unknown(told: Tell, edited: Edit) -> None:
    turkey = "  - id: turkey\n    name: Turkey\n    role: party\n"
    text = edited((turkey, "  - *turkey\n"), ("party: syria", "party: turkey"))
    assert told(text) == [f"case.yaml:12:5: parties[2]: found '*turkey', {NO_MARKS}"]


def test_a_billion_laughs_are_refused_one_by_one(told: Tell, good_case: str) -> None:
    bomb = "about: &a [ha, ha]\nstart: &b [*a, *a]\n"
    assert told(bomb + good_case) == [
        f"case.yaml:1:8: about: found '&a', {NO_MARKS}",
        (
            "case.yaml:1:8: about: found a list, expected text; "
            "write one value here, without a list or further keys"
        ),
        f"case.yaml:2:8: start: found '&b', {NO_MARKS}",
        f"case.yaml:2:12: start[1]: found '*a', {NO_MARKS}",
        f"case.yaml:2:16: start[2]: found '*a', {NO_MARKS}",
    ]


def test_an_alias_inside_its_own_anchor_is_refused(told: Tell, edited: Edit) -> None:
    assert told(edited(("title: Mending ties", "title: &t [*t]"))) == [
        f"case.yaml:1:8: title: found '&t', {NO_MARKS}",
        f"case.yaml:1:12: title[1]: found '*t', {NO_MARKS}",
    ]


def test_a_tag_is_refused(told: Tell, edited: Edit) -> None:
    assert told(edited(("title: Mending", "title: !!python/name:os.system Mending"))) == [
        (
            "case.yaml:1:8: title: found the tag '!!python/name:os.system', expected plain text; "
            "remove it, or put the text in quotes"
        )
    ]


def test_text_that_is_taken_for_a_tag_is_told_once(told: Tell, edited: Edit) -> None:
    assert told(edited(("name: Syria", "name: !Syria"))) == [
        (
            "case.yaml:10:11: parties[1].name: found the tag '!Syria', expected plain text; "
            "remove it, or put the text in quotes"
        )
    ]


def test_a_merge_key_is_refused_and_nothing_is_called_missing(told: Tell, edited: Edit) -> None:
    assert told(edited(("    name: Turkey\n    role: party", "    <<: *syria"))) == [
        (
            "case.yaml:13:5: parties[2].<<: found the merge key '<<', "
            "expected every key in its place; write the keys out"
        )
    ]


def test_keys_merged_in_place_are_not_called_missing(told: Tell, edited: Edit) -> None:
    assert told(edited(("    name: Turkey\n    role: party", "    <<: {name: Turkey}"))) == [
        (
            "case.yaml:13:5: parties[2].<<: found the merge key '<<', "
            "expected every key in its place; write the keys out"
        )
    ]


def test_deep_nesting_is_refused(told: Tell, good_case: str) -> None:
    assert told(good_case + "include: " + "[" * 100_000) == [
        (
            f"case.yaml:33:29: include{'[1]' * 19}: found a list or mapping at level 21, "
            "expected at most 20 levels; write it flatter"
        )
    ]


def test_a_file_too_large_is_refused_unread(told: Tell) -> None:
    assert told("#" * (MOST_BYTES + 1)) == [
        (
            "case.yaml: found a larger file, expected at most 8,388,608 bytes; "
            "split the file with 'include:'"
        )
    ]


def test_too_many_values_in_all_files_are_refused(
    told: Tell, good_case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The case has 74 keys and values: 71 of the good case, and 3 for the include.
    monkeypatch.setattr("paraph.files.case.reading.MOST_VALUES", 80)
    case = "include: [b.yaml]\n" + good_case
    assert told(case, {"b.yaml": "rules: [a,a,a,a]\n"})[-1] == (
        "b.yaml:1:15: rules[4]: found more keys and values, "
        f"expected at most {MOST_VALUES:,} in all files of the case; split the case in two"
    )


def test_a_list_as_a_key_is_refused(told: Tell, edited: Edit) -> None:
    assert told(edited(("    name: Syria\n", "    ? [name]\n    : Syria\n"))) == [
        (
            "case.yaml:10:7: parties[1]: found a list or mapping as a key, expected a word as a "
            "key; write 'key: value'"
        )
    ]


def test_a_key_given_twice_is_refused(told: Tell, edited: Edit) -> None:
    assert told(edited(("name: Syria", "name: Syria\n    name: Damascus"))) == [
        (
            "case.yaml:11:5: parties[1].name: found the key 'name' again, expected each key once; "
            "join it with line 10, or remove one"
        )
    ]


def test_a_list_given_twice_is_refused_and_both_are_checked(told: Tell, good_case: str) -> None:
    text = good_case + "parties:\n  - id: iran\n    name: Iran\n    role: host\n"
    assert told(text) == [
        (
            "case.yaml:33:1: parties: found the key 'parties' again, expected each key once; "
            "join it with line 8, or remove one"
        ),
        (
            "case.yaml:36:11: parties[3].role: found 'host', "
            "expected one of party, mediator, guarantor, observer; choose one of them"
        ),
    ]


def test_what_comes_before_a_slip_of_syntax_is_still_checked(told: Tell, edited: Edit) -> None:
    text = edited(("date: 2023-05-10", "date: 2023-02-30"), ("question: Who", 'question: "Who'))
    assert told(text) == [
        (
            "case.yaml:6:11: reports[1].date: found '2023-02-30', "
            "expected a day that the calendar has; correct the day or the month"
        ),
        (
            "case.yaml:22:15: found a quotation mark that nothing closes, expected text in quotes; "
            "close the quotation mark"
        ),
    ]
