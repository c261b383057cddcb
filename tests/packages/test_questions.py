"""Which answer would tell most."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.strategies import SUPPOSED, chosen, issue, party, red_line

from paraph.packages.appraisal import Stated, appraisal
from paraph.packages.arena import Demands
from paraph.packages.questions import Question, questions
from paraph.packages.robustness import acceptance, accepts, draw
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


def told(
    values: dict[tuple[str, str, str], Range], packages: list[Package], issues: list[Issue]
) -> tuple[Question, ...]:
    """The questions about the first of some packages, which may be changed for the others."""
    stated = Stated.of(
        [],
        [OptionValue(ActorId(a), b, c, span, SUPPOSED) for (a, b, c), span in values.items()],
        [Reservation(ActorId(who), HALF, "", SUPPOSED) for who in ("ada", "ben")],
    )
    found = [appraisal(party(who), issues, [], stated) for who in ("ada", "ben")]
    drew = draw(found, issues, COUNT, np.random.default_rng(7))
    demands = Demands.of([0, 1], [], [])
    yes = acceptance(drew, demands, packages, issues, [])
    return questions(drew, demands, packages[0], issues, yes)


Y = Package.of([("a", "y")])


def test_an_answer_takes_its_part_off_the_variance() -> None:
    values = {**EXACT, ("ada", "a", "x"): UNIT}
    [question] = asked(ISSUE, X, values=values, away={"ada": HALF, "ben": HALF})
    # Before, as likely as not: 1/4. Known, nothing is left but what the split blurs.
    assert question.before == pytest.approx(0.25, abs=0.001)
    assert question.after == pytest.approx(0, abs=0.02)
    assert question.best == 0


def test_an_answer_that_tells_little_leaves_most_of_the_variance() -> None:
    values = {
        **EXACT,
        ("ada", "a", "x"): UNIT,
        ("ben", "a", "x"): Range(Fraction(1, 4), Fraction(1)),
    }
    found = asked(ISSUE, X, values=values, away={"ada": HALF, "ben": HALF})
    after = {question.party: question.after for question in found}
    # 1/2 times 2/3 makes 1/3, with variance 2/9. Ada's answer leaves 0 or 2/3: 1/9 on average;
    # Ben's leaves 0 or 1/2: 2/3 of 1/4.
    assert found[0].before == pytest.approx(2 / 9, abs=0.01)
    assert after["ada"] == pytest.approx(1 / 9, abs=0.02)
    assert after["ben"] == pytest.approx(1 / 6, abs=0.02)


def test_an_answer_may_show_that_another_package_is_better() -> None:
    # To Ada x is anything, y surely enough but Ben takes it in 1/4 of the readings only.
    values = {
        ("ada", "a", "x"): UNIT,
        ("ada", "a", "y"): exactly(1),
        ("ben", "a", "x"): exactly(1),
        ("ben", "a", "y"): Range(Fraction(0), Fraction(2, 3)),
    }
    found = told(values, [X, Y], ISSUE)
    by_party = {question.party: question for question in found}
    # x is accepted in 1/2; where Ada's answer says that it is not, y still is in 1/4.
    assert by_party["ada"].best == pytest.approx(0.5 * 0.25, abs=0.03)
    # Where y is enough for Ben, in 1/4, it is surely accepted, and x in 1/2 only. The tenths at
    # the border, from 3/4 to 4/5, blur that little.
    assert by_party["ben"].best == pytest.approx(0.25 * 0.5, abs=0.03)


def test_an_answer_that_changes_no_choice_is_worth_nothing_for_it() -> None:
    # y is never accepted by Ben, so that it makes no difference to know more of x.
    values = {
        ("ada", "a", "x"): UNIT,
        ("ada", "a", "y"): exactly(1),
        ("ben", "a", "x"): exactly(1),
        ("ben", "a", "y"): exactly(0),
    }
    [question] = told(values, [X, Y], ISSUE)
    assert (question.party, question.best) == ("ada", 0)


def test_rivals_alike_but_for_chance_gain_nothing() -> None:
    # Ten packages, each accepted by Ada or not as if by a coin of its own: whichever seems better
    # in a tenth seems so by chance. Ben's answer tells nothing of any.
    generator = np.random.default_rng(3)
    found = [appraisal(party(who), ISSUE, [], Stated.of([], [], [])) for who in ("ada", "ben")]
    drew = draw(found, ISSUE, COUNT, generator)
    coins = generator.random((10, COUNT, 2)) < 0.5
    coins[:, :, 1] = True
    for question in questions(drew, Demands.of([0, 1], [], []), X, ISSUE, coins):
        assert question.best < 0.02
