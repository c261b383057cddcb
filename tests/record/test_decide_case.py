"""Deciding on what the parties want, and on additions to the case."""

import datetime as dt
from fractions import Fraction

import pytest
from tests.small_talks import FRAME, ISSUES, NEVER_BOTH, REPORT, Table

from paraph.record.commands import case as asked
from paraph.record.commands.command import Command
from paraph.record.commands.ladder import SetCalendar
from paraph.record.events import founding as happened
from paraph.record.evolve import fold
from paraph.record.refusals import (
    AlreadyTold,
    ForAll,
    NoReason,
    NotYours,
    OddName,
    Taken,
    Unknown,
    WrongDate,
    WrongNumbers,
    WrongOrder,
)
from paraph.terms.agenda import Issue, Option
from paraph.terms.calendars import Calendar
from paraph.terms.conditions import Chosen, RedLine
from paraph.terms.numbers import Range, exactly
from paraph.terms.parties import Interest, Party, Role
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Reservation,
    Salience,
    Strength,
    Weight,
)
from paraph.terms.sources import Assumption, Citation, Span, Told

TODAY = dt.date(2024, 3, 4)
ADA_TOLD = Told("ada-1", "ada", TODAY)
GUESS = Assumption("a guess")
HALF = exactly(Fraction(1, 2))


def state(**others: object) -> asked.StatePosition:
    given = {
        "party": "ada",
        "issue": "water",
        "options": ("half",),
        "strength": Strength.DEMAND,
        **others,
    }
    return asked.StatePosition(**given)


# ---- positions and red lines ----


def test_a_party_states_its_own_position_today() -> None:
    (event,) = Table().does("ada", state())
    assert isinstance(event, happened.PositionStated)
    position = event.position
    assert position.id.startswith("ada/water/")
    assert (position.date, position.said_by, position.source) == (TODAY, "ada", ADA_TOLD)


def test_a_position_is_known_by_what_it_says_and_counts_nothing() -> None:
    alone, (after,) = Table(), Table().does("ada", state())
    alone.does("ada", state(issue="road", options=("open",)), state(options=("all",)))
    (same,) = alone.asks("ada", state())
    assert same == after


def test_the_day_is_that_of_the_seat_that_speaks() -> None:
    # 4 March, 20:00 UTC, is 5 March in Tokyo.
    table = Table()
    table.does("ada", SetCalendar(Calendar("ada", "Asia/Tokyo")))
    table.now = dt.datetime(2024, 3, 4, 19, tzinfo=dt.UTC)
    (event,) = table.does("ada", state())
    assert isinstance(event, happened.PositionStated)
    assert event.position.date == dt.date(2024, 3, 5)


def test_a_position_of_tomorrow_is_refused() -> None:
    found = Table().asks("ada", state(on=dt.date(2024, 3, 5)))
    assert found == WrongDate("state-position", "2024-03-05", "a day up to 2024-03-04")


def test_the_same_position_twice_is_one() -> None:
    table = Table()
    (event,) = table.does("ada", state())
    assert isinstance(event, happened.PositionStated)
    assert table.asks("ada", state()) == Taken("position", event.position.id)


def test_a_position_names_an_option() -> None:
    assert Table().asks("ada", state(options=())) == NoReason("state-position")
    there = ("none", "half", "all")
    found = Table().asks("ada", state(options=("some",)))
    assert found == Unknown("option of the issue 'water'", "some", there)


def test_nobody_speaks_for_another_party_but_the_mediators_team() -> None:
    assert Table().asks("ben", state()) == NotYours("ben", "state-position", "ada")
    for seat in ("mediator", "host"):
        (event,) = Table().does(seat, state(assumed="they hinted at it"))
        assert isinstance(event, happened.PositionStated)
        assert event.position.source == Assumption("they hinted at it")


def test_a_cited_position_keeps_its_citation() -> None:
    cited = Citation("wire", Span(0, 3), "The", "00", 1)
    (event,) = Table().does("ada", state(citation=cited))
    assert isinstance(event, happened.PositionStated)
    assert event.position.source == cited


def test_a_red_line_is_drawn_once() -> None:
    table, line = Table(), asked.DrawRedLine("r", "ada", Chosen("water", ("none",)))
    drawn = RedLine("r", "ada", Chosen("water", ("none",)), ADA_TOLD)
    assert table.does("ada", line) == (happened.RedLineDrawn(drawn),)
    assert table.asks("ada", line) == Taken("red line", "r")


def test_a_red_line_names_issues_and_options_that_there_are() -> None:
    odd = asked.DrawRedLine("r", "ada", Chosen("air", ("none",)))
    assert Table().asks("ada", odd) == Unknown("issue", "air", ("water", "road", "flag"))


