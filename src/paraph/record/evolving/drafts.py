"""What submissions, acts and decisions make of a draft."""

from typing import assert_never

from paraph.record.events import drafts as happened
from paraph.record.growing import Growing
from paraph.record.growing_draft import GrowingDraft
from paraph.record.standing import Adoption, DraftState, MoveKind
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
        case happened.DraftSubmitted(draft) if draft.id not in talks.drafts:
            talks.drafts[draft.id] = GrowingDraft(draft)
            talks.drafts[draft.id].note(MoveKind.SUBMITTED, draft.by, draft.at, draft.note)
        case _:
            _move(talks.drafts[_draft_of(event)], event)


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


def _move(draft: GrowingDraft, event: Moving) -> None:
    """Take one more event into a draft."""
    match event:
        case happened.DraftSubmitted(number):
            _renew(draft, number)
        case happened.PartyActed(act):
            draft.acts.append(act)
        case happened.PositionExplained(explanation):
            draft.explanations.append(explanation)
        case happened.SilenceOpened(silence):
            _circulate(draft, silence)
        case happened.SilenceBroken(act):
            _break(draft, act)
        case happened.SilenceConfirmed(_, by, at):
            draft.is_confirmed = True
            draft.note(MoveKind.CONFIRMED, by, at)
        case _:
            _decide(draft, event)


def _decide(
    draft: GrowingDraft,
    event: happened.DraftWithdrawn
    | happened.DraftAdopted
    | happened.DraftReferred
    | happened.DraftSentBack
    | happened.DraftReopened,
) -> None:
    """Take what was decided of a draft as a whole."""
    match event:
        case happened.DraftAdopted(_, number, level, by, at):
            draft.adoptions.append(Adoption(level, number, by, at))
            draft.state = DraftState.ADOPTED
            draft.note(MoveKind.ADOPTED, by, at)
        case happened.DraftReferred(_, to, by, at):
            _ask(draft, to, DraftState.OPEN)
            draft.note(MoveKind.REFERRED, by, at)
        case happened.DraftSentBack(_, to, instructions, by, at):
            draft.adoptions.clear()
            _ask(draft, to, DraftState.SENT_BACK)
            draft.note(MoveKind.SENT_BACK, by, at, instructions)
        case happened.DraftReopened(_, reason, by, at, because_of):
            draft.adoptions.clear()
            _ask(draft, draft.level, DraftState.OPEN)
            draft.note(MoveKind.REOPENED, by, at, reason, because_of)
        case happened.DraftWithdrawn(_, reason, by, at):
            draft.adoptions.clear()
            _ask(draft, draft.level, DraftState.WITHDRAWN)
            draft.note(MoveKind.WITHDRAWN, by, at, reason)
        case _ as never:
            assert_never(never)


def _renew(draft: GrowingDraft, number: Draft) -> None:
    """Take a further number; nobody has acted on that yet, and no adoption is in force."""
    draft.adoptions.clear()
    draft.drafts.append(number)
    _ask(draft, number.level, DraftState.OPEN)
    draft.note(MoveKind.SUBMITTED, number.by, number.at, number.note)


def _circulate(draft: GrowingDraft, silence: Silence) -> None:
    """Put a draft under silence; what the parties did before still counts."""
    draft.silence, draft.is_confirmed, draft.state = silence, False, DraftState.SILENCE
    draft.note(MoveKind.CIRCULATED, silence.by, silence.opened)


def _break(draft: GrowingDraft, act: Act) -> None:
    """End a silence that one party broke; its objection stands."""
    draft.silence, draft.state = None, DraftState.OPEN
    draft.acts.append(act)
    draft.note(MoveKind.BROKEN, Author(act.person, Seat(act.party)), act.at, act.reason)


def _ask(draft: GrowingDraft, level: LevelId, state: DraftState) -> None:
    """Put a draft before a level; what the parties did before no longer counts."""
    draft.level, draft.state = level, state
    draft.silence, draft.is_confirmed = None, False
    draft.asked_after = len(draft.acts)
