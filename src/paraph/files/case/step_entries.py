"""The case folder's form, continued: steps, what they are worth, and whether they were kept."""

from pydantic import AliasChoices, Field

from paraph.files.case.form import (
    Actors,
    Amount,
    Count,
    Date,
    Done,
    Due,
    Expected,
    Happens,
    Id,
    Lasting,
    Length,
    Logic,
    Number,
    Openings,
    OptionalActor,
    OptionalLevel,
    OptionalStep,
    OptionalTrack,
    Part,
    PartyId,
    Renewed,
    Sourced,
    StepId,
    Steps,
    Text,
    Waits,
)
from paraph.terms.steps import ApprovalKind


class StepEntry(Sourced):
    """Something an actor is to do on the roadmap."""

    id: Id = Field(description="How other steps name it.")
    name: Text = Field(description="What is done, in a phrase.")
    deliverable: str = Field("", description="What will be there when it is done.")
    quantity: Amount | None = Field(None, description="How much of it.")
    place: str = Field("", description="Where.")
    actors: Actors = Field(
        None,
        validation_alias=AliasChoices("actor", "actors"),
        description="Who does it; several when they do it together.",
    )
    recipients: Actors = Field(
        None,
        validation_alias=AliasChoices("recipient", "recipients"),
        description="To whom it is done or delivered.",
    )
    track: OptionalTrack = Field(
        None, description="The track it belongs to; that of its options if not given."
    )
    clause: str = Field("", description="The clause of the text that it stands in.")
    carries_out: Logic | None = Field(
        None,
        description="The options that bring this step, as a condition; "
        "without it every package brings the step.",
    )
    after: Waits | None = Field(None, description="What must have happened before it starts.")
    not_before: Due | None = Field(None, description="When it may start at the earliest.")
    duration: Lasting | None = Field(None, description="How long it takes.")
    start_by: Due | None = Field(None, description="When it must have started.")
    deadline: Due | None = Field(None, description="When it must be complete.")
    renewable: Renewed | None = Field(
        None, description="Whether and for how long the deadline may be renewed."
    )
    verifiers: Actors = Field(
        None,
        validation_alias=AliasChoices("verifier", "verifiers"),
        description="Who confirms that it was done.",
    )
    verification_takes: Lasting | None = Field(None, description="How long confirming it takes.")
    guarantors: Actors = Field(
        None,
        validation_alias=AliasChoices("guarantor", "guarantors"),
        description="Who answers for it.",
    )
    gate: Happens | None = Field(
        None,
        description="What releases it, as a rule `verification of STEP`: it starts the same "
        "moment.",
    )
    simultaneous_with: Steps = Field(
        None,
        description="Steps that start with it; all of them take effect when the last is complete.",
    )
    in_parallel_with: Steps = Field(
        None,
        description="Steps that it overlaps: neither is complete before the other has started.",
    )
    escrow_until: Happens | None = Field(
        None,
        description="It is done in advance and takes effect only when this has happened.",
    )
    held_by: Actors = Field(None, description="With `escrow_until`: who keeps it until then.")
    tranches: Count | None = Field(
        None, description="In how many equal parts it is done, one after another."
    )
    tranche_every: Length | None = Field(
        None, description="With `tranches`: the least time from one to the next."
    )
    against: OptionalStep = Field(
        None,
        description="With `tranches`: the step whose verified tranches release these, share by "
        "share.",
    )
    in_return_for: Steps = Field(None, description="Steps of others that it answers.")
    approval: ApprovalKind | None = Field(
        None, description="What kind of approval it is, if it is one."
    )
    level: OptionalLevel = Field(None, description="With `approval`: the level that approves.")
    if_not: str = Field("", description="What follows if it is not done in time.")
    suspends: Steps = Field(None, description="Steps that may then be suspended.")
    suspended_by: Actors = Field(
        None, description="Who may suspend them; whoever does them if not given."
    )
    left_open: Openings = Field((), description="What is left open on purpose, and who settles it.")


class StepValueEntry(Sourced):
    """What a step costs a party, and what it brings it."""

    step: StepId = Field(description="Which step.")
    party: PartyId = Field(description="To whom.")
    cost: Number | None = Field(None, description="What it costs, on the party's own scale.")
    benefit: Number | None = Field(None, description="What it brings, on the same scale.")


class OutsideEventEntry(Sourced):
    """When something that no step brings about is expected."""

    event: Text = Field(description="Its words, as preconditions have them in quotation marks.")
    expected: Expected = Field(description="The day, or the first and the last.")


class ComplianceEntry(Sourced):
    """What was reported of a step."""

    step: StepId = Field(description="Which step.")
    tranche: Part | None = Field(None, description="Which of its tranches; the whole if not given.")
    score: Done = Field(description="How far it is done.")
    date: Date | None = Field(
        None, description="As of when. If not given: the date of the report, or of the case."
    )
    by: OptionalActor = Field(None, description="Who says so, where it is not only the source.")
    verified_by: Actors = Field(None, description="Who confirmed it.")
    disputed_by: Actors = Field(None, description="Who says otherwise.")
    excused: str = Field("", description="Why it need not be done in time.")
    suspended_by: Actors = Field(None, description="Who suspended it as a consequence of another.")
    note: str = Field("", description="What exactly is done, or missing.")
