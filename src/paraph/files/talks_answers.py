"""The answers of `--json` about a journal: one object a command, with these keys and no others.

Moments are in UTC, ISO 8601; days are those of the seat that set them.
"""

import datetime as dt

from pydantic import Field

from paraph.files.answers import Answer, CaseAnswer


class AuthorAnswer(Answer):
    """Whose act it is, and for whom."""

    person: str = Field(description="Id of the person.")
    name: str = Field(description="Name of the person; the id of one who is no member any more.")
    seat: str = Field(description="Id of the party, or `mediator`.")


class ActAnswer(Answer):
    """What a party did about one number of a draft at one level."""

    party: str
    by: AuthorAnswer
    number: int
    level: str
    kind: str = Field(
        description="`accept`, `accept ad referendum`, `object`, `reserve` or `abstain`."
    )
    at: dt.datetime
    until: dt.date | None = Field(description="By when the capital is to confirm.")
    reason: str


class OpenAnswer(Answer):
    """What one party has not settled."""

    party: str
    act: str | None = Field(description="What it did; null where it has not acted.")


class AdoptionAnswer(Answer):
    """A level's decision that is in force, as a named person declared it."""

    level: str
    number: int
    by: AuthorAnswer
    at: dt.datetime


class MoveAnswer(Answer):
    """One thing that happened to a draft."""

    kind: str = Field(
        description="`submitted`, `circulated under silence`, `silence broken`, `silence "
        "confirmed`, `adopted`, `referred up`, `sent back`, `reopened` or `withdrawn`."
    )
    number: int
    level: str = Field(description="Where the draft stood afterwards.")
    by: AuthorAnswer
    at: dt.datetime
    words: str = Field(description="Instructions or reasons.")
    because_of: str | None = Field(description="The draft whose change brought this about.")


class SilenceAnswer(Answer):
    """A silence procedure, open or confirmed."""

    number: int
    opened: dt.datetime
    closes: dt.datetime
    zone: str = Field(description="IANA name of the zone in which the deadline was set.")
    by: AuthorAnswer
    confirmed: bool


class ExplanationAnswer(Answer):
    """An explanation of position."""

    party: str
    by: AuthorAnswer
    number: int
    at: dt.datetime
    words: str


class OptionChangeAnswer(Answer):
    """An issue that is settled otherwise."""

    issue: str
    before: str | None
    after: str | None


class StepChangeAnswer(Answer):
    """A step that came, went, was altered or moved."""

    kind: str = Field(description="`added`, `removed`, `changed` or `moved`.")
    step: str
    fields: list[str] = Field(description="What of it is otherwise.")


class RunAnswer(Answer):
    """Words that stayed, went or came together."""

    kind: str = Field(description="`same`, `out` or `in`.")
    words: str


class ParagraphChangeAnswer(Answer):
    """A paragraph that came, went or was altered."""

    kind: str = Field(description="`added`, `removed` or `changed`.")
    place: int = Field(description="From 1; in the earlier text where it was removed.")
    runs: list[RunAnswer]


class DraftChangesAnswer(Answer):
    """What one number of a draft changes against the one before it."""

    number: int
    title: str | None = Field(description="The new title; null where it stayed.")
    depends_more: list[str]
    depends_less: list[str]
    other_kind: bool
    options: list[OptionChangeAnswer]
    steps: list[StepChangeAnswer]
    paragraphs: list[ParagraphChangeAnswer]


class DraftStepAnswer(Answer):
    """A step of a draft roadmap."""

    id: str
    name: str


class NumberAnswer(Answer):
    """One number of a draft, as submitted."""

    number: int
    title: str
    level: str
    kind: str = Field(description="`text`, `package` or `roadmap`.")
    text: str | None
    package: dict[str, str] | None = Field(description="Option by issue.")
    steps: list[DraftStepAnswer]
    by: AuthorAnswer
    at: dt.datetime
    depends_on: list[str]
    note: str


class DraftAnswer(Answer):
    """A draft through all its numbers, and where it stands."""

    id: str
    title: str
    number: int = Field(description="The current one.")
    state: str = Field(
        description="`open`, `under silence`, `adopted`, `sent back` or `withdrawn`."
    )
    level: str = Field(description="The level that has it before it.")
    agreement: str = Field(description="`agreed`, `agreed provisionally` or `not agreed`.")
    numbers: list[NumberAnswer]
    acts_now: list[ActAnswer] = Field(description="Since the parties were last asked.")
    missing: list[OpenAnswer] = Field(description="Empty unless it is open or under silence.")
    silence: SilenceAnswer | None
    adoptions: list[AdoptionAnswer] = Field(description="Those in force, lowest level first.")
    moves: list[MoveAnswer]
    acts: list[ActAnswer] = Field(description="All, of all numbers and levels.")
    explanations: list[ExplanationAnswer]
    changes: list[DraftChangesAnswer]


