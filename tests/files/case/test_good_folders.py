"""Folders without faults: what a secretary wrote, as terms written out by hand."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

import pytest

from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Issue, Level, Option, Track
from paraph.terms.calendars import Calendar
from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.conditions import All, AnyOf, Chosen, Not, RedLine, Rule, RuleKind
from paraph.terms.deadlines import Counted, EarlierOf, Fixed, MonthAfter, Upon
from paraph.terms.ids import MEDIATOR
from paraph.terms.numbers import Range, exactly
from paraph.terms.parties import (
    Constituency,
    Interest,
    Outsider,
    Party,
    Relation,
    RelationKind,
    Role,
)
from paraph.terms.periods import Duration, Period, PeriodUnit
from paraph.terms.positions import (
    OptionValue,
    Position,
    Reservation,
    Salience,
    Strength,
    Weight,
)
from paraph.terms.preconditions import Approved, Launched, Outside, Point, Reached, Several
from paraph.terms.sources import Assumption, Citation, Report, Span
from paraph.terms.steps import (
    Approval,
    ApprovalKind,
    Consequence,
    Escrow,
    LeftOpen,
    OutsideEvent,
    Quantity,
    Renewal,
    RenewalKind,
    Step,
    StepPart,
    StepValue,
    Tranches,
)
from paraph.terms.wording import Wording

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
    assert talks.steps[:3] == (
        Step(
            id="open",
            name="Open the road",
            deliverable="A road without posts",
            actors=("syria",),
            carries_out=All((chosen("border", "yes"), Not(chosen("road", "0x10")))),
            after=None,
            duration=exact(Period(6, PeriodUnit.WEEKS)),
            deadline=Counted(Period(60, PeriodUnit.DAYS), Launched()),
            verifiers=("un", "russia"),
            source=GUESS,
        ),
        Step(
            id="use",
            name="Use it",
            deliverable="",
            actors=("syria", "turkey"),
            carries_out=None,
            after=Reached("open"),
            duration=None,
            deadline=Counted(Period(2, PeriodUnit.MONTHS), Reached("open")),
            verifiers=(),
            source=GUESS,
        ),
        Step(
            id="end",
            name="End",
            deliverable="",
            actors=(),
            carries_out=None,
            after=None,
            duration=None,
            deadline=Fixed(dt.date(2024, 2, 29)),
            verifiers=(),
            source=GUESS,
        ),
    )


def exact(period: Period) -> Duration:
    return Duration(period, period)


def test_a_step_is_read_with_everything_that_may_be_said_of_it(talks: Negotiation) -> None:
    funds = Outside("funds are free")
    leaders = Approved("leaders")
    assert talks.step["hand-over"] == Step(
        id="hand-over",
        name="Hand over the posts",
        deliverable="",
        actors=("syria",),
        carries_out=None,
        after=Several(
            2,
            (
                Several(1, (Reached("open"), funds)),
                Several(2, (Reached("use"), Reached("end"), leaders)),
            ),
        ),
        duration=Duration(Period(2, PeriodUnit.WEEKS), Period(4, PeriodUnit.WEEKS)),
        deadline=EarlierOf(
            (
                Fixed(dt.date(2024, 6, 30), dt.time(12), "Europe/Brussels"),
                Counted(Period(5, PeriodUnit.WORKING_DAYS), funds),
            )
        ),
        verifiers=("un",),
        source=GUESS,
        recipients=("turkey", "un"),
        quantity=Quantity(Fraction(2501, 2), "ha of land"),
        place="along the road",
        track="security",
        clause="Article 3 (2)",
        guarantors=("iran",),
        consequence=Consequence("The text lapses.", ("use",), ("turkey",)),
        start_by=Upon(Reached("use", Point.START)),
        not_before=MonthAfter(Reached("open"), 2),
        renewal=Renewal(RenewalKind.CONSENT, Period(60, PeriodUnit.DAYS)),
        gate=Reached("pay", Point.VERIFICATION, 2),
        escrow=Escrow(Reached("entry-into-force"), ("russia",)),
        simultaneous=("end",),
        parallel=("use",),
        tranches=Tranches(2, Period(10, PeriodUnit.DAYS), "pay"),
        verification=exact(Period(36, PeriodUnit.HOURS)),
        in_return_for=("pay", "use"),
        left_open=(
            LeftOpen(
                StepPart.VERIFIER,
                "the working group",
                Counted(Period(30, PeriodUnit.DAYS), Launched()),
            ),
            LeftOpen(StepPart.RENEWAL, "", Fixed(dt.date(2024, 1, 31))),
            LeftOpen(StepPart.DELIVERABLE, "the parties", None),
            LeftOpen(StepPart.ACTOR, "", None),
        ),
    )
    assert talks.step["pay"].tranches == Tranches(3)
    entered = Approval(ApprovalKind.ENTRY_INTO_FORCE, "leaders")
    assert talks.step["entry-into-force"].approval == entered


def test_days_and_words_of_the_roadmap_are_read(talks: Negotiation) -> None:
    holidays = (dt.date(2023, 6, 12), dt.date(2023, 7, 4))
    assert talks.roadmap_calendar == Calendar(MEDIATOR, "Europe/Moscow", (5, 6), holidays)
    assert talks.wording == Wording(("checkpoint",), ("good offices",))


def test_what_steps_are_worth_and_what_was_done_of_them_is_read(talks: Negotiation) -> None:
    first, last = dt.date(2023, 7, 1), dt.date(2023, 9, 30)
    assert talks.outside_events == (OutsideEvent("funds are free", first, last, GUESS),)
    assert talks.step_values == (
        StepValue(
            "pay", "turkey", Range(Fraction(1, 5), Fraction(2, 5)), exactly(Fraction(1, 10)), GUESS
        ),
        StepValue("pay", "syria", exactly(0), exactly(Fraction(1, 3)), GUESS),
    )
    paid, used = talks.compliance
    assert paid == ComplianceReport(
        step="pay",
        score=Score.FULL,
        on=talks.as_of,
        by="turkey",
        source=GUESS,
        tranche=1,
        verified_by=("un",),
        disputed_by=("syria", "iran"),
        note="In kind.",
    )
    assert isinstance(used.source, Citation)
    assert used == ComplianceReport(
        step="use",
        score=Score.NOT_BEGUN,
        on=dt.date(2023, 5, 20),
        by=None,
        source=used.source,
        excused="A flood.",
        suspended_by=("turkey",),
    )
