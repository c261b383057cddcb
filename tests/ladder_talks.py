"""Talks on a ladder, folded from events written by hand: three levels, four seats, four drafts."""

import datetime as dt
from datetime import UTC, datetime
from itertools import count

from tests.strategies import issue, party

from paraph.record.channels import PLENARY, Channel, caucus
from paraph.record.entries import Entry
from paraph.record.events import drafts, enquiries, founding, ladder
from paraph.record.events.event import Event
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Level, Package, Track
from paraph.terms.calendars import Calendar
from paraph.terms.deadlines import Counted
from paraph.terms.drafts import (
    Act,
    ActKind,
    Content,
    Draft,
    Enquiry,
    Explanation,
    PackageContent,
    RoadmapContent,
    Silence,
    Tally,
    TextContent,
)
from paraph.terms.ids import (
    MEDIATOR,
    ActorId,
    DraftId,
    EnquiryId,
    IssueId,
    LevelId,
    MandateId,
    MeetingId,
    OptionId,
    PersonId,
    Seat,
    StepId,
    TrackId,
)
from paraph.terms.meetings import Mandate, MandateReport, Meeting, Minutes, Outcome
from paraph.terms.parties import Party, Role
from paraph.terms.people import Author, Member
from paraph.terms.periods import Period, PeriodUnit
from paraph.terms.preconditions import Launched, Reached, every
from paraph.terms.sources import Assumption
from paraph.terms.steps import Step

EXPERTS, MINISTERS, LEADERS = LevelId("experts"), LevelId("ministers"), LevelId("leaders")
CHAIR = Author(PersonId("lavrov"), MEDIATOR)
MEKDAD = Author(PersonId("mekdad"), Seat("syria"))
FIDAN = Author(PersonId("fidan"), Seat("turkey"))
AMIR = Author(PersonId("amir"), Seat("iran"))
SILENCE_CLOSES = datetime(2023, 6, 16, 15, tzinfo=UTC)


def at(day: int, hour: int = 9, month: int = 6) -> datetime:
    """A moment in 2023, in June unless said otherwise."""
    return datetime(2023, month, day, hour, tzinfo=UTC)


def package(presence: str, trade: str) -> Package:
    """A package on the two issues."""
    return Package.of(
        (
            (IssueId("presence"), OptionId(presence)),
            (IssueId("trade"), OptionId(trade)),
        )
    )


def step(name: str, *, after: tuple[str, ...] = (), days: int = 30) -> Step:
    """A step by one word, due so many days after the start."""
    return Step(
        StepId(name),
        name.replace("-", " ").capitalize(),
        "",
        (ActorId("turkey"),),
        None,
        every(tuple(Reached(StepId(each)) for each in after)),
        None,
        Counted(Period(days, PeriodUnit.DAYS), Launched()),
        (ActorId("iran"),),
        Assumption("made up for a test"),
    )


def draft(
    name: str,
    title: str,
    content: Content,
    when: datetime,
    *,
    number: int = 1,
    level: LevelId = EXPERTS,
    depends_on: tuple[str, ...] = (),
    by: Author = CHAIR,
) -> drafts.DraftSubmitted:
    """The submission of a draft."""
    needed = tuple(DraftId(each) for each in depends_on)
    return drafts.DraftSubmitted(
        Draft(DraftId(name), number, level, title, content, by, when, needed)
    )


def act(
    name: str,
    who: Author,
    kind: ActKind,
    when: datetime,
    *,
    number: int = 1,
    level: LevelId = EXPERTS,
    until: dt.date | None = None,
    reason: str = "",
) -> Act:
    """What a party did about a draft."""
    return Act(
        DraftId(name), number, level, ActorId(who.seat), who.person, kind, when, until, reason
    )


def acted(*args: object, **kwargs: object) -> drafts.PartyActed:
    """The event of an act."""
    return drafts.PartyActed(act(*args, **kwargs))  # type: ignore[arg-type]


