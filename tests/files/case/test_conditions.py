"""Conditions as a secretary writes them: precedence, shorthand, and the way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paraph.files.case.conditions import read_condition, write_condition
from paraph.files.case.scalars import KEYWORDS
from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not

A, B, C = Chosen("a", ("x",)), Chosen("b", ("y",)), Chosen("c", ("z",))


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        pytest.param("a = x", A, id="one option"),
        pytest.param("a=x", A, id="no spaces"),
        pytest.param("a = x or y", Chosen("a", ("x", "y")), id="two options of one issue"),
        pytest.param("a != x", Not(A), id="unequal"),
        pytest.param("a != x or y", Not(Chosen("a", ("x", "y"))), id="neither option"),
        pytest.param("a = x or b = y", AnyOf((A, B)), id="or between issues"),
        pytest.param("a = x or b = y and c = z", AnyOf((A, All((B, C)))), id="and before or"),
        pytest.param("(a = x or b = y) and c = z", All((AnyOf((A, B)), C)), id="brackets"),
        pytest.param("not a = x and b = y", All((Not(A), B)), id="not before and"),
        pytest.param("not (a = x and b = y)", Not(All((A, B))), id="not before brackets"),
        pytest.param("not not a = x", Not(Not(A)), id="not not"),
        pytest.param("a = x AND b = y Or c = z", AnyOf((All((A, B)), C)), id="capitals"),
        pytest.param("((a = x))", A, id="needless brackets"),
        pytest.param(
            "a = x or w and b = y or v",
            All((Chosen("a", ("x", "w")), Chosen("b", ("y", "v")))),
            id="options before and",
        ),
    ],
)
def test_a_condition_reads_as_it_is_meant(text: str, condition: Condition) -> None:
    assert read_condition(text) == condition


def test_fifty_negations_inside_one_another_are_read() -> None:
    condition = read_condition("not " * 50 + "a = x")
    for _ in range(50):
        assert isinstance(condition, Not)
        condition = condition.condition
    assert condition == A


words = st.text("abcdxyzсирия.-_1", min_size=1, max_size=6).filter(
    lambda word: word[0].isalnum() and word not in KEYWORDS
)
atoms = st.builds(Chosen, words, st.lists(words, min_size=1, max_size=3).map(tuple))


def _parts(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[tuple[Condition, ...]]:
    return st.lists(inner, min_size=2, max_size=4).map(tuple)


trees = st.recursive(
    atoms,
    lambda inner: (
        st.builds(Not, inner) | st.builds(All, _parts(inner)) | st.builds(AnyOf, _parts(inner))
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        pytest.param(Chosen("a", ("x", "y")), "a = x or y", id="options"),
        pytest.param(Not(Chosen("a", ("x", "y"))), "a != x or y", id="none of some options"),
        pytest.param(Not(Not(A)), "not a != x", id="not not"),
        pytest.param(Not(All((A, B))), "not (a = x and b = y)", id="not both"),
        pytest.param(Not(AnyOf((A, B))), "not (a = x or b = y)", id="not any"),
        pytest.param(AnyOf((A, All((B, C)))), "a = x or b = y and c = z", id="and in or"),
        pytest.param(All((A, AnyOf((B, C)))), "a = x and (b = y or c = z)", id="or in and"),
        pytest.param(All((All((A, B)), C)), "(a = x and b = y) and c = z", id="and in and"),
        pytest.param(AnyOf((A, AnyOf((B, C)))), "a = x or (b = y or c = z)", id="or in or"),
        pytest.param(
            All((Not(A), Not(All((B, C))))), "a != x and not (b = y and c = z)", id="not in and"
        ),
    ],
)
def test_a_condition_is_written_with_no_more_brackets_than_it_needs(
    condition: Condition, text: str
) -> None:
    assert write_condition(condition) == text
    assert read_condition(text) == condition


@settings(max_examples=300, deadline=None)
@given(trees)
def test_a_written_condition_reads_back_as_the_same_tree(condition: Condition) -> None:
    assert read_condition(write_condition(condition)) == condition
