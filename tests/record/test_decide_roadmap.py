"""Deciding on what steps are worth, and on reports of whether they were done."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.small_talks import STEPS, Room, Table

from paraph.record.commands import case
from paraph.record.commands.drafts import SubmitDraft
from paraph.record.commands.ladder import SetCalendar
from paraph.record.commands.roadmap import ReportCompliance, TellStepValue
from paraph.record.events import founding as happened
from paraph.record.refusals import (
    AlreadyTold,
    ForAll,
    NotQuoted,
    NotYours,
    Refusal,
    Taken,
    Unknown,
    WrongDate,
)
from paraph.terms.calendars import Calendar
from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.deadlines import Counted, EarlierOf, Fixed, MonthAfter
from paraph.terms.drafts import RoadmapContent
from paraph.terms.numbers import Range, exactly
from paraph.terms.periods import Duration, Period, PeriodUnit
from paraph.terms.preconditions import Launched, Point, Reached, Several
from paraph.terms.sources import Assumption, Citation, Span, Told
from paraph.terms.steps import OutsideEvent, Quantity, StepValue, Tranches

TODAY = dt.date(2024, 3, 4)
ADA_TOLD = Told("ada-1", "ada", TODAY)
GUESS = Assumption("a guess")
COST, BENEFIT = exactly(Fraction(1, 4)), Range(Fraction(1, 2), Fraction(1))
CITED = Citation("wire", Span(0, 3), "The", "00", 1)


def worth(party: str = "ada", step: str = "dig", assumed: str = "") -> TellStepValue:
    return TellStepValue(party, step, COST, BENEFIT, assumed)


def report(score: Score = Score.FULL, **others: object) -> ReportCompliance:
    return ReportCompliance(step="pay", score=score, **others)  # type: ignore[arg-type]


# ---- what a step is worth ----


def test_a_party_tells_what_a_step_costs_it_and_brings_it() -> None:
    table = Table()
    [told] = table.does("ada", worth())
    assert told == happened.StepValueGiven(StepValue("dig", "ada", COST, BENEFIT, ADA_TOLD))
    assert table.talks.step_values == (told.value,)


def test_what_is_told_again_takes_its_own_place_only() -> None:
    table = Table()
    table.does("ada", worth(), worth(step="pay"), worth())
    table.does("ben", worth("ben"))
    found = [(each.party, each.step) for each in table.talks.step_values]
    assert sorted(found) == [("ada", "dig"), ("ada", "pay"), ("ben", "dig")]


def test_the_team_supposes_what_nobody_told_and_nothing_of_what_somebody_did() -> None:
    table = Table()
    table.does("mediator", worth(assumed="a guess"), worth(step="pay", assumed="a guess"))
    table.does("ada", worth())
    assert [each.source for each in table.talks.step_values] == [GUESS, ADA_TOLD]
    told = table.asks("mediator", worth(assumed="a guess"))
    assert told == AlreadyTold("ada", "tell-step-value")
    assert isinstance(table.asks("mediator", worth(step="pay", assumed="b")), tuple)
    assert isinstance(table.asks("mediator", worth("ben", assumed="b")), tuple)


@pytest.mark.parametrize(
    ("seat", "command", "refused"),
    [
        ("ben", worth(), NotYours("ben", "tell-step-value", "ada")),
        ("obs", worth("obs"), NotYours("obs", "tell-step-value", TellStepValue.BY)),
        ("ada", worth(assumed="a guess"), NotYours("ada", "tell-step-value", "mediator")),
        ("ada", worth(step="dgi"), Unknown("step", "dgi", ("dig", "pay"))),
    ],
)
def test_nobody_tells_what_is_not_theirs(
    seat: str, command: TellStepValue, refused: Refusal
) -> None:
    assert Table().asks(seat, command) == refused


def test_what_a_step_is_worth_is_told_in_the_caucus_and_supposed_by_the_team() -> None:
    room = Room()
    assert room.channels("ada", worth()) == ["caucus/ada"]
    assert room.channels("mediator", worth("ben")) == ["caucus/ben"]
    assert room.channels("mediator", worth("ben", "pay", "a guess")) == ["mediator"]


# ---- whether it was done ----


def test_a_party_reports_of_today_in_its_own_name() -> None:
    table = Table()
    [reported] = table.does("ada", report(Score.MINIMAL, note="one barrel"))
    assert reported == happened.ComplianceReported(
        ComplianceReport("pay", Score.MINIMAL, TODAY, "ada", ADA_TOLD, note="one barrel")
    )
    assert table.talks.compliance == (reported.report,)


def test_reports_add_up_and_none_takes_anothers_place() -> None:
    table = Table()
    table.does("ada", report(Score.MINIMAL), report(), report())
    assert [each.score for each in table.talks.compliance] == [1, 3, 3]


def test_the_day_is_that_of_the_seat_that_reports() -> None:
    table = Table()
    table.does("ada", SetCalendar(Calendar("ada", "Pacific/Kiritimati")))
    [reported] = table.does("ada", report())
    assert reported.report.on == dt.date(2024, 3, 5)
    assert isinstance(table.asks("ada", report(on=dt.date(2024, 3, 5))), tuple)


def test_a_day_to_come_is_refused() -> None:
    refused = Table().asks("ada", report(on=dt.date(2024, 3, 5)))
    assert refused == WrongDate("report-compliance", "2024-03-05", "a day up to 2024-03-04")
    [reported] = Table().does("ada", report(on=dt.date(2024, 2, 29)))
    assert reported.report.on == dt.date(2024, 2, 29)


@pytest.mark.parametrize("key", ["verified_by", "disputed_by", "suspended_by"])
def test_a_party_speaks_for_others_only_with_a_report_that_says_so(key: str) -> None:
    table = Table()
    both = report(**{key: ("ada", "union")})
    assert table.asks("ada", both) == NotYours("ada", "report-compliance", "union")
    assert isinstance(table.asks("ada", report(**{key: ("ada",)})), tuple)
    assert isinstance(table.asks("mediator", both), tuple)
    quoted = report(**{key: ("union",)}, report="wire", quote="The", citation=CITED)
    [reported] = table.does("ada", quoted)
    assert (reported.report.by, reported.report.source) == (None, CITED)


@pytest.mark.parametrize("tranche", [0, -1, 4])
def test_a_tranche_that_there_is_not_is_refused(tranche: int) -> None:
    refused = Table().asks("ben", report(tranche=tranche))
    assert refused == Unknown("tranche of the step 'pay'", str(tranche), ("1", "2", "3"))
    assert isinstance(Table().asks("ben", report(tranche=3)), tuple)
    whole = ReportCompliance("dig", Score.FULL, tranche=1)
    assert Table().asks("ben", whole) == Unknown("tranche of the step 'dig'", "1", ())


def test_what_is_supposed_is_in_nobodys_name_and_only_the_team_supposes() -> None:
    [reported] = Table().does("mediator", report(assumed="a guess"))
    assert (reported.report.by, reported.report.source) == (None, GUESS)
    refused = Table().asks("ada", report(assumed="a guess"))
    assert refused == NotYours("ada", "report-compliance", "mediator")


def test_the_team_reports_in_its_own_word_and_the_host_by_name() -> None:
    [by_team] = Table().does("mediator", report())
    assert by_team.report.by is None
    assert by_team.report.source == Told("mediator-1", "mediator", TODAY)
    [by_host] = Table().does("host", report())
    assert by_host.report.by == "host"
    refused = Table().asks("obs", report())
    assert refused == NotYours("obs", "report-compliance", ReportCompliance.BY)


def test_a_report_goes_to_all_or_in_confidence_and_a_guess_to_the_team() -> None:
    room = Room()
    assert room.channels("ada", report()) == ["plenary"]
    assert room.channels("ada", report(in_confidence=True)) == ["caucus/ada"]
    assert room.channels("mediator", report(in_confidence=True)) == ["mediator"]
    assert room.channels("mediator", report(assumed="a guess")) == ["mediator"]


def test_a_quote_is_looked_up_in_its_report() -> None:
    room = Room()
    room.channels("ada", report(report="wire", quote="keeps the road shut"))
    [found] = room.talks().compliance
    assert isinstance(found.source, Citation)
    assert found.source.text == "keeps the road shut"
    assert isinstance(room.give("ada", report(report="wire", quote="nowhere")), NotQuoted)
    forged = report(citation=CITED, verified_by=("union",))
    assert room.give("ada", forged) == NotYours("ada", "report-compliance", "union")


# ---- additions ----

DAYS = PeriodUnit.DAYS
LONG = Period(36_501, DAYS)
BARE = replace(STEPS[0], id="new")
MISMEASURED: list[tuple[dict[str, object], Refusal]] = [
    (
        {"duration": Duration(Period(0, DAYS), LONG)},
        WrongDate("add-to-case", "36501 days", "a period of at most a hundred years"),
    ),
    (
        {"verification": Duration(Period(3, DAYS), Period(2, DAYS))},
        WrongDate("add-to-case", "3 days to 2 days", "the shorter period first"),
    ),
    (
        {"deadline": Counted(Period(-1, DAYS), Reached("dig"))},
        WrongDate("add-to-case", "-1 days", "a period of at most a hundred years"),
    ),
    (
        {"start_by": Fixed(TODAY, None, "Mars")},
        Unknown("time zone", "Mars", ()),
    ),
    (
        {"not_before": EarlierOf((Fixed(TODAY),))},
        WrongDate("add-to-case", "1 deadlines", "two of them or more"),
    ),
    (
        {"deadline": MonthAfter(Launched(), 0)},
        WrongDate("add-to-case", "month 0", "one from 1 to 99"),
    ),
    (
        {"after": Several(3, (Launched(), Reached("dig")))},
        WrongDate("add-to-case", "3 of 2", "at least two parts, and a number of them"),
    ),
    (
        {"gate": Several(0, (Launched(), Reached("dig")))},
        WrongDate("add-to-case", "0 of 2", "at least two parts, and a number of them"),
    ),
    (
        {"gate": Reached("pay", Point.START, 0)},
        WrongDate("add-to-case", "tranche 0", "one from 1 to 100"),
    ),
    (
        {"tranches": Tranches(10**9)},
        WrongDate("add-to-case", "1000000000 tranches", "from 2 to 100 of them"),
    ),
    (
        {"quantity": Quantity(Fraction(-1, 2), "t")},
        WrongDate("add-to-case", "-1/2 t", "an amount of at least 0"),
    ),
]


@pytest.mark.parametrize(("fields", "refused"), MISMEASURED)
def test_a_number_that_no_calendar_holds_is_never_entered(
    fields: dict[str, object], refused: Refusal
) -> None:
    step = replace(BARE, **fields)  # type: ignore[arg-type]
    assert Table().asks("mediator", case.AddToCase(happened.StepProposed(step))) == refused
    content = RoadmapContent(None, (step,))
    drafted = Table().asks("mediator", SubmitDraft("d", "D", "experts", content))
    words = {"deed": "submit-draft"} if isinstance(refused, WrongDate) else {}
    assert drafted == replace(refused, **words)


def test_a_step_with_all_its_numbers_in_bounds_is_entered() -> None:
    step = replace(
        BARE,
        duration=Duration(Period(0, DAYS), Period(36_500, DAYS)),
        deadline=EarlierOf((Fixed(TODAY, None, "Asia/Seoul"), MonthAfter(Launched(), 99))),
        gate=Several(2, (Launched(), Reached("pay", Point.START, 3))),
        tranches=Tranches(100, Period(1, DAYS), "pay"),
        quantity=Quantity(Fraction(0), "t"),
    )
    added = case.AddToCase(happened.StepProposed(step))
    assert Table().asks("mediator", added) == (happened.StepProposed(step),)


def test_an_event_is_not_expected_to_end_before_it_begins() -> None:
    event = OutsideEvent("they meet", TODAY, dt.date(2024, 3, 3), GUESS)
    refused = Table().asks("mediator", case.AddToCase(happened.OutsideEventExpected(event)))
    expected = "the earlier date first"
    assert refused == WrongDate("add-to-case", "2024-03-04 to 2024-03-03", expected)


def test_events_outside_the_roadmap_are_added_and_moved_by_the_team() -> None:
    room = Room()
    for last in (dt.date(2024, 4, 1), dt.date(2024, 5, 1)):
        event = happened.OutsideEventExpected(OutsideEvent("they meet", TODAY, last, GUESS))
        assert room.channels("mediator", case.AddToCase(event)) == ["plenary"]
    [expected] = room.talks().outside_events
    assert expected.latest == dt.date(2024, 5, 1)
    assert isinstance(room.give("ada", case.AddToCase(event)), NotYours)
    assert room.channels("mediator", case.AddToCase(event, in_confidence=True)) == ["mediator"]


def test_a_step_is_added_once() -> None:
    again = case.AddToCase(happened.StepProposed(STEPS[0]))
    assert Table().asks("mediator", again) == Taken("step", "dig")
    assert not isinstance(Table().asks("mediator", again), ForAll)