class LevelAnswer(Answer):
    """A level of the ladder."""

    id: str
    name: str


class MeetingAnswer(Answer):
    """A meeting."""

    id: str
    level: str
    place: str
    first: dt.date
    last: dt.date
    agenda: list[str]
    issues: list[str]
    state: str = Field(description="`called`, `held` or `cancelled`.")
    reason: str = Field(description="Why it was cancelled.")
    chair: str | None
    attended: list[str]
    note: str


class MandateReportAnswer(Answer):
    """What was reported of a mandate."""

    outcome: str = Field(description="`done`, `late` or `refused`.")
    on: dt.date
    words: str


class MandateAnswer(Answer):
    """A task that one level gave another."""

    id: str
    giver: str
    taker: str
    task: str
    due_at: str | None = Field(description="The meeting at which it is due.")
    due_on: dt.date | None
    limits: list[str]
    given_at: str | None = Field(description="The meeting that gave it.")
    reports: list[MandateReportAnswer]


class EnquiryAnswer(Answer):
    """A package answered in secret, as far as the reader may know of it."""

    id: str
    package: dict[str, str] = Field(description="Option by issue.")
    asked: list[str]
    note: str
    closed: bool
    answered: list[str] = Field(description="Parties known to have answered.")
    own_answer: bool | None = Field(description="What the reader answered, if it did.")
    tally: str | None = Field(description="`all accept` or `not all`, where the reader knows.")
    announced: bool


class LadderAnswer(Answer):
    """`paraph ladder JOURNAL --json`."""

    case: CaseAnswer
    reader: str | None
    now: dt.datetime
    levels: list[LevelAnswer] = Field(description="Lowest first.")
    single: bool = Field(description="Whether nothing is agreed until everything is agreed.")
    early_harvest: list[str]
    drafts: list[DraftAnswer]
    meetings: list[MeetingAnswer]
    mandates: list[MandateAnswer]
    enquiries: list[EnquiryAnswer]


class DueItemAnswer(Answer):
    """One thing that somebody waits for."""

    kind: str
    urgency: str = Field(description="`overdue`, `due` or `no date`.")
    subject: str = Field(description="Id of the draft, mandate, enquiry or meeting.")
    by: dt.datetime | None
    day: dt.date | None = Field(description="The day, as the seat that holds it up counts days.")
    zone: str
    seats: list[str] = Field(description="Who holds it up.")
    level: str | None
    message: str


class DueAnswer(Answer):
    """`paraph due JOURNAL --json`."""

    case: CaseAnswer
    reader: str | None
    now: dt.datetime
    due: list[DueItemAnswer] = Field(description="Soonest first, what has no date last.")


class EntryAnswer(Answer):
    """One entry of the journal."""

    channel: str = Field(description="`plenary`, `caucus/PARTY`, `sealed/PARTY` or `mediator`.")
    number: int = Field(description="From 1 in its channel.")
    at: dt.datetime
    recorded: dt.datetime
    by: AuthorAnswer
    kind: str = Field(description="The word by which the event is stored.")
    message: str


class LogAnswer(Answer):
    """`paraph log JOURNAL --json`."""

    case: CaseAnswer
    reader: str | None
    entries: list[EntryAnswer] = Field(description="In the order in which the reader knew them.")


class BadEntryAnswer(Answer):
    """The first entry at which a chain breaks."""

    channel: str | None
    number: int
    ledger: int
    defect: str


class DifferingAnswer(Answer):
    """A chain that does not hold what a receipt says."""

    chain: str
    number: int
    cut: bool = Field(description="Whether the chain ends before that entry.")


class BadDocumentAnswer(Answer):
    """A document that is not what its digest says, or is not there."""

    digest: str
    name: str
    missing: bool


class VerifiedAnswer(Answer):
    """`paraph verify JOURNAL --json`."""

    holds: bool
    entries: int = Field(description="How many were followed.")
    receipts: int = Field(description="How many were held against the journal.")
    bad: BadEntryAnswer | None
    differing: list[DifferingAnswer]
    documents: list[BadDocumentAnswer]
    messages: list[str]
