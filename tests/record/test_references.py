"""What a value names and what it brings, read off the types of its fields."""

import datetime as dt
from dataclasses import replace

import pytest
from tests.small_talks import HALF_OPEN, MEMBERS, NOON, opened_talks, speaker

from paraph.record.commands import case, drafts, ladder, roadmap
from paraph.record.commands.command import Command
from paraph.record.events import drafts as happened
from paraph.record.events import founding
from paraph.record.references import brings, known, mentions, options_named, unknown
from paraph.record.refusals import Unknown
from paraph.terms.agenda import Issue, Option
from paraph.terms.calendars import Calendar
from paraph.terms.compliance import Score
from paraph.terms.conditions import All, Chosen, Not
from paraph.terms.deadlines import Counted, EarlierOf, Fixed, LaterOf, MonthAfter, Upon
from paraph.terms.drafts import Draft, RoadmapContent
from paraph.terms.ids import Seat
from paraph.terms.meetings import Mandate, Meeting, Minutes
from paraph.terms.numbers import exactly
from paraph.terms.periods import Period, PeriodUnit
from paraph.terms.positions import Position, Strength
from paraph.terms.preconditions import Approved, Launched, Outside, Point, Reached, Several
from paraph.terms.sources import Assumption, Citation, Report, Span, Told
from paraph.terms.steps import (
    Approval,
    ApprovalKind,
    Consequence,
    Escrow,
    LeftOpen,
    Step,
    StepPart,
    Tranches,
)

GUESS = Assumption("a guess")
BOTH = All((Chosen("water", ("half",)), Not(Chosen("road", ("open", "shut")))))
DUE = Counted(Period(2, PeriodUnit.WEEKS), Reached("q"))
STEP = Step("s", "S", "", ("ada",), BOTH, Reached("r"), None, DUE, ("ben",), GUESS)
DAY = dt.date(2024, 3, 1)


def test_a_command_names_every_id_in_it_but_its_own() -> None:
    submit = drafts.SubmitDraft("d", "D", "experts", RoadmapContent(HALF_OPEN, (STEP,)), ("e",))
    assert set(mentions(submit)) == {
        ("level", "experts"),
        ("issue", "water"),
        ("issue", "road"),
        ("issue", "flag"),
        ("actor", "ada"),
        ("actor", "ben"),
        ("step", "r"),
        ("step", "q"),
        ("draft", "e"),
    }
    assert set(brings(submit)) == {("draft", "d"), ("step", "s")}


def test_ids_stand_in_mappings_tuples_and_sources_too() -> None:
    weights = case.TellWeights("ada", {"water": exactly(1)})
    assert list(mentions(weights)) == [("actor", "ada"), ("issue", "water")]
    order = case.RankIssues("ada", (("road",), ("water",)))
    assert list(mentions(order)) == [("actor", "ada"), ("issue", "road"), ("issue", "water")]
    told = Position(
        "p", "ada", "water", ("half",), Strength.OFFER, DAY, "ben", Told("ada-1", "ada", DAY)
    )
    assert set(mentions(founding.PositionStated(told))) == {
        ("actor", "ada"),
        ("actor", "ben"),
        ("issue", "water"),
        ("member", "ada-1"),
        ("seat", "ada"),
    }
    cited = Citation("wire", Span(0, 1), "T", "00", 1)
    stated = case.StatePosition("ada", "water", ("half",), Strength.OFFER, None, None, "wire")
    assert ("report", "wire") in set(mentions(stated))
    assert ("report", "wire") in set(mentions(cited))


def test_an_id_that_may_be_lacking_names_nothing_where_it_does() -> None:
    mandate = Mandate("a", "ministers", "experts", "Draft", "m", None, (), None)
    assert list(mentions(ladder.GiveMandate(mandate))) == [
        ("level", "ministers"),
        ("level", "experts"),
        ("meeting", "m"),
    ]
    assert list(mentions(Minutes("m"))) == [("meeting", "m")]
    report = Report("b", "O", "T", DAY, "f", "00", 1, "wire")
    assert list(mentions(founding.ReportFiled(report))) == [("report", "wire")]


def test_an_event_names_its_author() -> None:
    event = happened.DraftWithdrawn("d", "no", speaker("ada"), NOON)
    assert set(mentions(event)) == {("draft", "d"), ("member", "ada-1"), ("seat", "ada")}
    draft = Draft("d", 1, "experts", "D", RoadmapContent(None, ()), speaker("ada"), NOON)
    assert set(brings(happened.DraftSubmitted(draft))) == {("draft", "d")}


def test_options_are_named_with_the_issue_that_they_belong_to() -> None:
    submit = drafts.SubmitDraft("d", "D", "experts", RoadmapContent(HALF_OPEN, (STEP,)))
    assert set(options_named(submit)) == {
        ("water", ("half",)),
        ("road", ("open",)),
        ("flag", ("red",)),
        ("road", ("open", "shut")),
    }
    values = case.TellValues("ada", "road", {"open": exactly(1)})
    assert list(options_named(values)) == [("road", ("open",))]
    order = case.RankOptions("ada", "road", (("open",), ("shut",)))
    assert list(options_named(order)) == [("road", ("open", "shut"))]


