"""Logic over options."""

import pytest

from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not, Rule, RuleKind, atoms, holds
from paraph.terms.sources import Assumption

GUARDS, NOBODY = Chosen("border", ("joint", "national")), Chosen("border", ("none",))
OPEN = Chosen("road", ("open",))


@pytest.mark.parametrize(
    ("condition", "border", "road", "is_met"),
    [
        (GUARDS, "national", "open", True),
        (GUARDS, "none", "open", False),
        (Not(GUARDS), "none", "open", True),
        (Not(GUARDS), "joint", "open", False),
        (All((GUARDS, OPEN)), "joint", "open", True),
        (All((GUARDS, OPEN)), "joint", "shut", False),
        (All((GUARDS, OPEN)), "none", "open", False),
        (AnyOf((NOBODY, OPEN)), "none", "shut", True),
        (AnyOf((NOBODY, OPEN)), "joint", "open", True),
        (AnyOf((NOBODY, OPEN)), "joint", "shut", False),
        (All(()), "none", "shut", True),
        (AnyOf(()), "none", "shut", False),
    ],
)
def test_a_condition_holds_where_the_options_meet_it(
    condition: Condition, border: str, road: str, *, is_met: bool
) -> None:
    options = {"border": border, "road": road}
    assert holds(condition, options.__getitem__) is is_met


def test_mentions_of_issues_are_given_from_left_to_right() -> None:
    condition = AnyOf((Not(OPEN), All((GUARDS, Not(NOBODY))), OPEN))
    assert list(atoms(condition)) == [OPEN, GUARDS, NOBODY, OPEN]


WITH_AND_WITHOUT = [("none", "open"), ("none", "shut"), ("joint", "open"), ("joint", "shut")]


@pytest.mark.parametrize(
    ("kind", "when", "permitted"),
    [
        (RuleKind.REQUIRES, NOBODY, [True, False, True, True]),
        (RuleKind.EXCLUDES, NOBODY, [False, True, True, True]),
        (RuleKind.ALWAYS, None, [True, False, True, False]),
        (RuleKind.NEVER, None, [False, True, False, True]),
    ],
)
def test_a_rule_permits_what_it_says(
    kind: RuleKind, when: Condition | None, permitted: list[bool]
) -> None:
    must_hold = Rule("rule-1", kind, when, OPEN, Assumption("a guess")).must_hold
    packages = [{"border": border, "road": road} for border, road in WITH_AND_WITHOUT]
    assert [holds(must_hold, package.__getitem__) for package in packages] == permitted
