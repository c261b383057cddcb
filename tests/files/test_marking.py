"""What rests on what was said in confidence says so, on every page of every rendering."""

import json
import re
from dataclasses import replace
from io import BytesIO

import docx as word
import pytest
from tests.files.sample_brief import SAMPLE
from tests.ladder_talks import whole

from paraph.briefs.brief import positions_brief
from paraph.briefs.view import View, marking
from paraph.files.answering import positions_answer
from paraph.files.brief_json import brief_json
from paraph.files.docx import docx
from paraph.files.html import css_string, html
from paraph.files.terminal import text
from paraph.terms.ids import MEDIATOR, Seat

WORDS = "For Syria only: rests on what it said in confidence"
MARKED = replace(SAMPLE, marking=WORDS)


def view(reader: Seat | None, *, is_confidential: bool) -> View:
    return View(whole(), "0" * 64, (), "0", reader, is_confidential=is_confidential)


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (MEDIATOR, "For the mediator’s team only: rests on what was said or noted in confidence"),
        (Seat("syria"), WORDS),
    ],
)
def test_the_marking_names_for_whom_it_is(reader: Seat, expected: str) -> None:
    assert marking(view(reader, is_confidential=True)) == expected
    assert positions_brief(view(reader, is_confidential=True)).marking == expected
    assert marking(view(reader, is_confidential=False)) == ""


def test_text_says_it_first_and_last() -> None:
    lines = text(MARKED).splitlines()
    assert lines[0] == WORDS
    assert lines[-1] == WORDS


def test_a_page_says_it_on_top_and_at_the_head_of_every_printed_page() -> None:
    page = html(MARKED)
    assert f'<p class="marking" role="note">{WORDS}</p>' in page
    assert re.search(r"@page \{ @top-center \{ content: \"For\\000020Syria", page)


def test_a_name_cannot_leave_the_style_sheet() -> None:
    assert css_string('a"; } </style>') == (
        '"a\\000022\\00003b\\000020\\00007d\\000020\\00003c\\00002fstyle\\00003e"'
    )


def test_a_document_says_it_in_the_header_of_every_section() -> None:
    document = word.Document(BytesIO(docx(MARKED)))
    assert len(document.sections) > 1
    assert {section.header.paragraphs[0].text for section in document.sections} == {WORDS}


def test_json_says_it() -> None:
    assert json.loads(brief_json(MARKED))["marking"] == WORDS
    answer = positions_answer(view(Seat("syria"), is_confidential=True))
    assert json.loads(answer.model_dump_json())["case"]["marking"] == WORDS


def test_what_anybody_may_read_says_nothing() -> None:
    assert "marking" not in html(SAMPLE)
    assert "marking" not in json.loads(brief_json(SAMPLE))
    document = word.Document(BytesIO(docx(SAMPLE)))
    assert {section.header.is_linked_to_previous for section in document.sections} == {True}
    answer = positions_answer(view(MEDIATOR, is_confidential=False))
    assert "marking" not in json.loads(answer.model_dump_json())["case"]
