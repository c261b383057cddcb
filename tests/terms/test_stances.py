"""What counts of a party's positions on an issue."""

from dataclasses import replace

from tests.strategies import DAYS, chosen, position, red_line

from paraph.terms.ids import ReportId
from paraph.terms.positions import Strength
from paraph.terms.sources import Citation, Span
from paraph.terms.stances import Stance, red_lines_in_force, stance

EARLY, MIDDLE, LATE = DAYS


def of(*positions) -> Stance:  # noqa: ANN002 - positions
    return stance(positions, "ada", "pace")  # type: ignore[arg-type]


def test_the_latest_own_word_counts_and_the_rest_is_kept_in_order() -> None:
    first = position("ada", "pace", ["slow"], day=MIDDLE, name="first")
    before = position("ada", "pace", ["none"], day=EARLY, name="before")
    last = position("ada", "pace", ["fast"], day=LATE, name="last")
    found = of(first, last, before)
    assert found.current == (last,)
    assert found.earlier == (before, first)


def test_other_parties_and_issues_do_not_count() -> None:
    found = of(position("ben", "pace", ["fast"]), position("ada", "place", ["geneva"]))
    assert found == Stance("ada", "pace")  # type: ignore[arg-type]
    assert found.is_silent
    assert not found.is_contested
    assert not found.has_drifted


def test_a_claim_is_never_the_party_s_own_word() -> None:
    claim = position("ada", "pace", ["fast"], said_by="ben")
    assert of(claim).is_silent
    assert of(claim).claims == (claim,)


def test_two_accounts_of_one_day_stand_side_by_side() -> None:
    one = position("ada", "pace", ["slow", "fast"], name="one")
    other = position("ada", "pace", ["fast", "now"], name="other")
    found = of(one, other)
    assert found.current == (one, other)
    assert found.accounts == (("slow", "fast"), ("fast", "now"))
    assert not found.is_contested  # both could be true: fast
    assert of(one, position("ada", "pace", ["none"])).is_contested


def test_the_same_options_in_another_order_are_the_same_account() -> None:
    one = position("ada", "pace", ["slow", "fast"], name="one")
    same = position("ada", "pace", ["fast", "slow"], name="same")
    third = position("ada", "pace", ["now"], name="third")
    assert of(one, third, same).accounts == (("slow", "fast"), ("now",))


def test_a_claim_of_other_options_denies_the_party_s_word() -> None:
    word = position("ada", "pace", ["slow"])
    assert of(word, position("ada", "pace", ["fast"], said_by="ben")).is_contested
    assert not of(word, position("ada", "pace", ["slow", "fast"], said_by="ben")).is_contested


def test_a_claimed_refusal_denies_the_word_only_if_it_rules_out_all_of_it() -> None:
    word = position("ada", "pace", ["slow", "fast"])

    def refusing(*options: str) -> Stance:
        return of(word, position("ada", "pace", options, strength=Strength.RED_LINE, said_by="ben"))

    assert not refusing("none").is_contested
    assert not refusing("slow").is_contested
    assert refusing("fast", "slow").is_contested


def test_a_party_has_drifted_when_an_earlier_word_asked_for_something_else() -> None:
    early = position("ada", "pace", ["slow"], day=EARLY)
    assert of(early, position("ada", "pace", ["fast"], day=LATE)).has_drifted
    assert not of(early, position("ada", "pace", ["slow"], day=LATE)).has_drifted


def test_the_latest_red_lines_on_an_issue_are_in_force_and_wishes_do_not_lift_them() -> None:
    old = position("ada", "pace", ["none"], strength=Strength.RED_LINE, day=EARLY, name="old")
    new = position("ada", "pace", ["now"], strength=Strength.RED_LINE, day=MIDDLE, name="new")
    wish = position("ada", "pace", ["slow"], day=LATE, name="wish")
    claimed = position(
        "ada", "pace", ["slow"], strength=Strength.RED_LINE, day=LATE, said_by="ben", name="claimed"
    )
    assert of(old, new, wish, claimed).refusals == (new,)
    across = red_line("across", "ben", chosen("place", "geneva"))
    found = red_lines_in_force([old, new, wish, claimed], [across])
    assert found == (across, red_line("new", "ada", chosen("pace", "now")))


def test_a_red_line_is_no_wish() -> None:
    found = of(position("ada", "pace", ["now"], strength=Strength.RED_LINE))
    assert found.is_silent
    assert found.accounts == ()


CITED = Citation(ReportId("r"), Span(0, 1), "x", "0" * 64, 1)


def test_an_assumption_never_outranks_a_cited_word_however_late_it_is() -> None:
    said = replace(position("ada", "pace", ["slow"], day=EARLY, name="said"), source=CITED)
    guess = position("ada", "pace", ["fast"], day=LATE, name="guess")
    found = of(said, guess)
    assert found.current == (said,)
    assert found.supposed == (guess,)
    assert not found.has_drifted


def test_an_assumption_counts_where_nothing_is_cited() -> None:
    guess = position("ada", "pace", ["fast"])
    assert of(guess).current == (guess,)
    assert of(guess).supposed == ()


def test_what_a_party_offers_beside_a_demand_is_not_what_it_asks() -> None:
    demand = position("ada", "pace", ["fast"], name="demand")
    offer = replace(position("ada", "pace", ["slow"], name="offer"), strength=Strength.OFFER)
    found = of(demand, offer)
    assert found.current == (demand, offer)
    assert found.accounts == (("fast",),)
    assert not found.is_contested


def test_an_offer_counts_where_it_is_the_latest_word() -> None:
    demand = position("ada", "pace", ["fast"], day=EARLY, name="demand")
    offer = position("ada", "pace", ["slow"], day=LATE, name="offer")
    found = of(demand, replace(offer, strength=Strength.OFFER))
    assert found.accounts == (("slow",),)
    assert found.has_drifted


def test_a_claim_is_held_against_the_word_of_its_own_day() -> None:
    before = position("ada", "pace", ["fast"], day=EARLY, name="before")
    after = position("ada", "pace", ["slow"], day=LATE, name="after")
    claim = position("ada", "pace", ["fast"], day=MIDDLE, said_by="ben", name="claim")
    assert not of(before, after, claim).is_contested
    assert of(before, after, replace(claim, date=LATE)).is_contested
    assert of(after, claim).is_contested
