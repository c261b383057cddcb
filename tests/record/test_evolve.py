"""Events make the state: each puts its term in its place, and the order of folding is free."""

import datetime as dt
from functools import reduce
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paraph.record.events import founding as happened
from paraph.record.events.event import Event
from paraph.record.events.founding import FoundingEvent
from paraph.record.evolve import evolve, fold
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Issue, Level, Option, Track
from paraph.terms.calendars import Calendar
from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.conditions import Chosen, RedLine, Rule, RuleKind
from paraph.terms.ids import MEDIATOR
from paraph.terms.numbers import exactly
from paraph.terms.parties import (
    Constituency,
    Interest,
    Outsider,
    Party,
    Relation,
    RelationKind,
    Role,
)
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Position,
    Reservation,
    Salience,
    Strength,
    Weight,
)
from paraph.terms.sources import Assumption, Report, Told
from paraph.terms.steps import OutsideEvent, Step, StepValue
from paraph.terms.wording import Wording

DAY = dt.date(2023, 5, 10)
GUESS = Assumption("a guess")
JOINT = Chosen("border", ("joint",))
REPORT = Report("sana", "SANA", "Four meet", DAY, "reports/sana.txt", "00", 3)
PARTY = Party("syria", "Syria", Role.PARTY, must_accept=True)
OUTSIDER = Outsider("un", "United Nations")
INTEREST = Interest("syria", "Control of its territory", GUESS)
CONSTITUENCY = Constituency("turkey", "Voters", "Returns", GUESS)
RELATION = Relation("russia", RelationKind.ALLY_OF, "syria", "", GUESS)
LEVEL = Level("experts", "Experts")
TRACK = Track("security", "Security")
ISSUE = Issue("border", "security", "Border", "Who?", (Option("joint", "Joint"),), is_ordered=False)
RULE = Rule("rule-1", RuleKind.NEVER, None, JOINT, GUESS)
POSITION = Position(
    "syria/border/1", "syria", "border", ("joint",), Strength.OFFER, DAY, "syria", GUESS
)
RED_LINE = RedLine("syria-red-line-1", "syria", JOINT, GUESS)
WEIGHT = Weight("syria", "border", Salience.HIGH, GUESS)
VALUE = OptionValue("syria", "border", "joint", exactly(1), GUESS)
ORDER = OptionRanking("syria", "border", (("joint",), ("none",)), GUESS)
IMPORTANCE = IssueRanking("syria", (("border",), ("road",)), GUESS)
RESERVATION = Reservation("syria", exactly(0), "Wait", GUESS)
STEP = Step("open", "Open", "", ("syria",), None, None, None, None, (), GUESS)
MEETING = OutsideEvent("they meet", DAY, DAY, GUESS)
WORTH = StepValue("open", "syria", exactly(0), exactly(1), GUESS)
DONE = ComplianceReport("open", Score.FULL, DAY, "syria", GUESS)

OPENED = happened.TalksOpened("Ties", "On ties.", DAY, DAY)
BROUGHT = [
    (happened.ReportFiled(REPORT), "reports", REPORT),
    (happened.PartySeated(PARTY), "parties", PARTY),
    (happened.OutsiderNamed(OUTSIDER), "outsiders", OUTSIDER),
    (happened.InterestNoted(INTEREST), "interests", INTEREST),
    (happened.ConstituencyNoted(CONSTITUENCY), "constituencies", CONSTITUENCY),
    (happened.RelationNoted(RELATION), "relations", RELATION),
    (happened.LevelSet(LEVEL), "ladder", LEVEL),
    (happened.TrackOpened(TRACK), "tracks", TRACK),
    (happened.IssueOpened(ISSUE), "issues", ISSUE),
    (happened.RuleSet(RULE), "rules", RULE),
    (happened.PositionStated(POSITION), "positions", POSITION),
    (happened.RedLineDrawn(RED_LINE), "red_lines", RED_LINE),
    (happened.WeightGiven(WEIGHT), "weights", WEIGHT),
    (happened.ValueGiven(VALUE), "values", VALUE),
    (happened.OptionsRanked(ORDER), "values", ORDER),
    (happened.IssuesRanked(IMPORTANCE), "weights", IMPORTANCE),
    (happened.ReservationGiven(RESERVATION), "reservations", RESERVATION),
    (happened.StepProposed(STEP), "steps", STEP),
    (happened.OutsideEventExpected(MEETING), "outside_events", MEETING),
    (happened.StepValueGiven(WORTH), "step_values", WORTH),
    (happened.ComplianceReported(DONE), "compliance", DONE),
]
"""Each event with the part of the state it adds to, and what it adds."""