# ---- preferences ----


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (
            asked.TellWeights("ada", {"water": HALF}),
            happened.WeightGiven(Weight("ada", "water", HALF, ADA_TOLD)),
        ),
        (
            asked.TellValues("ada", "road", {"open": HALF}),
            happened.ValueGiven(OptionValue("ada", "road", "open", HALF, ADA_TOLD)),
        ),
        (
            asked.RankOptions("ada", "road", (("open",), ("shut",))),
            happened.OptionsRanked(OptionRanking("ada", "road", (("open",), ("shut",)), ADA_TOLD)),
        ),
        (
            asked.RankIssues("ada", (("road",), ("water", "flag"))),
            happened.IssuesRanked(IssueRanking("ada", (("road",), ("water", "flag")), ADA_TOLD)),
        ),
        (
            asked.TellReservation("ada", HALF, "the river court"),
            happened.ReservationGiven(Reservation("ada", HALF, "the river court", ADA_TOLD)),
        ),
    ],
)
def test_a_party_tells_its_preferences(command: Command, event: object) -> None:
    assert Table().does("ada", command) == (event,)


def weights(*shares: tuple[int, int], assumed: str = "") -> asked.TellWeights:
    numbers = [exactly(Fraction(*each)) for each in shares]
    names = [issue.id for issue in ISSUES]
    return asked.TellWeights("ada", dict(zip(names, numbers, strict=False)), assumed)


def test_weights_are_shares_of_one_whole() -> None:
    more = Table().asks("ada", weights((1, 2), (2, 3)))
    assert more == WrongNumbers("ada", "7/6", "7/6", is_all=False)
    less = Table().asks("ada", weights((1, 2), (1, 3), (1, 12)))
    assert less == WrongNumbers("ada", "11/12", "11/12", is_all=True)
    assert isinstance(Table().asks("ada", weights((1, 2), (1, 3), (1, 6))), tuple)


def test_weights_told_before_count_until_they_are_told_anew() -> None:
    table = Table()
    table.does("ada", weights((1, 2), (1, 3)))
    flag = asked.TellWeights("ada", {"flag": exactly(Fraction(1, 3))})
    assert table.asks("ada", flag) == WrongNumbers("ada", "7/6", "7/6", is_all=True)
    assert isinstance(table.asks("ada", weights((1, 3), (1, 3), (1, 3))), tuple)


def test_a_range_of_weights_may_leave_room() -> None:
    wide = {"water": Range(Fraction(1, 4), Fraction(3, 4)), "road": Salience.HIGH, "flag": HALF}
    assert isinstance(Table().asks("ada", asked.TellWeights("ada", wide)), tuple)


@pytest.mark.parametrize(
    "command", [asked.TellWeights("ada", {}), asked.TellValues("ada", "road", {})]
)
def test_to_tell_nothing_is_refused(command: Command) -> None:
    assert Table().asks("ada", command) == NoReason(command.TAG)


@pytest.mark.parametrize(
    ("tiers", "twice"),
    [
        ((("open", "shut"),), ()),
        ((("open",), ()), ()),
        ((("open",), ("open",)), ("open",)),
    ],
)
def test_an_order_has_two_places_and_nothing_twice(
    tiers: tuple[tuple[str, ...], ...], twice: tuple[str, ...]
) -> None:
    asking = asked.RankOptions("ada", "road", tiers)
    assert Table().asks("ada", asking) == WrongOrder("ada", twice)


PAIRS = [
    (asked.TellReservation("ada", HALF, ""), asked.TellReservation("ada", HALF, "", "a guess")),
    (weights((1, 2)), asked.RankIssues("ada", (("road",), ("flag",)), "a guess")),
    (
        asked.TellValues("ada", "road", {"open": HALF}),
        asked.RankOptions("ada", "road", (("open",), ("shut",)), "a guess"),
    ),
]


@pytest.mark.parametrize(("told", "guess"), PAIRS)
def test_the_team_supposes_nothing_of_what_a_party_told(told: Command, guess: Command) -> None:
    table = Table()
    table.does("ada", told)
    assert table.asks("mediator", guess) == AlreadyTold("ada", guess.TAG)


@pytest.mark.parametrize(("told", "guess"), PAIRS)
def test_what_a_party_tells_takes_the_place_of_what_was_supposed(
    told: Command, guess: Command
) -> None:
    table, untold = Table(), Table()
    table.does("mediator", guess)
    table.does("ada", told)
    untold.does("ada", told)
    for part in ("weights", "values", "reservations"):
        found = [each.source for each in getattr(table.talks, part)]
        assert found == [ADA_TOLD] * len(getattr(untold.talks, part))


