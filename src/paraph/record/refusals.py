"""Why a command was not done, as facts; words are found for them in `briefs`.

NotYours            the seat may not do this
NotNamed            the person is no named member of the seat, or not for that level
Unknown             an id that names nothing the author can see
Taken               an id that something else has
NoReason            an objection or the like without its reason
NotCurrent          another number of the draft is current
WrongState          the draft is not in a state in which this can be done
WrongLevel          the level is not above, or not below, where the draft stands
NotAgreed           not all parties have joined in
NothingNew          the draft would be as it is
Circular            drafts that would depend on one another
Incomplete          a package without an option for every issue
BreaksRules         a package that the rules of the case make impossible
WrongDate           a date that is missing, past, or not allowed here
TooSoon             what has to wait until a moment
TooShort            a deadline that comes too early
WrongNumbers        weights that are no shares of one whole
WrongOrder          an order that names something twice, or has one place only
AlreadyTold         an assumption about what the party has told itself
MeetingOver         a meeting that was held or cancelled
EnquiryState        an enquiry that is closed, or not closed yet, or not counted
NotQuoted           a quote that does not stand in its report once
WrongTime           a moment before what is on record, or still to come
ForAll              what every seat has to know, given in confidence
OddName             an id or a person's name that cannot be one
FarDate             a day or moment centuries away
TooFewAsked         an enquiry that would give an answer away
"""

from dataclasses import dataclass
from datetime import datetime

from paraph.record.standing import DraftState
from paraph.terms.drafts import ActKind
from paraph.terms.ids import (
    ActorId,
    DraftId,
    EnquiryId,
    LevelId,
    MeetingId,
    PersonId,
    ReportId,
    Seat,
)


@dataclass(frozen=True, slots=True)
class NotYours:
    """The seat may not do this.

    Attributes:
        whose: Who may, in a few words.
    """

    seat: Seat
    deed: str
    whose: str


@dataclass(frozen=True, slots=True)
class NotNamed:
    """The person is no named member of the seat, or not for the level.

    Attributes:
        level: The level at which the person would act; None where any would do.
        known: Who is named, for that level where there is one.
    """

    person: PersonId
    seat: Seat
    level: LevelId | None
    known: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """An id names nothing that all readers of the entry could see.

    Attributes:
        kind: What it should name, such as `issue`.
        known: Ids that would do.
    """

    kind: str
    id: str
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """An id is that of something else."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class NoReason:
    """A deed that wants a reason came without one."""

    deed: str


@dataclass(frozen=True, slots=True)
class NotCurrent:
    """Another number of the draft is current."""

    draft: DraftId
    number: int
    current: int


@dataclass(frozen=True, slots=True)
class WrongState:
    """The draft is not in a state in which this can be done."""

    draft: DraftId
    state: DraftState
    deed: str
    wanted: tuple[DraftState, ...]


@dataclass(frozen=True, slots=True)
class WrongLevel:
    """The level is not one to which the draft can go.

    Attributes:
        wanted: `above`, `below` or `at` where the draft stands.
    """

    draft: DraftId
    stands_at: LevelId
    named: LevelId
    wanted: str


@dataclass(frozen=True, slots=True)
class Open:
    """What one party has not settled yet.

    Attributes:
        act: What it did; None where it has not acted at this level.
    """

    party: ActorId
    act: ActKind | None


@dataclass(frozen=True, slots=True)
class NotAgreed:
    """Not all parties that must accept have joined in."""

    draft: DraftId
    level: LevelId
    open: tuple[Open, ...]


@dataclass(frozen=True, slots=True)
class NothingNew:
    """The draft would be as it is."""

    draft: DraftId
    number: int


@dataclass(frozen=True, slots=True)
class Circular:
    """Drafts would depend on one another, in this order."""

    circle: tuple[DraftId, ...]


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A package lacks an option for some issues."""

    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BreaksRules:
    """The rules of the case make a package impossible."""

    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrongDate:
    """A date is missing, past or not allowed here.

    Attributes:
        found: The date as given; empty where there is none.
        expected: What is needed, in a few words.
    """

    deed: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class TooSoon:
    """It has to wait until a moment."""

    deed: str
    until: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class TooShort:
    """A deadline comes too early.

    Attributes:
        earliest: The first moment at which it may lie.
    """

    closes: datetime
    earliest: datetime
    zone: str
    hours: int


@dataclass(frozen=True, slots=True)
class WrongNumbers:
    """Weights of a party are no shares of one whole.

    Attributes:
        least: What they sum to at least.
        most: What they sum to at most.
        is_all: Whether every issue has one.
    """

    party: ActorId
    least: str
    most: str
    is_all: bool


@dataclass(frozen=True, slots=True)
class WrongOrder:
    """An order names something twice, or has one place only."""

    party: ActorId
    twice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AlreadyTold:
    """The party itself has told what would be supposed of it."""

    party: ActorId
    what: str


@dataclass(frozen=True, slots=True)
class MeetingOver:
    """A meeting was held or cancelled already."""

    meeting: MeetingId
    is_held: bool


@dataclass(frozen=True, slots=True)
class EnquiryState:
    """An enquiry is closed, or is not yet, or is not counted."""

    enquiry: EnquiryId
    found: str
    wanted: str


@dataclass(frozen=True, slots=True)
class NotQuoted:
    """A quote does not stand in its report once.

    Attributes:
        times: How often it does.
        nearest: The passage most like it, where it stands nowhere; else empty.
    """

    report: ReportId
    quote: str
    times: int
    nearest: str


@dataclass(frozen=True, slots=True)
class WrongTime:
    """A moment lies before what is on record, or is still to come.

    Attributes:
        earliest: When the last entry was made that the author can see.
        latest: Now.
    """

    at: datetime
    earliest: datetime
    latest: datetime


@dataclass(frozen=True, slots=True)
class ForAll:
    """What every seat has to know was given in confidence."""

    kind: str


@dataclass(frozen=True, slots=True)
class OddName:
    """An id or a person's name cannot be one.

    Attributes:
        what: What it should name, such as `draft`.
    """

    what: str
    found: str


@dataclass(frozen=True, slots=True)
class FarDate:
    """A day or a moment lies centuries away."""

    found: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class TooFewAsked:
    """With so few parties that answer, the tally would give an answer away."""

    asked: tuple[ActorId, ...]


Refusal = (
    NotYours
    | NotNamed
    | Unknown
    | Taken
    | NoReason
    | NotCurrent
    | WrongState
    | WrongLevel
    | NotAgreed
    | NothingNew
    | Circular
    | Incomplete
    | BreaksRules
    | WrongDate
    | TooSoon
    | TooShort
    | WrongNumbers
    | WrongOrder
    | AlreadyTold
    | MeetingOver
    | EnquiryState
    | ForAll
    | OddName
    | FarDate
    | NotQuoted
    | WrongTime
    | TooFewAsked
)
