"""What counts as agreed: adopted at the top, and, of a single whole, with everything else."""

from enum import StrEnum

from paraph.record.negotiation import Negotiation
from paraph.record.standing import DraftStanding, DraftState


class Agreement(StrEnum):
    """Whether a draft is agreed."""

    AGREED = "agreed"
    PROVISIONAL = "agreed provisionally"
    NOT = "not agreed"


def is_adopted_at_top(talks: Negotiation, standing: DraftStanding) -> bool:
    """Whether the highest level adopted a draft, and its adoption is in force."""
    return bool(talks.ladder) and any(
        each.level == talks.ladder[-1].id for each in standing.adoptions
    )


def agreement(talks: Negotiation, standing: DraftStanding) -> Agreement:
    """Return whether a draft is agreed.

    A draft is agreed once the top has adopted it. Where nothing is agreed until everything is
    agreed, every draft that was not withdrawn has to be adopted there as well, unless this one was
    excepted as early harvest; until then it is agreed provisionally.
    """
    if not is_adopted_at_top(talks, standing):
        return Agreement.NOT
    if not talks.is_single or standing.id in talks.early_harvest or not outstanding(talks):
        return Agreement.AGREED
    return Agreement.PROVISIONAL


def outstanding(talks: Negotiation) -> tuple[DraftStanding, ...]:
    """Return the drafts, withdrawn ones left out, that the top has not adopted."""
    return tuple(
        each
        for each in talks.drafts
        if each.state is not DraftState.WITHDRAWN and not is_adopted_at_top(talks, each)
    )
