"""Packages that parties answer in secret, and the files of the folder that was opened."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from paraph.terms.drafts import Enquiry, Tally
from paraph.terms.ids import ActorId, EnquiryId


@dataclass(frozen=True, slots=True)
class EnquiryPut:
    """A package was put to parties that answer in secret; told to all."""

    TAG: ClassVar[str] = "enquiry-put"
    enquiry: Enquiry


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """A party accepted or rejected in secret; only that party can read it."""

    TAG: ClassVar[str] = "answer-given"
    enquiry: EnquiryId
    party: ActorId
    accepts: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class AnswerSealed:
    """A party has answered; the mediator's team learns that much and no more."""

    TAG: ClassVar[str] = "answer-sealed"
    enquiry: EnquiryId
    party: ActorId
    at: datetime


@dataclass(frozen=True, slots=True)
class EnquiryClosed:
    """No more answers are taken; told to all."""

    TAG: ClassVar[str] = "enquiry-closed"
    enquiry: EnquiryId


@dataclass(frozen=True, slots=True)
class AnswersCounted:
    """The mediator's team learned whether all accept."""

    TAG: ClassVar[str] = "answers-counted"
    enquiry: EnquiryId
    tally: Tally


@dataclass(frozen=True, slots=True)
class TallyAnnounced:
    """The mediator's team told all whether all accept."""

    TAG: ClassVar[str] = "tally-announced"
    enquiry: EnquiryId
    tally: Tally


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of the folder that the talks were opened from.

    Attributes:
        digest: SHA-256 of its bytes, in hex.
    """

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class FolderKept:
    """A case folder was opened into the journal; its files are kept as they were.

    Attributes:
        digest: Of the events that the folder made.
    """

    TAG: ClassVar[str] = "folder-kept"
    files: tuple[KeptFile, ...]
    digest: str


EnquiryEvent = (
    EnquiryPut
    | AnswerGiven
    | AnswerSealed
    | EnquiryClosed
    | AnswersCounted
    | TallyAnnounced
    | FolderKept
)