def seats() -> list[Event]:
    """Return who sits at the table, on which levels, about what."""
    titles = {"lavrov": "Foreign Minister of Russia"}
    return [
        founding.TalksOpened(
            "The talks of the four", "", dt.date(2023, 5, 31), dt.date(2023, 7, 1)
        ),
        *(founding.PartySeated(party(name)) for name in ("syria", "turkey", "iran")),
        founding.PartySeated(Party(ActorId("russia"), "Russia", Role.MEDIATOR, must_accept=False)),
        *(
            founding.LevelSet(Level(LevelId(name), name.title()))
            for name in ("experts", "ministers", "leaders")
        ),
        founding.TrackOpened(Track(TrackId("track"), "Track")),
        founding.IssueOpened(issue("presence", ["stays", "phased", "leaves"])),
        founding.IssueOpened(issue("trade", ["closed", "open"])),
        *(
            ladder.MemberNamed(
                Member(
                    PersonId(person),
                    name,
                    Seat(seat),
                    (EXPERTS, MINISTERS, LEADERS),
                    titles.get(person, ""),
                )
            )
            for person, name, seat in (
                ("lavrov", "Sergey Lavrov", "mediator"),
                ("mekdad", "Faisal Mekdad", "syria"),
                ("fidan", "Hakan Fidan", "turkey"),
                ("amir", "Hossein Amir-Abdollahian", "iran"),
            )
        ),
        ladder.CalendarSet(Calendar(MEDIATOR, "Europe/Moscow")),
        ladder.CalendarSet(Calendar(Seat("turkey"), "Europe/Istanbul")),
    ]


FIRST_TEXT = """The parties respect the territorial integrity of Syria.

Turkey should end its presence within twelve months of signature, in three steps that the experts
set out.

Trade is free."""
SECOND_TEXT = """The parties respect the territorial integrity and the sovereignty of Syria.

Turkey shall end its presence within nine months of signature, in three steps that the experts
set out.

Refugees return of their own will, in safety and with dignity."""


def guidelines() -> list[Event]:
    """Return a text that the experts adopted, the ministers sent back, and the experts renewed."""
    text = DraftId("guidelines")
    return [
        draft("guidelines", "General guidelines", TextContent(FIRST_TEXT), at(1)),
        acted("guidelines", MEKDAD, ActKind.ACCEPT, at(2)),
        acted("guidelines", FIDAN, ActKind.ACCEPT, at(2, 11)),
        acted("guidelines", AMIR, ActKind.ABSTAIN, at(2, 12), reason="not our matter"),
        drafts.DraftAdopted(text, 1, EXPERTS, CHAIR, at(3)),
        drafts.DraftReferred(text, MINISTERS, CHAIR, at(3, 10)),
        acted(
            "guidelines",
            MEKDAD,
            ActKind.OBJECT,
            at(5),
            level=MINISTERS,
            reason="twelve months are too long",
        ),
        drafts.DraftSentBack(text, EXPERTS, "shorten the time, add refugees", CHAIR, at(5, 14)),
        draft("guidelines", "General guidelines", TextContent(SECOND_TEXT), at(7), number=2),
        acted("guidelines", MEKDAD, ActKind.ACCEPT, at(8), number=2),
        acted(
            "guidelines",
            FIDAN,
            ActKind.AD_REFERENDUM,
            at(8, 10),
            number=2,
            until=dt.date(2023, 6, 20),
            reason="the cabinet meets on 19 June",
        ),
        drafts.PositionExplained(
            Explanation(
                text, 2, ActorId("iran"), PersonId("amir"), at(8, 11), "We read it with the first."
            )
        ),
    ]


