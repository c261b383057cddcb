"""What became of the drafts: submissions, acts, silence, decisions."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from paraph.terms.drafts import Act, Draft, Explanation, Silence
from paraph.terms.ids import DraftId, LevelId
from paraph.terms.people import Author


@dataclass(frozen=True, slots=True)
class DraftSubmitted:
    """A draft went to a level, or a new number of it did."""

    TAG: ClassVar[str] = "draft-submitted"
    draft: Draft


@dataclass(frozen=True, slots=True)
class DraftWithdrawn:
    """Whoever submitted a draft took it back."""

    TAG: ClassVar[str] = "draft-withdrawn"
    draft: DraftId
    reason: str
    by: Author
    at: datetime


@dataclass(frozen=True, slots=True)
class PartyActed:
    """A party accepted, objected, reserved its position or abstained."""

    TAG: ClassVar[str] = "party-acted"
    act: Act


@dataclass(frozen=True, slots=True)
class SilenceOpened:
    """A draft was circulated under a silence procedure."""

    TAG: ClassVar[str] = "silence-opened"
    silence: Silence


@dataclass(frozen=True, slots=True)
class SilenceBroken:
    """An objection ended a silence procedure."""

    TAG: ClassVar[str] = "silence-broken"
    act: Act


@dataclass(frozen=True, slots=True)
class SilenceConfirmed:
    """The chair confirmed that nobody broke the silence."""

    TAG: ClassVar[str] = "silence-confirmed"
    draft: DraftId
    by: Author
    at: datetime


@dataclass(frozen=True, slots=True)
class PositionExplained:
    """A party put an explanation of its position on record."""

    TAG: ClassVar[str] = "position-explained"
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class DraftAdopted:
    """A level adopted a number of a draft; the chair said so."""

    TAG: ClassVar[str] = "draft-adopted"
    draft: DraftId
    number: int
    level: LevelId
    by: Author
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftReferred:
    """An adopted draft went up to a higher level."""

    TAG: ClassVar[str] = "draft-referred"
    draft: DraftId
    to: LevelId
    by: Author
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftSentBack:
    """A level sent a draft down, with instructions."""

    TAG: ClassVar[str] = "draft-sent-back"
    draft: DraftId
    to: LevelId
    instructions: str
    by: Author
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftReopened:
    """What had been adopted is open again.

    Attributes:
        because_of: The draft whose change brought this one with it; None where this one was
            reopened for itself.
    """

    TAG: ClassVar[str] = "draft-reopened"
    draft: DraftId
    reason: str
    by: Author
    at: datetime
    because_of: DraftId | None = None


@dataclass(frozen=True, slots=True)
class WholeAgreed:
    """It was settled whether nothing is agreed until everything is agreed.

    Attributes:
        early_harvest: Drafts that are agreed as soon as they are adopted at the top.
    """

    TAG: ClassVar[str] = "whole-agreed"
    is_single: bool
    early_harvest: tuple[DraftId, ...]


DraftEvent = (
    DraftSubmitted
    | DraftWithdrawn
    | PartyActed
    | SilenceOpened
    | SilenceBroken
    | SilenceConfirmed
    | PositionExplained
    | DraftAdopted
    | DraftReferred
    | DraftSentBack
    | DraftReopened
    | WholeAgreed
)
