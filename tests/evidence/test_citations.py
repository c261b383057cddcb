"""Fragments found in a report, to the character and the byte."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from paraph.evidence.citations import (
    MOST_PLACES,
    decode,
    encode,
    folded,
    nearest,
    places,
)
from paraph.terms.sources import Span


def passage(text: str, fragment: str) -> str | None:
    """Return the words nearest to a fragment."""
    span = nearest(folded(text), fragment)
    return None if span is None else text[span.start : span.end]


def test_a_fragment_is_found_at_its_code_points() -> None:
    assert places(folded("Он сказал: no exit."), "no exit") == [Span(11, 18)]


def test_gaps_before_and_inside_a_fragment_are_counted_as_they_stand() -> None:
    #             0123 4 567890123
    text = "a  b\r\n\r\nno  exit  "
    assert places(folded(text), "no exit") == [Span(8, 16)]


def test_a_fragment_is_not_found_in_other_words() -> None:
    assert places(folded("no exits"), "no-exit") == []


def test_every_place_of_a_fragment_is_found_in_order() -> None:
    assert places(folded("on and on\nand on"), "and on") == [Span(3, 9), Span(10, 16)]


def test_places_that_overlap_are_all_found() -> None:
    assert places(folded("ha ha ha"), "ha ha") == [Span(0, 5), Span(3, 8)]


def test_a_fragment_without_words_stands_nowhere() -> None:
    assert places(folded("no exit"), " \n") == []


def test_no_more_places_are_given_than_anybody_reads() -> None:
    assert len(places(folded("a " * 1000), "a")) == MOST_PLACES


def test_the_nearest_passage_is_whole_words() -> None:
    assert passage("He saw no exit; nobody did.", "no exits") == "no exit;"


def test_the_nearest_passage_to_a_long_fragment_is_as_long() -> None:
    text = "Before. " + "one two three four five six seven eight nine ten eleven twelve. After."
    fragment = "one two three four fife six seven eight nine ten eleven twelve"
    assert (
        passage(text, fragment) == "one two three four five six seven eight nine ten eleven twelve."
    )


def test_the_nearest_passage_keeps_the_gaps_of_the_report() -> None:
    assert passage("so\n\nno\u00a0 exit  now\n", "no exists") == "no\u00a0 exit"


def test_nothing_is_near_to_words_of_another_script() -> None:
    assert passage("no exit", "выхода нет") is None


def test_nothing_is_near_in_an_empty_report() -> None:
    assert passage(" \n", "no exit") is None


@given(st.binary())
def test_decoding_loses_no_byte(raw: bytes) -> None:
    assert encode(decode(raw)) == raw


signs = st.sampled_from([*list("ab é’'“\"—-\n\t\xa0\u2009"), "\r\n", "  "])
raws = st.lists(signs, max_size=60).map("".join).map(str.encode)
mixed = st.lists(raws | st.binary(max_size=4), max_size=4).map(b"".join)
LIKE = str.maketrans("’“—\u00a0\n", "'\"- \u2009")


@settings(max_examples=300, deadline=None)
@given(mixed, st.data())
def test_what_is_copied_from_a_report_is_found_where_it_stood(
    raw: bytes, data: st.DataObject
) -> None:
    text = decode(raw)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    copied = text[start:end]
    assume(copied.strip())
    start += len(copied) - len(copied.lstrip())
    span = Span(start, start + len(copied.strip()))
    found = places(folded(text), copied.translate(LIKE))
    assert span in found or len(found) == MOST_PLACES


@settings(max_examples=300, deadline=None)
@given(mixed, st.lists(signs, min_size=1, max_size=3).map("".join))
def test_every_span_found_leads_back_to_bytes_that_hold_the_fragment(
    raw: bytes, fragment: str
) -> None:
    text = decode(raw)
    for span in places(folded(text), fragment):
        start = len(encode(text[: span.start]))
        cited = encode(text[span.start : span.end])
        assert raw[start : start + len(cited)] == cited
        assert places(folded(decode(cited)), fragment) == [Span(0, span.end - span.start)]


@settings(max_examples=300, deadline=None)
@given(mixed, st.text(max_size=90))
def test_a_nearest_passage_is_never_empty_and_lies_in_the_report(raw: bytes, fragment: str) -> None:
    span = nearest(folded(decode(raw)), fragment)
    assert span is None or 0 <= span.start < span.end <= len(decode(raw))
