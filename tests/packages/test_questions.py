"""Which answer would tell most."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.strategies import SUPPOSED, chosen, issue, party, red_line

from paraph.packages.appraisal import Stated, appraisal
from paraph.packages.questions import Question, questions
from paraph.packages.robustness import accepts, draw
from paraph.packages.survey import Demands
from paraph.terms.agenda import Issue, Package
from paraph.terms.ids import ActorId
from paraph.terms.numbers import UNIT, Range, exactly
from paraph.terms.positions import OptionValue, Reservation, Weight

COUNT = 4_000


def asked(
    issues: list[Issue],
    package: Package,
    *,
    weights: dict[tuple[str, str], Range] | None = None,
    values: dict[tuple[str, str, str], Range] | None = None,
    away: dict[str, Range] | None = None,
    demands: Demands | None = None,
) -> tuple[Question, ...]:
    """The questions to Ada and Ben about a package."""
    stated = Stated.of(
        [Weight(ActorId(a), b, span, SUPPOSED) for (a, b), span in (weights or {}).items()],
        [
            OptionValue(ActorId(a), b, c, span, SUPPOSED)
            for (a, b, c), span in (values or {}).items()
        ],
        [Reservation(ActorId(who), span, "", SUPPOSED) for who, span in (away or {}).items()],
    )
    demands = demands or Demands.of([0, 1], [], [])
    found = [appraisal(party(who), issues, [], stated) for who in ("ada", "ben")]
    drew = draw(found, issues, COUNT, np.random.default_rng(7))
    owners = [("ada", "ben").index(line.party) for line in demands.red_lines]
    yes = accepts(drew, demands, package, issues, owners)
    return questions(drew, demands, package, issues, yes)


ISSUE = [issue("a", ["x", "y"], status_quo="y")]
X = Package.of([("a", "x")])
EXACT = {
    ("ada", "a", "x"): exactly(1),
    ("ada", "a", "y"): exactly(0),
    ("ben", "a", "x"): exactly(1),
    ("ben", "a", "y"): exactly(0),
}
HALF = exactly(Fraction(1, 2))


def test_where_every_number_is_exact_nothing_is_asked() -> None:
    assert asked(ISSUE, X, values=EXACT, away={"ada": HALF, "ben": HALF}) == ()


def test_the_one_open_number_is_the_question() -> None:
    values = {**EXACT, ("ada", "a", "x"): UNIT}
    [question] = asked(ISSUE, X, values=values, away={"ada": HALF, "ben": HALF})
    assert (question.party, question.issue, question.option, question.instead) == (
        "ada",
        "a",
        "x",
        "y",
    )
    # Ada accepts from 1/2 up. Told the tenth, one knows: 0 or 1, around 1/2.
    assert question.shift == pytest.approx(0.5, abs=0.02)
    assert (question.low, question.high) == (0.0, 1.0)


def test_the_walk_away_worth_may_be_the_question() -> None:
    values = {**EXACT, ("ben", "a", "x"): HALF}
    [question] = asked(ISSUE, X, values=values, away={"ada": HALF, "ben": UNIT})
    assert (question.party, question.issue) == ("ben", None)
    assert (question.option, question.instead) == (None, None)
    # Ben accepts while the walk-away worth stays at or under 1/2.
    assert question.shift == pytest.approx(0.5, abs=0.02)
    assert (question.low, question.high) == (1.0, 0.0)


def test_the_other_party_scales_what_an_answer_tells() -> None:
    values = {
        **EXACT,
        ("ada", "a", "x"): UNIT,
        ("ben", "a", "x"): Range(Fraction(1, 4), Fraction(1)),
    }
    found = asked(ISSUE, X, values=values, away={"ada": HALF, "ben": HALF})
    shift = {question.party: question.shift for question in found}
    # Ben accepts in (1 - 1/2) / (1 - 1/4) = 2/3 of the draws, so Ada's 1/2 counts for 1/3.
    assert shift["ada"] == pytest.approx(1 / 3, abs=0.02)
    # Ben's own answer varies by the root of 2/3 times 1/3, in half of Ada's draws.
    assert shift["ben"] == pytest.approx((2 / 9) ** 0.5 / 2, abs=0.02)
    assert [question.party for question in found] == ["ada", "ben"]


def test_who_refuses_in_any_case_makes_all_questions_idle() -> None:
    values = {**EXACT, ("ada", "a", "x"): UNIT}
    demands = Demands.of([0, 1], [], [red_line("no-x", "ben", chosen("a", "x"))])
    assert asked(ISSUE, X, values=values, away={"ada": HALF, "ben": HALF}, demands=demands) == ()


def test_chance_alone_is_rarely_told() -> None:
    # Ten issues to Ada that all weigh nothing; only the walk-away worth matters to her.
    issues = [issue("a", ["x", "y"]), *(issue(f"i{at}", ["x", "y"]) for at in range(10))]
    weights = {
        ("ada", "a"): exactly(Fraction(1)),
        **{("ada", f"i{at}"): exactly(0) for at in range(10)},
    }
    package = Package.of((each.id, "x") for each in issues)
    found = asked(
        issues,
        package,
        weights=weights,
        values=EXACT | {("ada", "a", "x"): HALF},
        away={"ada": UNIT, "ben": exactly(0)},
    )
    assert [(question.party, question.issue) for question in found] == [("ada", None)]


def test_without_a_status_quo_the_worst_option_is_held_against() -> None:
    issues = [issue("a", ["x", "y", "z"])]
    values = {
        ("ada", "a", "x"): UNIT,
        ("ada", "a", "y"): exactly(Fraction(1, 4)),
        ("ada", "a", "z"): exactly(0),
        ("ben", "a", "x"): exactly(1),
    }
    [question] = asked(issues, X, values=values, away={"ada": HALF, "ben": exactly(0)})
    assert question.instead == "z"


def test_an_option_that_holds_anyway_is_not_asked_about() -> None:
    # Ada's walk-away worth is that of y and a part of the rest: y never reaches it, whatever
    # it is worth, and more for y would raise both alike.
    still = Package.of([("a", "y")])
    assert asked(ISSUE, still, away={"ben": exactly(0)}) == ()


def test_where_the_walk_away_worth_is_stated_the_status_quo_is_an_option_like_others() -> None:
    still = Package.of([("a", "y")])
    values = {("ada", "a", "x"): exactly(0)}
    [question] = asked(ISSUE, still, values=values, away={"ada": HALF, "ben": exactly(0)})
    assert (question.party, question.option, question.instead) == ("ada", "y", "x")


def test_of_a_single_option_nothing_is_asked() -> None:
    issues = [issue("a", ["x"])]
    assert asked(issues, X, away={"ada": HALF, "ben": exactly(0)}) == ()


def test_the_option_held_against_is_another_though_the_package_has_the_worst() -> None:
    # All unknown, so that x is as bad as y: but x is the package's own.
    issues = [issue("a", ["x", "y"])]
    [question] = asked(issues, X, away={"ada": HALF, "ben": exactly(0)})
    assert (question.option, question.instead) == ("x", "y")


def test_an_answer_known_beforehand_is_no_question_whatever_the_draws() -> None:
    found = [appraisal(party("ada"), ISSUE, [], Stated.of([], [], []))]
    drew = draw(found, ISSUE, COUNT, np.random.default_rng(7))
    known = replace(drew, values=((np.ones((COUNT, 2)),),), reservations=(np.ones(COUNT),))
    first_half = (np.arange(COUNT) < COUNT // 2)[:, None]
    assert questions(known, Demands.of([0], [], []), X, ISSUE, first_half) == ()
