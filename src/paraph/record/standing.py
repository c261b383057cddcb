"""How far the talks are: where each draft stands, what became of meetings, mandates, enquiries."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from paraph.terms.drafts import Act, Draft, Enquiry, Explanation, Silence, Tally
from paraph.terms.ids import ActorId, DraftId, LevelId
from paraph.terms.meetings import Mandate, MandateReport, Meeting, Minutes
from paraph.terms.people import Author


@dataclass(frozen=True, slots=True)
class MeetingStanding:
    """A meeting, with its minutes once it was held.

    Attributes:
        cancelled: Why it will not take place; empty where it will, or did.
    """

    meeting: Meeting
    minutes: Minutes | None = None
    cancelled: str = ""


@dataclass(frozen=True, slots=True)
class MandateStanding:
    """A mandate, with all that was reported of it, in order."""

    mandate: Mandate
    reports: tuple[MandateReport, ...] = ()


class DraftState(StrEnum):
    """What can be done with a draft now."""

    OPEN = "open"
    SILENCE = "under silence"
    ADOPTED = "adopted"
    SENT_BACK = "sent back"
    WITHDRAWN = "withdrawn"


class MoveKind(StrEnum):
    """What happened to a draft as a whole."""

    SUBMITTED = "submitted"
    CIRCULATED = "circulated under silence"
    BROKEN = "silence broken"
    CONFIRMED = "silence confirmed"
    ADOPTED = "adopted"
    REFERRED = "referred up"
    SENT_BACK = "sent back"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that happened to a draft.

    Attributes:
        level: Where it stood afterwards.
        words: Instructions or reasons, where there were any.
        because_of: The draft whose change brought this about; None where it was its own.
    """

    kind: MoveKind
    number: int
    level: LevelId
    by: Author
    at: datetime
    words: str = ""
    because_of: DraftId | None = None


@dataclass(frozen=True, slots=True)
class Adoption:
    """A level's decision that is in force."""

    level: LevelId
    number: int
    by: Author
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftStanding:
    """A draft through all its numbers, and where it stands.

    Attributes:
        drafts: Every number, the last one current; never empty.
        level: The level that has it before it.
        acts: All that the parties did, in order, of all numbers and levels.
        asked_after: How many of the acts came before the parties were last asked anew.
        silence: The silence procedure of the current number at this level, open or confirmed.
        is_confirmed: Whether the chair confirmed that silence.
        adoptions: Those in force, lowest level first.
    """

    drafts: tuple[Draft, ...]
    state: DraftState
    level: LevelId
    acts: tuple[Act, ...] = ()
    asked_after: int = 0
    silence: Silence | None = None
    is_confirmed: bool = False
    explanations: tuple[Explanation, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def id(self) -> DraftId:
        """Its id."""
        return self.current.id

    @property
    def current(self) -> Draft:
        """The last number."""
        return self.drafts[-1]

    @property
    def acts_now(self) -> dict[ActorId, Act]:
        """What each party last did since the parties were last asked."""
        return {act.party: act for act in self.acts[self.asked_after :]}


@dataclass(frozen=True, slots=True)
class EnquiryStanding:
    """An enquiry, as far as the reader may know it.

    Attributes:
        sealed: Who has answered; known to the mediator's team, and to each party of itself.
        answers: A party's own answer; nobody else's is ever here.
        tally: Whether all accept, where the reader knows.
    """

    enquiry: Enquiry
    is_closed: bool = False
    sealed: frozenset[ActorId] = frozenset()
    answers: tuple[tuple[ActorId, bool], ...] = ()
    tally: Tally | None = None
    is_announced: bool = False
