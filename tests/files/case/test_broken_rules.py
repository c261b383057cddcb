"""Conditions and rules that cannot be read: each kind with its whole message."""

from collections.abc import Callable

import pytest

Tell = Callable[..., list[str]]
Edit = Callable[..., str]

LOGIC = "write it as 'issue = option', joined by and, or, not and brackets"
WAYS = (
    "expected 'when' with 'requires' or 'excludes', or 'always', or 'never'; "
    "put the rule in one of these ways"
)

CONDITIONS = [
    (19, "border joint", f"expected '=' or '!=' instead of 'joint' (word 2); {LOGIC}"),
    (19, "border ! joint", f"expected '=' or '!=' instead of '!' (word 2); {LOGIC}"),
    (27, "(border = joint", f"expected ')' instead of the end; {LOGIC}"),
    (26, "border = joint)", f"expected 'and', 'or' or the end instead of ')' (word 4); {LOGIC}"),
    (30, "border = joint and", f"expected an issue instead of the end; {LOGIC}"),
    (29, "border = joint or", f"expected an issue instead of the end; {LOGIC}"),
    (21, "border = not", f"expected an option instead of 'not' (word 3); {LOGIC}"),
    (
        12,
        "not " * 51 + "border = joint",
        "expected at most 50 brackets and negations inside one another; write it flatter",
    ),
    (
        12,
        " or ".join(["border = joint"] * 501),
        "expected a condition of at most 2,000 words and signs; split it into several",
    ),
]


@pytest.mark.parametrize(("column", "condition", "rest"), CONDITIONS)
def test_a_condition_that_cannot_be_read_is_told_with_the_word(
    told: Tell, good_case: str, column: int, condition: str, rest: str
) -> None:
    shown = condition if len(condition) <= 60 else condition[:59].rstrip() + "…"
    assert told(f"{good_case}rules:\n  - never: {condition}\n    assumed: the map\n") == [
        f"case.yaml:34:{column}: rules[1].never: found '{shown}', {rest}"
    ]


def test_unknown_issues_and_options_of_a_condition_are_told(told: Tell, good_case: str) -> None:
    rule = "rules:\n  - never: bordr = joint and border = jont\n    assumed: the map\n"
    assert told(good_case + rule) == [
        (
            "case.yaml:34:12: rules[1].never: found 'bordr', expected the id of an issue; "
            "did you mean 'border'?"
        ),
        (
            "case.yaml:34:39: rules[1].never: found 'jont', expected an option of the issue "
            "'border'; did you mean 'joint'?"
        ),
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("always: border = joint\n    never: border = joint", "'always' with 'never'"),
        ("when: border = joint\n    always: border = joint", "'when' with 'always'"),
        ("when: border = joint", "'when' alone"),
        ("id: nothing-said", "no condition"),
    ],
)
def test_a_rule_put_in_two_ways_or_none_is_told(
    told: Tell, good_case: str, lines: str, found: str
) -> None:
    assert told(f"{good_case}rules:\n  - {lines}\n    assumed: the map\n") == [
        f"case.yaml:34:5: rules[1]: found {found}, {WAYS}"
    ]


def test_an_id_that_another_rule_has_by_its_place_is_told(told: Tell, good_case: str) -> None:
    rule = "never: border = joint\n    assumed: the map\n"
    assert told(f"{good_case}rules:\n  - {rule}  - id: rule-1\n    {rule}") == [
        (
            "case.yaml:36:9: rules[2].id: found the id 'rule-1', "
            "the name of the entry at line 34 of case.yaml too, expected each id once; "
            "give that entry an id of its own"
        )
    ]
