"""Orders without numbers: what they become, and every way to get them wrong, word for word."""

from collections.abc import Callable
from pathlib import Path

import pytest

from paraph.files.case.loading import load_case
from paraph.record.evolve import fold
from paraph.terms.positions import IssueRanking, OptionRanking
from paraph.terms.sources import Assumption

Tell = Callable[..., list[str]]

CASE = """\
title: Ties
as_of: 2023-05-31
parties: [{id: ada, name: Ada, role: party}, {id: ben, name: Ben, role: party}]
tracks: [{id: t, name: T}]
issues:
  - {id: pace, track: t, name: P, question: Q, options: {now: N, soon: S, late: L, never: X}}
  - {id: place, track: t, name: P, question: Q, options: {geneva: G, vienna: V}}
"""
GUESS = Assumption("a guess")


def read(tmp_path: Path, sections: str) -> tuple[tuple[object, ...], tuple[object, ...]]:
    (tmp_path / "case.yaml").write_text(CASE + sections, encoding="utf-8")
    talks = fold(load_case(tmp_path).events)
    return talks.weights, talks.values


def test_options_are_ranked_best_first_and_some_come_level(tmp_path: Path) -> None:
    entry = "{party: ada, issue: pace, ranking: [late, soon or now, never], assumed: a guess}"
    assert read(tmp_path, f"rankings:\n  - {entry}\n") == (
        (),
        (OptionRanking("ada", "pace", (("late",), ("soon", "now"), ("never",)), GUESS),),
    )


def test_issues_are_ranked_where_no_issue_is_named(tmp_path: Path) -> None:
    entry = "{party: ada, ranking: [place, pace], assumed: a guess}"
    assert read(tmp_path, f"rankings:\n  - {entry}\n") == (
        (IssueRanking("ada", (("place",), ("pace",)), GUESS),),
        (),
    )


def test_or_may_be_shouted_and_options_left_out(tmp_path: Path) -> None:
    entry = "{party: ada, issue: pace, ranking: [late OR  now, never], assumed: a guess}"
    weights, values = read(tmp_path, f"rankings:\n  - {entry}\n")
    assert weights == ()
    assert values == (OptionRanking("ada", "pace", (("late", "now"), ("never",)), GUESS),)


def test_a_number_for_what_a_ranking_leaves_out_stands_beside_it(tmp_path: Path) -> None:
    order = "{party: ada, issue: pace, ranking: [late, never], assumed: a guess}"
    number = "{party: ada, issue: pace, option: now, value: 0.5, assumed: a guess}"
    _, values = read(tmp_path, f"rankings:\n  - {order}\nvalues:\n  - {number}\n")
    assert len(values) == 2


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "issue: pace, ranking: [now, late, now]",
            (
                "9:52: rankings[1].ranking[3]: found 'now' again, expected each id once; "
                "remove it here, or where it stands before"
            ),
        ),
        (
            "issue: pace, ranking: [now or now, late]",
            (
                "9:48: rankings[1].ranking[1]: found 'now' again, expected each id once; "
                "remove it here, or where it stands before"
            ),
        ),
        (
            "issue: pace, ranking: [now, late or sooon]",
            (
                "9:54: rankings[1].ranking[2]: found 'sooon', expected an option of the issue "
                "'pace'; "
                "did you mean 'soon'?"
            ),
        ),
        (
            "ranking: [pace, plaice]",
            (
                "9:34: rankings[1].ranking[2]: found 'plaice', expected the id of an issue; "
                "did you mean 'place'?"
            ),
        ),
        (
            "issue: peace, ranking: [now, late]",
            (
                "9:25: rankings[1].issue: found 'peace', expected the id of an issue; "
                "did you mean 'pace'?"
            ),
        ),
        (
            "issue: pace, ranking: [now or late]",
            (
                "9:40: rankings[1].ranking: found a ranking of one place, "
                "expected at least two places; name what comes after it, or leave the ranking out"
            ),
        ),
        (
            "issue: pace, ranking: now",
            (
                "9:40: rankings[1].ranking: found a ranking of one place, "
                "expected at least two places; name what comes after it, or leave the ranking out"
            ),
        ),
        (
            "issue: pace, ranking: [now > late, never]",
            (
                "9:41: rankings[1].ranking[1]: found 'now > late', expected an id: one word of "
                "letters, digits and hyphens; write it as 'now-late'"
            ),
        ),
        (
            "issue: pace, ranking: []",
            "9:40: rankings[1].ranking: found an empty list, expected at least one; add one",
        ),
        (
            "issue: pace",
            (
                "9:5: rankings[1]: found no key 'ranking', expected it in every entry of rankings; "
                "add 'ranking:'"
            ),
        ),
    ],
)
def test_what_is_no_order_is_told_once(told: Tell, entry: str, message: str) -> None:
    case = f"{CASE}rankings:\n  - {{party: ada, {entry}, assumed: a guess}}\n"
    assert told(case) == [f"case.yaml:{message}"]


def test_a_second_ranking_of_the_same_is_told(told: Tell) -> None:
    options = "  - {party: ada, issue: pace, ranking: [now, late], assumed: a guess}\n"
    issues = "  - {party: ada, ranking: [pace, place], assumed: a guess}\n"
    assert told(f"{CASE}rankings:\n{options}{issues}{options}{issues}") == [
        (
            "case.yaml:11:40: rankings[3].ranking: found a ranking of the options of 'pace' "
            "for 'ada' "
            "again, expected it once; remove one: it stands on line 9 of case.yaml already"
        ),
        (
            "case.yaml:12:27: rankings[4].ranking: found a ranking of the issues for 'ada' "
            "again, expected it once; remove one: it stands on line 10 of case.yaml already"
        ),
    ]


def test_a_number_beside_the_order_is_told(told: Tell) -> None:
    sections = """\
rankings:
  - {party: ada, issue: pace, ranking: [now, late], assumed: a guess}
  - {party: ada, ranking: [pace, place], assumed: a guess}
values:
  - {party: ada, issue: pace, option: late, value: 0.5, assumed: a guess}
  - {party: ben, issue: pace, option: late, value: 0.5, assumed: a guess}
weights:
  - {party: ada, issue: pace, weight: high, assumed: a guess}
"""
    assert told(CASE + sections) == [
        (
            "case.yaml:12:39: values[1].option: found a value for 'late', which the ranking on "
            "line 9 "
            "of case.yaml holds too, expected one of them; remove it here or there"
        ),
        (
            "case.yaml:15:25: weights[1].issue: found a weight for 'pace', which the ranking on "
            "line 10 of case.yaml holds too, expected one of them; remove it here or there"
        ),
    ]


def test_what_cannot_be_read_is_not_held_against_an_order(told: Tell) -> None:
    sections = """\
rankings:
  - {party: ada, issue: pace, ranking: [now, late], assumed: a guess}
  - {party: a da, issue: pace, ranking: [now, late], assumed: a guess}
values:
  - {party: ada, issue: pace, option: la te, value: 0.5, assumed: a guess}
weights:
  - {party: ada, issue: pa ce, weight: high, assumed: a guess}
"""
    an_id = "expected an id: one word of letters, digits and hyphens"
    assert told(CASE + sections) == [
        f"case.yaml:10:13: rankings[2].party: found 'a da', {an_id}; write it as 'a-da'",
        f"case.yaml:12:39: values[1].option: found 'la te', {an_id}; write it as 'la-te'",
        f"case.yaml:14:25: weights[1].issue: found 'pa ce', {an_id}; write it as 'pa-ce'",
    ]
