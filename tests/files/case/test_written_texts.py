"""Texts, citations and numbers are written as plainly as they can be, and read again."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.files.case.small_case import RAW, RAWS, Write, assumed, cited, filed, loaded, small
from tests.strategies import position

from paraph.files.case.loading import load_case
from paraph.files.case.scalars import read_range, write_range
from paraph.files.case.writing import case_files
from paraph.files.case.yaml_reading import read_yaml
from paraph.files.case.yaml_writing import write_yaml
from paraph.record.events import founding as happened
from paraph.terms.numbers import Range, exactly
from paraph.terms.sources import Citation, Span

LONG = " ".join(["twenty-four thousand tonnes a year"] * 4)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("NO", ["assumed: NO"], id="a word that other readers take for no"),
        pytest.param("null", ["assumed: null"], id="a word that other readers take for nothing"),
        pytest.param("1.10", ["assumed: 1.10"], id="a number"),
        pytest.param("2023-05-10", ["assumed: 2023-05-10"], id="a date"),
        pytest.param("~", ['assumed: "~"'], id="the sign for nothing"),
        pytest.param("a: b", ['assumed: "a: b"'], id="a colon"),
        pytest.param("at 1:30", ["assumed: at 1:30"], id="a colon in a word"),
        pytest.param("a:", ['assumed: "a:"'], id="a colon at the end"),
        pytest.param("a #b", ['assumed: "a #b"'], id="a comment"),
        pytest.param("a#b", ["assumed: a#b"], id="a number sign in a word"),
        pytest.param("- a", ['assumed: "- a"'], id="an item"),
        pytest.param("-5 a", ["assumed: -5 a"], id="a minus"),
        pytest.param("[a]", ['assumed: "[a]"'], id="a list"),
        pytest.param("a, [b]", ["assumed: a, [b]"], id="brackets later on"),
        pytest.param('"a" b', ["assumed: '\"a\" b'"], id="quotation marks"),
        pytest.param("“a” b", ["assumed: “a” b"], id="typographic quotation marks"),
        pytest.param("'a' \"b\"", ["assumed: '''a'' \"b\"'"], id="quotation marks of both kinds"),
        pytest.param("\\n: a", ["assumed: '\\n: a'"], id="a backslash"),
        pytest.param("a\u00a0b", ["assumed: a\u00a0b"], id="a no-break space"),
        pytest.param("a\tb", ['assumed: "a\\tb"'], id="a tab"),
        pytest.param("a\u2028b\x85c", ['assumed: "a\\Lb\\Nc"'], id="line breaks of Unicode"),
        pytest.param("a\nb", ["assumed: |-", "      a", "      b"], id="two lines"),
        pytest.param(
            "a\n  b\n\nc", ["assumed: |-", "      a", "        b", "", "      c"], id="verse"
        ),
        pytest.param("a \nb", ['assumed: "a \\nb"'], id="a space before the line break"),
        pytest.param("a\r\nb", ['assumed: "a\\r\\nb"'], id="a carriage return"),
        pytest.param(
            LONG,
            [
                "assumed: >-",
                (
                    "      twenty-four thousand tonnes a year twenty-four thousand tonnes a year"
                    " twenty-four thousand"
                ),
                "      tonnes a year twenty-four thousand tonnes a year",
            ],
            id="a long line",
        ),
        pytest.param(
            f"# {LONG}\n\na: b",
            [
                "assumed: >-",
                (
                    "      # twenty-four thousand tonnes a year twenty-four thousand tonnes a year"
                    " twenty-four thousand"
                ),
                "      tonnes a year twenty-four thousand tonnes a year",
                "",
                "",
                "      a: b",
            ],
            id="long paragraphs",
        ),
        pytest.param("x" * 120, [f"assumed: {'x' * 120}"], id="a long word"),
    ],
)
def test_a_text_is_quoted_and_folded_no_more_than_it_needs(
    tmp_path: Path, text: str, lines: list[str]
) -> None:
    events = small(assumed(text))
    files = case_files(events, RAWS)
    written = files["positions.yaml"].decode().split("strength: demand\n    ")[1]
    assert written == "\n".join([*lines, ""])
    assert loaded(tmp_path, files) == events


signs = st.text(
    st.sampled_from("ab  \n\n:#-?,[]{}&*!|>'\"%@`~\\\t\r\x85\u2028\u2029\u00a0é.0=<")
    | st.characters()
).map(str.strip)
printable = signs.filter(lambda text: not read_yaml("a", b'a: "%s"' % quoted(text)).faults)


def quoted(text: str) -> bytes:
    """A text as nothing but escapes, by which a reader tells whether it can be held at all."""
    return "".join(f"\\U{ord(sign):08x}" for sign in text).encode()


@settings(max_examples=400, deadline=None)
@given(printable, printable, st.lists(printable, min_size=1, max_size=4))
def test_any_text_that_yaml_can_hold_is_read_again(one: str, other: str, words: list[str]) -> None:
    tree = {"a": one, "b": words, "c": [{"d": other, "e": words, "f": {"g": one}}, {"d": one}]}
    file = read_yaml("case.yaml", write_yaml(tree).encode())
    assert file.faults == []
    assert file.tree == tree


def test_a_list_too_long_for_a_line_has_an_item_a_line() -> None:
    text = write_yaml({"a": [{"b": ["x" * 60, "- y" * 20]}]})
    assert text == f'\na:\n  - b:\n      - {"x" * 60}\n      - "{"- y" * 20}"\n'


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        pytest.param(cited(22, 35, 2), "quote: first in May\n", id="a gap of two spaces"),
        pytest.param(cited(8, 13, 1), "quote: “yes”\n", id="typographic quotation marks"),
        pytest.param(cited(14, 27, 1), 'quote: "twice: first"\n', id="a line break after a colon"),
        pytest.param(
            cited(29, 35, 2), "quote: in May\n    occurrence: 1\n", id="the first of two places"
        ),
        pytest.param(
            replace(cited(29, 35, 2), span=Span(53, 59), line=4),
            "quote: in May\n    occurrence: 2\n",
            id="the second of two places",
        ),
        pytest.param(cited(61, 64, 4), 'quote: "#1:"\n', id="signs of YAML"),
    ],
)
def test_a_citation_finds_its_place_again(tmp_path: Path, source: Citation, keys: str) -> None:
    said = position("ada", "border", ["joint"], name="ada/border/1", source=source)
    events = small(happened.PositionStated(said))
    raw = RAW.replace(b"In May", b"in May")
    assert len(raw) == len(RAW)
    report = replace(filed(), digest=hashlib.sha256(raw).hexdigest())
    events = (events[0], happened.ReportFiled(report), *events[2:])
    files = case_files(events, {report.digest: raw})
    assert files["positions.yaml"].decode().endswith(f"    report: wire\n    {keys}")
    assert loaded(tmp_path, files) == events


def test_a_place_that_an_occurrence_names_must_be_there(
    folder: Write, edited: Callable[..., str], told: Callable[..., list[str]]
) -> None:
    quote = "quote: no result without withdrawal"
    twice = {"reports/sana.txt": "roadmap. A roadmap."}
    second = edited((quote, "quote: roadmap\n    occurrence: 2"))
    event = load_case(folder(second, twice)).events[-1]
    assert isinstance(event, happened.PositionStated)
    assert isinstance(event.position.source, Citation)
    assert event.position.source.span == Span(11, 18)
    assert told(edited((quote, "quote: roadmap\n    occurrence: 3")), twice) == [
        (
            "case.yaml:33:17: positions[1].occurrence: found 3, but 'roadmap' 2 times in "
            "reports/sana.txt (line 1), expected a number from 1 to 2; correct the number"
        )
    ]
    assert told(edited((quote, "quote: roadmap\n    occurrence: first")), twice) == [
        (
            "case.yaml:33:17: positions[1].occurrence: found 'first', expected a number from 1 to "
            "999; write 2 for the second of them"
        )
    ]
    heard = "occurrence: 1\n    assumed: Heard."
    assert told(edited(("report: sana\n    quote: no result without withdrawal", heard))) == [
        (
            "case.yaml:32:14: positions[1].assumed: found 'assumed' beside 'occurrence', expected "
            "one source; remove one: what a report says is not assumed"
        )
    ]


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        pytest.param(exactly(Fraction(1, 4)), "0.25", id="a decimal"),
        pytest.param(exactly(0), "0", id="nothing"),
        pytest.param(exactly(1), "1", id="one"),
        pytest.param(exactly(Fraction(1, 3)), "1/3", id="a third"),
        pytest.param(Range(Fraction(1, 3), Fraction(1, 2)), "1/3 to 0.5", id="a range"),
        pytest.param(exactly(Fraction(1, 10**12)), "0.000000000001", id="twelve places"),
        pytest.param(exactly(Fraction(1, 10**13)), "1/10000000000000", id="thirteen places"),
    ],
)
def test_a_number_is_written_exactly(numbers: Range, text: str) -> None:
    assert write_range(numbers) == text
    assert read_range(text) == numbers


@settings(max_examples=300, deadline=None)
@given(
    st.fractions(0, 1) | st.decimals(0, 1, places=12).map(Fraction),
    st.fractions(0, 1, max_denominator=1000),
)
def test_any_range_is_read_again(one: Fraction, other: Fraction) -> None:
    numbers = Range(min(one, other), max(one, other))
    assert read_range(write_range(numbers)) == numbers


def test_weights_that_are_fractions_sum_exactly(
    edited: Callable[..., str], told: Callable[..., list[str]]
) -> None:
    weight = "weights: [{party: syria, issue: border, weight: %s, assumed: Heard.}]\npositions:"
    assert told(edited(("positions:", weight % "2/3"))) == [
        (
            "case.yaml:26:49: weights[1].weight: found weights of party 'syria' that sum to 2/3, "
            "expected 1; rescale them"
        )
    ]
    assert told(edited(("positions:", weight % "1/0"))) == [
        (
            "case.yaml:26:49: weights[1].weight: found '1/0', expected a number or range from 0 to "
            "1, or one of high, medium, low; write it as '0.3', '0.3 to 0.5' or 'high'"
        )
    ]
