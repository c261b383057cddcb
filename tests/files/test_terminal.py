"""A brief in letters: everything is there, at every width, and nothing commands the terminal."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console
from tests.files.sample_brief import ARABIC, LONG_WORD, QUOTES, SAMPLE, SCRIPT

from paraph.briefs.tree import Brief, Cell, Column, Phrase, Row, Section, Table
from paraph.files.terminal import draw, text

WIDTHS = (60, 80, 100, 160)
SQUEEZE = str.maketrans("", "", " \n─▪")


def brief_of(table: Table) -> Brief:
    """Return a brief of one table."""
    return Brief("Title", "", (), (Section("one", "One", (table,)),), (), ())


def squeezed(words: str) -> str:
    """Return the words without spaces and line ends, as folding may set them anywhere."""
    return words.translate(SQUEEZE)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert [line for line in text(SAMPLE, width).splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "words",
    [
        f"The river talks: {SCRIPT}",
        "Brief for the secretariat, 12 May 2023",
        "In one minute",
        "All parties could accept two packages. [1]",
        "•  Nobody asked the Observer.",
        "1  What each party said",
        "strong words [1], stressed words [2, 3], faint words and code_words.",
        "Issue by issue",
        f"3  The order of steps & {QUOTES}",
        "1.  First, data.",
        "2.  Second, water. [3]",
        "1.  A new count begins.",
        "How far each package meets each party",
        "Nothing to draw.",
        "No rows.",
        "[1]  • cited  River Gazette, 11 May 2023, “Ministers meet”",
        "[3]  ○ assumed  Assumption",
        "Input digest  sha256 5d41402abc4b2a76b9719d911017c592",
        "• cited: a report says so",
        "? silent: nothing is known; silence is not consent",
        "4  A section without blocks",
    ],
)
def test_the_text_holds_every_part_of_the_brief(width: int, words: str) -> None:
    assert squeezed(words) in squeezed(text(SAMPLE, width))


@pytest.mark.parametrize(
    "row",
    [
        "First package                     ██ 1.00     ░░ 0.00",
        "Nash solution         ████████████████┃███████████████████·········  0.81",
        "▪ Upstream  ┃ 0.35",
        "                                     ! 12 days late",
    ],
)
def test_drawings_are_drawn_in_letters(row: str) -> None:
    assert squeezed(row) in squeezed(text(SAMPLE, 100))


def test_an_unknown_value_is_a_question_mark_and_the_key_says_so() -> None:
    lines = text(SAMPLE, 160).splitlines()
    (second,) = [line for line in lines if line.startswith("Second package")]
    assert second.split()[2:] == ["██", "0.75", "▒▒", "0.25", "?", "?"]
    assert (
        "0 = worst package for the party;  1 = best package for the party;  "
        "? = no value stated or derived"
    ) in lines


def test_the_time_line_shows_bars_deadlines_and_diamonds() -> None:
    lines = text(SAMPLE, 160).splitlines()
    (meeting,) = [line for line in lines if line.startswith("Ministers meet")]
    assert meeting.split()[2].strip("·") == "◆"
    (late,) = [line for line in lines if line.startswith("Withdrawal from")]
    assert "█┃█" in late
    assert any(line.endswith("! 12 days late") for line in lines)


def test_every_cell_is_there_however_narrow_the_terminal() -> None:
    narrow = text(SAMPLE, 60)
    for word in ("stated", "surplus", "accounts", "✕ red line", "○ assumed", "✓ good", "0.45"):
        assert word in narrow, word
    assert "(columns 2-4 of 7)" in narrow
    assert "(columns 5-7 of 7)" in narrow


def test_a_long_word_is_folded_not_cut() -> None:
    table = Table("Caption", (Column("A"), Column("B")), (Row((_cell(LONG_WORD), _cell("x"))),))
    written = text(brief_of(table), 40)
    lines = written.splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("Truppen"))
    first = "".join(line.split("  ")[0] for line in lines[start : start + 3])
    assert first.startswith(LONG_WORD[:60])


def _cell(words: str) -> Cell:
    return Cell(((Phrase(words),),))


def test_rows_of_one_line_stand_close() -> None:
    rows = (Row((_cell("one"), _cell("1"))), Row((_cell("two"), _cell("2"))))
    written = text(brief_of(Table("Caption", (Column("A"), Column("B")), rows)), 40)
    assert "one  1\ntwo  2\n" in written


def test_a_table_of_one_column_has_no_bands() -> None:
    written = text(brief_of(Table("Caption", (Column("A"),), (Row((_cell("one"),)),))), 40)
    assert "▪" not in written
    assert "\none\n" in written


def test_nothing_said_by_a_party_commands_the_terminal() -> None:
    page = StringIO()
    draw(SAMPLE, Console(file=page, width=100, force_terminal=True, color_system="truecolor"))
    assert "\x1b[31mink" not in page.getvalue()
    assert "\u202e" not in page.getvalue()
    assert "[bold]" in page.getvalue()
    assert ":smile:" in page.getvalue()


def test_text_has_no_colours_no_trailing_spaces_and_one_last_line_end() -> None:
    written = text(SAMPLE)
    assert "\x1b" not in written
    assert [line for line in written.splitlines() if line != line.rstrip()] == []
    assert written.endswith("Seed          7\n")


def test_text_is_the_same_whatever_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    before = text(SAMPLE)
    for name, value in (("COLUMNS", "40"), ("FORCE_COLOR", "1"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)
    assert text(SAMPLE) == before


def test_right_to_left_words_are_kept() -> None:
    assert ARABIC in text(SAMPLE, 160)


def test_line_ends_of_other_systems_are_line_ends() -> None:
    written = text(replace(SAMPLE, subtitle="one\r\ntwo\rthree"), 60)
    assert "\none\ntwo\nthree\n" in written
