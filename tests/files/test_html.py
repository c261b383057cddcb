"""The HTML page of a brief: whole, safe, linked, and readable without its colours."""
# lxml, which the trees are made of, has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import re
from dataclasses import replace

import pytest
from jinja2 import UndefinedError
from lxml.html import HtmlElement
from tests.files.sample_brief import ARABIC, LONG_WORD, QUOTES, SAMPLE, SCRIPT, cell

from paraph.briefs.tree import Brief, Column, Mark, Note, Paragraph, Phrase, Row, Section, Table
from paraph.files.html import html

EXTERNAL = re.compile(r"^(https?:|//|ftp:|file:|data:)")


def words(element: HtmlElement) -> str:
    """Return the text of an element with single spaces."""
    return " ".join(element.text_content().split())


def one(page: HtmlElement, path: str) -> HtmlElement:
    """Return the only element at the path."""
    (found,) = page.xpath(path)
    return found


def test_the_page_asks_for_nothing_from_outside(page: HtmlElement) -> None:
    for name in ("src", "href", "srcset", "action", "poster", "data"):
        values = page.xpath(f"//@{name}") + page.xpath(f"//@*[local-name()='{name}']")
        assert [value for value in values if EXTERNAL.match(value)] == []
    assert page.xpath("//script | //link | //iframe | //img | //object | //embed") == []
    assert "@import" not in one(page, "//style").text


