"""One event of every kind, about the talks of `ladder_talks`."""

import datetime as dt
from fractions import Fraction

from tests.ladder_talks import AMIR, CHAIR, EXPERTS, act, all_events, at, step
from tests.strategies import CITED, SUPPOSED

from paraph.record.events import drafts, enquiries, founding, ladder
from paraph.record.events.event import Event
from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.conditions import Chosen, RedLine, Rule, RuleKind
from paraph.terms.drafts import ActKind, Tally
from paraph.terms.ids import (
    ActorId,
    DraftId,
    EnquiryId,
    IssueId,
    MeetingId,
    OptionId,
    PersonId,
    PositionId,
    RedLineId,
    ReportId,
    RuleId,
    Seat,
    StepId,
)
from paraph.terms.numbers import Range, exactly
from paraph.terms.parties import Constituency, Interest, Outsider, Relation, RelationKind
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
from paraph.terms.sources import Report, Told
from paraph.terms.steps import OutsideEvent, StepValue

SYRIA, TURKEY = ActorId("syria"), ActorId("turkey")
PRESENCE, TRADE = IssueId("presence"), IssueId("trade")
STAYS, LEAVES = OptionId("stays"), OptionId("leaves")
DAY = dt.date(2023, 5, 10)
TOLD = Told(PersonId("mekdad"), Seat("syria"), DAY)
TEXT, E1 = DraftId("guidelines"), EnquiryId("e1")

SAMPLES: list[Event] = [
    *{type(each): each for each in all_events()}.values(),
    founding.ReportFiled(
        Report(ReportId("sana"), "SANA", "They met", DAY, "sana.txt", "0" * 64, 10)
    ),
    founding.OutsiderNamed(Outsider(ActorId("usa"), "United States")),
    founding.InterestNoted(Interest(SYRIA, "sovereignty", CITED)),
    founding.ConstituencyNoted(Constituency(TURKEY, "Voters", "returns", SUPPOSED)),
    founding.RelationNoted(Relation(TURKEY, RelationKind.TROOPS_IN, SYRIA, "", CITED)),
    founding.RuleSet(Rule(RuleId("r"), RuleKind.NEVER, None, Chosen(PRESENCE, (STAYS,)), SUPPOSED)),
    founding.StepProposed(step("map")),
    founding.OutsideEventExpected(
        OutsideEvent("funds are free", DAY, dt.date(2023, 6, 30), SUPPOSED)
    ),
    founding.StepValueGiven(
        StepValue(
            StepId("map"), SYRIA, exactly(Fraction(1, 4)), Range(Fraction(0), Fraction(1)), TOLD
        )
    ),
    founding.ComplianceReported(
        ComplianceReport(
            StepId("map"), Score.MINIMAL, DAY, SYRIA, TOLD, None, (), (TURKEY,), "a flood"
        )
    ),
    founding.PositionStated(
        Position(PositionId("p"), SYRIA, PRESENCE, (LEAVES,), Strength.DEMAND, DAY, TURKEY, TOLD)
    ),
    founding.RedLineDrawn(RedLine(RedLineId("l"), SYRIA, Chosen(PRESENCE, (STAYS,)), TOLD)),
    founding.WeightGiven(Weight(SYRIA, PRESENCE, Salience.HIGH, TOLD)),
    founding.ValueGiven(OptionValue(SYRIA, PRESENCE, LEAVES, exactly(1), TOLD)),
    founding.OptionsRanked(OptionRanking(SYRIA, PRESENCE, ((LEAVES,), (STAYS,)), TOLD)),
    founding.IssuesRanked(IssueRanking(SYRIA, ((PRESENCE,), (TRADE,)), TOLD)),
    founding.ReservationGiven(
        Reservation(SYRIA, Range(Fraction(1, 5), Fraction(2, 5)), "wait", SUPPOSED)
    ),
    ladder.MemberRecalled(PersonId("fidan")),
    ladder.MeetingCancelled(MeetingId("ankara"), "nobody comes", at(20)),
    drafts.DraftWithdrawn(TEXT, "no use", CHAIR, at(9)),
    drafts.SilenceBroken(act("communique", AMIR, ActKind.OBJECT, at(13), reason="no")),
    drafts.SilenceConfirmed(DraftId("communique"), CHAIR, at(17)),
    drafts.DraftReferred(TEXT, EXPERTS, CHAIR, at(9)),
    enquiries.AnswerGiven(E1, SYRIA, accepts=True, at=at(9)),
    enquiries.AnswerSealed(E1, SYRIA, at(9)),
    enquiries.TallyAnnounced(E1, Tally.ALL_ACCEPT),
    enquiries.FolderKept((enquiries.KeptFile("case.yaml", "0" * 64),), "0" * 64),
]
