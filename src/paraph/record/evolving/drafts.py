"""What submissions, acts and decisions make of a draft."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from paraph.record.events import drafts as happened
from paraph.record.growing import Growing
from paraph.record.standing import Adoption, DraftStanding, DraftState, Move, MoveKind
from paraph.terms.drafts import Act, Draft, Silence
from paraph.terms.ids import DraftId, LevelId, Seat
from paraph.terms.people import Author

Moving = (
    happened.DraftSubmitted
    | happened.DraftWithdrawn
    | happened.PartyActed
    | happened.SilenceOpened
    | happened.SilenceBroken
    | happened.SilenceConfirmed
    | happened.PositionExplained
    | happened.DraftAdopted
    | happened.DraftReferred
    | happened.DraftSentBack
    | happened.DraftReopened
)


def take_draft(talks: Growing, event: happened.DraftEvent) -> None:
    """Take what happened to a draft into the state."""
    match event:
        case happened.WholeAgreed(is_single, early_harvest):
            talks.set(is_single=is_single, early_harvest=early_harvest)
        case happened.DraftSubmitted(draft) if not talks.has("drafts", draft.id):
            talks.put("drafts", _submitted(None, draft))
        case _:
            standing = talks.known("drafts", _draft_of(event))
            talks.put("drafts", _moved(standing, event))


def _draft_of(event: Moving) -> DraftId:
    """Return which draft an event is about."""
    match event:
        case happened.DraftSubmitted(draft):
            return draft.id
        case happened.PartyActed(act) | happened.SilenceBroken(act):
            return act.draft
        case happened.SilenceOpened(silence):
            return silence.draft
        case happened.PositionExplained(explanation):
            return explanation.draft
        case _:
            return event.draft


def _moved(standing: DraftStanding, event: Moving) -> DraftStanding:  # noqa: PLR0911 - one match
    """Return where a draft stands after one more event."""
    match event:
        case happened.DraftSubmitted(draft):
            return _submitted(standing, draft)
        case happened.PartyActed(act):
            return replace(standing, acts=(*standing.acts, act))
        case happened.PositionExplained(explanation):
            return replace(standing, explanations=(*standing.explanations, explanation))
        case happened.SilenceOpened(silence):
            return _circulated(standing, silence)
        case happened.SilenceBroken(act):
            return _broken(standing, act)
        case happened.SilenceConfirmed(_, by, at):
            return _noted(replace(standing, is_confirmed=True), MoveKind.CONFIRMED, by, at)
        case happened.DraftAdopted(_, number, level, by, at):
            in_force = (*standing.adoptions, Adoption(level, number, by, at))
            adopted = replace(standing, adoptions=in_force, state=DraftState.ADOPTED)
            return _noted(adopted, MoveKind.ADOPTED, by, at)
        case happened.DraftReferred(_, to, by, at):
            return _noted(_at_level(standing, to, DraftState.OPEN), MoveKind.REFERRED, by, at)
        case happened.DraftSentBack(_, to, instructions, by, at):
            back = _at_level(_lapsed(standing), to, DraftState.SENT_BACK)
            return _noted(back, MoveKind.SENT_BACK, by, at, instructions)
        case happened.DraftReopened(_, reason, by, at, because_of):
            open_again = _at_level(_lapsed(standing), standing.level, DraftState.OPEN)
            return _noted(open_again, MoveKind.REOPENED, by, at, reason, because_of)
        case happened.DraftWithdrawn(_, reason, by, at):
            gone = _at_level(_lapsed(standing), standing.level, DraftState.WITHDRAWN)
            return _noted(gone, MoveKind.WITHDRAWN, by, at, reason)
        case _ as never:
            assert_never(never)


def _submitted(standing: DraftStanding | None, draft: Draft) -> DraftStanding:
    """Return a draft with its first number, or with one more; nobody has acted on that yet."""
    if standing is None:
        begun = DraftStanding((draft,), DraftState.OPEN, draft.level)
    else:
        renewed = replace(_lapsed(standing), drafts=(*standing.drafts, draft))
        begun = _at_level(renewed, draft.level, DraftState.OPEN)
    return _noted(begun, MoveKind.SUBMITTED, draft.by, draft.at, draft.note)


def _circulated(standing: DraftStanding, silence: Silence) -> DraftStanding:
    """Return a draft under silence."""
    quiet = replace(standing, silence=silence, is_confirmed=False, state=DraftState.SILENCE)
    return _noted(quiet, MoveKind.CIRCULATED, silence.by, silence.opened)


def _broken(standing: DraftStanding, act: Act) -> DraftStanding:
    """Return a draft whose silence one party broke; its objection stands."""
    open_again = replace(standing, silence=None, state=DraftState.OPEN, acts=(*standing.acts, act))
    by = Author(act.person, Seat(act.party))
    return _noted(open_again, MoveKind.BROKEN, by, act.at, act.reason)


def _at_level(standing: DraftStanding, level: LevelId, state: DraftState) -> DraftStanding:
    """Return a draft before a level, asked anew."""
    return replace(
        standing,
        level=level,
        state=state,
        silence=None,
        is_confirmed=False,
        asked_after=len(standing.acts),
    )


def _lapsed(standing: DraftStanding) -> DraftStanding:
    """Return a draft of which no adoption is in force any more."""
    return replace(standing, adoptions=())


def _noted(
    standing: DraftStanding,
    kind: MoveKind,
    by: Author,
    at: datetime,
    words: str = "",
    because_of: DraftId | None = None,
) -> DraftStanding:
    """Return a draft with one more move in its history."""
    move = Move(kind, standing.current.number, standing.level, by, at, words, because_of)
    return replace(standing, moves=(*standing.moves, move))
