"""What one number of a draft changes against another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ladder_talks import FIRST_TEXT, SECOND_TEXT, at, draft, package, step

from paraph.record.changes import (
    ChangeKind,
    DraftChanges,
    OptionChange,
    ParagraphChange,
    Run,
    RunKind,
    StepChange,
    changes,
    word_runs,
)
from paraph.terms.drafts import Content, Draft, PackageContent, RoadmapContent, TextContent
from paraph.terms.ids import IssueId, OptionId, StepId
from paraph.terms.steps import Step


def one(content: Content, title: str = "A draft", depends_on: tuple[str, ...] = ()) -> Draft:
    return draft("d", title, content, at(1), depends_on=depends_on).draft


def texts(before: str, after: str) -> tuple[ParagraphChange, ...]:
    return changes(one(TextContent(before)), one(TextContent(after))).paragraphs


def steps(before: list[Step], after: list[Step]) -> list[tuple[ChangeKind, str]]:
    old, new = RoadmapContent(None, tuple(before)), RoadmapContent(None, tuple(after))
    return [(each.kind, each.step) for each in changes(one(old), one(new)).steps]


def test_the_same_draft_changes_nothing() -> None:
    assert changes(one(TextContent("A.")), one(TextContent("A."))).is_empty
    assert not changes(one(TextContent("A.")), one(TextContent("B."))).is_empty


def test_title_and_dependencies_are_compared() -> None:
    before = one(TextContent("A."), "Old", ("x", "y"))
    found = changes(before, one(TextContent("A."), "New", ("y", "z")))
    assert found == DraftChanges(("Old", "New"), ("z",), ("x",))


def test_a_package_changes_issue_by_issue() -> None:
    before, after = (
        PackageContent(package("stays", "open")),
        PackageContent(package("stays", "closed")),
    )
    found = changes(one(before), one(after)).options
    assert found == (OptionChange(IssueId("trade"), OptionId("open"), OptionId("closed")),)


def test_a_roadmap_that_names_a_package_settles_what_was_not() -> None:
    before, after = RoadmapContent(None, ()), RoadmapContent(package("stays", "open"), ())
    found = changes(one(before), one(after)).options
    assert found == (
        OptionChange(IssueId("presence"), None, OptionId("stays")),
        OptionChange(IssueId("trade"), None, OptionId("open")),
    )


def test_steps_are_added_removed_and_changed() -> None:
    assert steps([step("a"), step("b")], [step("b", days=60), step("c")]) == [
        (ChangeKind.CHANGED, "b"),
        (ChangeKind.ADDED, "c"),
        (ChangeKind.REMOVED, "a"),
    ]


def test_a_changed_step_says_what_of_it_is_otherwise() -> None:
    before = RoadmapContent(None, (step("a"),))
    after = RoadmapContent(None, (step("a", days=60, after=("b",)),))
    [found] = changes(one(before), one(after)).steps
    assert found == StepChange(ChangeKind.CHANGED, StepId("a"), "A", ("after", "deadline"))


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("abc", "bca", "a"),
        ("abcd", "dabc", "d"),
        ("abcd", "badc", "bd"),
        ("abc", "xabc", ""),
        ("abc", "c", ""),
    ],
)
def test_as_few_steps_as_can_be_are_told_as_moved(before: str, after: str, moved: str) -> None:
    found = steps([step(each) for each in before], [step(each) for each in after])
    assert sum(kind is ChangeKind.MOVED for kind, _ in found) == len(moved)


def test_a_text_changes_paragraph_by_paragraph_and_word_by_word() -> None:
    first, second, third, last = texts(FIRST_TEXT, SECOND_TEXT)
    assert (first.kind, first.place) == (ChangeKind.CHANGED, 1)
    assert Run(RunKind.IN, "and the sovereignty") in first.runs
    assert [run for run in second.runs if run.kind is not RunKind.SAME] == [
        Run(RunKind.OUT, "should"),
        Run(RunKind.IN, "shall"),
        Run(RunKind.OUT, "twelve"),
        Run(RunKind.IN, "nine"),
    ]
    assert (third.kind, third.place) == (ChangeKind.ADDED, 3)
    assert last == ParagraphChange(ChangeKind.REMOVED, 3, (Run(RunKind.OUT, "Trade is free."),))


def test_line_breaks_inside_a_paragraph_change_nothing() -> None:
    assert texts("One two\nthree.\n\n\nFour.", "One two three.\n \nFour.") == ()


def test_a_paragraph_in_between_is_added_and_nothing_else() -> None:
    found = texts("One.\n\nTwo.", "One.\n\nNew.\n\nTwo.")
    assert found == (ParagraphChange(ChangeKind.ADDED, 2, (Run(RunKind.IN, "New."),)),)


def test_a_draft_of_another_kind_is_not_compared_further() -> None:
    found = changes(one(TextContent("A.")), one(PackageContent(package("stays", "open"))))
    assert found == DraftChanges(is_other_kind=True)


words = st.lists(st.sampled_from(["shall", "should", "a", "b", "c"]), max_size=12)


@given(words, words)
def test_the_runs_give_both_texts_back(before: list[str], after: list[str]) -> None:
    runs = list(word_runs(before, after))
    old = " ".join(run.words for run in runs if run.kind is not RunKind.IN)
    new = " ".join(run.words for run in runs if run.kind is not RunKind.OUT)
    assert (old.split(), new.split()) == (before, after)
