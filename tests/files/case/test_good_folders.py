"""Folders without faults: what a secretary wrote, as terms written out by hand."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

import pytest

from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Issue, Level, Option, Track
from paraph.terms.conditions import All, AnyOf, Chosen, Not, RedLine, Rule, RuleKind
from paraph.terms.numbers import Range
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
    OptionValue,
    Position,
    Reservation,
    Salience,
    Strength,
    Weight,
)
from paraph.terms.sources import Assumption, Citation, Report, Span
from paraph.terms.steps import Deadline, Period, PeriodUnit, Step

Read = Callable[..., Negotiation]

GUESS, SAME = Assumption("A guess."), Assumption("The same.")


@pytest.fixture
def talks(read: Read, full_case: dict[str, str]) -> Negotiation:
    """Give the talks of the full case."""
    return read(full_case["case.yaml"], full_case)


def chosen(issue: str, *options: str) -> Chosen:
    return Chosen(issue, options)


def test_the_head_is_read(talks: Negotiation) -> None:
    assert (talks.title, talks.about) == ("Mending ties", "Four parties, one roadmap.")
    assert (talks.as_of, talks.start) == (dt.date(2023, 5, 31), dt.date(2023, 6, 1))


def test_reports_are_filed_with_the_digest_of_their_bytes(talks: Negotiation) -> None:
    # `printf 'On Tuesday\r\nSyria  asked\r\nfor guards.' | sha256sum`, and `printf Roadmap.`
    assert talks.reports == (
        Report(
            id="afp",
            outlet="AFP",
            title="Russia offers a roadmap",
            date=dt.date(2023, 5, 10),
            file="reports/wire/afp.txt",
            digest="7510de9aff2fc72a13b6fe32ea4c098806a15591920e31d83be6d5619105f61e",
            size=37,
            origin="ria",
            note="Taken from a reprint.",
        ),
        Report(
            id="ria",
            outlet="RIA",
            title="The same",
            date=dt.date(2023, 5, 9),
            file="reports/ria.txt",
            digest="c253af8dc43396f13d8139fb44f9ba008ac09f2f99f872fb835c09befb8bfbf1",
            size=8,
        ),
    )


def test_a_party_must_accept_and_other_roles_need_not_unless_it_is_said(
    talks: Negotiation,
) -> None:
    assert talks.parties == (
        Party("syria", "Syria", Role.PARTY, must_accept=True, aliases=("Damascus", "the regime")),
        Party("russia", "Russia", Role.MEDIATOR, must_accept=False, aliases=("Moscow",)),
        Party("iran", "Iran", Role.GUARANTOR, must_accept=True),
        Party("turkey", "Turkey", Role.PARTY, must_accept=False),
    )


def test_what_stands_around_the_parties_is_read(talks: Negotiation) -> None:
    assert talks.outsiders == (Outsider("un", "United Nations", ("UN",)),)
    assert talks.interests == (
        Interest("turkey", "Quiet at the border", Assumption("It says so often.")),
    )
    assert talks.constituencies == (
        Constituency("turkey", "Voters", "Return of refugees", Assumption("Polls.")),
    )
    assert talks.relations == (
        Relation("russia", RelationKind.ALLY_OF, "syria", "since 1971", Assumption("Known.")),
    )


def test_no_yes_times_and_decimals_stay_the_words_they_are(talks: Negotiation) -> None:
    assert talks.ladder == (Level("experts", "Experts"), Level("leaders", "Leaders"))
    assert talks.tracks == (Track("security", "Security"),)
    assert talks.issues == (
        Issue(
            id="border",
            track="security",
            name="Border",
            question="Who guards it?",
            options=(Option("no", "Nobody"), Option("yes", "Both")),
            is_ordered=True,
            status_quo="no",
            aliases=("frontier",),
        ),
        Issue(
            id="road",
            track="security",
            name="Road",
            question="When?",
            options=(Option("1.10", "1:30"), Option("0x10", "Later")),
            is_ordered=False,
        ),
    )


def test_rules_are_read_in_all_their_ways_and_named_by_their_place(talks: Negotiation) -> None:
    no, yes = chosen("border", "no"), chosen("border", "yes")
    now, later = chosen("road", "1.10"), chosen("road", "0x10")
    either = AnyOf((All((chosen("border", "no", "yes"), now)), later))
    no_guards = Assumption("No guards, no traffic.")
    assert talks.rules == (
        Rule("rule-1", RuleKind.REQUIRES, no, later, no_guards),
        Rule("guards-first", RuleKind.EXCLUDES, now, Not(yes), SAME),
        Rule("rule-3", RuleKind.ALWAYS, None, either, Assumption("All.")),
    )


def test_positions_take_their_dates_from_the_report_or_the_case(talks: Negotiation) -> None:
    # `printf 'Syria  asked\r\nfor guards' | sha256sum`
    cited = Citation(
        report="afp",
        span=Span(12, 36),
        text="Syria  asked\r\nfor guards",
        digest="904d81aa12ae3f9d678c254864c369099766e02a4684f21f3110f8e472e29a88",
        line=2,
    )
    heard = Assumption("Heard.")
    assert talks.positions == (
        Position(
            id="syria/border/1",
            party="syria",
            issue="border",
            options=("no", "yes"),
            strength=Strength.PREFERENCE,
            date=dt.date(2023, 5, 10),
            said_by="syria",
            source=cited,
            note="In private.",
        ),
        Position(
            id="turkey/road/1",
            party="turkey",
            issue="road",
            options=("1.10",),
            strength=Strength.RED_LINE,
            date=dt.date(2023, 5, 1),
            said_by="russia",
            source=heard,
        ),
        Position(
            id="turkey/road/2",
            party="turkey",
            issue="road",
            options=("0x10",),
            strength=Strength.OFFER,
            date=dt.date(2023, 5, 31),
            said_by="turkey",
            source=heard,
        ),
    )


def test_red_lines_are_named_by_their_party_and_place(talks: Negotiation) -> None:
    before = Assumption("Said before.")
    assert talks.red_lines == (
        RedLine("turkey-red-line-1", "turkey", Not(chosen("border", "yes")), before),
        RedLine("no-road", "turkey", chosen("road", "1.10"), before),
    )


def test_numbers_are_exact_and_may_be_ranges(talks: Negotiation) -> None:
    quarter_to_half = Range(Fraction(1, 4), Fraction(1, 2))
    assert talks.weights == (
        Weight("syria", "border", quarter_to_half, GUESS),
        Weight("syria", "road", Salience.HIGH, GUESS),
    )
    one = Range(Fraction(1), Fraction(1))
    assert talks.values == (OptionValue("syria", "border", "yes", one, GUESS),)
    low = Range(Fraction(3, 10), Fraction(4, 10))
    assert talks.reservations == (Reservation("syria", low, "Wait", GUESS),)


def test_steps_are_read_with_their_times(talks: Negotiation) -> None:
    assert talks.steps == (
        Step(
            id="open",
            name="Open the road",
            deliverable="A road without posts",
            actors=("syria",),
            carries_out=All((chosen("border", "yes"), Not(chosen("road", "0x10")))),
            after=(),
            duration=Period(6, PeriodUnit.WEEKS),
            deadline=Deadline(period=Period(60, PeriodUnit.DAYS)),
            verifiers=("un", "russia"),
            source=GUESS,
        ),
        Step(
            id="use",
            name="Use it",
            deliverable="",
            actors=("syria", "turkey"),
            carries_out=None,
            after=("open",),
            duration=None,
            deadline=Deadline(period=Period(2, PeriodUnit.MONTHS), anchor="open"),
            verifiers=(),
            source=GUESS,
        ),
        Step(
            id="end",
            name="End",
            deliverable="",
            actors=(),
            carries_out=None,
            after=(),
            duration=None,
            deadline=Deadline(day=dt.date(2024, 2, 29)),
            verifiers=(),
            source=GUESS,
        ),
    )
