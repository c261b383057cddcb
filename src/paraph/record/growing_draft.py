"""A draft while it is folded: what parties do about it is added, not copied each time."""

from datetime import datetime

from paraph.record.standing import Adoption, DraftStanding, DraftState, Move, MoveKind
from paraph.terms.drafts import Act, Draft, Explanation, Silence
from paraph.terms.ids import DraftId
from paraph.terms.people import Author


class GrowingDraft:
    """The parts of a `DraftStanding`, of which they are those of the same name."""

    def __init__(self, draft: Draft) -> None:
        """Begin with a first number before its level."""
        self.drafts = [draft]
        self.state = DraftState.OPEN
        self.level = draft.level
        self.acts: list[Act] = []
        self.asked_after = 0
        self.silence: Silence | None = None
        self.is_confirmed = False
        self.explanations: list[Explanation] = []
        self.adoptions: list[Adoption] = []
        self.moves: list[Move] = []

    @classmethod
    def of(cls, standing: DraftStanding) -> "GrowingDraft":
        """Return a draft that grows on from where it stands."""
        growing = cls(standing.drafts[0])
        growing.drafts = list(standing.drafts)
        growing.state, growing.level = standing.state, standing.level
        growing.acts, growing.asked_after = list(standing.acts), standing.asked_after
        growing.silence, growing.is_confirmed = standing.silence, standing.is_confirmed
        growing.explanations = list(standing.explanations)
        growing.adoptions = list(standing.adoptions)
        growing.moves = list(standing.moves)
        return growing

    def note(
        self,
        kind: MoveKind,
        by: Author,
        at: datetime,
        words: str = "",
        because_of: DraftId | None = None,
    ) -> None:
        """Put one more move into the history."""
        move = Move(kind, self.drafts[-1].number, self.level, by, at, words, because_of)
        self.moves.append(move)

    def standing(self) -> DraftStanding:
        """Return where the draft stands."""
        return DraftStanding(
            tuple(self.drafts),
            self.state,
            self.level,
            tuple(self.acts),
            self.asked_after,
            self.silence,
            self.is_confirmed,
            tuple(self.explanations),
            tuple(self.adoptions),
            tuple(self.moves),
        )