def test_the_page_forbids_itself_everything_but_its_own_style(page: HtmlElement) -> None:
    policy = one(page, "//meta[@http-equiv='Content-Security-Policy']")
    assert policy.get("content") == ("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


def test_no_id_occurs_twice(page: HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(ids) > 20


def test_every_link_leads_to_a_place_on_the_page(page: HtmlElement) -> None:
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a/@href")
    assert links
    assert [link for link in links if link[0] != "#" or link[1:] not in ids] == []


def test_words_of_a_party_never_become_markup(page_text: str, page: HtmlElement) -> None:
    assert "<script" not in page_text
    assert words(one(page, "//h1")) == f"The river talks: {SCRIPT}"
    assert f"3 The order of steps & {QUOTES}" in [words(found) for found in page.xpath("//h2")]


def test_headings_go_down_one_step_at_a_time(page: HtmlElement) -> None:
    headings = page.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    assert [(found.tag, words(found)[:22]) for found in headings] == [
        ("h1", "The river talks: <scri"),
        ("h2", "In one minute"),
        ("h2", "Contents"),
        ("h2", "1 What each party said"),
        ("h3", "Issue by issue"),
        ("h2", "2 What all could accep"),
        ("h2", "3 The order of steps &"),
        ("h2", "4 A section without bl"),
        ("h2", "Notes"),
        ("h2", "How this brief was mad"),
    ]


def test_the_page_says_its_language_and_lets_one_skip_to_the_brief(page: HtmlElement) -> None:
    assert page.get("lang") == "en"
    assert page.xpath("//body/a[1]/@href") == ["#main"]
    assert one(page, "//main").get("id") == "main"


def test_the_contents_lead_to_every_section(page: HtmlElement) -> None:
    assert page.xpath("//nav//a/@href") == [
        "#section-positions",
        "#section-packages",
        "#section-roadmap",
        "#section-nothing",
        "#notes",
        "#colophon",
    ]


def test_a_note_reference_links_to_its_note_and_shows_its_passage(page: HtmlElement) -> None:
    strong = one(page, "//strong[text()='strong words']")
    reference = strong.getnext().xpath("./a")[0]
    assert reference.get("href") == "#note-1"
    assert reference.get("title") == (
        "River Gazette, 11 May 2023, “Ministers meet”: We shall release 400 cubic metres a second."
    )


def test_a_note_leads_back_to_every_place_that_rests_on_it(page: HtmlElement) -> None:
    back = page.xpath("//li[@id='note-1']//p[@class='back']/a/@href")
    there = page.xpath("//a[@href='#note-1']/@id")
    assert back == [f"#{place}" for place in there]
    assert len(there) == 4


def test_a_note_tells_its_source_passage_and_place(page: HtmlElement) -> None:
    first, second, third = page.xpath("//section[@id='notes']//li")
    assert words(first).startswith(
        "• cited River Gazette, 11 May 2023, “Ministers meet” "
        "We shall release 400 cubic metres a second. gazette.txt:12, 310-352, sha256 9f2c"
    )
    assert ARABIC in words(second)
    assert words(third).startswith("○ assumed Assumption Nobody said so;")


def test_a_table_names_its_rows_and_columns(page: HtmlElement) -> None:
    table = page.xpath("//table")[0]
    assert words(one(table, "./caption")) == "Positions of the parties by issue"
    assert [words(found) for found in table.xpath("./thead//th[@scope='col']")] == [
        "Issue",
        "Upstream",
        "Downstream",
        "Mediator",
        "Neighbour",
        "Observer",
        "Weight",
    ]
    assert [words(found) for found in table.xpath(".//th[@scope='row']")] == [
        "Release of water",
        "Data exchange",
        LONG_WORD,
    ]
    bands = table.xpath(".//th[@scope='rowgroup']")
    assert [(words(found), found.get("colspan")) for found in bands] == [
        ("Track one: water", "7"),
        ("Track two: guarantees", "7"),
    ]


@pytest.mark.parametrize(
    ("mark", "sign", "meaning"),
    [
        (Mark.CITED, "•", "cited: a report says so"),
        (Mark.ASSUMED, "○", "assumed: nobody said so; the note says why it is supposed"),
        (Mark.CONTESTED, "≠", "contested: accounts contradict each other; all are kept"),
        (Mark.DRIFTED, "→", "drifted: it was otherwise before"),
        (Mark.SILENT, "?", "silent: nothing is known; silence is not consent"),
        (Mark.CLAIMED, "”", "claimed: another party says it of this one"),
        (Mark.RED_LINE, "✕", "red line: what the party will not accept"),
        (Mark.WARNING, "!", "needs attention"),
        (Mark.GOOD, "✓", "in order"),
    ],
)
def test_a_mark_has_a_sign_a_word_and_a_legend(
    page: HtmlElement, mark: Mark, sign: str, meaning: str
) -> None:
    table = page.xpath("//table")[0]
    badges = [words(found) for found in table.xpath(".//td//span[starts-with(@class, 'mark ')]")]
    assert f"{sign} {mark.value}" in badges
    legend = page.xpath("//dl[@class='legend']")[0]
    assert meaning in [words(found) for found in legend.xpath(".//dd")]


def test_a_cell_shows_its_hint_and_keeps_its_lines_apart(page: HtmlElement) -> None:
    assert len(page.xpath("//td[@title='said in May']")) == 1
    lines = page.xpath("//td[p[text()='first line']]/p")
    assert [words(line) for line in lines] == ["first line", f"{ARABIC}2"]


def test_a_table_without_rows_says_so(page: HtmlElement) -> None:
    table = page.xpath("//table")[1]
    assert [words(found) for found in table.xpath(".//td")] == ["No rows."]


def test_rows_without_a_band_share_one_body() -> None:
    rows = tuple(Row((cell(name), cell("x"))) for name in ("one", "two"))
    table = Table("Caption", (Column("A"), Column("B")), rows)
    page = html(Brief("Title", "", (), (Section("one", "One", (table,)),), (), ()))
    assert page.count("<tbody>") == 1
    assert page.count('<th scope="row"') == 2
    assert 'scope="rowgroup"' not in page


def test_a_figure_is_told_in_words_and_drawn_for_light_and_dark(page: HtmlElement) -> None:
    figure = one(page, "//figure[@id='figure-solutions']")
    assert words(one(figure, "./figcaption")) == "Value of the named solutions to each party"
    for theme in ("light", "dark"):
        image = one(figure, f".//div[@class='only-{theme}']/*[local-name()='svg']")
        assert image.get("role") == "img"
        assert words(one(page, f"//*[@id='{image.get('aria-labelledby')}']")) == (
            "Value of the named solutions to each party"
        )
        assert words(one(page, f"//*[@id='{image.get('aria-describedby')}']")) == (
            "Bars: every party is above its walk-away worth but Downstream in the second."
        )
        assert "Nash solution" in image.text_content()


def test_every_kind_of_drawing_is_drawn(page: HtmlElement) -> None:
    drawn = page.xpath("//figure[.//*[local-name()='svg']]/@id")
    assert drawn == ["figure-demand", "figure-solutions", "figure-order"]


def test_a_drawing_of_nothing_says_so(page: HtmlElement) -> None:
    empty = page.xpath("//figure/p[@class='none']")
    assert [words(found) for found in empty] == [
        "Nothing to draw. Nothing is known yet.",
        "Nothing to draw. No solution exists.",
        "Nothing to draw. There are no steps.",
    ]


def test_styles_and_lists_are_marked_up_by_meaning(page: HtmlElement) -> None:
    assert page.xpath("//em/text()") == ["stressed words"]
    assert page.xpath("//code/text()") == ["code_words"]
    assert page.xpath("//span[@class='faint']/text()") == ["faint words"]
    numbered = page.xpath("//section[@id='section-packages']/ol")
    assert [[words(item) for item in found] for found in numbered] == [
        ["First, data.", "Second, water.3"],
        ["A new count begins."],
    ]
    assert [words(item) for item in page.xpath("//section[@id='summary']/ul/li")] == [
        "Downstream must move on water.",
        "Nobody asked the Observer.",
    ]


def test_the_colophon_names_what_the_brief_was_made_from(page: HtmlElement) -> None:
    facts = page.xpath("//section[@id='colophon']//dl/div")
    assert [[words(part) for part in fact] for fact in facts] == [
        ["Input digest", "sha256 5d41402abc4b2a76b9719d911017c592"],
        ["Seed", "7"],
    ]


def test_control_characters_and_direction_overrides_are_shown_not_obeyed(page_text: str) -> None:
    assert "red\ufffd[31mink\ufffdand\ufffdback" in page_text
    assert not set(page_text) & {"\x1b", "\x00", "\u202e"}


def test_a_section_with_a_wide_table_is_printed_on_its_side(page: HtmlElement) -> None:
    assert page.xpath("//section[@class='landscape']/@id") == ["section-positions"]


def test_the_same_brief_gives_the_same_page(page_text: str) -> None:
    assert html(SAMPLE) == page_text


def test_a_brief_of_nothing_has_neither_notes_nor_summary() -> None:
    page = html(Brief("Title", "", (), (), (), ()))
    assert 'id="notes"' not in page
    assert 'id="summary"' not in page
    assert 'id="colophon"' not in page


def test_a_reference_to_a_note_that_is_not_there_is_a_bug_that_shows(sample: Brief) -> None:
    lost = replace(sample, summary=(Paragraph((Phrase("words", notes=(9,)),)),))
    with pytest.raises(UndefinedError):
        html(lost)


def test_a_cited_note_without_a_source_is_still_named() -> None:
    note = Note(1, Mark.CITED, "", "passage", "")
    assert "<cite>Cited</cite>" in html(Brief("Title", "", (), (), (note,), ()))