def test_weights_told_need_not_fit_weights_supposed() -> None:
    table = Table()
    table.does("mediator", weights((9, 10), (1, 10), assumed="a guess"))
    table.does("ada", asked.TellWeights("ada", {"flag": HALF}))
    assert [(each.issue, each.weight) for each in table.talks.weights] == [("flag", HALF)]


def test_what_is_supposed_of_one_party_leaves_anothers_word_alone() -> None:
    table = Table()
    table.does("ben", asked.TellWeights("ben", {"water": HALF}))
    table.does("mediator", weights((9, 10), assumed="a guess"))
    assert [each.party for each in table.talks.weights] == ["ben", "ada"]


# ---- additions ----


def addition(event: asked.Addition) -> asked.AddToCase:
    return asked.AddToCase(event)


def an_issue(name: str, options: tuple[str, ...], held: str | None = None) -> happened.IssueOpened:
    listed = tuple(Option(each, each.title()) for each in options)
    return happened.IssueOpened(Issue(name, "track", "I", "?", listed, False, held))  # noqa: FBT003


def test_the_case_grows_by_what_the_mediators_team_adds() -> None:
    table, event = Table(), happened.InterestNoted(Interest("ada", "Rain", GUESS))
    assert table.does("mediator", addition(event)) == (event,)
    assert table.asks("ada", addition(event)) == NotYours("ada", "add-to-case", asked.AddToCase.BY)


@pytest.mark.parametrize(
    ("event", "kind", "name"),
    [
        (FRAME[0], "case", "Small talks"),
        (happened.ReportFiled(REPORT), "report", "wire"),
        (happened.RuleSet(NEVER_BOTH), "rule", "no-gift"),
        (happened.IssueOpened(ISSUES[0]), "issue", "water"),
        (happened.PartySeated(Party("union", "U", Role.PARTY, must_accept=True)), "actor", "union"),
        (
            happened.PartySeated(Party("mediator", "M", Role.PARTY, must_accept=True)),
            "actor",
            "mediator",
        ),
        (an_issue("air", ("clean", "clean")), "option", "clean"),
    ],
)
def test_what_is_added_has_a_name_of_its_own(event: asked.Addition, kind: str, name: str) -> None:
    assert Table().asks("mediator", addition(event)) == Taken(kind, name)


def test_an_issue_that_nobody_could_settle_is_not_added() -> None:
    assert Table().asks("mediator", addition(an_issue("air", ()))) == NoReason("add-to-case")
    odd = Table().asks("mediator", addition(an_issue("air", ("clean",), "foul")))
    assert odd == Unknown("option of the issue 'air'", "foul", ("clean",))
    assert isinstance(Table().asks("mediator", addition(an_issue("air", ("clean",)))), tuple)


def test_what_is_added_refers_to_what_there_is() -> None:
    event = happened.InterestNoted(Interest("zed", "Rain", GUESS))
    actors = ("ada", "ben", "cyd", "host", "obs", "union")
    assert Table().asks("mediator", addition(event)) == Unknown("actor", "zed", actors)


def test_what_is_known_under_two_channels_stands_in_the_state_once() -> None:
    event = an_issue("air", ("clean",))
    assert fold((*FRAME, event, event)) == fold((*FRAME, event))


def test_only_the_team_supposes() -> None:
    guess = asked.TellReservation("ada", exactly(0), "Wait", assumed="it looks so")
    assert Table().asks("ada", guess) == NotYours("ada", "tell-reservation", "mediator")


def test_a_party_puts_no_words_into_anothers_mouth_without_a_report() -> None:
    claim = asked.StatePosition("ada", "road", ("open",), Strength.DEMAND, said_by="ben")
    assert Table().asks("ada", claim) == NotYours("ada", "state-position", "ben")


@pytest.mark.parametrize("word", ["", " ", "a b", "\u202eabc", "x" * 81])
def test_an_id_is_one_word(word: str) -> None:
    seated = happened.PartySeated(Party(word, "M", Role.PARTY, must_accept=True))
    assert Table().asks("mediator", addition(seated)) == OddName("actor", word[:80])


def test_what_every_seat_has_to_know_is_not_added_in_confidence() -> None:
    hidden = asked.AddToCase(an_issue("air", ("clean", "foul")), in_confidence=True)
    assert Table().asks("mediator", hidden) == ForAll("issue")


def test_one_id_for_two_red_lines_keeps_both() -> None:
    table = Table()
    for issue, option in (("road", "open"), ("water", "all"), ("road", "open")):
        line = RedLine("r", "ada", Chosen(issue, (option,)), Assumption("a guess"))
        table.talks = fold((happened.RedLineDrawn(line),), table.talks)
    assert [(line.id, line.never.issue) for line in table.talks.red_lines] == [
        ("r", "road"),
        ("r-2", "water"),
    ]
