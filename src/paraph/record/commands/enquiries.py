"""Commands about packages that parties answer in secret."""

from dataclasses import dataclass
from typing import ClassVar

from paraph.record.commands.rights import Where, Who
from paraph.terms.agenda import Package
from paraph.terms.drafts import Tally
from paraph.terms.ids import EnquiryId


@dataclass(frozen=True, slots=True)
class PutInSecret:
    """Put a package to every party that must accept, to be answered in secret."""

    TAG: ClassVar[str] = "put-in-secret"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    id: EnquiryId
    package: Package
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnswerInSecret:
    """Accept or reject a package in secret; until the enquiry is closed the last answer counts."""

    TAG: ClassVar[str] = "answer-in-secret"
    BY: ClassVar[Who] = Who.PARTY
    WHERE: ClassVar[Where] = Where.SEALED
    enquiry: EnquiryId
    accepts: bool


@dataclass(frozen=True, slots=True)
class CloseEnquiry:
    """Take no more answers."""

    TAG: ClassVar[str] = "close-enquiry"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    enquiry: EnquiryId


@dataclass(frozen=True, slots=True)
class CountAnswers:
    """Learn whether all accept; a party that did not answer has not accepted.

    Attributes:
        tally: Filled in by the desk, which alone counts sealed answers; whatever a person writes
            here is replaced.
    """

    TAG: ClassVar[str] = "count-answers"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.MEDIATOR
    enquiry: EnquiryId
    tally: Tally | None = None


@dataclass(frozen=True, slots=True)
class AnnounceTally:
    """Tell all whether all accept, and nothing else.

    Attributes:
        tally: Filled in by the desk from the count.
    """

    TAG: ClassVar[str] = "announce-tally"
    BY: ClassVar[Who] = Who.MEDIATOR
    WHERE: ClassVar[Where] = Where.PLENARY
    enquiry: EnquiryId
    tally: Tally | None = None


EnquiryCommand = PutInSecret | AnswerInSecret | CloseEnquiry | CountAnswers | AnnounceTally
