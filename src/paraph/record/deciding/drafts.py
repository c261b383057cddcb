"""Deciding on drafts as a whole: submission, adoption, the way up and down, reopening."""

from datetime import datetime
from typing import assert_never

from paraph.record.commands import drafts as asked
from paraph.record.deciding.acts import decide_act
from paraph.record.deciding.allowed import not_named
from paraph.record.deciding.standing import (
    circle,
    content_amiss,
    dependents,
    in_order,
    not_current,
    not_in,
    still_open,
)
from paraph.record.events import drafts as happened
from paraph.record.events.event import Event
from paraph.record.negotiation import Negotiation
from paraph.record.refusals import (
    Circular,
    NoReason,
    NotAgreed,
    NothingNew,
    NotYours,
    Refusal,
    WrongLevel,
)
from paraph.record.standing import DraftStanding, DraftState
from paraph.terms.drafts import Draft, PackageContent, RoadmapContent, TextContent
from paraph.terms.ids import DraftId, LevelId
from paraph.terms.people import Author

Decision = tuple[Event, ...] | Refusal


def decide_draft(
    talks: Negotiation, command: asked.DraftCommand, author: Author, at: datetime
) -> Decision:
    """Return what happens, or why nothing does."""
    match command:
        case asked.SubmitDraft():
            return _submit(talks, command, author, at)
        case asked.AgreeAsWhole(is_single, early_harvest):
            return (happened.WholeAgreed(is_single, early_harvest),)
        case (
            asked.ActOnDraft()
            | asked.CirculateUnderSilence()
            | asked.ExplainPosition()
            | asked.ConfirmSilence()
        ):
            return decide_act(talks, command, author, at)
        case _:
            unnamed = not_named(talks, author, None)
            return unnamed or _decide_whole(talks, command, author, at)


def _decide_whole(
    talks: Negotiation,
    command: asked.WithdrawDraft
    | asked.AdoptDraft
    | asked.ReferUp
    | asked.SendBack
    | asked.ReopenDraft,
    author: Author,
    at: datetime,
) -> Decision:
    """Return what becomes of a draft as a whole."""
    standing = talks.draft[command.draft]
    match command:
        case asked.WithdrawDraft():
            return _withdraw(talks, standing, command, author, at)
        case asked.AdoptDraft():
            return _adopt(talks, standing, command, author, at)
        case asked.ReferUp(draft, to):
            refused = not_in(standing, command.TAG, DraftState.ADOPTED)
            refused = refused or _wrong_level(talks, standing, to, "above")
            return refused or (happened.DraftReferred(draft, to, author, at),)
        case asked.SendBack():
            return _send_back(talks, standing, command, author, at)
        case asked.ReopenDraft(draft, reason):
            refused = not_in(standing, command.TAG, DraftState.ADOPTED, DraftState.SILENCE)
            refused = refused or (None if reason else NoReason(command.TAG))
            return refused or (
                happened.DraftReopened(draft, reason, author, at),
                *_reopened_with(talks, draft, reason, author, at),
            )
        case _ as never:
            assert_never(never)


def _submit(
    talks: Negotiation, command: asked.SubmitDraft, author: Author, at: datetime
) -> Decision:
    """Return the draft's first number, or its next."""
    refused = content_amiss(talks, command.content) or _empty(command)
    if refused:
        return refused
    round_trip = circle(talks, command.id, command.depends_on)
    if round_trip:
        return Circular(tuple(round_trip))
    standing = talks.draft.get(command.id)
    number = standing.current.number + 1 if standing else 1
    draft = Draft(
        command.id,
        number,
        command.level,
        command.title,
        in_order(talks, command.content),
        author,
        at,
        command.depends_on,
        command.note,
    )
    refused = _cannot_follow(talks, standing, draft) if standing else None
    reason = draft.note or draft.title
    return refused or (
        happened.DraftSubmitted(draft),
        *_reopened_with(talks, draft.id, reason, author, at),
    )