def others() -> list[Event]:
    """Return a package at the top, a roadmap that was reopened, and a text under silence."""
    roadmap = RoadmapContent(package("phased", "open"), (step("map"), step("withdraw")))
    later = RoadmapContent(
        package("leaves", "open"),
        (step("withdraw", days=60), step("map"), step("verify", after=("withdraw",))),
    )
    basics, plan, note = DraftId("basics"), DraftId("roadmap"), DraftId("communique")
    by_all = (MEKDAD, FIDAN, AMIR)
    return [
        draft("basics", "Trade opening", PackageContent(package("stays", "open")), at(1, 12)),
        *(acted("basics", who, ActKind.ACCEPT, at(2, 15)) for who in by_all),
        drafts.DraftAdopted(basics, 1, EXPERTS, CHAIR, at(3, 16)),
        drafts.DraftReferred(basics, LEADERS, CHAIR, at(4)),
        *(acted("basics", who, ActKind.ACCEPT, at(6), level=LEADERS) for who in by_all),
        drafts.DraftAdopted(basics, 1, LEADERS, CHAIR, at(6, 16)),
        draft("roadmap", "Draft roadmap", roadmap, at(2), depends_on=("guidelines",)),
        draft("roadmap", "Draft roadmap", later, at(3), number=2, depends_on=("guidelines",)),
        *(acted("roadmap", who, ActKind.ACCEPT, at(4), number=2) for who in by_all),
        drafts.DraftAdopted(plan, 2, EXPERTS, CHAIR, at(4, 12)),
        drafts.DraftReopened(
            plan, "shorten the time, add refugees", CHAIR, at(5, 14), DraftId("guidelines")
        ),
        acted(
            "roadmap", AMIR, ActKind.RESERVE, at(9), number=2, reason="no verifier of the last step"
        ),
        draft("communique", "Joint statement", TextContent("All is well."), at(10)),
        drafts.SilenceOpened(
            Silence(note, 1, EXPERTS, at(12), SILENCE_CLOSES, "Europe/Moscow", CHAIR)
        ),
        drafts.WholeAgreed(is_single=True, early_harvest=(basics,)),
    ]


def around() -> list[Event]:
    """Return meetings, mandates and an enquiry."""
    moscow, ankara = MeetingId("moscow"), MeetingId("ankara")
    return [
        ladder.MeetingCalled(
            Meeting(
                moscow,
                MINISTERS,
                "Moscow",
                dt.date(2023, 5, 10),
                dt.date(2023, 5, 10),
                ("general guidelines", "a roadmap"),
                (IssueId("presence"),),
            )
        ),
        ladder.MeetingHeld(
            Minutes(moscow, CHAIR.person, (MEKDAD.person, FIDAN.person, AMIR.person))
        ),
        ladder.MeetingCalled(
            Meeting(ankara, MINISTERS, "Ankara", dt.date(2023, 6, 28), dt.date(2023, 6, 29))
        ),
        ladder.MandateGiven(
            Mandate(
                MandateId("draft-it"),
                MINISTERS,
                EXPERTS,
                "prepare a draft roadmap for the next ministerial meeting",
                due_at=ankara,
                limits=("leave the leaders’ meeting out",),
                given_at=moscow,
            )
        ),
        ladder.MandateReported(
            MandateReport(
                MandateId("draft-it"), Outcome.LATE, dt.date(2023, 6, 9), "two points are open"
            )
        ),
        enquiries.EnquiryPut(
            Enquiry(
                EnquiryId("e1"),
                package("phased", "open"),
                (ActorId("syria"), ActorId("turkey"), ActorId("iran")),
                at(8),
            )
        ),
        enquiries.EnquiryClosed(EnquiryId("e1")),
        enquiries.AnswersCounted(EnquiryId("e1"), Tally.NOT_ALL),
    ]


def all_events() -> list[Event]:
    """Return everything, in an order in which it could have happened."""
    return [*seats(), *around(), *guidelines(), *others()]


def talks(*events: Event) -> Negotiation:
    """Return what the seats and some events add up to."""
    return fold((*seats(), *events))


def whole() -> Negotiation:
    """Return what everything adds up to."""
    return fold(all_events())


def entries(*events: Event, channel: Channel = PLENARY, by: Author = CHAIR) -> list[Entry]:
    """Return events as entries of one channel, an hour apart."""
    numbers = count(1)
    return [
        Entry(channel, number, at(1, number % 24), at(1, number % 24), by, event)
        for number, event in zip(numbers, events, strict=False)
    ]


SYRIA = caucus(ActorId("syria"))