EVENTS = [OPENED, *(event for event, _, _ in BROUGHT)]


def test_every_class_of_founding_event_is_tried_here() -> None:
    assert {type(event) for event in EVENTS} == set(get_args(FoundingEvent))


def test_opening_the_talks_sets_title_and_days() -> None:
    assert fold([OPENED]) == Negotiation(title="Ties", about="On ties.", as_of=DAY, start=DAY)


def test_opening_the_talks_sets_how_the_roadmap_counts_and_which_words_it_knows() -> None:
    calendar, wording = Calendar(MEDIATOR, "Asia/Seoul", (5, 6)), Wording(("barrel",))
    talks = fold([happened.TalksOpened("Ties", "", DAY, DAY, calendar, wording)])
    assert (talks.roadmap_calendar, talks.wording) == (calendar, wording)


@pytest.mark.parametrize(
    ("event", "part", "term"), BROUGHT, ids=[event.TAG for event, _, _ in BROUGHT]
)
def test_an_event_adds_its_term_at_the_end_and_nothing_else(
    event: Event, part: str, term: object
) -> None:
    once, twice = fold([event]), fold([event, event])
    has_no_key = part in {"interests", "constituencies", "relations", "compliance"}
    assert getattr(once, part) == (term,)
    assert getattr(twice, part) == ((term, term) if has_no_key else (term,))
    for other in vars(Negotiation()):
        if other != part:
            assert getattr(once, other) == getattr(Negotiation(), other)


def test_what_a_party_tells_of_a_step_ousts_what_was_supposed_and_leaves_the_rest() -> None:
    told = StepValue("open", "syria", exactly(1), exactly(0), Told("mekdad", "syria", DAY))
    others = StepValue("open", "turkey", exactly(1), exactly(0), GUESS)
    events = map(happened.StepValueGiven, (WORTH, others, told))
    assert fold(events).step_values == (others, told)


def test_what_was_expected_of_an_event_is_replaced_by_what_is() -> None:
    later = OutsideEvent("they meet", DAY, dt.date(2023, 9, 1), GUESS)
    events = map(happened.OutsideEventExpected, (MEETING, later))
    assert fold(events).outside_events == (later,)


def test_nothing_happened_is_the_empty_state() -> None:
    assert fold([]) == Negotiation()


@given(st.lists(st.sampled_from(EVENTS), max_size=40), st.integers(0, 40))
def test_folding_a_beginning_and_then_the_rest_equals_folding_all(
    events: list[Event], at: int
) -> None:
    assert reduce(evolve, events[at:], fold(events[:at])) == fold(events)


def test_an_event_leaves_the_state_before_it_alone() -> None:
    before = fold([OPENED])
    evolve(before, happened.PartySeated(PARTY))
    assert before == Negotiation(title="Ties", about="On ties.", as_of=DAY, start=DAY)


def test_every_class_of_event_has_a_tag_of_its_own() -> None:
    tags = [kind.TAG for kind in get_args(Event)]
    assert sorted(tags) == [
        "answer-given",
        "answer-sealed",
        "answers-counted",
        "calendar-set",
        "compliance-reported",
        "constituency-noted",
        "draft-adopted",
        "draft-referred",
        "draft-reopened",
        "draft-sent-back",
        "draft-submitted",
        "draft-withdrawn",
        "enquiry-closed",
        "enquiry-put",
        "folder-kept",
        "interest-noted",
        "issue-opened",
        "issues-ranked",
        "level-set",
        "mandate-given",
        "mandate-reported",
        "meeting-called",
        "meeting-cancelled",
        "meeting-held",
        "member-named",
        "member-recalled",
        "options-ranked",
        "outside-event-expected",
        "outsider-named",
        "party-acted",
        "party-seated",
        "position-explained",
        "position-stated",
        "red-line-drawn",
        "relation-noted",
        "report-filed",
        "reservation-given",
        "rule-set",
        "silence-broken",
        "silence-confirmed",
        "silence-opened",
        "step-proposed",
        "step-value-given",
        "talks-opened",
        "tally-announced",
        "track-opened",
        "value-given",
        "weight-given",
        "whole-agreed",
    ]


def test_the_state_finds_its_terms_by_id() -> None:
    talks = fold(EVENTS)
    assert talks.names == {"syria": "Syria", "un": "United Nations"}
    assert talks.issue == {"border": ISSUE}
    assert talks.report == {"sana": REPORT}
    assert talks.step == {"open": STEP}