def test_every_kind_of_id_that_the_talks_know_can_be_looked_up() -> None:
    talks = opened_talks()
    assert known(talks, "seat") == ("mediator", "ada", "ben", "cyd", "host", "obs")
    assert known(talks, "actor") == ("ada", "ben", "cyd", "host", "obs", "union")
    assert known(talks, "member") == tuple(member.id for member in MEMBERS)
    assert known(talks, "issue") == ("water", "road", "flag")
    assert known(talks, "report") == ("wire",)
    assert known(talks, "track") == ("track",)
    assert known(talks, "step") == ("dig", "pay")
    for kind in ("meeting", "mandate", "draft", "enquiry"):
        assert known(talks, kind) == ()


def test_the_first_id_that_names_nothing_is_told() -> None:
    talks = opened_talks()
    meeting = ladder.CallMeeting(Meeting("m", "experts", "Geneva", DAY, DAY, (), ("air",)))
    assert unknown(talks, meeting) == Unknown("issue", "air", ("water", "road", "flag"))
    seat = ladder.SetCalendar(Calendar(Seat("zed")))
    assert unknown(talks, seat) == Unknown("seat", "zed", known(talks, "seat"))
    line = case.DrawRedLine("r", "ada", Not(Chosen("road", ("ajar",))))
    assert unknown(talks, line) == Unknown("option of the issue 'road'", "ajar", ("shut", "open"))


NAMING: list[tuple[str, dict[str, object]]] = [
    ("actor", {"actors": ("q",)}),
    ("actor", {"verifiers": ("ada", "q")}),
    ("actor", {"recipients": ("q",)}),
    ("actor", {"guarantors": ("q",)}),
    ("actor", {"consequence": Consequence("", (), ("q",))}),
    ("actor", {"escrow": Escrow(Launched(), ("q",))}),
    ("step", {"after": Several(1, (Launched(), Several(2, (Outside("q"), Reached("q")))))}),
    ("step", {"gate": Reached("q", Point.VERIFICATION, 2)}),
    ("step", {"escrow": Escrow(Reached("q"))}),
    ("step", {"deadline": EarlierOf((Fixed(DAY), Upon(Reached("q"))))}),
    ("step", {"start_by": MonthAfter(Reached("q"))}),
    ("step", {"not_before": LaterOf((DUE,))}),
    ("step", {"left_open": (LeftOpen(StepPart.VERIFIER, "", DUE),)}),
    ("step", {"simultaneous": ("q",)}),
    ("step", {"parallel": ("q",)}),
    ("step", {"in_return_for": ("q",)}),
    ("step", {"tranches": Tranches(2, None, "q")}),
    ("step", {"consequence": Consequence("", ("q",))}),
    ("level", {"after": Approved("q")}),
    ("level", {"deadline": Upon(Several(1, (Approved("q"), Launched())))}),
    ("level", {"approval": Approval(ApprovalKind.ADOPTION, "q")}),
    ("track", {"track": "q"}),
]
"""Each way in which a step may name something, with the kind of it."""


@pytest.mark.parametrize(("kind", "named"), NAMING)
def test_a_step_names_nothing_that_there_is_not(kind: str, named: dict[str, object]) -> None:
    talks = opened_talks()
    bare = Step("s", "S", "", ("ada",), None, None, None, None, (), GUESS)
    assert unknown(talks, founding.StepProposed(bare)) is None
    odd = founding.StepProposed(replace(bare, **named))
    assert unknown(talks, odd) == Unknown(kind, "q", known(talks, kind))


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("step", roadmap.TellStepValue("ada", "q", exactly(0), exactly(1))),
        ("actor", roadmap.TellStepValue("q", "dig", exactly(0), exactly(1))),
        ("step", roadmap.ReportCompliance("q", Score.FULL)),
        ("actor", roadmap.ReportCompliance("dig", Score.FULL, verified_by=("q",))),
        ("actor", roadmap.ReportCompliance("dig", Score.FULL, disputed_by=("ada", "q"))),
        ("actor", roadmap.ReportCompliance("dig", Score.FULL, suspended_by=("q",))),
        ("report", roadmap.ReportCompliance("dig", Score.FULL, report="q")),
    ],
)
def test_a_worth_and_a_report_name_nothing_that_there_is_not(kind: str, command: Command) -> None:
    talks = opened_talks()
    assert unknown(talks, command) == Unknown(kind, "q", known(talks, kind))


def test_what_a_value_brings_itself_is_known_in_it() -> None:
    first = Step("s", "S", "", ("ada",), None, None, None, None, (), GUESS)
    second = Step("t", "T", "", ("ada",), None, Reached("s"), None, None, (), GUESS)
    content = RoadmapContent(None, (second, first))
    assert unknown(opened_talks(), drafts.SubmitDraft("d", "D", "experts", content)) is None
    issue = Issue("air", "track", "Air", "?", (Option("clean", "Clean"),), is_ordered=False)
    assert unknown(opened_talks(), founding.IssueOpened(issue)) is None
