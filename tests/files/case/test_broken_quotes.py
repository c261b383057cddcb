"""Sources that are missing, doubled or not to be found: each kind with its whole message."""

from collections.abc import Callable

import pytest

Tell = Callable[..., list[str]]
Edit = Callable[..., str]

QUOTE = "    quote: no result without withdrawal\n"

SOURCES = [
    pytest.param(
        f"    report: sana\n{QUOTE}",
        "",
        "27:5: positions[1]: found no source, expected 'report' and 'quote', or 'assumed'; "
        "cite a report, or say why it is assumed",
        id="no source",
    ),
    pytest.param(
        QUOTE,
        "",
        "31:13: positions[1].report: found 'report' without 'quote', expected both; "
        "add 'quote:', or say with 'assumed:' why it is supposed",
        id="report without a quote",
    ),
    pytest.param(
        "    report: sana\n",
        "",
        "31:12: positions[1].quote: found 'quote' without 'report', expected both; "
        "add 'report:', or say with 'assumed:' why it is supposed",
        id="quote without a report",
    ),
    pytest.param(
        "    report: sana\n",
        "    report: sana\n    assumed: the map says so\n",
        "32:14: positions[1].assumed: found 'assumed' beside 'report', expected one source; "
        "remove one: what a report says is not assumed",
        id="assumed and cited",
    ),
    pytest.param(
        "no result without withdrawal",
        "no results without a withdrawal",
        "32:12: positions[1].quote: found no 'no results without a withdrawal' "
        "in reports/sana.txt, expected words that stand there; "
        "nearest is 'is no result without withdrawal.' at line 1",
        id="quote with a near match",
    ),
    pytest.param(
        "no result without withdrawal",
        "大使館は再開する",
        "32:12: positions[1].quote: found no '大使館は再開する' in reports/sana.txt, "
        "expected words that stand there; copy the words from the report, or name another report",
        id="quote with no near match",
    ),
    pytest.param(
        "no result without withdrawal",
        "said there is no-result",
        "32:12: positions[1].quote: found no 'said there is no-result' in reports/sana.txt, "
        "expected words that stand there; nearest is 'said there is no result' at line 1",
        id="quote with a hyphen for a space",
    ),
    pytest.param(
        "no result without withdrawal",
        "o",
        "32:12: positions[1].quote: found 'o' 6 times in reports/sana.txt (lines 2, 3), "
        "expected it once; quote a longer fragment",
        id="quote found more than once",
    ),
    pytest.param(
        "no result without withdrawal",
        "no " * 333 + "no",
        "32:12: positions[1].quote: found 1,001 characters, expected at most 1,000; "
        "quote a shorter fragment",
        id="quote too long",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), SOURCES)
def test_a_source_that_cannot_be_taken_is_told_once(
    told: Tell, edited: Edit, old: str, new: str, message: str
) -> None:
    assert told(edited((old, new))) == [f"case.yaml:{message}"]


def test_a_quote_that_stands_very_often_is_not_counted_out(told: Tell, edited: Edit) -> None:
    case = edited(("no result without withdrawal", "ha"))
    assert told(case, {"reports/sana.txt": "ha\n" * 500}) == [
        (
            "case.yaml:32:12: positions[1].quote: found 'ha' 100 times or more in reports/sana.txt "
            "(lines 1, 2, 3, 4 …), expected it once; quote a longer fragment"
        )
    ]


def test_places_that_overlap_are_two_places(told: Tell, edited: Edit) -> None:
    case = edited(("no result without withdrawal", "no and no"))
    assert told(case, {"reports/sana.txt": "no and no and no"}) == [
        (
            "case.yaml:32:12: positions[1].quote: found 'no and no' 2 times in reports/sana.txt "
            "(line 1), expected it once; quote a longer fragment"
        )
    ]


def test_a_near_match_cannot_steer_the_terminal(told: Tell, edited: Edit) -> None:
    case = edited(("no result without withdrawal", "results here"))
    report = b"no \x1b[31mresult\xff here"
    assert told(case, {"reports/sana.txt": report}) == [
        (
            "case.yaml:32:12: positions[1].quote: found no 'results here' in reports/sana.txt, "
            "expected words that stand there; nearest is '\ufffd[31mresult\ufffd here' at line 1"
        )
    ]


def test_near_matches_are_told_for_the_first_quotes_only_where_very_many_are_amiss(
    told: Tell, edited: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paraph.files.case.quoting.MOST_SEARCHED", 100)
    missed = "  - party: syria\n    interest: peace\n    report: sana\n    quote: no results\n"
    case = f"interests:\n{missed * 2}" + edited()
    first, second = "reports/sana.txt, expected words that stand there; ", "copy the words "
    assert told(case) == [
        (
            f"case.yaml:5:12: interests[1].quote: found no 'no results' in {first}"
            "nearest is 'no result' at line 2"
        ),
        (
            f"case.yaml:9:12: interests[2].quote: found no 'no results' in {first}{second}"
            "from the report (nearest words are told for the first quotes only)"
        ),
    ]


def test_a_quote_that_cannot_be_read_is_not_called_missing(told: Tell, edited: Edit) -> None:
    assert told(edited(("no result without withdrawal", "[no result]"))) == [
        (
            "case.yaml:32:12: positions[1].quote: found a list, expected text; "
            "write one value here, without a list or further keys"
        )
    ]
