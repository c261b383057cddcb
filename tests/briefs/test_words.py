"""Small wording: numbers, dates, lists, conditions."""

import datetime as dt
from fractions import Fraction

import pytest

from paraph.briefs import words
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Issue, Option
from paraph.terms.conditions import All, AnyOf, Chosen, Not, Rule, RuleKind
from paraph.terms.ids import IssueId, OptionId, RuleId, TrackId
from paraph.terms.numbers import Range, exactly
from paraph.terms.sources import Assumption

BORDER = IssueId("border")
ROAD = IssueId("road")


def issue(issue_id: IssueId, name: str, **options: str) -> Issue:
    made = tuple(Option(OptionId(key), text) for key, text in options.items())
    return Issue(issue_id, TrackId("t"), name, "?", made, is_ordered=False)


TALKS = Negotiation(
    issues=(
        issue(BORDER, "Border", joint="Joint posts", none="Nothing", own="Own posts"),
        issue(ROAD, "Road", open="Open", shut="Shut"),
    )
)
JOINT = Chosen(BORDER, (OptionId("joint"),))
OPEN = Chosen(ROAD, (OptionId("open"),))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0\u00a0%"),
        (0.004, "under 1\u00a0%"),
        (0.5, "50\u00a0%"),
        (0.996, "over 99\u00a0%"),
        (1, "100\u00a0%"),
    ],
)
def test_a_share_that_is_not_nothing_or_all_never_looks_it(number: float, text: str) -> None:
    assert words.share(number) == text


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 steps"), (1, "1 step"), (70560, "70,560 steps")]
)
def test_a_number_agrees_with_its_noun(number: int, text: str) -> None:
    assert words.count(number, "step") == text


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert words.count(2, "party", "parties") == "2 parties"


@pytest.mark.parametrize(
    ("given", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_reads_as_in_a_sentence(given: list[str], text: str) -> None:
    assert words.listed(given) == text


def test_dates_are_written_in_words() -> None:
    assert words.day(dt.date(2023, 5, 9)) == "9\u00a0May 2023"
    assert words.short_day(dt.date(2023, 5, 9)) == "9\u00a0May\u00a023"


def test_a_range_with_equal_ends_is_one_number() -> None:
    assert words.span(exactly(Fraction(1, 4))) == "0.25"
    assert words.span(Range(Fraction(1, 4), Fraction(1, 2))) == "0.25 to 0.50"


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (JOINT, "Border is ‘Joint posts’"),
        (
            Chosen(BORDER, (OptionId("joint"), OptionId("own"))),
            "Border is ‘Joint posts’ or ‘Own posts’",
        ),
        (Not(JOINT), "Border is not ‘Joint posts’"),
        (
            Not(Chosen(BORDER, (OptionId("joint"), OptionId("own")))),
            "Border is neither ‘Joint posts’ nor ‘Own posts’",
        ),
        (All((JOINT, OPEN)), "Border is ‘Joint posts’, and Road is ‘Open’"),
        (
            AnyOf((All((JOINT, OPEN)), Not(OPEN))),
            "(Border is ‘Joint posts’, and Road is ‘Open’), or Road is not ‘Open’",
        ),
        (Not(All((JOINT, OPEN))), "not (Border is ‘Joint posts’, and Road is ‘Open’)"),
    ],
)
def test_a_condition_is_read_out_with_the_names_of_its_issues(condition: Chosen, text: str) -> None:
    assert words.condition_words(TALKS, condition) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (RuleKind.REQUIRES, "Where Road is ‘Open’, it is required that Border is ‘Joint posts’."),
        (RuleKind.EXCLUDES, "Where Road is ‘Open’, it is ruled out that Border is ‘Joint posts’."),
    ],
)
def test_a_rule_with_a_premise_is_a_sentence(kind: RuleKind, text: str) -> None:
    rule = Rule(RuleId("r"), kind, OPEN, JOINT, Assumption("w"))
    assert words.rule_words(TALKS, rule) == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (RuleKind.ALWAYS, "Always: Border is ‘Joint posts’."),
        (RuleKind.NEVER, "Never: Border is ‘Joint posts’."),
    ],
)
def test_a_rule_without_a_premise_is_a_sentence(kind: RuleKind, text: str) -> None:
    assert words.rule_words(TALKS, Rule(RuleId("r"), kind, None, JOINT, Assumption("w"))) == text
