"""What goes up the ladder, and what the parties do about it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from paraph.terms.agenda import Package
from paraph.terms.ids import ActorId, DraftId, EnquiryId, LevelId, PersonId
from paraph.terms.people import Author
from paraph.terms.steps import Step


@dataclass(frozen=True, slots=True)
class TextContent:
    """A text, paragraphs parted by empty lines."""

    text: str


@dataclass(frozen=True, slots=True)
class PackageContent:
    """A package: one option for every issue."""

    package: Package


@dataclass(frozen=True, slots=True)
class RoadmapContent:
    """Steps in their order, and the package that they carry out; None where none is named."""

    package: Package | None
    steps: tuple[Step, ...]


Content = TextContent | PackageContent | RoadmapContent


@dataclass(frozen=True, slots=True)
class Draft:
    """One numbered state of a draft, as submitted to a level.

    Attributes:
        number: From 1, counted through the life of the draft.
        depends_on: Drafts whose change reopens this one.
    """

    id: DraftId
    number: int
    level: LevelId
    title: str
    content: Content
    by: Author
    at: datetime
    depends_on: tuple[DraftId, ...] = ()
    note: str = ""


class ActKind(StrEnum):
    """What a party does about a draft."""

    ACCEPT = "accept"
    AD_REFERENDUM = "accept ad referendum"
    OBJECT = "object"
    RESERVE = "reserve"
    ABSTAIN = "abstain"


@dataclass(frozen=True, slots=True)
class Act:
    """What one party does, by a named person, about one number of a draft at one level.

    Attributes:
        until: The day by which the capital is to confirm; of `accept ad referendum` only.
        reason: Why; never empty where the party objects or reserves its position.
    """

    draft: DraftId
    number: int
    level: LevelId
    party: ActorId
    person: PersonId
    kind: ActKind
    at: datetime
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence procedure: who says nothing until it closes has agreed.

    Attributes:
        closes: The moment of the deadline.
        zone: The time zone in which the deadline was set, by its IANA name.
    """

    draft: DraftId
    number: int
    level: LevelId
    opened: datetime
    closes: datetime
    zone: str
    by: Author


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explanation of position, put on record without objecting."""

    draft: DraftId
    number: int
    party: ActorId
    person: PersonId
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A package put to parties that answer in secret.

    Attributes:
        asked: The parties that are to answer.
    """

    id: EnquiryId
    package: Package
    asked: tuple[ActorId, ...]
    at: datetime
    note: str = ""


class Tally(StrEnum):
    """All that anybody learns of the answers to an enquiry."""

    ALL_ACCEPT = "all accept"
    NOT_ALL = "not all"
