"""A small negotiation to give commands to: three parties, a mediator, an observer, three issues."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.strategies import issue

from paraph.desk.opening import Opened, found
from paraph.desk.reading import Reading
from paraph.desk.submitting import Accepted, Stamp, Submission, submit
from paraph.record.channels import PLENARY, Channel
from paraph.record.commands.command import Command
from paraph.record.decide import decide
from paraph.record.events import founding as happened
from paraph.record.events.event import Event
from paraph.record.events.ladder import MemberNamed
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation
from paraph.record.refusals import Refusal
from paraph.store.memory import MemoryJournal
from paraph.terms.agenda import Level, Package, Track
from paraph.terms.conditions import All, Chosen, Rule, RuleKind
from paraph.terms.ids import IssueId, LevelId, OptionId, PersonId, RuleId, Seat, TrackId
from paraph.terms.parties import Outsider, Party, Role
from paraph.terms.people import Author, Member
from paraph.terms.preconditions import Reached
from paraph.terms.sources import Assumption, Report
from paraph.terms.steps import Step, Tranches

DAY = dt.date(2024, 3, 1)
NOON = dt.datetime(2024, 3, 4, 12, tzinfo=dt.UTC)
"""A Monday; the clocks of Europe go forward on 31 March."""

TEXT = "The envoy said: Ada wants half of the water. Ben, Ben said, keeps the road shut."
REPORT = Report(
    "wire",
    "Wire",
    "The envoys meet",
    DAY,
    "reports/wire.txt",
    hashlib.sha256(TEXT.encode()).hexdigest(),
    len(TEXT),
)
PARTIES = (
    Party("ada", "Ada", Role.PARTY, must_accept=True),
    Party("ben", "Ben", Role.PARTY, must_accept=True),
    Party("cyd", "Cyd", Role.PARTY, must_accept=True),
    Party("host", "Host", Role.MEDIATOR, must_accept=False),
    Party("obs", "Obs", Role.OBSERVER, must_accept=False),
)
ISSUES = (
    issue("water", ["none", "half", "all"], is_ordered=True, status_quo="none"),
    issue("road", ["shut", "open"], status_quo="shut"),
    issue("flag", ["red", "blue"], status_quo="red"),
)
NEVER_BOTH = Rule(
    RuleId("no-gift"),
    RuleKind.NEVER,
    None,
    All((Chosen("water", ("all",)), Chosen("road", ("open",)))),
    Assumption("nobody gives both"),
)
STEPS = (
    Step("dig", "Dig", "", ("ada",), None, None, None, None, ("union",), NEVER_BOTH.source),
    Step(
        "pay",
        "Pay",
        "",
        ("ben",),
        None,
        Reached("dig"),
        None,
        None,
        (),
        NEVER_BOTH.source,
        tranches=Tranches(3),
    ),
)
FRAME: tuple[Event, ...] = (
    happened.TalksOpened("Small talks", "On water.", DAY, DAY),
    happened.ReportFiled(REPORT),
    *map(happened.PartySeated, PARTIES),
    happened.OutsiderNamed(Outsider("union", "Union")),
    *(
        happened.LevelSet(Level(LevelId(name), name.title()))
        for name in ("experts", "ministers", "leaders")
    ),
    happened.TrackOpened(Track(TrackId("track"), "Track")),
    *map(happened.IssueOpened, ISSUES),
    happened.RuleSet(NEVER_BOTH),
    *map(happened.StepProposed, STEPS),
)
LEVELS = (LevelId("experts"), LevelId("ministers"), LevelId("leaders"))
HALF_OPEN = Package.of(
    ((IssueId("water"), OptionId("half")), (IssueId("road"), OptionId("open")), ("flag", "red"))
)


def person(seat: str) -> PersonId:
    """The one member that each delegation has from the beginning."""
    return PersonId(f"{seat}-1")


def speaker(seat: str) -> Author:
    """That member, speaking for the seat."""
    return Author(person(seat), Seat(seat))


MEMBERS = tuple(
    Member(person(seat), seat.title(), Seat(seat), LEVELS)
    for seat in ("ada", "ben", "cyd", "host", "mediator", "obs")
)


def opened_talks() -> Negotiation:
    """The state at the beginning, with a member of each delegation."""
    return fold((*FRAME, *map(MemberNamed, MEMBERS)))


def fresh(talks: str = "t") -> MemoryJournal:
    """A journal with the frame of the talks in it, and nobody's secrets."""
    journal = MemoryJournal("small", talks)
    stamp = Stamp(speaker("mediator"), NOON, NOON)
    files = {"reports/wire.txt": TEXT.encode()}
    events = (*FRAME, *map(MemberNamed, MEMBERS))
    found(journal, Opened(events, files, is_shared=True), stamp, salt)
    return journal


class Room:
    """A journal with a desk; commands are given at a moment that moves on by an hour each."""

    def __init__(self) -> None:
        """Open the talks."""
        self.journal = fresh()
        self.reading = Reading(self.journal)
        self.now = NOON

    def give(
        self,
        seat: str,
        command: Command,
        *,
        at: dt.datetime | None = None,
        seen: Mapping[Channel, int] | None = None,
        by: str | None = None,
    ) -> Accepted | Refusal:
        """Give a command for a seat, an hour after the last."""
        self.now += dt.timedelta(hours=1)
        author = Author(PersonId(by), Seat(seat)) if by else speaker(seat)
        submission = Submission(command, author, at, {}, seen)
        return submit(self.reading, submission, self.now, salt)

    def channels(self, seat: str, command: Command) -> list[str]:
        """Give a command that is accepted; return the channels of its entries."""
        done = self.give(seat, command)
        assert isinstance(done, Accepted), done
        return [str(each.channel) for each in done.entries]

    def talks(self, channel: Channel = PLENARY) -> Negotiation:
        """The state as the readers of a channel see it."""
        return self.reading.of(channel).talks


@dataclass
class Table:
    """Talks without a journal: what is decided is folded at once."""

    talks: Negotiation = field(default_factory=opened_talks)
    now: dt.datetime = NOON

    def does(self, seat: str, *commands: Command, hours: int = 1) -> tuple[Event, ...]:
        """Give commands that are accepted; return the events of the last."""
        events: tuple[Event, ...] = ()
        for command in commands:
            decided = self.asks(seat, command, hours=hours)
            assert isinstance(decided, tuple), decided
            events = decided
            self.talks = fold(events, self.talks)
        return events

    def asks(
        self, seat: str, command: Command, *, hours: int = 1, by: str | None = None
    ) -> tuple[Event, ...] | Refusal:
        """Give a command; return what is decided, and leave the talks as they are."""
        self.now += dt.timedelta(hours=hours)
        author = Author(PersonId(by), Seat(seat)) if by else speaker(seat)
        return decide(self.talks, command, author, self.now)


def salt(channel: Channel, number: int) -> bytes:
    """A salt that depends on nothing but the place of the entry."""
    return hashlib.sha256(f"{channel} {number}".encode()).digest()