def _empty(command: asked.SubmitDraft) -> Refusal | None:
    """Return that a draft has no title, or nothing in it."""
    match command.content:
        case TextContent(text):
            is_bare = not text.strip()
        case RoadmapContent(package, steps):
            is_bare = package is None and not steps
        case PackageContent():
            is_bare = False
    return NoReason(command.TAG) if is_bare or not command.title.strip() else None


def _cannot_follow(talks: Negotiation, standing: DraftStanding, draft: Draft) -> Refusal | None:
    """Return why a number cannot follow those there are."""
    owner = standing.drafts[0].by.seat
    if not talks.is_mediator(draft.by.seat) and draft.by.seat != owner:
        return NotYours(draft.by.seat, "submit-draft", owner)
    refused = not_in(
        standing,
        "submit-draft",
        DraftState.OPEN,
        DraftState.SENT_BACK,
        DraftState.WITHDRAWN,
    )
    if refused:
        return refused
    if draft.level != standing.level:
        return WrongLevel(draft.id, standing.level, draft.level, "at")
    same = (standing.current.content, standing.current.title, standing.current.depends_on)
    if same == (draft.content, draft.title, draft.depends_on):
        return NothingNew(draft.id, standing.current.number)
    return None


def _withdraw(
    talks: Negotiation,
    standing: DraftStanding,
    command: asked.WithdrawDraft,
    author: Author,
    at: datetime,
) -> Decision:
    """Return that a draft is taken back, by whoever submitted it."""
    owner = standing.drafts[0].by.seat
    if author.seat != owner and not (talks.is_mediator(author.seat) and talks.is_mediator(owner)):
        return NotYours(author.seat, command.TAG, owner)
    refused = not_in(
        standing, command.TAG, DraftState.OPEN, DraftState.SILENCE, DraftState.SENT_BACK
    )
    if refused or not command.reason:
        return refused or NoReason(command.TAG)
    return (
        happened.DraftWithdrawn(standing.id, command.reason, author, at),
        *_reopened_with(talks, standing.id, command.reason, author, at),
    )


def _adopt(
    talks: Negotiation,
    standing: DraftStanding,
    command: asked.AdoptDraft,
    author: Author,
    at: datetime,
) -> Decision:
    """Return the adoption that the chair declares; consensus has to be there already."""
    states = (DraftState.OPEN, DraftState.SILENCE) if standing.is_confirmed else (DraftState.OPEN,)
    refused = not_current(standing, command.number) or not_in(standing, command.TAG, *states)
    if refused:
        return refused
    missing = still_open(talks, standing)
    if missing:
        return NotAgreed(standing.id, standing.level, missing)
    return (happened.DraftAdopted(standing.id, command.number, standing.level, author, at),)


def _send_back(
    talks: Negotiation,
    standing: DraftStanding,
    command: asked.SendBack,
    author: Author,
    at: datetime,
) -> Decision:
    """Return that a draft goes down, and that what depends on it is open again."""
    refused = not_in(standing, command.TAG, DraftState.OPEN, DraftState.ADOPTED)
    refused = refused or _wrong_level(talks, standing, command.to, "below")
    if refused or not command.instructions:
        return refused or NoReason(command.TAG)
    return (
        happened.DraftSentBack(standing.id, command.to, command.instructions, author, at),
        *_reopened_with(talks, standing.id, command.instructions, author, at),
    )


def _wrong_level(
    talks: Negotiation, standing: DraftStanding, to: LevelId, wanted: str
) -> WrongLevel | None:
    """Return that a level is not above, or not below, where a draft stands."""
    rise = talks.rung[to] - talks.rung[standing.level]
    is_right = rise > 0 if wanted == "above" else rise < 0
    return None if is_right else WrongLevel(standing.id, standing.level, to, wanted)


def _reopened_with(
    talks: Negotiation, draft: DraftId, reason: str, author: Author, at: datetime
) -> tuple[Event, ...]:
    """Return that adopted drafts are open again because one that they depend on changed."""
    return tuple(
        happened.DraftReopened(standing.id, reason, author, at, because_of=draft)
        for standing in dependents(talks, draft)
        if standing.adoptions
    )
