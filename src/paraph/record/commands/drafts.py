"""Commands about drafts: submit, act, keep silence, decide."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from paraph.record.commands.rights import Where, Who
from paraph.terms.drafts import ActKind, Content
from paraph.terms.ids import DraftId, LevelId


@dataclass(frozen=True, slots=True)
class SubmitDraft:
    """Submit a draft to a level, or a new number of one that is known.

    Attributes:
        depends_on: Drafts whose change is to reopen this one.
    """

    TAG: ClassVar[str] = "submit-draft"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.PLENARY
    id: DraftId
    title: str
    level: LevelId
    content: Content
    depends_on: tuple[DraftId, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawDraft:
    """Take a draft back."""

    TAG: ClassVar[str] = "withdraw-draft"
    BY: ClassVar[Who] = Who.SEAT
    WHERE: ClassVar[Where] = Where.PLENARY
    draft: DraftId
    reason: str


@dataclass(frozen=True, slots=True)
class ActOnDraft:
    """Accept, accept ad referendum, object, reserve the position or abstain, for a party.

    Attributes:
        number: Which number of the draft is meant; only the current one can be acted on.
        until: By when the capital is to confirm; of `accept ad referendum` only.
        working_days: The same as a count of working days of the party.
    """

    TAG: ClassVar[str] = "act-on-draft"
    BY: ClassVar[Who] = Who.PARTY
    WHERE: ClassVar[Where] = Where.PLENARY
    draft: DraftId
    number: int
    kind: ActKind
    until: date | None = None
    working_days: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CirculateUnderSilence:
    """Circulate a draft: unless a party objects before the deadline, all have agreed.

    Attributes:
        closes: At least 72 hours away.
        zone: IANA name of the zone in which people are to read the deadline.
    """

    TAG: ClassVar[str] = "circulate-under-silence"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    draft: DraftId
    number: int
    closes: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class ExplainPosition:
    """Put an explanation of position on record, without objecting."""

    TAG: ClassVar[str] = "explain-position"
    BY: ClassVar[Who] = Who.PARTY
    WHERE: ClassVar[Where] = Where.PLENARY
    draft: DraftId
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class ConfirmSilence:
    """Confirm, as the chair, that the deadline has passed and nobody objected."""

    TAG: ClassVar[str] = "confirm-silence"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    draft: DraftId


@dataclass(frozen=True, slots=True)
class AdoptDraft:
    """Declare, as the chair, that the level has adopted a draft by consensus."""

    TAG: ClassVar[str] = "adopt-draft"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    draft: DraftId
    number: int


@dataclass(frozen=True, slots=True)
class ReferUp:
    """Refer an adopted draft to a higher level."""

    TAG: ClassVar[str] = "refer-up"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    draft: DraftId
    to: LevelId


@dataclass(frozen=True, slots=True)
class SendBack:
    """Send a draft down to a lower level, with instructions."""

    TAG: ClassVar[str] = "send-back"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    draft: DraftId
    to: LevelId
    instructions: str


@dataclass(frozen=True, slots=True)
class ReopenDraft:
    """Open again what was adopted; what depends on it is opened with it."""

    TAG: ClassVar[str] = "reopen-draft"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    draft: DraftId
    reason: str


@dataclass(frozen=True, slots=True)
class AgreeAsWhole:
    """Settle whether nothing is agreed until everything is agreed, and what is excepted."""

    TAG: ClassVar[str] = "agree-as-whole"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    is_single: bool
    early_harvest: tuple[DraftId, ...] = ()


DraftCommand = (
    SubmitDraft
    | WithdrawDraft
    | ActOnDraft
    | CirculateUnderSilence
    | ExplainPosition
    | ConfirmSilence
    | AdoptDraft
    | ReferUp
    | SendBack
    | ReopenDraft
    | AgreeAsWhole
)
