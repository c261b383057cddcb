"""Faults as they are shown: one line, a source line with a mark, and a word that was meant."""

import pytest

from paraph.files.faults import Fault, Malformed, did_you_mean, quoted, shown


def fault(line: int = 3, column: int = 5, source_line: str = "    nmae: Syria") -> Fault:
    return Fault("case.yaml", line, column, "", "'nmae'", "'name'", "rename it", source_line)


def test_a_fault_of_a_line_names_line_and_column() -> None:
    assert fault().message == "case.yaml:3:5: found 'nmae', expected 'name'; rename it"


def test_a_fault_of_a_file_names_no_line() -> None:
    assert fault(line=0).message == "case.yaml: found 'nmae', expected 'name'; rename it"


def test_the_mark_stands_under_the_column() -> None:
    assert fault().excerpt == "        nmae: Syria\n        ^"


def test_the_mark_keeps_the_tabs_before_it() -> None:
    assert fault(column=2, source_line="\tnmae").excerpt == "    \tnmae\n    \t^"


def test_without_a_source_line_there_is_no_mark() -> None:
    assert fault(source_line="").excerpt == ""


@pytest.mark.parametrize(
    ("column", "mark"), [(160, f"\n    {' ' * 159}^"), (161, "")], ids=["last shown", "beyond"]
)
def test_a_line_too_wide_is_cut_and_marked_only_where_it_is_shown(column: int, mark: str) -> None:
    assert fault(column=column, source_line="x" * 200).excerpt == f"    {'x' * 160}{mark}"


def test_signs_that_would_steer_a_terminal_are_replaced_in_place() -> None:
    assert fault(column=3, source_line="a\x1bb").excerpt == "    a\ufffdb\n      ^"


def test_faults_are_held_once_and_in_order_of_place() -> None:
    first, second = fault(line=3), fault(line=10)
    assert Malformed([second, first, second]).faults == (first, second)


def test_the_error_says_what_every_fault_says() -> None:
    assert str(Malformed([fault(line=10), fault()])) == (
        "case.yaml:3:5: found 'nmae', expected 'name'; rename it\n"
        "case.yaml:10:5: found 'nmae', expected 'name'; rename it"
    )


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("turky", "did you mean 'turkey'?"),
        ("TURKEY", "did you mean 'turkey'?"),
        ("syriia", "did you mean 'Syria'?"),
        ("usa", "choose one"),
    ],
)
def test_the_nearest_known_word_is_offered_if_it_is_alike(word: str, advice: str) -> None:
    assert did_you_mean(word, ["turkey", "Syria"], "choose one") == advice


def test_of_words_equally_near_the_first_is_offered() -> None:
    assert did_you_mean("party-c", ["party-a", "party-b"], "") == "did you mean 'party-a'?"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\n  lines", "two lines"),
        ("exactly ten", "exactly t…"),
        ("just ten !", "just ten !"),
        ("\x1b[31m", "\ufffd[31m"),
        ("\u202eabc", "\ufffdabc"),
        ("\udcff", "\ufffd"),
    ],
)
def test_text_is_shown_on_one_line_that_fits(text: str, line: str) -> None:
    assert shown(text, 10) == line


def test_quoted_text_is_cut_inside_its_quotes() -> None:
    assert quoted("abcdef", 4) == "'abc…'"
